//! One row for several cookies: `names`.

use charte_core::cookie::MAX_COOKIES;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Spanned;
use crate::syntax::{Cookie, Field};

/// Replaces each entry that has `names` by one entry for each name. All have the place of the entry,
/// by which the page puts them into one row.
pub(super) fn each(own: &[Field<Cookie>], diagnostics: &mut Diagnostics) -> Vec<Field<Cookie>> {
    let mut cookies = Vec::with_capacity(own.len());
    for entry in own {
        let Some(cookie) = entry.get() else {
            cookies.push(entry.clone());
            continue;
        };
        let alone = Cookie {
            names: Field::Absent,
            ..cookie.value.clone()
        };
        let alone = Spanned::new(alone, cookie.span);
        let nameless = |mut cookie: Spanned<Cookie>| {
            cookie.value.name = Field::Broken;
            Field::Given(cookie)
        };
        match &cookie.names {
            Field::Absent => cookies.push(Field::Given(alone)),
            Field::Broken => cookies.push(nameless(alone)),
            Field::Given(names) => {
                if let Some(wrong) = wrong(cookie, names) {
                    diagnostics.push(wrong);
                    cookies.push(nameless(alone));
                    continue;
                }
                // More cookies than a charter may have are reported, not stored.
                let room = (MAX_COOKIES + 1).saturating_sub(cookies.len());
                cookies.extend(names.iter().take(room).map(|name| {
                    let mut cookie = alone.clone();
                    cookie.value.name = name.clone();
                    Field::Given(cookie)
                }));
            }
        }
    }
    cookies
}

/// Returns the error for a list of names that is empty or has another name beside it.
fn wrong(cookie: &Cookie, names: &Spanned<Vec<Field<String>>>) -> Option<Diagnostic> {
    if names.is_empty() {
        return Some(
            Diagnostic::error("missing-key", "the list of names is empty", names.span, "")
                .help("write the names of the cookies of this row, as in `names = [\"a\", \"b\"]`"),
        );
    }
    let others = [("name", &cookie.name), ("pattern", &cookie.pattern)];
    let (key, other) = others
        .into_iter()
        .find_map(|(key, field)| Some((key, field.get()?)))?;
    let title = format!("the cookie has both `names` and a `{key}`");
    Some(
        Diagnostic::error("name-and-pattern", title, names.span, "the names")
            .label(other.span, format!("the {key}"))
            .help("write all names of the row into `names`; a pattern has an entry of its own"),
    )
}
