//! A cookie and the facts that the policy declares about it.

use charte_core::cookie::{Exemption, SameSite, Storage};
use charte_core::duration::Duration;
use charte_core::host::is_below;
use charte_core::pattern::is_match;
use charte_core::words;

use super::{Domain, LinkOrPath, Text};
use crate::source::{Span, Spanned};

/// A cookie, or anything else that is stored on the visitor's device.
#[derive(Clone, Debug)]
pub struct Cookie {
    /// Where it is declared.
    pub span: Span,
    /// The name or pattern.
    pub name: Spanned<CookieName>,
    /// How it is stored.
    pub storage: Storage,
    /// Who sets it.
    pub provider: Option<Spanned<ProviderRef>>,
    /// The position of its category in [`Charter::categories`](super::Charter::categories).
    pub category: Spanned<usize>,
    /// The service that it belongs to.
    pub service: Option<Text>,
    /// The parts of the platform that use it.
    pub location: Vec<Spanned<Location>>,
    /// Its purpose.
    pub purpose: Text,
    /// Its purpose as classes that rules compare.
    pub purpose_classes: Vec<Spanned<PurposeClass>>,
    /// When it is set, if not always.
    pub condition: Option<Text>,
    /// Its lifetime.
    pub duration: Option<Spanned<Duration>>,
    /// A text about its lifetime.
    pub duration_note: Option<Text>,
    /// Whether the policy declares that each visit extends its lifetime: see
    /// [`is_refreshed`](Self::is_refreshed).
    pub refreshed: Option<Spanned<bool>>,
    /// How long the data collected with it are kept.
    pub data_retention: Option<Spanned<Duration>>,
    /// The reason why it needs no consent.
    pub exemption: Option<Spanned<Exemption>>,
    /// The conditions of audience measurement without consent.
    pub audience: Option<Audience>,
    /// Whether it belongs to the platform or to a third party.
    pub party: Option<Spanned<Party>>,
    /// Whether third parties may have access.
    pub third_party_access: Option<Spanned<bool>>,
    /// Who receives the data.
    pub recipients: Vec<Spanned<ProviderRef>>,
    /// The personal data collected with it.
    pub personal_data: Option<Text>,
    /// How the visitor objects to it.
    pub objection: Option<Text>,
    /// The legal basis for processing the data.
    pub legal_basis: Option<Spanned<LegalBasis>>,
    /// The attributes of `Set-Cookie`.
    pub attributes: Attributes,
    /// The only host that it is sent to. The policy gives either this or the domain.
    pub host: Option<Spanned<Domain>>,
    /// The maximum length of its value, in bytes.
    pub max_value_length: Option<Spanned<u32>>,
    /// Whether only scripts set it, and no response.
    pub script_only: Option<Spanned<bool>>,
    /// Whether the responses of some platform cannot delete it, because the platform has no host
    /// that receives it.
    pub is_out_of_reach: bool,
}

impl Cookie {
    /// Returns what distinguishes it from the other cookies in a browser: name, storage, the hosts
    /// that it is sent to, and path (RFC 6265bis, section 5.7).
    pub fn identity(&self) -> (&str, bool, Storage, Scope<'_>, Option<&str>) {
        (
            &self.name.text,
            self.name.pattern,
            self.storage,
            self.scope(),
            self.attributes.path.as_ref().map(|path| path.as_str()),
        )
    }

    /// Returns the hosts that it is sent to, as far as the policy states them.
    pub fn scope(&self) -> Scope<'_> {
        match (&self.host, &self.attributes.domain) {
            (Some(host), _) => Scope::Host(host.ascii()),
            (None, Some(domain)) => Scope::Domain(domain.ascii()),
            (None, None) => Scope::Unstated,
        }
    }

    /// Returns the place where it lives, if the policy states one: its host or its domain.
    pub fn lives_on(&self) -> Option<&Spanned<Domain>> {
        self.host.as_ref().or(self.attributes.domain.as_ref())
    }

    /// Returns whether a response of this host can set and delete it.
    pub fn is_set_on(&self, host: &Domain) -> bool {
        match self.scope() {
            Scope::Unstated => true,
            Scope::Host(own) => host.ascii() == own,
            Scope::Domain(domain) => is_below(host.ascii(), domain),
        }
    }

    /// Returns whether each visit extends its lifetime. Visits always extend a lifetime of
    /// inactivity.
    pub fn is_refreshed(&self) -> Option<Spanned<bool>> {
        let inactivity = self.duration.filter(|it| it.value.is_inactivity());
        let implied = inactivity.map(|duration| Spanned::new(true, duration.span));
        self.refreshed.or(implied)
    }

    /// Returns whether one host may receive both cookies: neither belongs only to a third party,
    /// and their domains have hosts in common.
    pub fn may_meet(&self, other: &Cookie) -> bool {
        let have_host = self.scope().has_host_of(other.scope());
        have_host && self.is_third_party() == other.is_third_party()
    }

    /// Returns whether another than the platform sets it: a third party, or without `party` the
    /// provider on whose host it lives.
    pub fn is_set_by_another(&self) -> bool {
        let provider = self.provider.map(|provider| provider.value);
        match self.party {
            Some(party) => party.value == Party::Third,
            None => self.host.is_some() && matches!(provider, Some(ProviderRef::Provider(_))),
        }
    }

    /// Returns whether it is declared as a third party's.
    pub fn is_third_party(&self) -> bool {
        let party = self.party.as_ref();
        party.is_some_and(|party| party.value == Party::Third)
    }
}

/// The hosts that a cookie is sent to (RFC 6265bis, section 5.8.3).
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Scope<'a> {
    /// The policy does not state them.
    Unstated,
    /// This host and no other.
    Host(&'a str),
    /// This domain and the hosts below it.
    Domain(&'a str),
}

impl Scope<'_> {
    /// Returns whether some host may receive the cookies of both.
    fn has_host_of(self, other: Self) -> bool {
        match (self, other) {
            (Self::Unstated, _) | (_, Self::Unstated) => true,
            (Self::Host(one), Self::Host(other)) => one == other,
            (Self::Host(host), Self::Domain(domain)) | (Self::Domain(domain), Self::Host(host)) => {
                is_below(host, domain)
            }
            // Only the longer one can be below the other.
            (Self::Domain(one), Self::Domain(other)) if one.len() < other.len() => {
                is_below(other, one)
            }
            (Self::Domain(one), Self::Domain(other)) => is_below(one, other),
        }
    }
}

/// The name of a cookie, or a pattern of names.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CookieName {
    /// For a cookie, a name that browsers store (RFC 6265bis, sections 5.6 and 5.7).
    pub text: String,
    /// Whether each `*` matches any characters.
    pub pattern: bool,
}

impl CookieName {
    /// Returns whether this is a pattern that matches a name. It matches a pattern if it matches
    /// each of that pattern's names.
    pub fn covers(&self, name: &CookieName) -> bool {
        // Only a `*` of this pattern matches a `*`, because that `*` matches any characters too.
        self.pattern && is_match(self.text.as_bytes(), name.text.as_bytes())
    }
}

/// The organisation that sets a cookie or receives data.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ProviderRef {
    /// `us`: the controller.
    Us,
    /// The position in [`Charter::providers`](super::Charter::providers).
    Provider(usize),
}

impl ProviderRef {
    /// The id of the controller as a provider.
    pub const US: &str = "us";
}

/// The conditions under which audience measurement needs no consent (CNIL, délibération 2020-091,
/// article 5; Garante, linee guida 2021, section 7.2). `None` means that the policy does not declare the condition.
#[derive(Clone, Debug)]
pub struct Audience {
    /// Where they are declared.
    pub span: Span,
    /// The measurement is for the publisher alone.
    pub sole_publisher: Option<Spanned<bool>>,
    /// It produces only anonymous statistics.
    pub anonymous: Option<Spanned<bool>>,
    /// It does not track the visitor across sites.
    pub no_cross_site: Option<Spanned<bool>>,
    /// It passes no data to others.
    pub no_sharing: Option<Spanned<bool>>,
    /// IP addresses are shortened before they are used.
    pub ip_masked: Option<Spanned<bool>>,
    /// The address at which the visitor can object.
    pub opt_out: Option<Spanned<LinkOrPath>>,
}

impl Audience {
    /// Returns the conditions that the policy declares, and whether each is met.
    pub fn conditions(&self) -> impl Iterator<Item = (AudienceCondition, bool)> {
        let conditions = AudienceCondition::ALL.iter().copied();
        conditions.filter_map(|condition| Some((condition, self.holds(condition)?.value)))
    }

    /// Returns whether a condition is met; `None` if the policy does not declare it.
    pub fn holds(&self, condition: AudienceCondition) -> Option<Spanned<bool>> {
        match condition {
            AudienceCondition::SolePublisher => self.sole_publisher,
            AudienceCondition::Anonymous => self.anonymous,
            AudienceCondition::NoCrossSite => self.no_cross_site,
            AudienceCondition::NoSharing => self.no_sharing,
            AudienceCondition::IpMasked => self.ip_masked,
        }
    }
}

words! {
    /// A condition of audience measurement without consent.
    pub enum AudienceCondition {
        /// The measurement is for the publisher alone.
        SolePublisher = "sole_publisher",
        /// It produces only anonymous statistics.
        Anonymous = "anonymous",
        /// It does not track the visitor across sites.
        NoCrossSite = "no_cross_site",
        /// It passes no data to others.
        NoSharing = "no_sharing",
        /// IP addresses are shortened before they are used.
        IpMasked = "ip_masked",
    }
}

/// The attributes of `Set-Cookie`. `None` means that the policy does not declare the attribute.
#[derive(Clone, Debug)]
pub struct Attributes {
    /// `Domain`, without a leading dot.
    pub domain: Option<Spanned<Domain>>,
    /// `Path`.
    pub path: Option<Spanned<String>>,
    /// `Secure`.
    pub secure: Option<Spanned<bool>>,
    /// `HttpOnly`.
    pub http_only: Option<Spanned<bool>>,
    /// `SameSite`.
    pub same_site: Option<Spanned<SameSite>>,
    /// `Partitioned`.
    pub partitioned: Option<Spanned<bool>>,
}

words! {
    /// The purpose of a cookie, as far as rules distinguish purposes.
    pub enum PurposeClass {
        /// Advertising based on data about the visitor.
        PersonalisedAdvertising = "personalised-advertising",
        /// Counts how often advertising is seen or clicked.
        AdvertisingMeasurement = "advertising-measurement",
        /// Advertising based on the visitor's location.
        GeolocatedAdvertising = "geolocated-advertising",
        /// Content based on data about the visitor.
        ContentPersonalisation = "content-personalisation",
        /// Sharing on social networks.
        SocialSharing = "social-sharing",
        /// Counts visitors and visits.
        AudienceMeasurement = "audience-measurement",
        /// Protects the service and its visitors.
        Security = "security",
        /// A service that the visitor requests.
        Service = "service",
    }
}

words! {
    /// A part of a platform.
    pub enum Location {
        /// The part that every visitor sees.
        FrontOffice = "front-office",
        /// The part for the staff who run the platform.
        BackOffice = "back-office",
    }
}

words! {
    /// The owner of a cookie.
    pub enum Party {
        /// The platform.
        First = "first",
        /// A third party.
        Third = "third",
    }
}

words! {
    /// The legal basis for processing personal data (GDPR, article 6(1)).
    pub enum LegalBasis {
        /// Point (a).
        Consent = "consent",
        /// Point (b).
        Contract = "contract",
        /// Point (c).
        LegalObligation = "legal-obligation",
        /// Point (d).
        VitalInterests = "vital-interests",
        /// Point (e).
        PublicTask = "public-task",
        /// Point (f).
        LegitimateInterests = "legitimate-interests",
    }
}

#[cfg(test)]
mod tests {
    use super::CookieName;

    #[test]
    fn patterns_cover_names_and_narrower_patterns() {
        let covers = |pattern: &str, name: &str| {
            let cookie = |text: &str| CookieName {
                text: text.to_owned(),
                pattern: text.contains('*'),
            };
            cookie(pattern).covers(&cookie(name))
        };
        for (pattern, name) in [
            ("_pk_*", "_pk_id"),
            ("_pk_*", "_pk_"),
            ("*_id", "a_id_id"),
            ("a*b*c", "a1b2b3c"),
            ("_pk_*", "_pk_id*"),
            ("*id*", "*id"),
        ] {
            assert!(covers(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [
            ("_pk_*", "_PK_id"),
            ("_pk_*", "x_pk_id"),
            ("*_id", "_id2"),
            ("a*b*c", "acb"),
            ("_pk_id*", "_pk_*"),
            ("_pk_id", "_pk_id"),
        ] {
            assert!(!covers(pattern, name), "{pattern} {name}");
        }
    }
}
