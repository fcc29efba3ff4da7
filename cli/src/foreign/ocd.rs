//! The Open Cookie Database, as CSV or JSON (its CONTRIBUTING.md and its validator, January 2026).

use std::collections::BTreeMap;

use charte_core::hash::ContentHash;
use csv::Writer;

use super::csv::rows;
use super::input::Input;
use super::js::{self, Value};
use super::lost;
use crate::failure::Failure;
use crate::inventory::text::plain;
use crate::inventory::{Category, Cookie, Inventory, Notes, in_language, lifetime, new_id, one};

/// The language of its texts.
const LANGUAGE: &str = "en";
/// The columns of the CSV file, in their order, and the keys of the JSON file.
const COLUMNS: &[(&str, &str)] = &[
    ("ID", "id"),
    ("Platform", "platform"),
    ("Category", "category"),
    ("Cookie / Data Key name", "cookie"),
    ("Domain", "domain"),
    ("Description", "description"),
    ("Retention period", "retentionPeriod"),
    ("Data Controller", "dataController"),
    ("User Privacy & GDPR Rights Portals", "privacyLink"),
    ("Wildcard match", "wildcardMatch"),
];

/// An entry of the database, by the keys of the JSON file.
pub(crate) type Entry = BTreeMap<&'static str, String>;

/// Returns the entries of a file.
pub(crate) fn entries(input: &Input) -> Result<Vec<Entry>, Failure> {
    let wrong = || {
        input.wrong("is no Open Cookie Database").help(
            "it is a CSV file with the columns `Platform`, `Category`, `Cookie / Data Key name`..., or the JSON \
             file with the same facts",
        )
    };
    if input.text.trim_start().starts_with(['{', '[']) {
        let places = js::read(&input.text).ok_or_else(wrong)?;
        let database = places.into_iter().next().ok_or_else(wrong)?.value;
        let lists = match &database {
            Value::Array(_) => vec![("", &database)],
            database => database
                .entries()
                .iter()
                .map(|(platform, it)| (platform.as_str(), it))
                .collect(),
        };
        let mut entries = Vec::new();
        for (platform, list) in lists {
            for item in list.items() {
                let fact =
                    |(_, key): &(&'static str, &'static str)| Some((*key, item.text_of(key)?));
                let mut entry: Entry = COLUMNS.iter().filter_map(fact).collect();
                entry
                    .entry("platform")
                    .or_insert_with(|| platform.to_owned());
                if entry.contains_key("cookie") {
                    entries.push(entry);
                }
            }
        }
        return if entries.is_empty() && !database.entries().is_empty() {
            Err(wrong())
        } else {
            Ok(entries)
        };
    }
    let rows = rows(&input.text);
    let titles = rows.first().ok_or_else(wrong)?;
    let find = |(title, key): &(&str, &'static str)| {
        let is = |it: &&String| plain(it.trim().trim_start_matches('\u{feff}')) == plain(title);
        let at = titles.iter().position(|it| is(&it));
        at.map(|at| (*key, at))
    };
    let columns: BTreeMap<&str, usize> = COLUMNS.iter().filter_map(find).collect();
    if !columns.contains_key("cookie") || !columns.contains_key("category") {
        return Err(wrong());
    }
    let entry = |row: &Vec<String>| -> Entry {
        let facts = columns
            .iter()
            .filter_map(|(key, at)| Some((*key, row.get(*at)?.trim().to_owned())));
        facts.filter(|(_, fact)| !fact.is_empty()).collect()
    };
    let entries = rows.iter().skip(1).map(entry);
    Ok(entries
        .filter(|entry| entry.contains_key("cookie"))
        .collect())
}

/// Reads a database: every entry becomes a cookie.
pub(crate) fn read(
    input: &Input,
    inventory: &mut Inventory,
    notes: &mut Notes,
) -> Result<(), Failure> {
    let entries = entries(input)?;
    inventory.add_language(LANGUAGE);
    for (at, entry) in entries.iter().enumerate() {
        let origin = format!("{}, entry {}", input.name, at + 1);
        let cookie = cookie(entry, &origin, inventory, notes);
        inventory.cookies.push(cookie);
    }
    Ok(())
}

/// Returns the cookie of an entry, and adds its category and provider.
pub(crate) fn cookie(
    entry: &Entry,
    origin: &str,
    inventory: &mut Inventory,
    notes: &mut Notes,
) -> Cookie {
    let fact = |key: &str| entry.get(key).map_or("", String::as_str).trim();
    // The wildcard `1` means a prefix, without the `*`.
    let is_pattern = matches!(fact("wildcardMatch"), "1" | "true" | "TRUE");
    let name = fact("cookie").to_owned();
    let name = if is_pattern && !name.contains('*') {
        format!("{name}*")
    } else {
        name
    };
    let heading = match fact("category") {
        "" => "Other",
        heading => heading,
    };
    let category = inventory.category_mut(heading, LANGUAGE);
    if category.is_exempt.is_none() {
        category.is_exempt = crate::inventory::necessity::of_words(heading);
    }
    let mut cookie = Cookie {
        origin: origin.to_owned(),
        is_pattern: is_pattern || name.contains('*'),
        name,
        category: category.id.clone(),
        service: one(LANGUAGE, fact("platform")),
        purpose: one(LANGUAGE, fact("description")),
        ..Cookie::default()
    };
    lifetime::read(&mut cookie, fact("retentionPeriod"), LANGUAGE, notes);
    // `www.example.org (3rd party)`, or words.
    let domain = fact("domain");
    if !domain.is_empty() {
        let words = plain(domain);
        let host = domain
            .split([' ', ',', '/', '('])
            .next()
            .unwrap_or_default();
        if host.contains('.') {
            cookie.domain = Some(host.to_owned());
            cookie.is_third_party = words.contains("3rd party").then_some(true);
        } else {
            notes.about("these are no domains, and are left out", domain);
        }
    }
    let controller = fact("dataController");
    if !controller.is_empty() {
        let id = inventory.provider_id(controller, LANGUAGE);
        let policy = fact("privacyLink");
        if let Some(known) = inventory.providers.iter_mut().find(|it| it.id == id)
            && known.privacy_policy.is_none()
            && policy.starts_with("https://")
        {
            known.privacy_policy = Some(policy.to_owned());
        }
        cookie.provider = Some(id);
    }
    cookie
}

/// Writes a database as CSV.
pub(crate) fn write(inventory: &Inventory, language: &str, notes: &mut Notes) -> String {
    let kept = [
        "provider",
        "service",
        "purpose",
        "duration",
        "duration_note",
        "domain",
    ];
    lost::facts(inventory, "the Open Cookie Database", &kept, notes);
    lost::choice(inventory, "the Open Cookie Database", notes);
    lost::languages(inventory, language, "the Open Cookie Database", notes);
    if language != LANGUAGE {
        notes.add("the Open Cookie Database is in English: translate the texts before you contribute them");
    }
    let mut writer = Writer::from_writer(Vec::new());
    // A vector takes every row.
    let _ = writer.write_record(COLUMNS.iter().map(|(title, _)| title));
    for cookie in &inventory.cookies {
        let provider = cookie
            .provider
            .as_deref()
            .and_then(|id| inventory.provider(id));
        let policy = provider.and_then(|it| it.privacy_policy.clone());
        let (name, is_prefix) = match cookie.name.split_once('*').filter(|_| cookie.is_pattern) {
            Some((prefix, rest)) => {
                if !rest.is_empty() {
                    notes.about("the Open Cookie Database has prefixes alone: these patterns became their beginning", &cookie.name);
                }
                (prefix.to_owned(), true)
            }
            None => (cookie.name.clone(), false),
        };
        let controller = inventory.provider_name(cookie, language);
        let service = in_language(&cookie.service, language);
        let category = inventory.category(&cookie.category);
        let duration = match cookie.duration {
            Some(duration) => duration.to_string(),
            None => in_language(&cookie.duration_note, language).to_owned(),
        };
        let row = [
            id(inventory, cookie),
            if service.is_empty() {
                controller.clone()
            } else {
                service.to_owned()
            },
            classification(cookie, category, language, notes).to_owned(),
            name,
            cookie.lives_on().unwrap_or_default().to_owned(),
            in_language(&cookie.purpose, language).to_owned(),
            duration,
            controller,
            policy.unwrap_or_default(),
            if is_prefix { "1" } else { "0" }.to_owned(),
        ];
        let _ = writer.write_record(&row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// Returns a UUID that is the same for the same cookie of a site (RFC 9562, version 8).
fn id(inventory: &Inventory, cookie: &Cookie) -> String {
    let hash = [
        inventory.host(),
        &cookie.name,
        &cookie.storage,
        cookie.lives_on().unwrap_or_default(),
        cookie.path.as_deref().unwrap_or_default(),
    ]
    .iter()
    .fold(ContentHash::EMPTY, |hash, text| hash.with_text(text));
    let bits = hash.to_u128() & !(0xf << 76) & !(0x3 << 62) | 0x8 << 76 | 0x2 << 62;
    let digits = format!("{bits:032x}");
    format!(
        "{}-{}-{}-{}-{}",
        &digits[..8],
        &digits[8..12],
        &digits[12..16],
        &digits[16..20],
        &digits[20..]
    )
}

/// Returns one of the five categories of the database.
fn classification(
    cookie: &Cookie,
    category: Option<&Category>,
    language: &str,
    notes: &mut Notes,
) -> &'static str {
    const KNOWN: [&str; 5] = [
        "Functional",
        "Personalization",
        "Analytics",
        "Marketing",
        "Security",
    ];
    let heading = category.map_or("", |it| in_language(&it.heading, language));
    let id = new_id(heading, "", std::iter::empty());
    let is = |known: &&&str| {
        known.eq_ignore_ascii_case(heading)
            || known.eq_ignore_ascii_case(&id)
            || known.eq_ignore_ascii_case(&cookie.category)
    };
    if let Some(known) = KNOWN.iter().find(is) {
        return known;
    }
    let has_class = |class: &str| cookie.purpose_classes.iter().any(|it| it == class);
    let words = plain(&format!("{} {heading}", cookie.category));
    let has = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
    let is_exempt = category.is_some_and(|it| it.is_exempt == Some(true));
    if has_class("security") || cookie.exemption.as_deref() == Some("authentication-security") {
        "Security"
    } else if has_class("audience-measurement") || has(&["audience", "analyt", "statist"]) {
        "Analytics"
    } else if has_class("personalised-advertising")
        || has_class("advertising-measurement")
        || has(&["advert", "market", "publicit"])
    {
        "Marketing"
    } else if has_class("content-personalisation") {
        "Personalization"
    } else {
        if !is_exempt {
            notes.about(
                "the Open Cookie Database has five categories: these became `Functional`",
                &cookie.category,
            );
        }
        "Functional"
    }
}
