//! The services of tarteaucitron 1.34 (its README). A name is HTML; cookies are plain names, without
//! patterns; the texts about a service are those of tarteaucitron.

use super::input::Input;
use super::js::{self, Value};
use super::lost;
use super::scripts::{self, object, string};
use crate::failure::Failure;
use crate::inventory::text::{clean, plain, to_html};
use crate::inventory::{
    Category, Choice, Inventory, Notes, Texts, in_language, lifetime, new_id, one,
};
use crate::new::phrases;

/// The kinds of services, with the headings of tarteaucitron's own panel.
const KINDS: &[(&str, &str, &str)] = &[
    ("ads", "Advertising network", "R\u{e9}gies publicitaires"),
    ("analytic", "Audience measurement", "Mesure d'audience"),
    ("api", "APIs", "APIs"),
    ("comment", "Comments", "Commentaires"),
    ("social", "Social networks", "R\u{e9}seaux sociaux"),
    ("support", "Support", "Support"),
    ("video", "Videos", "Vid\u{e9}os"),
    ("other", "Other services", "Autres services"),
];

/// The lifetime of the choice, in days.
const DAYS: f64 = 365.0;

/// Reads services: those that the file defines. If it also lists services that the site uses (`job`),
/// only these.
pub(crate) fn read(
    input: &Input,
    inventory: &mut Inventory,
    notes: &mut Notes,
) -> Result<(), Failure> {
    let places = scripts::places(input)?;
    let mut jobs: Vec<String> = Vec::new();
    let mut defined: Vec<(String, &Value)> = Vec::new();
    let mut settings = None;
    for place in &places {
        let path = place.path.as_str();
        if path == "tarteaucitron.init" && place.is_argument {
            settings = Some(&place.value);
        } else if path.ends_with("job.push") && place.is_argument {
            jobs.extend(place.value.text());
        } else if path == "tarteaucitron.job" {
            jobs.extend(place.value.items().iter().filter_map(Value::text));
        } else if let Some(name) = path.strip_prefix("tarteaucitron.services.")
            && !name.contains('.')
            && matches!(place.value, Value::Object(_))
        {
            defined.push((name.to_owned(), &place.value));
        } else if path == "tarteaucitron.services" || path.is_empty() {
            let services = place.value.entries().iter();
            let services =
                services.filter(|(_, it)| it.get("key").is_some() && it.get("cookies").is_some());
            defined.extend(services.map(|(name, it)| (name.clone(), it)));
        }
    }
    if jobs.is_empty() && defined.is_empty() && settings.is_none() {
        return Err(input.wrong("has no service of tarteaucitron").help(
            "it has calls such as `tarteaucitron.init({...})`, `tarteaucitron.job.push('matomo')` and \
             definitions `tarteaucitron.services.matomo = {...}`",
        ));
    }
    inventory.add_language(&input.language);
    let is_used = |name: &str| jobs.is_empty() || jobs.iter().any(|job| job == name);
    for (name, service) in &defined {
        let key = service.text_of("key").unwrap_or_else(|| name.clone());
        if is_used(name) || is_used(&key) {
            add(&key, service, input, inventory, notes);
        }
    }
    for job in &jobs {
        let is_known = |(name, it): &(String, &Value)| {
            name == job || it.text_of("key").as_deref() == Some(job)
        };
        if !defined.iter().any(is_known) {
            notes.about(
                "the file does not define these services, so their cookies are unknown; append \
                 `tarteaucitron.services.js` of your version to the file, and import again",
                job,
            );
        }
    }
    let name = settings.and_then(|it| it.text_of("cookieName"));
    inventory.choice = Some(Choice {
        cookie: Some(name.unwrap_or_else(|| "tarteaucitron".to_owned())),
        duration: lifetime::of_days(DAYS),
        ..Choice::default()
    });
    Ok(())
}

/// Adds a service.
fn add(key: &str, service: &Value, input: &Input, inventory: &mut Inventory, notes: &mut Notes) {
    let items = service.get("cookies").map_or(&[][..], Value::items);
    if items.is_empty() {
        notes.about(
            "these services name no cookie, and are left out; declare what they store, or an `[embed]` \
             or `[script]` for what they load",
            key,
        );
        return;
    }
    let is_exempt = service.get("needConsent").and_then(Value::flag) == Some(false);
    let kind = service.text_of("type").unwrap_or_default();
    let category = category(&kind, is_exempt, input, inventory);
    let title = service
        .get("name")
        .and_then(scripts::html)
        .unwrap_or_else(|| key.to_owned());
    let policy = service
        .text_of("uri")
        .filter(|uri| uri.starts_with("https://"));
    let provider = policy
        .filter(|it| !is_of(it, inventory.host()))
        .map(|policy| {
            let id = inventory.provider_id(&title, &input.language);
            if let Some(known) = inventory.providers.iter_mut().find(|it| it.id == id) {
                known.privacy_policy = Some(policy);
            }
            id
        });
    for item in items {
        for mut cookie in scripts::cookies(item, notes) {
            cookie.origin = format!("{}, service {key}", input.name);
            cookie.category.clone_from(&category);
            cookie.service = one(&input.language, &title);
            cookie.provider.clone_from(&provider);
            inventory.cookies.push(cookie);
        }
    }
}

/// Returns whether an address is on a host.
fn is_of(address: &str, host: &str) -> bool {
    let rest = address.strip_prefix("https://").unwrap_or_default();
    !host.is_empty() && rest.split(['/', '?', '#', ':']).next() == Some(host)
}

/// Returns the id of the category of a kind.
fn category(kind: &str, is_exempt: bool, input: &Input, inventory: &mut Inventory) -> String {
    let known = KINDS.iter().find(|(known, ..)| *known == kind);
    let (id, english, french) = known.copied().unwrap_or(KINDS[KINDS.len() - 1]);
    let id = if is_exempt { "necessary" } else { id };
    if let Some(known) = inventory.category(id) {
        return known.id.clone();
    }
    let heading = if is_exempt {
        let phrases = phrases::find(&input.language);
        phrases
            .map(|it| one(&input.language, it.get("necessary")))
            .unwrap_or_default()
    } else {
        let french = (input.language == "fr").then_some(("fr", french));
        let (language, heading) = french.unwrap_or(("en", english));
        one(language, heading)
    };
    inventory.categories.push(Category {
        id: id.to_owned(),
        is_exempt: Some(is_exempt),
        heading,
        description: Texts::new(),
    });
    id.to_owned()
}

/// Writes the settings and the services.
pub(crate) fn write(inventory: &Inventory, language: &str, notes: &mut Notes) -> String {
    lost::facts(inventory, "tarteaucitron", &["service", "provider"], notes);
    lost::languages(inventory, language, "tarteaucitron", notes);
    let choice = inventory.choice.clone().unwrap_or_default();
    if choice
        .duration
        .and_then(lifetime::days)
        .is_some_and(|days| days != 365)
    {
        notes.add(
            "tarteaucitron keeps a choice for 365 days: the durations of `[choice]` are left out",
        );
    }
    let page = inventory.address.clone().unwrap_or_else(|| "/".to_owned());
    let settings = object([
        ("privacyUrl", string(&page)),
        ("bodyPosition", string("top")),
        ("hashtag", string("#cookies")),
        (
            "cookieName",
            string(choice.cookie.unwrap_or_else(|| "tarteaucitron".to_owned())),
        ),
        ("orientation", string("bottom")),
        ("groupServices", Value::Bool(false)),
        ("showAlertSmall", Value::Bool(false)),
        ("cookieslist", Value::Bool(true)),
        ("showIcon", Value::Bool(false)),
        ("DenyAllCta", Value::Bool(true)),
        ("AcceptAllCta", Value::Bool(true)),
        ("highPrivacy", Value::Bool(true)),
        (
            "handleBrowserDNTRequest",
            Value::Bool(choice.signals.iter().any(|it| it == "dnt")),
        ),
        ("removeCredit", Value::Bool(false)),
        ("moreInfoLink", Value::Bool(true)),
        ("useExternalCss", Value::Bool(false)),
        ("useExternalJs", Value::Bool(false)),
        ("mandatory", Value::Bool(true)),
        ("mandatoryCta", Value::Bool(false)),
        ("googleConsentMode", Value::Bool(false)),
    ]);
    let mut out = format!("tarteaucitron.init({});\n", js::write(&settings));
    let mut keys: Vec<String> = Vec::new();
    for (category, title, cookies) in super::services(inventory, "tarteaucitron", notes) {
        let title = clean(in_language(&title, language));
        // tarteaucitron has services of its own under short names.
        let key = new_id(&title, &category.id, keys.iter().map(String::as_str));
        let key = format!("charte_{}", key.replace('-', "_"));
        let mut names = Vec::new();
        for cookie in &cookies {
            if cookie.is_pattern {
                notes.about(
                    "tarteaucitron deletes cookies by their names: patterns are left out",
                    &cookie.name,
                );
            } else {
                names.push(string(&cookie.name));
            }
        }
        let provider = cookies
            .first()
            .and_then(|it| inventory.provider(it.provider.as_deref()?));
        let uri = provider.and_then(|it| it.privacy_policy.clone().or(it.website.clone()));
        let is_exempt = category.is_exempt == Some(true);
        let service = object([
            ("key", string(&key)),
            ("type", string(kind(category))),
            ("name", string(to_html(&title))),
            ("uri", string(uri.unwrap_or_else(|| page.clone()))),
            ("readmoreLink", string(&page)),
            ("needConsent", Value::Bool(!is_exempt)),
            ("cookies", Value::Array(names)),
            (
                "js",
                Value::Code("function () { 'use strict'; /* load the service here */ }".to_owned()),
            ),
            (
                "fallback",
                Value::Code("function () { 'use strict'; }".to_owned()),
            ),
        ]);
        out.push_str(&format!(
            "tarteaucitron.services.{key} = {};\n",
            js::write(&service)
        ));
        out.push_str(&format!(
            "(tarteaucitron.job = tarteaucitron.job || []).push({});\n",
            js::string(&key)
        ));
        keys.push(key.trim_start_matches("charte_").replace('_', "-"));
    }
    if inventory
        .categories
        .iter()
        .any(|it| kind(it) == "other" && it.id != "other" && it.is_exempt != Some(true))
    {
        notes.add("tarteaucitron has eight kinds of services: other categories became `other`");
    }
    out
}

/// Returns the kind of the services of a category.
fn kind(category: &Category) -> &'static str {
    if let Some((known, ..)) = KINDS.iter().find(|(kind, ..)| *kind == category.id) {
        return known;
    }
    let headings: Vec<&str> = category.heading.values().map(String::as_str).collect();
    let words = plain(&format!("{} {}", category.id, headings.join(" ")));
    let has = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
    if has(&["audience", "analyt", "statist", "measur", "mesure"]) {
        "analytic"
    } else if has(&["advert", "publicit", "market", "werb"]) {
        "ads"
    } else if has(&["video"]) {
        "video"
    } else if has(&["social", "sociaux", "sozial"]) {
        "social"
    } else if has(&["comment", "kommentar"]) {
        "comment"
    } else if has(&["chat", "support"]) {
        "support"
    } else {
        "other"
    }
}
