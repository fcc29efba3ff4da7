//! The texts of a charter in one language: converts the inlines of the model to those of the page.

use std::cell::Cell;

use charte_core::duration::Duration;
use charte_core::own_value::OwnKind;
use charte_core::values::Slot;

use super::line::{has_link, without_links};
use super::{Block, Inline, Piece, line, link};
use crate::locale::{Library, Locale, Phrase, Run, is_right_to_left};
use crate::model::{
    self, Charter, ChoiceSettings, Date, InlineKind, Manage, Placeholder, Prose, ProviderRef,
    Target, Text, Typography,
};

/// The texts of one page, in its language.
pub(crate) struct Wording<'a> {
    /// The charter.
    pub(super) charter: &'a Charter,
    /// The phrases of the language.
    pub(super) locale: &'a Locale,
    language: usize,
    printed_version: Cell<bool>,
    printed_updated: Cell<bool>,
    /// Whether the words of the link to where the visitor chooses are being converted.
    names_manage: Cell<bool>,
}

impl<'a> Wording<'a> {
    /// Creates the wording in the language with this position.
    pub(crate) fn new(charter: &'a Charter, library: &'a Library, language: usize) -> Self {
        let locale = library.locale(charter, language);
        Self {
            charter,
            locale,
            language,
            printed_version: Cell::new(false),
            printed_updated: Cell::new(false),
            names_manage: Cell::new(false),
        }
    }

    /// Returns the tag of the language.
    pub(crate) fn language(&self) -> &'a str {
        let language = self.charter.languages.get(self.language);
        language.map_or("", |language| language.as_str())
    }

    /// Returns whether a placeholder has shown the version so far.
    pub(super) fn printed_version(&self) -> bool {
        self.printed_version.get()
    }

    /// Returns whether a placeholder has shown the date so far.
    pub(super) fn printed_updated(&self) -> bool {
        self.printed_updated.get()
    }

    /// Returns a text as its own line.
    pub(crate) fn text(&self, text: &Text) -> Vec<Inline> {
        self.line(self.part(text))
    }

    /// Returns a text as a part of a line.
    pub(super) fn part(&self, text: &Text) -> Vec<Inline> {
        self.in_language(text)
            .map(|text| self.inlines(text))
            .unwrap_or_default()
    }

    /// Returns paragraphs and lists.
    pub(crate) fn prose(&self, prose: &Prose) -> Vec<Block> {
        self.in_language(prose)
            .map(|blocks| self.blocks(blocks))
            .unwrap_or_default()
    }

    /// Returns a line of several parts.
    pub(super) fn line(&self, parts: Vec<Inline>) -> Vec<Inline> {
        let mut inlines = line::join(parts);
        if self.charter.typography == Typography::Locale {
            line::set(&mut inlines, self.locale.typography);
        }
        inlines
    }

    /// Returns the phrase for a duration, as a part of a line.
    pub(super) fn duration(&self, duration: Duration) -> Inline {
        self.quantity(self.locale.duration(duration))
    }

    /// Returns a phrase with numbers and units of time, as a part of a line.
    pub(super) fn quantity(&self, phrase: String) -> Inline {
        Inline::Text(match self.charter.typography {
            Typography::Locale => self.locale.typography.duration(&phrase),
            Typography::AsWritten => phrase,
        })
    }

    /// Returns a date or a separator of a list, as a part of a line.
    fn phrase(&self, phrase: String) -> Inline {
        Inline::Text(match self.charter.typography {
            Typography::Locale => self.locale.typography.phrase(&phrase),
            Typography::AsWritten => phrase,
        })
    }

    /// Returns a date in words, as a part of a line.
    pub(super) fn date(&self, date: Date) -> Inline {
        self.phrase(self.locale.date(date))
    }

    /// Returns the separator of items that no word connects, as a part of a line.
    pub(super) fn comma(&self) -> Inline {
        Inline::Text(self.locale.list.more.as_str().to_owned())
    }

    /// Returns a name, whose language may be another, as a part of a line. Where the text runs from
    /// right to left, isolates (UAX #9, section 2.4) keep it from changing the order of its
    /// neighbours.
    pub(super) fn name(&self, name: Vec<Inline>) -> Vec<Inline> {
        if !is_right_to_left(self.language()) {
            return name;
        }
        let mark = |mark: &str| vec![Inline::Text(mark.to_owned())];
        [mark("\u{2068}"), name, mark("\u{2069}")].concat()
    }

    /// Returns a cell of a table.
    pub(super) fn cell(&self, fact: Option<Vec<Inline>>) -> Vec<Inline> {
        let empty = || words(&self.locale.cell.empty);
        self.line(fact.unwrap_or_else(empty))
    }

    /// Returns a link to where the visitor chooses, as a part of a line; words alone if the policy
    /// gives no address.
    pub(super) fn manage(&self) -> Vec<Inline> {
        let choice = self.charter.choice.as_ref();
        // Words that contain the link would never end.
        let is_outer = !self.names_manage.replace(true);
        let own = choice
            .filter(|_| is_outer)
            .and_then(|choice| self.manage_words(choice));
        self.names_manage.set(!is_outer);
        let words = own.unwrap_or_else(|| words(&self.locale.choice.manage));
        match choice.and_then(|choice| choice.manage.as_ref()) {
            Some(manage) => vec![self.link(manage.as_str(), without_links(words))],
            None => words,
        }
    }

    /// Returns the words of the policy for where the visitor chooses: its own, or the heading of the
    /// part of this page to which the link leads.
    fn manage_words(&self, choice: &ChoiceSettings) -> Option<Vec<Inline>> {
        let heading = match &choice.manage.as_ref().map(|manage| &manage.value) {
            Some(Manage::Fragment(fragment)) => self.charter.heading(&fragment[1..]),
            _ => None,
        };
        let words = choice.manage_text.as_ref().or(heading)?;
        Some(self.part(words))
    }

    /// Returns a link to an address, or to a path on the platform.
    pub(super) fn link(&self, address: &str, text: Vec<Inline>) -> Inline {
        link::link(self, address, text)
    }

    /// Returns a link whose text is its address.
    pub(super) fn autolink(&self, target: &Target) -> Inline {
        link::autolink(self, target)
    }

    /// Returns a label and its value, as a part of a line.
    pub(super) fn labelled(&self, label: &Phrase, value: Vec<Inline>) -> Vec<Inline> {
        let mut part = words(label);
        part.push(self.colon());
        part.extend(value);
        part
    }

    /// Returns the separator between a label and its value, as a part of a line.
    pub(super) fn colon(&self) -> Inline {
        Inline::Text(self.locale.colon.as_str().to_owned())
    }

    /// Returns a list within a line; `None` if it has no items.
    pub(super) fn list(
        &self,
        items: impl ExactSizeIterator<Item = Vec<Inline>>,
    ) -> Option<Vec<Inline>> {
        let count = items.len();
        let mut items = items.enumerate().peekable();
        let mut list = Vec::new();
        while let Some((at, item)) = items.next() {
            list.extend(item);
            let next = items.peek().map(|(_, next)| line::words(next));
            let separator = self.locale.separator(at, count, &next.unwrap_or_default());
            list.push(self.phrase(separator.to_owned()));
        }
        (count > 0).then_some(list)
    }

    /// Returns the name of a provider, as a part of a line: a link if the policy declares an
    /// address.
    pub(super) fn provider(&self, provider: ProviderRef) -> Vec<Inline> {
        let provider = match provider {
            ProviderRef::Us => {
                let platform = || self.name(platform_name());
                return self.controller().unwrap_or_else(platform);
            }
            ProviderRef::Provider(position) => self.charter.providers.get(position),
        };
        let Some(provider) = provider else {
            return Vec::new();
        };
        let text = self.name(self.part(&provider.name));
        match provider
            .privacy_policy
            .as_ref()
            .or(provider.website.as_ref())
        {
            Some(address) if has_link(&text) => {
                // Links cannot be nested, so the address follows the name.
                let address = self.autolink(address);
                let bracket = |text: &str| Inline::Text(text.to_owned());
                [text, vec![bracket(" ("), address, bracket(")")]].concat()
            }
            Some(address) => vec![Inline::Link {
                target: link::pieces(self, address),
                text,
                autolink: false,
            }],
            None => text,
        }
    }

    /// Returns the name of the controller, if the policy declares one.
    pub(super) fn controller(&self) -> Option<Vec<Inline>> {
        let name = self.charter.controller.as_ref()?.name.as_ref()?;
        let name = self.in_language(name)?;
        // A name that contains itself would never end.
        (!names_controller(name)).then(|| self.name(self.inlines(name)))
    }

    fn in_language<'t, T>(&self, texts: &'t [crate::source::Spanned<Vec<T>>]) -> Option<&'t [T]> {
        let text = texts.get(self.language).or_else(|| texts.first())?;
        Some(&text.value)
    }

    fn blocks(&self, blocks: &[model::Block]) -> Vec<Block> {
        blocks
            .iter()
            .map(|block| match block {
                model::Block::Paragraph(text) => Block::Paragraph(self.line(self.inlines(text))),
                model::Block::List { start, items } => Block::List {
                    start: *start,
                    items: items.iter().map(|item| self.blocks(item)).collect(),
                },
            })
            .collect()
    }

    fn inlines(&self, inlines: &[model::Inline]) -> Vec<Inline> {
        let mut converted = Vec::with_capacity(inlines.len());
        for inline in inlines {
            converted.push(match &inline.kind {
                InlineKind::Text(text) => Inline::Text(text.clone()),
                InlineKind::Code(code) => Inline::Code(code.clone()),
                InlineKind::Emphasis(text) => Inline::Emphasis(self.inlines(text)),
                InlineKind::Strong(text) => Inline::Strong(self.inlines(text)),
                InlineKind::Link { target, text } => Inline::Link {
                    target: link::pieces(self, target),
                    text: without_links(self.inlines(text)),
                    autolink: false,
                },
                InlineKind::Autolink(Target::Manage(fragment)) if fragment.starts_with('#') => {
                    converted.extend(self.manage());
                    continue;
                }
                InlineKind::Autolink(target) => self.autolink(target),
                InlineKind::Foreign { language, text } => Inline::Foreign {
                    language: language.as_str().to_owned(),
                    text: self.inlines(text),
                },
                InlineKind::Placeholder(placeholder) => {
                    converted.extend(self.placeholder(placeholder));
                    continue;
                }
                InlineKind::Break => Inline::Break,
            });
        }
        converted
    }

    fn placeholder(&self, placeholder: &Placeholder) -> Vec<Inline> {
        match placeholder {
            Placeholder::PlatformUrl => vec![Inline::Value(Slot::Url)],
            Placeholder::PlatformHost => vec![Inline::Value(Slot::Host)],
            Placeholder::PlatformName => platform_name(),
            Placeholder::PlatformLink => vec![Inline::Link {
                target: vec![Piece::Value(Slot::Href)],
                text: platform_name(),
                autolink: false,
            }],
            Placeholder::Value(value) => match value.kind {
                OwnKind::Text => vec![Inline::Value(Slot::Own(value.position))],
                OwnKind::Link => vec![self.autolink(&Target::Value(value.clone()))],
            },
            Placeholder::ControllerName => self.controller().unwrap_or_default(),
            Placeholder::Version => {
                self.printed_version.set(true);
                self.version().into_iter().collect()
            }
            Placeholder::Updated => {
                self.printed_updated.set(true);
                self.updated().into_iter().collect()
            }
            Placeholder::ChoiceManage => self.manage(),
            Placeholder::Duration(duration) => vec![self.duration(*duration)],
        }
    }

    /// Returns the version, if the policy declares one.
    pub(super) fn version(&self) -> Option<Inline> {
        let version = self.charter.version.as_ref()?;
        Some(Inline::Text(version.value.clone()))
    }

    /// Returns the date of the last change in words, if the policy declares one.
    pub(super) fn updated(&self) -> Option<Inline> {
        let updated = self.charter.updated.as_ref()?;
        Some(self.date(updated.value))
    }
}

/// Returns a phrase without places as a part of a line.
pub(super) fn words(phrase: &Phrase) -> Vec<Inline> {
    filled(phrase, &[])
}

/// Returns a phrase with one place as a part of a line.
pub(super) fn filled(phrase: &Phrase, value: &[Inline]) -> Vec<Inline> {
    let mut part = Vec::with_capacity(phrase.runs().len());
    for run in phrase.runs() {
        match run {
            Run::Own(text) => part.push(Inline::Text(text.clone())),
            Run::Foreign(language, text) => part.push(Inline::Foreign {
                language: language.clone(),
                text: vec![Inline::Text(text.clone())],
            }),
            Run::Place(_) => part.extend_from_slice(value),
        }
    }
    part
}

fn platform_name() -> Vec<Inline> {
    vec![Inline::Value(Slot::Name)]
}

fn names_controller(text: &[model::Inline]) -> bool {
    text.iter().any(|inline| match &inline.kind {
        InlineKind::Placeholder(placeholder) => {
            matches!(placeholder, Placeholder::ControllerName)
        }
        InlineKind::Emphasis(text)
        | InlineKind::Strong(text)
        | InlineKind::Link { text, .. }
        | InlineKind::Foreign { text, .. } => names_controller(text),
        InlineKind::Text(_) | InlineKind::Code(_) | InlineKind::Autolink(_) | InlineKind::Break => {
            false
        }
    })
}
