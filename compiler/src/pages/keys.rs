//! The names that a program can use for the cookies of a fleet: a key for each cookie, a marker for
//! each category, a constant for each embed and each script.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use charte_core::cookie::{Consent, odd_in_token};
use charte_core::question::{SEPARATOR, covers};

use super::{CategoryMarker, Key, Keys, constant, declared, resource};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{self, Charter, Cookie, CookieName, Domain, Inline, InlineKind, Target, Text};
use crate::source::{SourceMap, Span};

/// The maximum number of declarations in the documentation of a key.
const PLACES: usize = 4;

/// Returns the markers and keys of all charters of a fleet.
///
/// A key exists for what a response may set: an HTTP cookie of the platform whose name is a token.
/// A cookie that needs consent in one charter is gated in all. A cookie is of scripts alone if it is so
/// in all charters.
pub(super) fn keys(
    fleet: &model::Fleet,
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
) -> Keys {
    let mut categories: BTreeMap<String, Marked<'_>> = BTreeMap::new();
    let mut cookies: BTreeMap<(&str, bool), Known<'_>> = BTreeMap::new();
    for (charter, sites) in fleet.charters.iter().zip(sites(fleet)) {
        let Some(charter) = charter else { continue };
        for marked in marked(charter) {
            categories.entry(marked.id.clone()).or_insert(marked);
        }
        for cookie in charter.http_cookies() {
            let CookieName { text, pattern } = &cookie.name.value;
            if is_foreign(cookie, &sites) || odd_in_token(text).is_some() {
                continue;
            }
            match cookies.entry((text, *pattern)) {
                Entry::Vacant(entry) => {
                    entry.insert(Known::new(charter, cookie));
                }
                Entry::Occupied(entry) => entry.into_mut().meet(charter, cookie, diagnostics),
            }
        }
    }
    Keys {
        categories: markers(&categories, sources, diagnostics),
        cookies: constants(&cookies, sources, diagnostics),
        embeds: resource::constants(fleet, false, sources, diagnostics),
        scripts: resource::constants(fleet, true, sources, diagnostics),
    }
}

/// Returns the sites of each charter's platforms; none if some are known only at run time.
fn sites(fleet: &model::Fleet) -> Vec<BTreeSet<&str>> {
    let mut sites = vec![BTreeSet::new(); fleet.charters.len()];
    for platform in fleet.platforms.iter().flatten() {
        if let Some(charter) = platform.charter {
            sites[charter].extend(platform.hosts().map(Domain::site));
        }
    }
    for &charter in &fleet.tenants {
        sites[charter].clear();
    }
    sites
}

/// Returns whether a cookie is on another site, so that no platform of these sites can set, read or
/// delete it. If the sites are known only at run time, its `party` decides.
fn is_foreign(cookie: &Cookie, sites: &BTreeSet<&str>) -> bool {
    match cookie.lives_on() {
        Some(place) if !sites.is_empty() => !sites.contains(place.site()),
        _ => cookie.is_third_party(),
    }
}

fn is_script_only(cookie: &Cookie) -> bool {
    cookie.script_only.is_some_and(|it| it.value)
}

/// A cookie that one or more charters declare.
struct Known<'a> {
    charter: &'a Charter,
    cookie: &'a Cookie,
    /// The most exact question about it: a charter may ask for its provider, another one for its
    /// category.
    question: String,
    consent: Consent,
    is_script_only: bool,
    places: Vec<Span>,
}

impl<'a> Known<'a> {
    fn new(charter: &'a Charter, cookie: &'a Cookie) -> Self {
        Self {
            charter,
            cookie,
            question: charter.question_id(charter.question_of(cookie)),
            consent: charter.category_of(cookie).consent.value,
            is_script_only: is_script_only(cookie),
            places: vec![cookie.name.span],
        }
    }

    /// Adds another declaration of the same cookie.
    fn meet(&mut self, charter: &Charter, cookie: &Cookie, diagnostics: &mut Diagnostics) {
        let place = cookie.name.span;
        if charter.is_gated(cookie) {
            self.consent = Consent::Required;
        }
        self.is_script_only &= is_script_only(cookie);
        let (here, there) = (
            charter.category_of(cookie).id.as_str(),
            self.charter.category_of(self.cookie).id.as_str(),
        );
        let is_new = !self.places.contains(&place);
        let question = charter.question_id(charter.question_of(cookie));
        if here == there && !covers(&self.question, &question) {
            if !covers(&question, &self.question) {
                diagnostics.push(self.two_providers(cookie));
            }
        } else if here == there {
            self.question = question;
        }
        // Two categories in one charter may be an error already.
        if here != there && !diagnostics.has_error_at(cookie.category.span) {
            let name = &cookie.name.text;
            let title = format!("the cookie `{name}` belongs to two categories");
            let first = self.cookie.category.span;
            let diagnostic = Diagnostic::error(
                "several-categories",
                title,
                cookie.category.span,
                format!("here to `{here}`"),
            );
            let diagnostic = if first == cookie.category.span {
                diagnostic
            } else {
                diagnostic.label(first, format!("there to `{there}`"))
            };
            diagnostics.push(
                diagnostic
                    .note("its key has one category, by which the compiler knows which consent it needs")
                    .help("declare it in the same category everywhere, or give the two cookies different names"),
            );
        }
        if is_new && self.places.len() <= PLACES {
            self.places.push(place);
        }
    }

    /// The error that two charters ask for different providers.
    fn two_providers(&self, cookie: &Cookie) -> Diagnostic {
        let name = &cookie.name.text;
        let title = format!("visitors are asked for two providers of the cookie `{name}`");
        let here = cookie.provider.map_or(cookie.span, |it| it.span);
        let there = self.cookie.provider.map_or(self.cookie.span, |it| it.span);
        let diagnostic = Diagnostic::error("several-providers", title, here, "here for this one");
        let diagnostic = if here == there {
            diagnostic
        } else {
            diagnostic.label(there, "there for this one")
        };
        diagnostic
            .note("its key has one question, by which the compiler knows which consent it needs")
            .help("name the same provider everywhere, give the two cookies different names, or ask for each category: remove `granularity`")
    }
}

/// A category or a question of a charter.
struct Marked<'a> {
    /// The id: that of a category, or `category.provider`.
    id: String,
    /// The heading of the category, or the name of the provider.
    heading: &'a Text,
    /// Where it is declared.
    span: Span,
}

/// Returns the categories of a charter, and its questions about providers.
fn marked(charter: &Charter) -> Vec<Marked<'_>> {
    let categories = charter.categories.iter().map(|category| Marked {
        id: category.id.value.clone(),
        heading: &category.heading,
        span: category.id.span,
    });
    let questions = charter.questions().filter_map(|question| {
        let category = &charter.categories[question.category];
        let provider = charter.provider(question.provider?);
        Some(Marked {
            id: charter.question_id(question),
            heading: provider.map_or(&category.heading, |provider| &provider.name),
            span: provider.map_or(category.id.span, |provider| provider.id.span),
        })
    });
    categories.chain(questions).collect()
}

fn markers(
    categories: &BTreeMap<String, Marked<'_>>,
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
) -> Vec<CategoryMarker> {
    let mut known: BTreeMap<String, Span> = BTreeMap::new();
    let mut markers = Vec::new();
    for (id, marked) in categories {
        let name = camel(id);
        let span = marked.span;
        if name.is_empty() || name == "Self" {
            let title = format!("a type cannot be called after the category `{id}`");
            diagnostics.push(
                Diagnostic::error("bad-category-type", title, span, "the type is named after this")
                    .help("give the category an id with a letter that is no word of Rust, such as `audience`"),
            );
            continue;
        }
        if let Some(first) = known.insert(name.clone(), span) {
            let title = format!("two categories would have the type `{name}`");
            let label = "named after this";
            diagnostics.push(
                Diagnostic::error("duplicate-category-type", title, span, label)
                    .label(first, "and this")
                    .help("give one of them an id that differs in its letters or digits"),
            );
            continue;
        }
        markers.push(CategoryMarker {
            name,
            id: id.clone(),
            heading: own_text(marked.heading),
            declared: declared(span, sources),
        });
    }
    markers
}

fn constants(
    cookies: &BTreeMap<(&str, bool), Known<'_>>,
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
) -> Vec<Key> {
    let mut named: BTreeMap<String, usize> = BTreeMap::new();
    for (name, _) in cookies.keys() {
        *named.entry(shouted(name)).or_default() += 1;
    }
    let mut taken: BTreeMap<String, Span> = BTreeMap::new();
    let mut keys = Vec::new();
    for (&(name, pattern), known) in cookies {
        let Known {
            charter: _,
            cookie,
            question,
            consent,
            is_script_only,
            places,
        } = known;
        let span = cookie.name.span;
        let mut constant = shouted(name);
        if named.get(&constant).is_some_and(|count| *count > 1) {
            constant = written(name);
        }
        if !constant::is_name(&constant) {
            let title = format!("no constant can be called after the cookie `{name}`");
            diagnostics.push(
                Diagnostic::error(
                    "bad-cookie-constant",
                    title,
                    span,
                    "the constant is named after this",
                )
                .note("what is left of the name without its punctuation is no name in Rust")
                .help("give the cookie a name with a letter or a digit"),
            );
            continue;
        }
        if let Some(first) = taken.insert(constant.clone(), span) {
            let title = format!("two cookies would have the constant `{constant}`");
            let label = "named after this";
            diagnostics.push(
                Diagnostic::error("duplicate-cookie-constant", title, span, label)
                    .label(first, "and this")
                    .note(
                        "constants are named in capitals, with `_` for punctuation and without `*`; \
                         names that differ in their case alone have constants as they are written",
                    )
                    .help(
                        "rename one of the cookies, or declare both by one pattern; where another \
                         site sets one of them, add its `domain` and `party = \"third\"`: it needs no \
                         constant",
                    ),
            );
            continue;
        }
        keys.push(Key {
            constant,
            name: name.to_owned(),
            pattern,
            question: question.clone(),
            consent: *consent,
            script_only: *is_script_only,
            purpose: own_text(&cookie.purpose),
            duration: cookie.duration.map(|duration| duration.value),
            declared: places
                .iter()
                .take(PLACES)
                .map(|place| declared(*place, sources))
                .collect(),
            is_declared_elsewhere: places.len() > PLACES,
        });
    }
    keys
}

/// Returns a text in the policy's own language, without markup, with `...` for what differs between
/// platforms.
pub(super) fn own_text(text: &Text) -> String {
    let mut words = String::new();
    if let Some(line) = text.first() {
        collect(&line.value, &mut words);
    }
    words
}

fn collect(inlines: &[Inline], words: &mut String) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => words.push_str(text),
            InlineKind::Emphasis(text)
            | InlineKind::Strong(text)
            | InlineKind::Link { text, .. }
            | InlineKind::Foreign { text, .. } => collect(text, words),
            InlineKind::Autolink(Target::Address(address)) => words.push_str(address),
            InlineKind::Autolink(Target::Platform(_) | Target::Manage(_) | Target::Value(_))
            | InlineKind::Placeholder(_) => words.push_str("..."),
            InlineKind::Break => words.push(' '),
        }
    }
}

/// Converts the name of a cookie to that of a constant, in capitals.
fn shouted(name: &str) -> String {
    written(name).to_ascii_uppercase()
}

/// Converts the name of a cookie to that of a constant, in its own case, without any `*`.
fn written(name: &str) -> String {
    constant::written(&name.replace('*', ""))
}

/// Converts an id to the name of a type: a capital for each word, and `_` before a digit at the
/// start.
fn camel(id: &str) -> String {
    let mut name = String::new();
    for word in id.split(['-', '_', SEPARATOR]) {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        name.insert(0, '_');
    }
    name
}

#[cfg(test)]
mod tests {
    use super::{camel, shouted, written};

    #[test]
    fn names() {
        for (name, constant) in [
            ("sessionid", "SESSIONID"),
            ("_pk_*", "_PK_"),
            ("__Host-session", "__HOST_SESSION"),
            ("1P_JAR", "_1P_JAR"),
            ("a.b!c", "A_B_C"),
        ] {
            assert_eq!(shouted(name), constant);
        }
        assert_eq!(
            (written("uId"), written("1p.j*")),
            ("uId".into(), "_1p_j".into())
        );
        for (id, marker) in [
            ("necessary", "Necessary"),
            ("social-media", "SocialMedia"),
            ("social_media", "SocialMedia"),
            ("social-media.video_host", "SocialMediaVideoHost"),
            ("audience.us", "AudienceUs"),
            ("2nd", "_2nd"),
            ("--", ""),
        ] {
            assert_eq!(camel(id), marker);
        }
    }
}
