//! French.

use charte_core::cookie::{Exemption, Storage};
use charte_core::duration::Unit;

use super::Run::{Foreign, Own};
use super::typography::{FRANCE, PLAIN};
use super::{Locale, Phrase};
use crate::model::{
    AudienceCondition, Column, Date, LegalBasis, Location, Party, PurposeClass, Role, Signal,
};

/// French, with the typography of France.
pub static FRENCH: Locale = Locale {
    language: "fr",
    name: "Français",
    languages: "Langue",
    column,
    location,
    both_locations: &[
        Foreign("en", "front"),
        Own(" et "),
        Foreign("en", "back office"),
    ],
    session: &[Own("session")],
    until_withdrawn: &[Own("jusqu'au retrait du consentement")],
    until_deleted: &[Own("jusqu'à ce que vous le supprimiez")],
    unit,
    refreshed: &[Own(" (prolongation à chaque visite)")],
    not_refreshed: &[Own(" (sans prolongation à chaque visite)")],
    yes: &[Own("oui")],
    no: &[Own("non")],
    storage,
    purpose_class,
    exemption,
    audience,
    opt_out: &[Own("comment s'y opposer")],
    party,
    legal_basis,
    empty: "—",
    version: "version ",
    updated: "mise à jour le ",
    reviewed,
    date,
    manage: &[Own("Gérer mes choix")],
    choice: &[Own("Vos choix")],
    choice_stored: &[Own("Enregistrement de votre choix")],
    choice_kept: &[Own("Durée de conservation de votre choix")],
    refusal_kept: &[Own("Durée de conservation d'un refus")],
    signals: &[Own("Signaux du navigateur pris en compte")],
    signal,
    preferences: &[Own("Vos choix sur les cookies")],
    choose: &[Own(
        "Choisissez ce que ce site peut conserver sur votre appareil. Vous pouvez changer d'avis à \
         tout moment sur cette page : retirer votre accord est aussi simple que le donner.",
    )],
    choice_saved: &[Own("Votre choix est enregistré.")],
    choice_not_kept: &[Own(
        "Votre choix n'est pas enregistré : votre navigateur ne conserve pas les cookies. Ce site \
         n'utilise rien qui demande votre accord.",
    )],
    agree: &[Own("J'accepte")],
    save_choice: &[Own("Enregistrer mon choix")],
    refuse_all: &[Own("Tout refuser")],
    accept_all: &[Own("Tout accepter")],
    choice_told: &[Own("Ce que devient votre choix")],
    refusal_signals: &[Own("Signaux du navigateur qui valent refus")],
    undeleted: &[Own(
        "Si vous retirez votre accord, ce site supprime ce qu'il peut. Supprimez vous-même le \
         reste, dans les réglages de votre navigateur ou de votre appareil",
    )],
    exempt: &[Own("Ce qui ne demande pas votre accord")],
    exempt_told: &[Own("Quel que soit votre choix, ce site utilise")],
    read_charter: &[Own("Lire toute la charte")],
    providers: &[Own("Fournisseurs")],
    role: &[Own("Rôle")],
    role_of,
    country: &[Own("Pays (code ISO)")],
    transfer: &[Own("Garantie hors de l'Espace économique européen")],
    website: &[Own("Site web")],
    contacts: &[Own("À qui s'adresser")],
    controller: &[Own("Responsable du traitement")],
    dpo: &[Own("Délégué à la protection des données")],
    authority: &[Own("Autorité de contrôle (réclamations)")],
    rights: &[Own("Vos droits")],
    colon: " : ",
    and: " et ",
    typography: FRANCE,
};

/// French as it is set in Canada: punctuation marks keep the spaces as written (Office québécois de
/// la langue française: no space before `;`, `!` and `?`).
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
        Column::PurposeClasses => &[Own("Type de finalité")],
        Column::Duration => &[Own("Durée de conservation")],
        Column::Condition => &[Own("Condition de dépôt")],
        Column::Exemption => &[Own("Exemption de consentement")],
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

/// The numbers 0 and 1 take the singular.
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

fn purpose_class(class: PurposeClass) -> Phrase {
    match class {
        PurposeClass::PersonalisedAdvertising => &[Own("publicité personnalisée")],
        PurposeClass::AdvertisingMeasurement => &[Own("mesure de la publicité")],
        PurposeClass::GeolocatedAdvertising => &[Own("publicité géolocalisée")],
        PurposeClass::ContentPersonalisation => &[Own("personnalisation du contenu")],
        PurposeClass::SocialSharing => &[Own("partage sur les réseaux sociaux")],
        PurposeClass::AudienceMeasurement => &[Own("mesure d'audience")],
        PurposeClass::Security => &[Own("sécurité")],
        PurposeClass::Service => &[Own("service demandé")],
    }
}

/// The wording follows the CNIL (délibération 2020-091, article 5).
fn exemption(exemption: Exemption) -> Phrase {
    match exemption {
        Exemption::Choice => &[Own("votre choix sur les cookies")],
        Exemption::Authentication => &[Own("authentification")],
        Exemption::AuthenticationSecurity => &[Own("sécurité de l'authentification")],
        Exemption::Basket => &[Own("panier d'achat ou facturation")],
        Exemption::Interface => &[Own("personnalisation de l'interface")],
        Exemption::LoadBalancing => &[Own("équilibrage de la charge")],
        Exemption::MeteredAccess => &[Own("limite de l'accès gratuit")],
        Exemption::Audience => &[Own("mesure d'audience")],
        Exemption::Transmission => &[Own("transmission de la communication")],
        Exemption::RequestedService => &[Own("service expressément demandé")],
        Exemption::EmergencyAssistance => &[Own("secours en cas d'urgence")],
    }
}

fn audience(condition: AudienceCondition, holds: bool) -> Phrase {
    match (condition, holds) {
        (AudienceCondition::SolePublisher, true) => &[Own("pour l'éditeur seul")],
        (AudienceCondition::SolePublisher, false) => &[Own("pas pour l'éditeur seul")],
        (AudienceCondition::Anonymous, true) => &[Own("statistiques anonymes seulement")],
        (AudienceCondition::Anonymous, false) => &[Own("pas seulement des statistiques anonymes")],
        (AudienceCondition::NoCrossSite, true) => &[Own("aucun suivi d'un site à l'autre")],
        (AudienceCondition::NoCrossSite, false) => &[Own("suivi d'un site à l'autre")],
        (AudienceCondition::NoSharing, true) => &[Own("aucune transmission à des tiers")],
        (AudienceCondition::NoSharing, false) => &[Own("transmission à des tiers")],
    }
}

fn party(party: Party) -> Phrase {
    match party {
        Party::First => &[Own("interne")],
        Party::Third => &[Own("tiers")],
    }
}

/// The wording of the CNIL ("la licéité du traitement : l'essentiel sur les bases légales").
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

fn signal(signal: Signal) -> Phrase {
    match signal {
        Signal::Gpc => &[Foreign("en", "Global Privacy Control"), Own(" (GPC)")],
        Signal::Dnt => &[Foreign("en", "Do Not Track"), Own(" (DNT)")],
    }
}

/// The wording of the GDPR, articles 4(7), 4(8) and 26.
fn role_of(role: Role) -> Phrase {
    match role {
        Role::Controller => &[Own("responsable du traitement")],
        Role::Processor => &[Own("sous-traitant")],
        Role::JointController => &[Own("responsable conjoint du traitement")],
    }
}

fn reviewed(unit: Unit, count: u32) -> String {
    let each = match unit {
        Unit::Year if count == 1 => "année",
        _ => self::unit(unit, count),
    };
    if count == 1 {
        return format!("révisée chaque {each}");
    }
    let every = match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Week => "toutes",
        Unit::Day | Unit::Month | Unit::Year => "tous",
    };
    format!("révisée {every} les {count} {each}")
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
