//! Vendor Device Storage and Operational Disclosures of IAB Europe, version 1.1 (January 2026); also the
//! older files with `domain` in place of `domains`.

use charte_core::duration::Duration;

use super::input::Input;
use super::js::{self, Value};
use super::lost;
use super::scripts::{number, object, string};
use crate::failure::Failure;
use crate::inventory::text::clean;
use crate::inventory::{Cookie, Inventory, Notes, in_language, lifetime, one};

/// The purposes of the TCF (policies, appendix A) that a purpose class has. The first is written.
const PURPOSES: &[(&str, &[u64])] = &[
    ("personalised-advertising", &[3, 4]),
    ("advertising-measurement", &[7]),
    ("content-personalisation", &[5, 6]),
    ("audience-measurement", &[8, 9]),
];
/// The special purpose of security.
const SECURITY: u64 = 1;

/// The categories of an import: its id, its heading, the purposes.
const CATEGORIES: &[(&str, &str, &[u64])] = &[
    ("advertising", "Advertising", &[2, 3, 4, 7]),
    ("content", "Personalised content", &[5, 6, 11]),
    ("audience", "Audience measurement", &[8, 9]),
    ("development", "Improvement of services", &[10]),
    ("storage", "Information on your device", &[1]),
];

/// Reads disclosures.
pub(crate) fn read(
    input: &Input,
    inventory: &mut Inventory,
    notes: &mut Notes,
) -> Result<(), Failure> {
    let wrong = || {
        input
            .wrong("has no device storage disclosures")
            .help("it is a JSON object with a list `disclosures`")
    };
    let places = js::read(&input.text).ok_or_else(wrong)?;
    let file = places
        .iter()
        .find(|place| place.path.is_empty())
        .ok_or_else(wrong)?;
    let list = match &file.value {
        list @ Value::Array(_) => list,
        file => file.get("disclosures").ok_or_else(wrong)?,
    };
    if !matches!(list, Value::Array(_) | Value::Null) {
        return Err(wrong());
    }
    inventory.add_language(&input.language);
    for (at, disclosure) in list.items().iter().enumerate() {
        let origin = format!("{}, disclosure {}", input.name, at + 1);
        read_one(disclosure, &origin, input, inventory, notes);
    }
    if !file
        .value
        .get("sdks")
        .map_or(&[][..], Value::items)
        .is_empty()
    {
        notes.add("SDKs of apps have no place in a charter, and are left out");
    }
    Ok(())
}

#[expect(clippy::too_many_lines, reason = "a list of facts")]
fn read_one(
    disclosure: &Value,
    origin: &str,
    input: &Input,
    inventory: &mut Inventory,
    notes: &mut Notes,
) {
    let Some(name) = disclosure.text_of("identifier") else {
        notes.about(
            "these disclosures have no `identifier`, and are left out",
            origin,
        );
        return;
    };
    let kind = disclosure
        .text_of("type")
        .unwrap_or_else(|| "cookie".to_owned());
    let storage = match kind.as_str() {
        "cookie" => "cookie",
        "web" => {
            notes.about(
                "these are in a web storage that the disclosure does not name: `local-storage` counts until \
                 you review it",
                &name,
            );
            "local-storage"
        }
        _ => {
            notes.about(
                "what an app stores has no place in a charter, and is left out",
                &name,
            );
            return;
        }
    };
    let numbers = |key: &str| -> Vec<u64> {
        let items = disclosure.get(key).map_or(&[][..], Value::items).iter();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "both are checked"
        )]
        items
            .filter_map(Value::number)
            .filter(|it| (0.0..100.0).contains(it))
            .map(|it| it as u64)
            .collect()
    };
    let (purposes, special) = (numbers("purposes"), numbers("specialPurposes"));
    let has_purposes = disclosure
        .get("purposes")
        .is_some_and(|it| matches!(it, Value::Array(_)));
    // "Includes 1": subject to consent; without it: exempt (specification, `purposes`).
    let is_exempt = has_purposes.then(|| !purposes.contains(&1));
    let (id, heading) = if is_exempt == Some(true) {
        ("necessary", "Necessary")
    } else {
        let known = CATEGORIES
            .iter()
            .find(|(.., known)| purposes.iter().any(|it| known.contains(it)));
        known.map_or(
            ("undisclosed", "Undisclosed purposes"),
            |(id, heading, _)| (*id, *heading),
        )
    };
    let category = inventory.category_mut(id, "en");
    category.is_exempt = category.is_exempt.or(is_exempt);
    category.heading = one("en", heading);
    let category = category.id.clone();
    let mut classes: Vec<String> = PURPOSES
        .iter()
        .filter(|(_, known)| purposes.iter().any(|it| known.contains(it)))
        .map(|(class, _)| (*class).to_owned())
        .collect();
    if special.contains(&SECURITY) {
        classes.push("security".to_owned());
    }
    let seconds = disclosure.get("maxAgeSeconds").and_then(Value::number);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "both are checked"
    )]
    let duration = match seconds.filter(|it| (0.0..1e15).contains(it)) {
        Some(0.0) if kind == "cookie" => Some(Duration::Session),
        Some(seconds) => lifetime::of_seconds(seconds as u64),
        None => None,
    };
    let mut domains: Vec<String> = disclosure
        .get("domains")
        .map_or(&[][..], Value::items)
        .iter()
        .filter_map(Value::text)
        .collect();
    domains.extend(disclosure.text_of("domain"));
    // `*` or nothing: the site itself.
    let domains: Vec<Option<String>> = match domains
        .iter()
        .filter(|it| *it != "*" && !it.is_empty())
        .collect::<Vec<_>>()
    {
        none if none.is_empty() => vec![None],
        some => some
            .into_iter()
            .map(|it| Some(it.trim_start_matches("*.").to_owned()))
            .collect(),
    };
    let texts = one(
        &input.language,
        &disclosure
            .text_of("description")
            .map(|it| clean(&it))
            .unwrap_or_default(),
    );
    for domain in domains {
        let is_own = domain.as_deref() == Some(inventory.host()) && !inventory.host().is_empty();
        inventory.cookies.push(Cookie {
            origin: origin.to_owned(),
            is_pattern: name.contains('*'),
            name: name.clone(),
            storage: storage.to_owned(),
            category: category.clone(),
            purpose: texts.clone(),
            purpose_classes: classes.clone(),
            duration,
            refreshed: disclosure
                .get("cookieRefresh")
                .and_then(Value::flag)
                .filter(|_| kind == "cookie"),
            domain: domain.filter(|_| !is_own),
            ..Cookie::default()
        });
    }
}

/// Writes disclosures.
pub(crate) fn write(inventory: &Inventory, language: &str, notes: &mut Notes) -> String {
    let kept = [
        "purpose",
        "purpose_classes",
        "duration",
        "refreshed",
        "domain",
    ];
    lost::facts(inventory, "a disclosure", &kept, notes);
    lost::choice(inventory, "a disclosure", notes);
    lost::languages(inventory, language, "a disclosure", notes);
    let mut disclosures = Vec::new();
    let mut hosts: Vec<String> = Vec::new();
    for cookie in &inventory.cookies {
        let kind = match cookie.storage.as_str() {
            "" | "cookie" => "cookie",
            "local-storage" | "session-storage" | "indexed-db" | "cache" => "web",
            _ => {
                notes.about(
                    "a disclosure is of cookies and web storage: these are left out",
                    &cookie.name,
                );
                continue;
            }
        };
        if kind == "web" && cookie.storage != "local-storage" {
            notes.about(
                "a disclosure has one kind of web storage: `web`",
                &cookie.storage,
            );
        }
        let host = cookie.lives_on().unwrap_or(inventory.host()).to_owned();
        if !host.is_empty() && !hosts.contains(&host) {
            hosts.push(host.clone());
        }
        disclosures.push(disclosure(cookie, kind, &host, inventory, language, notes));
    }
    let domains = hosts.iter().map(|host| {
        let owner = if host == inventory.host() {
            "The site"
        } else {
            "Storage"
        };
        object([("domain", string(host)), ("use", string(owner))])
    });
    let file = object([
        ("disclosures", Value::Array(disclosures)),
        ("domains", Value::Array(domains.collect())),
    ]);
    js::write(&file) + "\n"
}

fn disclosure(
    cookie: &Cookie,
    kind: &str,
    host: &str,
    inventory: &Inventory,
    language: &str,
    notes: &mut Notes,
) -> Value {
    let category = inventory.category(&cookie.category);
    let is_exempt = category.is_some_and(|it| it.is_exempt == Some(true));
    let mut purposes: Vec<u64> = if is_exempt { Vec::new() } else { vec![1] };
    for (class, known) in PURPOSES {
        if cookie.purpose_classes.iter().any(|it| it == class) {
            purposes.extend_from_slice(known);
        }
    }
    purposes.sort_unstable();
    let numbers = |numbers: &[u64]| Value::Array(numbers.iter().map(|it| number(*it)).collect());
    let seconds = match cookie.duration {
        Some(Duration::Session) => Some(0),
        duration => duration.and_then(Duration::seconds),
    };
    let seconds = seconds.filter(|_| kind == "cookie");
    if seconds.is_none() && kind == "cookie" {
        notes.about(
            "`maxAgeSeconds` needs a length of time, which these do not have",
            &cookie.name,
        );
    }
    let seconds = seconds.map_or(Value::Null, number);
    let mut entries = vec![
        ("identifier", string(&cookie.name)),
        ("type", string(kind)),
        ("maxAgeSeconds", seconds),
    ];
    if kind == "cookie" {
        entries.push(("cookieRefresh", Value::Bool(cookie.refreshed == Some(true))));
    }
    entries.push((
        "domains",
        Value::Array(if host.is_empty() {
            Vec::new()
        } else {
            vec![string(host)]
        }),
    ));
    entries.push(("purposes", numbers(&purposes)));
    if cookie.purpose_classes.iter().any(|it| it == "security") {
        entries.push(("specialPurposes", numbers(&[SECURITY])));
    }
    let text = in_language(&cookie.purpose, language);
    if !text.is_empty() {
        entries.push(("description", string(text)));
    }
    Value::Object(
        entries
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    )
}
