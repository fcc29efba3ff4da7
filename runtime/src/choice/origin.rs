//! Whether a page of this very origin sent a request.

use charte_core::url::host_of;

use crate::charter::Charter;
use crate::headers::{Headers, Once};

/// Whether the headers say so; see [`choice`](crate::choice).
pub(super) fn is_own(charter: Charter<'_>, headers: Headers<'_>) -> bool {
    let origin = match headers.once("origin") {
        Once::Absent | Once::Value(b"null") => None,
        Once::Value(origin) => Some(origin),
        Once::Repeated => return false,
    };
    let matches = origin.map(|origin| is_of_platform(charter, headers, origin));
    match headers.once("sec-fetch-site") {
        Once::Value(b"same-origin") => matches.unwrap_or(true),
        Once::Absent => matches.unwrap_or(false),
        Once::Value(_) | Once::Repeated => false,
    }
}

/// Whether an origin is that of the platform, or that of the host that was asked.
fn is_of_platform(charter: Charter<'_>, headers: Headers<'_>, origin: &[u8]) -> bool {
    let href = charter.values().href;
    if !host_of(href).is_empty() && origin.eq_ignore_ascii_case(href.as_bytes()) {
        return true;
    }
    let secure = origin.strip_prefix(b"https://");
    let Some(authority) = secure.or_else(|| origin.strip_prefix(b"http://")) else {
        return false;
    };
    match headers.once("host") {
        Once::Value(host) => !host.is_empty() && authority.eq_ignore_ascii_case(host),
        Once::Absent | Once::Repeated => false,
    }
}
