//! A page as a tree of blocks and inlines, independent of a format.

use charte_core::form::Condition;
use charte_core::values::Slot;

/// A page.
#[derive(Clone, Debug)]
pub struct Document {
    /// The language of the page, a BCP 47 tag.
    pub language: String,
    /// The title, which is the first heading and the name of the page.
    pub title: Vec<Inline>,
    /// The content below the title.
    pub blocks: Vec<Block>,
}

/// A switch between the languages of a page.
#[derive(Clone, Debug)]
pub struct Switch {
    /// The label of the switch.
    pub label: String,
    /// The languages, in order. There are at least two.
    pub languages: Vec<Edition>,
}

/// A page in one of its languages, for a [`Switch`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Edition {
    /// The language, a BCP 47 tag.
    pub language: String,
    /// The name of the language in the language itself; the tag if charte does not support it.
    pub name: String,
    /// Whether it is the language of the page with the switch.
    pub is_current: bool,
}

/// The preferences page.
#[derive(Clone, Debug)]
pub struct Preferences {
    /// The language of the page, a BCP 47 tag.
    pub language: String,
    /// The title, which is the first heading and the name of the page.
    pub title: Vec<Inline>,
    /// What the page says only in some of its states.
    pub messages: Vec<Message>,
    /// The content before the form.
    pub introduction: Vec<Block>,
    /// The form.
    pub form: Form,
    /// The content after the form.
    pub notes: Vec<Block>,
}

/// A sentence of the preferences page that is shown only under a condition.
#[derive(Clone, Debug)]
pub struct Message {
    /// The condition.
    pub condition: Condition,
    /// The sentence.
    pub text: Vec<Inline>,
}

/// A form that asks for the visitor's consent to each of its categories.
#[derive(Clone, Debug)]
pub struct Form {
    /// The path on the platform to which the form is sent.
    pub action: String,
    /// The consent revision of the questions, which the server compares with its own.
    pub revision: String,
    /// The language of the page, if there are several: the page after the choice has it too.
    pub language: Option<String>,
    /// The categories, in order. There is at least one.
    pub groups: Vec<Group>,
    /// The button that saves the checked boxes.
    pub save: Vec<Inline>,
    /// The button that refuses everything.
    pub refuse: Vec<Inline>,
    /// The button that accepts everything.
    pub accept: Vec<Inline>,
}

/// A category in a [`Form`].
#[derive(Clone, Debug)]
pub struct Group {
    /// The heading.
    pub heading: Vec<Inline>,
    /// A description of the category, and what changes for a visitor who refuses.
    pub description: Vec<Block>,
    /// Its questions, in order. There is at least one.
    pub boxes: Vec<Question>,
    /// The facts about those who set its cookies or receive data.
    pub providers: Vec<Block>,
}

/// A box of a [`Group`].
#[derive(Clone, Debug)]
pub struct Question {
    /// The value of the box.
    pub id: String,
    /// The label of the box.
    pub label: Vec<Inline>,
    /// What is stored and loaded after consent.
    pub cookies: Vec<Block>,
}

/// The banner: a question on a page of the site.
#[derive(Clone, Debug)]
pub struct Banner {
    /// The language of the banner, a BCP 47 tag.
    pub language: String,
    /// The title.
    pub title: Vec<Inline>,
    /// What it asks, and who asks.
    pub text: Vec<Block>,
    /// The path of the preferences page, to which the form is sent.
    pub action: String,
    /// The consent revision of the question.
    pub revision: String,
    /// The language of the preferences page, if there are several.
    pub form_language: Option<String>,
    /// The button that refuses everything.
    pub refuse: Vec<Inline>,
    /// The button that accepts everything.
    pub accept: Vec<Inline>,
    /// The address of the preferences page, in the language of the banner.
    pub preferences: String,
    /// The link to it.
    pub choose: Vec<Inline>,
}

/// What confirms an answer, in place of the banner.
#[derive(Clone, Debug)]
pub struct Confirmation {
    /// Its language, a BCP 47 tag.
    pub language: String,
    /// The sentence that the choice is saved.
    pub saved: Vec<Inline>,
    /// The sentence with the number of the receipt.
    pub receipt: Vec<Inline>,
    /// The address of the preferences page, in the same language.
    pub preferences: String,
    /// The link to it.
    pub change: Vec<Inline>,
}

/// The tag of a script.
#[derive(Clone, Debug)]
pub struct ScriptTag {
    /// Its address.
    pub src: String,
    /// The hashes of its content.
    pub integrity: Option<String>,
    /// The other attributes; `None` for one without a value.
    pub attributes: Vec<(String, Option<String>)>,
}

/// What an embed has in its place while it waits for consent.
#[derive(Clone, Debug)]
pub struct Placeholder {
    /// Its language, a BCP 47 tag.
    pub language: String,
    /// The title of the embed.
    pub title: Vec<Inline>,
    /// What would be loaded, and from whom.
    pub text: Vec<Block>,
    /// What is shown in place of the form if a signal of the browser refuses.
    pub signals: Vec<Message>,
    /// The id of the question to which the button consents.
    pub question: String,
    /// The button.
    pub agree: Vec<Inline>,
    /// The link to where visitors choose.
    pub manage: Option<Vec<Inline>>,
    /// The path to which the form is sent; `None` without a form.
    pub action: Option<String>,
    /// The consent revision of the question.
    pub revision: String,
    /// The language of the preferences page, if there are several.
    pub form_language: Option<String>,
}

/// A block.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading below the title.
    Heading {
        /// 2 for a heading directly below the title, 3 for one below that.
        level: u8,
        /// The id for links to it.
        id: Option<String>,
        /// The text.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// The number of the first item, if the items are numbered.
        start: Option<u64>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A table.
    Table(Table),
}

/// A table with a header row.
#[derive(Clone, Debug)]
pub struct Table {
    /// The caption.
    pub caption: Vec<Inline>,
    /// Whether the caption only repeats the preceding heading, so that it may be hidden.
    pub caption_repeats: bool,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows. Each has one cell for each column.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// The title.
    pub title: Vec<Inline>,
    /// Whether its cells are the headers of their rows.
    pub row_header: bool,
}

/// A stretch of text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Inline {
    /// Text.
    Text(String),
    /// A value of the platform.
    Value(Slot),
    /// Code, a name or a value, which is never translated.
    Code(String),
    /// Emphasised text.
    Emphasis(Vec<Inline>),
    /// Important text.
    Strong(Vec<Inline>),
    /// A link.
    Link {
        /// Its target.
        target: Vec<Piece>,
        /// Its text.
        text: Vec<Inline>,
        /// Whether its text is the address itself.
        autolink: bool,
    },
    /// Text in another language.
    Foreign {
        /// The language, a BCP 47 tag.
        language: String,
        /// The text.
        text: Vec<Inline>,
    },
    /// A line break.
    Break,
}

/// A part of an address. It contains only the characters of a URI (RFC 3986).
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Piece {
    /// Text that is the same for every platform.
    Text(String),
    /// A value of the platform.
    Value(Slot),
    /// The URL of the platform before a path. A page on the platform omits it; a text that is read
    /// elsewhere needs it.
    Origin,
    /// A part of this page, by its id. The page itself omits the pieces before it.
    Fragment(String),
}

/// Returns whether a link leads anywhere for a reader who does not read the page on its site.
pub fn has_address(target: &[Piece]) -> bool {
    !matches!(target, [Piece::Fragment(_)])
}
