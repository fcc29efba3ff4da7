//! The texts of a charter, one passage after another, for rules about language.

use std::fmt;

use charte_core::word::Word;

use super::{Block, Charter, Contact, Inline, InlineKind, Language, Prose, Target, Text};
use crate::source::Span;

/// A line or a paragraph of a charter in one language.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'a> {
    /// The text that contains it.
    pub subject: Subject<'a>,
    /// The position of its language in [`Charter::languages`].
    pub language: usize,
    /// The position of the text, which may contain several passages.
    pub text: Span,
    /// Its content.
    pub inlines: &'a [Inline],
}

/// A text of a charter, as diagnostics name it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Subject<'a> {
    /// The key of the text.
    pub key: &'a str,
    /// The owner of the key.
    pub owner: Owner<'a>,
}

/// The owner of a text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Owner<'a> {
    /// The policy itself.
    Root,
    /// A table of this name.
    Table(&'a str),
    /// A provider.
    Provider(&'a str),
    /// A category.
    Category(&'a str),
    /// A section: its id, if any, and its position, from 1.
    Section(Option<&'a str>, usize),
    /// A cookie.
    Cookie(&'a str),
    /// An embed.
    Embed(&'a str),
    /// A script.
    Script(&'a str),
}

impl fmt::Display for Subject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.key)?;
        match self.owner {
            Owner::Root => Ok(()),
            Owner::Table(table) => write!(f, " of `[{table}]`"),
            Owner::Provider(id) => write!(f, " of `[provider.{id}]`"),
            Owner::Category(id) => write!(f, " of `[category.{id}]`"),
            Owner::Section(Some(id), _) => write!(f, " of the section `{id}`"),
            Owner::Section(None, number) => write!(f, " of section {number}"),
            Owner::Embed(id) => write!(f, " of `[embed.{id}]`"),
            Owner::Script(id) => write!(f, " of `[script.{id}]`"),
            Owner::Cookie(name) => write!(f, " of the cookie `{name}`"),
        }
    }
}

/// A stretch of running text.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// The characters.
    pub text: &'a str,
    /// Their position.
    pub span: Span,
    /// The language, if it is marked as a foreign one.
    pub foreign: Option<&'a Language>,
}

impl Passage<'_> {
    /// Returns the stretches of running text: no code, no addresses, no placeholders.
    pub fn runs(&self) -> Vec<Run<'_>> {
        let mut runs = Vec::new();
        collect(self.inlines, None, &mut runs);
        runs
    }

    /// Returns the links: target, text and position. A bare address has no text.
    pub fn links(&self) -> Vec<(&Target, Option<&[Inline]>, Span)> {
        let mut links = Vec::new();
        collect_links(self.inlines, &mut links);
        links
    }

    /// Returns all running text and code, joined.
    pub fn plain(&self) -> String {
        plain(self.inlines)
    }
}

/// Returns all running text and code, joined.
pub fn plain(inlines: &[Inline]) -> String {
    let mut plain = String::new();
    collect_plain(inlines, &mut plain);
    plain
}

fn collect<'a>(inlines: &'a [Inline], foreign: Option<&'a Language>, runs: &mut Vec<Run<'a>>) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(text) => runs.push(Run {
                text,
                span: inline.span,
                foreign,
            }),
            InlineKind::Emphasis(text)
            | InlineKind::Strong(text)
            | InlineKind::Link { text, .. } => collect(text, foreign, runs),
            InlineKind::Foreign { language, text } => collect(text, Some(language), runs),
            InlineKind::Code(_)
            | InlineKind::Autolink(_)
            | InlineKind::Placeholder(_)
            | InlineKind::Break => {}
        }
    }
}

fn collect_links<'a>(
    inlines: &'a [Inline],
    links: &mut Vec<(&'a Target, Option<&'a [Inline]>, Span)>,
) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Autolink(target) => links.push((target, None, inline.span)),
            InlineKind::Link { target, text } => {
                links.push((target, Some(text), inline.span));
            }
            InlineKind::Emphasis(text)
            | InlineKind::Strong(text)
            | InlineKind::Foreign { text, .. } => collect_links(text, links),
            InlineKind::Text(_)
            | InlineKind::Code(_)
            | InlineKind::Placeholder(_)
            | InlineKind::Break => {}
        }
    }
}

fn collect_plain(inlines: &[Inline], plain: &mut String) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => plain.push_str(text),
            InlineKind::Emphasis(text)
            | InlineKind::Strong(text)
            | InlineKind::Link { text, .. }
            | InlineKind::Foreign { text, .. } => collect_plain(text, plain),
            InlineKind::Break => plain.push(' '),
            InlineKind::Autolink(_) | InlineKind::Placeholder(_) => {}
        }
    }
}

impl Charter {
    /// Returns every text of the charter in every language, in the order of the policy.
    pub fn passages(&self) -> Vec<Passage<'_>> {
        let mut passages = Passages(Vec::new());
        passages.text("title", Owner::Root, Some(&self.title));
        passages.prose("introduction", Owner::Root, self.introduction.as_ref());
        passages.prose("rights", Owner::Root, self.rights.as_ref());
        passages.contact("controller", self.controller.as_ref());
        passages.contact("dpo", self.dpo.as_ref());
        passages.contact("authority", self.authority.as_ref());
        for provider in &self.providers {
            let owner = Owner::Provider(&provider.id);
            passages.text("name", owner, Some(&provider.name));
            passages.text("transfer", owner, provider.transfer.as_ref());
        }
        for category in &self.categories {
            let owner = Owner::Category(&category.id);
            passages.text("heading", owner, Some(&category.heading));
            passages.text("caption", owner, category.caption.as_ref());
            passages.text("description", owner, category.description.as_ref());
            passages.text("refusal", owner, category.refusal.as_ref());
        }
        for (position, section) in self.sections.iter().enumerate() {
            let id = section.id.as_ref().map(|id| id.as_str());
            let owner = Owner::Section(id, position + 1);
            passages.text("heading", owner, section.heading.as_ref());
            passages.prose("body", owner, section.body.as_ref());
        }
        for cookie in &self.cookies {
            let owner = Owner::Cookie(&cookie.name.text);
            passages.text("service", owner, cookie.service.as_ref());
            passages.text("purpose", owner, Some(&cookie.purpose));
            passages.text("condition", owner, cookie.condition.as_ref());
            passages.text("duration_note", owner, cookie.duration_note.as_ref());
            passages.text("personal_data", owner, cookie.personal_data.as_ref());
            passages.text("objection", owner, cookie.objection.as_ref());
        }
        for resource in &self.resources {
            let owner = match resource.script {
                Some(_) => Owner::Script(&resource.id),
                None => Owner::Embed(&resource.id),
            };
            passages.text("title", owner, Some(&resource.title));
            passages.text("purpose", owner, Some(&resource.purpose));
        }
        if let Some(choice) = &self.choice {
            let owner = Owner::Table("choice");
            passages.text("manage_text", owner, choice.manage_text.as_ref());
            passages.text("refuse", owner, choice.refuse.as_ref());
            passages.text("service", owner, choice.service.as_ref());
        }
        let banner = Owner::Table("banner");
        passages.text("title", banner, self.banner.title.as_ref());
        passages.text("text", banner, self.banner.text.as_ref());
        passages.text("refuse", banner, self.banner.refuse.as_ref());
        for (column, label) in &self.table.labels {
            passages.text(
                column.value.word(),
                Owner::Table("table.labels"),
                Some(label),
            );
        }
        for words in &self.words {
            let phrases = words.phrases.iter().map(|phrase| Passage {
                subject: Subject {
                    key: &phrase.key,
                    owner: Owner::Table(&words.table),
                },
                language: words.language,
                text: phrase.span,
                inlines: &phrase.inlines,
            });
            passages.0.extend(phrases);
        }
        passages.0
    }
}

struct Passages<'a>(Vec<Passage<'a>>);

impl<'a> Passages<'a> {
    fn text(&mut self, key: &'a str, owner: Owner<'a>, text: Option<&'a Text>) {
        for (language, line) in text.into_iter().flatten().enumerate() {
            self.0.push(Passage {
                subject: Subject { key, owner },
                language,
                text: line.span,
                inlines: &line.value,
            });
        }
    }

    fn contact(&mut self, table: &'a str, contact: Option<&'a Contact>) {
        if let Some(contact) = contact {
            self.text("name", Owner::Table(table), contact.name.as_ref());
            self.text("address", Owner::Table(table), contact.address.as_ref());
        }
    }

    fn prose(&mut self, key: &'a str, owner: Owner<'a>, prose: Option<&'a Prose>) {
        for (language, blocks) in prose.into_iter().flatten().enumerate() {
            self.blocks(Subject { key, owner }, language, blocks.span, &blocks.value);
        }
    }

    fn blocks(&mut self, subject: Subject<'a>, language: usize, text: Span, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(inlines) => self.0.push(Passage {
                    subject,
                    language,
                    text,
                    inlines,
                }),
                Block::List { items, .. } => {
                    for item in items {
                        self.blocks(subject, language, text, item);
                    }
                }
            }
        }
    }
}
