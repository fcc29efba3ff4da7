//! Rendered pages as the parts that a fleet shares and the values of each platform.
//!
//! A [`Fleet`] is plain data: what the macro writes into the program and the runtime reads with
//! [`charte_core::layout`].

mod build;
mod constant;
mod parts;

pub use build::build;

use charte_core::cookie::{Consent, Exemption, SameSite, Storage};
use charte_core::duration::Duration;
use charte_core::format::Format;
use charte_core::layout::{Pieces, read_u32};
use charte_core::values::{Name, Values};

/// All charters of one macro call.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fleet {
    /// The shared parts of all pages, one after the other, each once.
    pub parts: String,
    /// What platforms share: at least one.
    pub templates: Vec<Template>,
    /// The platforms, in the order of their hosts; at least one.
    pub platforms: Vec<Platform>,
}

/// What the platforms with one policy, but for their values, share.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Template {
    /// The name of its constant in `templates`: that of a template file, in capitals. `None` for
    /// a policy that is not a template or not complete by itself.
    pub constant: Option<String>,
    /// Where it is declared.
    pub declared: Declared,
    /// The languages in which it is published; the policy's own is the first.
    pub languages: Vec<String>,
    /// The layouts of its pages, one after the other, each as in [`charte_core::layout`].
    pub layouts: Vec<u8>,
    /// For each format, in the order of `Format::ALL`, and each language: where its layout begins
    /// and ends in `layouts`, as two little-endian `u32`; twice zero where it was not asked for.
    pub index: Vec<u8>,
    /// Whether a page for people has a hole for the name of the platform.
    pub shows_name: bool,
    /// The cookies.
    pub cookies: Vec<Cookie>,
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
    /// Its URL as it is written, without a trailing slash; empty for one site without a URL.
    pub url: String,
    /// Its URL in ASCII.
    pub href: String,
    /// Its name: none, one for every language, or one for each.
    pub names: Vec<String>,
    /// Its hosts in lower-case ASCII: that of the URL, then the aliases.
    pub hosts: Vec<String>,
}

/// Where a thing is declared.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Declared {
    /// The path that diagnostics show.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
}

/// A cookie: [`charte_core::cookie::Cookie`] before it is in a program.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Cookie {
    /// The name or pattern.
    pub name: String,
    /// Whether `name` is a pattern.
    pub pattern: bool,
    /// Where it is kept.
    pub storage: Storage,
    /// The id of its category.
    pub category: String,
    /// Whether that category is exempt from consent.
    pub consent: Consent,
    /// Why it needs no consent.
    pub exemption: Option<Exemption>,
    /// How long it lives.
    pub duration: Option<Duration>,
    /// The `Domain` attribute.
    pub domain: Option<String>,
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
}

impl Fleet {
    /// The page of a platform, filled with its values: what the program will show.
    ///
    /// `None` where the platform has no such page.
    pub fn page(&self, platform: &Platform, format: Format, language: &str) -> Option<String> {
        let template = self.templates.get(platform.template)?;
        let mut languages = template.languages.iter();
        let language = languages.position(|tag| tag.eq_ignore_ascii_case(language))?;
        let at = (format.index() * template.languages.len() + language) * 8;
        let index = template.index.get(at..at + 8)?;
        let layout = template
            .layouts
            .get(read_u32(index, 0)..read_u32(index, 4))?;
        if layout.is_empty() {
            return None;
        }
        let names = platform.names.join("\n");
        let name = match platform.names.len() {
            0 => Name::None,
            1 => Name::Same(&names),
            _ => Name::Each(&names),
        };
        let values = Values {
            url: &platform.url,
            href: &platform.href,
            name,
        };
        Some(Pieces::new(layout, &self.parts, values, language).collect())
    }

    /// The platform with this host, in lower-case ASCII.
    pub fn find(&self, host: &str) -> Option<&Platform> {
        self.platforms
            .iter()
            .find(|platform| platform.hosts.iter().any(|known| known == host))
    }
}
