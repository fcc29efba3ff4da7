//! Rich text, parsed, with the places where it is written.

use charte_core::duration::Duration;

use super::Language;
use crate::source::{Span, Spanned};

/// One text in every language of a charter, in the order of
/// [`Charter::languages`](super::Charter::languages).
pub type Text = Vec<Spanned<Vec<Inline>>>;

/// Paragraphs in every language of a charter, in the order of
/// [`Charter::languages`](super::Charter::languages).
pub type Prose = Vec<Spanned<Vec<Block>>>;

/// A block of prose.
#[derive(Clone, Debug)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// The number of the first item, where the items are numbered.
        start: Option<u64>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
}

/// A stretch of text and where it is written.
#[derive(Clone, Debug)]
pub struct Inline {
    /// What it is.
    pub kind: InlineKind,
    /// Where it is written.
    pub span: Span,
}

/// What a stretch of text is.
#[derive(Clone, Debug)]
pub enum InlineKind {
    /// Text.
    Text(String),
    /// A name or value of a computer, between backticks.
    Code(String),
    /// Stressed text.
    Emphasis(Vec<Inline>),
    /// Important text.
    Strong(Vec<Inline>),
    /// A link.
    Link {
        /// Where it leads.
        target: Target,
        /// What it says.
        text: Vec<Inline>,
    },
    /// An address between angle brackets: a link that says where it leads.
    Autolink(Target),
    /// Text in another language: `[first-party](lang:en)`.
    Foreign {
        /// The language.
        language: Language,
        /// The text.
        text: Vec<Inline>,
    },
    /// What a placeholder stands for.
    Placeholder(Placeholder),
    /// A line break.
    Break,
}

/// Where a link leads.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Target {
    /// An https or mailto address, checked.
    Address(String),
    /// `{platform.url}` and what follows it: nothing, or a path from `/`.
    Platform(String),
    /// `{choice.manage}`: an address, or a path from `/`.
    Manage(String),
}

/// What a placeholder stands for.
#[derive(Clone, Debug)]
pub enum Placeholder {
    /// `{platform.url}`
    PlatformUrl,
    /// `{platform.host}`
    PlatformHost,
    /// `{platform.name}`: the name, or the URL where there is none.
    PlatformName,
    /// `{platform.link}`: a link to the platform that says its name.
    PlatformLink,
    /// `{controller.name}`
    ControllerName,
    /// `{version}`
    Version,
    /// `{updated}`
    Updated,
    /// `{choice.manage}`: a link to where the choice is made.
    ChoiceManage,
    /// `{duration:<cookie>}`: how long that cookie lives.
    Duration(Duration),
}
