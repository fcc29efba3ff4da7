//! The contacts: the controller, the data protection officer, the authority.

use super::wording::{Wording, filled};
use super::{Block, Inline};
use crate::locale::Phrase;
use crate::model::{Contact, Country, Statement};

/// Returns a list of the contacts for which the policy declares a name, an address or a country,
/// with a line for each of these; empty if there are none. `is_stated` returns whether another part of
/// the page states a contact, which is then not repeated.
pub(super) fn contacts(wording: &Wording<'_>, is_stated: impl Fn(Statement) -> bool) -> Vec<Block> {
    let (charter, locale) = (wording.charter, wording.locale);
    let contacts = [
        (
            Statement::Controller,
            &locale.contact.controller,
            &charter.controller,
        ),
        (Statement::Dpo, &locale.contact.dpo, &charter.dpo),
        (
            Statement::Authority,
            &locale.contact.authority,
            &charter.authority,
        ),
    ];
    let items: Vec<Vec<Block>> = contacts
        .into_iter()
        .filter(|(statement, ..)| !is_stated(*statement))
        .filter_map(|(_, who, contact)| item(wording, who, contact.as_ref()?))
        .map(|item| vec![Block::Paragraph(wording.line(item))])
        .collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::List { start: None, items }]
}

fn item(wording: &Wording<'_>, who: &Phrase, contact: &Contact) -> Option<Vec<Inline>> {
    let text = |text: &Option<_>| text.as_ref().map(|text| wording.part(text));
    let link = contact.contact.as_ref();
    let link = link.map(|target| vec![wording.autolink(target)]);
    let phrase = &wording.locale.contact.country;
    let country = contact.country;
    let country = country.map(|country| filled(phrase, &[country_name(wording, country.value)]));
    let lines = [text(&contact.name), text(&contact.address), link, country];
    let lines = lines.into_iter().flatten().filter(|line| !line.is_empty());
    let lines = lines.reduce(|mut lines, line| {
        lines.push(Inline::Break);
        lines.extend(line);
        lines
    });
    Some(filled(who, &lines?))
}

/// Returns a country as it is shown: its name, or its code if charte has no names in the language.
pub(super) fn country_name(wording: &Wording<'_>, country: Country) -> Inline {
    let code = country.to_string();
    match wording.locale.country(&code) {
        Some(name) => Inline::Text(name.to_owned()),
        None => Inline::Code(code),
    }
}
