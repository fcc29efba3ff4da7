//! What a request asks for, as the endpoint reads it: compared in `tests/` with the libraries that
//! the field trusts.

use charte_core::format::Format;

use super::accept::{self, Accepted};
use super::entity_tag::Precondition;
use super::{Encoding, accept_encoding, accept_language};
use crate::headers::Headers;

/// `Accept`: a format, or which of the other two answers it is.
///
/// # Errors
/// `anything` where nothing is asked for, `nothing` where nothing that is offered is acceptable.
pub fn format(headers: Headers<'_>, offered: &[Format]) -> Result<Format, &'static str> {
    match accept::format(headers, offered) {
        Accepted::Format(format) => Ok(format),
        Accepted::Anything => Err("anything"),
        Accepted::Nothing => Err("nothing"),
    }
}

/// `Accept-Language`: a position.
pub fn language(headers: Headers<'_>, offered: &[&str]) -> Option<usize> {
    accept_language::language(headers, offered)
}

/// A language that was asked for by its tag: a position.
pub fn lookup(tag: &str, offered: &[&str]) -> Option<usize> {
    accept_language::lookup(tag, offered)
}

/// `Accept-Encoding`: the best of what is available.
pub fn encoding(headers: Headers<'_>, available: &[Encoding]) -> Option<Encoding> {
    accept_encoding::encodings(headers).best(available)
}

/// `If-Match` and `If-None-Match`: what they make of a document with this tag, as a status.
pub fn precondition(headers: Headers<'_>, current: &[u8]) -> u16 {
    match Precondition::of(headers, current) {
        Precondition::Holds => 200,
        Precondition::NotModified => 304,
        Precondition::Failed => 412,
    }
}
