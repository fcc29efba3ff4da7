//! From a policy to its charter.

use std::collections::{BTreeMap, BTreeSet};

use charte_core::duration::Duration;

use super::choice_cookie;
use super::context::{Context, value, word};
use super::duration::Lasts;
use super::key::Key;
use super::rich::{Fact, Facts};
use super::shared_choice;
use super::stylesheet::Stylesheets;
use super::{language, manage, own, questions, untaken, words};
use crate::diagnostic::Diagnostics;
use crate::locale::Library;
use crate::model::{Charter, Typography};
use crate::resolve::Resolved;
use crate::source::{SourceMap, Span};
use crate::syntax::{Field, Policy};

/// Lowers a policy.
///
/// `has_url` is whether every platform with this policy has a URL. After any error, the charter
/// must not be used.
pub(super) fn charter(
    resolved: &Resolved,
    has_url: bool,
    stylesheets: &Stylesheets<'_>,
    library: &mut Library,
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
) -> Charter {
    let languages = language::languages(resolved, diagnostics);
    let policy = &resolved.policy;
    let words = words::own(policy, &languages.published, library, sources, diagnostics);
    let facts = facts(policy, has_url);
    let undeclared = undeclared(policy);
    let context = &mut Context {
        sources,
        diagnostics,
        languages: &languages,
        facts,
        stylesheets,
        undeclared,
    };
    context.read_manage(policy);

    let controller = context.contact("controller", &policy.controller);
    let dpo = context.contact("dpo", &policy.dpo);
    let authority = context.contact("authority", &policy.authority);
    let providers = context.providers(&policy.provider);
    let categories = context.categories(&policy.category);
    let defaults = (
        context.defaults_of("provider", &policy.provider, &providers),
        context.defaults_of("category", &policy.category, &providers),
    );
    let cookies = context.cookies(&policy.cookie, &providers, &categories, &defaults);
    let resources = context.resources(policy, &providers, &categories);
    let uses = cookies.iter().map(|cookie| cookie.category);
    let uses: Vec<_> = uses.chain(resources.iter().map(|it| it.category)).collect();
    let sections = context.sections(&policy.section, &categories, &uses);
    context.check_rights(&policy.rights, &sections);
    let choice = context.choice(&policy.choice, &cookies);
    let banner = context.banner(&policy.banner);
    let lock = Context::lock(&policy.lock);
    let table = context.table(&policy.table);
    let page = context.page(&policy.page);
    let mut charter = Charter {
        has_url,
        home: Span::new(resolved.home, 0, 0),
        root: Span::new(resolved.root, 0, 0),
        changes: resolved.changes.clone(),
        typography: word(&policy.typography).map_or(Typography::Locale, |word| word.value),
        rules: Context::rules(&policy.rules),
        version: context.version(&policy.version),
        updated: Context::date(&policy.updated),
        consent_version: value(&policy.consent_version),
        review_every: context.duration(
            Key::root("review_every"),
            &policy.review_every,
            Lasts::Interval,
        ),
        as_of: Context::date(&policy.as_of),
        title: context.required_text(
            Key::root("title"),
            &policy.title,
            Span::new(resolved.home, 0, 0),
        ),
        introduction: context.prose(Key::root("introduction"), &policy.introduction),
        rights: context.prose(Key::root("rights"), &policy.rights),
        controller,
        dpo,
        authority,
        providers,
        categories,
        sections,
        cookies,
        resources,
        choice,
        banner,
        lock,
        table,
        page,
        lints: context.lints(&policy.lints),
        values: context.declared_values(&policy.values),
        languages: languages.published.clone(),
        words,
        untaken_defaults: untaken::untaken(policy),
    };
    words::check_countries(&charter, library, diagnostics);
    if !has_broken_section(policy) {
        manage::check(&charter, diagnostics);
    }
    choice_cookie::check(&charter, diagnostics);
    questions::check(&charter, diagnostics);
    shared_choice::share(&mut charter, diagnostics);
    charter
}

/// Returns the kinds of things that are declared in a table of the wrong type.
fn undeclared(policy: &Policy) -> Vec<&'static str> {
    let tables = [
        ("category", policy.category.is_broken()),
        ("cookie", has_nameless_cookie(policy)),
        ("provider", policy.provider.is_broken()),
    ];
    tables
        .into_iter()
        .filter_map(|(what, is_broken)| is_broken.then_some(what))
        .collect()
}

/// Returns whether some cookie has an unknown name.
fn has_nameless_cookie(policy: &Policy) -> bool {
    let list = policy.cookie.get().map(|list| list.value.as_slice());
    let mut cookies = list.unwrap_or_default().iter();
    policy.cookie.is_broken()
        || cookies.any(|cookie| {
            let name = cookie.get().map(|cookie| (&cookie.name, &cookie.pattern));
            name.is_none_or(|(name, pattern)| name.is_broken() || pattern.is_broken())
        })
}

/// Returns whether the ids of the page are not all known.
fn has_broken_section(policy: &Policy) -> bool {
    let sections = policy.section.get().map(|list| list.value.as_slice());
    let mut sections = sections.unwrap_or_default().iter();
    policy.category.is_broken()
        || policy.section.is_broken()
        || sections.any(|section| {
            section.get().is_none_or(|section| {
                section.id.is_broken() || section.heading.is_broken() || section.tables.is_broken()
            })
        })
}

fn facts(policy: &Policy, has_url: bool) -> Facts {
    let controller = policy.controller.get();
    let choice = policy.choice.get();
    let mut durations = BTreeMap::new();
    let mut ambiguous = BTreeSet::new();
    let cookies = policy
        .cookie
        .get()
        .map(|list| list.value.as_slice())
        .unwrap_or_default();
    for cookie in cookies.iter().filter_map(Field::get) {
        let Some(name) = cookie.name.get().or(cookie.pattern.get()) else {
            continue;
        };
        // A wrong duration is reported with its cookie.
        let duration = match &cookie.duration {
            Field::Absent => Fact::Absent,
            Field::Broken => Fact::Broken,
            Field::Given(text) => Duration::parse(text).map_or(Fact::Broken, Fact::Known),
        };
        let known = durations.entry(name.value.clone()).or_insert(Fact::Absent);
        *known = match (&*known, duration) {
            (Fact::Broken, _) | (_, Fact::Broken) => Fact::Broken,
            (Fact::Known(first), Fact::Known(second)) if *first != second => {
                ambiguous.insert(name.value.clone());
                Fact::Broken
            }
            (Fact::Absent, duration) => duration,
            (Fact::Known(first), _) => Fact::Known(*first),
        };
    }
    let names = controller.and_then(|controller| controller.name.get());
    let names = names.map(|name| {
        let tagged = name.languages.iter().filter_map(|entry| entry.value.get());
        let texts = name.plain.iter().chain(tagged);
        texts.map(|text| text.value.clone()).collect()
    });
    Facts {
        has_url,
        controller: names.unwrap_or_default(),
        has_controller: policy.controller.is_broken()
            || controller.is_some_and(|controller| !controller.name.is_absent()),
        has_version: !policy.version.is_absent(),
        has_updated: !policy.updated.is_absent(),
        manage: Fact::Absent,
        has_manage_text: choice.is_some_and(|choice| !choice.manage_text.is_absent()),
        values: own::facts(&policy.values),
        has_broken_values: policy.values.is_broken(),
        has_nameless_cookie: has_nameless_cookie(policy),
        durations,
        ambiguous,
    }
}
