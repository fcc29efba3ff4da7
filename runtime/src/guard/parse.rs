//! Reads one `Set-Cookie` header as browsers read it (RFC 6265bis, section 5.6).

use charte_core::cookie::SameSite;

use super::ignored::{self, IgnoreReason};
use super::received::ReceivedCookie;

/// The longest value of an attribute, in bytes (RFC 6265bis, section 5.6).
const LONGEST_ATTRIBUTE: usize = 1024;

impl<'a> ReceivedCookie<'a> {
    /// Reads the value of one header: a `&str`, bytes, or the `HeaderValue` of `http`.
    ///
    /// # Errors
    /// The reason why every browser ignores the header, whatever the request.
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
        let mut cookie = Self {
            has_tab: has_tab(name) || has_tab(value),
            ..Self::new(name, value)
        };
        for attribute in parts {
            let (name, value) = split(attribute).unwrap_or((attribute, b""));
            cookie.read(trim(name), trim(value));
        }
        Ok(cookie)
    }

    /// Reads one attribute.
    fn read(&mut self, name: &[u8], value: &'a [u8]) {
        let is = |known: &str| name.eq_ignore_ascii_case(known.as_bytes());
        self.has_tab |= has_tab(name) || has_tab(value);
        if value.len() > LONGEST_ATTRIBUTE {
            return;
        }
        if is("expires") {
            self.expiry.read_expires(value);
            self.chromium_expiry.read_expires_as_chromium(value);
        } else if is("max-age") {
            self.expiry.read_max_age(value);
            self.chromium_expiry.read_max_age_as_chromium(value);
        } else if is("domain") {
            // A dot alone stays a domain: Chromium ignores the cookie.
            let domain = value.strip_prefix(b".").unwrap_or(value);
            self.domain = (!value.is_empty()).then_some(domain);
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

/// A text without the spaces and tabs around it (RFC 6265bis: WSP).
fn trim(mut text: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] | [rest @ .., b' ' | b'\t'] = text {
        text = rest;
    }
    text
}

fn has_tab(text: &[u8]) -> bool {
    text.contains(&b'\t')
}

/// The value of `SameSite` (RFC 6265bis, section 5.6.7); `None` where it is the default.
pub(crate) fn same_site(value: &[u8]) -> Option<SameSite> {
    [SameSite::Strict, SameSite::Lax, SameSite::None]
        .into_iter()
        .find(|known| value.eq_ignore_ascii_case(known.as_str().as_bytes()))
}
