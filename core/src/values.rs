//! The values of a platform: what differs between the pages of a fleet.

use crate::hash::ContentHash;

/// A value of a platform for which pages have holes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u8)]
pub enum Slot {
    /// The URL as it is written: `{platform.url}`.
    Url = 0,
    /// The URL for a link, with the A-labels of a Unicode host.
    Href = 1,
    /// The host as it is written: `{platform.host}`.
    Host = 2,
    /// The name, or the URL of a platform without one: `{platform.name}`.
    Name = 3,
    /// What follows `https://` in the URL as it is written. Compressed pages use it.
    Authority = 4,
    /// What follows `https://` in the URL for a link. Compressed pages use it.
    HrefAuthority = 5,
    /// The way back of a form ([`way_back`](crate::way_back)). It belongs to a request and not to a
    /// platform.
    Back = 6,
}

impl Slot {
    /// Returns the slot with this number.
    #[inline]
    pub const fn from_u8(number: u8) -> Self {
        match number {
            1 => Self::Href,
            2 => Self::Host,
            3 => Self::Name,
            4 => Self::Authority,
            5 => Self::HrefAuthority,
            6 => Self::Back,
            _ => Self::Url,
        }
    }
}

/// The name of a platform.
#[derive(Clone, Copy, Debug)]
pub enum Name<'a> {
    /// The platform has no name.
    None,
    /// The same name in every language.
    Same(&'a str),
    /// A name for each language of the charter, in order, separated by line feeds. A name cannot
    /// contain one ([`name::check`](crate::name::check)), and a list of strings would cost a
    /// relocation and 16 bytes for each.
    Each(&'a str),
}

impl<'a> Name<'a> {
    /// Returns the name in the language with this position.
    pub const fn get(&self, language: usize) -> Option<&'a str> {
        match *self {
            Self::None => None,
            Self::Same(name) => Some(name),
            Self::Each(names) => line(names, language),
        }
    }
}

/// Returns the line with this number, from 0.
const fn line(text: &str, number: usize) -> Option<&str> {
    let bytes = text.as_bytes();
    let (mut passed, mut start, mut at) = (0, 0, 0);
    loop {
        if at == bytes.len() || bytes[at] == b'\n' {
            if passed == number {
                return Some(text.split_at(at).0.split_at(start).1);
            }
            if at == bytes.len() {
                return None;
            }
            passed += 1;
            start = at + 1;
        }
        at += 1;
    }
}

/// The values of one platform.
#[derive(Clone, Copy, Debug)]
pub struct Values<'a> {
    /// The URL as it is written, without a trailing slash.
    pub url: &'a str,
    /// The URL in ASCII; empty if `url` is in ASCII.
    pub href: &'a str,
    /// The name.
    pub name: Name<'a>,
}

impl<'a> Values<'a> {
    /// The values of a charter without platforms.
    pub const EMPTY: Values<'static> = Values {
        url: "",
        href: "",
        name: Name::None,
    };

    /// Returns the text for a hole, in the language with this position.
    #[inline]
    pub const fn get(&self, slot: Slot, language: usize) -> &'a str {
        match slot {
            Slot::Url => self.url,
            Slot::Href => self.ascii_url(),
            Slot::Host => crate::url::host_of(self.url),
            Slot::Name => match self.name.get(language) {
                Some(name) => name,
                None => self.url,
            },
            Slot::Authority => crate::url::authority_of(self.url),
            Slot::HrefAuthority => crate::url::authority_of(self.ascii_url()),
            Slot::Back => "",
        }
    }
}

impl<'a> Values<'a> {
    /// Returns the URL in ASCII.
    #[inline]
    pub const fn ascii_url(&self) -> &'a str {
        if self.href.is_empty() {
            self.url
        } else {
            self.href
        }
    }

    /// Returns a hash after these values, in the language with this position.
    pub(crate) const fn content_hash(&self, hash: ContentHash, language: usize) -> ContentHash {
        // No value contains a line feed.
        let hash = hash.with(self.url.as_bytes());
        let hash = if self.href.is_empty() {
            hash
        } else {
            hash.with(b"\n").with(self.href.as_bytes())
        };
        match self.name.get(language) {
            Some(name) => hash.with(b"\n\n").with(name.as_bytes()),
            None => hash,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ContentHash, Name, Slot, Values};

    #[test]
    fn a_name_for_each_language() {
        let names = Name::Each("Ville\n\nStadt");
        assert_eq!(names.get(0), Some("Ville"));
        assert_eq!(names.get(1), Some(""));
        assert_eq!(names.get(2), Some("Stadt"));
        assert_eq!(names.get(3), None);
        assert_eq!(Name::Same("Ville").get(7), Some("Ville"));
        assert_eq!(Name::None.get(0), None);
    }

    #[test]
    fn the_url_replaces_a_missing_name() {
        let values = Values {
            url: "https://a.de:8443",
            href: "https://a.de:8443",
            name: Name::None,
        };
        assert_eq!(values.get(Slot::Name, 0), "https://a.de:8443");
        assert_eq!(values.get(Slot::Host, 0), "a.de");
    }

    #[test]
    fn each_slot_returns_its_value() {
        let values = Values {
            url: "https://m\u{fc}.de:8443",
            href: "https://xn--m-xka.de:8443",
            name: Name::Same("M"),
        };
        for (number, value) in [
            "https://m\u{fc}.de:8443",
            "https://xn--m-xka.de:8443",
            "m\u{fc}.de",
            "M",
            "m\u{fc}.de:8443",
            "xn--m-xka.de:8443",
            "",
            "https://m\u{fc}.de:8443",
        ]
        .into_iter()
        .enumerate()
        {
            let slot = Slot::from_u8(u8::try_from(number).expect("a small number"));
            assert_eq!(values.get(slot, 0), value);
        }
        let same = Values { href: "", ..values };
        assert_eq!(same.get(Slot::Href, 0), values.url);
    }

    #[test]
    fn the_hash_depends_on_each_value() {
        let hash = |url, href, name, language| {
            Values { url, href, name }.content_hash(ContentHash::EMPTY, language)
        };
        let bytes = |bytes| ContentHash::EMPTY.with(bytes);
        assert_eq!(hash("u", "", Name::None, 0), bytes(b"u"));
        assert_eq!(hash("u", "h", Name::None, 0), bytes(b"u\nh"));
        assert_eq!(hash("u", "", Name::Each("a\nb"), 1), bytes(b"u\n\nb"));
        assert_eq!(hash("u", "h", Name::Same("n"), 0), bytes(b"u\nh\n\nn"));
    }
}
