//! The words of a language: the strings of nested tables, by their dotted key.

use toml::de::{DeTable, DeValue};

use crate::source::{FileId, Span, Spanned};

/// A text of a language, as it is written.
#[derive(Clone, Debug)]
pub struct Written {
    /// The dotted key.
    pub key: Spanned<String>,
    /// The text.
    pub text: Spanned<String>,
}

/// Reads a locale file of charte. Its places are not known to any source map. What is no string is
/// omitted.
pub(crate) fn own_words(text: &str) -> Vec<Written> {
    let (table, _) = DeTable::parse_recoverable(text);
    let mut words = Vec::new();
    collect(table.get_ref(), "", &mut words);
    words
}

fn collect(table: &DeTable<'_>, prefix: &str, words: &mut Vec<Written>) {
    let place =
        |range: std::ops::Range<usize>| Span::new(FileId::from_u32(0), range.start, range.end);
    for (key, value) in table {
        let path = match prefix {
            "" => key.get_ref().to_string(),
            prefix => format!("{prefix}.{}", key.get_ref()),
        };
        match value.get_ref() {
            DeValue::String(text) => words.push(Written {
                key: Spanned::new(path, place(key.span())),
                text: Spanned::new(text.to_string(), place(value.span())),
            }),
            DeValue::Table(table) => collect(table, &path, words),
            _ => {}
        }
    }
}

/// Returns what is wrong with the TOML of a locale file.
#[cfg(test)]
pub(crate) fn faults(text: &str) -> Vec<String> {
    let (_, errors) = DeTable::parse_recoverable(text);
    errors.iter().map(ToString::to_string).collect()
}
