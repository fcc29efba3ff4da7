//! cookies.txt, the format of Netscape that curl writes: seven fields a line, with tabs between
//! them.
//!
//! Domain, whether it includes hosts below it, path, whether it is `Secure`, the end in seconds
//! since 1970 (0 for a session cookie), name, value. `#HttpOnly_` in front of the domain is that
//! attribute; other lines with `#` are comments.

use super::{Content, IMPRECISION};
use crate::audit::sighting::{Sighting, now};
use crate::guard::{Lifetime, Scope, Seen};

/// Reads a cookies.txt; `None` if a line is no such line, or nothing but space is there.
pub(super) fn read(text: &str) -> Option<Content> {
    let mut content = Content::default();
    if text.trim().is_empty() {
        return None;
    }
    for line in text.lines() {
        let (line, http_only) = match line.strip_prefix("#HttpOnly_") {
            Some(rest) => (rest, true),
            None => (line, false),
        };
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let seen = seen(line, http_only)?;
        content.sightings.push(Sighting::of_cookie(&seen));
    }
    Some(content)
}

fn seen(line: &str, http_only: bool) -> Option<Seen<'_>> {
    let mut fields = line.splitn(7, '\t');
    let domain = fields.next()?;
    let is_domain = flag(fields.next()?)?;
    let path = fields.next()?;
    let secure = flag(fields.next()?)?;
    let end: i64 = fields.next()?.parse().ok()?;
    let name = fields.next()?;
    let value = fields.next()?;
    let domain = domain.strip_prefix('.').unwrap_or(domain).as_bytes();
    Some(Seen {
        scope: Some(if is_domain {
            Scope::Domain(domain)
        } else {
            Scope::Host(domain)
        }),
        path: Some(path.as_bytes()),
        secure: Some(secure),
        http_only: Some(http_only),
        lifetime: Some(match end {
            0 => Lifetime::Session,
            end => Lifetime::of_seconds(end.saturating_sub(now())),
        }),
        imprecision: IMPRECISION,
        value_length: Some(value.len()),
        ..Seen::named(name.as_bytes())
    })
}

fn flag(field: &str) -> Option<bool> {
    match field {
        "TRUE" => Some(true),
        "FALSE" => Some(false),
        _ => None,
    }
}
