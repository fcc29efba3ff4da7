//! The cookies of a policy.

use std::collections::BTreeMap;

use charte_core::cookie::{MAX_COOKIES, Storage};
use charte_core::duration::Duration;

use super::context::{Context, value, word, words};
use super::defaults::{Defaults, Written};
use super::duration::Lasts;
use super::key::Key;
use super::section::is_gated;
use crate::diagnostic::Diagnostic;
use crate::model::{Attributes, Audience, Category, Cookie, Provider, ProviderRef};
use crate::resolve::duplicate_cookie;
use crate::source::{Span, Spanned};
use crate::syntax::{self, Field};

/// Names by which people call themselves.
const OURSELVES: &[&str] = &[
    "controller",
    "first party",
    "first-party",
    "me",
    "nous",
    "ourselves",
    "own",
    "self",
    "we",
];

impl Context<'_> {
    /// The list `[[cookie]]`. `defaults` are those of the providers and of the categories.
    pub(super) fn cookies(
        &mut self,
        field: &Field<Vec<Field<syntax::Cookie>>>,
        providers: &[Provider],
        categories: &[Category],
        defaults: &(Vec<Defaults>, Vec<Defaults>),
    ) -> Vec<Cookie> {
        let Some(list) = field.get() else {
            return Vec::new();
        };
        if let Some(first) = list.iter().skip(MAX_COOKIES).find_map(Field::get) {
            self.diagnostics.push(too_many(first.span));
        }
        let mut cookies = Vec::new();
        let mut row = None;
        for written in list.iter().take(MAX_COOKIES).filter_map(Field::get) {
            let before = std::mem::take(self.diagnostics);
            cookies.extend(self.cookie(written, providers, categories, defaults));
            let reported = std::mem::replace(self.diagnostics, before);
            // The cookies of one entry have the same mistakes, but for those in their names.
            if row.replace(written.span) == Some(written.span) {
                self.diagnostics.append_unplaced(reported);
            } else {
                self.diagnostics.append(reported);
            }
        }
        let mut known = BTreeMap::new();
        let mut named: BTreeMap<_, BTreeMap<_, Vec<(usize, &Cookie)>>> = BTreeMap::new();
        for (position, cookie) in cookies.iter().enumerate() {
            let twin = *known.entry(cookie.identity()).or_insert(cookie);
            if twin.name.span != cookie.name.span {
                let (name, place) = (&cookie.name.text, cookie.name.span);
                let diagnostic = duplicate_cookie(name, place, twin.name.span);
                self.diagnostics.push(diagnostic);
                continue;
            }
            let (name, pattern, storage, ..) = cookie.identity();
            let sites = named.entry((name, pattern, storage)).or_default();
            // No host receives cookies of two sites.
            let site = cookie.lives_on().map(|place| place.site());
            let near: Vec<_> = match site {
                None => sites.values().flatten().collect(),
                Some(_) => [None, site]
                    .iter()
                    .filter_map(|site| sites.get(site))
                    .flatten()
                    .collect(),
            };
            let others = near.into_iter().filter(|(_, other)| {
                other.category.value != cookie.category.value && other.may_meet(cookie)
            });
            if let Some((_, other)) = others.min_by_key(|(position, _)| *position) {
                self.report_categories(cookie, other, categories);
            }
            sites.entry(site).or_default().push((position, cookie));
            self.check_exemption(cookie, categories);
        }
        cookies
    }

    /// Lowers a cookie; `None` if its name or category is not known, so that nothing can refer to
    /// it.
    fn cookie(
        &mut self,
        written: &Spanned<syntax::Cookie>,
        providers: &[Provider],
        categories: &[Category],
        (of_providers, of_categories): &(Vec<Defaults>, Vec<Defaults>),
    ) -> Option<Cookie> {
        let place = written.span;
        let table = &written.value;
        let storage = word(&table.storage).map_or(Storage::Cookie, |storage| storage.value);
        let name = self.cookie_name(table, storage, place);
        let shown = table
            .name
            .get()
            .or(table.pattern.get())
            .map_or("", |name| name.as_str());
        let owner = &match shown {
            "" => "the cookie".to_owned(),
            name => format!("the cookie `{name}`"),
        };
        let key = |name| Key { name, owner };
        let place = name.as_ref().map_or(place, |name| name.span);

        let category = self.category(key("category"), &table.category, place, categories);
        let provider = table
            .provider
            .get()
            .and_then(|id| self.provider(id, providers));
        let of_provider = match provider {
            Some(Spanned {
                value: ProviderRef::Provider(position),
                ..
            }) => of_providers.get(position),
            _ => None,
        };
        let of_category = category.and_then(|category| of_categories.get(category.value));
        let own = self.defaults(owner, &Written::from(table), providers);
        let Defaults {
            party,
            third_party_access,
            recipients,
            data_retention,
            personal_data,
            objection,
            legal_basis,
        } = own.or(of_provider.into_iter().chain(of_category));
        let duration = self.duration(key("duration"), &table.duration, Lasts::Stored(storage));
        self.check_refreshed(shown, duration, value(&table.refreshed));
        let cookie = Cookie {
            span: written.span,
            storage,
            provider,
            service: self.text(key("service"), &table.service),
            location: words(&table.location),
            purpose: self.required_text(key("purpose"), &table.purpose, place),
            purpose_classes: words(&table.purpose_classes),
            condition: self.text(key("condition"), &table.condition),
            duration,
            duration_note: self.text(key("duration_note"), &table.duration_note),
            refreshed: value(&table.refreshed),
            data_retention,
            exemption: word(&table.exemption),
            audience: self.audience(&table.audience),
            party,
            third_party_access,
            recipients: recipients.unwrap_or_default(),
            personal_data,
            objection,
            legal_basis,
            attributes: Attributes {
                domain: self.domain(&table.domain),
                path: self.cookie_path(&table.path),
                secure: value(&table.secure),
                http_only: value(&table.http_only),
                same_site: word(&table.same_site),
                partitioned: value(&table.partitioned),
            },
            host: self.host(&table.host, &table.domain),
            max_value_length: value(&table.max_value_length),
            script_only: self.script_only(&table.script_only, &table.http_only),
            is_out_of_reach: false, // known with the platforms
            name: name?,
            category: category?,
        };
        Some(cookie)
    }

    fn audience(&mut self, field: &Field<syntax::Audience>) -> Option<Audience> {
        let audience = field.get()?;
        let syntax::Audience {
            sole_publisher,
            anonymous,
            no_cross_site,
            no_sharing,
            ip_masked,
            opt_out,
        } = &audience.value;
        Some(Audience {
            span: audience.span,
            sole_publisher: value(sole_publisher),
            anonymous: value(anonymous),
            no_cross_site: value(no_cross_site),
            no_sharing: value(no_sharing),
            ip_masked: value(ip_masked),
            opt_out: self.link_or_path(opt_out),
        })
    }

    /// Returns the provider that an id names; reports an unknown id.
    pub(super) fn provider(
        &mut self,
        id: &Spanned<String>,
        providers: &[Provider],
    ) -> Option<Spanned<ProviderRef>> {
        if id.value == ProviderRef::US {
            if !self.facts.has_controller && !self.facts.has_url {
                self.nobody(id);
            }
            return Some(Spanned::new(ProviderRef::Us, id.span));
        }
        let found = providers
            .iter()
            .position(|provider| provider.id.value == id.value);
        if found.is_none() && self.is_controller(id) {
            let title = format!("there is no provider `{id}`");
            self.diagnostics.push(
                Diagnostic::error("unknown-reference", title, id.span, "")
                    .note("`us` is the controller, who is responsible for the page")
                    .patch(
                        "name the controller",
                        id.span,
                        format!("\"{}\"", ProviderRef::US),
                    ),
            );
        } else if found.is_none() {
            let known = providers.iter().map(|provider| provider.id.as_str());
            self.unknown("provider", id, known.chain([ProviderRef::US]));
        }
        found.map(|found| Spanned::new(ProviderRef::Provider(found), id.span))
    }

    /// Returns whether the name of a provider is the controller's own.
    fn is_controller(&self, name: &str) -> bool {
        let is_own = |own: &String| own.trim().eq_ignore_ascii_case(name.trim());
        self.facts.controller.iter().any(is_own)
            || OURSELVES.contains(&name.trim().to_lowercase().as_str())
    }

    /// Reports that `us` has no name.
    fn nobody(&mut self, id: &Spanned<String>) {
        self.diagnostics.push(
            Diagnostic::error("nameless-us", "the policy does not name `us`", id.span, "")
                .note("`us` is the controller, or the platform if there is no controller")
                .help("add `[controller]` with its `name`"),
        );
    }

    /// Reports two declarations of one name with different categories, if one host may receive
    /// both. A request contains neither domain nor path (RFC 6265bis, section 5.8.3), so a program
    /// could not know whether it has consent.
    fn report_categories(&mut self, cookie: &Cookie, other: &Cookie, categories: &[Category]) {
        let id = |cookie: &Cookie| categories[cookie.category.value].id.to_string();
        let title = format!("the cookie `{}` has two categories", cookie.name.text);
        let here = format!("here `{}`", id(cookie));
        self.diagnostics.push(
            Diagnostic::error("conflicting-definition", title, cookie.category.span, here)
                .label(other.category.span, format!("here `{}`", id(other)))
                .note("a request names a cookie without its domain and path, so a program cannot distinguish the two")
                .help(
                    "give both declarations the same category, or the cookies different names; where \
                     one of them is set by another site, add its `domain` or `host`, and \
                     `party = \"third\"`",
                ),
        );
    }

    /// Reports a lifetime of inactivity that visits are said not to extend.
    fn check_refreshed(
        &mut self,
        name: &str,
        duration: Option<Spanned<Duration>>,
        refreshed: Option<Spanned<bool>>,
    ) {
        let (Some(duration), Some(refreshed)) = (duration, refreshed) else {
            return;
        };
        let (Duration::Inactivity(period), false) = (duration.value, refreshed.value) else {
            return;
        };
        let title = format!("the cookie `{name}` is and is not refreshed by visits");
        self.diagnostics.push(
            Diagnostic::error(
                "unrefreshed-inactivity",
                title,
                refreshed.span,
                "visits do not extend it",
            )
            .label(duration.span, "each visit extends it")
            .help(format!(
                "remove `refreshed`, or write `duration = \"{period}\"` if visits do not extend it"
            )),
        );
    }

    /// Reports an exemption of a cookie in a gated category.
    fn check_exemption(&mut self, cookie: &Cookie, categories: &[Category]) {
        let category = &categories[cookie.category.value];
        let Some(exemption) = cookie.exemption.filter(|_| is_gated(category)) else {
            return;
        };
        let title = format!(
            "the cookie `{}` has an `exemption` in a category that needs consent",
            cookie.name.text
        );
        self.diagnostics.push(
            Diagnostic::error("gated-exemption", title, exemption.span, "")
                .label(category.consent.span, "visitors are asked for consent to it")
                .help("remove `exemption`, or move the cookie to a category with `consent = \"exempt\"`"),
        );
    }
}

fn too_many(first: Span) -> Diagnostic {
    let title = format!("the policy declares more than {MAX_COOKIES} cookies");
    Diagnostic::error("too-many-cookies", title, first, "not read from here on")
        .help("declare cookies whose names differ only in a part as one, with a `pattern`")
}
