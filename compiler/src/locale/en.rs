//! English.

use charte_core::cookie::{Exemption, Storage};
use charte_core::duration::Unit;

use super::Run::Own;
use super::typography::PLAIN;
use super::{Locale, Phrase};
use crate::model::{
    AudienceCondition, Column, Date, LegalBasis, Location, Party, PurposeClass, Role, Signal,
};

/// English, with words that every region uses.
pub static ENGLISH: Locale = Locale {
    language: "en",
    name: "English",
    languages: "Language",
    column,
    location,
    both_locations: &[Own("front and back office")],
    session: &[Own("session")],
    until_withdrawn: &[Own("until consent is withdrawn")],
    until_deleted: &[Own("until you delete it")],
    unit,
    refreshed: &[Own(" (refreshed at each visit)")],
    not_refreshed: &[Own(" (not refreshed by visits)")],
    yes: &[Own("yes")],
    no: &[Own("no")],
    storage,
    purpose_class,
    exemption,
    audience,
    opt_out: &[Own("how to object")],
    party,
    legal_basis,
    empty: "—",
    version: "version ",
    updated: "updated on ",
    reviewed,
    date,
    manage: &[Own("Manage my choices")],
    choice: &[Own("Your choices")],
    choice_stored: &[Own("Where your choice is kept")],
    choice_kept: &[Own("How long your choice is kept")],
    refusal_kept: &[Own("How long a refusal is kept")],
    signals: &[Own("Browser signals that are heeded")],
    signal,
    preferences: &[Own("Your choices about cookies")],
    choose: &[Own(
        "Choose what this site may keep on your device. You can change your mind on this page at \
         any time: to withdraw your consent is as easy as to give it.",
    )],
    choice_saved: &[Own("Your choice is saved.")],
    choice_not_kept: &[Own(
        "Your choice is not saved: your browser does not keep cookies. This site uses nothing that \
         needs your consent.",
    )],
    agree: &[Own("I agree")],
    save_choice: &[Own("Save my choice")],
    refuse_all: &[Own("Refuse all")],
    accept_all: &[Own("Accept all")],
    choice_told: &[Own("What becomes of your choice")],
    refusal_signals: &[Own("Browser signals that count as a refusal")],
    undeleted: &[Own(
        "If you withdraw your consent, this site deletes what it can. Delete the rest yourself, in \
         the settings of your browser or device",
    )],
    exempt: &[Own("What needs no consent")],
    exempt_told: &[Own("Whatever you choose, this site uses")],
    read_charter: &[Own("Read the whole charter")],
    providers: &[Own("Providers")],
    role: &[Own("Role")],
    role_of,
    country: &[Own("Country (ISO code)")],
    transfer: &[Own("Safeguard outside the European Economic Area")],
    website: &[Own("Web site")],
    contacts: &[Own("Whom to contact")],
    controller: &[Own("Controller")],
    dpo: &[Own("Data protection officer")],
    authority: &[Own("Supervisory authority (complaints)")],
    rights: &[Own("Your rights")],
    colon: ": ",
    and: " and ",
    typography: PLAIN,
};

fn column(column: Column) -> Phrase {
    match column {
        Column::Provider => &[Own("Provider")],
        Column::Service => &[Own("Service")],
        Column::Location => &[Own("Location")],
        Column::Name => &[Own("Name")],
        Column::Purpose => &[Own("Purpose")],
        Column::PurposeClasses => &[Own("Kind of purpose")],
        Column::Duration => &[Own("Duration")],
        Column::Condition => &[Own("Set when")],
        Column::Exemption => &[Own("Exemption from consent")],
        Column::Storage => &[Own("Storage")],
        Column::Domain => &[Own("Domain")],
        Column::Party => &[Own("Party")],
        Column::ThirdPartyAccess => &[Own("Third-party access")],
        Column::Recipients => &[Own("Recipients")],
        Column::PersonalData => &[Own("Personal data")],
        Column::LegalBasis => &[Own("Legal basis")],
        Column::DataRetention => &[Own("Data retention")],
    }
}

fn location(location: Location) -> Phrase {
    match location {
        Location::FrontOffice => &[Own("front office")],
        Location::BackOffice => &[Own("back office")],
    }
}

/// The number 1 takes the singular.
fn unit(unit: Unit, count: u32) -> &'static str {
    if count == 1 {
        unit.singular()
    } else {
        unit.as_str()
    }
}

fn storage(storage: Storage) -> Phrase {
    match storage {
        Storage::Cookie => &[Own("cookie")],
        Storage::LocalStorage => &[Own("local storage")],
        Storage::SessionStorage => &[Own("session storage")],
        Storage::IndexedDb => &[Own("IndexedDB database")],
        Storage::Cache => &[Own("browser cache")],
        Storage::Pixel => &[Own("tracking pixel")],
        Storage::Fingerprint => &[Own("browser fingerprint")],
        Storage::DeviceId => &[Own("device identifier")],
    }
}

fn purpose_class(class: PurposeClass) -> Phrase {
    match class {
        PurposeClass::PersonalisedAdvertising => &[Own("personalised advertising")],
        PurposeClass::AdvertisingMeasurement => &[Own("measurement of advertising")],
        PurposeClass::GeolocatedAdvertising => &[Own("geolocated advertising")],
        PurposeClass::ContentPersonalisation => &[Own("personalisation of content")],
        PurposeClass::SocialSharing => &[Own("sharing on social networks")],
        PurposeClass::AudienceMeasurement => &[Own("audience measurement")],
        PurposeClass::Security => &[Own("security")],
        PurposeClass::Service => &[Own("requested service")],
    }
}

fn exemption(exemption: Exemption) -> Phrase {
    match exemption {
        Exemption::Choice => &[Own("your choice about cookies")],
        Exemption::Authentication => &[Own("authentication")],
        Exemption::AuthenticationSecurity => &[Own("security of the authentication")],
        Exemption::Basket => &[Own("basket or billing")],
        Exemption::Interface => &[Own("settings of the interface")],
        Exemption::LoadBalancing => &[Own("load balancing")],
        Exemption::MeteredAccess => &[Own("limit of free access")],
        Exemption::Audience => &[Own("audience measurement")],
        Exemption::Transmission => &[Own("transmission of the communication")],
        Exemption::RequestedService => &[Own("service that is expressly requested")],
        Exemption::EmergencyAssistance => &[Own("help in an emergency")],
    }
}

fn audience(condition: AudienceCondition, holds: bool) -> Phrase {
    match (condition, holds) {
        (AudienceCondition::SolePublisher, true) => &[Own("for the publisher alone")],
        (AudienceCondition::SolePublisher, false) => &[Own("not for the publisher alone")],
        (AudienceCondition::Anonymous, true) => &[Own("anonymous statistics only")],
        (AudienceCondition::Anonymous, false) => &[Own("not only anonymous statistics")],
        (AudienceCondition::NoCrossSite, true) => &[Own("no tracking across sites")],
        (AudienceCondition::NoCrossSite, false) => &[Own("tracking across sites")],
        (AudienceCondition::NoSharing, true) => &[Own("nothing passed on to third parties")],
        (AudienceCondition::NoSharing, false) => &[Own("data passed on to third parties")],
    }
}

fn party(party: Party) -> Phrase {
    match party {
        Party::First => &[Own("first party")],
        Party::Third => &[Own("third party")],
    }
}

/// The wording of the GDPR, article 6(1).
fn legal_basis(basis: LegalBasis) -> Phrase {
    match basis {
        LegalBasis::Consent => &[Own("consent")],
        LegalBasis::Contract => &[Own("contract")],
        LegalBasis::LegalObligation => &[Own("legal obligation")],
        LegalBasis::VitalInterests => &[Own("vital interests")],
        LegalBasis::PublicTask => &[Own("public task")],
        LegalBasis::LegitimateInterests => &[Own("legitimate interests")],
    }
}

fn signal(signal: Signal) -> Phrase {
    match signal {
        Signal::Gpc => &[Own("Global Privacy Control (GPC)")],
        Signal::Dnt => &[Own("Do Not Track (DNT)")],
    }
}

/// The wording of the GDPR, articles 4(7), 4(8) and 26.
fn role_of(role: Role) -> Phrase {
    match role {
        Role::Controller => &[Own("controller")],
        Role::Processor => &[Own("processor")],
        Role::JointController => &[Own("joint controller")],
    }
}

fn reviewed(unit: Unit, count: u32) -> String {
    let each = self::unit(unit, count);
    if count == 1 {
        format!("reviewed every {each}")
    } else {
        format!("reviewed every {count} {each}")
    }
}

fn date(date: Date) -> String {
    let month = match date.month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        12 => "December",
        _ => return date.to_string(),
    };
    format!("{} {month} {}", date.day, date.year)
}
