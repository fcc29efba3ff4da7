//! Plurals: the grammatical number that a language uses with a count.

use charte_core::duration::Unit;
use charte_core::words;

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

/// Returns the plural rule of a language, given by its primary subtag.
pub(super) fn plural(language: &str) -> Plural {
    match language {
        "fr" => |count| match count {
            0 | 1 => Category::One,
            1_000_000 => Category::Many,
            _ => Category::Other,
        },
        _ => |count| match count {
            1 => Category::One,
            _ => Category::Other,
        },
    }
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
