//! What is told of a value.

use std::ops::Range;

use toml::de::DeValue;

use super::Value;
use super::error::Error;
use crate::diagnostic::{Diagnostic, similar};
use crate::source::Span;
use crate::syntax::Literal;
use crate::syntax::character::{self, is_forbidden};

/// How many forbidden characters of one string are told.
const MAX_TOLD: usize = 20;

/// What a key is called in French, in which many policies are written, or elsewhere in the field.
const TRANSLATIONS: &[(&str, &str)] = &[
    ("adresse", "address"),
    ("categorie", "category"),
    ("cat\u{e9}gorie", "category"),
    ("chemin", "path"),
    ("domaine", "domain"),
    ("duree", "duration"),
    ("dur\u{e9}e", "duration"),
    ("emplacement", "location"),
    ("expires", "duration"),
    ("finalite", "purpose"),
    ("finalit\u{e9}", "purpose"),
    ("fournisseur", "provider"),
    ("langue", "language"),
    ("langues", "languages"),
    ("lifetime", "duration"),
    ("max_age", "duration"),
    ("nom", "name"),
    ("pays", "country"),
    ("prestataire", "provider"),
    ("retention", "data_retention"),
    ("titre", "title"),
];

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
        let label = format!("expected {expected}, found {found}");
        let diagnostic = Diagnostic::error("wrong-type", title, self.span(), label);
        self.context.report(match self.mended(expected) {
            Some((help, value)) => diagnostic.patch(help, self.span(), value),
            None if expected == "a string" => diagnostic.help("write a string, between quotes"),
            None => diagnostic.help(format!("write {expected}")),
        })
    }

    /// The value in the type that is expected, where that is plain to see.
    fn mended(&self, expected: &str) -> Option<(&'static str, String)> {
        let written = self.context.sources.text(self.span());
        match self.node {
            DeValue::String(text) if expected == "`true` or `false`" => {
                let is_boolean = matches!(text.as_ref(), "true" | "false");
                is_boolean.then(|| ("leave the quotes out", text.to_string()))
            }
            DeValue::String(text) if expected.starts_with("a date") => {
                let lengths: Vec<usize> = text.split('-').map(str::len).collect();
                let is_date = lengths == [4, 2, 2];
                is_date.then(|| ("leave the quotes out", text.to_string()))
            }
            DeValue::String(_) if expected == "a list" => {
                Some(("put it between brackets", format!("[{written}]")))
            }
            DeValue::Table(_) if expected == "a list" && written.starts_with('[') => Some((
                "write double brackets for an entry of a list",
                format!("[{written}]"),
            )),
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
                if expected.starts_with("a string or") || self.key == "version" =>
            {
                Some(("put it between quotes", format!("\"{written}\"")))
            }
            _ => None,
        }
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
        self.context
            .report(match similar(word, known.iter().copied()) {
                Some(near) => diagnostic.patch(
                    "there is a value with a similar name",
                    self.span(),
                    format!("\"{near}\""),
                ),
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

    /// Tells a key that its table does not have; returns the one that was probably meant.
    pub(super) fn unknown_key(
        &self,
        key: &str,
        range: Range<usize>,
        fields: &'static [&'static str],
    ) -> Option<&'static str> {
        let span = self.context.span(&range);
        let place = match self.key {
            "" => "at the root of the file".to_owned(),
            table => format!("in `{}`", table.escape_debug()),
        };
        let title = format!("unknown key `{}` {place}", key.escape_debug());
        let diagnostic = Diagnostic::error("unknown-key", title, span, "");
        let of_root = self
            .context
            .root_keys
            .get()
            .iter()
            .find(|known| **known == key);
        if let Some(of_root) = of_root {
            self.context.misplaced.borrow_mut().push(of_root);
            let note = "in TOML, the keys below a `[table]` belong to it";
            let help = format!("move it above the first `[table]`: `{key}` belongs to the root");
            self.context.report(diagnostic.note(note).help(help));
            return None;
        }
        let translated = TRANSLATIONS
            .iter()
            .find(|(word, _)| *word == key.to_lowercase());
        let translated = translated
            .map(|(_, known)| *known)
            .filter(|known| fields.contains(known));
        let near = translated.or_else(|| similar(key, fields.iter().copied()));
        let diagnostic = match near {
            Some(near) if translated.is_some() => {
                diagnostic.patch("this key has another name", span, near)
            }
            Some(near) => diagnostic.patch("there is a key with a similar name", span, near),
            None => {
                let mut known: Vec<_> = fields.iter().map(|field| format!("`{field}`")).collect();
                known.sort();
                diagnostic.note(format!("the known keys are {}", known.join(", ")))
            }
        };
        self.context.report(diagnostic);
        near
    }
}
