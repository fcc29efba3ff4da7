//! The negotiation of the endpoint, for tests in `tests/` that compare it with established
//! libraries.

use charte_core::encoding::Encoding;
use charte_core::format::Format;

use super::accept::{self, Accepted};
use super::entity_tag::Precondition;
use super::{accept_encoding, accept_language};
use crate::headers::Headers;

/// Negotiates by `Accept`: returns a format, or the name of another result.
///
/// # Errors
/// `anything` if the request has no preference, `nothing` if no offered format is acceptable.
pub fn format(headers: Headers<'_>, offered: &[Format]) -> Result<Format, &'static str> {
    match accept::format(headers, offered) {
        Accepted::Format(format) => Ok(format),
        Accepted::Anything => Err("anything"),
        Accepted::Nothing => Err("nothing"),
    }
}

/// Negotiates by `Accept-Language`: returns a position.
pub fn language(headers: Headers<'_>, offered: &[&str]) -> Option<usize> {
    accept_language::language(headers, offered)
}

/// Looks up a language by a requested tag: returns a position.
pub fn lookup(tag: &str, offered: &[&str]) -> Option<usize> {
    accept_language::lookup(tag, offered)
}

/// Negotiates by `Accept-Encoding`: returns the token of the best available encoding.
pub fn encoding(headers: Headers<'_>, available: &[&str]) -> Option<&'static str> {
    let available = available.iter().map(|token| {
        let mut known = Encoding::ALL.iter().copied();
        known.find(|encoding| encoding.token() == *token)
    });
    let best = accept_encoding::encodings(headers).best(available).ok()?;
    Some(best.map_or("identity", Encoding::token))
}

/// Evaluates `If-Match` and `If-None-Match` for a document with this tag: returns a status.
pub fn precondition(headers: Headers<'_>, current: &[u8]) -> u16 {
    match Precondition::of(headers, current) {
        Precondition::Holds => 200,
        Precondition::NotModified => 304,
        Precondition::Failed => 412,
    }
}
