//! Words in the cells of tables: consent, storage, party, yes and no.

use charte_core::cookie::Storage;

use crate::inventory::necessity;
use crate::inventory::text::plain;

/// Returns whether a cell states that no consent is needed.
pub(super) fn exempt(cell: &str) -> Option<bool> {
    match plain(cell).as_str() {
        "exempt" | "no" | "non" | "false" | "nein" | "not required" => Some(true),
        "required" | "yes" | "oui" | "true" | "ja" | "si" => Some(false),
        words => necessity::of_words(words),
    }
}

/// Returns the storage that words name.
pub(super) fn storage(words: &str) -> Option<Storage> {
    let words: String = plain(words)
        .chars()
        .filter(|it| it.is_alphanumeric())
        .collect();
    let has = |part: &str| words.contains(part);
    Some(match words.as_str() {
        "cookie" | "cookies" | "http" | "httpcookie" | "httpcookies" | "cookiehttp" | "https" => {
            Storage::Cookie
        }
        _ if has("localstorage") || has("stockagelocal") || words == "html5" || words == "html" => {
            Storage::LocalStorage
        }
        _ if has("sessionstorage") => Storage::SessionStorage,
        _ if has("indexeddb") => Storage::IndexedDb,
        _ if has("pixel") => Storage::Pixel,
        _ => {
            return Storage::ALL
                .iter()
                .copied()
                .find(|it| it.as_str().replace('-', "") == words);
        }
    })
}

/// Returns whether words name a third party.
pub(super) fn party(words: &str) -> Option<bool> {
    let words = plain(words);
    let has = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
    if has(&[
        "third",
        "3rd",
        "tiers",
        "tierce",
        "drittanbiet",
        "terceros",
        "terze part",
        "terceiros",
        "derde",
    ]) {
        Some(true)
    } else if has(&[
        "first",
        "1st",
        "proprietaire",
        "erstanbiet",
        "propia",
        "prima parte",
        "eigen",
    ]) || words == "interne"
    {
        Some(false)
    } else {
        None
    }
}

pub(super) fn flag(cell: &str) -> Option<bool> {
    match plain(cell).as_str() {
        "true" | "yes" | "oui" | "ja" | "si" | "1" | "x" | "\u{2713}" | "\u{2714}" => Some(true),
        "false" | "no" | "non" | "nein" | "0" => Some(false),
        _ => None,
    }
}
