//! The formats against independent readers: Markdown against another parser, the register against
//! its schema, and each against the other formats of the same page.

use std::path::{Path, PathBuf};

use charte_tests::words::{read_markdown, words};
use serde_json::Value;

charte::charters! {
    /// The five portals.
    mod portals = "../policies";
}

/// A page, by where it comes from.
struct Page {
    name: String,
    text: String,
}

/// The pages with an ending: those of the portals, and the expected pages of the compiler's tests.
fn pages(ending: &str, portal: fn(charte::Charter<'static>) -> String) -> Vec<Page> {
    let mut pages: Vec<Page> = portals::FLEET
        .charters()
        .map(|charter| Page {
            name: charter.host().to_owned(),
            text: portal(charter),
        })
        .collect();
    for case in entries(&checkout("compiler/tests/pages")) {
        for file in entries(&case.join("expected")) {
            let name = file.display().to_string();
            if name.ends_with(ending) {
                let text = std::fs::read_to_string(&file).expect("an expected page");
                pages.push(Page { name, text });
            }
        }
    }
    assert!(pages.len() > 10, "the expected pages are found");
    pages
}

fn checkout(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder of test data");
    let mut entries: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    entries.sort();
    entries
}

#[test]
fn markdown_read_by_another_parser_says_what_the_html_says() {
    let markdown = pages(".md", |charter| charter.markdown().to_string());
    let html = pages(".fragment.html", |charter| charter.fragment().to_string());
    assert_eq!(markdown.len(), html.len());
    for (markdown, html) in markdown.iter().zip(&html) {
        let read = read_markdown(&markdown.text);
        assert!(
            !read.contains("<!-- raw HTML omitted -->"),
            "{}",
            markdown.name
        );
        assert_eq!(words(&read), words(&html.text), "{}", markdown.name);
    }
}

#[test]
fn the_register_follows_its_schema() {
    let schema =
        std::fs::read_to_string(checkout("docs/register.schema.json")).expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    let schema = jsonschema::validator_for(&schema).expect("the schema is a JSON Schema");
    for page in pages(".json", |charter| charter.json().to_string()) {
        let register: Value = serde_json::from_str(&page.text).expect("a register is JSON");
        let errors: Vec<String> = schema
            .iter_errors(&register)
            .map(|error| error.to_string())
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", page.name);
    }
}

#[test]
fn the_register_has_every_cookie() {
    for charter in portals::FLEET.charters() {
        let register: Value = serde_json::from_str(&charter.json().to_string()).expect("JSON");
        let listed: Vec<&str> = register["cookies"]
            .as_array()
            .expect("the register lists the cookies")
            .iter()
            .filter_map(|cookie| cookie["name"].as_str())
            .collect();
        let declared: Vec<&str> = charter.cookies().iter().map(|cookie| cookie.name).collect();
        assert_eq!(listed, declared);
        assert_eq!(register["platform"]["url"], charter.url());
    }
}

#[test]
fn a_page_needs_nothing_from_elsewhere() {
    for page in pages(".en.html", |charter| charter.html().to_string()) {
        for forbidden in [
            "<script",
            "<link",
            "<img",
            "<iframe",
            "@import",
            "url(",
            " on",
            "javascript:",
        ] {
            let tags = page
                .text
                .split('<')
                .skip(1)
                .filter_map(|tag| tag.split_once('>'));
            for (tag, _) in tags {
                let tag = format!("<{tag}");
                // What stands between quotes is a value, and is escaped.
                let bare: String = tag.split('"').step_by(2).collect();
                assert!(!bare.contains(forbidden), "{}: {tag}", page.name);
            }
        }
        assert_eq!(page.text.matches("<h1").count(), 1, "{}", page.name);
        assert!(page.text.contains("<html lang="), "{}", page.name);
    }
}
