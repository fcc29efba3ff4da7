//! cookies.txt, the format of Netscape that curl writes: seven fields a line, with tabs between
//! them.
//!
//! Domain, whether it includes hosts below it, path, whether it is `Secure`, the end in seconds
//! since 1970 (0 for a session cookie), name, value. `#HttpOnly_` in front of the domain is that
//! attribute; other lines with `#` are comments.

use core::array::from_fn;
use std::format;
use std::string::String;

use super::{Content, IMPRECISION, ReportError, until};
use crate::audit::sighting::Sighting;
use crate::guard::{Lifetime, Scope, Seen};

/// Reads a cookies.txt.
pub(super) fn read(text: &str) -> Result<Content, ReportError> {
    let mut content = Content::default();
    for (number, whole) in (1..).zip(text.lines()) {
        let (line, http_only) = match whole.strip_prefix("#HttpOnly_") {
            Some(rest) => (rest, true),
            None => (whole, false),
        };
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let seen = seen(line, http_only).map_err(|(position, reason)| ReportError::Syntax {
            line: number,
            column: whole.len() - line.len() + position + 1,
            reason,
        })?;
        content.sightings.push(Sighting::of_cookie(&seen));
    }
    Ok(content)
}

/// Reads the fields of a line.
///
/// # Errors
/// The position in the line of what is wrong, and what is wrong.
fn seen(line: &str, http_only: bool) -> Result<Seen<'_>, (usize, String)> {
    let mut parts = line.splitn(7, '\t');
    let fields: [&str; 7] = from_fn(|_| parts.next().unwrap_or_default());
    let tabs = line.matches('\t').count();
    if tabs < 6 {
        let count = tabs + 1;
        let reason =
            format!("a line has 7 fields with tabs between them, and this one has {count}");
        return Err((0, reason));
    }
    let [domain, is_domain, path, secure, end, name, value] = fields;
    let wrong = |position: usize, expected| {
        let before = fields[..position].iter();
        let begin = before.map(|field| field.len() + 1).sum();
        (begin, format!("{expected} belongs here"))
    };
    let flag = |position, field| match field {
        "TRUE" => Ok(true),
        "FALSE" => Ok(false),
        _ => Err(wrong(position, "TRUE or FALSE")),
    };
    let is_domain = flag(1, is_domain)?;
    let secure = flag(3, secure)?;
    let end: i64 = end
        .parse()
        .map_err(|_| wrong(4, "a number of seconds since 1970"))?;
    let domain = domain.strip_prefix('.').unwrap_or(domain).as_bytes();
    Ok(Seen {
        scope: Some(if is_domain {
            Scope::Domain(domain)
        } else {
            Scope::Host(domain)
        }),
        path: Some(path.as_bytes()),
        secure: Some(secure),
        http_only: Some(http_only),
        lifetime: match end {
            0 => Some(Lifetime::Session),
            end => until(end),
        },
        imprecision: IMPRECISION,
        value_length: Some(value.len()),
        ..Seen::named(name.as_bytes())
    })
}
