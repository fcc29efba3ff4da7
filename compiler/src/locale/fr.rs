//! French.

use charte_core::cookie::Storage;
use charte_core::duration::Unit;

use super::Run::{Foreign, Own};
use super::typography::{FRANCE, PLAIN};
use super::{Locale, Phrase};
use crate::model::{Column, Date, LegalBasis, Location, Party};

/// French, with the typography of France.
pub static FRENCH: Locale = Locale {
    language: "fr",
    column,
    location,
    both_locations: &[
        Foreign("en", "front"),
        Own(" et "),
        Foreign("en", "back office"),
    ],
    session: &[Own("session")],
    until_withdrawn: &[Own("jusqu'au retrait du consentement")],
    unit,
    refreshed: &[Own(" (prolongation à chaque visite)")],
    yes: &[Own("oui")],
    no: &[Own("non")],
    storage,
    party,
    legal_basis,
    empty: "—",
    version: "version ",
    updated: "mise à jour le ",
    date,
    manage: &[Own("Gérer mes choix")],
    and: " et ",
    typography: FRANCE,
};

/// French as it is set in Canada: signs stand as they are written (Office québécois de la langue
/// française: no space before `;`, `!` and `?`).
pub static FRENCH_CANADA: Locale = Locale {
    typography: PLAIN,
    ..FRENCH
};

fn column(column: Column) -> Phrase {
    match column {
        Column::Provider => &[Own("Fournisseur")],
        Column::Service => &[Own("Service")],
        Column::Location => &[Own("Emplacement")],
        Column::Name => &[Own("Nom")],
        Column::Purpose => &[Own("Finalité")],
        Column::Duration => &[Own("Durée de conservation")],
        Column::Condition => &[Own("Condition de dépôt")],
        Column::Storage => &[Own("Type de stockage")],
        Column::Domain => &[Own("Domaine")],
        Column::Party => &[Own("Origine")],
        Column::ThirdPartyAccess => &[Own("Accès par des tiers")],
        Column::Recipients => &[Own("Destinataires")],
        Column::PersonalData => &[Own("Données personnelles")],
        Column::LegalBasis => &[Own("Base légale")],
        Column::DataRetention => &[Own("Conservation des données")],
    }
}

fn location(location: Location) -> Phrase {
    match location {
        Location::FrontOffice => &[Foreign("en", "front office")],
        Location::BackOffice => &[Foreign("en", "back office")],
    }
}

/// 0 and 1 take the singular.
fn unit(unit: Unit, count: u32) -> &'static str {
    let (one, many) = match unit {
        Unit::Second => ("seconde", "secondes"),
        Unit::Minute => ("minute", "minutes"),
        Unit::Hour => ("heure", "heures"),
        Unit::Day => ("jour", "jours"),
        Unit::Week => ("semaine", "semaines"),
        Unit::Month => ("mois", "mois"),
        Unit::Year => ("an", "ans"),
    };
    if count < 2 { one } else { many }
}

fn storage(storage: Storage) -> Phrase {
    match storage {
        Storage::Cookie => &[Own("cookie")],
        Storage::LocalStorage => &[Own("stockage local")],
        Storage::SessionStorage => &[Own("stockage de session")],
        Storage::IndexedDb => &[Own("base de données IndexedDB")],
        Storage::Cache => &[Own("cache du navigateur")],
        Storage::Pixel => &[Own("pixel de suivi")],
        Storage::Fingerprint => &[Own("empreinte du navigateur")],
        Storage::DeviceId => &[Own("identifiant de l'appareil")],
    }
}

fn party(party: Party) -> Phrase {
    match party {
        Party::First => &[Own("interne")],
        Party::Third => &[Own("tiers")],
    }
}

/// In the words of the CNIL ("la licéité du traitement : l'essentiel sur les bases légales").
fn legal_basis(basis: LegalBasis) -> Phrase {
    match basis {
        LegalBasis::Consent => &[Own("consentement")],
        LegalBasis::Contract => &[Own("contrat")],
        LegalBasis::LegalObligation => &[Own("obligation légale")],
        LegalBasis::VitalInterests => &[Own("sauvegarde des intérêts vitaux")],
        LegalBasis::PublicTask => &[Own("mission d'intérêt public")],
        LegalBasis::LegitimateInterests => &[Own("intérêts légitimes")],
    }
}

fn date(date: Date) -> String {
    let month = match date.month {
        1 => "janvier",
        2 => "février",
        3 => "mars",
        4 => "avril",
        5 => "mai",
        6 => "juin",
        7 => "juillet",
        8 => "août",
        9 => "septembre",
        10 => "octobre",
        11 => "novembre",
        12 => "décembre",
        _ => return date.to_string(),
    };
    let ordinal = if date.day == 1 { "er" } else { "" };
    format!("{}{ordinal} {month} {}", date.day, date.year)
}
