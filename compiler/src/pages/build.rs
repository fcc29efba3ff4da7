//! Compiles charters to the pages of a fleet.

use std::collections::{BTreeMap, BTreeSet};

use charte_core::format::Format;
use charte_core::index::{self, ResourcePage};
use charte_core::kind::PageKind;
use charte_core::values::Slot;

use super::page::{asks, page, resource_page, security_policies};
use super::parts::Parts;
use super::{
    Cookie, Declared, Fleet, Keys, Platform, Template, choice, constant, declared, keys, languages,
    own, resource,
};
use crate::diagnostic::Diagnostics;
use crate::locale::Library;
use crate::model::{self, Charter, Domain};
use crate::output::Part;
use crate::request::{Entry, Outline, Request};
use crate::resolve::Resolution;
use crate::source::{SourceMap, Span, Spanned};
use crate::wire;

/// Renders every page of a fleet. On any error it returns the names that a program may use.
///
/// # Errors
/// The names, if anything in the compilation is an error.
pub fn build(
    request: &Request,
    resolution: &Resolution,
    fleet: &model::Fleet,
    library: &Library,
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
) -> Result<Fleet, Box<Outline>> {
    let constants = match request.entry {
        Entry::Site(_) => vec![None; resolution.platforms.len()],
        _ => constant::platforms(
            &resolution.platforms,
            &fleet.platforms,
            sources,
            diagnostics,
        ),
    };
    let templates: BTreeMap<usize, String> = resolution
        .templates
        .iter()
        .filter_map(|&(policy, file)| Some((policy, constant::template(&sources.file(file).path)?)))
        .collect();
    let keys = if request.keys {
        keys::keys(fleet, sources, diagnostics)
    } else {
        Keys::default()
    };
    own::check(fleet, templates.keys().copied(), diagnostics);
    languages::check(request, fleet, diagnostics);
    if diagnostics.has_errors() {
        let names = |names: Vec<String>| {
            names
                .into_iter()
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect()
        };
        return Err(Box::new(Outline {
            platforms: names(constants.into_iter().flatten().collect()),
            values: own::declared(fleet, templates.keys().copied()),
            templates: names(templates.into_values().collect()),
            keys,
        }));
    }

    let mut parts = Parts::default();
    let mut built = Vec::new();
    // The position of each policy among the built templates, and its languages.
    let mut positions = BTreeMap::new();
    let used = resolution.platforms.iter();
    let used: BTreeSet<usize> = used.filter_map(|platform| platform.policy).collect();
    for (policy, charter) in fleet.charters.iter().enumerate() {
        let constant = templates.get(&policy).cloned();
        let is_shown = used.contains(&policy) || constant.is_some();
        let Some(charter) = charter.as_ref().filter(|_| is_shown) else {
            continue;
        };
        let home = Span::new(resolution.policies[policy].home, 0, 0);
        let languages = languages::choose(charter, request.languages.as_deref());
        if languages.is_empty() {
            continue;
        }
        let declared = declared(home, sources);
        positions.insert(policy, (built.len(), languages.clone()));
        // The pages of a single site need no holes. Those of a fleet share the text between them.
        let only = match request.entry {
            Entry::Site(_) => fleet.platforms.first().and_then(Option::as_ref),
            _ => None,
        };
        let only = only.map(|known| platform(known, built.len(), &languages, None, sources));
        built.push(template(
            (charter, library),
            constant,
            declared,
            &languages,
            &request.formats,
            only.as_ref(),
            &mut parts,
        ));
    }
    let entries = resolution
        .platforms
        .iter()
        .zip(&fleet.platforms)
        .zip(constants);
    let platforms = entries.filter_map(|((entry, platform), constant)| {
        let (template, languages) = positions.get(&entry.policy?)?;
        platform
            .as_ref()
            .map(|known| self::platform(known, *template, languages, constant, sources))
    });
    let mut platforms: Vec<Platform> = platforms.collect();
    // The order in which they are packed, so that a bisection finds a host.
    platforms.sort_by(|one, other| one.hosts.cmp(&other.hosts));
    Ok(Fleet {
        parts: parts.into_text(),
        templates: built,
        platforms,
        keys,
        packed: super::Packed::default(),
    })
}

fn platform(
    platform: &model::Platform,
    template: usize,
    languages: &[usize],
    constant: Option<String>,
    sources: &SourceMap,
) -> Platform {
    let model::Platform {
        span,
        url,
        aliases,
        name,
        values,
        id: _,
        charter: _, // known to the resolution
    } = platform;
    let mut names: Vec<String> = languages
        .iter()
        .filter_map(|&language| name.get(language).cloned())
        .collect();
    if names.windows(2).all(|pair| pair[0] == pair[1]) {
        names.truncate(1);
    }
    let host = url.iter().map(|url| &url.host);
    let hosts = host.chain(aliases.iter().map(|alias| &alias.value));
    Platform {
        constant,
        declared: declared(*span, sources),
        template,
        url: url.as_ref().map(|url| url.written()).unwrap_or_default(),
        href: url
            .as_ref()
            .filter(|url| url.host.unicode.is_some())
            .map(|url| url.ascii())
            .unwrap_or_default(),
        names,
        own: own::packed(values, languages),
        hosts: hosts.map(|host| host.domain.ascii().to_owned()).collect(),
        registrable: url.as_ref().map_or(0, |url| {
            let domain = url.host.domain.registrable();
            // No host is longer than 253 bytes.
            domain.map_or(0, |domain| u8::try_from(domain.len()).unwrap_or(0))
        }),
    }
}

fn template(
    (charter, library): (&Charter, &Library),
    constant: Option<String>,
    declared: Declared,
    languages: &[usize],
    formats: &[Format],
    only: Option<&Platform>,
    parts: &mut Parts,
) -> Template {
    let mut layouts = Vec::new();
    let mut index = Vec::new();
    let mut shows_name = false;
    let kinds = PageKind::OF_CHARTER
        .into_iter()
        .filter(|kind| *kind == PageKind::Charter || asks(charter, library));
    let kinds = kinds.flat_map(|kind| kind.formats().iter().map(move |format| (kind, *format)));
    let names = only.map(|platform| platform.names.join("\n"));
    let values = only.zip(names.as_deref());
    let values = values.map(|(platform, names)| platform.values(names));
    for (kind, format) in kinds {
        for (position, &language) in languages.iter().enumerate() {
            // Whatever formats the call names, a visit must be able to ask.
            let is_wanted = formats.contains(&format) || kind.is_part();
            let page =
                is_wanted.then(|| page((charter, library), kind, format, languages, language));
            let page = page.flatten().map(|page| match values {
                Some(values) => page.with_values(values, position),
                None => page,
            });
            let range = page.map_or(0..0, |page| {
                // The register uses the URL instead of a missing name, so it does not require one.
                let shows = |part: &Part| matches!(part, Part::Value(Slot::Name, _));
                shows_name |= format != Format::Json && page.parts().iter().any(shows);
                let start = layouts.len();
                layouts.extend(parts.layout(&page));
                start..layouts.len()
            });
            index.extend(index::entry(range));
        }
    }
    if !charter.resources.is_empty() {
        index.resize(PageKind::PAGES * languages.len() * index::ENTRY, 0);
    }
    for resource in &charter.resources {
        for kind in ResourcePage::ALL {
            for (position, &language) in languages.iter().enumerate() {
                let page = resource_page((charter, library), resource, kind, language);
                let page = page.map(|page| match values {
                    Some(values) => page.with_values(values, position),
                    None => page,
                });
                let range = page.map_or(0..0, |page| {
                    let shows = |part: &Part| matches!(part, Part::Value(Slot::Name, _));
                    shows_name |= page.parts().iter().any(shows);
                    let start = layouts.len();
                    layouts.extend(parts.layout(&page));
                    start..layouts.len()
                });
                index.extend(index::entry(range));
            }
        }
    }
    let tags = languages.iter();
    let tags: Vec<String> = tags
        .map(|&at| charter.languages[at].as_str().to_owned())
        .collect();
    Template {
        constant,
        declared,
        alternates: wire::alternates(&tags, formats),
        languages: tags,
        layouts,
        index,
        security_policies: security_policies(charter),
        shows_name,
        values: charter
            .values
            .iter()
            .map(|value| (value.id.value.clone(), value.kind))
            .collect(),
        address: charter
            .page
            .address
            .as_ref()
            .map(|it| it.as_str().to_owned()),
        gated: charter
            .gated_categories()
            .map(|position| charter.categories[position].id.value.clone())
            .collect(),
        questions: charter
            .questions()
            .map(|question| charter.question_id(question))
            .collect(),
        cookies: cookies(charter),
        resources: resource::resources(charter),
        revision: charter.consent_revision(),
        version: charter.version.as_ref().map(|it| it.value.clone()),
        fingerprint: charter.fingerprint(),
        choice: choice::choice(charter),
    }
}

fn cookies(charter: &Charter) -> Vec<Cookie> {
    let ascii = |domain: &Spanned<Domain>| domain.ascii().to_owned();
    let cookies = charter.cookies.iter().map(|cookie| {
        let category = &charter.categories[cookie.category.value];
        let attributes = &cookie.attributes;
        Cookie {
            name: cookie.name.text.clone(),
            pattern: cookie.name.pattern,
            storage: cookie.storage,
            category: category.id.value.clone(),
            question: charter.question_id(charter.question_of(cookie)),
            consent: category.consent.value,
            exemption: cookie.exemption.map(|exemption| exemption.value),
            duration: cookie.duration.map(|duration| duration.value),
            domain: attributes.domain.as_ref().map(ascii),
            host: cookie.host.as_ref().map(ascii),
            path: attributes.path.as_ref().map(|path| path.value.clone()),
            secure: attributes.secure.map(|secure| secure.value),
            http_only: attributes.http_only.map(|http_only| http_only.value),
            same_site: attributes.same_site.map(|same_site| same_site.value),
            partitioned: attributes.partitioned.map(|partitioned| partitioned.value),
            max_value_length: cookie.max_value_length.map(|length| length.value),
            script_only: cookie.script_only.is_some_and(|it| it.value),
            third_party: cookie.is_third_party(),
        }
    });
    cookies.collect()
}
