//! The data in a JavaScript file: object and array literals, without running it.
//!
//! Configurations of consent tools are JavaScript, not JSON: they have comments, functions, regular
//! expressions, constants. `token` splits the text, `reader` reads the literals and where they are
//! assigned or passed to; what is no literal (a function, a condition) is [`Value::Code`].

mod constants;
mod reader;
mod scan;
#[cfg(test)]
mod tests;
mod token;
mod write;

pub(crate) use reader::{Place, read};
pub(crate) use write::{string, write};

/// A value of a literal.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// `null` and `undefined`.
    Null,
    Bool(bool),
    Number(f64),
    String(String),
    /// The source of a regular expression.
    Regex(String),
    Array(Vec<Value>),
    Object(Vec<(String, Value)>),
    /// The name of a constant that is not in the file.
    Name(String),
    /// Code that was not run.
    Code(String),
}

impl Value {
    /// Returns the value below a key; the last one, if there are several.
    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        let mut entries = self.entries().iter().rev();
        entries
            .find(|(known, _)| known == key)
            .map(|(_, value)| value)
    }

    /// Returns the entries of an object; none for another value.
    pub(crate) fn entries(&self) -> &[(String, Value)] {
        match self {
            Self::Object(entries) => entries,
            _ => &[],
        }
    }

    /// Returns the items of a list; none for another value.
    pub(crate) fn items(&self) -> &[Value] {
        match self {
            Self::Array(items) => items,
            _ => &[],
        }
    }

    /// Returns a string; also a number, as JavaScript would show it.
    pub(crate) fn text(&self) -> Option<String> {
        match self {
            Self::String(text) => Some(text.clone()),
            Self::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// Returns a number; also a string of one.
    pub(crate) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::String(text) => text.trim().parse().ok(),
            _ => None,
        }
        .filter(|number: &f64| number.is_finite())
    }

    /// Returns a boolean; also a number or a word that means one.
    pub(crate) fn flag(&self) -> Option<bool> {
        match self {
            Self::Bool(flag) => Some(*flag),
            Self::Number(number) => Some(*number != 0.0),
            Self::String(text) => match text.trim().to_lowercase().as_str() {
                "true" | "1" | "yes" | "on" => Some(true),
                "false" | "0" | "no" | "off" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    /// Returns the string below a key.
    pub(crate) fn text_of(&self, key: &str) -> Option<String> {
        self.get(key)?.text()
    }
}
