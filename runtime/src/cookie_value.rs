//! The value of a cookie of a request.

use core::fmt::{self, Write};
use core::str::FromStr;

use crate::buffer::Text;

/// The value of a cookie of a request, as the program set it.
///
/// The jars of `axum-extra` and Rocket percent-encode what they send, and
/// [`Visit::set_header`](crate::Visit::set_header) encodes `%`. So a value is read with its
/// percent-encoding decoded (RFC 3986, section 2.1), whichever of them wrote it. A text that does
/// not decode to UTF-8 is its own value.
///
/// A `Copy` handle that allocates nothing: [`Display`](fmt::Display) writes the value,
/// [`parse`](Self::parse) reads a number or the like, and `==` compares it with a text.
///
/// # Examples
/// ```
/// # charte::charters! { mod portals = "../policies"; }
/// use portals::cookies::SESSIONID;
///
/// let visit = charte::Visit::new(portals::DATA_ISSY_COM, "sessionid=q%2F8%3D", 1_764_000_000);
/// let session = visit.get(SESSIONID).expect("the request has it");
/// assert_eq!(session, "q/8=");
/// assert_eq!(session.to_string(), "q/8=");
/// assert_eq!(session.as_sent(), "q%2F8%3D");
/// ```
#[derive(Clone, Copy)]
pub struct CookieValue<'a> {
    sent: &'a str,
    /// Whether `sent` decodes to another text.
    is_encoded: bool,
}

/// The maximum length of a value that is decoded to be parsed, in bytes: that of a whole cookie in
/// browsers (RFC 6265bis, section 5.6).
const LONGEST: usize = 4096;

impl<'a> CookieValue<'a> {
    /// Returns the value in this text of a `Cookie` header; `None` if it contains a control
    /// character.
    pub(crate) fn new(sent: &'a str) -> Option<Self> {
        let is_encoded = sent.contains('%') && decoded(sent).all(|character| character.is_some());
        let value = Self { sent, is_encoded };
        (!value.chars().any(char::is_control)).then_some(value)
    }

    /// Returns the text as the browser sent it.
    pub fn as_sent(&self) -> &'a str {
        self.sent
    }

    /// Returns the characters of the value.
    pub fn chars(&self) -> impl Iterator<Item = char> + use<'a> {
        let (raw, encoded) = if self.is_encoded {
            ("", self.sent)
        } else {
            (self.sent, "")
        };
        raw.chars().chain(decoded(encoded).flatten())
    }

    /// Parses the value, like [`str::parse`].
    ///
    /// # Errors
    /// Those of the type.
    pub fn parse<T: FromStr>(&self) -> Result<T, T::Err> {
        if !self.is_encoded {
            return self.sent.parse();
        }
        let mut text = Text::<LONGEST>::EMPTY;
        match write!(text, "{self}") {
            Ok(()) => text.as_str().parse(),
            Err(fmt::Error) => self.sent.parse(),
        }
    }
}

impl fmt::Display for CookieValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.is_encoded {
            return f.write_str(self.sent);
        }
        self.chars()
            .try_for_each(|character| f.write_char(character))
    }
}

impl fmt::Debug for CookieValue<'_> {
    /// Omits the value, which may be a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CookieValue").finish_non_exhaustive()
    }
}

impl PartialEq for CookieValue<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.chars().eq(other.chars())
    }
}

impl Eq for CookieValue<'_> {}

impl PartialEq<str> for CookieValue<'_> {
    fn eq(&self, other: &str) -> bool {
        self.chars().eq(other.chars())
    }
}

impl PartialEq<&str> for CookieValue<'_> {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}

/// Returns the characters of a percent-encoded text; `None` in place of bytes that are not UTF-8.
fn decoded(encoded: &str) -> impl Iterator<Item = Option<char>> {
    let mut rest = encoded.as_bytes();
    core::iter::from_fn(move || {
        let first = byte(&mut rest)?;
        let length = match first {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => 1,
        };
        let mut bytes = [first, 0, 0, 0];
        for place in &mut bytes[1..length] {
            *place = byte(&mut rest).unwrap_or_default();
        }
        let text = core::str::from_utf8(&bytes[..length]).ok();
        Some(text.and_then(|text| text.chars().next()))
    })
}

/// Removes the first byte of a percent-encoded text and returns it decoded.
fn byte(rest: &mut &[u8]) -> Option<u8> {
    let digit = |digit: u8| char::from(digit).to_digit(16);
    if let [b'%', high, low, behind @ ..] = *rest
        && let (Some(high), Some(low)) = (digit(*high), digit(*low))
    {
        *rest = behind;
        return u8::try_from(high << 4 | low).ok();
    }
    let (&first, behind) = rest.split_first()?;
    *rest = behind;
    Some(first)
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString;

    use super::CookieValue;

    #[test]
    fn percent_encoding_is_decoded() {
        for (sent, value) in [
            ("k3X", "k3X"),
            ("q%2F8%3d", "q/8="),
            ("ann%20smith", "ann smith"),
            ("a+b", "a+b"),
            ("%C3%A9t%c3%a9", "\u{e9}t\u{e9}"),
            ("\u{e9}%41", "\u{e9}A"),
            ("%F0%9F%8D%AA", "\u{1f36a}"),
            ("100%25", "100%"),
            ("%2541", "%41"),
            // No percent-encoding, or not of UTF-8.
            ("100%", "100%"),
            ("%zz%4", "%zz%4"),
            ("%FF", "%FF"),
            ("%41%C3", "%41%C3"),
            ("%ED%A0%80", "%ED%A0%80"),
            ("", ""),
        ] {
            let read = CookieValue::new(sent).expect("no control character");
            assert_eq!(read.to_string(), value, "{sent}");
            assert!(read == value && read.as_sent() == sent, "{sent}");
            assert_eq!(read.parse(), Ok(value.to_string()), "{sent}");
        }
        for sent in ["\0", "a%00", "a%0D%0Ab", "%C2%85"] {
            assert!(CookieValue::new(sent).is_none(), "{sent:?}");
        }
    }

    #[test]
    fn a_number_is_parsed() {
        let parsed = |sent| CookieValue::new(sent).and_then(|value| value.parse().ok());
        assert_eq!(
            (parsed("7"), parsed("%37"), parsed("x")),
            (Some(7), Some(7), None)
        );
        assert_ne!(CookieValue::new("a"), CookieValue::new("b"));
        assert_eq!(CookieValue::new("a"), CookieValue::new("%61"));
    }
}
