//! The formats compared: Markdown with another parser, the register with its schema, and each format with the
//! others of the same page.

use std::path::{Path, PathBuf};

use charte_tests::words::{read_markdown, words};
use serde_json::Value;

charte::charters! {
    /// The five portals.
    mod portals = "../policies";
}

/// A page and its source.
struct Page {
    name: String,
    text: String,
}

/// The charter pages of one format: those of the portals, and the expected pages of the tests of the compiler.
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
            if name.ends_with(ending) && !name.contains(PREFERENCES) {
                let text = std::fs::read_to_string(&file).expect("an expected page");
                pages.push(Page { name, text });
            }
        }
    }
    assert!(pages.len() > 10, "too few expected pages were found");
    pages
}

/// The part of a file name that marks an expected preferences page. Those pages exist in HTML only.
const PREFERENCES: &str = ".preferences";

/// The expected preferences pages: in HTML, and in each state as a fragment.
fn preferences() -> Vec<Page> {
    let mut pages = Vec::new();
    for case in entries(&checkout("compiler/tests/pages")) {
        for file in entries(&case.join("expected")) {
            let name = file.display().to_string();
            if name.contains(PREFERENCES) {
                let text = std::fs::read_to_string(&file).expect("an expected page");
                pages.push(Page { name, text });
            }
        }
    }
    assert!(pages.len() > 10, "too few expected pages were found");
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
fn markdown_in_another_parser_has_the_words_of_the_html() {
    let markdown = pages(".md", |charter| charter.markdown().to_string());
    let html = pages(".fragment.html", |charter| charter.fragment().to_string());
    assert_eq!(markdown.len(), html.len());
    for (markdown, html) in markdown.iter().zip(&html) {
        for autolinks in [false, true] {
            let read = read_markdown(&markdown.text, autolinks);
            assert!(
                !read.contains("<!-- raw HTML omitted -->"),
                "{}",
                markdown.name
            );
            assert_eq!(words(&read), words(&html.text), "{}", markdown.name);
        }
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

/// The values of an attribute in a page.
fn attributes<'p>(page: &'p Page, name: &str) -> Vec<&'p str> {
    let start = format!(" {name}=\"");
    let values = page.text.split(&start).skip(1);
    values.filter_map(|rest| rest.split('"').next()).collect()
}

/// The form has the fields that the handler reads, and the labels that a screen reader needs.
#[test]
fn a_form_has_three_equal_buttons_and_a_label_for_each_box() {
    for page in preferences() {
        let (name, text) = (&page.name, &page.text);
        assert_eq!(text.matches("<form ").count(), 1, "{name}");
        assert!(text.contains(" method=\"post\" action=\"/"), "{name}");
        let buttons: Vec<&str> = text
            .split("<button")
            .skip(1)
            .filter_map(|rest| Some(rest.split_once('>')?.0))
            .collect();
        // A design system adds its own class, the same to each.
        let class = buttons[0].split_once(" type=").expect("a type").0;
        assert!(class.starts_with(" class=\"charte-button"), "{name}");
        let expected = ["choose", "refuse", "accept"]
            .map(|value| format!("{class} type=\"submit\" name=\"choice\" value=\"{value}\""));
        assert_eq!(buttons, expected, "{name}");

        let boxes = text.matches("type=\"checkbox\" name=\"category\"").count();
        assert!(boxes > 0, "{name}");
        let hidden = text.matches("<input type=\"hidden\"").count();
        assert_eq!(text.matches("<input").count(), boxes + hidden, "{name}");
        let revision = "<input type=\"hidden\" name=\"revision\"";
        assert_eq!(text.matches(revision).count(), 1, "{name}");
        // With a choice by provider, the boxes of a category are in one group.
        let legends = text.matches("<legend").count();
        if name.contains("choice-by-provider") {
            assert!((1..boxes).contains(&legends), "{name}");
        } else {
            assert_eq!(legends, boxes, "{name}");
        }
        let labelled = attributes(&page, "for");
        assert_eq!(labelled.len(), boxes, "{name}");
        let mut ids = attributes(&page, "id");
        assert!(labelled.iter().all(|id| ids.contains(id)), "{name}");
        assert!(ids.iter().all(|id| id.starts_with("charte-")), "{name}");
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{name}");
    }
}

/// One page can contain both.
#[test]
fn a_form_and_its_charter_share_no_id() {
    let charters = pages(".fragment.html", |charter| charter.fragment().to_string());
    for page in preferences() {
        let charter = page.name.split(PREFERENCES).next().expect("a name");
        let charter = format!("{charter}.fragment.html");
        let charter = charters.iter().find(|page| page.name == charter);
        let taken = attributes(charter.expect("its charter"), "id");
        for id in attributes(&page, "id") {
            assert!(!taken.contains(&id), "{}: {id}", page.name);
        }
    }
}

#[test]
fn portals_have_no_preferences_page() {
    for charter in portals::FLEET.charters() {
        let form = charter.preferences(charte::Format::Html, "fr", charte::FormState::NEW);
        assert!(form.is_none() && charter.gated_categories().is_empty());
        let page = charter.html().to_string();
        assert!(!page.contains("charte-choice") && !page.contains("<form"));
    }
}

#[test]
fn a_page_loads_no_other_resource() {
    let html = |page: &Page| page.name.ends_with(".preferences.html");
    let charters = pages(".en.html", |charter| charter.html().to_string());
    for page in charters
        .into_iter()
        .chain(preferences().into_iter().filter(html))
    {
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
                // Text between quotes is an escaped attribute value.
                let bare: String = tag.split('"').step_by(2).collect();
                assert!(!bare.contains(forbidden), "{}: {tag}", page.name);
            }
        }
        assert_eq!(page.text.matches("<h1").count(), 1, "{}", page.name);
        assert!(page.text.contains("<html lang="), "{}", page.name);
    }
}
