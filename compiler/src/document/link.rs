//! The links of a page, and their targets.

use charte_core::form::LANGUAGE;
use charte_core::url::without_query;
use charte_core::values::Slot;

use super::wording::Wording;
use super::{Inline, Piece, line};
use crate::model::{Charter, Target, with_query};

/// Returns a link to an address, or to a path on the platform.
pub(super) fn link(wording: &Wording<'_>, address: &str, text: Vec<Inline>) -> Inline {
    Inline::Link {
        target: target_of(wording, address),
        text,
        autolink: false,
    }
}

/// Returns a link whose text is its address.
pub(super) fn autolink(wording: &Wording<'_>, target: &Target) -> Inline {
    Inline::Link {
        target: pieces(wording, target),
        text: shown(wording, target),
        autolink: true,
    }
}

/// Returns the target of a link.
pub(super) fn pieces(wording: &Wording<'_>, target: &Target) -> Vec<Piece> {
    match target {
        Target::Address(address) | Target::Manage(address) => target_of(wording, address),
        Target::Platform(rest) if rest.is_empty() => vec![Piece::Value(Slot::Href)],
        Target::Platform(rest) => {
            vec![
                Piece::Value(Slot::Href),
                Piece::Text(in_language(wording, rest)),
            ]
        }
        Target::Value(value) => vec![Piece::Value(Slot::Own(value.position))],
    }
}

fn target_of(wording: &Wording<'_>, address: &str) -> Vec<Piece> {
    if let Some(id) = address.strip_prefix('#') {
        return fragment(wording, id);
    }
    let text = Piece::Text(in_language(wording, address));
    if is_path(wording.charter, address) {
        vec![Piece::Origin, text]
    } else {
        vec![text]
    }
}

/// Returns the target of a link to a part of this page.
fn fragment(wording: &Wording<'_>, id: &str) -> Vec<Piece> {
    let charter = wording.charter;
    let page = charter.page.address.as_ref();
    let page = page
        .map(|address| address.as_str())
        .filter(|address| !address.contains('#') && (!address.starts_with('/') || charter.has_url));
    let mut pieces = page
        .map(|page| target_of(wording, page))
        .unwrap_or_default();
    pieces.push(Piece::Fragment(id.to_owned()));
    pieces
}

/// Returns whether an address is a path that the URL of the platform completes. A charter
/// without a platform has no such URL.
fn is_path(charter: &Charter, address: &str) -> bool {
    address.starts_with('/') && charter.has_url
}

/// Returns an address in the language of this page if it is that of the charter or of its preferences
/// page, which read the language from the query. Any other address is unchanged, and so is one that
/// names a language.
pub(super) fn in_language(wording: &Wording<'_>, address: &str) -> String {
    let charter = wording.charter;
    let page = charter.page.address.as_ref();
    let page = page.map(|address| address.as_str());
    let mut ours = [page, charter.form_path()].into_iter().flatten();
    let (before, _) = address.split_once('#').unwrap_or((address, ""));
    let (base, query) = before.split_once('?').unwrap_or((before, ""));
    let mut names = query.split('&').filter_map(|pair| pair.split('=').next());
    let is_in_several = charter.languages.len() > 1;
    if !is_in_several
        || !ours.any(|ours| without_query(ours) == base)
        || names.any(|name| name == LANGUAGE)
    {
        return address.to_owned();
    }
    with_query(address, &format!("{LANGUAGE}={}", wording.language()))
}

/// Returns an address as it is shown.
fn shown(wording: &Wording<'_>, target: &Target) -> Vec<Inline> {
    let charter = wording.charter;
    let below = |path: &str| {
        let path = in_language(wording, path);
        let parts = vec![Inline::Value(Slot::Url), Inline::Text(path)];
        line::join(parts)
    };
    match target {
        Target::Address(path) | Target::Manage(path) if is_path(charter, path) => below(path),
        Target::Address(address) | Target::Manage(address) => {
            let schemes = ["mailto:", "tel:"];
            let bare = schemes.iter().find_map(|it| address.strip_prefix(it));
            let shown = bare.unwrap_or(address);
            vec![Inline::Text(in_language(wording, shown))]
        }
        Target::Platform(rest) => below(rest),
        Target::Value(value) => vec![Inline::Value(Slot::Shown(value.position))],
    }
}

#[cfg(test)]
mod tests {
    use super::in_language;
    use crate::document::fixture::{at, charter, shop};
    use crate::document::wording::Wording;
    use crate::locale::Library;
    use crate::model::{Link, LinkOrPath};

    #[test]
    fn links_between_pages_name_the_language() {
        let library = Library::default();
        let mut shop = shop();
        for page in ["/charter", "https://shop.example.org/charter"] {
            let address = if page.starts_with('/') {
                LinkOrPath::Path(page.to_owned())
            } else {
                LinkOrPath::Link(Link::checked(page))
            };
            shop.page.address = Some(at(address));
            let english = Wording::new(&shop, &library, 1);
            for (address, expected) in [
                ("/cookies", "/cookies?lang=en"),
                ("/cookies#audience", "/cookies?lang=en#audience"),
                ("/cookies?from=site", "/cookies?from=site&lang=en"),
                ("/cookies?lang=fr", "/cookies?lang=fr"),
                ("/cookies?language=fr", "/cookies?language=fr&lang=en"),
                ("/cookies/", "/cookies/"),
                ("/cookies-of-others", "/cookies-of-others"),
                (
                    "https://stats.example/cookies",
                    "https://stats.example/cookies",
                ),
                (page, &format!("{page}?lang=en")),
            ] {
                assert_eq!(in_language(&english, address), expected);
            }
        }
        let one = charter(&["fr"], &["T"]);
        let french = Wording::new(&one, &library, 0);
        assert_eq!(in_language(&french, "/cookies"), "/cookies");
    }

    #[test]
    fn the_page_of_another_consent_tool_is_not_changed() {
        let library = Library::default();
        let mut shop = shop();
        shop.cookies.retain(|cookie| cookie.category.value == 0);
        let english = Wording::new(&shop, &library, 1);
        assert_eq!(in_language(&english, "/cookies"), "/cookies");
    }
}
