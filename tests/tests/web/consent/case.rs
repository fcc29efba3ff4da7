//! The files of these exchanges.
//!
//! | line | meaning |
//! |---|---|
//! | `@ name` | the program of the requests below |
//! | `& name: value` | a header of the next request; `CHOICE(audience)` is the stored choice of that category |
//! | `& no Host` | the next request has no `Host`; otherwise it is `one.example` |
//! | `= text` | the body of the next request; `{9*ab}` repeats a text |
//! | `> POST /cookies` | the request |
//! | indented | its answer: the words of a page are left out |
//!
//! `<revision>` replaces the consent revision, `<style>` the hash of a style, `<tag>` an entity tag.

use charte_tests::headers;

use super::app::{App, SHOPS, choice_of};
use super::axum;
use crate::exchange::{Answer, Request};

/// The state after the lines of a file so far.
#[derive(Default)]
pub(crate) struct Reader {
    app: Option<App>,
    headers: Vec<(String, Vec<u8>)>,
    is_nameless: bool,
    body: Vec<u8>,
}

impl Reader {
    /// Reads a line; returns the request if the line is one.
    pub(crate) fn read(&mut self, line: &str) -> Option<Request> {
        if let Some(name) = line.strip_prefix("@ ") {
            self.app = Some(App::named(name));
        } else if line == "& no Host" {
            self.is_nameless = true;
        } else if let Some(field) = line.strip_prefix("& ") {
            let (name, value) = field.split_once(':').expect("a name and a value");
            let value = with_choice(value.trim(), self.app());
            self.headers.push((name.to_owned(), value.into_bytes()));
        } else if let Some(body) = line.strip_prefix('=') {
            let body = headers::header(&format!(">{body}")).expect("a body");
            self.body = String::from_utf8(body)
                .expect("a form")
                .replace("<revision>", &revision())
                .into_bytes();
        }
        let (method, target) = line.strip_prefix("> ")?.split_once(' ').expect("a target");
        let (target, version) = target.split_once(' ').unwrap_or((target, "HTTP/1.1"));
        let mut headers = std::mem::take(&mut self.headers);
        let is_named = headers.iter().any(|(name, _)| name == "Host");
        if !std::mem::take(&mut self.is_nameless) && !is_named {
            headers.push(("Host".to_owned(), b"one.example".to_vec()));
        }
        Some(Request {
            method: method.to_owned(),
            target: target.to_owned(),
            version: version.to_owned(),
            headers,
            body: std::mem::take(&mut self.body),
        })
    }

    pub(crate) fn app(&self) -> App {
        self.app.expect("a line `@` first")
    }
}

/// Replaces `CHOICE(audience,video)` by the cookie that this program stores for that choice.
pub(crate) fn with_choice(value: &str, app: App) -> String {
    let Some((before, rest)) = value.split_once("CHOICE(") else {
        return value.to_owned();
    };
    let (categories, after) = rest.split_once(')').expect("a closing bracket");
    let categories = categories.split(',').filter(|id| !id.is_empty());
    let categories = categories.map(|id| format!("&category={id}"));
    let mut form = Request::get(
        "/cookies",
        &[("Host", "one.example"), ("Origin", "https://one.example")],
    );
    "POST".clone_into(&mut form.method);
    form.body = format!("choice=choose{}", categories.collect::<String>()).into_bytes();
    format!("{before}{}{after}", choice_of(&axum::answer(app, &form)))
}

fn revision() -> String {
    SHOPS.get("one.example").consent_revision().to_string()
}

/// Whether a response is that of an address of the policy, and not the program's.
pub(crate) fn is_of_policy(answer: &Answer) -> bool {
    answer.header("x-content-type-options").is_some() || answer.header("location").is_some()
}

/// A response whose headers are in one order, without the length, which frameworks add or not.
pub(crate) fn sorted(mut answer: Answer) -> Answer {
    answer.headers.retain(|(name, _)| name != "content-length");
    answer.headers.sort_by(|one, other| one.0.cmp(&other.0)); // stable, for `Set-Cookie`
    answer
}

/// A response as the lines below a request.
pub(crate) fn lines(answer: &Answer) -> Vec<String> {
    let mut lines = vec![answer.status.to_string()];
    for (name, value) in &sorted(answer.clone()).headers {
        lines.push(format!("{name}: {}", with_names(name, value)));
    }
    lines.extend(body(&answer.body));
    lines
}

fn with_names(name: &str, value: &str) -> String {
    match name {
        "etag" => "<tag>".to_owned(),
        "content-security-policy" => {
            let Some((before, rest)) = value.split_once("sha256-") else {
                return value.to_owned();
            };
            let (_, after) = rest.split_once('\'').expect("the end of the hash");
            format!("{before}sha256-<style>'{after}")
        }
        _ => value.replace(&revision(), "<revision>"),
    }
}

/// Describes a body: for a page, what depends on the request; otherwise its text.
fn body(body: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(body);
    if !text.starts_with("<!doctype html>") && text.len() < 100 {
        return vec![format!("{text:?}")];
    }
    let parts = [
        ("<html lang=\"", "\""),
        ("<title>", "</title>"),
        ("role=\"status\"", "</"),
        ("role=\"alert\"", "</"),
        ("href=\"", "\""),
        ("action=\"", "\""),
        ("name=\"lang\"", ">"),
    ];
    let mut lines = Vec::new();
    for (start, end) in parts {
        for part in text.split(start).skip(1) {
            let part = part.split(end).next().unwrap_or_default();
            lines.push(format!("{start}{part}{end}"));
        }
    }
    let inputs = text.split("<input").skip(1);
    for input in inputs.filter_map(|input| input.split('>').next()) {
        if input.contains(" checked") {
            lines.push(format!("<input{input}>"));
        }
    }
    lines
}
