//! A name, or another value of a platform: only characters.

use charte_core::name::NameError;
use charte_core::own_value::{self, OwnKind, OwnValueError};

use super::Reader;
use super::scan::{Token, scan};
use crate::diagnostic::Diagnostic;
use crate::lower::link;
use crate::syntax::Literal;

/// Reads a value. Its text without placeholders follows the rules that hold for the values of
/// tenants too.
pub(super) fn read(
    reader: &mut Reader<'_>,
    text: &str,
    literal: &Literal,
    kind: OwnKind,
) -> String {
    let mut plain = String::new();
    // A place in the name, and the same place in the text, in which `{{` is one brace.
    let mut places = Vec::new();
    for token in scan(text, literal, |error| reader.diagnostics.push(error)) {
        places.push((plain.len(), token.range().start));
        match &token {
            Token::Text(range) => plain.push_str(&text[range.clone()]),
            Token::Brace(brace, _) => plain.push(*brace),
            Token::Placeholder(_) | Token::Autolink(_) => {
                // Some character in its place, so that the rest is read as it is.
                plain.push('0');
                let title = format!("{} is a plain text, without placeholders", reader.key);
                let span = literal.at(token.range());
                let error = Diagnostic::error("forbidden-markup", title, span, "");
                reader.diagnostics.push(error.help("write the text itself"));
            }
        }
    }
    places.push((plain.len(), text.len()));
    if let Some((error, range)) = own_value::first_error(kind, &plain) {
        let written = |at: usize| {
            let next = places.partition_point(|(place, _)| *place <= at);
            let (place, origin) = places[next.saturating_sub(1)];
            origin + at - place
        };
        let key = reader.key;
        reader.diagnostics.push(match error {
            OwnValueError::Text(error) => {
                let span = match error {
                    NameError::Empty => literal.span(),
                    _ => literal.at(written(range.start)..written(range.end)),
                };
                let title = format!("{key} is not a name: {error}");
                Diagnostic::error("bad-name", title, span, "").help(help(error))
            }
            OwnValueError::Link(error) => {
                let title = format!("{key} is not an address that a page may link to");
                let scheme = plain.split(':').next().unwrap_or_default();
                Diagnostic::error("bad-link", title, literal.span(), error.to_string())
                    .help(link::help(error, &plain, scheme))
            }
            _ => return plain,
        });
    }
    plain
}

fn help(error: NameError) -> &'static str {
    match error {
        NameError::Empty => "write the name, or remove the key",
        NameError::Edge => "remove the white space at its ends",
        NameError::Control('\n' | '\r' | '\t') => "write the name in one line",
        NameError::Markup | NameError::Link | NameError::Placeholder => {
            "write the name itself, or remove the key"
        }
        _ => "remove the character, or remove the key",
    }
}
