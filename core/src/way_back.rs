//! The way back: the address at which a visitor continues after an answer.

/// The name of the way back in a form.
pub const BACK: &str = "back";

/// An address on the platform at which a visitor continues after an answer: a path from `/`, and what
/// follows it.
///
/// It is checked when a page is written and again when the answer arrives, because anybody can write a
/// form. A browser resolves it against the platform and nothing else:
///
/// - It begins with one `/`. The next character is neither `/` nor `\`, because browsers read `//` and
///   `/\` as the start of a host (WHATWG URL, relative slash state).
/// - Each character is printable ASCII (0x21 to 0x7E). Browsers remove tabs and line breaks before they
///   read an address (WHATWG URL, basic URL parser), and a line break would end a header.
/// - It has at most 2,048 bytes.
///
/// # Examples
/// ```
/// use charte_core::way_back::WayBack;
///
/// assert_eq!(WayBack::new("/news?page=2").map(WayBack::as_str), Some("/news?page=2"));
/// assert_eq!(WayBack::new("//evil.example"), None);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct WayBack<'a>(&'a str);

impl<'a> WayBack<'a> {
    /// The maximum length of an address, in bytes.
    pub const MAX: usize = 2_048;

    /// Returns the address if it leads to the platform itself; otherwise `None`.
    pub const fn new(address: &'a str) -> Option<Self> {
        let bytes = address.as_bytes();
        let is_path = match bytes {
            [b'/'] => true,
            [b'/', next, ..] => !matches!(next, b'/' | b'\\'),
            _ => false,
        };
        if !is_path || bytes.len() > Self::MAX {
            return None;
        }
        let mut at = 0;
        while at < bytes.len() {
            if !bytes[at].is_ascii_graphic() {
                return None;
            }
            at += 1;
        }
        Some(Self(address))
    }

    /// Returns the address.
    pub const fn as_str(self) -> &'a str {
        self.0
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::String;

    use super::WayBack;

    #[test]
    fn an_address_on_the_platform_is_a_way_back() {
        for address in [
            "/",
            "/news",
            "/news?page=2&lang=fr#top",
            "/a//b",
            "/a\\b",
            "/@evil.example",
            "/:80",
            "/https://evil.example",
            "/%5Cevil.example",
            "/%2F/evil.example",
            "/.//evil.example",
            "/..//evil.example",
            "/?//evil.example",
            "/~!'\"<>`{}|^",
        ] {
            assert_eq!(WayBack::new(address).map(WayBack::as_str), Some(address));
        }
    }

    #[test]
    fn no_other_address_is_a_way_back() {
        for address in [
            "",
            "news",
            "//",
            "//evil.example",
            "///evil.example",
            "/\\",
            "/\\evil.example",
            "\\/evil.example",
            "\\\\evil.example",
            "https://evil.example",
            "https:/evil.example",
            "https:evil.example",
            "javascript:alert(1)",
            "@evil.example",
            "?a=1",
            "#top",
            ".",
            "%2Fnews",
            " /news",
            "/ /evil.example",
            "/news ",
            "/\t/evil.example",
            "/\n/evil.example",
            "/\r/evil.example",
            "\t//evil.example",
            "/news\r\nSet-Cookie: a=1",
            "/\0",
            "/\u{7f}",
            "/\u{1f}",
            "/caf\u{e9}",
            "/\u{2f}\u{2f}evil.example",
            "/\u{ff0f}evil.example",
            "/\u{2215}evil.example",
        ] {
            assert_eq!(WayBack::new(address), None, "{address:?}");
        }
    }

    #[test]
    fn a_way_back_has_at_most_2048_bytes() {
        let mut address = String::from("/");
        address.extend(core::iter::repeat_n('a', WayBack::MAX - 1));
        assert!(WayBack::new(&address).is_some());
        address.push('a');
        assert_eq!(WayBack::new(&address), None);
    }

    #[test]
    fn every_byte_is_printable_ascii() {
        for character in '\0'..='\u{ff}' {
            let address = std::format!("/a{character}");
            let is_printable = ('\u{21}'..='\u{7e}').contains(&character);
            assert_eq!(
                WayBack::new(&address).is_some(),
                is_printable,
                "{character:?}"
            );
        }
    }
}
