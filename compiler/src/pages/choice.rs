//! How a program keeps what visitors choose.

use charte_core::cookie::{Consent, Storage};
use charte_core::duration::Duration;

use super::Choice;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{self, Category, Charter, Signal};
use crate::source::Spanned;

/// The most categories that need consent: the runtime keeps a choice in the bits of a `u64`.
const MAX_GATED: usize = 64;

/// Tells a charter of which a choice has no room.
pub(super) fn check(fleet: &model::Fleet, diagnostics: &mut Diagnostics) {
    for charter in fleet.charters.iter().flatten() {
        let gated = charter.categories.iter();
        let mut gated = gated.filter(|category| category.consent.value == Consent::Required);
        if let Some(category) = gated.nth(MAX_GATED) {
            diagnostics.push(too_many(category));
        }
    }
}

/// How a program keeps what visitors choose.
pub(super) fn choice(charter: &Charter) -> Choice {
    let seconds = |duration: Option<Spanned<Duration>>| {
        duration.and_then(|duration| duration.value.seconds())
    };
    let choice = charter.choice.as_ref();
    let named = choice.and_then(|choice| charter.cookies.get(choice.cookie?.value));
    let usual = || {
        let mut cookies = charter.cookies.iter();
        cookies.find(|cookie| cookie.name.text == Choice::USUAL_COOKIE)
    };
    let cookie = named.or_else(usual).filter(|cookie| {
        cookie.storage == Storage::Cookie && !cookie.name.pattern && !charter.is_gated(cookie)
    });
    let kept = seconds(choice.and_then(|choice| choice.duration))
        .or_else(|| seconds(cookie.and_then(|cookie| cookie.duration)));
    let refused = seconds(choice.and_then(|choice| choice.refusal_duration));
    let heeds = |signal| {
        let mut signals = choice.into_iter().flat_map(|choice| &choice.signals);
        signals.any(|known| known.value == signal)
    };
    Choice {
        cookie: cookie.map(|cookie| cookie.name.text.clone()),
        kept,
        refusal_kept: refused.or(kept),
        gpc: heeds(Signal::Gpc),
        dnt: heeds(Signal::Dnt),
    }
}

fn too_many(category: &Category) -> Diagnostic {
    let title = format!("more than {MAX_GATED} categories need consent");
    Diagnostic::error(
        "too-many-categories",
        title,
        category.id.span,
        "one too many",
    )
    .note("nobody reads that many questions before answering them")
    .help("join categories whose purposes are alike")
}
