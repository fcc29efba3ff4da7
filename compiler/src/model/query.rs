//! Queries about a charter.

use charte_core::cookie::{Consent, Exemption, Storage};
use charte_core::duration::Duration;

use super::{
    Audience, Category, Charter, Column, Cookie, Domain, Fleet, Language, Manage, Platform,
    Provider, ProviderRef, Resource, Statement, Text,
};
use crate::source::{Span, Spanned};

/// The name of the cookie that stores a choice, if the policy declares none.
const USUAL_CHOICE_COOKIE: &str = "cookies_preferences";

/// The lifetime of a choice; `None` if nothing declares it.
#[derive(Clone, Copy, Debug)]
pub struct ChoiceLifetimes {
    /// How long a choice is kept.
    pub kept: Option<Spanned<Duration>>,
    /// How long a refusal of everything is kept.
    pub refusal_kept: Option<Spanned<Duration>>,
}

impl Fleet {
    /// Returns whether there is more than one platform.
    pub fn has_several_platforms(&self) -> bool {
        self.platforms.iter().flatten().nth(1).is_some()
    }

    /// Returns the charters of platforms, with their positions. The others are intermediate
    /// templates.
    pub fn used_charters(&self) -> impl Iterator<Item = (usize, &Charter)> {
        let mut is_used = vec![false; self.charters.len()];
        for platform in self.platforms.iter().flatten() {
            if let Some(charter) = platform.charter {
                is_used[charter] = true;
            }
        }
        for &charter in &self.tenants {
            is_used[charter] = true;
        }
        let charters = self.charters.iter().enumerate();
        charters.filter_map(move |(position, charter)| {
            let charter = charter.as_ref().filter(|_| is_used[position])?;
            Some((position, charter))
        })
    }
}

impl Charter {
    /// Returns the category of a cookie.
    pub fn category_of(&self, cookie: &Cookie) -> &Category {
        // A charter is created only from policies without a dangling reference.
        &self.categories[cookie.category.value]
    }

    /// Returns whether a cookie needs consent before it is set.
    pub fn is_gated(&self, cookie: &Cookie) -> bool {
        self.category_of(cookie).consent.value == Consent::Required
    }

    /// Returns the cookies that need consent, in the order of the policy.
    pub fn gated_cookies(&self) -> impl Iterator<Item = &Cookie> {
        self.cookies.iter().filter(|cookie| self.is_gated(cookie))
    }

    /// Returns the positions of the gated categories that are used, in the order of the
    /// policy. The form contains these.
    pub fn gated_categories(&self) -> impl Iterator<Item = usize> {
        let categories = self.categories.iter().enumerate();
        let gated = categories.filter(|(_, category)| category.consent.value == Consent::Required);
        let gated = gated.map(|(position, _)| position);
        gated.filter(|position| self.is_used(*position))
    }

    /// Returns the first gated category that is used; `None` if nothing needs consent.
    pub fn first_gated(&self) -> Option<&Category> {
        let first = self.gated_categories().next();
        first.and_then(|position| self.categories.get(position))
    }

    /// Returns whether the category at a position has a cookie, an embed or a script.
    pub fn is_used(&self, category: usize) -> bool {
        self.cookies_in(category).next().is_some() || self.resources_in(category).next().is_some()
    }

    /// Returns the embeds and scripts of the category at a position, in the order of the policy.
    pub fn resources_in(&self, category: usize) -> impl Iterator<Item = &Resource> {
        let is_in = move |resource: &&Resource| resource.category.value == category;
        self.resources.iter().filter(is_in)
    }

    /// Returns the cookies of the category at a position, in the order of the policy.
    pub fn cookies_in(&self, category: usize) -> impl Iterator<Item = &Cookie> {
        let is_in = move |cookie: &&Cookie| cookie.category.value == category;
        self.cookies.iter().filter(is_in)
    }

    /// Returns the cookies that are exempt from consent, in the order of the policy.
    pub fn exempt_cookies(&self) -> impl Iterator<Item = &Cookie> {
        self.cookies.iter().filter(|cookie| !self.is_gated(cookie))
    }

    /// Returns the cookies that measure the audience without consent, in the order of the policy.
    pub fn exempt_audience_cookies(&self) -> impl Iterator<Item = &Cookie> {
        self.exempt_cookies().filter(|cookie| {
            let exemption = cookie.exemption.as_ref();
            exemption.is_some_and(|exemption| exemption.value == Exemption::Audience)
        })
    }

    /// Returns the HTTP cookies, in the order of the policy, without any other kind of storage.
    pub fn http_cookies(&self) -> impl Iterator<Item = &Cookie> {
        let is_cookie = |cookie: &&Cookie| cookie.storage == Storage::Cookie;
        self.cookies.iter().filter(is_cookie)
    }

    /// Returns the lifetime of a choice. Pages, register, lints and programs all use this answer.
    ///
    /// The lifetime of a choice is the one that `[choice]` declares, or else that of the cookie
    /// that stores it. The lifetime of a refusal of everything is the one that `[choice]` declares,
    /// or else that of a choice.
    pub fn choice_lifetimes(&self) -> ChoiceLifetimes {
        let choice = self.choice.as_ref();
        let cookie = self.choice_cookie().or_else(|| self.named_choice_cookie());
        let stated = choice.and_then(|choice| choice.duration);
        let kept = stated.or_else(|| cookie?.duration);
        ChoiceLifetimes {
            kept,
            refusal_kept: choice.and_then(|choice| choice.refusal_duration).or(kept),
        }
    }

    /// Returns the cookie that `[choice]` names, without any check.
    fn named_choice_cookie(&self) -> Option<&Cookie> {
        self.cookies.get(self.choice.as_ref()?.cookie?.value)
    }

    /// Returns the HTTP cookie in which a program stores the visitor's choice: the one that
    /// `[choice]` names, or one with the usual name. It is never a cookie that needs consent
    /// itself.
    pub fn choice_cookie(&self) -> Option<&Cookie> {
        let usual = || {
            let mut cookies = self.cookies.iter();
            cookies.find(|cookie| cookie.name.text == USUAL_CHOICE_COOKIE)
        };
        self.named_choice_cookie().or_else(usual).filter(|cookie| {
            cookie.storage == Storage::Cookie && !cookie.name.pattern && !self.is_gated(cookie)
        })
    }

    /// Returns the path of the preferences page, `choice.manage`; `None` if there is no such page, and so
    /// no banner: nothing is asked, visitors choose elsewhere, or no declared cookie stores a choice.
    pub fn form_path(&self) -> Option<&str> {
        let Manage::Path(path) = &self.choice.as_ref()?.manage.as_ref()?.value else {
            return None;
        };
        self.choice_cookie()?;
        self.questions().next()?;
        Some(path)
    }

    /// Returns whether visitors choose at an address or in a tool, and not on a page of the
    /// program.
    pub fn chooses_elsewhere(&self) -> bool {
        let Some(choice) = &self.choice else {
            return false;
        };
        match choice.manage.as_ref().map(|manage| &manage.value) {
            Some(Manage::Path(_)) => false,
            Some(Manage::Link(_) | Manage::Fragment(_)) => true,
            None => choice.manage_text.is_some(),
        }
    }

    /// Returns the heading of the part of the page with an id; `None` if the page has no such id.
    /// Links lead to sections with a heading, and to categories that are shown.
    pub fn heading(&self, id: &str) -> Option<&Text> {
        let mut parts = self.parts();
        parts.find(|(known, _)| *known == id).map(|(_, text)| text)
    }

    /// Returns the ids of the page that the policy gives, each with its heading, in the order of the
    /// page.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &Text)> {
        let every: Vec<usize> = (0..self.categories.len()).collect();
        let is_alone = self.sections.is_empty() && !self.has_one_table(&every);
        let alone = is_alone.then_some(&self.categories).into_iter().flatten();
        let alone = alone.map(|category| (category.id.as_str(), &category.heading));
        let sections = self.sections.iter().flat_map(|section| {
            let id = section.id.as_ref().map(|id| id.as_str());
            let own = id.zip(section.heading.as_ref());
            // A section about one category may have the only heading of both.
            let is_merged = section.tables.len() == 1 && own.is_some();
            let has_one = is_merged || self.has_one_table(&section.tables);
            let tables = section.tables.iter().filter(move |_| !has_one);
            let tables = tables.filter_map(|&position| self.categories.get(position));
            let tables = tables.map(|category| (category.id.as_str(), &category.heading));
            own.into_iter().chain(tables)
        });
        sections.chain(alone)
    }

    /// Returns whether the text of a section fulfils a duty to inform.
    pub fn states(&self, statement: Statement) -> bool {
        let mut sections = self.sections.iter();
        sections.any(|section| section.states(statement).is_some())
    }

    /// Returns whether these categories are in one table, without headings of their own.
    pub fn has_one_table(&self, categories: &[usize]) -> bool {
        self.table.one && categories.len() > 1
    }

    /// Returns whether a cookie names the provider at a position: the provider sets one or receives
    /// data.
    pub fn names_provider(&self, position: usize) -> bool {
        let named = self
            .cookies
            .iter()
            .flat_map(|cookie| cookie.provider.iter().chain(&cookie.recipients));
        let of_resources = self.resources.iter().filter_map(|it| it.provider.as_ref());
        let mut named = named.chain(of_resources).map(|named| named.value);
        named.any(|named| named == ProviderRef::Provider(position))
    }

    /// Returns where the policy omits a column: the `columns` list that does not contain it.
    pub fn leaves_out(&self, column: Column) -> Option<Span> {
        let columns = self.table.columns.as_deref()?;
        let (first, last) = (columns.first()?, columns.last()?);
        let is_listed = columns.iter().any(|listed| listed.value == column);
        (!is_listed).then_some(Span {
            end: last.span.end,
            ..first.span
        })
    }

    /// Returns the categories that have a table on the page, with their positions, in the order of
    /// the page.
    pub fn tables(&self) -> impl Iterator<Item = (usize, &Category)> {
        let positions: Vec<usize> = if self.sections.is_empty() {
            (0..self.categories.len()).collect()
        } else {
            let tables = self.sections.iter().map(|section| &section.tables);
            tables.flatten().copied().collect()
        };
        positions
            .into_iter()
            .filter(|&position| self.is_used(position))
            .map(|position| (position, &self.categories[position]))
    }

    /// Returns the provider of a reference; `None` for the controller.
    pub fn provider(&self, provider: ProviderRef) -> Option<&Provider> {
        match provider {
            ProviderRef::Us => None,
            ProviderRef::Provider(position) => self.providers.get(position),
        }
    }

    /// Returns the language at a position of [`languages`](Self::languages).
    pub fn language(&self, position: usize) -> Option<&Language> {
        self.languages.get(position).map(|language| &language.value)
    }
}

impl Cookie {
    /// Returns whether the cookie has a value in a column. The storage of an HTTP cookie is no
    /// value, because it is the default.
    pub fn has(&self, column: Column) -> bool {
        match column {
            Column::Name | Column::Category | Column::Purpose => true,
            Column::Objection => self.objection.is_some(),
            Column::PurposeClasses => !self.purpose_classes.is_empty(),
            Column::Provider => self.provider.is_some(),
            Column::Service => self.service.is_some(),
            Column::Location => !self.location.is_empty(),
            Column::Duration => self.duration.is_some() || self.duration_note.is_some(),
            Column::Condition => self.condition.is_some(),
            Column::Exemption => {
                let audience = self.audience.as_ref();
                let is_given = |audience: &Audience| {
                    audience.opt_out.is_some() || audience.conditions().next().is_some()
                };
                self.exemption.is_some() || audience.is_some_and(is_given)
            }
            Column::Storage => self.storage != Storage::Cookie,
            Column::Domain => self.lives_on().is_some(),
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
    /// Returns the hosts that serve it.
    pub fn hosts(&self) -> impl Iterator<Item = &Domain> {
        let url = self.url.iter().map(|url| &url.host);
        let aliases = self.aliases.iter().map(|alias| &alias.value);
        url.chain(aliases).map(|host| &host.domain)
    }
}
