//! Platforms: their identity, and the hosts that find them.

use std::collections::BTreeMap;

use charte_core::own_value::OwnKind;

use super::context::Context;
use super::host;
use super::key::Key;
use super::language;
use super::own::Declared;
use super::rich::Facts;
use super::stylesheet::Stylesheets;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Language, Platform};
use crate::resolve::{PlatformEntry, Resolved};
use crate::source::{SourceMap, Span, Spanned};
use crate::syntax::Field;

/// Lowers a platform. `needs_url` is whether it must have a URL.
pub(super) fn platform(
    entry: &PlatformEntry,
    resolved: Option<&Resolved>,
    needs_url: bool,
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<Platform> {
    let Some(written) = &entry.platform else {
        let span = Span::new(entry.file, 0, 0);
        let values = resolved.filter(|resolved| !resolved.policy.values.is_absent());
        let read = |context: &mut Context<'_>, declared: &_| {
            context.given_values(declared, &Field::Absent, span)
        };
        let values =
            values.map(|resolved| with_context(entry, resolved, sources, diagnostics, read));
        return Some(Platform {
            span,
            url: None,
            aliases: Vec::new(),
            name: Vec::new(),
            values: values.unwrap_or_default(),
            id: None,
            charter: entry.policy,
        });
    };
    let table = &written.value;
    if needs_url && table.url.is_absent() {
        diagnostics.push(
            Diagnostic::error("missing-key", "the platform has no `url`", written.span, "")
                .note("a request finds the charter by its host")
                .help("add `url = \"https://...\"`"),
        );
    }
    let url = table
        .url
        .get()
        .and_then(|url| host::platform_url(url, diagnostics));
    let aliases = table
        .aliases
        .get()
        .map(|list| list.value.as_slice())
        .unwrap_or_default();
    let aliases = aliases.iter().filter_map(Field::get);
    let aliases = aliases
        .filter_map(|alias| host::host(alias, diagnostics))
        .collect();
    let id = table.id.get().and_then(|id| identifier(id, diagnostics));

    // The languages of the name are not known if the policy is broken.
    let resolved = resolved?;
    let name = match &table.name {
        // Most of thousands of platforms have none.
        Field::Absent => Vec::new(),
        _ => with_context(entry, resolved, sources, diagnostics, |context, _| {
            let names = context
                .plain(NAME, &table.name, OwnKind::Text)
                .unwrap_or_default();
            names.into_iter().map(|name| name.value).collect()
        }),
    };
    let values = match (&resolved.policy.values, &table.values) {
        (Field::Absent, Field::Absent) => Vec::new(),
        _ => with_context(
            entry,
            resolved,
            sources,
            diagnostics,
            |context, declared| context.given_values(declared, &table.values, written.span),
        ),
    };
    Some(Platform {
        span: written.span,
        url,
        aliases,
        name,
        values,
        id,
        charter: entry.policy,
    })
}

const NAME: Key<'static> = Key {
    name: "name",
    owner: "`[platform]`",
};

/// Calls `read` with the languages of the policy, for the texts of a platform, and with the values
/// that the policy declares.
fn with_context<T>(
    entry: &PlatformEntry,
    resolved: &Resolved,
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
    read: impl FnOnce(&mut Context<'_>, &Declared) -> T,
) -> T {
    // Errors of the policy have been reported already.
    let mut silent = Diagnostics::default();
    let mut languages = language::languages(resolved, &mut silent);
    if !languages.spoken.contains_key(&entry.file)
        && let Field::Given(tag) = &resolved.policy.language
    {
        let language = Language::parse(tag);
        languages
            .spoken
            .extend(language.map(|language| (entry.file, language)));
    }
    // Placeholders are replaced by these texts, so they contain none.
    let facts = Facts {
        has_url: true,
        has_controller: true,
        has_version: true,
        has_updated: true,
        ..Facts::default()
    };
    let stylesheets = &Stylesheets::new();
    let mut context = Context {
        sources,
        diagnostics,
        languages: &languages,
        facts,
        stylesheets,
        undeclared: Vec::new(),
    };
    read(&mut context, &resolved.policy.values)
}

/// Returns the name of a constant: a letter, then letters, digits, `-` and `_`.
fn identifier(id: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<Spanned<String>> {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    if id.starts_with(|first: char| first.is_ascii_alphabetic()) && id.bytes().all(is_word) {
        return Some(id.clone());
    }
    let title = format!("`{id}` is not the `id` of a platform");
    diagnostics.push(
        Diagnostic::error("bad-id", title, id.span, "")
            .note("the `id` becomes the name of a Rust constant, in capitals")
            .help("write a letter, then letters, digits and `_`, as in `city_of_paris`"),
    );
    None
}

/// Reports hosts that two platforms share.
pub(super) fn check_hosts<'a>(
    platforms: impl Iterator<Item = &'a Platform>,
    diagnostics: &mut Diagnostics,
) {
    let mut hosts: BTreeMap<&str, Span> = BTreeMap::new();
    for platform in platforms {
        let url = platform
            .url
            .iter()
            .map(|url| (url.host.domain.ascii(), url.span));
        let aliases = platform
            .aliases
            .iter()
            .map(|alias| (alias.domain.ascii(), alias.span));
        for (host, span) in url.chain(aliases) {
            let Some(first) = hosts.insert(host, span) else {
                continue;
            };
            let title = format!("two platforms have the host `{host}`");
            diagnostics.push(
                Diagnostic::error("duplicate-platform", title, span, "again here")
                    .label(first, "first here")
                    .note("a request finds its charter by the host, whatever the port")
                    .help("remove one of them, or correct its host"),
            );
        }
    }
}
