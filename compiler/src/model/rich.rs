//! Rich text, parsed, with positions.

use charte_core::duration::Duration;

use super::{Language, OwnRef};
use crate::source::{Span, Spanned};

/// A text in every language of a charter, in the order of
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
        /// The number of the first item, if the items are numbered.
        start: Option<u64>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
}

/// A stretch of text and its position.
#[derive(Clone, Debug)]
pub struct Inline {
    /// Its content.
    pub kind: InlineKind,
    /// Its position.
    pub span: Span,
}

/// The content of a stretch of text.
#[derive(Clone, Debug)]
pub enum InlineKind {
    /// Text.
    Text(String),
    /// Code between backticks: a name or a value.
    Code(String),
    /// Emphasised text.
    Emphasis(Vec<Inline>),
    /// Important text.
    Strong(Vec<Inline>),
    /// A link.
    Link {
        /// Its target.
        target: Target,
        /// Its text.
        text: Vec<Inline>,
    },
    /// An address in angle brackets: a link whose text is its address.
    Autolink(Target),
    /// Text in another language: `[first-party](lang:en)`.
    Foreign {
        /// The language.
        language: Language,
        /// The text.
        text: Vec<Inline>,
    },
    /// A placeholder.
    Placeholder(Placeholder),
    /// A line break.
    Break,
}

/// The target of a link.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Target {
    /// An https, mailto or tel address, checked.
    Address(String),
    /// `{platform.url}`, alone or followed by a path that starts with `/`.
    Platform(String),
    /// `{choice.manage}`: an address, a path that starts with `/`, or a fragment that starts with
    /// `#`.
    Manage(String),
    /// `{value.<id>}`: an address that each platform gives.
    Value(OwnRef),
}

/// A placeholder: what replaces it.
#[derive(Clone, Debug)]
pub enum Placeholder {
    /// `{platform.url}`
    PlatformUrl,
    /// `{platform.host}`
    PlatformHost,
    /// `{platform.name}`: the name, or the URL if there is no name.
    PlatformName,
    /// `{platform.link}`: a link to the platform with its name as text.
    PlatformLink,
    /// `{value.<id>}`: a value that each platform gives. An address is a link.
    Value(OwnRef),
    /// `{controller.name}`
    ControllerName,
    /// `{version}`
    Version,
    /// `{updated}`
    Updated,
    /// `{choice.manage}`: a link to where the visitor chooses, or the words that replace it.
    ChoiceManage,
    /// `{duration:<cookie>}`: the lifetime of that cookie.
    Duration(Duration),
}
