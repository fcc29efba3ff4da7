//! Lays out the page of a charter: its content, in order, with the levels of headings.

use std::collections::HashSet;

use super::choice::choice;
use super::contact::contacts;
use super::edition::edition;
use super::provider::providers;
use super::table::table;
use super::wording::{Wording, words};
use super::{Block, Document, line};
use crate::locale::Phrase;
use crate::model::{Category, Charter, Section};

/// Lays out the page of a charter in the language with this position in
/// [`Charter::languages`](crate::model::Charter::languages).
///
/// The page has its title, the introduction, then the sections in order. If there are no sections,
/// the categories follow in order. After them come, each with its own heading and only if the
/// policy declares it: how to choose, the providers, the contacts, and the rights. The edition is
/// last.
pub fn build(charter: &Charter, language: usize) -> Document {
    let wording = Wording::new(charter, language);
    let title = wording.text(&charter.title);
    let mut blocks = Vec::new();
    if let Some(introduction) = &charter.introduction {
        blocks.extend(wording.prose(introduction));
    }
    for part in &charter.sections {
        section(&wording, part, &mut blocks);
    }
    if charter.sections.is_empty() {
        for (position, part) in charter.categories.iter().enumerate() {
            blocks.push(category_heading(&wording, part, BELOW_TITLE));
            category(&wording, position, part, &mut blocks);
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
            contacts(&wording),
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
    let category = |position: usize| wording.charter.categories.get(position);
    // A section about one category has one heading for both.
    let only = match (section.tables.as_slice(), &heading) {
        (&[position], Some(heading)) => category(position).filter(|category| {
            line::words(&wording.text(&category.heading)) == line::words(heading)
        }),
        _ => None,
    };
    let id = section.id.as_ref().map(|id| &id.value);
    if let Some(text) = heading {
        let id = id.or(only.map(|category| &category.id.value));
        blocks.push(Block::Heading {
            level,
            id: id.cloned(),
            text,
        });
        level = level.saturating_add(1);
    }
    if let Some(body) = &section.body {
        blocks.extend(wording.prose(body));
    }
    for &position in &section.tables {
        let Some(category) = category(position) else {
            continue;
        };
        if only.is_none() {
            blocks.push(category_heading(wording, category, level));
        }
        self::category(wording, position, category, blocks);
    }
}

fn category_heading(wording: &Wording<'_>, category: &Category, level: u8) -> Block {
    Block::Heading {
        level,
        id: Some(category.id.value.clone()),
        text: wording.text(&category.heading),
    }
}

/// Adds the content below the heading of a category.
fn category(wording: &Wording<'_>, position: usize, category: &Category, blocks: &mut Vec<Block>) {
    for text in [&category.description, &category.refusal]
        .into_iter()
        .flatten()
    {
        blocks.push(Block::Paragraph(wording.text(text)));
    }
    blocks.extend(table(wording, position).map(Block::Table));
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
    use crate::model::{Charter, Location, Placeholder, ProviderRef, Section, Typography};
    use charte_core::cookie::Consent;

    #[test]
    fn the_outline_of_a_published_portal() {
        assert_eq!(
            outline(&build(&portal(), 0)),
            include_str!("expected/portal.fr.txt")
        );
    }

    #[test]
    fn the_outline_of_every_fact_in_french() {
        assert_eq!(
            outline(&build(&shop(), 0)),
            include_str!("expected/shop.fr.txt")
        );
    }

    #[test]
    fn the_outline_of_every_fact_in_english() {
        assert_eq!(
            outline(&build(&shop(), 1)),
            include_str!("expected/shop.en.txt")
        );
    }

    #[test]
    fn as_written_also_keeps_the_words_of_the_software() {
        let mut charter = shop();
        charter.typography = Typography::AsWritten;
        let outline = outline(&build(&charter, 0));
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
            outline(&build(&charter, 0)),
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
            outline(&build(&charter, 0)),
            "\
fr
# T
## C {#c}
table: C (repeats)
| Emplacement | Nom* | Finalité |
| [Back office](lang:en) | `a` | P |
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
            let outline = outline(&build(charter, 0));
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
            outline(&build(&charter, 5)),
            "\n# T
## C {#c}
table: C (repeats)
| Provider | Name* | Purpose | Recipients |
| {Name} | `a` |  |  |
"
        );
    }
}
