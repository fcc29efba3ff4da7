//! Reports on keys that their table does not have.

use std::ops::Range;

use toml::de::{DeString, DeTable, DeValue};

use super::Value;
use super::mend::DURATIONS;
use crate::diagnostic::{Diagnostic, similar};
use crate::meant;
use crate::syntax::tables::{Misplaced, TABLES};
use crate::syntax::{Cookie, Policy};

impl Value<'_, '_> {
    /// Reports a key that this table does not have; returns the one that was probably meant.
    pub(super) fn unknown_key(
        &self,
        (key, value): (&toml::Spanned<DeString<'_>>, &toml::Spanned<DeValue<'_>>),
        table: &DeTable<'_>,
        fields: &'static [&'static str],
    ) -> Option<&'static str> {
        let range = &key.span();
        let key = key.get_ref().as_ref();
        let span = self.context.span(range);
        let place = match self.key {
            "" => "at the root of the file".to_owned(),
            table => format!("in `{table}`"),
        };
        let title = format!("unknown key `{key}` {place}");
        let diagnostic = Diagnostic::error("unknown-key", title, span, "");
        // The table of conditions has no key that identifies the cookie.
        let is_audience = fields.contains(&"sole_publisher");
        if is_audience && Cookie::KEYS.contains(&key) {
            let help = format!("move `{key}` above `[cookie.audience]`: it belongs to the cookie");
            let note = "in TOML, the keys below a `[table]` belong to it";
            self.context.report(diagnostic.note(note).help(help));
            return None;
        }
        let another = meant::key(key, fields);
        if let Some(taken) = another.filter(|known| table.contains_key(*known)) {
            let help = format!("`{taken}` is its name, and it is here too: keep one of the two");
            self.context.report(diagnostic.help(help));
            return None;
        }
        if let Some(own) = own_table(key, fields).filter(|_| another.is_none()) {
            self.context.misplaced.borrow_mut().push(own);
            self.context.report(match own {
                ("", _) => self.misplaced(diagnostic, key, value),
                (header, _) => diagnostic
                    .note(format!("`{key}` is a key of `{header}`"))
                    .help(format!("move it below `{header}`")),
            });
            return None;
        }
        let near = another.or_else(|| similar(key, fields.iter().copied()));
        let diagnostic = match near {
            Some(near) if another.is_some() => self.renamed(diagnostic, range, near, key, value),
            Some(near) if table.contains_key(near) => {
                let help =
                    format!("`{near}` is a similar key, and it is here too: keep one of the two");
                self.context.report(diagnostic.help(help));
                return None;
            }
            Some(near) => diagnostic.rewrite("there is a key with a similar name", span, near),
            None => {
                let mut known: Vec<_> = fields.iter().map(|field| format!("`{field}`")).collect();
                known.sort();
                diagnostic.note(format!("the known keys are {}", known.join(", ")))
            }
        };
        self.context.report(diagnostic);
        near
    }

    /// Adds the place where a key of the root belongs.
    fn misplaced(
        &self,
        diagnostic: Diagnostic,
        key: &str,
        value: &toml::Spanned<DeValue<'_>>,
    ) -> Diagnostic {
        let span = self.context.span(&value.span());
        let header = self.context.sources.text(span);
        if header.starts_with('[') && matches!(value.get_ref(), DeValue::Table(_)) {
            let note = match self.key {
                "platform" => "the platforms of a file share it",
                _ => "it belongs to the root of the file",
            };
            let help = format!("write `[{key}]`");
            return diagnostic.note(note).patch(help, span, format!("[{key}]"));
        }
        let help = format!("move it above the first `[table]`: `{key}` belongs to the root");
        diagnostic
            .note("in TOML, the keys below a `[table]` belong to it")
            .help(help)
    }

    /// Adds the name of the key in the format, and its value in that form.
    fn renamed(
        &self,
        diagnostic: Diagnostic,
        range: &Range<usize>,
        near: &str,
        key: &str,
        value: &toml::Spanned<DeValue<'_>>,
    ) -> Diagnostic {
        let span = self.context.span(range);
        let help = "this key has another name";
        let number = match value.get_ref() {
            _ if !DURATIONS.contains(&near) => None,
            DeValue::Integer(number) => Some(number.as_str()),
            DeValue::String(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => {
                Some(&**text)
            }
            _ => None,
        };
        let Some(number) = number else {
            return diagnostic.rewrite(help, span, near);
        };
        // `Max-Age` is in seconds (RFC 6265bis, section 4.1.2.2). The units of other numbers are
        // not known.
        let is_seconds = matches!(&*key.to_lowercase().replace('-', "_"), "max_age" | "maxage");
        let seconds = number.parse().ok().filter(|_| is_seconds);
        match seconds.and_then(meant::seconds) {
            Some(duration) => {
                let whole = self.context.span(&(range.start..value.span().end));
                let help = "this key has another name, and its value a unit";
                diagnostic.rewrite(help, whole, format!("{near} = \"{duration}\""))
            }
            None => diagnostic.help(format!(
                "write `{near}` with a number and a unit, as in `{near} = \"13 months\"`"
            )),
        }
    }
}

/// Returns the only table that has a key, if that is not the table with `fields`. The root comes
/// before others.
fn own_table(key: &str, fields: &[&str]) -> Option<Misplaced> {
    let mut own = TABLES.iter().filter_map(|table| {
        let own = table.table.keys.iter().find(|own| own.name == key)?;
        Some((table.header, own.name))
    });
    let first = own.next()?;
    let is_only = own.next().is_none() || (first.0.is_empty() && fields != Policy::KEYS);
    is_only.then_some(first)
}
