//! A cookie as browsers read it in one `Set-Cookie` header (RFC 6265bis, section 5.6).

use charte_core::cookie::SameSite;

use super::enforcement::Enforcement;
use super::expiry::Expiry;
use super::lifetime::Lifetime;
use super::occasion::Occasion;
use super::scope::{self, Scope};
use super::seen::Seen;

/// The difference in seconds that is allowed between the clock of an `Expires` and the caller's.
const CLOCKS: i64 = 60;

/// A cookie as browsers read it in the value of one `Set-Cookie` header.
///
/// Whether a browser keeps it depends on the request too: see
/// [`ignored_because`](Self::ignored_because). Nothing is copied or decoded: names and values are
/// the bytes of the header. If an attribute comes twice, the last counts. What browsers ignore
/// leaves no trace: unknown attributes, texts that are no date, values of over 1024 bytes.
///
/// ```
/// use charte::guard::ReceivedCookie;
///
/// let cookie = ReceivedCookie::parse("sid=31d4; Path=/; secure; SameSite=None; SAMESITE=lax")?;
/// assert_eq!(cookie.name, b"sid");
/// assert_eq!(cookie.same_site, Some(charte::SameSite::Lax));
/// assert!(cookie.secure && !cookie.http_only);
/// # Ok::<(), charte::guard::IgnoreReason>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an attribute of its own"
)]
pub struct ReceivedCookie<'a> {
    /// The name, possibly empty: a browser keeps a cookie without one. A header without `=` is the
    /// value of such a cookie.
    pub name: &'a [u8],
    /// The value, with its quotation marks if it has any.
    pub value: &'a [u8],
    /// `Max-Age` and `Expires` by the letter of RFC 6265bis.
    pub expiry: Expiry,
    /// `Max-Age` and `Expires` as Chromium 156 reads them.
    pub chromium_expiry: Expiry,
    /// `Domain` without its leading dot, in any case; `None` for an empty one, which means the same
    /// as none.
    pub domain: Option<&'a [u8]>,
    /// `Path` as the header has it, possibly empty; see [`path_at`](Self::path_at).
    pub path: Option<&'a [u8]>,
    /// `Secure`, whatever its value.
    pub secure: bool,
    /// `HttpOnly`, whatever its value.
    pub http_only: bool,
    /// `SameSite`; `None` if it is absent or unknown, which means the browser's default.
    pub same_site: Option<SameSite>,
    /// `Partitioned` (CHIPS), whatever its value.
    pub partitioned: bool,
    /// Whether a name or a value contains a tab, which Chromium does not accept.
    pub has_tab: bool,
}

impl<'a> ReceivedCookie<'a> {
    /// A cookie with a name, a value and no attribute.
    pub const fn new(name: &'a [u8], value: &'a [u8]) -> Self {
        Self {
            name,
            value,
            expiry: Expiry {
                max_age: None,
                expires: None,
            },
            chromium_expiry: Expiry {
                max_age: None,
                expires: None,
            },
            domain: None,
            path: None,
            secure: false,
            http_only: false,
            same_site: None,
            partitioned: false,
            has_tab: false,
        }
    }

    /// The lifetime that the header requests, from `now` (seconds since
    /// 1970-01-01T00:00:00Z): the longer of what RFC 6265bis and Chromium read. So a cookie is only
    /// [deleted](Lifetime::Deleted) if both read a deletion.
    pub fn lifetime(&self, now: i64) -> Lifetime {
        self.longer_expiry(now).lifetime(now)
    }

    fn longer_expiry(&self, now: i64) -> &Expiry {
        if self.chromium_expiry.lifetime(now) > self.expiry.lifetime(now) {
            &self.chromium_expiry
        } else {
            &self.expiry
        }
    }

    /// The hosts that the cookie is sent to, if `host` sets it.
    pub const fn scope(&self, host: &'a str) -> Scope<'a> {
        match self.domain {
            Some(domain) => Scope::Domain(domain),
            None => Scope::Host(host.as_bytes()),
        }
    }

    /// The path that the cookie is sent to, in a response to a request for `request_path`.
    pub fn path_at(&self, request_path: &'a str) -> &'a [u8] {
        match self.path {
            Some(path) if path.starts_with(b"/") => path,
            _ => scope::default_path(request_path.as_bytes()),
        }
    }

    /// The parts that a charter is compared with.
    pub fn seen(&self, occasion: &Occasion<'a>) -> Seen<'a> {
        let expiry = self.longer_expiry(occasion.now);
        Seen {
            name: self.name,
            scope: Some(self.scope(occasion.plain_host())),
            path: Some(self.path_at(occasion.path)),
            secure: Some(self.secure),
            http_only: Some(self.http_only),
            same_site: Some(Enforcement::of(self.same_site)),
            partitioned: Some(self.partitioned),
            lifetime: Some(expiry.lifetime(occasion.now)),
            imprecision: if expiry.is_by_date() { CLOCKS } else { 0 },
            value_length: Some(self.value.len()),
        }
    }
}
