//! Lays out the page of a charter: its content, in order, with the levels of headings.

use std::collections::HashSet;

use super::choice::{choice, list};
use super::contact::contacts;
use super::edition::edition;
use super::provider::providers;
use super::resource::resources;
use super::table::{one_table, table};
use super::wording::{Wording, words};
use super::{Block, Document, Inline, line};
use crate::locale::{Library, Phrase};
use crate::model::{Charter, Section};

/// Lays out the page of a charter in the language with this position in
/// [`Charter::languages`](crate::model::Charter::languages).
///
/// The page has its title, the introduction, then the sections in order. If there are no sections,
/// the categories follow in order. After them come, each with its own heading and only if the
/// policy declares it: how to choose, the providers, the contacts, and the rights. The edition is
/// last.
pub fn build(charter: &Charter, library: &Library, language: usize) -> Document {
    let wording = Wording::new(charter, library, language);
    let title = wording.text(&charter.title);
    let mut blocks = Vec::new();
    if let Some(introduction) = &charter.introduction {
        blocks.extend(wording.prose(introduction));
    }
    for part in &charter.sections {
        section(&wording, part, &mut blocks);
    }
    if charter.sections.is_empty() {
        let every: Vec<usize> = (0..charter.categories.len()).collect();
        if charter.has_one_table(&every) {
            one_for_all(&wording, &every, &title, &mut blocks);
        } else {
            for position in every {
                below_heading(&wording, position, BELOW_TITLE, &mut blocks);
            }
        }
    }
    let locale = wording.locale;
    let rights = charter.rights.as_ref().map(|rights| wording.prose(rights));
    let given = [
        ("charte-choice", &locale.choice.heading, choice(&wording)),
        (
            "charte-providers",
            &locale.provider.heading,
            providers(&wording),
        ),
        (
            "charte-contacts",
            &locale.contact.heading,
            contacts(&wording, |statement| charter.states(statement)),
        ),
        (
            "charte-rights",
            &locale.rights.heading,
            rights.unwrap_or_default(),
        ),
    ];
    for (id, heading, content) in given {
        headed(&wording, id, heading, content, &mut blocks);
    }
    blocks.extend(edition(&wording));
    keep_first_of_each_id(&mut blocks);
    Document {
        language: wording.language().to_owned(),
        title,
        blocks,
    }
}

/// The level of a heading directly below the title.
const BELOW_TITLE: u8 = 2;

fn section(wording: &Wording<'_>, section: &Section, blocks: &mut Vec<Block>) {
    let mut level = section.level.value;
    let heading = section.heading.as_ref().map(|text| wording.text(text));
    let only = heading
        .as_ref()
        .and_then(|heading| only(wording, section, heading));
    let id = section.id.as_ref().map(|id| &id.value);
    if let Some(text) = &heading {
        let category = only.and_then(|position| wording.charter.categories.get(position));
        let id = id.or(category.map(|category| &category.id.value));
        blocks.push(Block::Heading {
            level,
            id: id.cloned(),
            text: text.clone(),
        });
        level = level.saturating_add(1);
    }
    if let Some(body) = &section.body {
        blocks.extend(wording.prose(body));
    }
    if wording.charter.has_one_table(&section.tables) {
        let heading = heading.unwrap_or_else(|| wording.text(&wording.charter.title));
        return one_for_all(wording, &section.tables, &heading, blocks);
    }
    if let (Some(position), Some(heading)) = (only, &heading) {
        return category(wording, position, heading, blocks);
    }
    for &position in &section.tables {
        below_heading(wording, position, level, blocks);
    }
}

/// Returns the category of a section that has one heading for both: the only one that it names, or
/// the only one that remains for it, if their headings are equal.
fn only(wording: &Wording<'_>, section: &Section, heading: &[Inline]) -> Option<usize> {
    section.only_category().or_else(|| {
        let &[position] = section.tables.as_slice() else {
            return None;
        };
        let category = wording.charter.categories.get(position)?;
        let own = wording.text(&category.heading);
        (line::words(&own) == line::words(heading)).then_some(position)
    })
}

/// Adds a category below a heading of its own.
fn below_heading(wording: &Wording<'_>, position: usize, level: u8, blocks: &mut Vec<Block>) {
    let Some(category) = wording.charter.categories.get(position) else {
        return;
    };
    let heading = wording.text(&category.heading);
    blocks.push(Block::Heading {
        level,
        id: Some(category.id.value.clone()),
        text: heading.clone(),
    });
    self::category(wording, position, &heading, blocks);
}

/// Adds the content of a category below this heading.
fn category(wording: &Wording<'_>, position: usize, heading: &[Inline], blocks: &mut Vec<Block>) {
    let Some(category) = wording.charter.categories.get(position) else {
        return;
    };
    for text in [&category.description, &category.refusal]
        .into_iter()
        .flatten()
    {
        blocks.push(Block::Paragraph(wording.text(text)));
    }
    blocks.extend(table(wording, position, heading).map(Block::Table));
    blocks.extend(resources(wording, &[position]).map(Block::Table));
}

/// Adds several categories below this heading: a list of what they are, and one table.
fn one_for_all(
    wording: &Wording<'_>,
    categories: &[usize],
    heading: &[Inline],
    blocks: &mut Vec<Block>,
) {
    let categories_of = categories
        .iter()
        .filter_map(|&at| wording.charter.categories.get(at));
    let described = categories_of.filter_map(|category| {
        let texts = [&category.description, &category.refusal];
        let texts = texts.into_iter().flatten().map(|text| wording.part(text));
        let text = texts.reduce(|mut text, next| {
            text.push(Inline::Text(" ".to_owned()));
            text.extend(next);
            text
        })?;
        let name = Inline::Strong(wording.part(&category.heading));
        Some([vec![name, wording.colon()], text].concat())
    });
    blocks.extend(list(wording, described.collect()));
    blocks.extend(one_table(wording, categories, heading).map(Block::Table));
    blocks.extend(resources(wording, categories).map(Block::Table));
}

/// Adds what the policy declares outside its sections, or nothing if that is empty. The id is
/// charte's own: no id of a policy starts with `charte-`.
fn headed(
    wording: &Wording<'_>,
    id: &str,
    heading: &Phrase,
    content: Vec<Block>,
    blocks: &mut Vec<Block>,
) {
    if content.is_empty() {
        return;
    }
    blocks.push(Block::Heading {
        level: BELOW_TITLE,
        id: Some(id.to_owned()),
        text: wording.line(words(heading)),
    });
    blocks.extend(content);
}

/// Removes repeated ids. A section and a category may have the same id; a link then leads to the
/// first heading.
fn keep_first_of_each_id(blocks: &mut [Block]) {
    let mut taken = HashSet::new();
    for block in blocks {
        if let Block::Heading { id, .. } = block {
            *id = id.take().filter(|id| taken.insert(id.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::build;
    use crate::document::fixture::{
        at, category, charter, contact, cookie, placeholder, plain, portal, provider, section,
        shop, text,
    };
    use crate::document::outline::outline;
    use crate::locale::Library;
    use crate::model::{Charter, Location, Placeholder, ProviderRef, Section, Typography};
    use charte_core::cookie::Consent;

    #[test]
    fn the_outline_of_a_published_portal() {
        assert_eq!(
            outline(&build(&portal(), &Library::default(), 0)),
            include_str!("expected/portal.fr.txt")
        );
    }

    #[test]
    fn the_outline_of_every_fact_in_french() {
        assert_eq!(
            outline(&build(&shop(), &Library::default(), 0)),
            include_str!("expected/shop.fr.txt")
        );
    }

    #[test]
    fn the_outline_of_every_fact_in_english() {
        assert_eq!(
            outline(&build(&shop(), &Library::default(), 1)),
            include_str!("expected/shop.en.txt")
        );
    }

    #[test]
    fn as_written_also_keeps_the_words_of_the_software() {
        let mut charter = shop();
        charter.typography = Typography::AsWritten;
        let outline = outline(&build(&charter, &Library::default(), 0));
        assert!(outline.contains("Compte l'audience."), "{outline}");
        assert!(
            !outline.contains('’') && !outline.contains("nbsp>"),
            "{outline}"
        );
    }

    #[test]
    fn headings_have_levels_and_unique_ids() {
        let sections = vec![
            Section {
                level: at(3),
                id: Some(at("a".to_owned())),
                is_rest: true,
                ..section(Some(text(&["One"])), None, vec![0])
            },
            Section {
                level: at(4),
                ..section(None, None, vec![1])
            },
        ];
        let charter = Charter {
            sections,
            categories: vec![
                category("a", Consent::Exempt, text(&["A"])),
                category("b", Consent::Exempt, text(&["B"])),
            ],
            ..charter(&["en"], &["T"])
        };
        assert_eq!(
            outline(&build(&charter, &Library::default(), 0)),
            "en\n# T\n### One {#a}\n#### A\n#### B {#b}\n"
        );
    }

    #[test]
    fn location_has_a_column_if_no_cookie_has_a_service() {
        let mut first = cookie("a", 0, text(&["P"]));
        first.location = vec![at(Location::BackOffice)];
        let charter = Charter {
            categories: vec![category("c", Consent::Exempt, text(&["C"]))],
            cookies: vec![first, cookie("b", 0, text(&["Q"]))],
            ..charter(&["fr"], &["T"])
        };
        assert_eq!(
            outline(&build(&charter, &Library::default(), 0)),
            "\
fr
# T
## C {#c}
table: C (repeats)
| Emplacement | Nom* | Finalité |
| Espace d’administration | `a` | P |
| — | `b` | Q |
"
        );
    }

    #[test]
    fn a_placeholder_prints_the_edition_once() {
        let mut charter = shop();
        charter.introduction = None;
        charter.review_every = None;
        let last = |charter: &Charter| {
            let outline = outline(&build(charter, &Library::default(), 0));
            outline
                .lines()
                .last()
                .map(str::to_owned)
                .unwrap_or_default()
        };
        assert_eq!(
            last(&charter),
            "Version 2.1, mise à jour le 1er janvier 2026"
        );
        charter.categories[1].refusal = Some(vec![at(vec![
            plain("v"),
            placeholder(Placeholder::Version),
        ])]);
        assert_eq!(last(&charter), "Mise à jour le 1er janvier 2026");
        charter.categories[1].description = Some(vec![at(vec![placeholder(Placeholder::Updated)])]);
        charter.rights = None;
        assert!(last(&charter).starts_with("  Autorité"));
    }

    #[test]
    fn an_incomplete_model_is_still_a_page() {
        let mut one = cookie("a", 0, text(&[]));
        one.provider = Some(at(ProviderRef::Us));
        one.recipients = vec![at(ProviderRef::Provider(7))];
        let itself = vec![at(vec![placeholder(Placeholder::ControllerName)])];
        let charter = Charter {
            controller: Some(contact(itself)),
            providers: vec![provider("p", text(&[]))],
            categories: vec![category("c", Consent::Exempt, text(&["C"]))],
            cookies: vec![one, cookie("b", 9, text(&["Q"]))],
            ..charter(&["xx"], &["T"])
        };
        assert_eq!(
            outline(&build(&charter, &Library::default(), 5)),
            "\n# T
## C {#c}
table: C (repeats)
| Provider | Name* | Purpose | Recipients |
| {Name} | `a` |  |  |
"
        );
    }
}
