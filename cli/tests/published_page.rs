//! From a published charter of 30 cookies, a page in each of two languages, to a checked static site.

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn two_pages_become_a_bilingual_site() {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/published_page");
    let folder = tempfile::tempdir().expect("a folder");
    let page = |name: &str| pages.join(name).display().to_string();
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_charte"))
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .expect("the command starts");
        let messages = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {messages}");
    };
    let (french, english) = (page("fr.html"), page("en.html"));
    let url = "https://www.ville.fr";
    let languages = ["--language", "fr", "--language", "en"];
    let first = [
        "import",
        "html",
        &french,
        "--url",
        url,
        "-o",
        "cookies.toml",
    ];
    run(&[&first[..], &languages[..]].concat());
    let policy = || fs::read_to_string(folder.path().join("cookies.toml")).expect("a policy");
    assert_eq!(
        policy().matches("en = \"TODO\"").count(),
        33,
        "30 purposes, 3 headings"
    );
    let second = [
        "import",
        "html",
        &english,
        "--language",
        "en",
        "--into",
        "cookies.toml",
        "--yes",
    ];
    run(&second);
    assert!(!policy().contains("TODO"), "{}", policy());
    assert_eq!(policy().matches("[[cookie]]").count(), 30);
    run(&["check", "cookies.toml"]);
    run(&["render", "cookies.toml", "--site", "public"]);
    let site = folder.path().join("public/www.ville.fr");
    for (file, text) in [
        ("index.html", "Compte les visites 3."),
        ("en/index.html", "Counts visits 3."),
    ] {
        let html = fs::read_to_string(site.join(file)).expect("a page");
        assert!(html.contains(text), "{file}");
    }
}
