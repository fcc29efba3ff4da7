//! What a file changes in the cookies and sections that it inherits.

use std::collections::BTreeMap;

use super::change::change;
use super::names;
use crate::change::{Change, ChangeKind};
use crate::diagnostic::{Diagnostic, Diagnostics, listed, similar};
use crate::source::{Span, Spanned};
use crate::syntax::{Cookie, Field, Inherit, Policy, Section};

/// Joins the cookies of `policy` with those of `base`. A cookie with the name of an inherited one
/// changes it.
pub(super) fn cookies(
    policy: &mut Policy,
    base: Option<&Policy>,
    changes: &mut Vec<Change>,
    diagnostics: &mut Diagnostics,
) {
    let Some(own) = policy.cookie.get() else {
        return;
    };
    let span = own.span;
    let own = names::each(own, diagnostics);
    let inherited = base.and_then(|base| base.cookie.get());
    let mut joined = inherited.map(|list| list.value.clone()).unwrap_or_default();
    let inherited = joined.len();
    let mut seen = BTreeMap::new();
    for cookie in own.iter().filter_map(Field::get) {
        if let Some(identity) = identity(cookie)
            && let first = *seen.entry(identity).or_insert(place(cookie))
            && first != place(cookie)
        {
            let shown = name(cookie).unwrap_or_default();
            diagnostics.push(duplicate_cookie(shown, place(cookie), first));
            continue;
        }
        let found = changed_by(cookie, &joined[..inherited]);
        let absent = given_true(&cookie.absent);
        match (found, absent) {
            (Some(at), Some(absent)) => {
                let far = joined[at].get().map(place);
                changes.extend(far.map(|far| removal("cookie", name(cookie), absent, far)));
                joined[at] = Field::Absent;
            }
            (Some(at), None) => {
                let mut nearer = cookie.clone();
                if let Field::Given(far) = &joined[at] {
                    let owner = format!(" of the cookie `{}`", name(cookie).unwrap_or_default());
                    let clashes = nearer.value.clashes(&far.value).into_iter();
                    let clashes = clashes.filter(|clash| !IDENTITY.contains(&clash.key));
                    changes.extend(clashes.map(|clash| change(clash, &owner)));
                    nearer.value.inherit(&far.value);
                }
                joined[at] = Field::Given(nearer);
            }
            (None, Some(absent)) => {
                let names = joined[..inherited]
                    .iter()
                    .filter_map(Field::get)
                    .filter_map(|known| name(known));
                diagnostics.push(nothing_to_remove("cookie", name(cookie), absent, names));
            }
            (None, None) => joined.push(Field::Given(cookie.clone())),
        }
    }
    joined.retain(|cookie| !cookie.is_absent());
    policy.cookie = Field::Given(Spanned::new(joined, span));
}

/// Joins the sections of `policy` with those of `base`. A section with the id of an inherited one
/// changes it, and `after` gives its position.
pub(super) fn sections(
    policy: &mut Policy,
    base: Option<&Policy>,
    changes: &mut Vec<Change>,
    diagnostics: &mut Diagnostics,
) {
    let Some(own) = policy.section.get() else {
        return;
    };
    let span = own.span;
    let inherited = base.and_then(|base| base.section.get());
    let mut joined = inherited.map(|list| list.value.clone()).unwrap_or_default();
    for (index, section) in own.iter().enumerate() {
        let Field::Given(section) = section else {
            continue;
        };
        let twin = own[..index]
            .iter()
            .filter_map(Field::get)
            .find(|other| id(other).is_some() && id(other) == id(section));
        if let (Some(twin), Some(twin_id)) = (twin, section.id.get()) {
            let title = format!("the section `{twin_id}` is declared twice");
            let first = twin.id.get().map_or(twin.span, |id| id.span);
            diagnostics.push(
                Diagnostic::error(
                    "duplicate-section",
                    title,
                    twin_id.span,
                    "declared again here",
                )
                .label(first, "declared here first")
                .help("give one of them another `id`, or none"),
            );
            continue;
        }
        let at = joined.iter().position(|known| {
            id(section).is_some() && known.get().is_some_and(|known| id(known) == id(section))
        });
        let absent = given_true(&section.absent);
        let mut nearer = section.clone();
        match (at, absent) {
            (Some(at), Some(absent)) => {
                let far = joined[at].get().map(|far| far.span);
                changes.extend(far.map(|far| removal("section", id(section), absent, far)));
                joined.remove(at);
                continue;
            }
            (Some(at), None) => {
                if let Field::Given(far) = &joined[at] {
                    let owner = format!(" of the section `{}`", id(section).unwrap_or_default());
                    let clashes = nearer.value.clashes(&far.value).into_iter();
                    let texts = clashes.filter(|clash| clash.is_text);
                    changes.extend(texts.map(|clash| change(clash, &owner)));
                    nearer.value.inherit(&far.value);
                }
                if section.after.is_absent() {
                    joined[at] = Field::Given(nearer);
                    continue;
                }
                joined.remove(at);
            }
            (None, Some(absent)) => {
                let ids = joined
                    .iter()
                    .filter_map(Field::get)
                    .filter_map(|known| id(known));
                diagnostics.push(nothing_to_remove("section", id(section), absent, ids));
                continue;
            }
            (None, None) => {}
        }
        let at = match section.after.get() {
            None => joined.len(),
            Some(after) => place_after(after, &joined, diagnostics),
        };
        joined.insert(at, Field::Given(nearer));
    }
    policy.section = Field::Given(Spanned::new(joined, span));
}

fn place_after(
    after: &Spanned<String>,
    sections: &[Field<Section>],
    diagnostics: &mut Diagnostics,
) -> usize {
    let ids = || {
        sections
            .iter()
            .filter_map(Field::get)
            .filter_map(|known| id(known))
    };
    let found = sections.iter().position(|known| {
        known
            .get()
            .is_some_and(|known| id(known) == Some(after.as_str()))
    });
    if found.is_none() {
        let title = format!("there is no section `{after}` before this one");
        let diagnostic = Diagnostic::error("unknown-reference", title, after.span, "");
        diagnostics.push(match similar(after, ids()) {
            Some(near) => diagnostic.patch(
                "there is a section with a similar id",
                after.span,
                format!("\"{near}\""),
            ),
            None => diagnostic.help("write the `id` of an inherited section, or leave `after` out"),
        });
    }
    found.map_or(sections.len(), |at| at + 1)
}

/// Returns the inherited cookie that this one changes: the one with its name and, if given, its
/// storage and domain. If several match, the path decides.
fn changed_by(cookie: &Cookie, inherited: &[Field<Cookie>]) -> Option<usize> {
    let given = |own: Option<&str>, other: Option<&str>| own.is_none() || own == other;
    let candidates: Vec<usize> = (0..inherited.len())
        .filter(|&at| {
            inherited[at].get().is_some_and(|other| {
                name(cookie).is_some()
                    && name(other) == name(cookie)
                    && given(storage(cookie), storage(other).or(Some("cookie")))
                    && given(text(&cookie.domain), text(&other.domain))
                    && given(text(&cookie.host), text(&other.host))
            })
        })
        .collect();
    match candidates[..] {
        [one] => Some(one),
        _ => candidates.into_iter().find(|&at| {
            inherited[at]
                .get()
                .is_some_and(|other| identity(other) == identity(cookie))
        }),
    }
}

/// Returns the identity of a cookie (RFC 6265bis, storage model: name, domain, path), with its
/// storage.
fn identity(cookie: &Cookie) -> Option<[Option<&str>; 5]> {
    let name = name(cookie)?;
    let storage = storage(cookie).or(Some("cookie"));
    Some([
        Some(name),
        storage,
        text(&cookie.domain),
        text(&cookie.host),
        text(&cookie.path),
    ])
}

/// Returns the error for a cookie that is declared twice, at the places of its name.
pub(crate) fn duplicate_cookie(name: &str, span: Span, first: Span) -> Diagnostic {
    let title = format!("the cookie `{name}` is declared twice");
    Diagnostic::error("duplicate-cookie", title, span, "declared again here")
        .label(first, "declared here first")
        .note("a cookie is known by its name, domain and path (RFC 6265bis, storage model)")
        .help("remove one of them, or give them different `domain`, `host` or `path` values")
}

/// The keys that identify a cookie. To give them again changes nothing.
const IDENTITY: &[&str] = &["name", "pattern", "storage", "domain", "host", "path"];

pub(super) fn removal(what: &str, name: Option<&str>, near: Span, far: Span) -> Change {
    let name = name.unwrap_or_default();
    Change {
        subject: format!("the {what} `{name}`"),
        kind: ChangeKind::Removal,
        near,
        far,
    }
}

/// Returns the place of the name of a cookie.
fn place(cookie: &Spanned<Cookie>) -> Span {
    let name = cookie.name.get().or(cookie.pattern.get());
    name.map_or(cookie.span, |name| name.span)
}

pub(super) fn nothing_to_remove<'a>(
    what: &str,
    name: Option<&str>,
    span: Span,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let shown = name.unwrap_or_default().to_string();
    let title = format!("there is no inherited {what} `{shown}` to leave out");
    let diagnostic = Diagnostic::error("nothing-to-remove", title, span, "");
    let known: Vec<&str> = known.collect();
    match similar(&shown, known.iter().copied()) {
        Some(near) => diagnostic.help(format!("there is an inherited {what} `{near}`")),
        None if known.is_empty() => diagnostic
            .note(format!("the file inherits no {what}"))
            .help("remove this table"),
        None => diagnostic
            .note(format!("the file inherits {}", listed(&known)))
            .help("remove this table"),
    }
}

/// Returns the place of a key whose value is `true`.
pub(super) fn given_true(field: &Field<bool>) -> Option<Span> {
    field
        .get()
        .filter(|given| given.value)
        .map(|given| given.span)
}

fn name(cookie: &Cookie) -> Option<&str> {
    text(&cookie.name).or_else(|| text(&cookie.pattern))
}

fn storage(cookie: &Cookie) -> Option<&'static str> {
    cookie.storage.get().map(|storage| storage.value.0.as_str())
}

fn id(section: &Section) -> Option<&str> {
    text(&section.id)
}

fn text(field: &Field<String>) -> Option<&str> {
    field.get().map(|text| text.value.as_str())
}
