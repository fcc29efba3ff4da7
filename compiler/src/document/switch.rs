//! The switch between the languages of a page.

use super::{Edition, Switch};
use crate::locale::{Library, Locale};
use crate::model::Charter;

/// Returns the switch of the page in the language `current`, one of the published `languages`. All
/// are positions in [`Charter::languages`]. `None` if there is only one language.
pub fn switch(
    charter: &Charter,
    library: &Library,
    languages: &[usize],
    current: usize,
) -> Option<Switch> {
    if languages.len() < 2 {
        return None;
    }
    let known = |position: usize| {
        let tag = charter.languages.get(position)?;
        Some((tag.as_str(), library.find(charter, position)))
    };
    let published: Vec<_> = languages
        .iter()
        .filter_map(|&position| Some((position, known(position)?)))
        .collect();
    let editions = published.iter().map(|&(position, (tag, locale))| {
        let name = locale.map(|locale| locale.name.as_str());
        let is_shared = |other: &Locale| Some(other.name.as_str()) == name;
        let namesakes = published
            .iter()
            .filter(|(_, (_, locale))| locale.is_some_and(is_shared));
        Edition {
            language: tag.to_owned(),
            name: match name {
                Some(name) if namesakes.count() == 1 => name.to_owned(),
                // French and Canadian French have the same name.
                Some(name) => format!("{name} ({tag})"),
                None => tag.to_owned(),
            },
            is_current: position == current,
        }
    });
    Some(Switch {
        label: library.locale(charter, current).switch.label.clone(),
        languages: editions.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::switch;
    use crate::document::fixture::charter;
    use crate::locale::Library;

    #[test]
    fn each_language_has_its_own_name_for_itself() {
        let charter = charter(&["en", "fr", "fr-CA", "tlh"], &["T"; 4]);
        let names = |languages: &[usize]| -> Vec<String> {
            let switch =
                switch(&charter, &Library::default(), languages, 1).expect("several languages");
            assert_eq!(switch.label, "Langue");
            let marked = switch.languages.iter().filter(|one| one.is_current);
            assert_eq!(marked.count(), 1);
            switch.languages.into_iter().map(|one| one.name).collect()
        };
        assert_eq!(names(&[0, 1]), ["English", "Français"]);
        assert_eq!(
            names(&[1, 2, 3]),
            ["Français (fr)", "Français (fr-CA)", "tlh"]
        );
        assert!(switch(&charter, &Library::default(), &[1], 1).is_none());
    }
}
