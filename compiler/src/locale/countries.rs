//! The names of countries that own words give.

use super::reader::{Entry, Key, Reader};
use crate::model::Country;

/// Names of countries by their codes (ISO 3166-1). The languages of charte have theirs in files of
/// their own.
#[derive(Clone, Debug, Default)]
pub struct Countries(Vec<(String, String)>);

impl Countries {
    /// Returns the name of a country, given by its code.
    pub fn get(&self, code: &str) -> Option<&str> {
        let mut names = self.0.iter();
        names
            .find(|(known, _)| known == code)
            .map(|(_, name)| name.as_str())
    }
}

impl Entry for Countries {
    fn read(reader: &mut Reader<'_>, key: Key) -> Self {
        let codes = reader.names_below(&key).into_iter();
        let codes = codes.filter(|code| Country::parse(code).is_some());
        let names = codes.map(|code| {
            let name = String::read(reader, key.below(&code));
            (code, name)
        });
        Self(names.collect())
    }
}
