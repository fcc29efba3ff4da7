//! Which cookies browsers ignore, and why: the one place of these rules.
//!
//! The guard uses it for a header that was received, a `Visit` for a cookie that it is to set.

use core::fmt;

use charte_core::cookie::SameSite;

use super::occasion::Occasion;
use super::received::ReceivedCookie;
use super::scope;

/// The longest name and value together, in bytes (RFC 6265bis, section 5.6, step 5).
const LONGEST_PAIR: usize = 4096;

/// The reason why a browser ignores a cookie.
///
/// Sections are those of RFC 6265bis (draft-ietf-httpbis-rfc6265bis-22 of 2025-12-01). If that text
/// and Chromium 156 differ, the stricter of the two counts, and the variant names Chromium.
///
/// # Examples
/// ```
/// use charte::guard::{IgnoreReason, ReceivedCookie};
///
/// assert_eq!(ReceivedCookie::parse("=").unwrap_err(), IgnoreReason::Empty);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum IgnoreReason {
    /// A control character other than a tab (section 5.6).
    Control,
    /// A tab inside a name or a value, of the cookie or of an attribute (Chromium).
    Tab,
    /// A name and a value of over 4096 bytes together (section 5.6).
    Long,
    /// Neither a name nor a value (section 5.7).
    Empty,
    /// A `Domain` that is neither the host that sets the cookie nor above it (section 5.7).
    Domain,
    /// `SameSite=None` without `Secure` (section 5.7).
    InsecureSameSiteNone,
    /// `Partitioned` without `Secure` (CHIPS).
    InsecurePartitioned,
    /// A name that begins with `__Secure-`, in any case, without `Secure` (section 5.7).
    SecurePrefix,
    /// A name that begins with `__Host-`, in any case, without `Secure`, with a `Domain`, or
    /// without `Path=/` (section 5.7).
    HostPrefix,
    /// A name that begins with `__Http-`, in any case, without `Secure` or without `HttpOnly`
    /// (Chromium).
    HttpPrefix,
    /// A name that begins with `__Host-Http-`, in any case, without `HttpOnly`, or without what
    /// `__Host-` requires (Chromium).
    HostHttpPrefix,
    /// No name, and a value that begins with one of the prefixes of names (section 5.7).
    NamelessPrefix,
    /// No name, and a value with `=`: a server could not distinguish it from a cookie with a name
    /// (Chromium).
    NamelessPair,
}

impl ReceivedCookie<'_> {
    /// The reason why a browser ignores the cookie although it can read the header; `None` if the
    /// browser keeps it.
    ///
    /// What only the browser knows is not judged: whether the connection is secure, whether the
    /// request comes from another site, whether the domain is a public suffix.
    pub fn ignored_because(&self, occasion: &Occasion<'_>) -> Option<IgnoreReason> {
        ignored_because(self, Some(occasion.host_without_port()))
    }
}

/// The reason why a browser ignores a cookie that `host` sets; `None` if the browser keeps it.
///
/// `host` is a host name without a port. Without one, `Domain` is not judged. What only the browser
/// knows is not judged either: whether the connection is secure, whether the request comes from
/// another site, whether the domain is a public suffix.
pub(crate) fn ignored_because(
    cookie: &ReceivedCookie<'_>,
    host: Option<&str>,
) -> Option<IgnoreReason> {
    if let Some(reason) = pair_ignored_because(cookie.name, cookie.value) {
        return Some(reason);
    }
    if cookie.has_tab {
        return Some(IgnoreReason::Tab);
    }
    if let (Some(domain), Some(host)) = (cookie.domain, host)
        && !(domain.is_ascii() && scope::domain_matches(host.as_bytes(), domain))
    {
        return Some(IgnoreReason::Domain);
    }
    if cookie.same_site == Some(SameSite::None) && !cookie.secure {
        return Some(IgnoreReason::InsecureSameSiteNone);
    }
    if cookie.partitioned && !cookie.secure {
        return Some(IgnoreReason::InsecurePartitioned);
    }
    let prefix = prefix(cookie.name).filter(|prefix| !prefix.is_kept(cookie));
    prefix.map(|prefix| prefix.reason)
}

/// The reason why a browser ignores a name and a value, whatever the attributes.
pub(super) fn pair_ignored_because(name: &[u8], value: &[u8]) -> Option<IgnoreReason> {
    if has_control(name) || has_control(value) {
        Some(IgnoreReason::Control)
    } else if name.len() + value.len() > LONGEST_PAIR {
        Some(IgnoreReason::Long)
    } else if !name.is_empty() {
        None
    } else if value.is_empty() {
        Some(IgnoreReason::Empty)
    } else if prefix(value).is_some() {
        Some(IgnoreReason::NamelessPrefix)
    } else {
        value.contains(&b'=').then_some(IgnoreReason::NamelessPair)
    }
}

/// Whether a text has a control character other than a tab.
pub(super) fn has_control(text: &[u8]) -> bool {
    text.iter()
        .any(|&byte| byte.is_ascii_control() && byte != b'\t')
}

/// The beginning of a name that requires attributes.
struct Prefix {
    text: &'static [u8],
    /// Whether it requires `Path=/` and no `Domain`.
    of_host: bool,
    /// Whether it requires `HttpOnly`.
    http_only: bool,
    reason: IgnoreReason,
}

/// The prefixes; the longer of two that fit comes first.
const PREFIXES: [Prefix; 4] = [
    Prefix {
        text: b"__Host-Http-",
        of_host: true,
        http_only: true,
        reason: IgnoreReason::HostHttpPrefix,
    },
    Prefix {
        text: b"__Host-",
        of_host: true,
        http_only: false,
        reason: IgnoreReason::HostPrefix,
    },
    Prefix {
        text: b"__Http-",
        of_host: false,
        http_only: true,
        reason: IgnoreReason::HttpPrefix,
    },
    Prefix {
        text: b"__Secure-",
        of_host: false,
        http_only: false,
        reason: IgnoreReason::SecurePrefix,
    },
];

fn prefix(name: &[u8]) -> Option<&'static Prefix> {
    PREFIXES.iter().find(|prefix| {
        let start = name.get(..prefix.text.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(prefix.text))
    })
}

impl Prefix {
    /// Whether a cookie has what its prefix requires. All prefixes require `Secure`.
    fn is_kept(&self, cookie: &ReceivedCookie<'_>) -> bool {
        let is_of_host = cookie.domain.is_none() && cookie.path == Some(b"/");
        cookie.secure && (cookie.http_only || !self.http_only) && (is_of_host || !self.of_host)
    }
}

impl IgnoreReason {
    /// Whether browsers make no cookie of the header at all.
    pub(super) const fn is_of_header(self) -> bool {
        matches!(self, Self::Control | Self::Long | Self::Empty)
    }
}

/// Writes what can follow "because": `it has a control character`.
impl fmt::Display for IgnoreReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Control => "it has a control character",
            Self::Tab => "it has a tab inside a name or a value",
            Self::Long => "its name and value are over 4096 bytes",
            Self::Empty => "it has neither a name nor a value",
            Self::Domain => "its `Domain` is neither the host nor above it",
            Self::InsecureSameSiteNone => "it is `SameSite=None` and not `Secure`",
            Self::InsecurePartitioned => "it is `Partitioned` and not `Secure`",
            Self::SecurePrefix => "the prefix `__Secure-` requires `Secure`",
            Self::HostPrefix => "the prefix `__Host-` requires `Secure`, `Path=/` and no `Domain`",
            Self::HttpPrefix => "the prefix `__Http-` requires `Secure` and `HttpOnly`",
            Self::HostHttpPrefix => {
                "the prefix `__Host-Http-` requires `Secure`, `HttpOnly`, `Path=/` and no `Domain`"
            }
            Self::NamelessPrefix => {
                "it has no name, and its value begins with the prefix of a name"
            }
            Self::NamelessPair => "it has no name, and its value contains `=`",
        })
    }
}

impl core::error::Error for IgnoreReason {}
