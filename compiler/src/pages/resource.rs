//! The embeds and scripts of a fleet: what a program has of each, and their names.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use charte_core::cookie::Consent;
use charte_core::question::covers;
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
            question: is_gated.then(|| charter.question_id(charter.question_about(resource))),
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

/// A script or an embed that one or more charters declare.
struct Known<'a> {
    charter: &'a Charter,
    resource: &'a model::Resource,
    /// The most exact question about it: a charter may ask for its provider, another one for its
    /// category.
    question: String,
}

/// Returns the constants of the scripts or of the embeds of all charters of a fleet.
pub(super) fn constants(
    fleet: &model::Fleet,
    is_script: bool,
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
) -> Vec<ResourceKey> {
    let mut all: BTreeMap<&str, Known<'_>> = BTreeMap::new();
    for charter in fleet.charters.iter().flatten() {
        let resources = charter.resources.iter();
        for resource in resources.filter(|it| it.script.is_some() == is_script) {
            let question = charter.question_id(charter.question_about(resource));
            match all.entry(&resource.id.value) {
                Entry::Vacant(entry) => {
                    entry.insert(Known {
                        charter,
                        resource,
                        question,
                    });
                }
                Entry::Occupied(mut entry) => {
                    entry
                        .get_mut()
                        .meet((charter, resource), question, diagnostics);
                }
            }
        }
    }
    let mut taken: BTreeMap<String, Span> = BTreeMap::new();
    let mut keys = Vec::new();
    for (id, known) in all {
        let Known {
            charter: _, // of its question
            resource,
            question,
        } = known;
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
            question,
            title: keys::own_text(&resource.title),
            purpose: keys::own_text(&resource.purpose),
            declared: declared(span, sources),
        });
    }
    keys
}

impl Known<'_> {
    /// Adds another declaration of the same embed or script.
    fn meet(
        &mut self,
        (charter, resource): (&Charter, &model::Resource),
        question: String,
        diagnostics: &mut Diagnostics,
    ) {
        if covers(&self.question, &question) {
            self.question = question;
            return;
        }
        // Two categories in one charter may be an error already.
        if covers(&question, &self.question) || diagnostics.has_error_at(resource.category.span) {
            return;
        }
        let first = self.resource;
        let name = format!("`[{}.{}]`", resource.table(), resource.id);
        let category = |charter: &Charter, it: &model::Resource| {
            charter.categories[it.category.value].id.value.clone()
        };
        let there = category(self.charter, first);
        let here = category(charter, resource);
        let diagnostic = if here == there {
            let title = format!("visitors are asked for two providers of {name}");
            let span = |it: &model::Resource| it.provider.map_or(it.id.span, |it| it.span);
            let (here, there) = (span(resource), span(first));
            let diagnostic =
                Diagnostic::error("several-providers", title, here, "here for this one");
            labelled(diagnostic, here, there, "there for this one".to_owned())
                .help("name the same provider everywhere, give the two different ids, or ask for each category: remove `granularity`")
        } else {
            let title = format!("{name} belongs to two categories");
            let (at, other) = (resource.category.span, first.category.span);
            let diagnostic =
                Diagnostic::error("several-categories", title, at, format!("here to `{here}`"));
            labelled(diagnostic, at, other, format!("there to `{there}`"))
                .help("declare it in the same category everywhere, or give the two different ids")
        };
        diagnostics.push(diagnostic.note(
            "its constant has one question, by which the compiler knows which consent it needs",
        ));
    }
}

/// Adds a label at another place than that of the diagnostic.
fn labelled(diagnostic: Diagnostic, at: Span, other: Span, label: String) -> Diagnostic {
    if at == other {
        diagnostic
    } else {
        diagnostic.label(other, label)
    }
}
