//! The banner: the first layer, which asks on the pages of the site; and what confirms an answer there.

use std::collections::BTreeSet;

use super::choice::list;
use super::line::without_links;
use super::link::in_language;
use super::preferences::{controller, receipt};
use super::provider::providers;
use super::wording::{Wording, filled, words};
use super::{Banner, Block, Confirmation, Form, Inline};
use crate::locale::Library;
use crate::model::{Charter, ProviderRef};

/// Lays out the banner in the language with this position in
/// [`Charter::languages`](crate::model::Charter::languages); `form` is that of the preferences page.
///
/// It states what is asked, for which purposes, and who asks; it links to those who receive data
/// (GDPR, articles 4(11), 7(3) and 13(1); EDPB, Guidelines 05/2020, paragraph 64).
pub fn banner(charter: &Charter, library: &Library, language: usize, form: &Form) -> Banner {
    let wording = &Wording::new(charter, library, language);
    let locale = wording.locale;
    let own = &charter.banner;
    let title = own.title.as_ref().map(|title| wording.text(title));
    let refuse = own.refuse.as_ref().map(|label| wording.text(label));
    let refuse = refuse.or_else(|| Some(wording.line(words(locale.banner.refuse.as_ref()?))));
    let mut text = match &own.text {
        Some(text) => vec![Block::Paragraph(wording.text(text))],
        None => purposes(wording),
    };
    text.extend(behind_it(wording, form).map(Block::Paragraph));
    Banner {
        language: wording.language().to_owned(),
        title: title.unwrap_or_else(|| wording.line(words(&locale.preferences.title))),
        text,
        action: form.action.clone(),
        revision: form.revision.clone(),
        form_language: form.language.clone(),
        refuse: refuse.map_or_else(|| form.refuse.clone(), without_links),
        accept: form.accept.clone(),
        preferences: in_language(wording, &form.action),
        choose: wording.line(without_links(wording.manage())),
    }
}

/// Lays out what confirms an answer; `form` is that of the preferences page.
pub fn confirmation(
    charter: &Charter,
    library: &Library,
    language: usize,
    form: &Form,
) -> Confirmation {
    let wording = &Wording::new(charter, library, language);
    Confirmation {
        language: wording.language().to_owned(),
        saved: wording.line(words(&wording.locale.preferences.saved)),
        receipt: receipt(wording),
        preferences: in_language(wording, &form.action),
        change: wording.line(without_links(wording.manage())),
    }
}

/// Returns what is asked, and the list of the purposes: the gated categories, each with its
/// description and what a refusal changes (CNIL, délibération 2020-091, article 2).
fn purposes(wording: &Wording<'_>) -> Vec<Block> {
    let charter = wording.charter;
    let lines = charter.gated_categories().map(|position| {
        let category = &charter.categories[position];
        let heading = without_links(wording.part(&category.heading));
        let texts = [&category.description, &category.refusal];
        let mut line = vec![Inline::Strong(heading)];
        for (position, text) in texts.into_iter().flatten().enumerate() {
            line.push(match position {
                0 => wording.colon(),
                _ => Inline::Text(" ".to_owned()),
            });
            line.extend(wording.part(text));
        }
        line
    });
    let ask = wording.line(words(&wording.locale.banner.ask));
    let list = list(wording, lines.collect());
    [Block::Paragraph(ask)].into_iter().chain(list).collect()
}

/// Returns who asks, a link to those who provide or receive what is asked for, with their number, and
/// the recognised consent service.
fn behind_it(wording: &Wording<'_>, form: &Form) -> Option<Vec<Inline>> {
    let choice = wording.charter.choice.as_ref();
    let service = choice.and_then(|choice| choice.service.as_ref());
    let service = service.map(|it| filled(&wording.locale.choice.service, &wording.part(it)));
    let receivers = recipients(wording, form).map(|link| vec![link]);
    let lines = [controller(wording), receivers, service]
        .into_iter()
        .flatten();
    let line = lines.reduce(|mut line, next| {
        line.push(Inline::Break);
        line.extend(next);
        line
    });
    line.map(|line| wording.line(line))
}

/// Returns the link to the part of the charter about the providers, or to the page where visitors
/// choose, which names them too. `None` if there are none.
fn recipients(wording: &Wording<'_>, form: &Form) -> Option<Inline> {
    let charter = wording.charter;
    let cookies = charter.gated_cookies();
    let of_cookies = cookies.flat_map(|cookie| cookie.provider.iter().chain(&cookie.recipients));
    let resources = charter.gated_categories();
    let resources = resources.flat_map(|position| charter.resources_in(position));
    let of_resources = resources.filter_map(|resource| resource.provider.as_ref());
    let named = of_cookies.chain(of_resources).map(|it| it.value);
    let others: BTreeSet<usize> = named
        .filter_map(|provider| match provider {
            ProviderRef::Us => None,
            ProviderRef::Provider(position) => Some(position),
        })
        .collect();
    if others.is_empty() {
        return None;
    }
    let mut text = words(&wording.locale.provider.heading);
    text.push(Inline::Text(format!(" ({})", others.len())));
    let page = charter
        .page
        .address
        .as_ref()
        .map(|address| address.as_str());
    let page = page.filter(|address| !address.contains('#'));
    let has_table = !providers(wording).is_empty();
    let address = match page {
        Some(page) if has_table => format!("{page}#charte-providers"),
        Some(page) => page.to_owned(),
        None => form.action.clone(),
    };
    Some(wording.link(&address, text))
}
