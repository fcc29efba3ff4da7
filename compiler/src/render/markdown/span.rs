//! Spans: the flat parts of a line of Markdown.

use charte_core::values::Slot;

use crate::document::Piece;

/// The place of inlines.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Place {
    /// In a paragraph: lines may break.
    Paragraph,
    /// In a heading.
    Heading,
    /// In a cell of a table: `|` ends it.
    Cell,
}

/// A stretch of a line.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Span<'a> {
    /// Text without line ends.
    Text(String),
    /// A character that is written as a character reference.
    Reference(char),
    /// A value of the platform.
    Value(Slot),
    /// A code span: not empty, without line ends.
    Code(String),
    /// The opening mark of an emphasis.
    Open(Delimiter),
    /// The closing mark of an emphasis.
    Close(Delimiter),
    /// The start of a link's text.
    Link,
    /// The end of a link's text, with the target of the link.
    To(&'a [Piece]),
    /// An address in angle brackets.
    Address(Vec<Piece>),
    /// A line break.
    Break,
}

/// How a text is emphasised.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Delimiter {
    /// `*`
    Emphasis,
    /// `_`: emphasis next to the mark of a strong text, where `*` would run together.
    Underscore,
    /// `**`
    Strong,
}
