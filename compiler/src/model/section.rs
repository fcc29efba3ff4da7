//! The categories and sections of a page.

use charte_core::cookie::Consent;

use charte_core::words;

use super::{Block, Inline, InlineKind, Placeholder, Prose, Target, Text};
use crate::source::{Span, Spanned};

/// A category: a class of purposes.
#[derive(Clone, Debug)]
pub struct Category {
    /// The id, and where it is declared.
    pub id: Spanned<String>,
    /// Whether it requires the visitor's consent.
    pub consent: Spanned<Consent>,
    /// The heading.
    pub heading: Text,
    /// The caption of its table, if it is not the heading.
    pub caption: Option<Text>,
    /// A description of the category.
    pub description: Option<Text>,
    /// What changes for a visitor who refuses.
    pub refusal: Option<Text>,
}

/// A section of the page.
#[derive(Clone, Debug)]
pub struct Section {
    /// Where it is declared.
    pub span: Span,
    /// The id.
    pub id: Option<Spanned<String>>,
    /// The heading.
    pub heading: Option<Text>,
    /// The level of the heading; the title of the page has level 1. If the policy declares no
    /// level, its span is that of the section.
    pub level: Spanned<u8>,
    /// The text.
    pub body: Option<Prose>,
    /// The categories whose tables follow the text.
    pub tables: Vec<usize>,
    /// Whether these are all categories that no other section has.
    pub is_rest: bool,
    /// The duties to inform that the text fulfils.
    pub states: Vec<Spanned<Statement>>,
}

words! {
    /// A duty to inform that the text of a section fulfils.
    pub enum Statement {
        /// Who is responsible, with a contact.
        Controller = "controller",
        /// How to contact the data protection officer.
        Dpo = "dpo",
        /// The supervisory authority that takes complaints.
        Authority = "authority",
        /// The rights of visitors.
        Rights = "rights",
        /// How to refuse.
        Refuse = "refuse",
        /// Where to withdraw consent.
        Withdrawal = "withdrawal",
        /// What a refusal changes.
        Consequences = "consequences",
        /// Who receives the data.
        Recipients = "recipients",
        /// How data are protected outside the European Economic Area.
        Transfers = "transfers",
        /// The legal basis of the processing.
        LegalBasis = "legal-basis",
    }
}

impl Section {
    /// Returns where the policy marks that this section fulfils a duty.
    pub fn states(&self, statement: Statement) -> Option<Span> {
        let mut states = self.states.iter();
        let found = states.find(|stated| stated.value == statement);
        found.map(|stated| stated.span)
    }

    /// Returns whether the text leads to where the visitor chooses, in every language.
    pub fn leads_to_choice(&self) -> bool {
        self.body.as_ref().is_some_and(|body| {
            let mut languages = body.iter();
            languages.all(|blocks| any(&blocks.value, &leads_to_choice))
        })
    }

    /// Returns the category that this section is about: the only one that it names. The heading of
    /// the section is then that of the category too.
    pub fn only_category(&self) -> Option<usize> {
        match self.tables.as_slice() {
            &[only] if !self.is_rest && self.heading.is_some() => Some(only),
            _ => None,
        }
    }
}

fn any(blocks: &[Block], test: &impl Fn(&Inline) -> bool) -> bool {
    blocks.iter().any(|block| match block {
        Block::Paragraph(inlines) => inlines.iter().any(test),
        Block::List { items, .. } => items.iter().any(|item| any(item, test)),
    })
}

fn leads_to_choice(inline: &Inline) -> bool {
    match &inline.kind {
        InlineKind::Placeholder(Placeholder::ChoiceManage)
        | InlineKind::Autolink(Target::Manage(_))
        | InlineKind::Link {
            target: Target::Manage(_),
            ..
        } => true,
        InlineKind::Emphasis(text)
        | InlineKind::Strong(text)
        | InlineKind::Link { text, .. }
        | InlineKind::Foreign { text, .. } => text.iter().any(leads_to_choice),
        _ => false,
    }
}
