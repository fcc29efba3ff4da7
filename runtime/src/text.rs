//! A text of a tenant: the same in every language, or one for each.

/// A text of a tenant: the same in every language of the charter, or one for each.
///
/// # Examples
/// ```
/// use charte::Text;
///
/// let same: Text = "Ville de A".into();
/// let each = Text::each(&[("fr", "Ville de A"), ("en", "Town of A")]);
/// assert_eq!((same.get("en"), each.get("EN")), (Some("Ville de A"), Some("Town of A")));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Text<'a>(Texts<'a>);

#[derive(Clone, Copy, Debug)]
enum Texts<'a> {
    Same(&'a str),
    Each(&'a [(&'a str, &'a str)]),
}

impl<'a> Text<'a> {
    /// Returns a text that is the same in every language.
    pub const fn same(text: &'a str) -> Self {
        Self(Texts::Same(text))
    }

    /// Returns a text in each language: BCP 47 tags and texts. It must have every language of the
    /// template, and no other.
    pub const fn each(texts: &'a [(&'a str, &'a str)]) -> Self {
        Self(Texts::Each(texts))
    }

    /// Returns the text in a language (a BCP 47 tag in any case).
    pub fn get(&self, language: &str) -> Option<&'a str> {
        match self.0 {
            Texts::Same(text) => Some(text),
            Texts::Each(texts) => {
                let mut texts = texts.iter();
                let found = texts.find(|(tag, _)| tag.eq_ignore_ascii_case(language));
                found.map(|(_, text)| *text)
            }
        }
    }

    /// Returns whether it is the same in every language.
    #[cfg(feature = "alloc")]
    pub(crate) const fn is_same(self) -> bool {
        matches!(self.0, Texts::Same(_))
    }

    /// Returns the tags of its languages; none if the text is the same in all.
    #[cfg(feature = "alloc")]
    pub(crate) fn tags(self) -> impl Iterator<Item = &'a str> {
        let texts = match self.0 {
            Texts::Same(_) => &[],
            Texts::Each(texts) => texts,
        };
        texts.iter().map(|(tag, _)| *tag)
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self::same(text)
    }
}
