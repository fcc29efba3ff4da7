//! Questions that a charter answers.

use charte_core::cookie::{Consent, Exemption, Storage};
use charte_core::duration::Duration;

use super::{
    Audience, Category, Charter, Column, Cookie, Domain, Fleet, Language, LinkOrPath, Platform,
    Provider, ProviderRef,
};
use crate::source::{Span, Spanned};

/// How the cookie that keeps a choice is called, where the policy does not say it.
const USUAL_CHOICE_COOKIE: &str = "cookies_preferences";

/// How long what a visitor chose lives; `None` if nothing states it.
#[derive(Clone, Copy, Debug)]
pub struct ChoiceLife {
    /// How long a choice is kept.
    pub kept: Option<Spanned<Duration>>,
    /// How long a refusal of everything is kept.
    pub refusal_kept: Option<Spanned<Duration>>,
}

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

    /// The positions of the categories that visitors are asked about, in the order of the policy:
    /// those that are gated and have a cookie.
    pub fn asked_categories(&self) -> impl Iterator<Item = usize> {
        let categories = self.categories.iter().enumerate();
        let gated = categories.filter(|(_, category)| category.consent.value == Consent::Required);
        let gated = gated.map(|(position, _)| position);
        gated.filter(|position| self.cookies_in(*position).next().is_some())
    }

    /// The cookies of the category at a position, in the order of the policy.
    pub fn cookies_in(&self, category: usize) -> impl Iterator<Item = &Cookie> {
        let is_in = move |cookie: &&Cookie| cookie.category.value == category;
        self.cookies.iter().filter(is_in)
    }

    /// The cookies that are exempt from consent, in the order of the policy.
    pub fn exempt_cookies(&self) -> impl Iterator<Item = &Cookie> {
        self.cookies.iter().filter(|cookie| !self.is_gated(cookie))
    }

    /// The cookies that measure the audience without consent, in the order of the policy.
    pub fn exempt_audience_cookies(&self) -> impl Iterator<Item = &Cookie> {
        self.exempt_cookies().filter(|cookie| {
            let exemption = cookie.exemption.as_ref();
            exemption.is_some_and(|exemption| exemption.value == Exemption::Audience)
        })
    }

    /// What goes over the wire as a cookie, in the order of the policy: no other kind of storage.
    pub fn http_cookies(&self) -> impl Iterator<Item = &Cookie> {
        let is_cookie = |cookie: &&Cookie| cookie.storage == Storage::Cookie;
        self.cookies.iter().filter(is_cookie)
    }

    /// How long a choice lives: the one answer for pages, register, lints and programs.
    ///
    /// A choice is kept as long as `[choice]` states, else as long as the cookie that keeps it; a
    /// refusal of everything as long as `[choice]` states, else as long as a choice.
    pub fn choice_life(&self) -> ChoiceLife {
        let choice = self.choice.as_ref();
        let cookie = self.choice_cookie().or_else(|| self.named_choice_cookie());
        let stated = choice.and_then(|choice| choice.duration);
        let kept = stated.or_else(|| cookie?.duration);
        ChoiceLife {
            kept,
            refusal_kept: choice.and_then(|choice| choice.refusal_duration).or(kept),
        }
    }

    /// What `[choice]` names as the cookie that keeps the choice, whatever it is.
    fn named_choice_cookie(&self) -> Option<&Cookie> {
        self.cookies.get(self.choice.as_ref()?.cookie?.value)
    }

    /// The HTTP cookie in which a program keeps what visitors choose: the one that `[choice]` names,
    /// or one with the usual name; never one that needs consent itself.
    pub fn choice_cookie(&self) -> Option<&Cookie> {
        let usual = || {
            let mut cookies = self.cookies.iter();
            cookies.find(|cookie| cookie.name.text == USUAL_CHOICE_COOKIE)
        };
        self.named_choice_cookie().or_else(usual).filter(|cookie| {
            cookie.storage == Storage::Cookie && !cookie.name.pattern && !self.is_gated(cookie)
        })
    }

    /// Whether visitors choose at an address and not on a page of the program.
    pub fn chooses_elsewhere(&self) -> bool {
        let choice = self.choice.as_ref();
        let manage = choice.and_then(|choice| choice.manage.as_ref());
        manage.is_some_and(|manage| matches!(manage.value, LinkOrPath::Link(_)))
    }

    /// Whether a cookie names the provider at a position: it sets one, or receives data.
    pub fn names_provider(&self, position: usize) -> bool {
        let named = self
            .cookies
            .iter()
            .flat_map(|cookie| cookie.provider.iter().chain(&cookie.recipients));
        let mut named = named.map(|named| named.value);
        named.any(|named| named == ProviderRef::Provider(position))
    }

    /// Where the tables leave a column out: the columns that the policy lists without it.
    pub fn leaves_out(&self, column: Column) -> Option<Span> {
        let columns = self.table.columns.as_deref()?;
        let (first, last) = (columns.first()?, columns.last()?);
        let is_listed = columns.iter().any(|listed| listed.value == column);
        (!is_listed).then_some(Span {
            end: last.span.end,
            ..first.span
        })
    }

    /// The categories that have a table on the page, with their positions, in the order of the page.
    pub fn tables(&self) -> impl Iterator<Item = (usize, &Category)> {
        let mut has_cookies = vec![false; self.categories.len()];
        for cookie in &self.cookies {
            has_cookies[cookie.category.value] = true;
        }
        let positions: Vec<usize> = if self.sections.is_empty() {
            (0..self.categories.len()).collect()
        } else {
            let tables = self.sections.iter().map(|section| &section.tables);
            tables.flatten().copied().collect()
        };
        positions
            .into_iter()
            .filter(move |&position| has_cookies[position])
            .map(|position| (position, &self.categories[position]))
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

impl Cookie {
    /// Whether there is something to say of it in a column. That it is a cookie and nothing else
    /// goes without saying.
    pub fn has(&self, column: Column) -> bool {
        match column {
            Column::Name | Column::Purpose => true,
            Column::PurposeClasses => !self.purpose_classes.is_empty(),
            Column::Provider => self.provider.is_some(),
            Column::Service => self.service.is_some(),
            Column::Location => !self.location.is_empty(),
            Column::Duration => self.duration.is_some(),
            Column::Condition => self.condition.is_some(),
            Column::Exemption => {
                let audience = self.audience.as_ref();
                let is_given = |audience: &Audience| {
                    audience.opt_out.is_some() || audience.conditions().next().is_some()
                };
                self.exemption.is_some() || audience.is_some_and(is_given)
            }
            Column::Storage => self.storage != Storage::Cookie,
            Column::Domain => self.attributes.domain.is_some(),
            Column::Party => self.party.is_some(),
            Column::ThirdPartyAccess => self.third_party_access.is_some(),
            Column::Recipients => !self.recipients.is_empty(),
            Column::PersonalData => self.personal_data.is_some(),
            Column::LegalBasis => self.legal_basis.is_some(),
            Column::DataRetention => self.data_retention.is_some(),
        }
    }
}

impl Platform {
    /// The hosts that serve it.
    pub fn hosts(&self) -> impl Iterator<Item = &Domain> {
        let url = self.url.iter().map(|url| &url.host);
        let aliases = self.aliases.iter().map(|alias| &alias.value);
        url.chain(aliases).map(|host| &host.domain)
    }
}
