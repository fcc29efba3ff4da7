//! The values of a platform: what differs between the pages of a fleet.

use crate::hash::ContentHash;

/// The maximum number of values that a policy declares in `[values]`.
pub const MAX_OWN: usize = 16;
/// Separates the values of `[values]` from the names and from each other. No value contains it,
/// because it is a control character.
pub const SEPARATOR: u8 = 0x1e;

/// The number of the first slot for a value of `[values]`.
const OWN: u8 = 8;
/// The number of the first slot for the shown form of such a value.
const SHOWN: u8 = OWN + 16;
/// The number of the slot for the address of a frame.
const FRAME: u8 = SHOWN + 16;

/// A value of a platform for which pages have holes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Slot {
    /// The URL as it is written: `{platform.url}`.
    Url,
    /// The URL for a link, with the A-labels of a Unicode host.
    Href,
    /// The host as it is written: `{platform.host}`.
    Host,
    /// The name, or the URL of a platform without one: `{platform.name}`.
    Name,
    /// What follows `https://` in the URL as it is written. Compressed pages use it.
    Authority,
    /// What follows `https://` in the URL for a link. Compressed pages use it.
    HrefAuthority,
    /// The way back of a form ([`way_back`](crate::way_back)). It belongs to a request and not to a
    /// platform.
    Back,
    /// The number of a receipt. It belongs to a request too; no page has both.
    Receipt,
    /// The address of a frame. It belongs to a request too.
    Frame,
    /// The value at this position of `[values]`, below [`MAX_OWN`].
    Own(u8),
    /// The address at this position of `[values]` as a page shows it: without `mailto:` or `tel:`.
    Shown(u8),
}

impl Slot {
    /// Returns the number of the slot: at most 40.
    #[inline]
    pub const fn to_u8(self) -> u8 {
        match self {
            Self::Url => 0,
            Self::Href => 1,
            Self::Host => 2,
            Self::Name => 3,
            Self::Authority => 4,
            Self::HrefAuthority => 5,
            Self::Back => 6,
            Self::Receipt => 7,
            Self::Frame => FRAME,
            Self::Own(position) => OWN + position,
            Self::Shown(position) => SHOWN + position,
        }
    }

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
            7 => Self::Receipt,
            FRAME => Self::Frame,
            OWN..SHOWN => Self::Own(number - OWN),
            SHOWN.. => Self::Shown(number - SHOWN),
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
            Self::Each(names) => part(names, b'\n', language),
        }
    }
}

/// Returns the part with this number, from 0, of a text that a separator cuts into parts.
const fn part(text: &str, separator: u8, number: usize) -> Option<&str> {
    let bytes = text.as_bytes();
    let (mut passed, mut start, mut at) = (0, 0, 0);
    loop {
        if at == bytes.len() || bytes[at] == separator {
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
    /// The values of `[values]`, in the order of their ids, with a [`SEPARATOR`] between them. Each
    /// is one line, or a line for each language of the charter.
    pub own: &'a str,
}

impl<'a> Values<'a> {
    /// The values of a charter without platforms.
    pub const EMPTY: Values<'static> = Values {
        url: "",
        href: "",
        name: Name::None,
        own: "",
    };

    /// Returns the values of a platform. `texts` contains its names (none, one, or one line for each language)
    /// and then its values of `[values]`, each after a [`SEPARATOR`].
    #[inline]
    pub const fn new(url: &'a str, href: &'a str, texts: &'a str) -> Self {
        let (name, own) = name_and_own(texts);
        Self {
            url,
            href,
            name,
            own,
        }
    }

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
            Slot::Back | Slot::Frame | Slot::Receipt => "",
            Slot::Own(position) => self.own(position, language),
            Slot::Shown(position) => crate::address::shown(self.own(position, language)),
        }
    }

    /// Returns the value at this position of `[values]`; an empty text if there is none.
    const fn own(&self, position: u8, language: usize) -> &'a str {
        let Some(lines) = part(self.own, SEPARATOR, position as usize) else {
            return "";
        };
        match part(lines, b'\n', language) {
            Some(text) => text,
            // One line is valid in every language.
            None => lines,
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
        let hash = match self.name.get(language) {
            Some(name) => hash.with(b"\n\n").with(name.as_bytes()),
            None => hash,
        };
        if self.own.is_empty() {
            hash
        } else {
            hash.with(&[SEPARATOR]).with(self.own.as_bytes())
        }
    }
}

/// Returns the name in these texts, and the values after it.
const fn name_and_own(texts: &str) -> (Name<'_>, &str) {
    let bytes = texts.as_bytes();
    let (mut at, mut is_each) = (0, false);
    while at < bytes.len() && bytes[at] != SEPARATOR {
        is_each |= bytes[at] == b'\n';
        at += 1;
    }
    let (lines, own) = texts.split_at(at);
    let own = match own.split_at_checked(1) {
        Some((_, own)) => own,
        None => "",
    };
    if lines.is_empty() {
        (Name::None, own)
    } else if is_each {
        (Name::Each(lines), own)
    } else {
        (Name::Same(lines), own)
    }
}

#[cfg(test)]
mod tests {
    use super::{ContentHash, Name, Slot, Values, name_and_own};

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
            ..Values::EMPTY
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
            own: "",
        };
        for (number, value) in [
            "https://m\u{fc}.de:8443",
            "https://xn--m-xka.de:8443",
            "m\u{fc}.de",
            "M",
            "m\u{fc}.de:8443",
            "xn--m-xka.de:8443",
            "",
            "",
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
    fn own_values_follow_the_names() {
        for (texts, names, own) in [
            ("", [None, None], ""),
            ("N", [Some("N"), Some("N")], ""),
            ("N\nM", [Some("N"), Some("M")], ""),
            ("\x1ea\nb", [None, None], "a\nb"),
            ("N\x1ea\x1eb", [Some("N"), Some("N")], "a\x1eb"),
            ("N\nM\x1ea", [Some("N"), Some("M")], "a"),
        ] {
            let (name, rest) = name_and_own(texts);
            assert_eq!([name.get(0), name.get(1)], names, "{texts:?}");
            assert_eq!(rest, own, "{texts:?}");
        }
    }

    #[test]
    fn own_values_of_each_language() {
        let values = Values {
            own: "mailto:a@b.de\x1eVille\nStadt\x1etel:+33",
            ..Values::EMPTY
        };
        for (slot, language, text) in [
            (Slot::Own(0), 0, "mailto:a@b.de"),
            (Slot::Own(0), 1, "mailto:a@b.de"),
            (Slot::Shown(0), 1, "a@b.de"),
            (Slot::Own(1), 0, "Ville"),
            (Slot::Own(1), 1, "Stadt"),
            (Slot::Shown(2), 0, "+33"),
            (Slot::Own(3), 0, ""),
        ] {
            assert_eq!(values.get(slot, language), text, "{slot:?}");
        }
        assert_eq!(Values::EMPTY.get(Slot::Own(1), 0), "");
    }

    #[test]
    fn a_slot_has_one_number() {
        for number in (0..7).chain(8..40) {
            assert_eq!(Slot::from_u8(number).to_u8(), number);
        }
        assert_eq!(Slot::Own(15).to_u8() + 1, Slot::Shown(0).to_u8());
        assert!(Slot::Shown(15).to_u8() < crate::layout::WHEN);
    }

    #[test]
    fn the_hash_depends_on_each_value() {
        let hash = |url, href, name, language| {
            let values = Values {
                url,
                href,
                name,
                own: "",
            };
            values.content_hash(ContentHash::EMPTY, language)
        };
        let bytes = |bytes| ContentHash::EMPTY.with(bytes);
        assert_eq!(hash("u", "", Name::None, 0), bytes(b"u"));
        assert_eq!(hash("u", "h", Name::None, 0), bytes(b"u\nh"));
        assert_eq!(hash("u", "", Name::Each("a\nb"), 1), bytes(b"u\n\nb"));
        assert_eq!(hash("u", "h", Name::Same("n"), 0), bytes(b"u\nh\n\nn"));
        let own = Values {
            url: "u",
            own: "o",
            ..Values::EMPTY
        };
        assert_eq!(own.content_hash(ContentHash::EMPTY, 0), bytes(b"u\x1eo"));
    }
}
