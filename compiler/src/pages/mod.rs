//! Rendered pages, as the parts that a fleet shares and the values of each platform.
//!
//! A [`Fleet`] is plain data: the macro writes it into the program, and the runtime reads it with
//! [`charte_core::layout`].

mod build;
mod choice;
mod constant;
mod keys;
mod languages;
mod own;
mod packed;
mod page;
mod parts;
mod resource;

pub use build::build;
pub use packed::Packed;

use std::sync::Arc;

use charte_core::cookie::{Consent, Exemption, SameSite, Storage};
use charte_core::duration::Duration;
use charte_core::form::FormState;
use charte_core::format::Format;
use charte_core::hash::ContentHash;
use charte_core::index;
use charte_core::kind::PageKind;
use charte_core::layout::pieces;
use charte_core::own_value::OwnKind;
use charte_core::resource::Directive;
use charte_core::values::{Name, Values};

use crate::source::{SourceMap, Span};

/// All charters of one macro call.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fleet {
    /// The shared parts of all pages, without duplicates.
    pub parts: String,
    /// The templates: at least one.
    pub templates: Vec<Template>,
    /// The platforms, in the order of their hosts; none if all are known only at run time.
    pub platforms: Vec<Platform>,
    /// The names that a program can use for the cookies; empty if the request has no keys.
    pub keys: Keys,
    /// The platforms and the compressed pages in byte strings, from [`wire`](crate::wire).
    pub packed: Packed,
}

/// The names that a program can use for the cookies of a fleet.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Keys {
    /// The types of categories, in the order of their ids.
    pub categories: Vec<CategoryMarker>,
    /// The constants of cookies, in the order of their names.
    pub cookies: Vec<Key>,
    /// The constants of embeds, in the order of their ids.
    pub embeds: Vec<ResourceKey>,
    /// The constants of scripts, in the order of their ids.
    pub scripts: Vec<ResourceKey>,
}

/// The constant of an embed or a script.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ResourceKey {
    /// The name of the constant: the id in capitals.
    pub constant: String,
    /// The id.
    pub id: String,
    /// The id of the most exact question about it: that of its category, or `category.provider`.
    pub question: String,
    /// The title, in the own language of the policy that declares it first.
    pub title: String,
    /// Its purpose, in the same language.
    pub purpose: String,
    /// Where it is declared first.
    pub declared: Declared,
}

/// The marker type of a category, or of a provider in a category.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CategoryMarker {
    /// The name of the type: the id with capitals for its words.
    pub name: String,
    /// The id: that of a category, or `category.provider`.
    pub id: String,
    /// The heading, in the policy's own language; of a provider, its name.
    pub heading: String,
    /// Where it is declared first.
    pub declared: Declared,
}

/// The constant of a cookie or a pattern of cookies.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Key {
    /// The name of the constant: that of the cookie, in capitals.
    pub constant: String,
    /// The name or pattern.
    pub name: String,
    /// Whether `name` is a pattern.
    pub pattern: bool,
    /// The id of the question about it, or of its category if it is exempt: see
    /// [`CategoryMarker::id`].
    pub question: String,
    /// Whether it needs consent in any charter.
    pub consent: Consent,
    /// Whether only scripts set it, in every charter.
    pub script_only: bool,
    /// The purpose, in the own language of the policy that declares it first.
    pub purpose: String,
    /// The lifetime in that policy.
    pub duration: Option<Duration>,
    /// Where it is declared: the first places.
    pub declared: Vec<Declared>,
    /// Whether it is declared in more places.
    pub is_declared_elsewhere: bool,
}

/// A template: what the platforms of one policy share, except for their values.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Template {
    /// The name of its constant in `templates`: that of a template file, in capitals. `None` for a
    /// policy that is not a template or is incomplete by itself.
    pub constant: Option<String>,
    /// Where it is declared.
    pub declared: Declared,
    /// The languages in which it is published. The first is the language of the policy.
    pub languages: Vec<String>,
    /// The layouts of its pages in order, each in the format of [`charte_core::layout`].
    pub layouts: Vec<u8>,
    /// The position of each page's layout: an index of `layouts`, in the order of [`index::page`] and then
    /// of [`index::resource`].
    pub index: Vec<u8>,
    /// The value of `Content-Security-Policy` for the HTML page of each kind
    /// ([`charte_core::word::Word::ALL`]).
    pub security_policies: Vec<String>,
    /// The value of `Link` for each served format and each language; an empty list if there is
    /// none.
    pub alternates: Vec<String>,
    /// Whether a page for visitors has a hole for the name of the platform.
    pub shows_name: bool,
    /// The values that each platform gives, in the order of their ids.
    pub values: Vec<(String, OwnKind)>,
    /// The address of the page, as the policy states it.
    pub address: Option<String>,
    /// The ids of the gated categories, in the order of the policy.
    pub gated: Vec<String>,
    /// The ids of the questions, in the order of their boxes.
    pub questions: Vec<String>,
    /// The cookies.
    pub cookies: Vec<Cookie>,
    /// The embeds and the scripts, in the order of [`index::resource`].
    pub resources: Vec<Resource>,
    /// The consent revision.
    pub revision: ContentHash,
    /// The version of the charter.
    pub version: Option<String>,
    /// The fingerprint of the content, as `[lock]` records it.
    pub fingerprint: ContentHash,
    /// How the choice is stored.
    pub choice: ChoiceStorage,
}

/// How the choice is stored.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ChoiceStorage {
    /// The name of the declared cookie; `None` if the policy declares none.
    pub cookie: Option<String>,
    /// The lifetime of a choice, in seconds.
    pub kept: Option<u64>,
    /// The lifetime of a refusal of everything, in seconds.
    pub refusal_kept: Option<u64>,
    /// The text of `/.well-known/gpc.json`, if Global Privacy Control counts as a refusal.
    pub gpc: Option<String>,
    /// Whether Do Not Track counts as a refusal.
    pub dnt: bool,
    /// The path of the charter, without a query, if the policy states one.
    pub charter: Option<String>,
    /// The address at which the visitor chooses, if it is a path on the platform.
    pub manage: Option<String>,
    /// The same path with [`charte_core::form::SAVED`] as a query, for the redirection after a
    /// choice; then, if the charter has several languages, the same for each of them, with
    /// [`charte_core::form::LANGUAGE`] in the query. Empty if visitors do not choose on the
    /// platform.
    pub saved: Vec<String>,
    /// Whether a choice that is made despite a signal overrules it.
    pub overrule: bool,
    /// The domain of the platforms that share one choice.
    pub shared: Option<String>,
}

/// A platform.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Platform {
    /// The name of its constant, in capitals; `None` for a platform of a `[[platform]]` table.
    pub constant: Option<String>,
    /// Where it is declared.
    pub declared: Declared,
    /// The position of its template in [`Fleet::templates`].
    pub template: usize,
    /// Its URL as it is written, without a trailing slash; empty for a single site without a URL.
    pub url: String,
    /// Its URL in ASCII; empty if that is how it is written.
    pub href: String,
    /// Its name: none, one for every language, or one for each.
    pub names: Vec<String>,
    /// Its values, as [`charte_core::values`] reads them.
    pub own: String,
    /// Its hosts in lower-case ASCII: that of the URL, then the aliases.
    pub hosts: Vec<String>,
    /// The length of the registrable domain at the end of the host of its URL, in bytes; zero if it
    /// has none.
    pub registrable: u8,
}

/// The place of a declaration.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Declared {
    /// The path that diagnostics show, shared by all declarations of its file.
    pub path: Arc<str>,
    /// The line, from 1.
    pub line: usize,
}

/// An embed or a script.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Resource {
    /// The id. Embeds and scripts have ids of their own.
    pub id: String,
    /// Whether it is a script.
    pub is_script: bool,
    /// The id of the question that decides about it; `None` if its category is exempt.
    pub question: Option<String>,
    /// What it loads: a source of `Content-Security-Policy` for each directive.
    pub sources: Vec<(Directive, String)>,
    /// The hashes of a script, as sources of `Content-Security-Policy`.
    pub integrity: Option<String>,
}

/// A cookie: [`charte_core::cookie::Cookie`] before it is in a program.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Cookie {
    /// The name or pattern.
    pub name: String,
    /// Whether `name` is a pattern.
    pub pattern: bool,
    /// How it is stored.
    pub storage: Storage,
    /// The id of its category.
    pub category: String,
    /// The id of the question about it; that of its category if it is exempt.
    pub question: String,
    /// Whether that category is exempt from consent.
    pub consent: Consent,
    /// The reason why it needs no consent.
    pub exemption: Option<Exemption>,
    /// Its lifetime.
    pub duration: Option<Duration>,
    /// The `Domain` attribute.
    pub domain: Option<String>,
    /// The only host that it is sent to.
    pub host: Option<String>,
    /// The `Path` attribute.
    pub path: Option<String>,
    /// The `Secure` attribute.
    pub secure: Option<bool>,
    /// The `HttpOnly` attribute.
    pub http_only: Option<bool>,
    /// The `SameSite` attribute.
    pub same_site: Option<SameSite>,
    /// The `Partitioned` attribute.
    pub partitioned: Option<bool>,
    /// The maximum length of its value, in bytes.
    pub max_value_length: Option<u32>,
    /// Whether only scripts set it.
    pub script_only: bool,
    /// Whether it belongs to a third party.
    pub third_party: bool,
}

impl Template {
    /// The layout of a page; `None` if there is none or it was not asked for.
    pub fn layout(&self, kind: PageKind, format: Format, language: usize) -> Option<&[u8]> {
        let page = index::page(kind, format, language, self.languages.len())?;
        index::get(&self.index, page, &self.layouts)
    }

    /// Returns the layouts of the charter's served pages, with their format and the position of
    /// their language.
    pub fn served(&self) -> impl Iterator<Item = (Format, usize, &[u8])> {
        let pages = Format::SERVED
            .into_iter()
            .flat_map(|format| (0..self.languages.len()).map(move |language| (format, language)));
        pages.filter_map(|(format, language)| {
            let layout = self.layout(PageKind::Charter, format, language)?;
            Some((format, language, layout))
        })
    }
}

fn declared(span: Span, sources: &SourceMap) -> Declared {
    Declared {
        path: Arc::clone(&sources.file(span.file).path),
        line: sources.position(span).line,
    }
}

impl Platform {
    /// Returns the URL in ASCII.
    pub fn ascii_url(&self) -> &str {
        self.values("").ascii_url()
    }

    /// Returns the values that pages show; `names` are its names, separated by line feeds.
    pub fn values<'a>(&'a self, names: &'a str) -> Values<'a> {
        Values {
            url: &self.url,
            href: &self.href,
            name: match self.names.len() {
                0 => Name::None,
                1 => Name::Same(names),
                _ => Name::Each(names),
            },
            own: &self.own,
        }
    }
}

impl Fleet {
    /// Returns the charter page of a platform, filled with its values, as the program will show it.
    ///
    /// `None` if the platform has no such page.
    pub fn page(&self, platform: &Platform, format: Format, language: &str) -> Option<String> {
        self.filled(
            platform,
            (PageKind::Charter, format),
            language,
            FormState::NEW,
        )
    }

    /// Returns the preferences page of a platform in a state of its form.
    ///
    /// `None` if the platform has no such page.
    pub fn preferences(
        &self,
        platform: &Platform,
        format: Format,
        language: &str,
        state: FormState,
    ) -> Option<String> {
        self.filled(platform, (PageKind::Preferences, format), language, state)
    }

    /// Returns the banner of a platform, or what confirms an answer in its place. The hole for the way
    /// back is empty.
    ///
    /// `None` if the platform asks nothing.
    pub fn part(&self, platform: &Platform, kind: PageKind, language: &str) -> Option<String> {
        let page = (kind, Format::Fragment);
        self.filled(platform, page, language, FormState::NEW)
    }

    fn filled(
        &self,
        platform: &Platform,
        (kind, format): (PageKind, Format),
        language: &str,
        state: FormState,
    ) -> Option<String> {
        let template = self.templates.get(platform.template)?;
        let mut languages = template.languages.iter();
        let language = languages.position(|tag| tag.eq_ignore_ascii_case(language))?;
        let layout = template.layout(kind, format, language)?;
        let names = platform.names.join("\n");
        let values = platform.values(&names);
        Some(pieces(layout, &self.parts, values, language, state).collect())
    }

    /// Returns the platform with this host, in lower-case ASCII.
    pub fn find(&self, host: &str) -> Option<&Platform> {
        self.platforms
            .iter()
            .find(|platform| platform.hosts.iter().any(|known| known == host))
    }
}
