//! Embeds and scripts: what the platform loads from others, though it may set no cookie.

use std::fmt;

use charte_core::resource::Directive;

use super::{Domain, LinkOrPath, ProviderRef, PurposeClass, Text};
use crate::source::Spanned;

/// An embed or a script that waits for the consent to its category.
#[derive(Clone, Debug)]
pub struct Resource {
    /// The id, and where it is declared. Embeds and scripts have ids of their own.
    pub id: Spanned<String>,
    /// The position of its category in [`Charter::categories`](super::Charter::categories).
    pub category: Spanned<usize>,
    /// Who provides it.
    pub provider: Option<Spanned<ProviderRef>>,
    /// What visitors call it.
    pub title: Text,
    /// Its purpose.
    pub purpose: Text,
    /// Its purpose as classes that rules compare.
    pub purpose_classes: Vec<Spanned<PurposeClass>>,
    /// The hosts from which it loads, by directive.
    pub hosts: Vec<(Directive, Spanned<HostSource>)>,
    /// The tag of a script; `None` for an embed.
    pub script: Option<Script>,
}

impl Resource {
    /// Returns the table of the policy that declares it.
    pub fn table(&self) -> &'static str {
        match self.script {
            Some(_) => "script",
            None => "embed",
        }
    }

    /// Returns the hosts from which it loads, each once, in the order of the policy.
    pub fn host_names(&self) -> Vec<String> {
        let mut names = Vec::new();
        for (_, host) in &self.hosts {
            let name = host.to_string();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

/// A host, or all hosts below a domain (CSP Level 3, section 2.3.1, `host-part`).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct HostSource {
    /// The host or the domain.
    pub domain: Domain,
    /// Whether it is written as `*.` and the domain: the hosts below it, and not the domain.
    pub is_below: bool,
}

impl HostSource {
    /// Returns whether it allows a host.
    pub fn allows(&self, host: &Domain) -> bool {
        let is_same = self.domain == *host;
        if self.is_below {
            self.domain.covers(host) && !is_same
        } else {
            is_same
        }
    }
}

impl fmt::Display for HostSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_below { "*." } else { "" })?;
        f.write_str(self.domain.ascii())
    }
}

/// The tag of a script.
#[derive(Clone, Debug)]
pub struct Script {
    /// Its address: a path on the platform, or an https address on one of its hosts for scripts.
    pub src: Spanned<LinkOrPath>,
    /// The hashes of its content (Subresource Integrity, section 3.5).
    pub integrity: Option<Spanned<String>>,
    /// The other attributes, in the order of the policy; `None` for one without a value.
    pub attributes: Vec<(String, Option<String>)>,
}
