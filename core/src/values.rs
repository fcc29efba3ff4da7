//! What differs between the platforms of a fleet, as a page shows it.

/// A value of a platform that a page has a hole for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u8)]
pub enum Slot {
    /// The URL as it is written: `{platform.url}`.
    Url = 0,
    /// The URL as a link needs it: with the A-labels of a Unicode host.
    Href = 1,
    /// The host as it is written: `{platform.host}`.
    Host = 2,
    /// The name, or the URL of a platform without one: `{platform.name}`.
    Name = 3,
}

impl Slot {
    /// The slot with this number.
    pub const fn from_u8(number: u8) -> Self {
        match number {
            1 => Self::Href,
            2 => Self::Host,
            3 => Self::Name,
            _ => Self::Url,
        }
    }
}

/// The name of a platform.
#[derive(Clone, Copy, Debug)]
pub enum Name<'a> {
    /// It has none.
    None,
    /// The same in every language.
    Same(&'a str),
    /// One for each language of the charter, in order.
    Each(&'a [&'a str]),
}

/// The values of one platform.
#[derive(Clone, Copy, Debug)]
pub struct Values<'a> {
    /// The URL as it is written, without a trailing slash.
    pub url: &'a str,
    /// The URL in ASCII.
    pub href: &'a str,
    /// The name.
    pub name: Name<'a>,
}

impl<'a> Values<'a> {
    /// No platform: what a charter without one shows.
    pub const EMPTY: Values<'static> = Values {
        url: "",
        href: "",
        name: Name::None,
    };

    /// What fills a hole, in the language with this position.
    pub const fn get(&self, slot: Slot, language: usize) -> &'a str {
        match slot {
            Slot::Url => self.url,
            Slot::Href => self.href,
            Slot::Host => crate::url::host_of(self.url),
            Slot::Name => match self.name {
                Name::None => self.url,
                Name::Same(name) => name,
                Name::Each(names) => {
                    if language < names.len() {
                        names[language]
                    } else {
                        self.url
                    }
                }
            },
        }
    }
}
