//! The data of a macro call, as generated code writes it.

use charte_core::cookie::Cookie;
use charte_core::format::Format;
use charte_core::index::{self, ResourcePage};
use charte_core::kind::PageKind;
use charte_core::own_value::OwnKind;
use charte_core::platforms::Platforms;
use charte_core::question::covers;
use charte_core::resource::Directive;

use crate::field_value::FieldValue;

/// All charters of one macro call.
#[derive(Debug)]
pub struct Data {
    /// What platforms share. It is empty only if the policies have errors. Then every method
    /// returns an empty result, so that rustc reports the errors of the policies and no others.
    pub templates: &'static [TemplateData],
    /// The platforms.
    pub platforms: Platforms<'static>,
    /// The compressed pages.
    pub bodies: Bodies,
    /// The hosts, as the message about an unknown host lists them.
    pub known: &'static str,
}

/// The compressed pages, as [`charte_core::body`] reads them.
#[derive(Debug)]
pub struct Bodies {
    /// The position of the body of each length class, format, language and encoding: an index of
    /// `bodies`, in the order of [`index::body`].
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

/// What the platforms of one policy share: everything except their values.
#[derive(Debug)]
pub struct TemplateData {
    /// The shared parts of all pages.
    pub parts: &'static str,
    /// The languages. The first is the language of the policy.
    pub languages: &'static [&'static str],
    /// The layouts of all pages.
    pub layouts: &'static [u8],
    /// The position of the layout of each page: an index of `layouts`, in the order of
    /// [`index::page`] and then of [`index::resource`].
    pub index: &'static [u8],
    /// The value of `Content-Security-Policy` for the HTML page of each kind.
    pub security_policies: &'static [&'static FieldValue],
    /// The value of `Link` for each served format and each language; an empty list if there is
    /// none.
    pub alternates: &'static [&'static FieldValue],
    /// The ids of the gated categories, in the order of the policy.
    pub gated: &'static [&'static str],
    /// The ids of the questions, in the order of their boxes: the gated categories, or each with its
    /// providers.
    pub questions: &'static [&'static str],
    /// The cookies.
    pub cookies: &'static [Cookie],
    /// The fingerprint of the content, as `[lock]` records it.
    pub content: u128,
    /// The embeds and the scripts, in the order of [`index::resource`].
    pub resources: &'static [ResourceData],
    /// The consent revision.
    pub revision: u128,
    /// How the visitor's choice is stored.
    pub choice: ChoiceData,
    /// The values that each platform gives, in the order of their ids: the id and the kind.
    pub values: &'static [(&'static str, OwnKind)],
}

/// An embed or a script.
#[derive(Debug)]
pub struct ResourceData {
    /// The id. Embeds and scripts have ids of their own.
    pub id: &'static str,
    /// Whether it is a script.
    pub is_script: bool,
    /// The id of the question that decides about it; `None` if it needs no consent.
    pub question: Option<&'static str>,
    /// What it loads: a source of `Content-Security-Policy` for each directive.
    pub sources: &'static [(Directive, &'static str)],
    /// The hashes of a script, as sources of `Content-Security-Policy`.
    pub integrity: Option<&'static str>,
}

/// How the visitor's choice is stored.
#[derive(Debug)]
pub struct ChoiceData {
    /// The name of the declared cookie; `None` if the policy declares none.
    pub cookie: Option<&'static str>,
    /// The lifetime of a choice, in seconds.
    pub kept: Option<u64>,
    /// The lifetime of a refusal of everything, in seconds.
    pub refusal_kept: Option<u64>,
    /// The text of `/.well-known/gpc.json`, if `Sec-GPC: 1` counts as a refusal.
    pub gpc: Option<&'static str>,
    /// Whether `DNT: 1` counts as a refusal.
    pub dnt: bool,
    /// The path of the charter, without a query.
    pub charter: Option<&'static str>,
    /// The path of the preferences page.
    pub manage: Option<&'static str>,
    /// The addresses to which visitors are redirected after their choice: the path with the query
    /// for it; then, if there are several languages, the same with each language in the query.
    pub saved: &'static [&'static str],
    /// Whether a choice that is made despite a signal overrules it.
    pub overrule: bool,
    /// The domain of the platforms that share one choice.
    pub shared: Option<&'static str>,
}

impl ChoiceData {
    /// The settings of a policy without `[choice]`.
    pub const NONE: Self = Self {
        cookie: None,
        kept: None,
        refusal_kept: None,
        gpc: None,
        dnt: false,
        charter: None,
        manage: None,
        saved: &[],
        overrule: false,
        shared: None,
    };
}

impl Data {
    /// The data of policies with errors.
    pub const EMPTY: Self = Self {
        templates: &[],
        platforms: Platforms::EMPTY,
        bodies: Bodies::NONE,
        known: "",
    };

    /// Returns whether the policies have errors.
    pub(crate) const fn is_empty(&self) -> bool {
        self.templates.is_empty()
    }

    /// Returns the template at this position.
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
        questions: &[],
        cookies: &[],
        content: 0,
        resources: &[],
        revision: 0,
        choice: ChoiceData::NONE,
        values: &[],
    };

    /// Returns the layout of a page; `None` if the policy or the macro call omits the page.
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

    /// Returns the layout of a page of the script or the embed with this position; `None` if there is none
    /// of this kind.
    pub(crate) const fn resource_layout(
        &self,
        resource: usize,
        page: ResourcePage,
        language: usize,
    ) -> Option<&'static [u8]> {
        match index::resource(resource, page, language, self.languages.len()) {
            Some(page) => index::get(self.index, page, self.layouts),
            None => None,
        }
    }

    /// Returns whether the program contains a page.
    #[cfg(feature = "web")]
    #[inline]
    pub(crate) fn has(&self, kind: PageKind, format: Format, language: usize) -> bool {
        index::page(kind, format, language, self.languages.len())
            .is_some_and(|page| index::has(self.index, page))
    }

    /// Returns the position of a language, in any case (RFC 5646, section 2.1.1).
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

    /// Returns the positions of the boxes of a question, or of all questions of a category.
    pub(crate) fn boxes(&self, id: &str) -> impl Iterator<Item = usize> {
        let boxes = self.questions.iter().enumerate();
        boxes.filter_map(move |(at, question)| covers(id, question).then_some(at))
    }

    /// Returns the bits of a question in a stored choice, or those of all questions of a category.
    /// `None` for any other id.
    ///
    /// The bit of a question is its position in the order of the ids, so the order of the policy does
    /// not change it. There are at most 64.
    pub(crate) fn bits(&self, id: &str) -> Option<u64> {
        let covered = self
            .questions
            .iter()
            .filter(|question| covers(id, question));
        let bits = covered.fold(0, |bits, question| bits | self.bit(question));
        (bits != 0).then_some(bits)
    }

    fn bit(&self, question: &str) -> u64 {
        let before = self.questions.iter().filter(|id| **id < question).count();
        let before = u32::try_from(before).unwrap_or(u32::MAX);
        1_u64.checked_shl(before).unwrap_or(0)
    }
}

/// Returns whether two language tags are equal in any ASCII case.
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
