//! The data of a macro call, as generated code writes it.

use charte_core::cookie::Cookie;
use charte_core::format::Format;
use charte_core::index;
use charte_core::kind::PageKind;
use charte_core::platforms::Platforms;

use crate::declaration::equal;
use crate::field_value::FieldValue;

/// All charters of one macro call.
#[derive(Debug)]
pub struct Data {
    /// What platforms share. Empty only where the policies have errors: then every question has
    /// an empty answer, so that the errors are the only messages.
    pub templates: &'static [TemplateData],
    /// The platforms.
    pub platforms: Platforms<'static>,
    /// The compressed pages.
    pub bodies: Bodies,
    /// The hosts, as the message about an unknown one lists them.
    pub known: &'static str,
}

/// The compressed pages, as [`charte_core::body`] reads them.
#[derive(Debug)]
pub struct Bodies {
    /// Where the body of each length class, format, language and encoding is: an index of `bodies`, in the
    /// order of [`index::body`].
    pub index: &'static [u8],
    /// The bodies.
    pub bodies: &'static [u8],
    /// The compressed stretches.
    pub streams: &'static [u8],
}

impl Bodies {
    pub(crate) const NONE: Self = Self {
        index: &[],
        bodies: &[],
        streams: &[],
    };
}

/// What the platforms with one policy, but for their values, share.
#[derive(Debug)]
pub struct TemplateData {
    /// The shared parts of all pages.
    pub parts: &'static str,
    /// The languages; the policy's own is the first.
    pub languages: &'static [&'static str],
    /// The layouts of all pages.
    pub layouts: &'static [u8],
    /// Where the layout of each page is: an index of `layouts`, in the order of [`index::page`].
    pub index: &'static [u8],
    /// The value of `Content-Security-Policy` for the HTML page of each kind.
    pub security_policies: &'static [&'static FieldValue],
    /// The value of `Link` for each served format and each language; empty for none.
    pub alternates: &'static [&'static FieldValue],
    /// The ids of the gated categories, in the order of their boxes.
    pub gated: &'static [&'static str],
    /// The cookies.
    pub cookies: &'static [Cookie],
    /// The consent revision.
    pub revision: u128,
    /// How the visitor's choice is kept.
    pub choice: ChoiceData,
}

/// How the visitor's choice is kept.
#[derive(Debug)]
pub struct ChoiceData {
    /// The name of the declared cookie; `None` where the policy declares none.
    pub cookie: Option<&'static str>,
    /// How long a choice is kept, in seconds.
    pub kept: Option<u64>,
    /// How long a refusal of everything is kept, in seconds.
    pub refusal_kept: Option<u64>,
    /// Whether `Sec-GPC: 1` counts as a refusal.
    pub gpc: bool,
    /// Whether `DNT: 1` counts as a refusal.
    pub dnt: bool,
    /// The path where the choice is made.
    pub manage: Option<&'static str>,
    /// The same with a query that says that a choice was saved.
    pub saved: Option<&'static str>,
}

impl ChoiceData {
    /// That of a policy which says nothing of it.
    pub const NONE: Self = Self {
        cookie: None,
        kept: None,
        refusal_kept: None,
        gpc: false,
        dnt: false,
        manage: None,
        saved: None,
    };
}

impl Data {
    /// What stands for policies with errors.
    pub const EMPTY: Self = Self {
        templates: &[],
        platforms: Platforms::EMPTY,
        bodies: Bodies::NONE,
        known: "",
    };

    /// Whether the policies have errors.
    pub(crate) const fn is_empty(&self) -> bool {
        self.templates.is_empty()
    }

    /// The template with this position.
    #[inline]
    pub(crate) const fn template(&'static self, position: usize) -> &'static TemplateData {
        if position < self.templates.len() {
            &self.templates[position]
        } else {
            &TemplateData::EMPTY
        }
    }
}

impl TemplateData {
    const EMPTY: Self = Self {
        parts: "",
        languages: &[],
        layouts: &[],
        index: &[],
        security_policies: &[],
        alternates: &[],
        gated: &[],
        cookies: &[],
        revision: 0,
        choice: ChoiceData::NONE,
    };

    /// The layout of a page; `None` where there is none or it was not asked for.
    #[inline]
    pub(crate) const fn layout(
        &self,
        kind: PageKind,
        format: Format,
        language: usize,
    ) -> Option<&'static [u8]> {
        match index::page(kind, format, language, self.languages.len()) {
            Some(page) => index::get(self.index, page, self.layouts),
            None => None,
        }
    }

    /// Whether there is a page and it was asked for.
    #[cfg(feature = "web")]
    #[inline]
    pub(crate) fn has(&self, kind: PageKind, format: Format, language: usize) -> bool {
        index::page(kind, format, language, self.languages.len())
            .is_some_and(|page| index::has(self.index, page))
    }

    /// The position of a language; case does not matter (RFC 5646, section 2.1.1).
    pub(crate) const fn language(&self, tag: &str) -> Option<usize> {
        let mut at = 0;
        while at < self.languages.len() {
            if same_tag(self.languages[at], tag) {
                return Some(at);
            }
            at += 1;
        }
        None
    }

    /// The position of the box of the category with this id.
    pub(crate) const fn gated(&self, id: &str) -> Option<usize> {
        let mut at = 0;
        while at < self.gated.len() {
            if equal(self.gated[at].as_bytes(), id.as_bytes()) {
                return Some(at);
            }
            at += 1;
        }
        None
    }

    /// Returns the bit of a gated category in a stored choice: its position in the order of the ids,
    /// which no order of the policy changes. There are at most 31.
    pub(crate) fn bit(&self, category: &str) -> Option<u64> {
        if !self.gated.contains(&category) {
            return None;
        }
        let before = self.gated.iter().filter(|id| **id < category).count();
        1_u64.checked_shl(u32::try_from(before).ok()?)
    }
}

/// Whether two language tags are the same but for ASCII case.
const fn same_tag(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if !one[at].eq_ignore_ascii_case(&other[at]) {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::same_tag;

    #[test]
    fn tags() {
        assert!(same_tag("pt-BR", "PT-br"));
        assert!(!same_tag("pt-BR", "pt"));
        assert!(!same_tag("pt-BR", "pt-PT"));
    }
}
