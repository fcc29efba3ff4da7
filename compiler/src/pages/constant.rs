//! The names of the constants of platforms and templates.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model;
use crate::resolve::PlatformEntry;
use crate::source::{SourceMap, Span};

/// A name that the generated module already uses.
const TAKEN: &str = "FLEET";

/// Names the constants of platforms; `None` for those that have none.
///
/// `platforms` has a platform for each of `entries`, or `None` if that has errors.
pub(super) fn platforms(
    entries: &[PlatformEntry],
    platforms: &[Option<model::Platform>],
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
) -> Vec<Option<String>> {
    let mut known: BTreeMap<String, Span> = BTreeMap::new();
    let mut names = Vec::new();
    for (entry, platform) in entries.iter().zip(platforms) {
        let Some(written) = entry.platform.as_ref().filter(|_| !entry.is_listed) else {
            names.push(None);
            continue;
        };
        let id = platform.as_ref().and_then(|platform| platform.id.as_ref());
        let url = platform.as_ref().and_then(|platform| platform.url.as_ref());
        let (text, span) = match (id, url) {
            (Some(id), _) => (id.value.clone(), id.span),
            (None, Some(url)) => (url.host.domain.ascii().to_owned(), url.span),
            // The error is already reported. The name lets a program refer to the platform without
            // a follow-on error.
            (None, None) => (stem(sources, entry), written.span),
        };
        let name = shouted(&text);
        if platform.is_some() && (id.is_some() || url.is_some()) {
            if name == TAKEN {
                let title = format!("a constant cannot be called `{TAKEN}`");
                diagnostics.push(
                    Diagnostic::error(
                        "taken-constant",
                        title,
                        span,
                        "the constant is named after this",
                    )
                    .note("the generated module has a static of that name: the fleet itself")
                    .help("give the platform another name with `id = \"...\"`"),
                );
            } else if let Some(first) = known.insert(name.clone(), span) {
                let title = format!("two platforms would have the constant `{name}`");
                diagnostics.push(
                    Diagnostic::error("duplicate-constant", title, span, "named after this")
                        .label(first, "and this")
                        .help(
                            "give one of them another name with `id = \"...\"` in its `[platform]`",
                        ),
                );
            }
        }
        names.push(Some(name).filter(|name| is_name(name)));
    }
    names
}

/// Returns the name of a template's constant, from its file name; `None` if that cannot be a name.
pub(super) fn template(path: &str) -> Option<String> {
    Some(shouted(file_stem(path))).filter(|name| is_name(name))
}

fn stem(sources: &SourceMap, entry: &PlatformEntry) -> String {
    file_stem(&sources.file(entry.file).path).to_owned()
}

fn file_stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".toml").unwrap_or(name)
}

/// Converts a text to the name of a constant, in capitals.
pub(super) fn shouted(text: &str) -> String {
    written(text).to_ascii_uppercase()
}

/// Converts a text to the name of a constant, in its own case: `_` replaces each character that is
/// not a letter or digit, and precedes a digit at the start.
pub(super) fn written(text: &str) -> String {
    let word = |character: char| match character {
        character if character.is_ascii_alphanumeric() => character,
        _ => '_',
    };
    let mut written: String = text.chars().map(word).collect();
    if written.starts_with(|first: char| first.is_ascii_digit()) {
        written.insert(0, '_');
    }
    written
}

/// Returns whether a converted text can be the name of a constant.
pub(super) fn is_name(constant: &str) -> bool {
    constant.bytes().any(|byte| byte != b'_')
}
