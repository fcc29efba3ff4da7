//! Identities: platforms, contacts and providers.

use charte_core::host::is_below;
use charte_core::url::SCHEME;
use charte_core::words;

use super::{Country, Target, Text};
use crate::source::{Span, Spanned};

/// A platform: one website.
#[derive(Clone, Debug)]
pub struct Platform {
    /// Where it is declared.
    pub span: Span,
    /// Its URL. Only a charter with a single platform may omit it.
    pub url: Option<Spanned<PlatformUrl>>,
    /// Additional hosts that serve it.
    pub aliases: Vec<Spanned<Host>>,
    /// Its name, in each language of its charter; empty if it has no name.
    pub name: Vec<String>,
    /// Its values, in the order of the charter's: each in every language.
    pub values: Vec<Vec<String>>,
    /// The name of its constant, if the policy declares one.
    pub id: Option<Spanned<String>>,
    /// The position of its charter in [`Fleet::charters`](super::Fleet::charters); `None` if the
    /// charter has errors.
    pub charter: Option<usize>,
}

/// An https origin.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PlatformUrl {
    /// The host.
    pub host: Host,
    /// The port, if it is not the default one.
    pub port: Option<u16>,
}

impl PlatformUrl {
    /// Returns the URL as it is written, without a trailing slash.
    pub fn written(&self) -> String {
        self.with_host(self.host.written())
    }

    /// Returns the URL in ASCII.
    pub fn ascii(&self) -> String {
        self.with_host(self.host.domain.ascii())
    }

    fn with_host(&self, host: &str) -> String {
        match self.port {
            Some(port) => format!("{SCHEME}{host}:{port}"),
            None => format!("{SCHEME}{host}"),
        }
    }
}

/// The host of a platform.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Host {
    /// In ASCII, with its registrable domain.
    pub domain: Domain,
    /// As it is written, if that is not ASCII.
    pub unicode: Option<Box<str>>,
}

impl Host {
    /// Returns the host as it is written.
    pub fn written(&self) -> &str {
        self.unicode.as_deref().unwrap_or(&self.domain.ascii)
    }
}

/// A DNS name in lower-case ASCII: Unicode labels as A-labels (RFC 5890).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Domain {
    /// The name.
    ascii: Box<str>,
    /// The length of the registrable domain at its end, in bytes; zero if it has none.
    registrable: u8,
}

impl Domain {
    /// Creates a name. `registrable` is its end: the public suffix and the label before it, by the
    /// Public Suffix List; `None` if the name is a public suffix itself.
    pub fn new(ascii: &str, registrable: Option<&str>) -> Self {
        let length = registrable.map_or(0, str::len);
        Self {
            ascii: ascii.into(),
            // No host is longer than 253 bytes.
            registrable: u8::try_from(length).unwrap_or(0),
        }
    }

    /// Returns the name.
    pub fn ascii(&self) -> &str {
        &self.ascii
    }

    /// Returns the registrable domain; `None` if the name is a public suffix.
    pub fn registrable(&self) -> Option<&str> {
        let start = self
            .ascii
            .len()
            .checked_sub(usize::from(self.registrable))?;
        self.ascii.get(start..).filter(|domain| !domain.is_empty())
    }

    /// Returns whether `host` is this domain or below it (RFC 6265bis, 5.1.3).
    pub fn covers(&self, host: &Domain) -> bool {
        is_below(&host.ascii, &self.ascii)
    }

    /// Returns the domain that browsers treat as one site: the registrable domain, or the public
    /// suffix itself.
    pub fn site(&self) -> &str {
        self.registrable().unwrap_or(&self.ascii)
    }
}

/// A person or body to contact.
#[derive(Clone, Debug)]
pub struct Contact {
    /// Where it is declared.
    pub span: Span,
    /// The name.
    pub name: Option<Text>,
    /// The postal address.
    pub address: Option<Text>,
    /// An https, mailto or tel address.
    pub contact: Option<Spanned<Target>>,
    /// Whether it is a public body.
    pub public_body: Option<Spanned<bool>>,
    /// The country.
    pub country: Option<Spanned<Country>>,
}

/// A provider: it sets cookies or receives data.
#[derive(Clone, Debug)]
pub struct Provider {
    /// The id, and where it is declared.
    pub id: Spanned<String>,
    /// The name.
    pub name: Text,
    /// Its role under the GDPR.
    pub role: Option<Spanned<Role>>,
    /// The country.
    pub country: Option<Spanned<Country>>,
    /// Its website.
    pub website: Option<Spanned<Target>>,
    /// Its privacy policy.
    pub privacy_policy: Option<Spanned<Target>>,
    /// The safeguard, if data leave the European Economic Area.
    pub transfer: Option<Text>,
}

words! {
    /// When the platforms of a template are known, if it is not when the program is compiled.
    pub enum Tenants {
        /// At run time: the program makes their charters.
        RunTime = "run-time",
    }
}

words! {
    /// The role of a provider under the GDPR (articles 4(7), 4(8) and 26).
    pub enum Role {
        /// Decides why and how data are processed.
        Controller = "controller",
        /// Processes data on behalf of a controller.
        Processor = "processor",
        /// Decides together with another controller.
        JointController = "joint-controller",
    }
}
