//! The embeds and scripts of a fleet: what a program has of each, and their names.

use std::collections::BTreeMap;

use charte_core::cookie::Consent;
use charte_core::resource::Directive;

use super::{ResourceKey, constant, declared, keys};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{self, Charter, LinkOrPath};
use crate::source::{SourceMap, Span};

/// Returns the embeds and scripts of a charter.
pub(super) fn resources(charter: &Charter) -> Vec<super::Resource> {
    let resources = charter.resources.iter().map(|resource| {
        let category = &charter.categories[resource.category.value];
        let is_gated = category.consent.value == Consent::Required;
        super::Resource {
            id: resource.id.value.clone(),
            is_script: resource.script.is_some(),
            question: is_gated.then(|| category.id.value.clone()),
            sources: sources(resource),
            integrity: resource.script.as_ref().and_then(|script| {
                let hashes = script.integrity.as_ref()?.split_ascii_whitespace();
                let quoted = hashes.map(|hash| format!("'{hash}'"));
                Some(quoted.collect::<Vec<_>>().join(" "))
            }),
        }
    });
    resources.collect()
}

/// Returns the sources of `Content-Security-Policy` that a resource needs (CSP Level 3, section 2.3.1).
/// They have a scheme, because one without matches `http` on an `http` page too. A connection may be a
/// WebSocket, whose scheme an `https` source does not match (section 6.7.2.9).
fn sources(resource: &model::Resource) -> Vec<(Directive, String)> {
    let own = resource.script.as_ref().and_then(|script| {
        let is_path = matches!(script.src.value, LinkOrPath::Path(_));
        is_path.then(|| (Directive::Script, "'self'".to_owned()))
    });
    let hosts = resource.hosts.iter().flat_map(|(directive, host)| {
        let schemes: &[&str] = match directive {
            Directive::Connect => &["https", "wss"],
            Directive::Script | Directive::Frame | Directive::Img => &["https"],
        };
        schemes
            .iter()
            .map(move |scheme| (*directive, format!("{scheme}://{}", host.value)))
    });
    own.into_iter().chain(hosts).collect()
}

/// Returns the constants of the scripts or of the embeds of all charters of a fleet.
pub(super) fn constants(
    fleet: &model::Fleet,
    is_script: bool,
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
) -> Vec<ResourceKey> {
    let mut known: BTreeMap<&str, (&Charter, &model::Resource)> = BTreeMap::new();
    for charter in fleet.charters.iter().flatten() {
        let resources = charter.resources.iter();
        for resource in resources.filter(|it| it.script.is_some() == is_script) {
            let first = known.entry(&resource.id.value);
            let (other, first) = *first.or_insert((charter, resource));
            check_category((charter, resource), (other, first), diagnostics);
        }
    }
    let mut taken: BTreeMap<String, Span> = BTreeMap::new();
    let mut keys = Vec::new();
    for (id, (charter, resource)) in known {
        let (table, span) = (resource.table(), resource.id.span);
        let constant = constant::shouted(id);
        let label = "the constant is named after this";
        if !constant::is_name(&constant) {
            let title = format!("no constant can be called after `[{table}.{id}]`");
            diagnostics.push(
                Diagnostic::error("bad-resource-constant", title, span, label)
                    .help("give it an id with a letter or a digit, such as `council`"),
            );
            continue;
        }
        if let Some(first) = taken.insert(constant.clone(), span) {
            let title = format!("two `[{table}.<id>]` would have the constant `{constant}`");
            diagnostics.push(
                Diagnostic::error("duplicate-resource-constant", title, span, label)
                    .label(first, "and this")
                    .help("give one of them an id that differs in its letters or digits"),
            );
            continue;
        }
        keys.push(ResourceKey {
            constant,
            id: id.to_owned(),
            category: charter.categories[resource.category.value].id.value.clone(),
            title: keys::own_text(&resource.title),
            purpose: keys::own_text(&resource.purpose),
            declared: declared(span, sources),
        });
    }
    keys
}

/// Reports an embed or a script that has another category in another charter.
fn check_category(
    (charter, resource): (&Charter, &model::Resource),
    (other, first): (&Charter, &model::Resource),
    diagnostics: &mut Diagnostics,
) {
    let (here, there) = (
        charter.categories[resource.category.value].id.as_str(),
        other.categories[first.category.value].id.as_str(),
    );
    if here == there || diagnostics.has_error_at(resource.category.span) {
        return;
    }
    let title = format!(
        "`[{}.{}]` belongs to two categories",
        resource.table(),
        resource.id
    );
    let span = resource.category.span;
    let here = format!("here to `{here}`");
    let diagnostic = Diagnostic::error("several-categories", title, span, here);
    let diagnostic = match first.category.span {
        place if place == span => diagnostic,
        place => diagnostic.label(place, format!("there to `{there}`")),
    };
    diagnostics.push(
        diagnostic
            .note(
                "its constant has one category, by which the compiler knows which consent it needs",
            )
            .help("declare it in the same category everywhere, or give the two different ids"),
    );
}
