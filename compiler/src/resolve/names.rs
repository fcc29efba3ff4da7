//! One row for several cookies: `names` and `patterns`.

use charte_core::cookie::MAX_COOKIES;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Spanned;
use crate::syntax::{Cookie, Field};

/// Replaces each entry that has `names` or `patterns` by one entry for each of them. All have the
/// place of the entry, by which the page puts them into one row.
pub(super) fn each(own: &[Field<Cookie>], diagnostics: &mut Diagnostics) -> Vec<Field<Cookie>> {
    let mut cookies = Vec::with_capacity(own.len());
    for entry in own {
        let Some(cookie) = entry.get() else {
            cookies.push(entry.clone());
            continue;
        };
        let alone = Cookie {
            names: Field::Absent,
            patterns: Field::Absent,
            ..cookie.value.clone()
        };
        let alone = Spanned::new(alone, cookie.span);
        let wrong = wrong(cookie);
        if wrong.is_some() || cookie.names.is_broken() || cookie.patterns.is_broken() {
            let mut nameless = alone;
            nameless.value.name = Field::Broken;
            if let Some(wrong) = wrong {
                diagnostics.push(wrong);
            }
            cookies.push(Field::Given(nameless));
            continue;
        }
        if cookie.names.is_absent() && cookie.patterns.is_absent() {
            cookies.push(Field::Given(alone));
            continue;
        }
        let listed = |list: &Field<Vec<Field<String>>>| list.get().map(|list| list.value.clone());
        let names = listed(&cookie.names).unwrap_or_default().into_iter();
        let patterns = listed(&cookie.patterns).unwrap_or_default().into_iter();
        let each_name = names.map(|name| Cookie {
            name,
            ..alone.value.clone()
        });
        let each_pattern = patterns.map(|pattern| Cookie {
            pattern,
            ..alone.value.clone()
        });
        // More cookies than a charter may have are reported, not stored.
        let room = (MAX_COOKIES + 1).saturating_sub(cookies.len());
        let each = each_name.chain(each_pattern).take(room);
        cookies.extend(each.map(|cookie| Field::Given(Spanned::new(cookie, alone.span))));
    }
    cookies
}

/// Returns the error for a list of names or patterns that is empty, or has another name beside it.
fn wrong(cookie: &Cookie) -> Option<Diagnostic> {
    let lists = [("names", &cookie.names), ("patterns", &cookie.patterns)];
    let given = |(key, field): (&'static str, &Field<Vec<Field<String>>>)| {
        Some((key, field.get()?.span, field.get()?.is_empty()))
    };
    let given: Vec<_> = lists.into_iter().filter_map(given).collect();
    if let Some((key, span, _)) = given.iter().find(|(.., is_empty)| *is_empty) {
        let title = format!("the list `{key}` is empty");
        return Some(Diagnostic::error("missing-key", title, *span, "").help(
            "write the names of the cookies of this row, as in `names = [\"a\", \"b\"]`, or their \
             patterns, as in `patterns = [\"a_*\", \"b_*\"]`",
        ));
    }
    let (list, span, _) = *given.first()?;
    let others = [("name", &cookie.name), ("pattern", &cookie.pattern)];
    let (key, other) = others
        .into_iter()
        .find_map(|(key, field)| Some((key, field.get()?)))?;
    let title = format!("the cookie has both `{list}` and a `{key}`");
    Some(
        Diagnostic::error("name-and-pattern", title, span, format!("the {list}"))
            .label(other.span, format!("the {key}"))
            .help("write all names of the row into `names`, and all patterns into `patterns`"),
    )
}
