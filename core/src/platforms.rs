//! The platforms of a fleet, in three byte strings and one string.
//!
//! In a macro's output, thousands of platforms are four tokens, and they need no relocation. A
//! record contains the position and the lengths of a platform's texts in the string. All numbers
//! are little-endian.
//!
//! | record | bytes | meaning |
//! |---|---|---|
//! | platform | 4 | the start of its texts in the string: URL, URL in ASCII, names |
//! | | 4 | the position of its length class |
//! | | 2 | the length of its URL as written |
//! | | 2 | the length of its URL in ASCII; zero if that is the URL as written |
//! | | 3 | the length of its names (none, one, or one line for each language) and of its values of `[values]`, each after a [`SEPARATOR`](crate::values::SEPARATOR) |
//! | | 1 | the length of the registrable domain at the end of its host; zero if it has none |
//! | length class | 4 | the position of its template |
//! | | 4 | the position of its first body in their index (see [`crate::index::body`]); [`NO_BODIES`] if it has none |
//! | alias | 4 | the start of the host in the string |
//! | | 4 | the position of its platform |
//! | | 2 | the length of the host |
//!
//! Platforms belong to one length class if their values have the same lengths. They share a
//! template and the compressed parts of its pages.
//!
//! Platforms are sorted by the hosts of their URLs, and aliases by their hosts. So a bisection
//! finds a host, and the host of a URL is not stored twice.

use core::cmp::Ordering;

use crate::host;
use crate::layout::read_u32;
use crate::url::host_of;
use crate::values::Values;

/// The length of a platform's record, in bytes.
pub const PLATFORM: usize = 16;
/// The maximum length of the names and own values, in bytes. Their length has three bytes.
pub const MAX_NAMES: usize = 0x00ff_ffff;
/// The length of a length class's record, in bytes.
pub const LENGTH_CLASS: usize = 8;
/// Replaces the bodies of a length class that has none.
pub const NO_BODIES: u32 = u32::MAX;
/// The length of an alias's record, in bytes.
pub const ALIAS: usize = 10;

/// The platforms of a fleet.
#[derive(Clone, Copy, Debug)]
pub struct Platforms<'a> {
    /// The texts.
    pub strings: &'a str,
    /// The records of the platforms.
    pub records: &'a [u8],
    /// The records of the length classes.
    pub length_classes: &'a [u8],
    /// The records of the aliases.
    pub aliases: &'a [u8],
}

impl<'a> Platforms<'a> {
    /// No platforms.
    pub const EMPTY: Platforms<'static> = Platforms {
        strings: "",
        records: &[],
        length_classes: &[],
        aliases: &[],
    };

    /// Returns the number of platforms.
    pub const fn len(&self) -> usize {
        self.records.len() / PLATFORM
    }

    /// Returns whether the fleet has no platform.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the position of a platform's template.
    ///
    /// # Panics
    /// If there is no platform at this position.
    pub const fn template(&self, platform: usize) -> usize {
        read_u32(
            self.length_classes,
            self.length_class(platform) * LENGTH_CLASS,
        )
    }

    /// Returns the position of a platform's first compressed body; `None` if it has none.
    ///
    /// # Panics
    /// If there is no platform at this position.
    pub const fn bodies(&self, platform: usize) -> Option<usize> {
        match read_u32(
            self.length_classes,
            self.length_class(platform) * LENGTH_CLASS + 4,
        ) {
            bodies if bodies == NO_BODIES as usize => None,
            bodies => Some(bodies),
        }
    }

    const fn length_class(&self, platform: usize) -> usize {
        read_u32(self.record(platform), 4)
    }

    #[inline]
    const fn record(&self, platform: usize) -> &'a [u8; PLATFORM] {
        let (_, records) = self.records.split_at(platform * PLATFORM);
        match records.first_chunk() {
            Some(record) => record,
            None => panic!("no platform has this position"),
        }
    }

    /// Returns the values of a platform.
    ///
    /// # Panics
    /// If there is no platform at this position.
    #[inline]
    pub const fn values(&self, platform: usize) -> Values<'a> {
        let record = self.record(platform);
        let texts = self.strings.split_at(read_u32(record, 0)).1;
        let (url, texts) = texts.split_at(read_u16(record, 8));
        let (href, texts) = texts.split_at(read_u16(record, 10));
        let (texts, _) = texts.split_at(read_u32(record, 12) & MAX_NAMES);
        Values::new(url, href, texts)
    }

    /// Returns the registrable domain of a platform's host: a public suffix and the label before
    /// it, in ASCII. `None` if the host itself is a public suffix.
    ///
    /// # Panics
    /// If there is no platform at this position.
    pub const fn registrable_domain(&self, platform: usize) -> Option<&'a str> {
        let length = self.record(platform)[15] as usize;
        let values = self.values(platform);
        let host = host_of(values.ascii_url());
        if length == 0 || length > host.len() {
            return None;
        }
        Some(host.split_at(host.len() - length).1)
    }

    /// Returns the position of the platform with this host. The host has no port and may be in any
    /// case.
    pub const fn find(&self, host: &str) -> Option<usize> {
        if host.is_empty() {
            return None;
        }
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            match host::compare(host_of(self.values(middle).ascii_url()), host) {
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
                Ordering::Equal => return Some(middle),
            }
        }
        self.find_alias(host)
    }

    const fn find_alias(&self, host: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.aliases.len() / ALIAS);
        while low < high {
            let middle = low.midpoint(high);
            let at = middle * ALIAS;
            let known = self.strings.split_at(read_u32(self.aliases, at)).1;
            let known = known.split_at(read_u16(self.aliases, at + 8)).0;
            match host::compare(known, host) {
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
                Ordering::Equal => return Some(read_u32(self.aliases, at + 4)),
            }
        }
        None
    }
}

/// Reads two bytes at `at` as a little-endian number.
const fn read_u16(bytes: &[u8], at: usize) -> usize {
    u16::from_le_bytes([bytes[at], bytes[at + 1]]) as usize
}

#[cfg(test)]
mod tests {
    use super::{Platforms, read_u16};

    const FLEET: Platforms<'static> = Platforms {
        strings: "https://a.dehttps://m\u{fc}.dehttps://xn--m-xka.deEins\nUnww.a.deold.de",
        records: b"\x00\0\0\0\x00\0\0\0\x0c\0\x00\0\x00\0\0\x04\
                   \x0c\0\0\0\x01\0\0\0\x0e\0\x14\0\x07\0\0\0",
        length_classes: b"\0\0\0\0\xff\xff\xff\xff\x03\0\0\0\x08\0\0\0",
        aliases: b"\x3c\0\0\0\x01\0\0\0\x06\0\
                   \x35\0\0\0\x00\0\0\0\x07\0",
    };

    #[test]
    fn records_are_read_back() {
        assert_eq!(FLEET.len(), 2);
        assert!(!FLEET.is_empty() && Platforms::EMPTY.is_empty());
        assert_eq!((FLEET.template(0), FLEET.template(1)), (0, 3));
        assert_eq!((FLEET.bodies(0), FLEET.bodies(1)), (None, Some(8)));
        let (first, second) = (FLEET.values(0), FLEET.values(1));
        assert_eq!((first.url, first.href), ("https://a.de", ""));
        assert_eq!(first.name.get(0), None);
        assert_eq!(second.url, "https://m\u{fc}.de");
        assert_eq!(second.href, "https://xn--m-xka.de");
        assert_eq!(second.name.get(1), Some("Un"));
        let domains = (FLEET.registrable_domain(0), FLEET.registrable_domain(1));
        assert_eq!(domains, (Some("a.de"), None));
    }

    #[test]
    fn the_registrable_domain_may_be_above_the_host() {
        let of = |length: u8| {
            let mut record = *b"\x00\0\0\0\x00\0\0\0\x10\0\x00\0\x00\0\0\0";
            record[15] = length;
            let fleet = Platforms {
                strings: "https://www.a.de",
                records: &record,
                ..FLEET
            };
            fleet.registrable_domain(0).map(str::len)
        };
        assert_eq!((of(4), of(8)), (Some(4), Some(8)));
        assert_eq!((of(0), of(9)), (None, None));
    }

    #[test]
    fn a_platform_is_found_by_host_and_alias() {
        for (host, platform) in [
            ("a.de", Some(0)),
            ("A.DE", Some(0)),
            ("xn--m-xka.de", Some(1)),
            ("ww.a.de", Some(0)),
            ("Old.de", Some(1)),
            ("", None),
            ("b.de", None),
            ("m\u{fc}.de", None),
        ] {
            assert_eq!(FLEET.find(host), platform, "{host}");
        }
        assert_eq!(Platforms::EMPTY.find("a.de"), None);
        let three = Platforms {
            strings: "https://a.deb.dec.ded.de",
            records: b"\x00\0\0\0\x00\0\0\0\x0c\0\x00\0\x00\0\0\0",
            aliases: b"\x0c\0\0\0\x00\0\0\0\x04\0\
                       \x10\0\0\0\x00\0\0\0\x04\0\
                       \x14\0\0\0\x00\0\0\0\x04\0",
            ..FLEET
        };
        for host in ["b.de", "c.de", "d.de"] {
            assert_eq!(three.find(host), Some(0), "{host}");
        }
        assert_eq!(three.find("e.de"), None);
    }

    #[test]
    fn numbers_are_little_endian() {
        assert_eq!(read_u16(&[1, 2, 3], 1), 0x302);
    }
}
