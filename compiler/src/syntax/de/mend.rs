//! Proposals for a value of the wrong type.

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

/// Keys whose value is a name that others chose; a number can be such a name.
const NAMES: &[&str] = &["name", "pattern", "version"];

impl Value<'_, '_> {
    /// Adds what to write in place of the value, or the expected kind if the value is unclear.
    pub(super) fn mended(&self, diagnostic: Diagnostic, kind: Kind) -> Diagnostic {
        let written = self.context.sources.text(self.span());
        let patch = |help: &str, text: String| diagnostic.clone().rewrite(help, self.span(), text);
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
                    Some(date) if date.is_ambiguous => diagnostic.help(ambiguous_date(&date.text)),
                    Some(date) => patch(date.form(text), date.text),
                    None => diagnostic.help(no_date(text)),
                };
            }
            (DeValue::Datetime(datetime), Kind::Date) => {
                if let Some(date) = datetime.date {
                    return patch("remove the time", date.to_string());
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
                    return diagnostic
                        .note("each has an id, which cookies refer to")
                        .help(format!(
                            "write the id in single brackets, as in `{example}`"
                        ));
                }
                if let Some(name) = header(written) {
                    return match array.len() {
                        1 => patch("write single brackets", format!("[{name}]")),
                        _ => diagnostic.help(format!("write one table, below `[{name}]`")),
                    };
                }
            }
            (DeValue::Integer(_), _) if DURATIONS.contains(&self.key) => {
                return diagnostic.help("write it with its unit, as in `\"13 months\"`");
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
            Kind::String => diagnostic.help("write a string, between quotes"),
            _ => diagnostic.help(format!("write {kind}")),
        }
    }
}

/// Returns what to do, for wrong quotes only or for a wrong text.
fn bare(written: &str, meant: &str) -> &'static str {
    if written == meant {
        "remove the quotes"
    } else {
        "write it without quotes"
    }
}

/// Returns what to do about a date whose day could be the month.
pub(in crate::syntax) fn ambiguous_date(date: &str) -> String {
    format!("write `{date}`, without quotes, if the day comes first")
}

/// Returns what to do about a value that is not a date.
pub(in crate::syntax) fn no_date(written: &str) -> String {
    let is_number = |character: char| character.is_ascii_digit() || "-/. ".contains(character);
    if !written.is_empty() && written.chars().all(is_number) {
        "the calendar has no such date: write one that it has, as in `2026-11-24`".to_owned()
    } else {
        format!("write {}", Kind::Date)
    }
}

/// Returns a text that lists things as a TOML list; `None` if it has more than plain words.
pub(in crate::syntax) fn listed(text: &str) -> Option<String> {
    let words = text.split(|character: char| character.is_whitespace() || ",;".contains(character));
    let words: Vec<&str> = words
        .filter(|word| !matches!(*word, "" | "and" | "et" | "&"))
        .collect();
    let is_word = |word: &&str| !word.contains(['"', '\'', '\\', '[', ']', '{', '}', '=', '#']);
    (!words.is_empty() && words.iter().all(is_word))
        .then(|| format!("[\"{}\"]", words.join("\", \"")))
}

/// Returns the name in a header with double brackets.
fn header(written: &str) -> Option<&str> {
    written.strip_prefix("[[")?.strip_suffix("]]")
}

/// Returns an example header for a table with an id.
pub(super) fn example(key: &str) -> Option<&'static str> {
    match key {
        "category" => Some("[category.audience]"),
        "provider" => Some("[provider.matomo]"),
        _ => None,
    }
}
