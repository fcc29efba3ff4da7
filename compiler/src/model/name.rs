//! Names that follow a standard: languages, countries, addresses.

use std::fmt;

/// A language tag (BCP 47), well-formed.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Language(String);

impl Language {
    /// The language with this tag; `None` where the tag is not well-formed (RFC 5646, 2.1).
    pub fn parse(tag: &str) -> Option<Self> {
        oxilangtag::LanguageTag::parse(tag).ok()?;
        Some(Self(tag.to_owned()))
    }

    /// The tag as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language: the first subtag, in lower case.
    pub fn primary(&self) -> String {
        self.0
            .split('-')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
    }

    /// Whether two tags name one language; their case does not matter (RFC 5646, 2.1.1).
    pub fn is(&self, other: &Language) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A country: two capital letters (the form of ISO 3166-1 alpha-2; the list is not consulted).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Country([u8; 2]);

impl Country {
    /// The country with this code; `None` where it is not two capital letters.
    pub fn parse(code: &str) -> Option<Self> {
        let code: [u8; 2] = code.as_bytes().try_into().ok()?;
        code.iter()
            .all(u8::is_ascii_uppercase)
            .then_some(Self(code))
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second] = self.0.map(char::from);
        write!(f, "{first}{second}")
    }
}

/// An https or mailto address in its normal form (RFC 3986, section 6.2.2).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Link(String);

impl Link {
    /// An address that [`lower`](crate::lower) has checked.
    pub(crate) fn checked(address: &str) -> Self {
        Self(address.to_owned())
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An address, or a path on the platform itself.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum LinkOrPath {
    /// An address.
    Link(Link),
    /// A path from `/`.
    Path(String),
}

impl LinkOrPath {
    /// The address or the path.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Link(link) => link.as_str(),
            Self::Path(path) => path,
        }
    }
}
