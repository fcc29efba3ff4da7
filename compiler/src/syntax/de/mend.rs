//! What is proposed in place of a value of the wrong type.

use toml::de::DeValue;

use super::Value;
use crate::diagnostic::Diagnostic;
use crate::meant;

/// Keys whose value is a duration.
pub(super) const DURATIONS: &[&str] = &[
    "duration",
    "data_retention",
    "refusal_duration",
    "review_every",
];

impl Value<'_, '_> {
    /// Adds what to write in place of the value, or what is expected where that cannot be told.
    pub(super) fn mended(&self, told: Diagnostic, expected: &str) -> Diagnostic {
        let written = self.context.sources.text(self.span());
        let patch = |help: &str, text: String| told.clone().patch(help, self.span(), text);
        match self.node {
            DeValue::String(text) if expected == "`true` or `false`" => {
                if let Some(boolean) = meant::boolean(text) {
                    return patch(bare(text, &boolean.to_string()), boolean.to_string());
                }
            }
            DeValue::String(text) if expected.starts_with("a date") => {
                if let Some(date) = meant::date(text) {
                    if date.is_ambiguous {
                        return told.help(ambiguous_date(&date.text));
                    }
                    return patch(bare(text, &date.text), date.text);
                }
            }
            DeValue::Datetime(datetime) if expected.starts_with("a date") => {
                if let Some(date) = datetime.date {
                    return patch("leave the time out", date.to_string());
                }
            }
            DeValue::String(_) if expected == "a list" => {
                return patch("put it between brackets", format!("[{written}]"));
            }
            DeValue::Table(_) if expected == "a list" && written.starts_with('[') => {
                return patch(
                    "write double brackets for each entry of a list",
                    format!("[{written}]"),
                );
            }
            DeValue::Array(_) if expected == "a table" => {
                if let Some(example) = example(self.key) {
                    return told
                        .note("each has an id, by which cookies name it")
                        .help(format!(
                            "write the id in single brackets, as in `{example}`"
                        ));
                }
            }
            DeValue::Integer(_) if DURATIONS.contains(&self.key) => {
                return told.help("write it with its unit, as in `\"13 months\"`");
            }
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
                if expected.starts_with("a string or") || self.key == "version" =>
            {
                return patch("put it between quotes", format!("\"{written}\""));
            }
            _ => {}
        }
        if expected == "a string" {
            told.help("write a string, between quotes")
        } else {
            told.help(format!("write {expected}"))
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

/// The header of a table that has an id.
fn example(key: &str) -> Option<&'static str> {
    match key {
        "category" => Some("[category.audience]"),
        "provider" => Some("[provider.matomo]"),
        _ => None,
    }
}

/// Whether the value of a key is a boolean.
pub(in crate::syntax) fn is_boolean(key: &str) -> bool {
    BOOLEANS.contains(&key)
}

/// Keys whose value is a boolean.
const BOOLEANS: &[&str] = &[
    "absent",
    "anonymous",
    "http_only",
    "no_cross_site",
    "no_sharing",
    "partitioned",
    "public_body",
    "refreshed",
    "secure",
    "sole_publisher",
    "third_party_access",
];
