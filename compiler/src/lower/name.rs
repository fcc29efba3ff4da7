//! The names of cookies.

use super::context::Context;
use crate::diagnostic::{Diagnostic, listed};
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
            odd.map(|odd| format!("it has the character `{odd}`"))
        };
        if let Some(why) = wrong {
            let told = if pattern {
                bad_pattern(text, why)
            } else {
                bad_name(text, storage, why)
            };
            let told = self.meant_name(told, text, storage, pattern);
            self.diagnostics.push(told);
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

impl Context<'_> {
    /// Puts what was probably meant by a name that is none in place of the general help.
    fn meant_name(
        &self,
        mut told: Diagnostic,
        text: &Spanned<String>,
        storage: Storage,
        pattern: bool,
    ) -> Diagnostic {
        let is_name = |name: &str| {
            let mut characters = name.chars();
            !name.is_empty() && characters.all(|character| may_stand_in_name(character, storage))
        };
        let is_pattern = |name: &String| is_name(name) && name.chars().any(|part| part != '*');
        if let Some(meant) = starred(text).filter(is_pattern) {
            told.helps.clear();
            let help = "write a `*` for the part that differs";
            if pattern {
                return told.patch(help, text.span, format!("\"{meant}\""));
            }
            return match self.with_key(text.span) {
                Some(whole) => told.patch(help, whole, format!("pattern = \"{meant}\"")),
                None => told.help(format!("write `pattern = \"{meant}\"`")),
            };
        }
        let names = several(text);
        if names.len() > 1 && names.iter().copied().all(is_name) {
            told.helps.clear();
            let names = listed(&names);
            return told.help(format!("write one `[[cookie]]` for each: {names}"));
        }
        told
    }

    /// Where `name = ` and the value at a place stand together.
    fn with_key(&self, value: Span) -> Option<Span> {
        let text = &self.sources.file(value.file).text;
        let before = text[..value.start as usize].trim_end().strip_suffix('=')?;
        let before = before.trim_end().strip_suffix("name")?;
        let is_whole = before.is_empty()
            || before.ends_with(|last: char| last.is_whitespace() || "{,".contains(last));
        is_whole.then(|| Span::new(value.file, before.len(), value.end as usize))
    }
}

/// The text with a `*` for each part in brackets, where it has one.
fn starred(text: &str) -> Option<String> {
    let mut starred = String::new();
    let mut rest = text;
    while let Some(open) = rest.find(['<', '[', '{']) {
        let close = match rest.as_bytes()[open] {
            b'<' => '>',
            b'[' => ']',
            _ => '}',
        };
        let end = open + rest[open..].find(close)?;
        starred.push_str(&rest[..open]);
        starred.push('*');
        rest = &rest[end + 1..];
    }
    starred.push_str(rest);
    (starred != text).then_some(starred)
}

/// The names of an enumeration.
fn several(text: &str) -> Vec<&str> {
    let mut names = vec![text];
    for mark in [",", "\n", " and ", " et ", " or ", " ou ", " & ", " / "] {
        names = names.iter().flat_map(|name| name.split(mark)).collect();
    }
    let names = names.into_iter().map(str::trim);
    names.filter(|name| !name.is_empty()).collect()
}

fn bad_pattern(text: &Spanned<String>, why: String) -> Diagnostic {
    let title = format!("`{text}` is not a pattern of names");
    Diagnostic::error("bad-pattern", title, text.span, why)
        .help("write what the names have in common and a `*` for the rest, as in `_pk_*`")
}

fn bad_name(text: &Spanned<String>, storage: Storage, why: String) -> Diagnostic {
    let title = format!("`{text}` is not the name of a cookie");
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
