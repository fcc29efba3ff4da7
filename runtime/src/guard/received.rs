//! One `Set-Cookie` header, read as browsers read it (RFC 6265bis, section 5.6).

use charte_core::cookie::SameSite;

use super::attribute::Enforcement;
use super::date;
use super::ignored::{self, IgnoreReason};
use super::lifetime::Lifetime;
use super::occasion::Occasion;
use super::scope::{self, Scope};
use super::seen::Seen;

/// The longest value of an attribute, in bytes (RFC 6265bis, section 5.6).
const LONGEST_ATTRIBUTE: usize = 1024;
/// How far the clock that made an `Expires` may be from that of the caller, in seconds.
const CLOCKS: i64 = 60;

/// What a browser reads in the value of one `Set-Cookie` header.
///
/// The header is not the cookie: whether a browser keeps it depends on the request too, see
/// [`ignored_because`](Self::ignored_because). Nothing is copied or decoded; names and values are the bytes of the
/// header. Of an attribute that stands there twice, the last counts; what a browser ignores (an
/// unknown attribute, a date that is none, a value of over 1024 bytes) has no trace.
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
    /// The name, possibly empty: a browser keeps a cookie without one, and a header without `=`
    /// is the value of such a cookie.
    pub name: &'a [u8],
    /// The value, with its quotation marks if it has any.
    pub value: &'a [u8],
    /// `Max-Age` in seconds; what is beyond 64 bits is the last number that is not.
    pub max_age: Option<i64>,
    /// `Expires`, in seconds since 1970-01-01T00:00:00Z.
    pub expires: Option<i64>,
    /// `Domain` without its leading dot, in any case; `None` also where it is empty, which means
    /// the same as none.
    pub domain: Option<&'a [u8]>,
    /// `Path` as it stands there, possibly empty; see [`path_at`](Self::path_at).
    pub path: Option<&'a [u8]>,
    /// `Secure`, whatever its value.
    pub secure: bool,
    /// `HttpOnly`, whatever its value.
    pub http_only: bool,
    /// `SameSite`; `None` where there is none or one that is unknown: the browser's default.
    pub same_site: Option<SameSite>,
    /// `Partitioned` (CHIPS), whatever its value.
    pub partitioned: bool,
    /// Whether browsers disagree about its life: an `Expires` or a `Max-Age` stands there twice, or is
    /// none. By the letter of RFC 6265bis such a one is ignored; Chromium takes the last one even if it
    /// is none, and `+60` for a number. What is a deletion by the letter is a cookie there.
    pub is_life_doubtful: bool,
}

impl<'a> ReceivedCookie<'a> {
    /// Reads the value of one header: a `&str`, bytes, or the `HeaderValue` of `http`.
    ///
    /// # Errors
    /// Why every browser ignores the header, whatever the request.
    pub fn parse(header: &'a (impl AsRef<[u8]> + ?Sized)) -> Result<Self, IgnoreReason> {
        let header = header.as_ref();
        if ignored::has_control(header) {
            return Err(IgnoreReason::Control);
        }
        let mut parts = header.split(|&byte| byte == b';');
        let pair = parts.next().unwrap_or_default();
        let (name, value) = split(pair).unwrap_or((b"", pair));
        let (name, value) = (trim(name), trim(value));
        let reason = ignored::pair_ignored_because(name, value);
        if let Some(reason) = reason.filter(|reason| reason.is_of_header()) {
            return Err(reason);
        }
        let mut cookie = Self::new(name, value);
        for attribute in parts {
            let (name, value) = split(attribute).unwrap_or((attribute, b""));
            cookie.read(trim(name), trim(value));
        }
        Ok(cookie)
    }

    /// A cookie with a name, a value and no attribute.
    pub const fn new(name: &'a [u8], value: &'a [u8]) -> Self {
        Self {
            name,
            value,
            max_age: None,
            expires: None,
            domain: None,
            path: None,
            secure: false,
            http_only: false,
            same_site: None,
            partitioned: false,
            is_life_doubtful: false,
        }
    }

    /// How long the browser is asked to keep it, from `now` (seconds since 1970-01-01T00:00:00Z).
    /// `Max-Age` counts before `Expires`.
    pub const fn lifetime(&self, now: i64) -> Lifetime {
        match (self.max_age, self.expires) {
            (Some(seconds), _) => Lifetime::of_seconds(seconds),
            (None, Some(end)) => Lifetime::of_seconds(end.saturating_sub(now)),
            (None, None) => Lifetime::Session,
        }
    }

    /// The hosts that it is sent to, where the response comes from `host`.
    pub const fn scope(&self, host: &'a str) -> Scope<'a> {
        match self.domain {
            Some(domain) => Scope::Domain(domain),
            None => Scope::Host(host.as_bytes()),
        }
    }

    /// The path that it is sent to, where the response answers a request for `request_path`.
    pub fn path_at(&self, request_path: &'a str) -> &'a [u8] {
        match self.path {
            Some(path) if path.starts_with(b"/") => path,
            _ => scope::default_path(request_path.as_bytes()),
        }
    }

    /// Why a browser ignores the cookie, although it can read the header; `None` if the browser
    /// keeps it.
    ///
    /// What only the browser knows is not judged: whether the connection is secure, whether the
    /// request comes from another site, whether the domain is a public suffix.
    pub fn ignored_because(&self, occasion: &Occasion<'_>) -> Option<IgnoreReason> {
        ignored::ignored_because(self, Some(occasion.plain_host()))
    }

    /// What of it a charter is compared with.
    pub fn seen(&self, occasion: &Occasion<'a>) -> Seen<'a> {
        let by_date = self.max_age.is_none() && self.expires.is_some();
        Seen {
            name: self.name,
            scope: Some(self.scope(occasion.plain_host())),
            path: Some(self.path_at(occasion.path)),
            secure: Some(self.secure),
            http_only: Some(self.http_only),
            same_site: Some(Enforcement::of(self.same_site)),
            partitioned: Some(self.partitioned),
            // What not every browser deletes is judged as a cookie.
            lifetime: Some(self.lifetime(occasion.now))
                .filter(|life| !self.is_life_doubtful || *life != Lifetime::Deleted),
            imprecision: if by_date { CLOCKS } else { 0 },
        }
    }

    /// Takes an attribute into account.
    fn read(&mut self, name: &[u8], value: &'a [u8]) {
        let is = |known: &str| name.eq_ignore_ascii_case(known.as_bytes());
        if value.len() > LONGEST_ATTRIBUTE {
            self.is_life_doubtful |= is("expires") || is("max-age");
            return;
        }
        if is("expires") {
            let date = date::parse(value);
            self.is_life_doubtful |= self.expires.is_some() || date.is_none();
            self.expires = date.or(self.expires);
        } else if is("max-age") {
            let age = seconds(value);
            self.is_life_doubtful |= self.max_age.is_some() || age.is_none();
            self.max_age = age.or(self.max_age);
        } else if is("domain") {
            let domain = value.strip_prefix(b".").unwrap_or(value);
            self.domain = (!domain.is_empty()).then_some(domain);
        } else if is("path") {
            self.path = Some(value);
        } else if is("secure") {
            self.secure = true;
        } else if is("httponly") {
            self.http_only = true;
        } else if is("samesite") {
            self.same_site = same_site(value);
        } else if is("partitioned") {
            self.partitioned = true;
        }
    }
}

/// The parts before and after the first `=`.
fn split(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = text.iter().position(|&byte| byte == b'=')?;
    Some((&text[..at], &text[at + 1..]))
}

/// A text without the spaces and tabs round it (RFC 6265bis: WSP).
fn trim(mut text: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] | [rest @ .., b' ' | b'\t'] = text {
        text = rest;
    }
    text
}

/// The value of `Max-Age` (RFC 6265bis, section 5.6.2); `None` where it is ignored.
fn seconds(value: &[u8]) -> Option<i64> {
    let (negative, digits) = match value.strip_prefix(b"-") {
        Some(digits) => (true, digits),
        None => (false, value),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let seconds = digits.iter().fold(0_i64, |seconds, digit| {
        seconds
            .saturating_mul(10)
            .saturating_add(i64::from(digit - b'0'))
    });
    Some(if negative { -seconds } else { seconds })
}

/// The value of `SameSite` (RFC 6265bis, section 5.6.7); `None` where it is the default.
pub(crate) fn same_site(value: &[u8]) -> Option<SameSite> {
    [SameSite::Strict, SameSite::Lax, SameSite::None]
        .into_iter()
        .find(|known| value.eq_ignore_ascii_case(known.as_str().as_bytes()))
}
