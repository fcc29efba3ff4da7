//! The preferences page: the questions of its form, and the text around it.

use charte_core::cookie::Storage;
use charte_core::form::Condition;
use charte_core::values::Slot;

use super::choice::{headed, kept, list};
use super::contact::contacts;
use super::exempt::exempt;
use super::line::without_links;
use super::provider::behind;
use super::resource::resource_line;
use super::table::{fact, names, shared, title};
use super::wording::{Wording, filled, words};
use super::{Block, Form, Group, Inline, Message, Preferences, Question};
use crate::locale::{Library, Phrase};
use crate::model::{
    self, Category, Charter, ChoiceSettings, Column, Cookie, Resource, Signal, Statement, Text,
};

/// Lays out the preferences page in the language with this position in
/// [`Charter::languages`](crate::model::Charter::languages).
///
/// `None` if there is nothing to choose (no gated category has a cookie), if the visitor does not
/// choose on the platform itself (`choice.manage` is not a path), or if no declared cookie would
/// store the choice.
pub fn preferences(charter: &Charter, library: &Library, language: usize) -> Option<Preferences> {
    let choice = charter.choice.as_ref()?;
    let action = charter.form_path()?;
    let wording = &Wording::new(charter, library, language);
    let locale = wording.locale;
    let line = |phrase: &Phrase| wording.line(words(phrase));
    let groups: Vec<Group> = charter
        .gated_categories()
        .map(|position| group(wording, position))
        .collect();
    let refuse = choice.refuse.as_ref().map(|refuse| wording.text(refuse));
    let introduction = [
        Some(line(&locale.preferences.introduction)),
        refuse,
        controller(wording).map(|controller| wording.line(controller)),
    ];
    let mut notes = after_choice(wording, choice);
    notes.extend(headed(
        wording,
        &locale.contact.heading,
        contacts(wording, |_| false),
    ));
    notes.extend(exempt(wording));
    notes.extend(charter.page.address.as_ref().map(|address| {
        let read = wording.link(address.as_str(), words(&locale.preferences.read_charter));
        Block::Paragraph(wording.line(vec![read]))
    }));
    Some(Preferences {
        language: wording.language().to_owned(),
        title: line(&locale.preferences.title),
        messages: messages(wording, choice),
        introduction: introduction
            .into_iter()
            .flatten()
            .map(Block::Paragraph)
            .collect(),
        form: Form {
            action: action.to_owned(),
            revision: charter.consent_revision().to_string(),
            language: (charter.languages.len() > 1).then(|| wording.language().to_owned()),
            groups,
            save: line(&locale.preferences.save),
            refuse: line(&locale.preferences.refuse_all),
            accept: line(&locale.preferences.accept_all),
        },
        notes,
    })
}

/// Returns who asks, as a part of a line: the name of the controller, or a link to where the charter
/// states it.
pub(super) fn controller(wording: &Wording<'_>) -> Option<Vec<Inline>> {
    let name = wording.controller().or_else(|| stating_section(wording))?;
    Some(filled(&wording.locale.contact.controller, &name))
}

/// Returns a link to the section of the charter that states the controller; `None` if the policy
/// does not say where that is.
fn stating_section(wording: &Wording<'_>) -> Option<Vec<Inline>> {
    let mut sections = wording.charter.sections.iter();
    let section = sections.find(|section| section.states(Statement::Controller).is_some())?;
    let address = wording.charter.page.address.as_ref()?.as_str();
    let (id, heading) = (section.id.as_ref()?, section.heading.as_ref()?);
    let words = without_links(wording.part(heading));
    let is_whole = !address.contains('#');
    is_whole.then(|| vec![wording.link(&format!("{address}#{id}"), words)])
}

/// Returns what the page says about the latest choice, and about each signal of the browser that
/// counts as a refusal (11 CCR 7025(c)(6): a site shows that it has processed the signal).
pub(super) fn messages(wording: &Wording<'_>, choice: &ChoiceSettings) -> Vec<Message> {
    let words_of = &wording.locale.preferences;
    let message = |condition, phrase: &Phrase| Message {
        condition,
        text: wording.line(words(phrase)),
    };
    let mut messages = vec![
        message(Condition::Saved, &words_of.saved),
        message(Condition::NotKept, &words_of.not_kept),
        message(Condition::Outdated, &words_of.outdated),
    ];
    if !choice.signals.is_empty() && !choice.overrules() {
        messages.push(message(Condition::Overruled, &words_of.overruled));
    }
    messages.push(message(Condition::NotRecorded, &words_of.not_recorded));
    messages.push(Message {
        condition: Condition::Receipt,
        text: receipt(wording),
    });
    let sent = if choice.overrules() {
        &words_of.signal_overruled
    } else {
        &words_of.signal_overrules
    };
    for signal in &choice.signals {
        let condition = match signal.value {
            Signal::Gpc => Condition::Gpc,
            Signal::Dnt => Condition::Dnt,
        };
        let signal = words(wording.locale.signal.get(signal.value));
        messages.push(Message {
            condition,
            text: wording.line(filled(sent, &signal)),
        });
    }
    messages
}

/// Returns the sentence with the number of the receipt.
pub(super) fn receipt(wording: &Wording<'_>) -> Vec<Inline> {
    let number = Inline::Strong(vec![Inline::Value(Slot::Receipt)]);
    wording.line(filled(&wording.locale.preferences.receipt, &[number]))
}

fn group(wording: &Wording<'_>, position: usize) -> Group {
    let category = &wording.charter.categories[position];
    let Category {
        id: _,      // in those of the questions
        consent: _, // it is gated
        heading,
        caption: _, // of a table
        description,
        refusal,
    } = category;
    let texts = [description, refusal].into_iter().flatten();
    let charter = wording.charter;
    let cookies: Vec<&Cookie> = charter.cookies_in(position).collect();
    let resources: Vec<&Resource> = charter.resources_in(position).collect();
    let boxes = charter.questions_in(position).into_iter();
    let boxes = boxes.map(|question| {
        let cookies = cookies.iter().copied();
        let cookies = cookies.filter(|cookie| charter.question_of(cookie) == question);
        let lines = shared(cookies, |cookie| cookie_line(wording, cookie));
        let lines = lines.into_iter();
        let lines = lines.map(|(cookies, line)| [names(wording, &cookies), line].concat());
        let resources = resources.iter();
        let resources = resources.filter(|it| charter.question_about(it) == question);
        let loaded = resources.map(|it| resource_line(wording, it));
        Question {
            id: charter.question_id(question),
            label: label(wording, subject(wording, question, heading)),
            cookies: list(wording, lines.chain(loaded).collect())
                .into_iter()
                .collect(),
        }
    });
    Group {
        heading: wording.text(heading),
        description: texts
            .map(|text| Block::Paragraph(wording.text(text)))
            .collect(),
        boxes: boxes.collect(),
        providers: behind(wording, &cookies, &resources).into_iter().collect(),
    }
}

/// Returns what a question is about: the name of its provider, or the heading of its category.
pub(super) fn subject(
    wording: &Wording<'_>,
    question: model::Question,
    heading: &Text,
) -> Vec<Inline> {
    let Some(provider) = question.provider else {
        return wording.part(heading);
    };
    match wording.charter.provider(provider) {
        Some(provider) => wording.part(&provider.name),
        None => wording.provider(provider),
    }
}

/// Returns the label of a box, with the heading of its category or the name of its provider. It
/// contains no link: a click on a label changes the box.
pub(super) fn label(wording: &Wording<'_>, to: Vec<Inline>) -> Vec<Inline> {
    wording.line(filled(
        &wording.locale.preferences.agree,
        &without_links(to),
    ))
}

/// Returns a cookie in short, without its name: its provider, lifetime and purpose; and what visitors
/// must know before they agree: the other recipients (CJEU, C-673/17, paragraph 81), the data, the legal
/// basis, and how long the data are kept (GDPR, article 13(1) and (2)).
fn cookie_line(wording: &Wording<'_>, cookie: &Cookie) -> Vec<Inline> {
    let mut line = after_name(wording, cookie, true);
    line.push(wording.colon());
    line.extend(wording.part(&cookie.purpose));
    for column in [
        Column::ThirdPartyAccess,
        Column::Recipients,
        Column::PersonalData,
        Column::LegalBasis,
        Column::DataRetention,
    ] {
        if let Some(fact) = fact(wording, cookie, column, &[]) {
            line.push(Inline::Break);
            line.extend(title(wording, column));
            line.push(wording.colon());
            line.extend(fact);
        }
    }
    line
}

/// Returns what follows the name of a cookie, in brackets: its provider, its storage if it is not an
/// HTTP cookie, and its lifetime with the text about it if these are shown here.
fn after_name(wording: &Wording<'_>, cookie: &Cookie, shows_lifetime: bool) -> Vec<Inline> {
    let locale = wording.locale;
    let provider = cookie.provider.map(|known| wording.provider(known.value));
    let storage = match cookie.storage {
        Storage::Cookie => None,
        other => Some(words(locale.storage.get(other))),
    };
    let duration = cookie.duration.filter(|_| shows_lifetime);
    let duration = duration.map(|duration| vec![wording.duration(duration.value)]);
    let note = cookie.duration_note.as_ref().filter(|_| shows_lifetime);
    let note = note.map(|note| wording.part(note));
    let known = [provider, storage, duration, note].into_iter().flatten();
    let known = known.filter(|part| !part.is_empty());
    let known = known.reduce(|mut known, part| {
        known.push(Inline::Text(locale.list.more.as_str().to_owned()));
        known.extend(part);
        known
    });
    let mut line = Vec::new();
    if let Some(known) = known {
        line.push(Inline::Text(" (".to_owned()));
        line.extend(known);
        line.push(Inline::Text(")".to_owned()));
    }
    line
}

/// Returns what happens to the choice: how and how long it is stored, the signals that count as a
/// refusal, and what only the visitor can delete after a withdrawal.
fn after_choice(wording: &Wording<'_>, choice: &ChoiceSettings) -> Vec<Block> {
    let locale = wording.locale;
    let mut lines = kept(wording, choice, &locale.preferences.refusal_signals);
    let undeleted: Vec<&Cookie> = wording
        .charter
        .gated_cookies()
        .filter(|cookie| outlives_withdrawal(cookie))
        .collect();
    let names = undeleted.iter().map(|cookie| {
        [
            names(wording, &[cookie]),
            after_name(wording, cookie, false),
        ]
        .concat()
    });
    lines.extend(
        wording
            .list(names)
            .map(|names| filled(&locale.preferences.undeleted, &names)),
    );
    let list = list(wording, lines);
    headed(
        wording,
        &locale.preferences.afterwards,
        list.into_iter().collect(),
    )
}

/// Returns whether something remains on the device that no `Set-Cookie` of the platform can delete:
/// a cookie of a third party or of another site, or another kind of storage. A pixel and a
/// fingerprint leave nothing there.
///
/// Platforms that share a page may differ in what they can delete. Then the page names what one of
/// them cannot delete.
fn outlives_withdrawal(cookie: &Cookie) -> bool {
    match cookie.storage {
        Storage::Cookie => cookie.is_set_by_another() || cookie.is_out_of_reach,
        Storage::Pixel | Storage::Fingerprint => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use crate::locale::Library;
    use charte_core::cookie::{Consent, Storage};
    use charte_core::word::Word;

    use super::{outlives_withdrawal, preferences};
    use crate::document::fixture::{at, cookie, portal, shop, text};
    use crate::model::{Charter, ChoiceSettings, Domain, Link, Manage, Party, ProviderRef};

    fn managed(manage: Option<Manage>) -> Charter {
        let mut charter = shop();
        let choice = charter.choice.take().expect("the shop has one");
        charter.choice = Some(ChoiceSettings {
            manage: manage.map(at),
            ..choice
        });
        charter
    }

    #[test]
    fn a_platform_with_gated_cookies_has_a_form() {
        let form = preferences(&shop(), &Library::default(), 1)
            .expect("it asks")
            .form;
        assert_eq!(form.action, "/cookies");
        let boxes = form.groups.iter().flat_map(|group| &group.boxes);
        let ids: Vec<&str> = boxes.map(|question| question.id.as_str()).collect();
        assert_eq!(ids, ["audience"]);
    }

    #[test]
    fn a_platform_without_a_choice_has_no_form() {
        assert!(
            preferences(&portal(), &Library::default(), 0).is_none(),
            "every category is exempt"
        );
        let elsewhere = Manage::Link(Link::checked("https://consent.example"));
        assert!(preferences(&managed(Some(elsewhere)), &Library::default(), 0).is_none());
        assert!(preferences(&managed(None), &Library::default(), 0).is_none());
        let silent = Charter {
            choice: None,
            ..shop()
        };
        assert!(preferences(&silent, &Library::default(), 0).is_none());
        let mut without = shop();
        without.cookies.retain(|cookie| cookie.category.value == 0);
        assert_eq!(without.categories[1].consent.value, Consent::Required);
        assert!(
            preferences(&without, &Library::default(), 0).is_none(),
            "no gated category has a cookie"
        );
    }

    #[test]
    fn a_withdrawal_leaves_storage_that_headers_cannot_delete() {
        let mut one = cookie("a", 0, text(&["P"]));
        assert!(!outlives_withdrawal(&one));
        one.party = Some(at(Party::First));
        assert!(!outlives_withdrawal(&one));
        one.party = Some(at(Party::Third));
        assert!(outlives_withdrawal(&one));
        one.party = None;
        one.host = Some(at(Domain::new("www.ads.example", Some("ads.example"))));
        assert!(!outlives_withdrawal(&one));
        one.provider = Some(at(ProviderRef::Provider(0)));
        assert!(outlives_withdrawal(&one));
        one.provider = None;
        assert!(!outlives_withdrawal(&one));
        one.is_out_of_reach = true;
        assert!(outlives_withdrawal(&one));
        one.is_out_of_reach = false;
        let mut left = Vec::new();
        for &storage in Storage::ALL {
            one.storage = storage;
            if outlives_withdrawal(&one) {
                left.push(storage.word());
            }
        }
        let expected = [
            "local-storage",
            "session-storage",
            "indexed-db",
            "cache",
            "device-id",
        ];
        assert_eq!(left, expected);
    }
}
