//! A page as a tree of blocks and inlines, of no format.

use charte_core::values::Slot;

/// A page.
#[derive(Clone, Debug)]
pub struct Document {
    /// The language of the page, a BCP 47 tag.
    pub language: String,
    /// The title, which is the first heading and the name of the page.
    pub title: Vec<Inline>,
    /// What stands below the title.
    pub blocks: Vec<Block>,
}

/// A choice between the languages of a page.
#[derive(Clone, Debug)]
pub struct Switch {
    /// What the choice is called.
    pub label: String,
    /// The languages, in order: at least two.
    pub languages: Vec<Edition>,
}

/// A page in one of its languages, as a [`Switch`] has it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Edition {
    /// The language, a BCP 47 tag.
    pub language: String,
    /// What the language is called in itself; the tag where the software does not know that.
    pub name: String,
    /// Whether it is that of the page that has the switch.
    pub is_current: bool,
}

/// The page where a visitor chooses.
#[derive(Clone, Debug)]
pub struct Preferences {
    /// The language of the page, a BCP 47 tag.
    pub language: String,
    /// The title, which is the first heading and the name of the page.
    pub title: Vec<Inline>,
    /// The sentence that the choice is saved, which stands only where it just was.
    pub saved: Vec<Inline>,
    /// The sentence that the browser keeps no cookies, which stands only where a choice was lost.
    pub not_kept: Vec<Inline>,
    /// What stands before the form.
    pub introduction: Vec<Block>,
    /// The form.
    pub form: Form,
    /// What stands behind the form.
    pub notes: Vec<Block>,
}

/// A form that asks for the visitor's consent to each of some categories.
#[derive(Clone, Debug)]
pub struct Form {
    /// The path on the platform that the answer is sent to.
    pub action: String,
    /// The categories, in order: at least one.
    pub groups: Vec<Group>,
    /// The button that saves which boxes are checked.
    pub save: Vec<Inline>,
    /// The button that refuses everything.
    pub refuse: Vec<Inline>,
    /// The button that agrees to everything.
    pub accept: Vec<Inline>,
}

/// A category that a [`Form`] asks for.
#[derive(Clone, Debug)]
pub struct Group {
    /// The id of the category: the value of its box.
    pub id: String,
    /// The heading.
    pub heading: Vec<Inline>,
    /// What the category is, and what changes for the visitor who refuses.
    pub description: Vec<Block>,
    /// What stands beside the box.
    pub label: Vec<Inline>,
    /// What is kept after consent.
    pub cookies: Vec<Block>,
}

/// A block.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading below the title.
    Heading {
        /// 2 for a heading right below the title, 3 for one below that.
        level: u8,
        /// The name that a link to it uses.
        id: Option<String>,
        /// The text.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// The number of the first item, where the items are numbered.
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
    /// What the table is about.
    pub caption: Vec<Inline>,
    /// Whether the caption only repeats the heading above, so that it need not be seen.
    pub caption_repeats: bool,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has a cell for each column.
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
    /// A name or value of a computer, never translated.
    Code(String),
    /// Stressed text.
    Emphasis(Vec<Inline>),
    /// Important text.
    Strong(Vec<Inline>),
    /// A link.
    Link {
        /// Where it leads.
        target: Vec<Piece>,
        /// What it says.
        text: Vec<Inline>,
        /// Whether it says the address itself.
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

/// A part of an address. Its characters are those of a URI (RFC 3986).
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Piece {
    /// The same for every platform.
    Text(String),
    /// A value of the platform.
    Value(Slot),
    /// The URL of the platform before a path. A page that the platform serves leads there without it;
    /// what is read elsewhere needs it.
    Origin,
}
