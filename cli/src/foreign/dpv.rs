//! The Data Privacy Vocabulary 2.3 as JSON-LD: a process for each cookie.

use charte_core::duration::Duration;

use super::js::{self, Value};
use super::lost;
use super::scripts::{object, string};
use crate::inventory::{Cookie, Inventory, Notes, in_language, lifetime};

/// The purposes of DPV that purpose classes and exemptions are.
const PURPOSES: &[(&str, &str)] = &[
    ("personalised-advertising", "dpv:PersonalisedAdvertising"),
    (
        "content-personalisation",
        "dpv:UserInterfacePersonalisation",
    ),
    ("audience-measurement", "dpv:ServiceUsageAnalytics"),
    ("audience", "dpv:ServiceUsageAnalytics"),
    ("security", "dpv:EnforceSecurity"),
    ("authentication-security", "dpv:EnforceSecurity"),
    ("authentication", "dpv:IdentityAuthentication"),
    ("interface", "dpv:UserInterfacePersonalisation"),
    ("service", "dpv:RequestedServiceProvision"),
    ("requested-service", "dpv:RequestedServiceProvision"),
    ("basket", "dpv:RequestedServiceProvision"),
];

/// The legal bases of DPV's vocabulary for the GDPR, article 6(1).
const BASES: &[(&str, &str)] = &[
    ("consent", "eu-gdpr:A6-1-a"),
    ("contract", "eu-gdpr:A6-1-b"),
    ("legal-obligation", "eu-gdpr:A6-1-c"),
    ("vital-interests", "eu-gdpr:A6-1-d"),
    ("public-task", "eu-gdpr:A6-1-e"),
    ("legitimate-interests", "eu-gdpr:A6-1-f"),
];

/// Writes the processes of a charter.
pub(crate) fn write(inventory: &Inventory, language: &str, notes: &mut Notes) -> String {
    let kept = [
        "provider",
        "service",
        "purpose",
        "purpose_classes",
        "duration",
        "recipients",
        "legal_basis",
        "domain",
        "exemption",
    ];
    lost::facts(inventory, "DPV", &kept, notes);
    lost::choice(inventory, "DPV", notes);
    lost::languages(inventory, language, "DPV", notes);
    let page = inventory.page().unwrap_or_else(|| {
        notes.add("the policy has no `[platform]`, so the names of processes are relative");
        String::new()
    });
    let context = object([
        ("dpv", string("https://w3id.org/dpv#")),
        ("tech", string("https://w3id.org/dpv/tech#")),
        ("eu-gdpr", string("https://w3id.org/dpv/legal/eu/gdpr#")),
        ("dct", string("http://purl.org/dc/terms/")),
        ("schema", string("https://schema.org/")),
        ("xsd", string("http://www.w3.org/2001/XMLSchema#")),
    ]);
    let text = |text: &str| object([("@value", string(text)), ("@language", string(language))]);
    let controller = format!("{page}#controller");
    let mut graph = Vec::new();
    let name = in_language(&inventory.controller, language);
    let mut entity = vec![
        ("@id", string(&controller)),
        ("@type", string("dpv:DataController")),
    ];
    if !name.is_empty() {
        entity.push(("dpv:hasName", string(name)));
    }
    graph.push(of(entity));
    for provider in &inventory.providers {
        let mut entity = vec![
            ("@id", string(format!("{page}#provider-{}", provider.id))),
            ("@type", string("dpv:LegalEntity")),
            ("dpv:hasName", string(in_language(&provider.name, language))),
        ];
        entity.extend(provider.website.as_ref().map(|it| ("schema:url", id(it))));
        graph.push(of(entity));
    }
    for (at, cookie) in inventory.cookies.iter().enumerate() {
        graph.push(process(
            cookie,
            at,
            &page,
            &controller,
            inventory,
            language,
            &text,
            notes,
        ));
    }
    let document = object([("@context", context), ("@graph", Value::Array(graph))]);
    js::write(&document) + "\n"
}

#[expect(
    clippy::too_many_arguments,
    reason = "what is the same for every process"
)]
fn process(
    cookie: &Cookie,
    at: usize,
    page: &str,
    controller: &str,
    inventory: &Inventory,
    language: &str,
    text: &dyn Fn(&str) -> Value,
    notes: &mut Notes,
) -> Value {
    let category = inventory.category(&cookie.category);
    let is_gated = category.is_some_and(|it| it.is_exempt != Some(true));
    let title = match in_language(&cookie.service, language) {
        "" => category.map_or("", |it| in_language(&it.heading, language)),
        service => service,
    };
    let mut entries = vec![
        ("@id", string(format!("{page}#process-{}", at + 1))),
        ("@type", string("dpv:Process")),
        ("dct:title", text(title)),
        (
            "dct:description",
            text(in_language(&cookie.purpose, language)),
        ),
        ("dpv:hasDataController", id(controller)),
    ];
    let words = cookie.purpose_classes.iter().chain(&cookie.exemption);
    let known = words.filter_map(|word| PURPOSES.iter().find(|(known, _)| known == word));
    let mut purposes: Vec<&str> = known.map(|(_, purpose)| *purpose).collect();
    purposes.dedup();
    if purposes.is_empty() {
        notes.about(
            "DPV has no purpose for these: add `purpose_classes`",
            &cookie.name,
        );
    } else {
        entries.push((
            "dpv:hasPurpose",
            Value::Array(purposes.into_iter().map(id).collect()),
        ));
    }
    let basis = cookie.legal_basis.as_deref();
    if let Some((_, basis)) = BASES.iter().find(|(known, _)| basis == Some(known)) {
        entries.push(("dpv:hasLegalBasis", id(basis)));
    }
    match cookie.provider.as_deref() {
        None | Some("us") => {}
        Some(provider) => entries.push((
            "dpv:hasRecipient",
            id(&format!("{page}#provider-{provider}")),
        )),
    }
    let recipients = cookie
        .recipients
        .iter()
        .filter(|it| *it != "us" && Some(*it) != cookie.provider.as_ref());
    let recipients: Vec<Value> = recipients
        .map(|it| id(&format!("{page}#provider-{it}")))
        .collect();
    if !recipients.is_empty() {
        entries.push(("dpv:hasDataProcessor", Value::Array(recipients)));
    }
    let technology = match cookie.storage.as_str() {
        "" | "cookie" => "tech:Cookie",
        "local-storage" | "session-storage" | "indexed-db" | "cache" => "tech:LocalStorage",
        _ => "dpv:Technology",
    };
    let mut storage = vec![
        ("@id", string(format!("{page}#storage-{}", at + 1))),
        ("@type", string(technology)),
        ("schema:name", string(&cookie.name)),
    ];
    if let Some(place) = cookie.lives_on() {
        storage.push(("schema:location", string(place)));
    }
    entries.push(("dpv:isImplementedUsingTechnology", of(storage)));
    if let Some(duration) = cookie.duration {
        let kind = match duration {
            Duration::Session | Duration::UntilDeleted | Duration::UntilWithdrawn => {
                "dpv:UntilEventDuration"
            }
            _ => "dpv:TemporalDuration",
        };
        let mut length = vec![
            ("@type", string(kind)),
            ("dct:description", string(duration.to_string())),
        ];
        if let Some(period) = duration.longest() {
            length.push(("schema:duration", string(lifetime::iso(period))));
        }
        entries.push((
            "dpv:hasStorageCondition",
            object([
                ("@type", string("dpv:StorageDuration")),
                ("dpv:hasDuration", of(length)),
            ]),
        ));
    }
    if !page.is_empty() {
        let notice = if is_gated {
            "dpv:ConsentNotice"
        } else {
            "dpv:PrivacyNotice"
        };
        entries.push((
            "dpv:hasNotice",
            object([("@id", string(page)), ("@type", string(notice))]),
        ));
    }
    of(entries)
}

fn of(entries: Vec<(&str, Value)>) -> Value {
    Value::Object(
        entries
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    )
}

fn id(address: &str) -> Value {
    object([("@id", string(address))])
}
