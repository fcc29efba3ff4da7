//! `charte lsp`, driven over its standard input and output as an editor does.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

/// An editor with a folder of policies.
struct Editor {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    folder: tempfile::TempDir,
    last: u64,
    /// The diagnostics of each file that the server sent last.
    diagnostics: std::collections::BTreeMap<String, Vec<Value>>,
}

impl Editor {
    fn start(files: &[(&str, &str)]) -> Self {
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

    fn uri(&self, name: &str) -> String {
        format!("file://{}", self.folder.path().join(name).display())
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("a message");
        self.input.flush().expect("a message");
    }

    fn receive(&mut self) -> Value {
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

    fn notify(&mut self, method: &str, parameters: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": parameters }));
    }

    /// Sends a request, and returns its result. Keeps the diagnostics that come before it.
    fn request(&mut self, method: &str, parameters: &Value) -> Value {
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

    fn open(&mut self, name: &str, text: &str) {
        let document =
            json!({ "uri": self.uri(name), "languageId": "toml", "version": 1, "text": text });
        self.notify("textDocument/didOpen", &json!({ "textDocument": document }));
    }

    fn change(&mut self, name: &str, text: &str) {
        let document = json!({ "uri": self.uri(name), "version": 2 });
        let changes = json!([{ "text": text }]);
        let parameters = json!({ "textDocument": document, "contentChanges": changes });
        self.notify("textDocument/didChange", &parameters);
    }

    /// Sends a request about the place of `|` in a text, which becomes the text of the file.
    fn at(&mut self, method: &str, name: &str, text: &str) -> Value {
        let at = text.find('|').expect("a place");
        self.change(name, &text.replacen('|', "", 1));
        let parameters = self.place(name, &text[..at]);
        self.request(method, &parameters)
    }

    fn place(&self, name: &str, before: &str) -> Value {
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
    fn completed(&mut self, text: &str) -> (Vec<String>, String) {
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

    fn hover(&mut self, text: &str) -> String {
        let hover = self.at("textDocument/hover", "site.toml", text);
        hover["contents"]["value"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Returns the file and the line that a place leads to.
    fn definition(&mut self, text: &str) -> Option<(String, u64)> {
        let found = self.at("textDocument/definition", "site.toml", text);
        let name = found["uri"].as_str()?.rsplit('/').next()?.to_owned();
        Some((name, found["range"]["start"]["line"].as_u64()?))
    }

    fn end(mut self) {
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

const BASE: &str = "language = \"en\"\nlanguages = [\"en\", \"fr\"]\n\
    title = { en = \"Cookies\", fr = \"Cookies\" }\n\n[provider.counters]\nname = \"Counters\"\n\n\
    [category.necessary]\nconsent = \"exempt\"\nheading = { en = \"Necessary\", fr = \"Nécessaires\" }\n\n\
    [[cookie]]\nname = \"session\"\nprovider = \"us\"\ncategory = \"necessary\"\nexemption = \"choice\"\n\
    purpose = { en = \"Your choices.\", fr = \"Vos choix.\" }\nduration = \"1 month\"\n";
const SITE: &str = "extends = \"base.toml\"\n\n[platform]\nurl = \"https://a.test\"\n";

fn editor() -> Editor {
    let mut editor = Editor::start(&[("base.toml", BASE), ("site.toml", SITE)]);
    editor.open("site.toml", SITE);
    editor
}

#[test]
fn diagnostics_and_repairs_follow_the_unsaved_text() {
    let mut editor = editor();
    let text = format!("{SITE}\n[[cookie]]\nname = \"sesssion\"\nduration = \"1 mnth|\"\n");
    let actions = editor.at("textDocument/codeAction", "site.toml", &text);
    let reported = &editor.diagnostics["site.toml"];
    let duration = reported
        .iter()
        .find(|one| one["code"] == "bad-duration")
        .expect("a report");
    assert_eq!(
        duration["range"]["start"],
        json!({ "line": 7, "character": 11 })
    );
    assert_eq!(duration["severity"], 1);
    let edit = &actions[0]["edit"]["changes"][editor.uri("site.toml")][0];
    assert_eq!(actions[0]["title"], "write `1 month`");
    assert_eq!(edit["newText"], "\"1 month\"", "{actions}");
    editor.change("site.toml", SITE);
    editor.request("textDocument/hover", &editor.place("site.toml", ""));
    assert!(
        editor.diagnostics["site.toml"]
            .iter()
            .all(|one| one["severity"] == 2)
    );

    // A mistake in a template that is not saved is reported in the template.
    editor.open("base.toml", &BASE.replace("1 month", "1 fortnigt"));
    editor.request("textDocument/hover", &editor.place("base.toml", ""));
    let reported = &editor.diagnostics["base.toml"];
    assert!(
        reported.iter().any(|one| one["code"] == "bad-duration"),
        "{reported:?}"
    );
    let closed = json!({ "textDocument": { "uri": editor.uri("base.toml") } });
    editor.notify("textDocument/didClose", &closed);
    editor.request("textDocument/hover", &editor.place("site.toml", ""));
    assert!(
        editor.diagnostics["base.toml"]
            .iter()
            .all(|one| one["severity"] == 2)
    );
    editor.end();
}

#[test]
fn keys_words_and_names_are_completed() {
    let mut editor = editor();
    for (below, label, text) in [
        ("\n[|", "choice", ""),
        ("\n[[cookie]]\n|", "duration", ""),
        ("\n[[cookie]]\nsame_site = |", "lax", "\"strict\""),
        ("\n[[cookie]]\nsame_site = \"|\"", "lax", "strict"),
        ("\n[[cookie]]\nprovider = \"|", "counters", ""),
        ("\n[[cookie]]\nrecipients = [\"us\", \"|\"]", "counters", ""),
        ("\n[[cookie]]\ncategory = \"|\"", "necessary", ""),
        ("\n[[cookie]]\nsecure = |", "true", "true"),
        ("\n[[cookie]]\npurpose = { |", "fr", ""),
        (
            "\n[[cookie]]\npurpose = { fr = \"a {|\" }",
            "platform.host",
            "platform.url}",
        ),
        (
            "\n[[cookie]]\npurpose = { fr = \"a {|\" }",
            "duration:session",
            "",
        ),
        ("\n[choice]\ncookie = \"|\"", "session", ""),
        ("\n[lints]\n|", "missing-duration", ""),
        ("\n[lints]\nmissing-duration = \"|\"", "allow", ""),
        (
            "\n[lints]\nmissing-duration = { level = \"|\" }",
            "deny",
            "",
        ),
        ("\n[[section]]\ntables = \"|\"", "all", ""),
    ] {
        let (labels, first) = editor.completed(&format!("{SITE}{below}\n"));
        assert!(
            labels.iter().any(|known| known == label),
            "{below}: {labels:?}"
        );
        if !text.is_empty() {
            assert_eq!(first, text, "{below}");
        }
    }
    for (text, label) in [
        ("rules = [\"|\"]\n", "fr-cnil-2026-01"),
        ("extends = \"|\"\n", "base.toml"),
        ("language = \"|\"\n", "fr-CA"),
        ("|\n", "introduction"),
    ] {
        let (labels, _) = editor.completed(text);
        assert!(
            labels.iter().any(|known| known == label),
            "{text}: {labels:?}"
        );
    }
    assert_eq!(
        editor.completed(&format!("# |\n{SITE}")).0,
        Vec::<String>::new()
    );
    editor.end();
}

#[test]
fn keys_are_explained_with_what_they_inherit() {
    let mut editor = editor();
    let cookie = "\n[[cookie]]\nname = \"session\"\n";
    let hover = editor.hover(&format!("{SITE}{cookie}dur|ation = \"2 months\"\n"));
    assert!(
        hover.starts_with("`cookie.duration`: Its lifetime."),
        "{hover}"
    );
    assert!(hover.ends_with("In `base.toml`: `1 month`"), "{hover}");
    let hover = editor.hover(&format!("{SITE}{cookie}duration = \"2 mo|nths\"\n"));
    assert!(hover.contains("5259600 seconds"), "{hover}");
    let hover = editor.hover(&format!("{SITE}{cookie}same_site = \"la|x\"\n"));
    assert!(hover.contains("- `lax`: "), "{hover}");
    assert!(!hover.contains("`strict`"), "{hover}");
    let hover = editor.hover(&format!("{SITE}\n[lints]\nmissing-dur|ation = \"allow\"\n"));
    assert!(hover.contains("Why it matters"), "{hover}");
    let hover = editor.hover(&format!("{SITE}\n[cho|ice]\n"));
    assert!(hover.starts_with("`choice`: "), "{hover}");
    editor.end();
}

#[test]
fn names_lead_to_where_they_are_declared() {
    let mut editor = editor();
    let base = |line: u64| Some(("base.toml".to_owned(), line));
    let line = |start: &str| {
        let line = BASE.lines().position(|line| line.starts_with(start));
        base(line.expect("a line") as u64)
    };
    let cookie = "\n[[cookie]]\nname = \"session\"\n";
    for (text, expected) in [
        ("extends = \"ba|se.toml\"\n".to_owned(), base(0)),
        (
            format!("{SITE}{cookie}provider = \"coun|ters\"\n"),
            line("[provider.counters]"),
        ),
        (
            format!("{SITE}{cookie}category = \"nec|essary\"\n"),
            line("[category.necessary]"),
        ),
        (
            format!("{SITE}\n[choice]\ncookie = \"sess|ion\"\n"),
            line("name = \"session\""),
        ),
        (
            format!("{SITE}{cookie}dura|tion = \"1 day\"\n"),
            line("duration"),
        ),
        (
            format!("{SITE}\n[[cookie]]\nname = \"x\"\ndura|tion = \"1 day\"\n"),
            None,
        ),
        ("extends = \"no|ne.toml\"\n".to_owned(), None),
    ] {
        assert_eq!(editor.definition(&text), expected, "{text}");
    }
    editor.end();
}

/// An editor sends every TOML file, and a file of the project by any path.
#[test]
fn only_policies_are_checked() {
    let mut editor = Editor::start(&[("site.toml", SITE), ("base.toml", BASE)]);
    let texts = editor.folder.path().join("texts");
    fs::create_dir(&texts).expect("a folder");
    for (name, text) in [("base.toml", BASE), ("site.toml", SITE)] {
        fs::write(texts.join(name), text).expect("a file");
    }
    fs::write(
        editor.folder.path().join("charte.toml"),
        "policies = [\"texts\"]\n",
    )
    .expect("a file");
    let package = "[package]\nname = \"a\"\n\n[lints]\nworkspace = true\n";
    for (name, text, expected) in [
        ("Cargo.toml", package, None),
        ("charte.toml", "policies = [\"texts\"]\n", None),
        ("empty.toml", "tilte = \"a\"\n", None),
        ("alone.toml", "language = \"en\"\n", Some("missing-key")),
        (
            "texts/site.toml",
            "extends = \"base.toml\"\ntilte = \"a\"\n",
            Some("unknown-key"),
        ),
    ] {
        editor.diagnostics.clear();
        editor.open(name, text);
        editor.request("textDocument/hover", &editor.place(name, ""));
        let file = name.rsplit('/').next().expect("a name");
        let reported = editor.diagnostics.get(file).cloned().unwrap_or_default();
        let codes: Vec<&str> = reported
            .iter()
            .filter_map(|one| one["code"].as_str())
            .collect();
        match expected {
            None => assert!(codes.is_empty(), "{name}: {codes:?}"),
            Some(code) => assert!(codes.contains(&code), "{name}: {codes:?}"),
        }
        let document = json!({ "textDocument": { "uri": editor.uri(name) } });
        editor.notify("textDocument/didClose", &document);
    }
    editor.end();
}

/// The prefixes of a policy with every key are answered.
#[test]
fn every_prefix_of_a_policy_is_answered() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies/exemplary");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the policies")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    let texts: Vec<(String, String)> = files
        .iter()
        .map(|path| {
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            (name, fs::read_to_string(path).expect("a policy"))
        })
        .collect();
    let all: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let mut editor = Editor::start(&all);
    for (name, text) in &texts {
        editor.open(name, text);
        for (at, _) in text.char_indices() {
            let before = &text[..at];
            let parameters = editor.place(name, before);
            // The unit tests have the prefixes between these.
            if !before.ends_with('\n') && at % 41 != 0 {
                continue;
            }
            editor.change(name, before);
            for method in ["codeAction", "completion", "hover", "definition"] {
                editor.request(&format!("textDocument/{method}"), &parameters);
            }
        }
        editor.change(name, text);
    }
    editor.end();
}
