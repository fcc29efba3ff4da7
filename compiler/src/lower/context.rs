//! The context for lowering a policy: its languages, its facts, and the collection of errors.

use charte_core::own_value::OwnKind;
use charte_core::word::Word;

use super::key::Key;
use super::language::{Languages, bad_language};
use super::link;
use super::rich::{self, Facts, Reader};
use super::stylesheet::Stylesheets;
use crate::diagnostic::{Diagnostic, Diagnostics, listed, similar};
use crate::meant;
use crate::model::{Country, Language, LinkOrPath, Prose, Target, Text};
use crate::source::{SourceMap, Span, Spanned};
use crate::syntax::{Field, Keyword, Many, Text as Written};

/// Lowers the values of one policy.
pub(super) struct Context<'a> {
    pub(super) sources: &'a SourceMap,
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) languages: &'a Languages,
    pub(super) facts: Facts,
    pub(super) stylesheets: &'a Stylesheets<'a>,
    /// The things that the policy declares in a broken table, so that their names are not known.
    pub(super) undeclared: Vec<&'static str>,
}

impl Context<'_> {
    /// Returns a text of one line in every language; `None` if the key is absent or broken.
    pub(super) fn text(&mut self, key: Key<'_>, field: &Field<Written>) -> Option<Text> {
        self.in_each_language(key, field, false, rich::line)
    }

    /// Returns a name or an address. A plain string is valid in every language.
    pub(super) fn name(&mut self, key: Key<'_>, field: &Field<Written>) -> Option<Text> {
        self.in_each_language(key, field, true, rich::line)
    }

    /// Returns prose in every language; `None` if the key is absent or broken.
    pub(super) fn prose(&mut self, key: Key<'_>, field: &Field<Written>) -> Option<Prose> {
        self.in_each_language(key, field, false, rich::prose)
    }

    /// A value of a platform, without anything but characters, in every language.
    pub(super) fn plain(
        &mut self,
        key: Key<'_>,
        field: &Field<Written>,
        kind: OwnKind,
    ) -> Option<Vec<Spanned<String>>> {
        self.in_each_language(key, field, true, |reader, text| {
            rich::plain(reader, text, kind)
        })
    }

    /// Returns a required name. `place` is the table that lacks it.
    pub(super) fn required_name(
        &mut self,
        key: Key<'_>,
        field: &Field<Written>,
        place: Span,
    ) -> Text {
        if field.is_absent() {
            self.missing(key, place);
        }
        self.name(key, field).unwrap_or_default()
    }

    /// Returns a required text. `place` is the table that lacks it.
    pub(super) fn required_text(
        &mut self,
        key: Key<'_>,
        field: &Field<Written>,
        place: Span,
    ) -> Text {
        if field.is_absent() {
            self.missing(key, place);
        }
        self.text(key, field).unwrap_or_default()
    }

    /// Reports a missing key. `place` is the table that lacks it.
    pub(super) fn missing(&mut self, key: Key<'_>, place: Span) {
        let owner = if key.owner.is_empty() {
            "the policy"
        } else {
            key.owner
        };
        let name = key.name;
        self.diagnostics.push(
            Diagnostic::error("missing-key", format!("{owner} has no `{name}`"), place, "")
                .help(format!("add `{name} = ...`")),
        );
    }

    /// Reads a text in each language. If `is_name`, a plain string is valid in all of them.
    fn in_each_language<T: Default>(
        &mut self,
        key: Key<'_>,
        field: &Field<Written>,
        is_name: bool,
        read: impl Fn(&mut Reader<'_>, &Spanned<String>) -> T,
    ) -> Option<Vec<Spanned<T>>> {
        let written = field.get()?;
        for entry in &written.languages {
            self.check_tag(key, &entry.id);
        }
        if self.languages.is_uncertain {
            // It is not known which texts are missing. Those that exist are read.
            let tagged = written
                .languages
                .iter()
                .filter_map(|entry| entry.value.get());
            let texts: Vec<&Spanned<String>> = written.plain.iter().chain(tagged).collect();
            for text in texts {
                self.read(key, text, &read);
            }
            return None;
        }
        let own = written
            .plain
            .as_ref()
            .map(|text| (self.languages.spoken.get(&text.span.file), text));
        let mut texts = Vec::new();
        let mut missing = Vec::new();
        let languages = self.languages;
        for language in &languages.published {
            let tagged = written
                .languages
                .iter()
                .find(|entry| entry.id.eq_ignore_ascii_case(language.as_str()));
            let text = match (tagged.map(|entry| &entry.value), &own) {
                (Some(Field::Given(text)), _) => Some(text),
                (Some(_), _) => None,
                (None, Some((_, text))) if is_name => Some(*text),
                (None, Some((Some(spoken), text))) if spoken.is(language) => Some(*text),
                (None, _) => {
                    missing.push(language);
                    None
                }
            };
            texts.push(match text {
                Some(text) => Spanned::new(self.read(key, text, &read), text.span),
                None => Spanned::new(T::default(), written.span),
            });
        }
        // A wrong tag may be the missing language.
        let is_certain = written
            .languages
            .iter()
            .all(|entry| Language::parse(&entry.id).is_some());
        if let Some(first) = missing.first().filter(|_| is_certain) {
            let list = missing
                .iter()
                .map(|tag| format!("`{}`", tag.value))
                .collect::<Vec<_>>();
            let title = format!("{key} is missing in {}", list.join(", "));
            let span = written
                .plain
                .as_ref()
                .map_or(written.span, |plain| plain.span);
            let example = match &written.plain {
                Some(plain) => {
                    let spoken = own.and_then(|(spoken, _)| spoken);
                    let spoken = spoken.map_or("fr", |spoken| spoken.as_str());
                    let text = self.sources.text(plain.span);
                    format!(
                        "write `{{ {spoken} = {}, {} = \"...\" }}`",
                        shortened(text),
                        first.value
                    )
                }
                None => format!("add `{} = \"...\"`", first.value),
            };
            self.diagnostics.push(
                Diagnostic::error("missing-translation", title, span, "")
                    .label(first.span, "the page is published in this language")
                    .help(example),
            );
        }
        Some(texts)
    }

    fn read<T>(
        &mut self,
        key: Key<'_>,
        text: &Spanned<String>,
        read: &impl Fn(&mut Reader<'_>, &Spanned<String>) -> T,
    ) -> T {
        let Self {
            sources,
            diagnostics,
            facts,
            ..
        } = self;
        read(
            &mut Reader {
                sources,
                diagnostics,
                facts,
                key,
            },
            text,
        )
    }

    /// Reports a text in a language in which the page is not published, or with a wrong tag.
    fn check_tag(&mut self, key: Key<'_>, tag: &Spanned<String>) {
        if Language::parse(tag).is_none() {
            self.diagnostics.push(bad_language(tag, tag.span));
            return;
        }
        let published = &self.languages.published;
        if self.languages.is_uncertain {
            return;
        }
        if published
            .iter()
            .any(|known| known.as_str().eq_ignore_ascii_case(tag))
        {
            return;
        }
        let known: Vec<_> = published
            .iter()
            .map(|known| format!("`{}`", known.value))
            .collect();
        let title = format!("{key} has a text in `{tag}`, in which the page is not published");
        self.diagnostics.push(
            Diagnostic::error("unpublished-language", title, tag.span, "")
                .note(format!("the page is published in {}", known.join(", ")))
                .help(format!("add \"{tag}\" to `languages`, or remove this text")),
        );
    }

    /// Reports an id that cannot be part of a link or of a list of words, or that charte reserves.
    pub(super) fn check_id(&mut self, what: &str, id: &Spanned<String>) {
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        let (note, help) = if id.is_empty() || !id.bytes().all(is_word) {
            (
                "ids are part of links and of the register",
                "write letters, digits, `-` and `_`, as in `audience`",
            )
        } else if id.starts_with("charte-") {
            (
                "charte reserves the ids that begin with `charte-`",
                "begin it with another word",
            )
        } else {
            return;
        };
        let article = if what.starts_with('e') { "an" } else { "a" };
        let title = format!("`{id}` is not the id of {article} {what}");
        self.diagnostics.push(
            Diagnostic::error("bad-id", title, id.span, "")
                .note(note)
                .help(help),
        );
    }

    /// Returns an https, mailto or tel address, or the value of `[values]` that replaces one; reports
    /// any other text.
    pub(super) fn link(&mut self, key: Key<'_>, field: &Field<String>) -> Option<Spanned<Target>> {
        let text = field.get()?;
        let target = if text.starts_with("{value.") {
            let read =
                |reader: &mut Reader<'_>, text: &Spanned<String>| reader.target(text, text.span);
            self.read(key, text, &read)
        } else {
            let link = link::link(text, text.span);
            let link = link.map_err(|error| self.diagnostics.push(error)).ok();
            link.map(|link| Target::Address(link.as_str().to_owned()))
        };
        Some(Spanned::new(target?, text.span))
    }

    /// Returns an address, or a path on the platform; reports any other text.
    pub(super) fn link_or_path(&mut self, field: &Field<String>) -> Option<Spanned<LinkOrPath>> {
        let text = field.get()?;
        let link = link::link_or_path(text, text.span);
        link.map_err(|error| self.diagnostics.push(error))
            .ok()
            .map(|link| Spanned::new(link, text.span))
    }

    /// Returns a country; reports any other text.
    pub(super) fn country(
        &mut self,
        key: Key<'_>,
        field: &Field<String>,
    ) -> Option<Spanned<Country>> {
        let text = field.get()?;
        let country = Country::parse(text);
        if country.is_none() {
            let title = format!("{key} is not a country code: `{text}`");
            let diagnostic = Diagnostic::error("bad-country", title, text.span, "");
            let help = "write the two capital letters of ISO 3166-1";
            self.diagnostics.push(match meant::country(text) {
                Some(code) => diagnostic.rewrite(help, text.span, format!("\"{code}\"")),
                None => diagnostic.help(format!("{help}, as in `FR`")),
            });
        }
        country.map(|country| Spanned::new(country, text.span))
    }

    /// Reports a reference to a name that is not declared.
    pub(super) fn unknown<'k>(
        &mut self,
        what: &str,
        name: &Spanned<String>,
        known: impl IntoIterator<Item = &'k str>,
    ) {
        if self.undeclared.contains(&what) {
            return;
        }
        let known: Vec<&str> = known.into_iter().collect();
        let title = format!("there is no {what} `{name}`");
        let diagnostic = Diagnostic::error("unknown-reference", title, name.span, "");
        let diagnostic = match similar(name, known.iter().copied()) {
            Some(near) => {
                let text = format!("there is a {what} with a similar name");
                let is_quoted = self.sources.text(name.span).starts_with(['"', '\'']);
                let near = if is_quoted {
                    format!("\"{near}\"")
                } else {
                    near.to_owned()
                };
                diagnostic.patch(text, name.span, near)
            }
            None if known.is_empty() => diagnostic
                .note(format!("the policy declares no {what}"))
                .help(format!("declare the {what}")),
            None => diagnostic
                .note(format!("the policy declares {}", listed(&known)))
                .help(format!("declare the {what}, or name a known one")),
        };
        self.diagnostics.push(diagnostic);
    }
}

/// Returns the word of a field.
pub(super) fn word<T: Word>(field: &Field<Keyword<T>>) -> Option<Spanned<T>> {
    field
        .get()
        .map(|word| Spanned::new(word.value.0, word.span))
}

/// Returns the words of a field: one, or a list.
pub(super) fn words<T: Word>(field: &Field<Many<Keyword<T>>>) -> Vec<Spanned<T>> {
    let many = field.get().map(|many| many.values.as_slice());
    many.unwrap_or_default().iter().filter_map(word).collect()
}

/// Returns the value of a field.
pub(super) fn value<T: Clone>(field: &Field<T>) -> Option<Spanned<T>> {
    field.get().cloned()
}

/// Returns the start of a long literal.
fn shortened(literal: &str) -> String {
    let line = literal.lines().next().unwrap_or_default();
    match line.char_indices().nth(24) {
        None if line.len() == literal.len() => line.to_owned(),
        _ => "\"...\"".to_owned(),
    }
}
