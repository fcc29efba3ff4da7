//! The languages of a charter.

use std::collections::BTreeMap;

use super::words;
use crate::diagnostic::{Diagnostic, Diagnostics, similar};
use crate::locale;
use crate::model::Language;
use crate::resolve::Resolved;
use crate::source::{FileId, Span, Spanned};
use crate::syntax::{Entry, Field, Phrases, Policy};

/// The languages of a policy.
#[derive(Debug, Default)]
pub(super) struct Languages {
    /// The languages in which it is published, its own first.
    pub(super) published: Vec<Spanned<Language>>,
    /// The language of the plain strings of each file.
    pub(super) spoken: BTreeMap<FileId, Language>,
    /// Whether one of them is wrong or not given, so that missing texts cannot be detected.
    pub(super) is_uncertain: bool,
}

/// Reads the languages of a policy.
pub(super) fn languages(resolved: &Resolved, diagnostics: &mut Diagnostics) -> Languages {
    let policy = &resolved.policy;
    let mut languages = Languages::default();
    for (file, language) in &resolved.spoken {
        let language = language.get().and_then(|tag| Language::parse(tag));
        languages
            .spoken
            .extend(language.map(|language| (*file, language)));
    }
    let own = match &policy.language {
        Field::Given(tag) => known(policy, tag, diagnostics),
        Field::Broken => None,
        Field::Absent => {
            diagnostics.push(missing(Span::new(resolved.home, 0, 0)));
            None
        }
    };
    for entry in policy.words.get().iter().flat_map(|words| &words.languages) {
        check_tag(entry, diagnostics);
    }
    languages.is_uncertain = own.is_none() || policy.languages.is_broken();
    languages.published.extend(own);
    if let Some(list) = policy.languages.get() {
        published(policy, list, &mut languages, diagnostics);
    }
    languages
}

/// Reads the list of languages in which a page is published.
fn published(
    policy: &Policy,
    list: &Spanned<Vec<Field<String>>>,
    languages: &mut Languages,
    diagnostics: &mut Diagnostics,
) {
    let mut seen: Vec<Spanned<Language>> = Vec::new();
    for tag in list.iter() {
        let Some(language) = tag.get().and_then(|tag| known(policy, tag, diagnostics)) else {
            languages.is_uncertain = true;
            continue;
        };
        if let Some(first) = seen.iter().find(|seen| seen.is(&language)) {
            let title = format!("the language `{}` is listed twice", language.value);
            diagnostics.push(
                Diagnostic::error(
                    "duplicate-language",
                    title,
                    language.span,
                    "listed again here",
                )
                .label(first.span, "listed here first")
                .help("remove one of them"),
            );
            continue;
        }
        if !languages
            .published
            .first()
            .is_some_and(|own| own.is(&language))
        {
            languages.published.push(language.clone());
        }
        seen.push(language);
    }
    if languages.is_uncertain {
        return;
    }
    if let Some(own) = languages.published.first()
        && !seen.iter().any(|seen| seen.is(own))
    {
        let title = format!(
            "`languages` leaves out `{}`, the policy's own language",
            own.value
        );
        diagnostics.push(
            Diagnostic::error("missing-language", title, list.span, "")
                .label(own.span, "the language of its plain strings")
                .help(format!("add \"{}\" to the list", own.value)),
        );
    }
}

fn missing(place: Span) -> Diagnostic {
    Diagnostic::error("missing-key", "the policy has no `language`", place, "")
        .note(
            "browsers and screen readers need the language of a page \
             (WCAG 2.1, success criterion 3.1.1)",
        )
        .help("add the language of its texts at the top, as in `language = \"fr\"`")
}

/// Returns a language in which charte can write a page: in its own words, or in those of the policy.
fn known(
    policy: &Policy,
    tag: &Spanned<String>,
    diagnostics: &mut Diagnostics,
) -> Option<Spanned<Language>> {
    let Some(language) = Language::parse(tag) else {
        diagnostics.push(bad_language(tag, tag.span));
        return None;
    };
    if locale::find(&language).is_none() && !words::covers(policy, &language) {
        let title = format!("charte does not support the language `{language}`");
        let known = locale::KNOWN
            .iter()
            .map(|tag| format!("`{tag}`"))
            .collect::<Vec<_>>();
        diagnostics.push(
            Diagnostic::error("unsupported-language", title, tag.span, "")
                .note("charte itself writes column titles, durations and similar texts")
                .note(format!("it supports {}", known.join(", ")))
                .help(match meant(tag) {
                    Some(tag) => format!("write `{tag}`"),
                    None => format!(
                        "give its words yourself, below `[words.{language}]` or in a file that \
                         `words = \"words.{language}.toml\"` names (docs/languages.md)"
                    ),
                }),
        );
        return None;
    }
    Some(Spanned::new(language, tag.span))
}

/// Reports a table whose name is no tag of a language, and a `language` that contradicts it.
fn check_tag(entry: &Entry<Phrases>, diagnostics: &mut Diagnostics) {
    let tag = &entry.id;
    if locale::is_table(tag) {
        let title = format!("`[words.{tag}]` does not name a language");
        diagnostics.push(
            Diagnostic::error("bad-language", title, tag.span, "")
                .note("the table after `words` is the tag of a language")
                .help(format!("write the tag first, as in `[words.fr.{tag}]`")),
        );
    } else if Language::parse(tag).is_none() {
        diagnostics.push(bad_language(tag, tag.span));
    }
    let phrases = entry.value.get();
    let language = phrases.and_then(|phrases| {
        let mut written = phrases.written.iter();
        written.find(|written| written.key.as_str() == "language")
    });
    if let Some(language) = language.filter(|language| !language.text.eq_ignore_ascii_case(tag)) {
        let title = format!("the words of `{tag}` name the language `{}`", language.text);
        diagnostics.push(
            Diagnostic::error("bad-language", title, language.text.span, "")
                .label(tag.span, "named here")
                .help(format!("write `language = \"{tag}\"`")),
        );
    }
}

/// Returns the error for a text that is not a language tag.
pub(super) fn bad_language(tag: &str, span: Span) -> Diagnostic {
    let title = format!("`{tag}` is not a language tag");
    let diagnostic = Diagnostic::error("bad-language", title, span, "")
        .note("a language is written as a tag of BCP 47 (RFC 5646), such as `fr`, `en` or `fr-CA`");
    let written = [tag.replace('_', "-"), tag.replace('_', "")];
    let is_tag = |tag: &&String| Language::parse(tag).is_some();
    match meant(tag).or(written.iter().find(is_tag).map(String::as_str)) {
        Some(tag) => diagnostic.help(format!("write `{tag}`")),
        None => diagnostic.help("write the code of the language in two or three letters"),
    }
}

/// Returns the tag of a language that is written by its name.
fn meant(name: &str) -> Option<&'static str> {
    let names = || {
        NAMES
            .iter()
            .flat_map(|(tag, names)| names.map(|name| (name, *tag)))
    };
    let near = similar(name, names().map(|(name, _)| name))?;
    names().find(|(name, _)| *name == near).map(|(_, tag)| tag)
}

/// The names of the languages of the Union: its own, and those in English and French.
#[rustfmt::skip] // one language, one line
const NAMES: &[(&str, [&str; 3])] = &[
    ("bg", ["български", "bulgarian", "bulgare"]),
    ("cs", ["čeština", "czech", "tchèque"]),
    ("da", ["dansk", "danish", "danois"]),
    ("de", ["deutsch", "german", "allemand"]),
    ("el", ["ελληνικά", "greek", "grec"]),
    ("en", ["english", "english", "anglais"]),
    ("es", ["español", "spanish", "espagnol"]),
    ("et", ["eesti", "estonian", "estonien"]),
    ("fi", ["suomi", "finnish", "finnois"]),
    ("fr", ["français", "french", "français"]),
    ("ga", ["gaeilge", "irish", "irlandais"]),
    ("hr", ["hrvatski", "croatian", "croate"]),
    ("hu", ["magyar", "hungarian", "hongrois"]),
    ("it", ["italiano", "italian", "italien"]),
    ("lt", ["lietuvių", "lithuanian", "lituanien"]),
    ("lv", ["latviešu", "latvian", "letton"]),
    ("mt", ["malti", "maltese", "maltais"]),
    ("nl", ["nederlands", "dutch", "néerlandais"]),
    ("pl", ["polski", "polish", "polonais"]),
    ("pt", ["português", "portuguese", "portugais"]),
    ("ro", ["română", "romanian", "roumain"]),
    ("sk", ["slovenčina", "slovak", "slovaque"]),
    ("sl", ["slovenščina", "slovenian", "slovène"]),
    ("sv", ["svenska", "swedish", "suédois"]),
];
