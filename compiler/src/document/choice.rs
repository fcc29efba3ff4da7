//! The section about the visitor's choice.

use super::wording::{Wording, filled, words};
use super::{Block, Inline};
use crate::locale::Phrase;
use crate::model::{Charter, ChoiceSettings, Manage, Statement};
use crate::source::Spanned;
use charte_core::duration::Duration;

/// Returns how to refuse, the link to the address at which the visitor chooses, and what happens to
/// the choice; empty if the policy declares nothing about it.
pub(super) fn choice(wording: &Wording<'_>) -> Vec<Block> {
    let Some(choice) = &wording.charter.choice else {
        return Vec::new();
    };
    let refuse = choice.refuse.as_ref().map(|refuse| wording.text(refuse));
    let manage = manage(wording, choice).filter(|_| !is_stated(wording.charter));
    let mut blocks: Vec<Block> = [refuse, manage]
        .into_iter()
        .flatten()
        .map(Block::Paragraph)
        .collect();
    blocks.extend(list(
        wording,
        kept(wording, choice, &wording.locale.choice.signals),
    ));
    blocks
}

/// Returns whether a section states where to withdraw consent, and leads there.
fn is_stated(charter: &Charter) -> bool {
    charter
        .sections
        .iter()
        .any(|section| section.states(Statement::Withdrawal).is_some() && section.leads_to_choice())
}

/// Returns the line about where the visitor chooses; `None` if the policy does not state it. Words
/// that are no link, and the heading of a part of this page, need a label.
fn manage(wording: &Wording<'_>, choice: &ChoiceSettings) -> Option<Vec<Inline>> {
    let text = choice.manage_text.as_ref();
    let has_label = match choice.manage.as_ref().map(|manage| &manage.value) {
        None => text.map(|_| true)?,
        Some(Manage::Fragment(_)) => text.is_none(),
        Some(Manage::Link(_) | Manage::Path(_)) => false,
    };
    let manage = wording.manage();
    Some(wording.line(if has_label {
        wording.labelled(&wording.locale.choice.manage, manage)
    } else {
        manage
    }))
}

/// Returns content below a heading of the preferences page; nothing if there is no content.
pub(super) fn headed(wording: &Wording<'_>, heading: &Phrase, content: Vec<Block>) -> Vec<Block> {
    if content.is_empty() {
        return content;
    }
    let heading = Block::Heading {
        level: 2,
        id: None,
        text: wording.line(words(heading)),
    };
    [heading].into_iter().chain(content).collect()
}

/// Returns a list of lines; `None` if there are none.
pub(super) fn list(wording: &Wording<'_>, lines: Vec<Vec<Inline>>) -> Option<Block> {
    let items = lines.into_iter();
    let items = items.map(|line| vec![Block::Paragraph(wording.line(line))]);
    let items: Vec<Vec<Block>> = items.collect();
    (!items.is_empty()).then_some(Block::List { start: None, items })
}

/// Returns the recognised consent service, how the choice is stored and for how long, and the signals
/// of the browser in the phrase for them.
pub(super) fn kept(
    wording: &Wording<'_>,
    choice: &ChoiceSettings,
    signals_phrase: &Phrase,
) -> Vec<Vec<Inline>> {
    let locale = wording.locale;
    let cookie = choice
        .cookie
        .and_then(|position| wording.charter.cookies.get(position.value))
        .map(|cookie| vec![Inline::Code(cookie.name.text.clone())]);
    let shared = choice.shared.as_ref();
    let shared = shared.map(|shared| vec![Inline::Code(shared.ascii().to_owned())]);
    let lasting = |duration: Spanned<Duration>| vec![wording.duration(duration.value)];
    let signals = choice.signals.iter();
    let signals = wording.list(signals.map(|signal| words(locale.signal.get(signal.value))));
    let service = choice.service.as_ref().map(|text| wording.part(text));
    let mut lines: Vec<Vec<Inline>> = [
        (&locale.choice.service, service),
        (&locale.choice.stored, cookie),
        (
            &locale.choice.kept,
            wording.charter.choice_lifetimes().kept.map(lasting),
        ),
        (
            &locale.choice.refusal_kept,
            choice.refusal_duration.map(lasting),
        ),
        (signals_phrase, signals),
        (&locale.choice.shared, shared),
    ]
    .into_iter()
    .filter_map(|(phrase, value)| Some(filled(phrase, &value?)))
    .collect();
    if choice.overrules() {
        lines.push(words(&locale.choice.overrules));
    }
    lines
}
