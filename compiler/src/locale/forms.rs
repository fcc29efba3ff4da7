//! Phrases with a count: one form for each plural category of the language.

use charte_core::duration::Unit;

use super::phrase::Phrase;
use super::plural::{Category, MOST, Plural};
use super::reader::{Entry, Key, Reader};

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
            // A form for one count can be a word of its own, such as the dual of Arabic.
            let mut counts = (least..=MOST).filter(|&count| plural(count) == category);
            let key = Key {
                places: &["count"],
                is_placeless: counts.nth(1).is_none(),
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
    /// Returns the text for a number of units.
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

/// How often something is repeated, for each unit: after each one, or after each number of them.
#[derive(Clone, Debug)]
pub struct Periods(Vec<(Unit, Phrase, Forms)>);

impl Periods {
    /// Returns the text for a repetition after a number of units.
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
