//! What caches must know of a response that used a visit.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use http::HeaderMap;
use http::header::{self, HeaderName, HeaderValue};

use super::exchange::Exchange;
use crate::field_value::FieldValue;

/// Only the browser stores the response, and it asks the program before it shows it again (RFC 9111,
/// sections 5.2.2.4 and 5.2.2.7).
pub(super) static PRIVATE: FieldValue = FieldValue::new("private, no-cache");
/// The headers that a visit reads.
pub(super) static VARY: FieldValue = FieldValue::new("Cookie, Sec-GPC, DNT");
pub(super) static VARY_BY_LANGUAGE: FieldValue =
    FieldValue::new("Accept-Language, Cookie, Sec-GPC, DNT");

/// Headers that make a shared cache ignore `Cache-Control`: RFC 9213, and those of single vendors
/// (Akamai; Cloudflare, Netlify and Vercel beside RFC 9213; Varnish and Fastly; nginx).
pub(crate) const TARGETED: [&str; 7] = [
    "cdn-cache-control",
    "cloudflare-cdn-cache-control",
    "edge-control",
    "netlify-cdn-cache-control",
    "surrogate-control",
    "vercel-cdn-cache-control",
    "x-accel-expires",
];

/// What a response gets from the visits of its exchange.
pub(crate) struct Additions {
    /// The values of `Set-Cookie` headers to append.
    pub(crate) cookies: Vec<String>,
    /// The value that replaces those of `Cache-Control`.
    pub(crate) cache_control: &'static str,
    /// The value that replaces those of `Vary`.
    pub(crate) vary: Cow<'static, str>,
}

impl Exchange {
    /// Returns what a response with these values of `Cache-Control` and `Vary` gets; `None` if there
    /// was no visit. The headers [`TARGETED`] are removed too.
    pub(crate) fn additions<'a>(
        &self,
        cache_control: impl Iterator<Item = &'a [u8]>,
        vary: impl Iterator<Item = &'a [u8]>,
    ) -> Option<Additions> {
        self.pending.is_used().then(|| Additions {
            cookies: self.pending.take_cookies(),
            cache_control: self::cache_control(cache_control),
            vary: self::vary(vary),
        })
    }

    /// Adds to a response what its visits require.
    pub(super) fn complete(&self, headers: &mut HeaderMap) {
        let values =
            |name: HeaderName| headers.get_all(name).into_iter().map(HeaderValue::as_bytes);
        let Some(additions) = self.additions(values(header::CACHE_CONTROL), values(header::VARY))
        else {
            return;
        };
        for cookie in additions.cookies {
            if let Ok(value) = HeaderValue::try_from(cookie) {
                headers.append(header::SET_COOKIE, value);
            }
        }
        let control = HeaderValue::from_static(additions.cache_control);
        headers.insert(header::CACHE_CONTROL, control);
        let vary = match additions.vary {
            Cow::Borrowed(text) => HeaderValue::from_static(text),
            Cow::Owned(text) => HeaderValue::try_from(text).unwrap_or(ANYTHING),
        };
        headers.insert(header::VARY, vary);
        for name in TARGETED {
            headers.remove(name);
        }
    }
}

/// The value of `Vary` for a response that may depend on anything.
const ANYTHING: HeaderValue = HeaderValue::from_static("*");

/// Returns the value of `Cache-Control` for a response with these values: private, and as strict as
/// they are.
fn cache_control<'a>(values: impl Iterator<Item = &'a [u8]>) -> &'static str {
    let (mut is_unstored, mut is_unchanged) = (false, false);
    for value in values {
        for directive in value.split(|byte| *byte == b',') {
            let directive = directive.trim_ascii();
            is_unstored |= directive.eq_ignore_ascii_case(b"no-store");
            is_unchanged |= directive.eq_ignore_ascii_case(b"no-transform");
        }
    }
    match (is_unstored, is_unchanged) {
        (false, false) => PRIVATE.as_str(),
        (false, true) => "private, no-cache, no-transform",
        (true, false) => "private, no-cache, no-store",
        (true, true) => "private, no-cache, no-store, no-transform",
    }
}

/// Returns the value of `Vary` for a response with these values: they and the headers that a visit
/// reads.
fn vary<'a>(values: impl Iterator<Item = &'a [u8]>) -> Cow<'static, str> {
    let mut merged = String::new();
    for value in values {
        for name in value.split(|byte| *byte == b',') {
            let name = core::str::from_utf8(name.trim_ascii()).unwrap_or("*");
            if name == "*" {
                return Cow::Borrowed("*");
            }
            push(&mut merged, name);
        }
    }
    if merged.is_empty() {
        return Cow::Borrowed(VARY.as_str());
    }
    for name in VARY.as_str().split(", ") {
        push(&mut merged, name);
    }
    Cow::Owned(merged)
}

/// Adds a name to a list that does not contain it.
fn push(list: &mut String, name: &str) {
    let mut names = list.split(", ");
    if name.is_empty() || names.any(|known| known.eq_ignore_ascii_case(name)) {
        return;
    }
    if !list.is_empty() {
        list.push_str(", ");
    }
    list.push_str(name);
}
