//! The languages that a call requests.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Charter, Fleet};
use crate::request::Request;

/// Reports a language of the call in which a charter is not published.
pub(super) fn check(request: &Request, fleet: &Fleet, diagnostics: &mut Diagnostics) {
    let Some(requested) = &request.languages else {
        return;
    };
    for (_, charter) in fleet.used_charters() {
        let is_published = |tag: &String| {
            charter
                .languages
                .iter()
                .any(|known| known.as_str().eq_ignore_ascii_case(tag))
        };
        for tag in requested.iter().filter(|tag| !is_published(tag)) {
            let title = format!("the call asks for `{tag}`, in which the page is not published");
            let label = "the policy's own language";
            diagnostics.push(
                Diagnostic::error(
                    "unpublished-language",
                    title,
                    charter.languages[0].span,
                    label,
                )
                .help("add it to `languages` with its texts, or leave it out of the call"),
            );
        }
    }
}

/// Returns the positions of the requested languages.
pub(super) fn choose(charter: &Charter, languages: Option<&[String]>) -> Vec<usize> {
    let is_wanted = |tag: &str| match languages {
        None => true,
        Some(requested) => requested
            .iter()
            .any(|requested| requested.eq_ignore_ascii_case(tag)),
    };
    let published = charter.languages.iter().enumerate();
    published
        .filter(|(_, tag)| is_wanted(tag.as_str()))
        .map(|(position, _)| position)
        .collect()
}
