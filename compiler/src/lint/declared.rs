//! What a charter declares, for lints that judge cookies, embeds and scripts alike.

use charte_core::cookie::Consent;

use crate::model::{Category, Charter, ProviderRef, PurposeClass, Text};
use crate::source::{Span, Spanned};

/// A cookie, an embed or a script.
pub(crate) struct Declared<'c> {
    /// What it is: `cookie`, `embed` or `script`.
    pub(crate) what: &'static str,
    /// The name of a cookie, or the id of an embed or a script.
    pub(crate) name: &'c str,
    /// Where that name is.
    pub(crate) place: Span,
    pub(crate) purpose: &'c Text,
    pub(crate) purpose_classes: &'c [Spanned<PurposeClass>],
    pub(crate) provider: Option<ProviderRef>,
    pub(crate) category: &'c Category,
    /// What visitors call it, and what that is.
    pub(crate) title: Option<(&'static str, &'c Text)>,
}

impl Declared<'_> {
    /// Returns whether it needs no consent.
    pub(crate) fn is_exempt(&self) -> bool {
        self.category.consent.value == Consent::Exempt
    }
}

/// Returns all cookies of a charter, then its embeds and scripts.
pub(crate) fn declared(charter: &Charter) -> impl Iterator<Item = Declared<'_>> {
    let cookies = charter.cookies.iter().map(|cookie| Declared {
        what: "cookie",
        name: &cookie.name.text,
        place: cookie.name.span,
        purpose: &cookie.purpose,
        purpose_classes: &cookie.purpose_classes,
        provider: cookie.provider.map(|provider| provider.value),
        category: charter.category_of(cookie),
        title: cookie
            .service
            .as_ref()
            .map(|service| ("the service", service)),
    });
    let resources = charter.resources.iter().map(|resource| Declared {
        what: resource.table(),
        name: &resource.id,
        place: resource.id.span,
        purpose: &resource.purpose,
        purpose_classes: &resource.purpose_classes,
        provider: resource.provider.map(|provider| provider.value),
        category: &charter.categories[resource.category.value],
        title: Some(("the title", &resource.title)),
    });
    cookies.chain(resources)
}
