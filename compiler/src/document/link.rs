//! The links of a page, and their targets.

use charte_core::values::Slot;

use super::{Inline, Piece, line};
use crate::model::{Charter, Target};

/// Returns a link to an address, or to a path on the platform.
pub(super) fn link(charter: &Charter, address: &str, text: Vec<Inline>) -> Inline {
    Inline::Link {
        target: target_of(charter, address),
        text,
        autolink: false,
    }
}

/// Returns a link whose text is its address.
pub(super) fn autolink(charter: &Charter, target: &Target) -> Inline {
    Inline::Link {
        target: pieces(charter, target),
        text: shown(charter, target),
        autolink: true,
    }
}

/// Returns the target of a link.
pub(super) fn pieces(charter: &Charter, target: &Target) -> Vec<Piece> {
    match target {
        Target::Address(address) | Target::Manage(address) => target_of(charter, address),
        Target::Platform(rest) if rest.is_empty() => vec![Piece::Value(Slot::Href)],
        Target::Platform(rest) => vec![Piece::Value(Slot::Href), Piece::Text(rest.clone())],
        Target::Value(value) => vec![Piece::Value(Slot::Own(value.position))],
    }
}

fn target_of(charter: &Charter, address: &str) -> Vec<Piece> {
    if let Some(id) = address.strip_prefix('#') {
        return fragment(charter, id);
    }
    let text = Piece::Text(address.to_owned());
    if is_path(charter, address) {
        vec![Piece::Origin, text]
    } else {
        vec![text]
    }
}

/// Returns the target of a link to a part of this page.
fn fragment(charter: &Charter, id: &str) -> Vec<Piece> {
    let page = charter.page.address.as_ref();
    let page = page
        .map(|address| address.as_str())
        .filter(|address| !address.contains('#') && (!address.starts_with('/') || charter.has_url));
    let mut pieces = page
        .map(|page| target_of(charter, page))
        .unwrap_or_default();
    pieces.push(Piece::Fragment(id.to_owned()));
    pieces
}

/// Returns whether an address is a path that the URL of the platform completes. A charter
/// without a platform has no such URL.
fn is_path(charter: &Charter, address: &str) -> bool {
    address.starts_with('/') && charter.has_url
}

/// Returns an address as it is shown.
fn shown(charter: &Charter, target: &Target) -> Vec<Inline> {
    let below = |path: &str| {
        let parts = vec![Inline::Value(Slot::Url), Inline::Text(path.to_owned())];
        line::join(parts)
    };
    match target {
        Target::Address(path) | Target::Manage(path) if is_path(charter, path) => below(path),
        Target::Address(address) | Target::Manage(address) => {
            let schemes = ["mailto:", "tel:"];
            let bare = schemes.iter().find_map(|it| address.strip_prefix(it));
            let shown = bare.unwrap_or(address);
            vec![Inline::Text(shown.to_owned())]
        }
        Target::Platform(rest) => below(rest),
        Target::Value(value) => vec![Inline::Value(Slot::Shown(value.position))],
    }
}
