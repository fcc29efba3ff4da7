//! A `Set-Cookie` header with exactly the attributes that a charter declares.

use core::fmt;

use charte_core::cookie::{Cookie, SameSite};

use crate::guard::IgnoreReason;

/// A cookie that a response sets or deletes. [`Display`](fmt::Display) writes the value of its
/// `Set-Cookie` header.
///
/// The name and the value are checked when it is created: neither contains a character that would
/// end it (RFC 6265bis, section 4.1.1). Each cookie needs a header of its own; do not join several
/// with a comma.
///
/// # Examples
/// ```
/// # charte::charters! { mod portals = "../policies"; }
/// let visit = charte::Visit::new(portals::DATA_ISSY_COM, "", 1_764_000_000);
/// let cookie = visit.set_header(portals::cookies::SESSIONID, "k3X")?;
/// assert_eq!((cookie.name(), cookie.value()), ("sessionid", "k3X"));
/// assert!(!cookie.is_deletion());
/// # Ok::<(), charte::SetError>(())
/// ```
#[derive(Clone, Copy)]
pub struct SetCookie<'a> {
    name: &'a str,
    value: &'a str,
    attributes: Attributes<'a>,
    /// In seconds. `None` for a cookie that lives until the browser is closed, zero for a deletion.
    max_age: Option<u64>,
}

/// The attributes after name and value.
#[derive(Clone, Copy)]
pub(crate) struct Attributes<'a> {
    pub(crate) domain: Option<&'a str>,
    pub(crate) path: Option<&'a str>,
    pub(crate) secure: bool,
    pub(crate) http_only: bool,
    pub(crate) same_site: Option<SameSite>,
    pub(crate) partitioned: bool,
}

impl<'a> SetCookie<'a> {
    /// Creates a cookie from a checked name and a checked value.
    pub(crate) fn new(
        name: &'a str,
        value: &'a str,
        attributes: Attributes<'a>,
        max_age: Option<u64>,
    ) -> Self {
        Self {
            name,
            value,
            attributes,
            max_age,
        }
    }

    /// Returns the name of the cookie.
    pub fn name(&self) -> &'a str {
        self.name
    }

    /// Returns the value; empty for a deletion.
    pub fn value(&self) -> &'a str {
        self.value
    }

    /// Returns whether the response deletes the cookie.
    pub fn is_deletion(&self) -> bool {
        self.max_age == Some(0)
    }

    /// Returns `Max-Age` in seconds: zero for a deletion, `None` for a cookie that lives until the
    /// browser is closed.
    pub fn max_age(&self) -> Option<u64> {
        self.max_age
    }

    pub(crate) fn attributes(&self) -> Attributes<'a> {
        self.attributes
    }
}

impl Attributes<'_> {
    /// Returns exactly the attributes that the charter declares.
    pub(crate) fn of(cookie: &Cookie) -> Self {
        Self {
            domain: cookie.domain,
            path: cookie.path,
            secure: cookie.secure.unwrap_or(false),
            http_only: cookie.http_only.unwrap_or(false),
            same_site: cookie.same_site,
            partitioned: cookie.partitioned.unwrap_or(false),
        }
    }

    /// Adds the path `/` if the charter declares no path. Without a path, browsers take the folder
    /// of the request (RFC 6265bis, section 5.1.4).
    pub(crate) fn or_whole_site(self) -> Self {
        Self {
            path: self.path.or(Some("/")),
            ..self
        }
    }
}

/// Returns the `Max-Age` that a charter declares; `None` for a session.
pub(crate) fn declared_max_age(cookie: &Cookie) -> Option<u64> {
    cookie
        .duration
        .and_then(charte_core::duration::Duration::seconds)
}

/// A value as a header contains it: [`CookieValue`](crate::CookieValue) decodes percent-encoding, so
/// `%` is encoded.
struct Encoded<'a>(&'a str);

impl fmt::Display for Encoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = self.0.split('%');
        f.write_str(parts.next().unwrap_or_default())?;
        parts.try_for_each(|part| write!(f, "%25{part}"))
    }
}

/// Returns the length of a value in a header, in bytes.
pub(crate) fn encoded_length(value: &str) -> usize {
    value.len() + 2 * value.matches('%').count()
}

impl fmt::Display for SetCookie<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            name,
            value,
            attributes:
                Attributes {
                    domain,
                    path,
                    secure,
                    http_only,
                    same_site,
                    partitioned,
                },
            max_age,
        } = *self;
        write!(f, "{name}={}", Encoded(value))?;
        if let Some(domain) = domain {
            write!(f, "; Domain={domain}")?;
        }
        if let Some(path) = path {
            write!(f, "; Path={path}")?;
        }
        if let Some(seconds) = max_age {
            write!(f, "; Max-Age={seconds}")?;
        }
        if max_age == Some(0) {
            // Some clients do not know `Max-Age`.
            f.write_str("; Expires=Thu, 01 Jan 1970 00:00:00 GMT")?;
        }
        for (is_set, attribute) in [
            (secure, "; Secure"),
            (http_only, "; HttpOnly"),
            (partitioned, "; Partitioned"),
        ] {
            if is_set {
                f.write_str(attribute)?;
            }
        }
        match same_site {
            Some(SameSite::Strict) => f.write_str("; SameSite=Strict"),
            Some(SameSite::Lax) => f.write_str("; SameSite=Lax"),
            Some(SameSite::None) => f.write_str("; SameSite=None"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for SetCookie<'_> {
    /// Omits the value, which may be a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SetCookie")
            .field("name", &self.name)
            .field("max_age", &self.max_age)
            .finish_non_exhaustive()
    }
}

/// The reason why a cookie is not set. Its texts are for developers and contain no value of a
/// cookie.
///
/// # Examples
/// ```
/// # charte::charters! { mod portals = "../policies"; }
/// let visit = charte::Visit::new(portals::DATA_ISSY_COM, "", 1_764_000_000);
/// let error = visit.set_header(portals::cookies::SESSIONID, "a;b").unwrap_err();
/// assert!(matches!(error, charte::SetError::Value { character: ';', at: 1, .. }));
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum SetError {
    /// The charter of this platform does not declare the cookie.
    NotDeclared {
        /// The name or pattern.
        cookie: &'static str,
    },
    /// The charter of this platform declares the cookie in another category than the key, or asks for
    /// another provider.
    OtherCategory {
        /// The name or pattern.
        cookie: &'static str,
        /// The category of this platform's charter, or `category.provider`.
        category: &'static str,
    },
    /// The charter of this platform requires consent for the cookie, and there is no proof.
    NeedsConsent {
        /// The name or pattern.
        cookie: &'static str,
    },
    /// The charter of this platform declares that only scripts set the cookie (`script_only`).
    OnlyScripts {
        /// The name or pattern.
        cookie: &'static str,
    },
    /// The key is a pattern, so it does not name one cookie. Use [`Key::named`](crate::Key::named).
    Pattern {
        /// The pattern.
        cookie: &'static str,
    },
    /// The name does not match the pattern of the key.
    OtherName {
        /// The pattern.
        cookie: &'static str,
    },
    /// The name matches the pattern of the key, but also another declaration with another category.
    DeclaredOtherwise {
        /// The pattern.
        cookie: &'static str,
        /// The name or pattern of the other declaration.
        other: &'static str,
    },
    /// The name has a character that no cookie name may have.
    Name {
        /// The pattern.
        cookie: &'static str,
        /// The character.
        character: char,
    },
    /// The visit was not created by `charte::web::Visits`, so there is no response to set the cookie
    /// in. Add the value of `set_header` to a response, or create the visit with `Visits`.
    #[cfg(feature = "web")]
    NoResponse,
    /// The value is longer than the charter of this platform declares.
    Long {
        /// The name or pattern.
        cookie: &'static str,
        /// The length of the value, in bytes.
        length: usize,
        /// The declared `max_value_length`, in bytes.
        most: u32,
    },
    /// The cookie lives on another host, and only that host can set and delete it.
    Elsewhere {
        /// The name or pattern.
        cookie: &'static str,
        /// The declared `host`.
        host: &'static str,
    },
    /// Browsers would ignore the cookie.
    Ignored {
        /// The name or pattern.
        cookie: &'static str,
        /// Why they ignore it.
        reason: IgnoreReason,
    },
    /// The value has a character that no cookie value may have.
    Value {
        /// The name or pattern.
        cookie: &'static str,
        /// The character.
        character: char,
        /// The position of the character in the value, in bytes from 0.
        at: usize,
    },
}

impl fmt::Display for SetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotDeclared { cookie } => {
                write!(
                    f,
                    "the charter of this platform declares no cookie `{cookie}`"
                )
            }
            Self::OtherCategory { cookie, category } => write!(
                f,
                "the charter of this platform declares the cookie `{cookie}` in the category \
                 `{category}`, which is not that of the key"
            ),
            Self::NeedsConsent { cookie } => write!(
                f,
                "by the charter of this platform, the cookie `{cookie}` needs the visitor's consent"
            ),
            Self::OnlyScripts { cookie } => write!(
                f,
                "by the charter of this platform, only scripts set the cookie `{cookie}` (`script_only`)"
            ),
            Self::Pattern { cookie } => write!(
                f,
                "`{cookie}` stands for many cookies: say which with `KEY.named(\"...\")`"
            ),
            Self::OtherName { cookie } => write!(f, "the name does not match `{cookie}`"),
            Self::DeclaredOtherwise { cookie, other } => write!(
                f,
                "the name matches `{cookie}`, but the charter of this platform declares it \
                 otherwise as `{other}`"
            ),
            Self::Name { cookie, character } => write!(
                f,
                "a name for `{cookie}` has `{}`, which no name of a cookie has",
                character.escape_debug()
            ),
            Self::Long {
                cookie,
                length,
                most,
            } => write!(
                f,
                "the value of `{cookie}` has {length} bytes; the charter of this platform declares \
                 at most {most} (`max_value_length`)"
            ),
            Self::Elsewhere { cookie, host } => write!(
                f,
                "the cookie `{cookie}` lives on `{host}`, and no other host can set or delete it"
            ),
            Self::Ignored { cookie, reason } => {
                write!(f, "browsers ignore the cookie `{cookie}`: {reason}")
            }
            #[cfg(feature = "web")]
            Self::NoResponse => f.write_str(
                "the visit has no response: `charte::web::Visits` did not create it, or the \
                 response has begun; use `set_header`",
            ),
            Self::Value {
                cookie,
                character,
                at,
            } => {
                write!(f, "the value of `{cookie}` has ")?;
                match character {
                    ' ' => f.write_str("a space")?,
                    '"' => f.write_str("a quotation mark")?,
                    character => write!(f, "`{}`", character.escape_debug())?,
                }
                write!(f, " at byte {at}: encode it, for instance as base64url")
            }
        }
    }
}

impl core::error::Error for SetError {}

/// Returns the first character that is not allowed in a value: it is not a cookie-octet (RFC
/// 6265bis, section 4.1.1). A quote is not a cookie-octet either.
pub(crate) fn forbidden_in_value(value: &str) -> Option<(usize, char)> {
    value.char_indices().find(
        |(_, character)| !matches!(character, '!' | '#'..='+' | '-'..=':' | '<'..='[' | ']'..='~'),
    )
}

pub(crate) use charte_core::cookie::odd_in_token as forbidden_in_name;

#[cfg(test)]
mod tests {
    use super::{forbidden_in_name, forbidden_in_value};

    #[test]
    fn cookie_octets() {
        for byte in 0..=u8::MAX {
            // RFC 6265bis, section 4.1.1: %x21 / %x23-2B / %x2D-3A / %x3C-5B / %x5D-7E.
            let is_octet =
                matches!(byte, 0x21 | 0x23..=0x2b | 0x2d..=0x3a | 0x3c..=0x5b | 0x5d..=0x7e);
            let mut buffer = [0; 4];
            let text = char::from(byte).encode_utf8(&mut buffer);
            assert_eq!(forbidden_in_value(text).is_none(), is_octet, "{byte:#x}");
        }
        assert_eq!(forbidden_in_value("ab\r\nc"), Some((2, '\r')));
        assert_eq!(forbidden_in_value(""), None);
        assert_eq!(forbidden_in_name("_pk_id.1"), None);
        assert_eq!(forbidden_in_name("a=b"), Some('='));
    }
}
