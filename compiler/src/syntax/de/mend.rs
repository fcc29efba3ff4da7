//! What is proposed in place of a value of the wrong type.

use toml::de::DeValue;

use super::Value;
use crate::diagnostic::Diagnostic;
use crate::meant;
use crate::syntax::kind::Kind;

/// Keys whose value is a duration.
pub(super) const DURATIONS: &[&str] = &[
    "duration",
    "data_retention",
    "refusal_duration",
    "review_every",
];

/// Keys whose value is what somebody else calls a thing: a number is one too.
const NAMES: &[&str] = &["name", "pattern", "version"];

impl Value<'_, '_> {
    /// Adds what to write in place of the value, or what is expected where that cannot be told.
    pub(super) fn mended(&self, told: Diagnostic, kind: Kind) -> Diagnostic {
        let written = self.context.sources.text(self.span());
        let patch = |help: &str, text: String| told.clone().patch(help, self.span(), text);
        match (self.node, kind) {
            (DeValue::String(text), Kind::Boolean) => {
                if let Some(boolean) = meant::boolean(text) {
                    return patch(bare(text, &boolean.to_string()), boolean.to_string());
                }
            }
            (DeValue::String(text), Kind::Whole(most)) => {
                let number = text.trim();
                if number.parse().is_ok_and(|number: u32| number <= most) {
                    return patch(bare(text, number), number.to_owned());
                }
            }
            (DeValue::String(text), Kind::Date) => {
                return match meant::date(text) {
                    Some(date) if date.is_ambiguous => told.help(ambiguous_date(&date.text)),
                    Some(date) => patch(bare(text, &date.text), date.text),
                    None => told.help(no_date(text)),
                };
            }
            (DeValue::Datetime(datetime), Kind::Date) => {
                if let Some(date) = datetime.date {
                    return patch("leave the time out", date.to_string());
                }
            }
            (DeValue::String(text), Kind::List) => {
                return match listed(text) {
                    Some(list) => patch("write a list, each entry between quotes", list),
                    None => patch("put it between brackets", format!("[{written}]")),
                };
            }
            (DeValue::Table(_), Kind::List) if written.starts_with('[') => {
                return patch(
                    "write double brackets for each entry of a list",
                    format!("[{written}]"),
                );
            }
            (DeValue::Array(array), Kind::Table) => {
                if let Some(example) = example(self.key) {
                    return told
                        .note("each has an id, by which cookies name it")
                        .help(format!(
                            "write the id in single brackets, as in `{example}`"
                        ));
                }
                if let Some(name) = header(written) {
                    return match array.len() {
                        1 => patch("write single brackets", format!("[{name}]")),
                        _ => told.help(format!("write one table, below `[{name}]`")),
                    };
                }
            }
            (DeValue::Integer(_), _) if DURATIONS.contains(&self.key) => {
                return told.help("write it with its unit, as in `\"13 months\"`");
            }
            (DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_), Kind::String)
                if NAMES.contains(&self.key) =>
            {
                return patch("put it between quotes", format!("\"{written}\""));
            }
            (
                DeValue::Integer(_)
                | DeValue::Float(_)
                | DeValue::Boolean(_)
                | DeValue::Datetime(_),
                Kind::Text,
            ) => {
                return patch("put it between quotes", format!("\"{written}\""));
            }
            _ => {}
        }
        match kind {
            Kind::String => told.help("write a string, between quotes"),
            _ => told.help(format!("write {kind}")),
        }
    }
}

/// What to do where only the quotes are wrong, and where the text is.
fn bare(written: &str, meant: &str) -> &'static str {
    if written == meant {
        "leave the quotes out"
    } else {
        "write it without quotes"
    }
}

/// What to do about a date of which the day could be the month.
pub(in crate::syntax) fn ambiguous_date(date: &str) -> String {
    format!("write `{date}`, without quotes, if the day stands first")
}

/// What to do about a value that is no date.
pub(in crate::syntax) fn no_date(written: &str) -> String {
    let is_number = |character: char| character.is_ascii_digit() || "-/. ".contains(character);
    if !written.is_empty() && written.chars().all(is_number) {
        "the calendar has no such day: write one that it has, as in `2026-11-24`".to_owned()
    } else {
        format!("write {}", Kind::Date)
    }
}

/// A text that names things as a list of them; `None` if these are no plain words.
pub(in crate::syntax) fn listed(text: &str) -> Option<String> {
    let words = text.split(|character: char| character.is_whitespace() || ",;".contains(character));
    let words: Vec<&str> = words
        .filter(|word| !matches!(*word, "" | "and" | "et" | "&"))
        .collect();
    let is_word = |word: &&str| !word.contains(['"', '\'', '\\', '[', ']', '{', '}', '=', '#']);
    (!words.is_empty() && words.iter().all(is_word))
        .then(|| format!("[\"{}\"]", words.join("\", \"")))
}

/// The name in a header with double brackets.
fn header(written: &str) -> Option<&str> {
    written.strip_prefix("[[")?.strip_suffix("]]")
}

/// The header of a table that has an id.
pub(super) fn example(key: &str) -> Option<&'static str> {
    match key {
        "category" => Some("[category.audience]"),
        "provider" => Some("[provider.matomo]"),
        _ => None,
    }
}
