//! The formats of a page.

use crate::words;

words! {
    /// The format of a page.
    ///
    /// # Examples
    /// ```
    /// # mod charte { pub use charte_core::format::Format; }
    /// use charte::Format;
    ///
    /// assert_eq!("markdown".parse(), Ok(Format::Markdown));
    /// assert_eq!(Format::Json.media_type(), "application/json");
    /// assert_eq!(Format::ALL.len(), 5);
    /// ```
    #[non_exhaustive]
    pub enum Format {
        /// A whole HTML document.
        Html = "html",
        /// HTML to include in another page.
        Fragment = "fragment",
        /// CommonMark with tables, as GitHub reads it.
        Markdown = "markdown",
        /// Plain text; the cells of a table are separated by tabs.
        Text = "text",
        /// The register: every fact of the charter, for machines.
        Json = "json",
    }
}

impl Format {
    /// Returns the media type with its charset, for `Content-Type`.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Html | Self::Fragment => "text/html; charset=utf-8",
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Text => "text/plain; charset=utf-8",
            Self::Json => "application/json",
        }
    }

    /// The formats in which a charter is served as a page. A fragment is part of another page.
    pub const SERVED: [Self; 4] = [Self::Html, Self::Markdown, Self::Text, Self::Json];

    /// Returns the position in [`SERVED`](Self::SERVED).
    pub const fn served_index(self) -> Option<usize> {
        match self {
            Self::Html => Some(0),
            Self::Fragment => None,
            Self::Markdown => Some(1),
            Self::Text => Some(2),
            Self::Json => Some(3),
        }
    }

    /// Returns the position in [`Word::ALL`](crate::word::Word::ALL).
    pub const fn index(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn each_format_has_its_media_type() {
        for (format, media_type) in [
            (Format::Html, "text/html; charset=utf-8"),
            (Format::Fragment, "text/html; charset=utf-8"),
            (Format::Markdown, "text/markdown; charset=utf-8"),
            (Format::Text, "text/plain; charset=utf-8"),
            (Format::Json, "application/json"),
        ] {
            assert_eq!(format.media_type(), media_type);
        }
    }

    #[test]
    fn each_format_has_its_position() {
        for (position, format) in Format::ALL.iter().enumerate() {
            assert_eq!(format.index(), position);
            let served = Format::SERVED.iter().position(|served| served == format);
            assert_eq!(format.served_index(), served);
        }
    }
}
