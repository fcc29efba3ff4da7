//! The names of cookies.

use super::context::Context;
use crate::diagnostic::Diagnostic;
use crate::model::CookieName;
use crate::source::{Span, Spanned};
use crate::syntax;
use charte_core::cookie::Storage;

impl Context<'_> {
    /// The name or pattern of a cookie; `None` where it has none that is right.
    pub(super) fn cookie_name(
        &mut self,
        cookie: &syntax::Cookie,
        storage: Storage,
        place: Span,
    ) -> Option<Spanned<CookieName>> {
        if cookie.name.is_broken() || cookie.pattern.is_broken() {
            return None;
        }
        match (cookie.name.get(), cookie.pattern.get()) {
            (None, None) => {
                self.diagnostics.push(
                    Diagnostic::error("missing-key", "the cookie has no `name`", place, "").help(
                        "add `name = \"...\"`, or `pattern = \"...\"` for names that begin alike",
                    ),
                );
                None
            }
            (Some(name), Some(pattern)) => {
                self.diagnostics.push(
                    Diagnostic::error(
                        "name-and-pattern",
                        "the cookie has both a `name` and a `pattern`",
                        pattern.span,
                        "the pattern",
                    )
                    .label(name.span, "the name")
                    .help("keep the one that tells which cookies are meant"),
                );
                None
            }
            (Some(name), None) => self.checked_name(name, storage, false),
            (None, Some(pattern)) => self.checked_name(pattern, storage, true),
        }
    }

    fn checked_name(
        &mut self,
        text: &Spanned<String>,
        storage: Storage,
        pattern: bool,
    ) -> Option<Spanned<CookieName>> {
        let wrong = if text.is_empty() {
            Some("it is empty".to_owned())
        } else if pattern && text.chars().all(|character| character == '*') {
            Some("it means every cookie there is".to_owned())
        } else if pattern && !text.contains('*') {
            Some("it has no `*`, so it is a name".to_owned())
        } else {
            let odd = text
                .chars()
                .find(|&character| !may_stand_in_name(character, storage));
            odd.map(|odd| format!("it has the character `{}`", odd.escape_debug()))
        };
        if let Some(why) = wrong {
            self.diagnostics.push(if pattern {
                bad_pattern(text, why)
            } else {
                bad_name(text, storage, why)
            });
            return None;
        }
        Some(Spanned::new(
            CookieName {
                text: text.value.clone(),
                pattern,
            },
            text.span,
        ))
    }
}

fn bad_pattern(text: &Spanned<String>, why: String) -> Diagnostic {
    let title = format!("`{}` is not a pattern of names", text.escape_debug());
    Diagnostic::error("bad-pattern", title, text.span, why)
        .help("write what the names have in common and a `*` for the rest, as in `_pk_*`")
}

fn bad_name(text: &Spanned<String>, storage: Storage, why: String) -> Diagnostic {
    let title = format!("`{}` is not the name of a cookie", text.escape_debug());
    let diagnostic = Diagnostic::error("bad-cookie-name", title, text.span, why);
    if storage == Storage::Cookie {
        diagnostic
            .note(
                "the name of a cookie is a token: letters, digits and !#$%&'*+-.^_`|~ \
                 (RFC 6265bis, section 4.1.1)",
            )
            .help("write the name as `Set-Cookie` sends it; for another kind of storage give `storage`")
    } else {
        diagnostic.help("write the key as the program stores it")
    }
}

/// Whether a character may stand in a name: of a cookie, that of a token (RFC 9110, section 5.6.2);
/// of anything else, all but blanks, since `Storage` takes any key.
fn may_stand_in_name(character: char, storage: Storage) -> bool {
    if storage == Storage::Cookie {
        character.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(character)
    } else {
        !character.is_whitespace()
            && !matches!(character, '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}')
    }
}
