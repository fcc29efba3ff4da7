//! The links of a page: their targets, and the words of those that charte writes.

use charte_core::values::Slot;

use super::wording::{Wording, words};
use super::{Inline, Piece, line};
use crate::model::{ChoiceSettings, Manage, Target};

impl Wording<'_> {
    /// Returns a link to where the visitor chooses, as a part of a line; words alone if the policy
    /// gives no address.
    pub(super) fn manage(&self) -> Vec<Inline> {
        let choice = self.charter.choice.as_ref();
        // Words that contain the link would never end.
        let is_outer = !self.names_manage.replace(true);
        let words = choice
            .filter(|_| is_outer)
            .and_then(|choice| self.manage_words(choice));
        self.names_manage.set(!is_outer);
        let words = words.unwrap_or_else(|| self::words(&self.locale.choice.manage));
        match choice.and_then(|choice| choice.manage.as_ref()) {
            Some(manage) => vec![self.link(manage.as_str(), without_links(words))],
            None => words,
        }
    }

    /// Returns the words of the policy for where the visitor chooses: its own, or the heading of the
    /// part of this page to which the link leads.
    fn manage_words(&self, choice: &ChoiceSettings) -> Option<Vec<Inline>> {
        let heading = match &choice.manage.as_ref().map(|manage| &manage.value) {
            Some(Manage::Fragment(fragment)) => self.charter.heading(&fragment[1..]),
            _ => None,
        };
        let words = choice.manage_text.as_ref().or(heading)?;
        Some(self.part(words))
    }

    /// Returns a link to an address, or to a path on the platform.
    pub(super) fn link(&self, address: &str, text: Vec<Inline>) -> Inline {
        Inline::Link {
            target: self.address(address),
            text,
            autolink: false,
        }
    }

    /// Returns a link whose text is its address.
    pub(super) fn autolink(&self, target: &Target) -> Inline {
        Inline::Link {
            target: self.pieces(target),
            text: self.shown(target),
            autolink: true,
        }
    }

    /// Returns the target of a link.
    pub(super) fn pieces(&self, target: &Target) -> Vec<Piece> {
        match target {
            Target::Address(address) | Target::Manage(address) => self.address(address),
            Target::Platform(rest) if rest.is_empty() => vec![Piece::Value(Slot::Href)],
            Target::Platform(rest) => vec![Piece::Value(Slot::Href), Piece::Text(rest.clone())],
        }
    }

    fn address(&self, address: &str) -> Vec<Piece> {
        if let Some(id) = address.strip_prefix('#') {
            return self.fragment(id);
        }
        let text = Piece::Text(address.to_owned());
        if self.is_path(address) {
            vec![Piece::Origin, text]
        } else {
            vec![text]
        }
    }

    /// Returns the target of a link to a part of this page.
    fn fragment(&self, id: &str) -> Vec<Piece> {
        let page = self.charter.page.address.as_ref();
        let page = page.map(|address| address.as_str()).filter(|address| {
            !address.contains('#') && (!address.starts_with('/') || self.charter.has_url)
        });
        let mut pieces = page.map(|page| self.address(page)).unwrap_or_default();
        pieces.push(Piece::Fragment(id.to_owned()));
        pieces
    }

    /// Returns whether an address is a path that the URL of the platform completes. A charter
    /// without a platform has no such URL.
    fn is_path(&self, address: &str) -> bool {
        address.starts_with('/') && self.charter.has_url
    }

    /// Returns an address as it is shown.
    fn shown(&self, target: &Target) -> Vec<Inline> {
        let below = |path: &str| {
            let parts = vec![Inline::Value(Slot::Url), Inline::Text(path.to_owned())];
            line::join(parts)
        };
        match target {
            Target::Address(path) | Target::Manage(path) if self.is_path(path) => below(path),
            Target::Address(address) | Target::Manage(address) => {
                let schemes = ["mailto:", "tel:"];
                let bare = schemes.iter().find_map(|it| address.strip_prefix(it));
                let shown = bare.unwrap_or(address);
                vec![Inline::Text(shown.to_owned())]
            }
            Target::Platform(rest) => below(rest),
        }
    }
}

/// Returns whether a text contains a link. Links cannot be nested.
pub(super) fn has_link(text: &[Inline]) -> bool {
    text.iter().any(|inline| match inline {
        Inline::Link { .. } => true,
        Inline::Emphasis(text) | Inline::Strong(text) | Inline::Foreign { text, .. } => {
            has_link(text)
        }
        Inline::Text(_) | Inline::Value(_) | Inline::Code(_) | Inline::Break => false,
    })
}

/// Returns the text of a link without the links of its placeholders and names, because links cannot
/// be nested.
pub(super) fn without_links(text: Vec<Inline>) -> Vec<Inline> {
    let mut words = Vec::with_capacity(text.len());
    for inline in text {
        words.push(match inline {
            Inline::Link { text, .. } => {
                words.extend(without_links(text));
                continue;
            }
            Inline::Emphasis(text) => Inline::Emphasis(without_links(text)),
            Inline::Strong(text) => Inline::Strong(without_links(text)),
            Inline::Foreign { language, text } => Inline::Foreign {
                language,
                text: without_links(text),
            },
            Inline::Text(_) | Inline::Value(_) | Inline::Code(_) | Inline::Break => inline,
        });
    }
    words
}
