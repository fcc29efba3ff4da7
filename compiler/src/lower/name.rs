//! The names of cookies.

use super::context::Context;
use crate::diagnostic::Diagnostic;
use crate::meant;
use crate::model::CookieName;
use crate::source::{Span, Spanned};
use crate::syntax;
use charte_core::cookie::{Storage, unstorable_in_name};

impl Context<'_> {
    /// Returns the name or pattern of a cookie; `None` if it has no correct one.
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
                        "add `name = \"...\"`, or `pattern = \"...\"` for names that begin alike; `names = [...]` \
                         and `patterns = [...]` for several",
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
                    .help("keep the one that matches the cookies"),
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
            Some("it matches every cookie".to_owned())
        } else if pattern && !text.contains('*') {
            Some("it has no `*`, so it is a name".to_owned())
        } else {
            odd_in_name(text, storage)
        };
        if let Some(why) = wrong {
            let diagnostic = if pattern {
                bad_pattern(text, why)
            } else {
                bad_name(text, storage, why)
            };
            let diagnostic = meant_name(diagnostic, text, storage, pattern);
            self.diagnostics.push(diagnostic);
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

/// Replaces the general help of a wrong name by the name that was probably meant.
fn meant_name(
    mut diagnostic: Diagnostic,
    text: &Spanned<String>,
    storage: Storage,
    pattern: bool,
) -> Diagnostic {
    let is_name = |name: &str| !name.is_empty() && odd_in_name(name, storage).is_none();
    let is_pattern = |name: &String| is_name(name) && name.chars().any(|part| part != '*');
    let starred = meant::starred(text).filter(|meant| pattern && is_pattern(meant));
    if let Some(meant) = starred {
        diagnostic.helps.clear();
        let help = "write a `*` for the part that differs";
        return diagnostic.patch(help, text.span, format!("\"{meant}\""));
    }
    let names = meant::several(text);
    if names.len() > 1 && names.iter().copied().all(is_name) {
        diagnostic.helps.clear();
        let names = names.join("\", \"");
        return diagnostic.help(format!("write `names = [\"{names}\"]` in place of `name`"));
    }
    diagnostic
}

fn bad_pattern(text: &Spanned<String>, why: String) -> Diagnostic {
    let title = format!("`{text}` is not a pattern of names");
    Diagnostic::error("bad-pattern", title, text.span, why)
        .help("write what the names have in common and a `*` for the rest, as in `_pk_*`")
}

fn bad_name(text: &Spanned<String>, storage: Storage, why: String) -> Diagnostic {
    let title = match storage {
        Storage::Cookie => format!("`{text}` is not the name of a cookie"),
        _ => format!("`{text}` is not a key"),
    };
    let diagnostic = Diagnostic::error("bad-cookie-name", title, text.span, why);
    if storage == Storage::Cookie {
        diagnostic
            .note(
                "browsers reject a name with a control character, `=` or `;`, and remove blanks around it \
                 (RFC 6265bis, section 5.6)",
            )
            .help("write the name as `Set-Cookie` sends it; for another kind of storage give `storage`")
    } else {
        diagnostic.help("write the key as the program stores it")
    }
}

/// Returns why a text cannot be a name; `None` if it can. Readers cannot see an invisible
/// character, and browsers reject cookies with some others. Another kind of storage accepts any key
/// (Web Storage, section "The Storage interface"), and a mark of the device has a name only on the page.
fn odd_in_name(text: &str, storage: Storage) -> Option<String> {
    let has = |what: &str, odd: char| format!("it has the {what} `{odd}`");
    let is_invisible = |character: &char| {
        matches!(
            character,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
        )
    };
    if let Some(odd) = text.chars().find(is_invisible) {
        return Some(has("invisible character", odd));
    }
    let is_cut = text.trim() != text;
    let odd = match storage {
        Storage::Cookie => unstorable_in_name(text),
        _ => text.chars().find(|character| character.is_control()),
    };
    if let Some(odd) = odd {
        return Some(has("character", odd));
    }
    let has_key = !matches!(
        storage,
        Storage::Cookie | Storage::Pixel | Storage::Fingerprint | Storage::DeviceId
    );
    let is_several = has_key && text.contains(' ') && meant::several(text).len() > 1;
    let wrong = [
        (is_cut, "it begins or ends with a blank"),
        (is_several, "it looks like several keys"),
    ];
    let wrong = wrong.into_iter().find(|(is_wrong, _)| *is_wrong);
    wrong.map(|(_, why)| why.to_owned())
}
