//! `charte lsp`, driven over its standard input and output as an editor does.

mod editor;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use editor::Editor;

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
