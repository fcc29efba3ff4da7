//! English.

use charte_core::cookie::Storage;
use charte_core::duration::Unit;

use super::Run::Own;
use super::typography::PLAIN;
use super::{Locale, Phrase};
use crate::model::{Column, Date, LegalBasis, Location, Party};

/// English, in words that every region reads.
pub static ENGLISH: Locale = Locale {
    language: "en",
    column,
    location,
    both_locations: &[Own("front and back office")],
    session: &[Own("session")],
    until_withdrawn: &[Own("until consent is withdrawn")],
    unit,
    refreshed: &[Own(" (refreshed at each visit)")],
    yes: &[Own("yes")],
    no: &[Own("no")],
    storage,
    party,
    legal_basis,
    empty: "—",
    version: "version ",
    updated: "updated on ",
    date,
    manage: &[Own("Manage my choices")],
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
        Column::Duration => &[Own("Duration")],
        Column::Condition => &[Own("Set when")],
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

/// 1 takes the singular.
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

fn party(party: Party) -> Phrase {
    match party {
        Party::First => &[Own("first party")],
        Party::Third => &[Own("third party")],
    }
}

/// In the words of the GDPR, article 6(1).
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
