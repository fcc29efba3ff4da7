//! Questions that a charter answers.

use charte_core::cookie::Consent;

use super::{Category, Charter, Cookie, Fleet, Language, Provider, ProviderRef};

impl Fleet {
    /// The charters that platforms have, with their positions. Others are templates on the way to
    /// them.
    pub fn used_charters(&self) -> impl Iterator<Item = (usize, &Charter)> {
        let mut is_used = vec![false; self.charters.len()];
        for platform in self.platforms.iter().flatten() {
            if let Some(charter) = platform.charter {
                is_used[charter] = true;
            }
        }
        let charters = self.charters.iter().enumerate();
        charters.filter_map(move |(position, charter)| {
            let charter = charter.as_ref().filter(|_| is_used[position])?;
            Some((position, charter))
        })
    }
}

impl Charter {
    /// The category of a cookie.
    pub fn category_of(&self, cookie: &Cookie) -> &Category {
        // A charter is made only from policies without a dangling reference.
        &self.categories[cookie.category.value]
    }

    /// Whether a cookie is set only after the visitor has agreed.
    pub fn is_gated(&self, cookie: &Cookie) -> bool {
        self.category_of(cookie).consent.value == Consent::Required
    }

    /// The cookies that need consent, in the order of the policy.
    pub fn gated_cookies(&self) -> impl Iterator<Item = &Cookie> {
        self.cookies.iter().filter(|cookie| self.is_gated(cookie))
    }

    /// The cookies that are exempt from consent, in the order of the policy.
    pub fn exempt_cookies(&self) -> impl Iterator<Item = &Cookie> {
        self.cookies.iter().filter(|cookie| !self.is_gated(cookie))
    }

    /// The provider that a reference means; `None` for the controller.
    pub fn provider(&self, provider: ProviderRef) -> Option<&Provider> {
        match provider {
            ProviderRef::Us => None,
            ProviderRef::Provider(position) => self.providers.get(position),
        }
    }

    /// The language of the text at a position of [`languages`](Self::languages).
    pub fn language(&self, position: usize) -> Option<&Language> {
        self.languages.get(position).map(|language| &language.value)
    }
}
