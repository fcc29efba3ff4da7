//! The law of a pack, as far as lints compare a charter with it.

use charte_core::cookie::Exemption;

use crate::model::{AudienceCondition, PurposeClass};

/// The parameters of a pack. Lints read them; if a policy names several packs, the strictest counts.
#[derive(Clone, Copy, Debug)]
pub struct Law {
    /// The family of a pack whose rules this pack only completes, such as `eu-gdpr`.
    pub presupposes: Option<&'static str>,
    /// The exemptions from consent that the law has.
    pub exemptions: &'static [Exemption],
    /// The purposes that always need consent.
    pub never_exempt: &'static [PurposeClass],
    /// The conditions of audience measurement without consent.
    pub audience: &'static [AudienceCondition],
    /// Whether a third party may have access to an exempt audience cookie, if it is a processor.
    pub allows_processor: bool,
    /// Whether the charter must explain how to refuse consent, even if each cookie has an
    /// `objection`.
    pub asks_how_to_refuse: bool,
    /// The longest time for which a choice is kept, in months.
    pub longest_choice: Option<u64>,
    /// The shortest time after which a visitor who refused is asked again, in months.
    pub shortest_refusal: Option<u64>,
    /// The countries to which data go without a safeguard.
    pub area: Area,
}

/// The countries to which data go without a safeguard.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Area {
    /// The European Economic Area.
    EuropeanEconomicArea,
    /// The United Kingdom and the countries of the European Economic Area.
    UnitedKingdom,
}

impl Law {
    /// A law without parameters.
    pub const NONE: Self = Self {
        presupposes: None,
        exemptions: &[],
        never_exempt: &[],
        audience: &[],
        allows_processor: false,
        asks_how_to_refuse: false,
        longest_choice: None,
        shortest_refusal: None,
        area: Area::EuropeanEconomicArea,
    };
}

/// The exemptions of article 5(3) of Directive 2002/58/EC: a transmission, and what is strictly
/// necessary for a service that the visitor explicitly requests. The other words name cases of the
/// second one (Article 29 Working Party, opinion 04/2012).
pub(super) const STRICTLY_NECESSARY: &[Exemption] = &[
    Exemption::Choice,
    Exemption::Authentication,
    Exemption::AuthenticationSecurity,
    Exemption::Basket,
    Exemption::Interface,
    Exemption::LoadBalancing,
    Exemption::Transmission,
    Exemption::RequestedService,
];

/// The exemptions of the directive, and audience measurement under conditions.
pub(super) const WITH_AUDIENCE: &[Exemption] = &[
    Exemption::Choice,
    Exemption::Authentication,
    Exemption::AuthenticationSecurity,
    Exemption::Basket,
    Exemption::Interface,
    Exemption::LoadBalancing,
    Exemption::Audience,
    Exemption::Transmission,
    Exemption::RequestedService,
];

/// Advertising: it is never necessary for a service that a visitor requests (Article 29 Working
/// Party, opinion 04/2012).
pub(super) const ADVERTISING: &[PurposeClass] = &[
    PurposeClass::PersonalisedAdvertising,
    PurposeClass::AdvertisingMeasurement,
    PurposeClass::GeolocatedAdvertising,
];
