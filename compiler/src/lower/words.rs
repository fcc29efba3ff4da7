//! The words of charte that a policy writes itself.

use std::collections::BTreeMap;

use charte_core::word::Word;

use crate::diagnostic::{Diagnostic, Diagnostics, listed, similar};
use crate::locale::{self, Category, Expected, Fault, Library, Problem, What};
use crate::model::{Charter, Inline, InlineKind, Language, OwnPhrase, OwnWords, Placeholder};
use crate::source::{SourceMap, Span, Spanned};
use crate::syntax::{Entry, Field, Literal, Phrases, Policy, Words, Written};

/// Makes the locales of the published languages for which a policy has own words. Reports what is
/// wrong with these words.
pub(super) fn own(
    policy: &Policy,
    published: &[Spanned<Language>],
    library: &mut Library,
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
) -> Vec<OwnWords> {
    let Some(words) = policy.words.get() else {
        return Vec::new();
    };
    let mut own = Vec::new();
    for (position, language) in published.iter().enumerate() {
        let entries = entries_for(words, language);
        let Some(nearest) = entries.last() else {
            continue;
        };
        let phrases = entries.iter().filter_map(|entry| entry.value.get());
        let is_uncertain = phrases.clone().any(|phrases| phrases.is_uncertain)
            || entries.iter().any(|entry| entry.value.is_broken());
        // The words of a region come after those of the whole language, and replace them.
        let mut written: BTreeMap<&str, &Written> = BTreeMap::new();
        for phrase in phrases.flat_map(|phrases| &phrases.written) {
            written.insert(&phrase.key, phrase);
        }
        // Sorted by key, so that neither order nor file changes the content.
        let written: Vec<Written> = written.into_values().cloned().collect();
        let made = library.make(language, &written);
        let report = &mut Report {
            language,
            nearest: &nearest.id,
            expected: &made.expected,
            sources,
            diagnostics,
        };
        report.problems(&made.problems, is_uncertain);
        own.push(OwnWords {
            language: position,
            locale: made.position,
            content: made.content,
            table: format!("words.{}", nearest.id),
            phrases: written.iter().filter_map(phrase).collect(),
        });
    }
    own
}

/// Returns a phrase as a text that lints judge; `None` for the parts of dates, numbers and lists, and
/// for what is not shown.
fn phrase(written: &Written) -> Option<OwnPhrase> {
    const PARTS: &[&str] = &["countries", "date", "list", "months", "unit"];
    let (table, _) = written.key.split_once('.')?;
    if PARTS.contains(&table) {
        return None;
    }
    let span = written.text.span;
    let mut inlines = Vec::new();
    let mut push = |kind| inlines.push(Inline { kind, span });
    let mut rest = written.text.as_str();
    while let Some(at) = rest.find(['{', '[']) {
        let (own, marked) = rest.split_at(at);
        push(InlineKind::Text(own.to_owned()));
        let end = marked.find(if marked.starts_with('{') { '}' } else { ')' });
        let (marked, after) = marked.split_at(end? + 1);
        let foreign = marked[1..].split_once("](lang:");
        push(match foreign {
            Some((text, language)) => InlineKind::Foreign {
                language: Language::parse(&language[..language.len() - 1])?,
                text: vec![Inline {
                    kind: InlineKind::Text(text.to_owned()),
                    span,
                }],
            },
            // Any placeholder: only its place counts.
            None => InlineKind::Placeholder(Placeholder::Version),
        });
        rest = after;
    }
    push(InlineKind::Text(rest.to_owned()));
    Some(OwnPhrase {
        key: written.key.value.clone(),
        span,
        inlines,
    })
}

/// Returns whether a policy gives words for a language, however wrong they are.
pub(super) fn covers(policy: &Policy, language: &Language) -> bool {
    match &policy.words {
        Field::Absent => false,
        Field::Broken => true,
        Field::Given(words) => !entries_for(words, language).is_empty(),
    }
}

/// Returns the entries for a language, the nearest last: `[words.fr]`, then `[words.fr-CH]`.
fn entries_for<'w>(words: &'w Words, language: &Language) -> Vec<&'w Entry<Phrases>> {
    let entries = words.languages.iter();
    let entries = entries.filter(|entry| locale::covers(&entry.id, language.as_str()));
    let mut entries: Vec<_> = entries.collect();
    entries.sort_by_key(|entry| entry.id.len());
    entries
}

/// Reports the countries of a policy that have no name in a language with own words.
pub(super) fn check_countries(charter: &Charter, library: &Library, diagnostics: &mut Diagnostics) {
    let contacts = [&charter.controller, &charter.dpo, &charter.authority];
    let contacts = contacts
        .into_iter()
        .flatten()
        .filter_map(|contact| contact.country);
    let providers = charter
        .providers
        .iter()
        .filter_map(|provider| provider.country);
    let countries: Vec<_> = contacts.chain(providers).collect();
    for own in &charter.words {
        let (Some(locale), Some(language)) =
            (library.get(own.locale), charter.languages.get(own.language))
        else {
            continue;
        };
        let language = &language.value;
        for country in &countries {
            let code = country.value.to_string();
            if locale.country(&code).is_some() {
                continue;
            }
            let title = format!("the words of `{language}` have no name for the country `{code}`");
            let help = format!(
                "add its name below `[words.{language}.countries]`, as in `{code} = \"...\"`"
            );
            diagnostics
                .push(Diagnostic::error("missing-words", title, country.span, "").help(help));
        }
    }
}

/// The number of wrong words of a language for which a similar key is looked for.
const MAX_PROPOSALS: usize = 100;

/// Reports what is wrong with the words of a language.
struct Report<'a> {
    language: &'a Language,
    /// The name of their nearest table.
    nearest: &'a Spanned<String>,
    /// The keys of the language.
    expected: &'a [Expected],
    sources: &'a SourceMap,
    diagnostics: &'a mut Diagnostics,
}

impl Report<'_> {
    fn problems(&mut self, problems: &[Problem], is_uncertain: bool) {
        let is_missing = |problem: &&Problem| problem.what == What::Missing;
        let missing: Vec<&str> = problems
            .iter()
            .filter(is_missing)
            .map(|problem| problem.key.as_str())
            .collect();
        if !missing.is_empty() && !is_uncertain {
            let diagnostic = self.missing(&missing);
            self.diagnostics.push(diagnostic);
        }
        for (index, problem) in problems.iter().enumerate() {
            if let Some((key, text)) = problem.place {
                let diagnostic = self.problem(problem, key, text, index < MAX_PROPOSALS);
                self.diagnostics.push(diagnostic);
            }
        }
    }

    /// Returns the one error for all missing keys, by table.
    fn missing(&self, keys: &[&str]) -> Diagnostic {
        let language = self.language;
        let title = match keys {
            [key] => format!("the words of `{language}` lack `{key}`"),
            keys => format!("the words of `{language}` lack {} keys", keys.len()),
        };
        let mut diagnostic = Diagnostic::error(
            "missing-words",
            title,
            self.nearest.span,
            "the words of this language",
        )
        .note("charte has no words of its own for them, so a page would have gaps");
        let mut tables: Vec<(&str, Vec<&str>)> = Vec::new();
        for key in keys {
            let (table, name) = key.rsplit_once('.').unwrap_or(("", key));
            match tables.last_mut() {
                Some((last, names)) if *last == table => names.push(name),
                _ => tables.push((table, vec![name])),
            }
        }
        for (table, names) in tables {
            let names = listed(&names);
            diagnostic = diagnostic.note(match table {
                "" => names,
                table => format!("in `[{table}]`: {names}"),
            });
        }
        diagnostic.help("add them; the files of `compiler/locale/` show each key in other languages (docs/languages.md)")
    }

    fn problem(&self, problem: &Problem, key: Span, text: Span, has_proposal: bool) -> Diagnostic {
        let path = &problem.key;
        match &problem.what {
            What::Unknown => self.unknown(path, key, has_proposal),
            What::Fault(Fault::UnknownPlace(name)) => self.unknown_place(path, name, text),
            what => Diagnostic::error(
                "bad-words",
                format!("the text of `{path}` cannot be used: {what}"),
                text,
                "",
            )
            .help(help(what)),
        }
    }

    fn unknown(&self, path: &str, key: Span, has_proposal: bool) -> Diagnostic {
        let title = format!("the words of a language have no key `{path}`");
        let diagnostic = Diagnostic::error("unknown-key", title, key, "");
        if !has_proposal {
            return diagnostic;
        }
        let known = self.expected.iter().map(|expected| expected.key.as_str());
        let (table, name) = path.rsplit_once('.').unwrap_or(("", path));
        let beside: Vec<&str> = known
            .clone()
            .filter_map(|known| match known.rsplit_once('.') {
                Some((other, name)) => (other == table).then_some(name),
                None => table.is_empty().then_some(known),
            })
            .collect();
        if !beside.is_empty() && Category::WORDS.contains(&name) {
            let language = self.language;
            return diagnostic.help(format!(
                "remove it: no whole number has the plural category `{name}` here, in `{language}`"
            ));
        }
        if let Some(near) = similar(name, beside.iter().copied()) {
            return diagnostic.patch("there is a key with a similar name", key, near);
        }
        if let Some(near) = similar(path, known) {
            return diagnostic.help(format!("there is a key with a similar name: `{near}`"));
        }
        if beside.is_empty() {
            return diagnostic
                .help("the files of `compiler/locale/` show all keys (docs/languages.md)");
        }
        let whose = match table {
            "" => "at the top".to_owned(),
            table => format!("in `[{table}]`"),
        };
        diagnostic.note(format!("the keys {whose} are {}", listed(&beside)))
    }

    fn unknown_place(&self, path: &str, name: &str, text: Span) -> Diagnostic {
        let title = format!("the text of `{path}` has no place `{{{name}}}`");
        let written = self.sources.text(text);
        // The name is in the text as it is, unless it has escapes.
        let marked = format!("{{{name}}}");
        let span = match written.find(&marked) {
            Some(at) => Span::new(
                text.file,
                text.range().start + at,
                text.range().start + at + marked.len(),
            ),
            None => Literal::new(self.sources, text, "").span(),
        };
        let expected = self.expected.iter().find(|expected| expected.key == path);
        let places = expected.map_or(&[][..], |expected| expected.places);
        let diagnostic = Diagnostic::error("bad-words", title, span, "");
        if let Some(near) = similar(name, places.iter().copied()) {
            return diagnostic.patch(
                "there is a place with a similar name",
                span,
                format!("{{{near}}}"),
            );
        }
        let diagnostic = match expected {
            Some(expected) => diagnostic.note(format!(
                "the text is for this: {}",
                expected.about.trim_end_matches('.')
            )),
            None => diagnostic,
        };
        if places.is_empty() {
            diagnostic.help("remove it: charte fills no place of this text")
        } else {
            let marked: Vec<String> = places.iter().map(|place| format!("{{{place}}}")).collect();
            let marked: Vec<&str> = marked.iter().map(String::as_str).collect();
            diagnostic.note(format!("its places are {}", listed(&marked)))
        }
    }
}

/// Returns what to do about a text.
fn help(what: &What) -> String {
    match what {
        What::Fault(Fault::MissingPlace(place)) => {
            format!("write `{{{place}}}` where the sentence needs it")
        }
        What::Fault(Fault::Brace) => "close the brace, or remove it".to_owned(),
        What::Fault(Fault::Foreign) => "write `[word](lang:en)`, or no bracket".to_owned(),
        What::NotBetween => "begin and end the text with its two places".to_owned(),
        What::UnknownTypography => "write one of them".to_owned(),
        _ => "write the text, without spaces around it".to_owned(),
    }
}
