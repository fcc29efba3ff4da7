//! Writes the configuration of Klaro 0.7.

use charte_core::duration::Duration;

use super::ANY;
use crate::foreign::js::{self, Value};
use crate::foreign::scripts::{matcher, number, object, string};
use crate::foreign::{lost, purposes, services};
use crate::inventory::{Cookie, Inventory, Notes, Texts, in_language, lifetime, new_id};

/// Keys of the translations that Klaro itself uses.
const RESERVED: &[&str] = &[
    "acceptAll",
    "acceptSelected",
    "service",
    "services",
    "app",
    "apps",
    "close",
    "consentModal",
    "consentNotice",
    "contextualConsent",
    "decline",
    "ok",
    "poweredBy",
    "privacyPolicy",
    "privacyPolicyUrl",
    "purposeItem",
    "purposes",
    "save",
];

/// Writes a configuration.
pub(crate) fn write(inventory: &Inventory, notes: &mut Notes) -> String {
    lost::facts(
        inventory,
        "Klaro",
        &["service", "purpose", "domain", "path"],
        notes,
    );
    let choice = inventory.choice.clone().unwrap_or_default();
    let name = choice.cookie.unwrap_or_else(|| "klaro".to_owned());
    if choice.refusal_duration != choice.duration {
        notes.add("Klaro keeps a refusal as long as a choice: `refusal_duration` is left out");
    }
    let mut names: Vec<String> = RESERVED.iter().map(|&it| it.to_owned()).collect();
    let mut list: Vec<Value> = Vec::new();
    let mut texts: Vec<(String, Texts, Texts)> = Vec::new();
    for (category, title, cookies) in services(inventory, "Klaro", notes) {
        let taken = names.iter().map(String::as_str);
        let id = new_id(
            in_language(&title, inventory.language()),
            &category.id,
            taken,
        );
        names.push(id.clone());
        let is_exempt = category.is_exempt == Some(true);
        let cookie = |cookie: &&Cookie| {
            let place = cookie.lives_on().map(|domain| {
                let path = cookie.path.clone().unwrap_or_else(|| "/".to_owned());
                Value::Array(vec![matcher(cookie), string(path), string(domain)])
            });
            place.unwrap_or_else(|| matcher(cookie))
        };
        list.push(object([
            ("name", string(&id)),
            ("purposes", Value::Array(vec![string(&category.id)])),
            ("required", Value::Bool(is_exempt)),
            ("default", Value::Bool(is_exempt)),
            (
                "cookies",
                Value::Array(cookies.iter().map(cookie).collect()),
            ),
        ]));
        texts.push((id, title, purposes(&cookies, inventory)));
    }
    let mut translations = vec![(
        ANY.to_owned(),
        object([(
            "privacyPolicyUrl",
            string(inventory.address.as_deref().unwrap_or("/")),
        )]),
    )];
    for language in &inventory.languages {
        translations.push((language.clone(), translation(inventory, language, &texts)));
    }
    let mut entries = vec![
        ("version", number(1)),
        ("elementID", string("klaro")),
        ("storageMethod", string("cookie")),
        ("storageName", string(name)),
    ];
    let days = choice.duration.and_then(lifetime::days);
    if choice
        .duration
        .is_some_and(|it| matches!(it, Duration::Session))
    {
        notes.add("Klaro has no choice that ends with the session");
    }
    entries.extend(days.map(|days| ("cookieExpiresAfterDays", number(days))));
    entries.extend([
        ("cookiePath", string("/")),
        ("default", Value::Bool(false)),
        ("mustConsent", Value::Bool(false)),
        ("acceptAll", Value::Bool(true)),
        ("hideDeclineAll", Value::Bool(false)),
        ("groupByPurpose", Value::Bool(true)),
        ("htmlTexts", Value::Bool(false)),
        ("lang", string(inventory.language())),
    ]);
    let mut config: Vec<(String, Value)> = entries
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect();
    config.push(("translations".to_owned(), Value::Object(translations)));
    config.push(("services".to_owned(), Value::Array(list)));
    let config = js::write(&Value::Object(config));
    format!(
        "// Serve the page and this file as UTF-8: klaro.js is no valid script otherwise.\nvar klaroConfig = {config};\n"
    )
}

fn translation(
    inventory: &Inventory,
    language: &str,
    services: &[(String, Texts, Texts)],
) -> Value {
    let pair = |title: &Texts, description: &Texts| {
        let mut entries = Vec::new();
        for (key, texts) in [("title", title), ("description", description)] {
            let text = in_language(texts, language);
            if !text.is_empty() {
                entries.push((key.to_owned(), string(text)));
            }
        }
        Value::Object(entries)
    };
    let purposes = inventory.categories.iter();
    let purposes = purposes.map(|it| (it.id.clone(), pair(&it.heading, &it.description)));
    let mut entries = vec![("purposes".to_owned(), Value::Object(purposes.collect()))];
    for (id, title, description) in services {
        entries.push((id.clone(), pair(title, description)));
    }
    Value::Object(entries)
}
