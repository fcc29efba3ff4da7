//! The kinds of a page.

use crate::format::Format;
use crate::words;

words! {
    /// The kind of a page.
    ///
    /// # Examples
    /// ```
    /// # mod charte { pub use charte_core::kind::PageKind; }
    /// use charte::PageKind;
    ///
    /// assert_eq!(PageKind::Preferences.to_string(), "preferences");
    /// ```
    pub enum PageKind {
        /// The list of what is stored on the visitor's device, and why.
        Charter = "charter",
        /// The form with which the visitor chooses.
        Preferences = "preferences",
        /// The part of a page that asks, for a visitor who has not chosen.
        Banner = "banner",
        /// The part of a page that confirms a choice, in place of the banner.
        Confirmation = "confirmation",
        /// The tag of a script.
        Script = "script",
        /// The frame of an embed.
        Embed = "embed",
        /// The part of a page that asks for consent in place of an embed.
        Placeholder = "placeholder",
    }
}

impl PageKind {
    /// The kinds of which a charter has one page in each format and language. It has those of the others
    /// for each script and each embed.
    pub const OF_CHARTER: [Self; 4] = [
        Self::Charter,
        Self::Preferences,
        Self::Banner,
        Self::Confirmation,
    ];

    /// Returns the formats of this kind. A form exists in HTML only, and a banner is always a part of
    /// another page.
    pub const fn formats(self) -> &'static [Format] {
        match self {
            Self::Charter => &[
                Format::Html,
                Format::Fragment,
                Format::Markdown,
                Format::Text,
                Format::Json,
            ],
            Self::Preferences => &[Format::Html, Format::Fragment],
            _ => &[Format::Fragment],
        }
    }

    /// Returns whether a page of this kind has a form that asks for consent.
    pub const fn asks(self) -> bool {
        matches!(self, Self::Preferences | Self::Banner)
    }

    /// The number of positions of [`index`](Self::index).
    pub const PAGES: usize = 9;

    /// Returns whether a page of this kind is always a part of another page.
    pub const fn is_part(self) -> bool {
        !matches!(self, Self::Charter | Self::Preferences)
    }

    /// Returns the position of a page of this kind among all kinds and formats of a charter; `None` if
    /// the kind does not exist in this format, or is that of a script or an embed.
    pub const fn index(self, format: Format) -> Option<usize> {
        match (self, format) {
            (Self::Charter, format) => Some(format.index()),
            (Self::Preferences, Format::Html) => Some(5),
            (Self::Preferences, Format::Fragment) => Some(6),
            (Self::Banner, Format::Fragment) => Some(7),
            (Self::Confirmation, Format::Fragment) => Some(8),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PageKind;
    use crate::format::Format;

    #[test]
    fn every_page_has_its_position() {
        let mut next = 0;
        for kind in PageKind::OF_CHARTER {
            for &format in kind.formats() {
                assert_eq!(kind.index(format), Some(next), "{kind:?} {format:?}");
                next += 1;
            }
            for &format in Format::ALL {
                let has = kind.formats().contains(&format);
                assert_eq!(kind.index(format).is_some(), has, "{kind:?} {format:?}");
            }
        }
        assert_eq!(next, PageKind::PAGES);
        for kind in [PageKind::Script, PageKind::Embed, PageKind::Placeholder] {
            assert_eq!((kind.is_part(), kind.index(Format::Fragment)), (true, None));
        }
    }
}
