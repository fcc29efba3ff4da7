//! The JavaScript of a configuration: a script, JSON, or the scripts in a page.

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::input::Input;
use super::js::{self, Place, Value};
use crate::failure::Failure;
use crate::inventory::text;
use crate::inventory::{Cookie, Notes, pattern};

/// Returns the values in a file.
pub(crate) fn places(input: &Input) -> Result<Vec<Place>, Failure> {
    let is_page =
        input.text.trim_start().starts_with('<') && !input.text.trim_start().starts_with("<!--/*");
    let places = if is_page {
        js::read(&of_page(&input.text))
    } else {
        js::read(&input.text)
    };
    places.ok_or_else(|| {
        input
            .wrong("is too large or too deeply nested to read")
            .help("keep the part of it that has the configuration")
    })
}

/// Returns the scripts in a page, one after the other.
fn of_page(html: &str) -> String {
    let mut scripts = String::new();
    let mut is_script = false;
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => is_script = &**tag.name == b"script",
            Token::EndTag(_) => {
                is_script = false;
                scripts.push_str(";\n");
            }
            Token::String(piece) if is_script => scripts.push_str(&String::from_utf8_lossy(&piece)),
            _ => {}
        }
    }
    scripts
}

/// Returns the text of a string that is HTML, or may be.
pub(crate) fn html(value: &Value) -> Option<String> {
    let text = value.text()?;
    let is_html = text.contains('<') || text.contains('&');
    let text = if is_html {
        text::of_html(&text)
    } else {
        text::clean(&text)
    };
    (!text.is_empty()).then_some(text)
}

/// Returns the names of a cookie in a configuration: a string, a regular expression, or an object or
/// list with one of them, a path and a domain.
pub(crate) fn cookies(value: &Value, notes: &mut Notes) -> Vec<Cookie> {
    let (name, path, domain) = match value {
        Value::Array(parts) => (parts.first(), parts.get(1), parts.get(2)),
        Value::Object(_) => (
            value.get("name").or(value.get("pattern")),
            value.get("path"),
            value.get("domain"),
        ),
        value => (Some(value), None, None),
    };
    let is_pattern_key = value.get("pattern").is_some() && value.get("name").is_none();
    let names = match name {
        Some(Value::Regex(source)) => of_regex(source, notes),
        Some(Value::String(text)) if is_pattern_key => of_regex(text, notes),
        Some(Value::String(text))
            if text.starts_with('/') && text.ends_with('/') && text.len() > 2 =>
        {
            of_regex(&text[1..text.len() - 1], notes)
        }
        Some(Value::String(text)) => vec![text.clone()],
        _ => {
            notes.add("some names of cookies are code, which is not run, and are left out");
            Vec::new()
        }
    };
    let text = |value: Option<&Value>| value.and_then(Value::text).filter(|text| !text.is_empty());
    let cookie = |name: String| Cookie {
        is_pattern: name.contains('*'),
        name,
        path: text(path),
        domain: text(domain),
        ..Cookie::default()
    };
    names.into_iter().map(cookie).collect()
}

fn of_regex(source: &str, notes: &mut Notes) -> Vec<String> {
    let Some(names) = pattern::of_regex(source) else {
        let what = "these regular expressions are no patterns of names, and are left out";
        notes.about(what, source);
        return Vec::new();
    };
    if names.is_wider {
        notes.about(
            "a pattern of charte has only `*`: these regular expressions became patterns that match more",
            source,
        );
    }
    names.names
}

/// Returns the regular expression of a pattern, or the name.
pub(crate) fn matcher(cookie: &Cookie) -> Value {
    if cookie.is_pattern {
        Value::Regex(pattern::to_regex(&cookie.name))
    } else {
        Value::String(cookie.name.clone())
    }
}

/// Returns an object with these entries.
pub(crate) fn object<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Object(
        entries
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    )
}

/// Returns a string.
pub(crate) fn string(text: impl Into<String>) -> Value {
    Value::String(text.into())
}

/// Returns a whole number.
#[expect(
    clippy::cast_precision_loss,
    reason = "days and versions are far below 2^52"
)]
pub(crate) fn number(number: u64) -> Value {
    Value::Number(number as f64)
}
