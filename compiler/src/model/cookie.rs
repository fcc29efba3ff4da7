//! A cookie and what is said of it.

use charte_core::cookie::{Exemption, SameSite, Storage};
use charte_core::duration::Duration;
use charte_core::pattern::is_match;
use charte_core::words;

use super::{Domain, LinkOrPath, Text};
use crate::source::{Span, Spanned};

/// A cookie, or anything else that is kept on the visitor's device.
#[derive(Clone, Debug)]
pub struct Cookie {
    /// Where it is declared.
    pub span: Span,
    /// The name or pattern.
    pub name: Spanned<CookieName>,
    /// Where it is kept.
    pub storage: Storage,
    /// Who sets it.
    pub provider: Option<Spanned<ProviderRef>>,
    /// The position of its category in [`Charter::categories`](super::Charter::categories).
    pub category: Spanned<usize>,
    /// The service that it belongs to.
    pub service: Option<Text>,
    /// Where on the platform it is used.
    pub location: Vec<Spanned<Location>>,
    /// What it is for.
    pub purpose: Text,
    /// What it is for, in the words that rules know.
    pub purpose_classes: Vec<Spanned<PurposeClass>>,
    /// When it is set at all.
    pub condition: Option<Text>,
    /// How long it lives.
    pub duration: Option<Spanned<Duration>>,
    /// Whether each visit extends its life.
    pub refreshed: Option<Spanned<bool>>,
    /// How long the data behind it are kept.
    pub data_retention: Option<Spanned<Duration>>,
    /// Why it needs no consent.
    pub exemption: Option<Spanned<Exemption>>,
    /// The conditions of audience measurement without consent.
    pub audience: Option<Audience>,
    /// Whether it belongs to the platform or to somebody else.
    pub party: Option<Spanned<Party>>,
    /// Whether third parties may have access.
    pub third_party_access: Option<Spanned<bool>>,
    /// Who receives the data.
    pub recipients: Vec<Spanned<ProviderRef>>,
    /// The personal data behind it.
    pub personal_data: Option<Text>,
    /// Why the data may be processed.
    pub legal_basis: Option<Spanned<LegalBasis>>,
    /// What goes over the wire.
    pub attributes: Attributes,
    /// The longest value, in bytes.
    pub max_value_length: Option<Spanned<u32>>,
}

impl Cookie {
    /// What tells it from the other cookies of a browser: name, storage, domain and path
    /// (RFC 6265bis, section 5.7).
    pub fn identity(&self) -> (&str, bool, Storage, Option<&str>, Option<&str>) {
        let Attributes { domain, path, .. } = &self.attributes;
        (
            &self.name.text,
            self.name.pattern,
            self.storage,
            domain.as_ref().map(|domain| domain.ascii.as_str()),
            path.as_ref().map(|path| path.as_str()),
        )
    }

    /// Whether one host may receive both cookies: neither is of a third party alone, and their
    /// domains have hosts in common.
    pub fn may_meet(&self, other: &Cookie) -> bool {
        let domains = (&self.attributes.domain, &other.attributes.domain);
        let have_host = match domains {
            (Some(one), Some(other)) => one.covers(other) || other.covers(one),
            _ => true,
        };
        have_host && self.is_third_party() == other.is_third_party()
    }

    /// Whether it is declared as somebody else's.
    pub fn is_third_party(&self) -> bool {
        let party = self.party.as_ref();
        party.is_some_and(|party| party.value == Party::Third)
    }
}

/// The name of a cookie, or a pattern of names.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CookieName {
    /// For a cookie, what browsers keep as a name (RFC 6265bis, sections 5.6 and 5.7).
    pub text: String,
    /// Whether each `*` stands for any characters.
    pub pattern: bool,
}

impl CookieName {
    /// Whether this is a pattern that a name matches; a pattern matches if every name of it does.
    pub fn covers(&self, name: &CookieName) -> bool {
        // Only a `*` of this pattern takes a `*`: what the other leaves open is open here too.
        self.pattern && is_match(self.text.as_bytes(), name.text.as_bytes())
    }
}

/// Who sets a cookie or receives data.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ProviderRef {
    /// `us`: the controller.
    Us,
    /// The position in [`Charter::providers`](super::Charter::providers).
    Provider(usize),
}

/// The conditions under which audience measurement needs no consent (CNIL, délibération 2020-091,
/// article 5). `None` means that the policy does not say.
#[derive(Clone, Debug)]
pub struct Audience {
    /// Where they are stated.
    pub span: Span,
    /// For the publisher alone.
    pub sole_publisher: Option<Spanned<bool>>,
    /// Only anonymous statistics come out.
    pub anonymous: Option<Spanned<bool>>,
    /// The visitor is not followed over several sites.
    pub no_cross_site: Option<Spanned<bool>>,
    /// Nothing is passed on.
    pub no_sharing: Option<Spanned<bool>>,
    /// How the visitor objects.
    pub opt_out: Option<Spanned<LinkOrPath>>,
}

impl Audience {
    /// The conditions that the policy speaks of, and whether each holds.
    pub fn conditions(&self) -> impl Iterator<Item = (AudienceCondition, bool)> {
        [
            (AudienceCondition::SolePublisher, self.sole_publisher),
            (AudienceCondition::Anonymous, self.anonymous),
            (AudienceCondition::NoCrossSite, self.no_cross_site),
            (AudienceCondition::NoSharing, self.no_sharing),
        ]
        .into_iter()
        .filter_map(|(condition, holds)| Some((condition, holds?.value)))
    }
}

words! {
    /// A condition of audience measurement without consent.
    pub enum AudienceCondition {
        /// For the publisher alone.
        SolePublisher = "sole_publisher",
        /// Only anonymous statistics come out.
        Anonymous = "anonymous",
        /// The visitor is not followed over several sites.
        NoCrossSite = "no_cross_site",
        /// Nothing is passed on.
        NoSharing = "no_sharing",
    }
}

/// The attributes of `Set-Cookie`. `None` means that the policy does not say.
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
    /// What a cookie is for, as far as rules tell purposes apart. The first five are those that
    /// always need consent (CNIL, LINC developer guide, sheet 16).
    pub enum PurposeClass {
        /// Advertising that is chosen by what is known of the visitor.
        PersonalisedAdvertising = "personalised-advertising",
        /// Counting how often advertising is seen or followed.
        AdvertisingMeasurement = "advertising-measurement",
        /// Advertising that is chosen by where the visitor is.
        GeolocatedAdvertising = "geolocated-advertising",
        /// Content that is chosen by what is known of the visitor.
        ContentPersonalisation = "content-personalisation",
        /// Sharing on social networks.
        SocialSharing = "social-sharing",
        /// Counting visitors and visits.
        AudienceMeasurement = "audience-measurement",
        /// Protecting the service and its visitors.
        Security = "security",
        /// A service that the visitor asks for.
        Service = "service",
    }
}

impl PurposeClass {
    /// Whether it always needs consent.
    pub fn always_needs_consent(self) -> bool {
        match self {
            Self::PersonalisedAdvertising
            | Self::AdvertisingMeasurement
            | Self::GeolocatedAdvertising
            | Self::ContentPersonalisation
            | Self::SocialSharing => true,
            Self::AudienceMeasurement | Self::Security | Self::Service => false,
        }
    }
}

words! {
    /// A part of a platform.
    pub enum Location {
        /// What every visitor sees.
        FrontOffice = "front-office",
        /// What those who run the platform see.
        BackOffice = "back-office",
    }
}

words! {
    /// Whose cookie it is.
    pub enum Party {
        /// The platform's own.
        First = "first",
        /// Somebody else's.
        Third = "third",
    }
}

words! {
    /// Why personal data may be processed (GDPR, article 6(1)).
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
