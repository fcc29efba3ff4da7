//! The languages of a charter.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, similar};
use crate::locale;
use crate::model::Language;
use crate::resolve::Resolved;
use crate::source::{FileId, Span, Spanned};
use crate::syntax::Field;

/// The languages of a policy.
#[derive(Debug, Default)]
pub(super) struct Languages {
    /// Those in which it is published, its own first.
    pub(super) published: Vec<Spanned<Language>>,
    /// The language of the plain strings of each file.
    pub(super) spoken: BTreeMap<FileId, Language>,
}

/// Reads the languages of a policy; `None` where one of them is wrong, so that no text can be
/// missing in it.
pub(super) fn languages(resolved: &Resolved, diagnostics: &mut Diagnostics) -> Option<Languages> {
    let policy = &resolved.policy;
    let mut languages = Languages::default();
    for (file, language) in &resolved.spoken {
        if let Field::Given(tag) = language {
            languages.spoken.insert(*file, Language::parse(tag)?);
        }
    }
    let own = match &policy.language {
        Field::Given(tag) => known(tag, diagnostics)?,
        Field::Broken => return None,
        Field::Absent => {
            let span = Span::new(resolved.home, 0, 0);
            diagnostics.push(
                Diagnostic::error("missing-key", "the policy has no `language`", span, "")
                    .note("the language of a page is told to browsers and screen readers (WCAG 2.1, success criterion 3.1.1)")
                    .help("add the language of its texts at the top, as in `language = \"fr\"`"),
            );
            return None;
        }
    };
    languages.published.push(own);
    let Some(list) = policy.languages.get() else {
        return (!policy.languages.is_broken()).then_some(languages);
    };
    let mut is_complete = true;
    let mut seen: Vec<Spanned<Language>> = Vec::new();
    for tag in list.iter() {
        let language = tag.get().and_then(|tag| known(tag, diagnostics));
        let Some(language) = language else {
            is_complete = false;
            continue;
        };
        if let Some(first) = seen.iter().find(|seen| seen.is(&language)) {
            let title = format!(
                "the language `{language}` is listed twice",
                language = language.value
            );
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
        if !languages.published[0].is(&language) {
            languages.published.push(language.clone());
        }
        seen.push(language);
    }
    if is_complete && !seen.iter().any(|seen| seen.is(&languages.published[0])) {
        let own = &languages.published[0];
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
    is_complete.then_some(languages)
}

/// A language in which charte can write a page.
fn known(tag: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<Spanned<Language>> {
    let Some(language) = Language::parse(tag) else {
        diagnostics.push(bad_language(tag, tag.span));
        return None;
    };
    if locale::find(&language).is_none() {
        let title = format!("charte has no words for the language `{language}`");
        let known = locale::KNOWN
            .iter()
            .map(|tag| format!("`{tag}`"))
            .collect::<Vec<_>>();
        diagnostics.push(
            Diagnostic::error("unsupported-language", title, tag.span, "")
                .note("column titles, durations and the like are written by charte itself")
                .help(format!(
                    "it speaks {}; CONTRIBUTING.md says how to add a language",
                    known.join(", ")
                )),
        );
        return None;
    }
    Some(Spanned::new(language, tag.span))
}

/// Tells that a text is no language tag.
pub(super) fn bad_language(tag: &str, span: Span) -> Diagnostic {
    let title = format!("`{}` is not a language tag", tag.escape_debug());
    let names = [
        ("français", "fr"),
        ("francais", "fr"),
        ("french", "fr"),
        ("english", "en"),
    ];
    let diagnostic = Diagnostic::error("bad-language", title, span, "")
        .note("a language is written as a tag of BCP 47 (RFC 5646), such as `fr`, `en` or `fr-CA`");
    let near = similar(tag, names.iter().map(|(name, _)| *name));
    match names.iter().find(|(name, _)| Some(*name) == near) {
        Some((_, tag)) => diagnostic.help(format!("write `{tag}`")),
        None if tag.contains('_') => {
            diagnostic.help(format!("write `{}`", tag.replace('_', "-").escape_debug()))
        }
        None => diagnostic.help("write the code of the language in two or three letters"),
    }
}
