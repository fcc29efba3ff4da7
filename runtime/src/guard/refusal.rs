//! Why a browser ignores a `Set-Cookie` header.

use core::fmt;

use charte_core::cookie::SameSite;

use super::occasion::Occasion;
use super::scope;
use super::set_cookie::SetCookie;

/// Why a browser ignores a `Set-Cookie` header. Sections are those of RFC 6265bis
/// (draft-ietf-httpbis-rfc6265bis of 2026-07-01).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Refusal {
    /// It has a control character other than a tab (section 5.6).
    Control,
    /// Name and value are over 4096 bytes together (section 5.6).
    Long,
    /// It has neither a name nor a value (section 5.7).
    Empty,
    /// `Domain` is neither the host that sets it nor above it (section 5.7).
    Domain,
    /// `SameSite=None` without `Secure` (section 5.7).
    InsecureSameSiteNone,
    /// `Partitioned` without `Secure` (CHIPS).
    InsecurePartitioned,
    /// The name begins with `__Secure-`, in any case, without `Secure` (section 5.7).
    SecurePrefix,
    /// The name begins with `__Host-`, in any case, and it is not `Secure`, has a `Domain`, or no
    /// `Path=/` (section 5.7).
    HostPrefix,
    /// It has no name, and its value begins like a name that promises something (section 5.7).
    NamelessPrefix,
}

impl Refusal {
    /// Whether browsers make no cookie of the header at all.
    pub(super) const fn is_of_header(self) -> bool {
        matches!(self, Self::Control | Self::Long | Self::Empty)
    }

    /// The first reason to ignore a cookie that was set on an occasion.
    pub(super) fn of(cookie: &SetCookie<'_>, occasion: &Occasion<'_>) -> Option<Self> {
        let host = occasion.plain_host();
        let domain = cookie.domain.unwrap_or(host.as_bytes());
        if !domain.is_ascii() || !scope::domain_matches(host.as_bytes(), domain) {
            return Some(Self::Domain);
        }
        if cookie.same_site == Some(SameSite::None) && !cookie.secure {
            return Some(Self::InsecureSameSiteNone);
        }
        if cookie.partitioned && !cookie.secure {
            return Some(Self::InsecurePartitioned);
        }
        if starts_with(cookie.name, SECURE) && !cookie.secure {
            return Some(Self::SecurePrefix);
        }
        if starts_with(cookie.name, HOST) {
            let at_root = cookie.path.is_some() && cookie.path_at(occasion.path) == b"/";
            if !cookie.secure || cookie.domain.is_some() || !at_root {
                return Some(Self::HostPrefix);
            }
        }
        let promises = starts_with(cookie.value, SECURE) || starts_with(cookie.value, HOST);
        (cookie.name.is_empty() && promises).then_some(Self::NamelessPrefix)
    }
}

const SECURE: &[u8] = b"__Secure-";
const HOST: &[u8] = b"__Host-";

fn starts_with(text: &[u8], prefix: &[u8]) -> bool {
    text.get(..prefix.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// What follows "because": `it has a control character`.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Control => "it has a control character",
            Self::Long => "its name and value are over 4096 bytes",
            Self::Empty => "it has neither a name nor a value",
            Self::Domain => "its `Domain` is not the host or above it",
            Self::InsecureSameSiteNone => "it is `SameSite=None` and not `Secure`",
            Self::InsecurePartitioned => "it is `Partitioned` and not `Secure`",
            Self::SecurePrefix => "its name promises `Secure`",
            Self::HostPrefix => "its name promises `Secure`, `Path=/` and no `Domain`",
            Self::NamelessPrefix => "it has no name, and a value that looks like one",
        })
    }
}

impl core::error::Error for Refusal {}
