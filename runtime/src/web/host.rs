//! The requested host: RFC 9112, section 3.2; RFC 9113, section 8.3.1.

use crate::authority::Authority;
use crate::headers::{Headers, Once};
use crate::request_header::RequestHeader;

/// How a request names its host in a version of HTTP.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Naming {
    /// The host is optional: HTTP/1.0 or an unknown version.
    Optional,
    /// With `Host`, for any target: HTTP/1.1.
    Host,
    /// With `:authority` or `Host`, which must be equal if both are present: HTTP/2 and HTTP/3.
    Authority,
}

/// The reason why a request has no host, so that the answer is 400.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Misnamed {
    Missing,
    Repeated,
    Malformed,
    Different,
}

impl Misnamed {
    /// Returns the text of the answer.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "The request names no host.\n",
            Self::Repeated => "The request names its host twice.\n",
            Self::Malformed => "The host that the request names is malformed.\n",
            Self::Different => "The request names two different hosts.\n",
        }
    }
}

/// Returns the requested host, as written: that of the target (`authority`), or else that of `Host` (RFC 9112,
/// section 3.2.2). It may be empty.
///
/// # Errors
/// A [`Misnamed`] if the host is malformed, or if the request does not name it as its version
/// requires. The `Host` must be well-formed even if the target counts.
pub(super) fn of<'a>(
    naming: Naming,
    authority: Option<&'a str>,
    headers: Headers<'a>,
) -> Result<&'a [u8], Misnamed> {
    let named = match headers.once(RequestHeader::Host) {
        Once::Repeated => return Err(Misnamed::Repeated),
        Once::Value(host) => Some(read(host)?),
        Once::Absent => None,
    };
    let target = match authority {
        Some(authority) => Some(read(authority.as_bytes())?),
        None => None,
    };
    let is_named = match naming {
        Naming::Optional => true,
        Naming::Host => named.is_some(),
        Naming::Authority => named.is_some() || target.is_some(),
    };
    match (target, named) {
        _ if !is_named => Err(Misnamed::Missing),
        (Some(target), Some(named)) if naming == Naming::Authority => {
            if are_same(target, named) {
                Ok(target.host)
            } else {
                Err(Misnamed::Different)
            }
        }
        (Some(Authority { host, .. }), _) | (None, Some(Authority { host, .. })) => Ok(host),
        (None, None) => Ok(b""),
    }
}

fn read(text: &[u8]) -> Result<Authority<'_>, Misnamed> {
    Authority::read(text).ok_or(Misnamed::Malformed)
}

/// Returns whether both name one host. If only one has a port, it may be the default of the scheme.
fn are_same(target: Authority<'_>, named: Authority<'_>) -> bool {
    let is_port = match (target.port, named.port) {
        (Some(target), Some(named)) => target == named,
        _ => true,
    };
    is_port && target.host.eq_ignore_ascii_case(named.host)
}
