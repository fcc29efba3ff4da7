//! Names that follow a standard: languages, countries, addresses.

use std::fmt;
use std::ops::RangeInclusive;

/// A well-formed language tag (BCP 47).
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Language(String);

impl Language {
    /// Returns the language with this tag; `None` if the tag is not well-formed (RFC 5646, 2.1).
    pub fn parse(tag: &str) -> Option<Self> {
        is_well_formed(tag).then(|| Self(tag.to_owned()))
    }

    /// Returns the tag as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the primary language: the first subtag, in lower case.
    pub fn primary(&self) -> String {
        self.0
            .split('-')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
    }

    /// Returns whether two tags name one language. Case does not count (RFC 5646, 2.1.1).
    pub fn is(&self, other: &Language) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Returns whether a language tag is well-formed (RFC 5646, section 2.1). The old irregular tags,
/// such as `i-klingon`, are refused; each has a tag that replaces it.
fn is_well_formed(tag: &str) -> bool {
    let letters = |subtag: &str, lengths: RangeInclusive<usize>| {
        lengths.contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let letters_or_digits = |subtag: &str, lengths: RangeInclusive<usize>| {
        lengths.contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let begins_with_digit = |subtag: &str| subtag.starts_with(|first: char| first.is_ascii_digit());
    let is_digits = |subtag: &str| subtag.bytes().all(|byte| byte.is_ascii_digit());
    let is_private = |subtag: &str| subtag.eq_ignore_ascii_case("x");

    let mut subtags = tag.split('-').peekable();
    let language = subtags.next().unwrap_or_default();
    if !is_private(language) {
        if !letters(language, 2..=8) {
            return false;
        }
        for _ in 0..if language.len() <= 3 { 3 } else { 0 } {
            subtags.next_if(|extended| letters(extended, 3..=3));
        }
        subtags.next_if(|script| letters(script, 4..=4));
        subtags.next_if(|region| letters(region, 2..=2) || region.len() == 3 && is_digits(region));
        let is_variant = |variant: &str| {
            letters_or_digits(variant, 5..=8)
                || letters_or_digits(variant, 4..=4) && begins_with_digit(variant)
        };
        while subtags.next_if(|variant| is_variant(variant)).is_some() {}
        let is_singleton = |subtag: &str| letters_or_digits(subtag, 1..=1) && !is_private(subtag);
        while subtags.next_if(|subtag| is_singleton(subtag)).is_some() {
            let mut parts = 0;
            while subtags
                .next_if(|part| letters_or_digits(part, 2..=8))
                .is_some()
            {
                parts += 1;
            }
            if parts == 0 {
                return false;
            }
        }
        match subtags.next() {
            None => return true,
            Some(subtag) if is_private(subtag) => {}
            Some(_) => return false,
        }
    }
    subtags.peek().is_some() && subtags.all(|subtag| letters_or_digits(subtag, 1..=8))
}

/// A country: two capital letters in the form of ISO 3166-1 alpha-2. The list of codes is not
/// checked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Country([u8; 2]);

impl Country {
    /// Returns the country with this code; `None` if it is not two capital letters.
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

/// An https, mailto or tel address in its normal form (RFC 3986, section 6.2.2).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Link(String);

impl Link {
    /// Creates the link for an address that [`lower`](crate::lower) has checked.
    pub(crate) fn checked(address: &str) -> Self {
        Self(address.to_owned())
    }

    /// Returns the address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An address, or a path on the platform itself.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum LinkOrPath {
    /// An address.
    Link(Link),
    /// A path that starts with `/`.
    Path(String),
}

impl LinkOrPath {
    /// Returns the address or the path.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Link(link) => link.as_str(),
            Self::Path(path) => path,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    /// Another library for language tags checks all tags of four of these subtags.
    #[test]
    fn tags_are_those_of_oxilangtag() {
        const SUBTAGS: [&str; 20] = [
            "",
            "x",
            "X",
            "u",
            "1",
            "fr",
            "CH",
            "fra",
            "419",
            "4a1",
            "Latn",
            "1996",
            "abcd1",
            "rozaj",
            "12345678",
            "abcdefghi",
            "\u{e9}",
            "a b",
            "f",
            "cmn",
        ];
        for first in SUBTAGS {
            for second in SUBTAGS {
                for third in SUBTAGS {
                    for fourth in SUBTAGS {
                        let tag = [first, second, third, fourth].join("-");
                        let tag = tag.trim_end_matches('-');
                        let expected = oxilangtag::LanguageTag::parse(tag).is_ok();
                        assert_eq!(Language::parse(tag).is_some(), expected, "{tag}");
                    }
                }
            }
        }
    }
}
