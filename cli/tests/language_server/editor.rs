//! An editor that drives the server.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

/// An editor with a folder of policies.
pub(crate) struct Editor {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    pub(crate) folder: tempfile::TempDir,
    last: u64,
    /// The diagnostics of each file that the server sent last.
    pub(crate) diagnostics: std::collections::BTreeMap<String, Vec<Value>>,
}

impl Editor {
    pub(crate) fn start(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            fs::write(folder.path().join(name), text).expect("a file");
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_charte"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the command starts");
        let mut editor = Self {
            input: child.stdin.take().expect("a pipe"),
            output: BufReader::new(child.stdout.take().expect("a pipe")),
            child,
            folder,
            last: 0,
            diagnostics: std::collections::BTreeMap::new(),
        };
        let capabilities = editor.request("initialize", &json!({ "capabilities": {} }));
        assert_eq!(capabilities["capabilities"]["hoverProvider"], true);
        editor.notify("initialized", &json!({}));
        editor
    }

    pub(crate) fn uri(&self, name: &str) -> String {
        format!("file://{}", self.folder.path().join(name).display())
    }

    pub(crate) fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("a message");
        self.input.flush().expect("a message");
    }

    pub(crate) fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(
                self.output.read_line(&mut line).expect("a line") > 0,
                "the server ended"
            );
            match line.trim().split_once(": ") {
                Some(("Content-Length", text)) => length = text.parse().expect("a length"),
                Some(_) => {}
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).expect("a message");
        serde_json::from_slice(&body).expect("JSON")
    }

    pub(crate) fn notify(&mut self, method: &str, parameters: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": parameters }));
    }

    /// Sends a request, and returns its result. Keeps the diagnostics that come before it.
    pub(crate) fn request(&mut self, method: &str, parameters: &Value) -> Value {
        self.last += 1;
        let id = self.last;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": parameters }));
        loop {
            let message = self.receive();
            if message["method"] == "textDocument/publishDiagnostics" {
                let uri = message["params"]["uri"].as_str().expect("a URI");
                let name = uri.rsplit('/').next().expect("a name").to_owned();
                let list = message["params"]["diagnostics"].as_array().expect("a list");
                self.diagnostics.insert(name, list.clone());
            } else if message["id"] == id {
                assert!(message["error"].is_null(), "{message}");
                return message["result"].clone();
            }
        }
    }

    pub(crate) fn open(&mut self, name: &str, text: &str) {
        let document =
            json!({ "uri": self.uri(name), "languageId": "toml", "version": 1, "text": text });
        self.notify("textDocument/didOpen", &json!({ "textDocument": document }));
    }

    pub(crate) fn change(&mut self, name: &str, text: &str) {
        let document = json!({ "uri": self.uri(name), "version": 2 });
        let changes = json!([{ "text": text }]);
        let parameters = json!({ "textDocument": document, "contentChanges": changes });
        self.notify("textDocument/didChange", &parameters);
    }

    /// Sends a request about the place of `|` in a text, which becomes the text of the file.
    pub(crate) fn at(&mut self, method: &str, name: &str, text: &str) -> Value {
        let at = text.find('|').expect("a place");
        self.change(name, &text.replacen('|', "", 1));
        let parameters = self.place(name, &text[..at]);
        self.request(method, &parameters)
    }

    pub(crate) fn place(&self, name: &str, before: &str) -> Value {
        let line = before.matches('\n').count();
        let start = before.rfind('\n').map_or(0, |feed| feed + 1);
        let character = before[start..].encode_utf16().count();
        let position = json!({ "line": line, "character": character });
        json!({
            "textDocument": { "uri": self.uri(name) },
            "position": position,
            "range": { "start": position, "end": position },
            "context": { "diagnostics": [] },
        })
    }

    /// Returns the labels that complete a place, and the text of the first.
    pub(crate) fn completed(&mut self, text: &str) -> (Vec<String>, String) {
        let items = self.at("textDocument/completion", "site.toml", text);
        let items = items.as_array().expect("a list");
        let labels = items
            .iter()
            .map(|item| item["label"].as_str().expect("a label").to_owned());
        let first = items
            .first()
            .map(|item| item["textEdit"]["newText"].as_str());
        (
            labels.collect(),
            first.flatten().unwrap_or_default().to_owned(),
        )
    }

    pub(crate) fn hover(&mut self, text: &str) -> String {
        let hover = self.at("textDocument/hover", "site.toml", text);
        hover["contents"]["value"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Returns the file and the line that a place leads to.
    pub(crate) fn definition(&mut self, text: &str) -> Option<(String, u64)> {
        let found = self.at("textDocument/definition", "site.toml", text);
        let name = found["uri"].as_str()?.rsplit('/').next()?.to_owned();
        Some((name, found["range"]["start"]["line"].as_u64()?))
    }

    pub(crate) fn end(mut self) {
        self.request("shutdown", &Value::Null);
        self.notify("exit", &Value::Null);
        assert!(self.child.wait().expect("an end").success());
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
