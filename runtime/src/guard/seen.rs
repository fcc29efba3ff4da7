//! A cookie as it was seen: in a header, in a browser, in a report.

use charte_core::cookie::Storage;

use super::enforcement::Enforcement;
use super::lifetime::Lifetime;
use super::scope::Scope;
use crate::declaration::Sought;

/// A cookie as it was seen, to compare with a charter.
///
/// `None` means unknown, and what is unknown is not judged. A header has everything
/// ([`ReceivedCookie::seen`](super::ReceivedCookie::seen)), a browser has most, a list of names has
/// nothing else:
///
/// ```
/// use charte::guard::{Lifetime, Seen};
///
/// let seen = Seen { lifetime: Some(Lifetime::Session), ..Seen::named(b"sessionid") };
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Seen<'a> {
    /// Its name.
    pub name: &'a [u8],
    /// The hosts that it is sent to.
    pub scope: Option<Scope<'a>>,
    /// The path that it is sent to.
    pub path: Option<&'a [u8]>,
    /// Whether it is `Secure`.
    pub secure: Option<bool>,
    /// Whether it is `HttpOnly`.
    pub http_only: Option<bool>,
    /// Its `SameSite`.
    pub same_site: Option<Enforcement>,
    /// Whether it is `Partitioned`.
    pub partitioned: Option<bool>,
    /// How long it lives.
    pub lifetime: Option<Lifetime>,
    /// The possible error of `lifetime`, in seconds.
    pub imprecision: i64,
    /// The length of its value, in bytes.
    pub value_length: Option<usize>,
}

impl<'a> Seen<'a> {
    /// A cookie about which only the name is known.
    pub const fn named(name: &'a [u8]) -> Self {
        Self {
            name,
            scope: None,
            path: None,
            secure: None,
            http_only: None,
            same_site: None,
            partitioned: None,
            lifetime: None,
            imprecision: 0,
            value_length: None,
        }
    }

    /// What of it decides which declaration counts.
    pub(crate) const fn sought(&self) -> Sought<'a> {
        Sought {
            scope: self.scope,
            path: self.path,
            ..Sought::stored(Storage::Cookie, self.name)
        }
    }
}
