//! The table of the providers: facts that the tables of cookies do not contain.

use super::choice::list;
use super::contact::country_name;
use super::line::raised;
use super::wording::{Wording, words};
use super::{Block, Column, Inline, Table};
use crate::locale::Phrase;
use crate::model::{Cookie, Provider, ProviderRef, Resource};

/// Returns a table of the providers that a cookie names and that have more facts than a name and a
/// link; empty if there are none. It has the columns that have a value.
pub(super) fn providers(wording: &Wording<'_>) -> Vec<Block> {
    let charter = wording.charter;
    let providers: Vec<(usize, &Provider)> = charter
        .providers
        .iter()
        .enumerate()
        .filter(|(position, _)| charter.names_provider(*position))
        .collect();
    let has = |provider: &Provider, fact: &Fact<'_>| (fact.value)(wording, provider).is_some();
    let facts: Vec<Fact<'_>> = facts(wording)
        .into_iter()
        .filter(|fact| providers.iter().any(|(_, provider)| has(provider, fact)))
        .collect();
    let rows: Vec<Vec<Vec<Inline>>> = providers
        .iter()
        .filter(|(_, provider)| facts.iter().any(|fact| has(provider, fact)))
        .map(|&(position, provider)| {
            let name = wording.line(wording.provider(ProviderRef::Provider(position)));
            let cells = facts
                .iter()
                .map(|fact| wording.cell((fact.value)(wording, provider)));
            [name].into_iter().chain(cells).collect()
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let name = Column {
        title: wording.line(words(&wording.locale.provider.name)),
        row_header: true,
    };
    let columns = facts.iter().map(|fact| Column {
        title: wording.line(words(fact.title)),
        row_header: false,
    });
    vec![Block::Table(Table {
        caption: wording.line(words(&wording.locale.provider.heading)),
        caption_repeats: true,
        columns: [name].into_iter().chain(columns).collect(),
        rows,
    })]
}

/// Returns who sets these cookies, provides these embeds and scripts, or receives data, with what
/// visitors must know before they agree: the role of each, the country, and the safeguard if data
/// leave the European Economic Area (GDPR, articles 13(1)(e), 13(1)(f) and 49(1)(a)). `None` if the
/// policy declares none of this.
pub(super) fn behind(
    wording: &Wording<'_>,
    cookies: &[&Cookie],
    resources: &[&Resource],
) -> Option<Block> {
    let of_cookies = cookies
        .iter()
        .flat_map(|cookie| cookie.provider.iter().chain(&cookie.recipients));
    let of_resources = resources.iter().filter_map(|it| it.provider.as_ref());
    let named = of_cookies.chain(of_resources);
    let named: Vec<ProviderRef> = named.map(|provider| provider.value).collect();
    let providers = (0..wording.charter.providers.len()).map(ProviderRef::Provider);
    let lines = providers
        .filter(|provider| named.contains(provider))
        .filter_map(|provider| in_short(wording, provider));
    list(wording, lines.collect())
}

/// Returns the name of a provider, and each of its facts on a line; `None` if it has none. The name
/// already links to a website.
fn in_short(wording: &Wording<'_>, provider: ProviderRef) -> Option<Vec<Inline>> {
    let known = wording.charter.provider(provider)?;
    let [role, country, transfer, _] = facts(wording);
    let mut line = wording.provider(provider);
    let mut has_facts = false;
    for Fact { title, value } in [role, country, transfer] {
        if let Some(value) = value(wording, known) {
            line.push(Inline::Break);
            line.extend(wording.labelled(title, value));
            has_facts = true;
        }
    }
    has_facts.then_some(line)
}

/// A column of the table.
struct Fact<'l> {
    title: &'l Phrase,
    value: fn(&Wording<'_>, &Provider) -> Option<Vec<Inline>>,
}

fn facts<'l>(wording: &Wording<'l>) -> [Fact<'l>; 4] {
    let locale = wording.locale;
    [
        Fact {
            title: &locale.provider.role,
            value: |wording, provider| {
                let role = provider.role?.value;
                Some(raised(wording.locale, words(wording.locale.role.get(role))))
            },
        },
        Fact {
            title: &locale.provider.country,
            value: |wording, provider| Some(vec![country_name(wording, provider.country?.value)]),
        },
        Fact {
            title: &locale.provider.transfer,
            value: |wording, provider| Some(wording.part(provider.transfer.as_ref()?)),
        },
        Fact {
            title: &locale.provider.website,
            value: website,
        },
    ]
}

/// Returns the website, if the name of the provider links to another address.
fn website(wording: &Wording<'_>, provider: &Provider) -> Option<Vec<Inline>> {
    provider.privacy_policy.as_ref()?;
    Some(vec![wording.autolink(provider.website.as_ref()?)])
}
