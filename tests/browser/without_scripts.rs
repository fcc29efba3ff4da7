//! A page has the same text with scripts off.

use crate::chromium::Chromium;
use crate::pages;

#[test]
fn pages_have_the_same_text_without_scripts() {
    let (Some(with), Some(without)) = (texts(true), texts(false)) else {
        return;
    };
    assert_eq!(with.len(), without.len());
    for (with, without) in with.iter().zip(&without) {
        assert_eq!(with, without);
    }
}

/// The names of all pages, and their visible text.
fn texts(scripts: bool) -> Option<Vec<(String, String)>> {
    let mut browser = Chromium::start(scripts)?;
    let mut texts = Vec::new();
    pages::each(&mut browser, |browser, page| {
        assert_eq!(browser.evaluate("document.scripts.length"), 0);
        let text = browser.evaluate("document.body.innerText");
        let text = text.as_str().expect("a text").trim();
        assert!(text.len() > 10, "{} has no text", page.name);
        texts.push((page.name.clone(), text.to_owned()));
    });
    Some(texts)
}
