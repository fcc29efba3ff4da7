//! Which declaration of a charter counts for a cookie. Keys, the guard, the audit and
//! [`Charter::cookie`](crate::Charter::cookie) all use this function.

use charte_core::cookie::{Cookie, Storage};
use charte_core::pattern::is_match;

use crate::guard::{Scope, domain_matches, path_matches};

/// The known properties of a cookie whose declaration is sought.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sought<'s> {
    pub(crate) name: Name<'s>,
    /// Where it is stored; `None` for any storage.
    pub(crate) storage: Option<Storage>,
    /// The hosts that receive it.
    pub(crate) scope: Option<Scope<'s>>,
    /// The path that receives it.
    pub(crate) path: Option<&'s [u8]>,
}

/// The name by which a declaration is found.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Name<'s> {
    /// The name of one cookie. A declared name must equal it; a declared pattern must match it.
    Sent(&'s [u8]),
    /// A name or a pattern that a policy declares. The declaration must have the same text.
    Declared { text: &'s str, pattern: bool },
}

impl<'s> Sought<'s> {
    /// Seeks a cookie or another item with this name, in any storage.
    pub(crate) const fn anywhere(name: &'s [u8]) -> Self {
        Self {
            name: Name::Sent(name),
            storage: None,
            scope: None,
            path: None,
        }
    }

    /// Seeks an item with this name in this storage.
    pub(crate) const fn stored(storage: Storage, name: &'s [u8]) -> Self {
        Self {
            storage: Some(storage),
            ..Self::anywhere(name)
        }
    }
}

/// Returns the declaration that counts for a cookie; `None` if the charter has none.
///
/// The most exact name counts: a name before any pattern, then the pattern with the most characters
/// besides `*`. If names are equal, the declaration with the best-fitting domain and path counts,
/// then the first in the policy. Unknown properties of the cookie are ignored.
pub(crate) const fn declaration(
    cookies: &'static [Cookie],
    sought: &Sought<'_>,
) -> Option<&'static Cookie> {
    let mut best: Option<(&'static Cookie, usize, u8)> = None;
    let mut at = 0;
    while at < cookies.len() {
        let cookie = &cookies[at];
        if is_kept_in(cookie, sought.storage) && is_named(cookie, sought.name) {
            let (exactness, place) = (exactness(cookie), place(cookie, sought));
            let is_better = match best {
                None => true,
                Some((_, exact, fit)) => exactness > exact || (exactness == exact && place > fit),
            };
            if is_better {
                best = Some((cookie, exactness, place));
            }
        }
        at += 1;
    }
    match best {
        Some((cookie, _, _)) => Some(cookie),
        None => None,
    }
}

/// Returns whether a declaration matches the cookie with this name.
pub(crate) const fn fits(cookie: &Cookie, name: &[u8]) -> bool {
    if cookie.pattern {
        is_match(cookie.name.as_bytes(), name)
    } else {
        equal(cookie.name.as_bytes(), name)
    }
}

const fn is_named(cookie: &Cookie, name: Name<'_>) -> bool {
    match name {
        Name::Sent(name) => fits(cookie, name),
        Name::Declared { text, pattern } => {
            cookie.pattern == pattern && equal(cookie.name.as_bytes(), text.as_bytes())
        }
    }
}

const fn is_kept_in(cookie: &Cookie, storage: Option<Storage>) -> bool {
    match storage {
        Some(storage) => cookie.storage as u8 == storage as u8,
        None => true,
    }
}

/// Returns how exact the name of a declaration is: the number of characters of a pattern besides
/// `*`. A name is more exact than any pattern.
const fn exactness(cookie: &Cookie) -> usize {
    if !cookie.pattern {
        return usize::MAX;
    }
    let name = cookie.name.as_bytes();
    let (mut characters, mut at) = (0, 0);
    while at < name.len() {
        if name[at] != b'*' {
            characters += 1;
        }
        at += 1;
    }
    characters
}

/// Returns how well the domain and the path of a declaration fit. A domain or path that does not
/// match outweighs a good fit of the other. The domain outweighs the path, because it decides which
/// site owns the cookie.
const fn place(cookie: &Cookie, sought: &Sought<'_>) -> u8 {
    const ELSEWHERE: u8 = 0;
    const NARROWER: u8 = 8;
    const OPEN: u8 = 9;
    const SAME: u8 = 10;

    let domain = match (cookie.host, cookie.domain, sought.scope) {
        (None, None, _) | (_, _, None) => OPEN,
        (Some(declared), _, Some(scope)) => match scope {
            Scope::Host(host) if host.eq_ignore_ascii_case(declared.as_bytes()) => SAME,
            _ => ELSEWHERE,
        },
        (None, Some(declared), Some(scope)) => {
            let declared = declared.as_bytes();
            match scope {
                Scope::Domain(domain) if domain.eq_ignore_ascii_case(declared) => SAME,
                _ if domain_matches(scope.name(), declared) => NARROWER,
                _ => ELSEWHERE,
            }
        }
    };
    let path = match (cookie.path, sought.path) {
        (None, _) | (_, None) => OPEN,
        (Some(declared), Some(path)) => {
            let declared = declared.as_bytes();
            if equal(declared, path) {
                SAME
            } else if path_matches(path, declared) {
                NARROWER
            } else {
                ELSEWHERE
            }
        }
    };
    3 * domain + path
}

/// Returns whether two byte strings are equal, also in constants.
pub(crate) const fn equal(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use charte_core::cookie::{Consent, Cookie, Storage};

    use super::{Name, Sought, declaration};
    use crate::guard::Scope;

    const fn stored(storage: Storage, name: &'static str, category: &'static str) -> Cookie {
        charte_core::cookie::cookie(name, storage, category, Consent::Exempt)
    }

    const fn pattern(name: &'static str, category: &'static str) -> Cookie {
        let mut cookie = stored(Storage::Cookie, name, category);
        cookie.pattern = true;
        cookie
    }

    const fn placed(
        domain: Option<&'static str>,
        path: Option<&'static str>,
        category: &'static str,
    ) -> Cookie {
        let mut cookie = stored(Storage::Cookie, "id", category);
        cookie.domain = domain;
        cookie.path = path;
        cookie
    }

    const fn in_a_domain(mut cookie: Cookie, domain: &'static str) -> Cookie {
        cookie.domain = Some(domain);
        cookie
    }

    static COOKIES: &[Cookie] = &[
        pattern("_pk_*", "first"),
        pattern("*_pk_", "second"),
        pattern("_pk_id*", "longer"),
        stored(Storage::Cookie, "_pk_id.1", "name"),
        stored(Storage::LocalStorage, "_pk_ses", "stored"),
        placed(Some("one.example"), None, "one"),
        placed(Some("two.example"), Some("/b"), "two"),
        placed(None, Some("/c"), "own"),
        in_a_domain(pattern("i*", "wild"), "two.example"),
    ];

    fn category(sought: &Sought<'_>) -> Option<&'static str> {
        declaration(COOKIES, sought).map(|cookie| cookie.category)
    }

    #[test]
    fn the_most_exact_name_counts_and_the_first_of_equals() {
        for (name, expected) in [
            ("_pk_id.1", Some("name")),
            ("_pk_id.2", Some("longer")),
            ("_pk_x", Some("first")),
            // Two patterns with four characters each.
            ("_pk_", Some("first")),
            ("x_pk_", Some("second")),
            ("_PK_x", None),
        ] {
            let sought = Sought::stored(Storage::Cookie, name.as_bytes());
            assert_eq!(category(&sought), expected, "{name}");
        }
    }

    #[test]
    fn each_storage_has_its_own() {
        let name = b"_pk_ses";
        assert_eq!(category(&Sought::anywhere(name)), Some("stored"));
        assert_eq!(
            category(&Sought::stored(Storage::Cookie, name)),
            Some("first")
        );
        assert_eq!(category(&Sought::stored(Storage::IndexedDb, name)), None);
    }

    #[test]
    fn of_one_name_the_place_counts() {
        for (scope, path, expected) in [
            (None, None, "one"),
            (Some(Scope::Domain(b"One.Example")), None, "one"),
            (Some(Scope::Domain(b"two.example")), None, "two"),
            (Some(Scope::Host(b"www.two.example")), Some("/b"), "two"),
            (Some(Scope::Host(b"www.two.example")), Some("/x"), "own"),
            (Some(Scope::Host(b"elsewhere.example")), None, "own"),
            (None, Some("/b/c"), "one"),
            (None, Some("/b"), "two"),
            (None, Some("/c"), "own"),
        ] {
            let sought = Sought {
                scope,
                path: path.map(str::as_bytes),
                ..Sought::stored(Storage::Cookie, b"id")
            };
            assert_eq!(category(&sought), Some(expected), "{scope:?} {path:?}");
        }
    }

    #[test]
    fn a_declaration_is_found_as_it_is_written() {
        let written = |text, pattern| {
            category(&Sought {
                name: Name::Declared { text, pattern },
                ..Sought::anywhere(b"")
            })
        };
        assert_eq!(written("_pk_*", true), Some("first"));
        assert_eq!(written("_pk_*", false), None);
        assert_eq!(written("_pk_id.1", true), None);
    }
}
