//! Closed sets of words.
//!
//! Many values of a policy are one word of a short list (`consent = "exempt"`). Each such list is an
//! enum that [`words!`](crate::words) declares, with the spelling and the meaning of each word.

use core::fmt;

/// One word of a closed set.
pub trait Word: Copy + Eq + Sized + 'static {
    /// All values, in the order of the documentation.
    const ALL: &'static [Self];
    /// All spellings, in the same order.
    const WORDS: &'static [&'static str];
    /// The meaning of each word, in the same order, for documentation.
    const MEANINGS: &'static [&'static str];

    /// Returns the word as a policy writes it.
    fn word(self) -> &'static str;

    /// Returns the value that is written as `text`, compared exactly.
    fn from_word(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == text)
    }
}

/// The error of a text that is not a word of a closed set.
///
/// ```
/// let error = "htm".parse::<charte_core::format::Format>().unwrap_err();
/// assert!(error.to_string().ends_with("html, fragment, markdown, text, json"));
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct UnknownWord {
    words: &'static [&'static str],
}

impl UnknownWord {
    /// The words of the set.
    pub const fn words(&self) -> &'static [&'static str] {
        self.words
    }
}

/// Returns the error of a set with these words.
pub const fn unknown(words: &'static [&'static str]) -> UnknownWord {
    UnknownWord { words }
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the word is unknown; the known words are: ")?;
        for (at, word) in self.words.iter().enumerate() {
            f.write_str(if at == 0 { "" } else { ", " })?;
            f.write_str(word)?;
        }
        Ok(())
    }
}

impl core::error::Error for UnknownWord {}

/// Declares an enum that implements [`Word`]: `Variant = "spelling"`.
#[macro_export]
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[doc = $doc:literal])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum $name {
            $($(#[doc = $doc])* $variant,)+
        }

        impl $name {
            /// Every value, in the order in which it is documented.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as a policy writes it.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl $crate::word::Word for $name {
            const ALL: &'static [Self] = Self::ALL;
            const WORDS: &'static [&'static str] = &[$($word),+];
            const MEANINGS: &'static [&'static str] = &[$(concat!($($doc, "\n"),*)),+];

            fn word(self) -> &'static str {
                self.as_str()
            }
        }

        /// Writes the word as a policy writes it.
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        /// Reads the word as a policy writes it.
        impl ::core::str::FromStr for $name {
            type Err = $crate::word::UnknownWord;

            fn from_str(text: &str) -> ::core::result::Result<Self, $crate::word::UnknownWord> {
                let unknown = $crate::word::unknown(<Self as $crate::word::Word>::WORDS);
                $crate::word::Word::from_word(text).ok_or(unknown)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString;

    use super::Word;
    use crate::cookie::SameSite;

    #[test]
    fn a_word_reads_back() {
        for (&value, &word) in SameSite::ALL.iter().zip(SameSite::WORDS) {
            assert_eq!(value.word(), word);
            assert_eq!(SameSite::from_word(word), Some(value));
        }
        assert_eq!(SameSite::from_word("Lax"), None);
    }

    #[test]
    fn the_error_names_the_words() {
        let error = "Lax".parse::<SameSite>().expect_err("words are lower-case");
        let message = "the word is unknown; the known words are: strict, lax, none";
        assert_eq!(error.to_string(), message);
    }
}
