//! What is told of a value.

use toml::de::DeValue;

use super::error::Error;
use super::{Value, WORD};
use crate::diagnostic::{Diagnostic, similar};
use crate::meant;
use crate::source::Span;
use crate::syntax::Literal;
use crate::syntax::character::{self, is_forbidden};

/// How many forbidden characters of one string are told.
const MAX_TOLD: usize = 20;

impl Value<'_, '_> {
    pub(super) fn span(&self) -> Span {
        self.context.span(&self.range)
    }

    /// Tells what a visitor said against the value.
    pub(super) fn told<T>(&self, result: Result<T, Error>) -> Result<T, Error> {
        result.map_err(|error| match error {
            Error::Reported => Error::Reported,
            Error::Type { expected } => self.wrong_type(&expected),
            Error::Word { known } => self.unknown_word(known),
            Error::Message(message) => {
                let title = format!("`{}`: {message}", self.key);
                self.context
                    .report(Diagnostic::error("wrong-type", title, self.span(), ""))
            }
        })
    }

    pub(super) fn wrong_type(&self, expected: &str) -> Error {
        let expected = match expected {
            "u8" => "a whole number from 0 to 255",
            "u32" => "a whole number from 0 to 4294967295",
            "a boolean" => "`true` or `false`",
            "a sequence" => "a list",
            other if other.starts_with("struct ") => "a table",
            other => other,
        };
        let found = match self.node {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a decimal number",
            DeValue::Boolean(_) => "a boolean",
            DeValue::Datetime(_) => "a date or time",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let title = format!(
            "`{}` has a value of the wrong type",
            self.key.escape_debug()
        );
        let (expected, words) = match expected.strip_prefix(WORD) {
            Some(words) => ("a string", Some(words)),
            None => (expected, None),
        };
        let label = format!("expected {expected}, found {found}");
        let diagnostic = Diagnostic::error("wrong-type", title, self.span(), label);
        let diagnostic = match words {
            Some(words) => diagnostic
                .note(format!("the known values are {words}"))
                .help("write one of them, between quotes"),
            None => self.mended(diagnostic, expected),
        };
        self.context.report(diagnostic)
    }

    pub(super) fn unknown_word(&self, known: &'static [&'static str]) -> Error {
        let DeValue::String(word) = self.node else {
            return self.wrong_type("a string");
        };
        let key = self.key.escape_debug();
        let title = format!("`{key}` has the unknown value `{}`", word.escape_debug());
        let list = known
            .iter()
            .map(|word| format!("`{word}`"))
            .collect::<Vec<_>>()
            .join(", ");
        let diagnostic = Diagnostic::error("unknown-word", title, self.span(), "")
            .note(format!("the known values are {list}"));
        self.context.report(match meant::word(word, known) {
            Some(near) => {
                let help = match similar(word, [near]) {
                    Some(_) if !meant::is_negated(word) => "there is a value with a similar name",
                    _ => "this value has another name",
                };
                diagnostic.patch(help, self.span(), format!("\"{near}\""))
            }
            None => diagnostic,
        })
    }

    /// Tells the characters of a string that no text may have.
    pub(super) fn checked_string(&self, text: &str) -> Result<(), Error> {
        let odd: Vec<(usize, char)> = text
            .char_indices()
            .filter(|(_, character)| is_forbidden(*character))
            .collect();
        if odd.is_empty() {
            return Ok(());
        }
        let literal = Literal::new(self.context.sources, self.span(), text);
        for &(at, character) in odd.iter().take(MAX_TOLD) {
            self.forbidden(character, literal.at(at..at + character.len_utf8()));
        }
        Err(Error::Reported)
    }

    fn forbidden(&self, character: char, span: Span) {
        let key = format!("`{}`", self.key.escape_debug());
        let diagnostic = character::forbidden(&key, character, span);
        self.context.report(if span == self.span() {
            diagnostic.help("remove it")
        } else {
            diagnostic.patch("remove it", span, "")
        });
    }
}
