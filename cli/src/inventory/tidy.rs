//! Puts an inventory in order before it becomes a policy: names as browsers keep them, no duplicates, one
//! category for cookies that meet.

use std::collections::HashMap;

use charte_compiler::meant::{several, starred};
use charte_core::cookie::{MAX_COOKIES, Storage, unstorable_in_name};
use charte_core::host::{self, is_below};
use charte_core::word::Word;

use super::{Cookie, Inventory, Notes, Texts, text};

/// The name, whether it is a pattern, the storage, the domain or host, the path.
type Identity = (String, bool, String, Option<String>, Option<String>);

/// Puts an inventory in order, and reports what that changes.
pub(crate) fn tidy(inventory: &mut Inventory, notes: &mut Notes) {
    let cookies = std::mem::take(&mut inventory.cookies);
    // What distinguishes cookies in a browser; the positions of a name, for the categories.
    let mut known: HashMap<Identity, usize> = HashMap::new();
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    for mut cookie in cookies {
        if inventory.cookies.len() >= MAX_COOKIES {
            notes.add(format!(
                "a charter has at most {MAX_COOKIES} cookies; the further ones are left out"
            ));
            break;
        }
        if !is_usable(&mut cookie, notes) {
            continue;
        }
        place(&mut cookie, inventory, notes);
        let identity = (
            cookie.name.clone(),
            cookie.is_pattern,
            cookie.storage.clone(),
            cookie.lives_on().map(str::to_owned),
            cookie.path.clone(),
        );
        if let Some(first) = known.get(&identity) {
            let first = &mut inventory.cookies[*first];
            notes.about(
                "the source has these more than once; the first entry counts, and the others add \
                 what it lacks",
                &cookie.name,
            );
            complete(first, cookie);
            continue;
        }
        let same = by_name.entry(cookie.name.clone()).or_default();
        let meets = same.iter().map(|at| &inventory.cookies[*at]);
        let mut meets = meets.filter(|other| may_meet(other, &cookie));
        if let Some(first) = meets.find(|other| other.category != cookie.category) {
            notes.about(
                "these are in several categories, and one host may receive them all; the first \
                 category counts",
                &cookie.name,
            );
            cookie.category.clone_from(&first.category);
        }
        same.push(inventory.cookies.len());
        known.insert(identity, inventory.cookies.len());
        inventory.cookies.push(cookie);
    }
    texts(inventory, notes);
}

/// Corrects the name and the storage of a cookie. Returns false if it has no usable name.
fn is_usable(cookie: &mut Cookie, notes: &mut Notes) -> bool {
    if Storage::from_word(&cookie.storage).is_none() {
        "cookie".clone_into(&mut cookie.storage);
    }
    let name = text::clean(&cookie.name);
    let is_odd = if cookie.is_cookie() {
        unstorable_in_name(&name).is_some()
    } else {
        name.contains(char::is_whitespace)
    };
    let is_empty = name.is_empty() || cookie.is_pattern && name.chars().all(|it| it == '*');
    let is_long = name.chars().count() > 4_096;
    if is_odd || is_empty || is_long {
        notes.about(
            "these are no names that browsers keep, and are left out",
            &cookie.name,
        );
        return false;
    }
    cookie.name = name;
    if cookie.is_pattern && !cookie.name.contains('*') {
        cookie.is_pattern = false;
    }
    true
}

/// Keeps the domain, host and path of a cookie if they are what they should be.
fn place(cookie: &mut Cookie, inventory: &Inventory, notes: &mut Notes) {
    for place in [&mut cookie.domain, &mut cookie.host] {
        let Some(written) = place.take() else {
            continue;
        };
        let lower = written.trim().trim_start_matches('.').to_ascii_lowercase();
        if lower.is_empty() {
            continue;
        }
        if host::check(&lower).is_ok() && lower.contains('.') {
            *place = Some(lower);
        } else {
            notes.about("these are no domains, and are left out", &written);
        }
    }
    // A host-only cookie of the platform itself needs no domain.
    let own = inventory.host();
    if cookie.host.as_deref() == Some(own) {
        cookie.host = None;
    }
    if cookie.host.is_some() || cookie.name.starts_with("__Host-") {
        cookie.domain = None;
    }
    if let Some(place) = cookie.lives_on()
        && !own.is_empty()
        && cookie.is_third_party.is_none()
        && !is_below(own, place)
        && !is_below(place, own)
    {
        cookie.is_third_party = Some(true);
    }
    cookie.path = cookie.path.take().filter(|path| path.starts_with('/'));
}

/// Adds to a cookie what it lacks.
fn complete(first: &mut Cookie, other: Cookie) {
    let add = |texts: &mut Texts, more: Texts| {
        for (language, text) in more {
            texts.entry(language).or_insert(text);
        }
    };
    add(&mut first.purpose, other.purpose);
    add(&mut first.service, other.service);
    if first.duration.is_none() {
        first.duration = other.duration;
    }
    if first.provider.is_none() {
        first.provider = other.provider;
    }
}

/// Returns whether one host may receive both cookies.
fn may_meet(one: &Cookie, other: &Cookie) -> bool {
    if one.storage != other.storage || one.is_third_party != other.is_third_party {
        return false;
    }
    match (one.lives_on(), other.lives_on()) {
        (Some(one), Some(other)) => is_below(one, other) || is_below(other, one),
        _ => true,
    }
}

/// Reports the texts that lose something when they are written.
fn texts(inventory: &Inventory, notes: &mut Notes) {
    let categories = inventory.categories.iter();
    let categories = categories.flat_map(|it| [(&it.id, &it.heading), (&it.id, &it.description)]);
    let cookies = inventory.cookies.iter();
    let cookies = cookies.flat_map(|it| [(&it.name, &it.purpose), (&it.name, &it.service)]);
    for (name, texts) in categories.chain(cookies) {
        if texts.values().any(|text| text::is_changed(text)) {
            notes.about(
                format!(
                    "control characters and what is beyond {} characters are left out of these \
                     texts",
                    text::MAX_TEXT
                ),
                name,
            );
        }
    }
}

/// Returns the names in a cell that people write: `a, b`, `_ga_<id>`, `_pk_*`. Each with whether it is a
/// pattern.
pub(crate) fn names(cell: &str) -> Vec<(String, bool)> {
    let cell = cell.trim().trim_matches(['`', '"', '\u{201c}', '\u{201d}']);
    let of = |name: &str| {
        let name = starred(name).unwrap_or_else(|| name.to_owned());
        let name = name.trim().to_owned();
        // `_ga_#`, `_ga_xxx`: a mark for what differs.
        let name = match name
            .strip_suffix(['#', '\u{2026}'])
            .or(name.strip_suffix("..."))
        {
            Some(start) if start.len() > 2 => format!("{start}*"),
            _ => name,
        };
        let is_pattern = name.contains('*');
        (name, is_pattern)
    };
    let is_one = unstorable_in_name(cell).is_none() && !cell.contains([',', '\n', ' ']);
    if is_one {
        return vec![of(cell)];
    }
    several(cell).into_iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn names_in_cells() {
        let all =
            |cell: &str| -> Vec<String> { names(cell).into_iter().map(|(name, _)| name).collect() };
        assert_eq!(all("_ga"), ["_ga"]);
        assert_eq!(all("_ga, _gid and _gat"), ["_ga", "_gid", "_gat"]);
        assert_eq!(all("_ga_<container-id>"), ["_ga_*"]);
        assert_eq!(all("_ga_#"), ["_ga_*"]);
        assert_eq!(all(" `_pk_*` "), ["_pk_*"]);
    }
}
