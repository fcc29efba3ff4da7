//! Closed sets of words.
//!
//! Many keys of a policy take one word of a short list (`consent = "exempt"`). Each such list is an
//! enum that [`words!`](crate::words) declares: the word, its meaning and its spelling are in one
//! place.

/// One word of a closed set.
pub trait Word: Copy + Eq + Sized + 'static {
    /// All values, in the order of the documentation.
    const ALL: &'static [Self];
    /// All spellings, in the same order.
    const WORDS: &'static [&'static str];

    /// Returns the word as a policy writes it.
    fn word(self) -> &'static str;

    /// Returns the value with this spelling. Case counts.
    fn from_word(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == text)
    }
}

/// Declares an enum that implements [`Word`]: `Variant = "spelling"`.
#[macro_export]
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl $name {
            /// Returns the word as a policy writes it.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl $crate::word::Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            const WORDS: &'static [&'static str] = &[$($word),+];

            fn word(self) -> &'static str {
                self.as_str()
            }
        }
    };
}

#[cfg(test)]
mod tests {
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
}
