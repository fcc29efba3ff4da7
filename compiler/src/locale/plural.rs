//! Plurals: the grammatical number that a language uses with a count.

use charte_core::duration::Unit;
use charte_core::words;

use super::cldr;
use super::phrase::Phrase;
use super::reader::{Entry, Key, Reader};

words! {
    /// A plural category of CLDR (Unicode TR 35, part 3, "Language Plural Rules").
    pub enum Category {
        /// None.
        Zero = "zero",
        /// One.
        One = "one",
        /// Two.
        Two = "two",
        /// A few.
        Few = "few",
        /// Many.
        Many = "many",
        /// All others.
        Other = "other",
    }
}

/// The plural rule of a language: from a count to its category.
pub(super) type Plural = fn(u32) -> Category;

/// Returns the plural rule of a language, given by its primary subtag. A language that CLDR does not
/// know has one form for all counts.
pub(super) fn plural(language: &str) -> Plural {
    cldr::plural(language).unwrap_or(|_| Category::Other)
}

/// Returns the categories for which a language must have a form, in their order: those of the counts
/// from `least` to 1,000. From there on, the categories repeat, or take the form of another one.
pub(super) fn categories(plural: Plural, least: u32) -> Vec<Category> {
    let mut used: Vec<Category> = Vec::new();
    for count in least..=1_000 {
        let category = plural(count);
        if !used.contains(&category) {
            used.push(category);
        }
    }
    used.sort();
    used
}

/// A phrase with a count: one form for each plural category of the language.
#[derive(Clone, Debug)]
pub struct Forms {
    plural: Plural,
    forms: Vec<(Category, Phrase)>,
}

impl Forms {
    /// Reads the forms for the counts from `least` on.
    fn read(reader: &mut Reader<'_>, least: u32, key: &Key) -> Self {
        let plural = reader.plural;
        let used = reader.categories(least).into_iter();
        let form = |category: Category| {
            let key = Key {
                places: &["count"],
                ..key.below(category.as_str())
            };
            (category, Phrase::read(reader, key))
        };
        Self {
            plural,
            forms: used.map(form).collect(),
        }
    }

    /// Returns the form for a count.
    pub fn get(&self, count: u32) -> String {
        let category = (self.plural)(count);
        let form = self.forms.iter().find(|(known, _)| *known == category);
        // A category without a form takes the last one, as in CLDR ("other").
        let form = form.or(self.forms.last());
        form.map_or_else(String::new, |(_, form)| form.filled(|_| count.to_string()))
    }
}

/// The length of a period, for each unit.
#[derive(Clone, Debug)]
pub struct Lengths(Vec<(Unit, Forms)>);

impl Lengths {
    /// Returns the text for so many units.
    pub fn get(&self, unit: Unit, count: u32) -> String {
        let forms = self.0.iter().find(|(known, _)| *known == unit);
        forms.map_or_else(String::new, |(_, forms)| forms.get(count))
    }
}

impl Entry for Lengths {
    fn read(reader: &mut Reader<'_>, key: Key) -> Self {
        let length = |&unit: &Unit| (unit, Forms::read(reader, 1, &key.below(unit.singular())));
        Self(Unit::ALL.iter().map(length).collect())
    }
}

/// How often something is repeated, for each unit: after each one, or after each so many.
#[derive(Clone, Debug)]
pub struct Periods(Vec<(Unit, Phrase, Forms)>);

impl Periods {
    /// Returns the text for a repetition after so many units.
    pub fn get(&self, unit: Unit, count: u32) -> String {
        match self.0.iter().find(|(known, ..)| *known == unit) {
            Some((_, each, _)) if count == 1 => each.plain(),
            Some((.., forms)) => forms.get(count),
            None => String::new(),
        }
    }
}

impl Entry for Periods {
    fn read(reader: &mut Reader<'_>, key: Key) -> Self {
        let period = |&unit: &Unit| {
            let key = key.below(unit.singular());
            let each = Phrase::read(reader, key.below("each"));
            (unit, each, Forms::read(reader, 2, &key))
        };
        Self(Unit::ALL.iter().map(period).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{Category, categories, plural};

    #[test]
    fn counts_have_the_category_of_their_language() {
        use Category::{Few, Many, One, Other, Two, Zero};
        for (language, counts) in [
            ("en", &[(1, One), (2, Other), (21, Other)][..]),
            ("fr", &[(1, One), (2, Other), (1_000_000, Many)]),
            (
                "pl",
                &[(1, One), (3, Few), (12, Many), (22, Few), (21, Many)],
            ),
            (
                "lt",
                &[(1, One), (21, One), (11, Other), (2, Few), (10, Other)],
            ),
            (
                "sl",
                &[(1, One), (101, One), (2, Two), (4, Few), (5, Other)],
            ),
            (
                "ar",
                &[(1, One), (2, Two), (7, Few), (11, Many), (100, Other)],
            ),
            ("lv", &[(10, Zero), (21, One), (2, Other)]),
            ("ja", &[(1, Other)]),
            ("xx", &[(1, Other)]),
        ] {
            for &(count, category) in counts {
                assert_eq!(plural(language)(count), category, "{language} {count}");
            }
        }
    }

    #[test]
    fn a_language_needs_the_forms_of_its_counts_alone() {
        use Category::{Few, Many, One, Other};
        assert_eq!(categories(plural("pl"), 1), [One, Few, Many]);
        assert_eq!(categories(plural("pl"), 2), [Few, Many]);
        assert_eq!(categories(plural("fr"), 2), [Other]);
        assert_eq!(categories(plural("hr"), 2), [One, Few, Other]);
    }
}
