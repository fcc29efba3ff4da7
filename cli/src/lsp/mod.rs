//! `lsp`: a language server over the standard input and output, for the editors of `docs/command.md`.
//!
//! | module | task |
//! |---|---|
//! | `documents` | the files of the editor, and the policies that contain them |
//! | `outline` | the keys and values of a file, even if it is broken |
//! | `format` | the table of keys, by the keys of a place |
//! | `position` | positions and addresses of the protocol |
//! | `diagnostics` | errors and findings, and their repairs |
//! | `completion` | what can be written at a place |
//! | `hover` | what a key means and inherits; where a name is declared |
//!
//! The server answers one message after another: compiling a policy takes a few milliseconds.

mod completion;
mod diagnostics;
mod documents;
mod format;
mod hover;
mod outline;
mod position;

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::policies::normal;
use diagnostics::Reports;
use documents::Documents;
use position::{byte, path, uri};

/// Serve an editor: errors as you type, repairs, completion, explanations (Language Server Protocol).
#[derive(Args, Debug)]
pub(crate) struct Options {}

/// Runs the server until the editor ends it.
pub(crate) fn run() -> Result<Outcome, Failure> {
    let (connection, threads) = Connection::stdio();
    let capabilities = json!({
        "textDocumentSync": { "openClose": true, "change": 1, "save": true },
        "completionProvider": { "triggerCharacters": ["\"", "{", "[", ".", ":"] },
        "hoverProvider": true,
        "definitionProvider": true,
        "codeActionProvider": { "codeActionKinds": ["quickfix"] },
    });
    let failed =
        |error: &dyn std::fmt::Display| Failure::new("the editor has ended").because(&error);
    let started = connection.initialize(capabilities);
    started.map_err(|error| failed(&error))?;
    let mut server = Server {
        connection,
        documents: Documents::default(),
        reports: Reports::default(),
        reported: BTreeSet::new(),
    };
    server.serve().map_err(|error| failed(&error))?;
    drop(server);
    threads.join().map_err(|error| failed(&error))?;
    Ok(Outcome::Clean)
}

struct Server {
    connection: Connection,
    documents: Documents,
    /// What was reported last.
    reports: Reports,
    /// The files with diagnostics in the editor.
    reported: BTreeSet<PathBuf>,
}

type Sent = Result<(), Box<dyn std::error::Error + Send + Sync>>;

impl Server {
    fn serve(&mut self) -> Sent {
        while let Ok(message) = self.connection.receiver.recv() {
            match message {
                Message::Request(request) => {
                    if self.connection.handle_shutdown(&request)? {
                        return Ok(());
                    }
                    let response = self.answer(request);
                    self.connection.sender.send(Message::Response(response))?;
                }
                Message::Notification(notification) => self.notice(&notification)?,
                Message::Response(_) => {}
            }
        }
        Ok(())
    }

    fn answer(&self, request: Request) -> Response {
        let parameters = &request.params;
        let uri = parameters["textDocument"]["uri"].as_str();
        let document = uri.and_then(path);
        let at = document.and_then(|path| {
            let text = self.documents.text(&path)?;
            Some((byte(&text, &parameters["position"]), text, path))
        });
        let result = match (request.method.as_str(), at) {
            ("textDocument/completion", Some((at, _, path))) => {
                completion::completion(&self.documents, &path, at).into()
            }
            ("textDocument/hover", Some((at, _, path))) => {
                hover::hover(&self.documents, &path, at).unwrap_or_default()
            }
            ("textDocument/definition", Some((at, _, path))) => {
                hover::definition(&self.documents, &path, at).unwrap_or_default()
            }
            ("textDocument/codeAction", Some((_, text, path))) => {
                self.actions(&path, &text, &parameters["range"])
            }
            (
                "textDocument/completion"
                | "textDocument/hover"
                | "textDocument/definition"
                | "textDocument/codeAction",
                None,
            ) => Value::Null,
            (method, _) => {
                let message = format!("there is no method {method}");
                return Response::new_err(request.id, ErrorCode::MethodNotFound as i32, message);
            }
        };
        Response::new_ok(request.id, result)
    }

    /// Returns the repairs of what is reported in a range.
    fn actions(&self, path: &PathBuf, text: &str, range: &Value) -> Value {
        let (start, end) = (byte(text, &range["start"]), byte(text, &range["end"]));
        let repairs = self.reports.repairs.iter();
        let repairs = repairs
            .filter(|(file, place, _)| file == path && place.start <= end && start <= place.end);
        repairs.map(|(_, _, action)| action.clone()).collect()
    }

    fn notice(&mut self, notification: &Notification) -> Sent {
        let document = &notification.params["textDocument"];
        let Some(path) = document["uri"].as_str().and_then(path) else {
            return Ok(());
        };
        match notification.method.as_str() {
            "textDocument/didOpen" => {
                let text = document["text"].as_str().unwrap_or_default();
                self.documents.set(path, text.to_owned());
            }
            "textDocument/didChange" => {
                // Each change has the whole text.
                let changes = notification.params["contentChanges"].as_array();
                let last = changes.and_then(|changes| changes.last());
                if let Some(text) = last.and_then(|change| change["text"].as_str()) {
                    self.documents.set(path, text.to_owned());
                }
            }
            "textDocument/didClose" => self.documents.close(&path),
            "textDocument/didSave" => {}
            _ => return Ok(()),
        }
        self.report()
    }

    /// Compiles the policies of the open files, and sends what they report.
    fn report(&mut self) -> Sent {
        let mut compiled = Vec::new();
        let mut known: BTreeSet<PathBuf> = BTreeSet::new();
        for path in self.documents.paths() {
            if known.contains(&path) {
                continue;
            }
            for one in self.documents.compile(&path) {
                known.extend(one.paths().map(|path| normal(&path)));
                compiled.push(one);
            }
        }
        self.reports = diagnostics::reports(&compiled);
        let files: BTreeSet<PathBuf> = self.reports.by_file.keys().cloned().collect();
        for path in self.reported.union(&files) {
            let diagnostics = self.reports.by_file.get(path).cloned().unwrap_or_default();
            let parameters = json!({ "uri": uri(path), "diagnostics": diagnostics });
            let method = "textDocument/publishDiagnostics".to_owned();
            let notification = Notification::new(method, parameters);
            self.connection
                .sender
                .send(Message::Notification(notification))?;
        }
        self.reported = files;
        Ok(())
    }
}
