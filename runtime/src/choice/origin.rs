//! Checks that a page of the same origin sent a request.

use charte_core::url::host_of;

use crate::authority::Authority;
use crate::charter::Charter;
use crate::headers::{Headers, Once};
use crate::request_header::RequestHeader;

/// Returns whether the headers show it; see [`choice`](crate::choice).
pub(super) fn is_own(charter: Charter<'_>, headers: Headers<'_>) -> bool {
    let origin = match headers.once(RequestHeader::Origin) {
        Once::Absent | Once::Value(b"null") => None,
        Once::Value(origin) => Some(origin),
        Once::Repeated => return false,
    };
    let matches = |origin| is_of_platform(charter, headers, origin);
    match headers.once(RequestHeader::SecFetchSite) {
        // Over HTTP/2 the host may be only in `:authority`. Then the header of the browser is
        // enough.
        Once::Value(b"same-origin") => origin.is_none_or(|origin| {
            let is_unnamed = matches!(headers.once(RequestHeader::Host), Once::Absent);
            matches(origin) || is_unnamed && origin.starts_with(HTTPS)
        }),
        Once::Absent => origin.is_some_and(matches),
        Once::Value(_) | Once::Repeated => false,
    }
}

/// Returns whether an origin is that of the platform or of the requested host.
///
/// An attacker on the network can serve a page for an `http` origin and send forms from it. So such
/// an origin counts only if it is the platform's own, or if the host is a loopback, as in
/// development.
fn is_of_platform(charter: Charter<'_>, headers: Headers<'_>, origin: &[u8]) -> bool {
    let href = charter.values().ascii_url();
    if !host_of(href).is_empty() && origin.eq_ignore_ascii_case(href.as_bytes()) {
        return true;
    }
    let secure = origin.strip_prefix(HTTPS);
    let Some(named) = secure.or_else(|| origin.strip_prefix(b"http://")) else {
        return false;
    };
    let Once::Value(host) = headers.once(RequestHeader::Host) else {
        return false;
    };
    let (Some(named), Some(requested)) = (Authority::read(named), Authority::read(host)) else {
        return false;
    };
    // An origin omits the default port of its scheme (RFC 6454, section 6.1); a `Host` may contain
    // it.
    let default = if secure.is_some() { 443 } else { 80 };
    let port = |authority: Authority<'_>| authority.port.unwrap_or(default);
    !requested.host.is_empty()
        && named.host.eq_ignore_ascii_case(requested.host)
        && port(named) == port(requested)
        && (secure.is_some() || requested.is_loopback())
}

const HTTPS: &[u8] = b"https://";
