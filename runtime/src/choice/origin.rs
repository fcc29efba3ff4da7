//! Whether a page of this very origin sent a request.

use charte_core::url::host_of;

use crate::charter::Charter;
use crate::headers::{Headers, Once};
use crate::request_header::RequestHeader;

/// Whether the headers say so; see [`choice`](crate::choice).
pub(super) fn is_own(charter: Charter<'_>, headers: Headers<'_>) -> bool {
    let origin = match headers.once(RequestHeader::Origin) {
        Once::Absent | Once::Value(b"null") => None,
        Once::Value(origin) => Some(origin),
        Once::Repeated => return false,
    };
    let matches = origin.map(|origin| is_of_platform(charter, headers, origin));
    match headers.once(RequestHeader::SecFetchSite) {
        // Over HTTP/2 the host may stand in `:authority` alone: then the browser's word counts.
        Once::Value(b"same-origin") => {
            matches.unwrap_or(true) || matches!(headers.once(RequestHeader::Host), Once::Absent)
        }
        Once::Absent => matches.unwrap_or(false),
        Once::Value(_) | Once::Repeated => false,
    }
}

/// Whether an origin is that of the platform, or that of the host that was asked.
fn is_of_platform(charter: Charter<'_>, headers: Headers<'_>, origin: &[u8]) -> bool {
    let href = charter.values().ascii_url();
    if !host_of(href).is_empty() && origin.eq_ignore_ascii_case(href.as_bytes()) {
        return true;
    }
    let secure = origin.strip_prefix(b"https://");
    // An origin has no port that its scheme has anyway (RFC 6454, section 6.1); a `Host` may.
    let (authority, port): (_, &[u8]) = match (secure, origin.strip_prefix(b"http://")) {
        (Some(authority), _) => (authority, b":443"),
        (None, Some(authority)) => (authority, b":80"),
        (None, None) => return false,
    };
    match headers.once(RequestHeader::Host) {
        Once::Value(host) => {
            let host = host.strip_suffix(port).unwrap_or(host);
            !host.is_empty() && authority.eq_ignore_ascii_case(host)
        }
        Once::Absent | Once::Repeated => false,
    }
}
