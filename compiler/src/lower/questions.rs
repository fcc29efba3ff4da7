//! The questions to visitors: whether each has a provider, and whether a stored choice has room for all.

use charte_core::form::MAX_QUESTIONS;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Charter, Granularity, Question};
use crate::source::{Span, Spanned};

/// Reports questions that cannot be asked.
pub(super) fn check(charter: &Charter, diagnostics: &mut Diagnostics) {
    let choice = charter.choice.as_ref();
    let granularity = choice.and_then(|choice| choice.granularity);
    let granularity = granularity.filter(|it| it.value == Granularity::Provider);
    if let Some(granularity) = granularity {
        check_providers(charter, granularity, diagnostics);
    }
    let questions: Vec<Question> = charter.questions().collect();
    let Some(first) = questions.get(MAX_QUESTIONS) else {
        return;
    };
    let diagnostic = match granularity {
        None => {
            let title = format!("{} categories require consent", questions.len());
            let span = charter.categories[first.category].id.span;
            let label = format!("at most {MAX_QUESTIONS} can require consent");
            Diagnostic::error("too-many-categories", title, span, label)
                .help("combine categories with the same purpose")
        }
        Some(granularity) => {
            let title = format!("the form would ask {} questions", questions.len());
            let label = format!("a form has at most {MAX_QUESTIONS}");
            Diagnostic::error("too-many-questions", title, granularity.span, label)
                .help("use fewer providers, or ask for each category: remove `granularity`")
        }
    };
    diagnostics.push(
        diagnostic.note(
            "the cookie of the choice has a bit for each, and its text stays below 100 bytes",
        ),
    );
}

/// Reports what needs consent and names no provider to whom visitors could give it.
fn check_providers(
    charter: &Charter,
    granularity: Spanned<Granularity>,
    diagnostics: &mut Diagnostics,
) {
    // A provider with an error of its own is not in the model.
    if diagnostics.has_errors() {
        return;
    }
    let cookies = charter.gated_cookies();
    let cookies = cookies.filter(|cookie| cookie.provider.is_none());
    let cookies = cookies.map(|cookie| (format!("the cookie `{}`", cookie.name.text), cookie.span));
    let gated = charter.gated_categories();
    let resources = gated.flat_map(|category| charter.resources_in(category));
    let resources = resources.filter(|resource| resource.provider.is_none());
    let resources = resources.map(|it| (format!("the {} `{}`", it.table(), it.id), it.id.span));
    let mut reported: Vec<Span> = Vec::new();
    for (what, span) in cookies.chain(resources) {
        // The cookies of one entry are one mistake.
        if reported.contains(&span) {
            continue;
        }
        reported.push(span);
        let title = format!("{what} needs consent, and has no `provider`");
        diagnostics.push(
            Diagnostic::error("unnamed-provider", title, span, "")
                .label(granularity.span, "visitors are asked for each provider")
                .help("add `provider`; write `provider = \"us\"` for what the controller itself stores"),
        );
    }
}
