//! Knowledge bases of the EDPB's Website Auditing Tool 1: one for cookies, one for `localStorage`.
//!
//! The tool matches by name alone only if `domain` is `*`, else by name and exact domain. An entry with
//! `wildcard_match` becomes a regular expression in which each `*` is `.*`, without anchors and with every
//! other sign alive. So names with a `*` are anchored and escaped here.

use super::js::{self, Value};
use super::lost;
use super::scripts::{number, object, string};
use crate::inventory::{Cookie, Inventory, Notes, in_language};
use crate::new::date;

/// Writes the knowledge bases.
pub(crate) fn write(inventory: &Inventory, language: &str, notes: &mut Notes) -> String {
    let kept = [
        "provider",
        "service",
        "purpose",
        "duration",
        "duration_note",
        "domain",
    ];
    lost::facts(inventory, "a knowledge base", &kept, notes);
    lost::choice(inventory, "a knowledge base", notes);
    lost::languages(inventory, language, "a knowledge base", notes);
    let day = match inventory.updated.as_deref() {
        Some(day) if day.len() == 10 => day.to_owned(),
        Some(month) => format!("{month}-01"),
        None => date::today(),
    };
    let instant = format!("{day}T00:00:00.000Z");
    let mut bases = Vec::new();
    for (category, kind) in [("cookie", "cookie"), ("localstorage", "localstorage")] {
        let is_of = |it: &&Cookie| match category {
            "cookie" => it.is_cookie(),
            _ => it.storage == "local-storage",
        };
        let cookies = inventory.cookies.iter().filter(is_of);
        let knowledges: Vec<Value> = cookies
            .flat_map(|it| knowledge(it, kind, &day, &instant, inventory, language))
            .collect();
        if knowledges.is_empty() && category != "cookie" {
            continue;
        }
        let host = inventory.host();
        bases.push(object([
            (
                "name",
                string(format!(
                    "Charter of {}",
                    if host.is_empty() { "a site" } else { host }
                )),
            ),
            (
                "author",
                string(concat!("charte ", env!("CARGO_PKG_VERSION"))),
            ),
            ("category", string(category)),
            ("trustLevel", string("validated")),
            ("used", Value::Bool(true)),
            ("created_at", string(&instant)),
            ("knowledges", Value::Array(knowledges)),
        ]));
    }
    for other in &inventory.cookies {
        if !other.is_cookie() && other.storage != "local-storage" {
            notes.about(
                "a knowledge base is of cookies and localStorage: these are left out",
                &other.name,
            );
        }
    }
    js::write(&Value::Array(bases)) + "\n"
}

/// Returns the entries of a cookie: one for each domain as browsers report it.
fn knowledge(
    cookie: &Cookie,
    kind: &str,
    day: &str,
    instant: &str,
    inventory: &Inventory,
    language: &str,
) -> Vec<Value> {
    let source = match in_language(&cookie.service, language) {
        "" => inventory.provider_name(cookie, language),
        service => service.to_owned(),
    };
    let duration = match cookie.duration {
        Some(duration) => duration.to_string(),
        None => in_language(&cookie.duration_note, language).to_owned(),
    };
    let purpose = in_language(&cookie.purpose, language);
    let comment = if duration.is_empty() {
        purpose.to_owned()
    } else {
        format!("{purpose} ({duration})")
    };
    let place = if cookie.is_pattern {
        vec!["*".to_owned()]
    } else {
        match (&cookie.host, &cookie.domain) {
            (Some(host), _) => vec![host.clone()],
            // Browsers report the attribute with a leading dot, some tools without it.
            (None, Some(domain)) => vec![domain.clone(), format!(".{domain}")],
            (None, None) if inventory.host().is_empty() || cookie.is_third_party == Some(true) => {
                vec!["*".to_owned()]
            }
            (None, None) => vec![inventory.host().to_owned()],
        }
    };
    let name = if cookie.is_pattern {
        expression(&cookie.name)
    } else {
        cookie.name.clone()
    };
    let provider = cookie
        .provider
        .as_deref()
        .and_then(|id| inventory.provider(id));
    let policy = provider
        .and_then(|it| it.privacy_policy.clone())
        .or_else(|| inventory.page());
    let entry = |domain: String| {
        let (name_key, place_key, place) = match kind {
            "cookie" => ("name", "domain", domain),
            _ => ("key", "script", "*".to_owned()),
        };
        object([
            ("kind", string(kind)),
            (place_key, string(place)),
            (name_key, string(&name)),
            ("category", string(&cookie.category)),
            ("source", string(&source)),
            (
                "controller",
                string(inventory.provider_name(cookie, language)),
            ),
            ("date", string(day)),
            ("policy", string(policy.clone().unwrap_or_default())),
            ("reference", string(inventory.page().unwrap_or_default())),
            ("comment", string(&comment)),
            ("wildcard_match", number(u64::from(cookie.is_pattern))),
            ("created_at", string(instant)),
            ("updated_at", string(instant)),
        ])
    };
    let places = if kind == "cookie" {
        place
    } else {
        place.into_iter().take(1).collect()
    };
    places.into_iter().map(entry).collect()
}

/// Returns a pattern as the tool reads it: anchored, every sign but `*` escaped.
fn expression(pattern: &str) -> String {
    let mut out = String::from("^");
    for character in pattern.chars() {
        if "\\^$.|?+()[]{}".contains(character) {
            out.push('\\');
        }
        out.push(character);
    }
    out.push('$');
    out
}
