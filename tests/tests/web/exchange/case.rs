//! The files of exchanges.
//!
//! | line | meaning |
//! |---|---|
//! | `@ name` | the site of the requests below |
//! | `& name: value` | a header of the next request; `\x00` is a byte, `{9*ab}` repeats a text |
//! | `& no Host` | the next request has no `Host`; one without a line for it has an empty one |
//! | `> GET /cookies` | the request, in HTTP/1.1; `> GET /cookies HTTP/1.0` is in another version |
//! | indented | its answer |
//!
//! `<html in fr>` replaces the hash of that page in entity tags, and `<style>` the hash of its style. So the files
//! change with the responses, and not with the words of a page.

use charte::{Encoding, Page};
use charte_tests::headers;

use super::{Answer, Request};
use crate::site::{self, ENCODINGS, Served, Site};

/// The state after the lines of a file so far.
#[derive(Default)]
pub(crate) struct Reader {
    pub(crate) name: String,
    site: Option<Site>,
    headers: Vec<(String, Vec<u8>)>,
    /// Whether the next request has no `Host`.
    is_nameless: bool,
}

impl Reader {
    /// Reads a line; returns the request if the line is one.
    ///
    /// # Panics
    /// If the line is malformed.
    pub(crate) fn read(&mut self, line: &str) -> Option<Request> {
        if let Some(name) = line.strip_prefix("@ ") {
            name.clone_into(&mut self.name);
            self.site = Some(Site::named(name));
        }
        if line == "& no Host" {
            self.is_nameless = true;
        } else if let Some(field) = line.strip_prefix("& ") {
            let (name, value) = field.split_once(':').expect("a name and a value");
            let value = with_hashes(value, self.site());
            let value = headers::header(&format!(">{value}")).expect("a value");
            self.headers.push((name.to_owned(), value));
        }
        let request = headers::header(line)?;
        let request = String::from_utf8(request).expect("a target is a text");
        let (method, target) = request.split_once(' ').expect("a method and a target");
        let (target, version) = target.split_once(' ').unwrap_or((target, "HTTP/1.1"));
        let mut headers = std::mem::take(&mut self.headers);
        let is_named = headers.iter().any(|(name, _)| name == "Host");
        if !std::mem::take(&mut self.is_nameless) && !is_named {
            headers.push(("Host".to_owned(), Vec::new()));
        }
        Some(Request {
            method: method.to_owned(),
            target: target.to_owned(),
            version: version.to_owned(),
            headers,
            body: Vec::new(),
        })
    }

    pub(crate) fn site(&self) -> &Site {
        self.site.as_ref().expect("a line `@` first")
    }
}

/// A response as the lines below a request.
pub(crate) fn lines(answer: &Answer, site: &Site) -> Vec<String> {
    let mut lines = vec![answer.status.to_string()];
    for (name, value) in &answer.headers {
        let value = match name.as_str() {
            "content-length" => length(value, answer, site),
            _ => with_names(value, site),
        };
        lines.push(format!("{name}: {value}"));
    }
    lines.push(body(&answer.body, site));
    lines
}

/// Describes a body: the name of the page that it equals, or its text.
fn body(body: &[u8], site: &Site) -> String {
    if body.is_empty() {
        return "no body".to_owned();
    }
    for Served { name, page, .. } in site.pages() {
        for encoding in ENCODINGS {
            if site::bytes(page, encoding).as_deref() == Some(body) {
                return format!("{name}, {}", site::token(encoding));
            }
        }
    }
    format!("{:?}", String::from_utf8_lossy(body))
}

/// Describes a length: the page with the tag of the response.
fn length(value: &str, answer: &Answer, site: &Site) -> String {
    let tag = answer.header("etag").unwrap_or_default();
    for Served { name, page, .. } in site.pages() {
        for encoding in ENCODINGS {
            let is_tag = self::tag(page, encoding).is_some_and(|own| tag == format!("\"{own}\""));
            let length = site::bytes(page, encoding).map(|bytes| bytes.len().to_string());
            if is_tag && length.as_deref() == Some(value) {
                return format!("<length of {name}, {}>", site::token(encoding));
            }
        }
    }
    value.to_owned()
}

fn with_hashes(value: &str, site: &Site) -> String {
    let mut value = value.to_owned();
    for (name, tag) in tags(site) {
        value = value.replace(&name, &tag);
    }
    value
}

fn with_names(value: &str, site: &Site) -> String {
    let mut value = value.to_owned();
    for Served { page, .. } in site.pages() {
        let policy = page.security_policy();
        if let Some((_, hash)) = policy.split_once("sha256-") {
            let (hash, _) = hash.split_once('\'').expect("the end of the hash");
            value = value.replace(hash, "<style>");
        }
    }
    for (name, tag) in tags(site) {
        value = value.replace(&tag, &name);
    }
    value
}

/// The names of the entity tags of a site in the files, and the tags, without quotes.
fn tags(site: &Site) -> Vec<(String, String)> {
    let mut tags = Vec::new();
    for Served { page, name, .. } in site.pages() {
        // The tag without a suffix must not match the start of another one.
        for encoding in ENCODINGS {
            if let Some(tag) = tag(page, encoding) {
                tags.push((format!("<{name}>{}", suffix(encoding)), tag));
            }
        }
    }
    tags.sort_by_key(|(name, _)| name.ends_with('>'));
    tags
}

/// The entity tag of a page without its quotes: its hash, and for a compressed page also the checksum of its
/// bytes.
fn tag(page: Page<'static>, encoding: Option<Encoding>) -> Option<String> {
    let hash = match encoding {
        None => page.content_hash(),
        Some(encoding) => {
            let checksum = page.compressed(encoding)?.checksum();
            page.content_hash().with(&checksum.to_le_bytes())
        }
    };
    Some(format!("{:032x}{}", hash.to_u128(), suffix(encoding)))
}

fn suffix(encoding: Option<Encoding>) -> String {
    encoding.map_or(String::new(), |encoding| format!("-{}", encoding.token()))
}
