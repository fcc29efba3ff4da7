//! Reports on values.

use toml::de::DeValue;

use super::Value;
use super::error::Error;
use super::mend::example;
use crate::diagnostic::{Diagnostic, similar};
use crate::meant;
use crate::source::Span;
use crate::syntax::Literal;
use crate::syntax::character::{self, is_forbidden};
use crate::syntax::kind::Kind;

/// The number of forbidden characters of one string that are reported.
const MAX_REPORTED: usize = 20;

impl Value<'_, '_> {
    pub(super) fn span(&self) -> Span {
        self.context.span(&self.range)
    }

    /// Reports the error of a visitor.
    pub(super) fn reported<T>(&self, result: Result<T, Error>) -> Result<T, Error> {
        match result {
            Ok(value) => Ok(value),
            Err(error) => Err(self.reported_error(error)),
        }
    }

    fn reported_error(&self, error: Error) -> Error {
        match error {
            Error::Reported => Error::Reported,
            Error::Word { known } => self.unknown_word(known),
            Error::Message(message) => {
                let title = format!("`{}`: {message}", self.key);
                self.context
                    .report(Diagnostic::error("wrong-type", title, self.span(), ""))
            }
        }
    }

    pub(super) fn wrong_type(&self, kind: Kind) -> Error {
        let found = match self.node {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a decimal number",
            DeValue::Boolean(_) => "a boolean",
            DeValue::Datetime(_) => "a date or time",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let title = format!("`{}` has a value of the wrong type", self.key);
        let label = format!("expected {kind}, found {found}");
        let diagnostic = Diagnostic::error("wrong-type", title, self.span(), label);
        let diagnostic = match kind {
            Kind::Word(words) => diagnostic
                .note(format!("the known values are {}", quoted(words)))
                .help("write one of them, between quotes"),
            _ => self.mended(diagnostic, kind),
        };
        self.context.report(diagnostic)
    }

    /// Reports a table whose header has no id: its keys are not tables with an id.
    pub(super) fn check_ids(&self) -> Result<(), Error> {
        let (DeValue::Table(table), Some(example)) = (self.node, example(self.key)) else {
            return Ok(());
        };
        let is_key = |value: &DeValue<'_>| !matches!(value, DeValue::Table(_) | DeValue::Array(_));
        let mut keys = table.iter().filter(|(_, value)| is_key(value.get_ref()));
        let Some((first, _)) = keys.by_ref().min_by_key(|(key, _)| key.span().start) else {
            return Ok(());
        };
        let title = format!("the table `[{}]` has no id", self.key);
        let place = self.context.span(&first.span());
        let diagnostic =
            Diagnostic::error("wrong-type", title, place, "a key of a table without an id")
                .note("each has an id, which cookies refer to")
                .help(format!("write the id in the header, as in `{example}`"));
        Err(self.context.report(diagnostic))
    }

    pub(super) fn unknown_word(&self, known: &'static [&'static str]) -> Error {
        let DeValue::String(word) = self.node else {
            return self.wrong_type(Kind::Word(known));
        };
        let key = self.key;
        let title = format!("`{key}` has the unknown value `{word}`");
        let diagnostic = Diagnostic::error("unknown-word", title, self.span(), "")
            .note(format!("the known values are {}", quoted(known)));
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

    /// Reports the characters of a string that no text may contain.
    pub(super) fn checked_string(&self, text: &str) -> Result<(), Error> {
        let odd: Vec<(usize, char)> = text
            .char_indices()
            .filter(|(_, character)| is_forbidden(*character))
            .collect();
        if odd.is_empty() {
            return Ok(());
        }
        let literal = Literal::new(self.context.sources, self.span(), text);
        for &(at, character) in odd.iter().take(MAX_REPORTED) {
            self.forbidden(character, literal.at(at..at + character.len_utf8()));
        }
        Err(Error::Reported)
    }

    fn forbidden(&self, character: char, span: Span) {
        let key = format!("`{}`", self.key);
        let diagnostic = character::forbidden(&key, character, span);
        self.context.report(if span == self.span() {
            diagnostic.help("remove it")
        } else {
            diagnostic.rewrite("remove it", span, "")
        });
    }
}

fn quoted(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}
