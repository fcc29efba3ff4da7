//! From a compiled policy to an inventory: the registers of a platform, in each of its languages.

use charte_compiler::pages::{Fleet, Platform};
use charte_core::duration::Duration;
use charte_core::format::Format;
use serde_json::Value;

use super::{Category, Choice, Cookie, Inventory, Provider, Texts};

/// Returns what the registers of a platform contain.
pub(crate) fn inventory(fleet: &Fleet, platform: &Platform) -> Inventory {
    let mut inventory = Inventory::default();
    for language in &fleet.templates[platform.template].languages {
        let register = fleet.page(platform, Format::Json, language);
        let register = serde_json::from_str(&register.unwrap_or_default());
        let register: Value = register.unwrap_or_default();
        let mut reader = Reader {
            language,
            is_first: inventory.languages.is_empty(),
        };
        reader.charter(&register, &mut inventory);
        inventory.languages.push(language.clone());
    }
    inventory
}

/// The keys of a cookie that only charte has.
const BEYOND: &[&str] = &[
    "location",
    "condition",
    "audience",
    "third_party_access",
    "personal_data",
    "objection",
    "max_value_length",
    "script_only",
];

/// Reads the register in one language.
struct Reader<'a> {
    language: &'a str,
    /// Whether it is the first: the others have the same facts.
    is_first: bool,
}

impl Reader<'_> {
    fn charter(&mut self, register: &Value, inventory: &mut Inventory) {
        if self.is_first {
            inventory.url = text(&register["platform"]["url"]);
            inventory.address = text(&register["page"]["address"]);
            inventory.version = text(&register["version"]);
            inventory.updated = text(&register["updated"]);
            inventory.consent_version = register["consent_version"].as_u64();
            let count = |key: &str| register[key].as_array().map_or(0, Vec::len);
            inventory.resources = count("embeds") + count("scripts");
            let choice = &register["choice"];
            inventory.choice = choice.is_object().then(|| Choice {
                cookie: text(&choice["cookie"]),
                duration: lifetime(&choice["duration"]),
                refusal_duration: lifetime(&choice["refusal_duration"]),
                manage: text(&choice["manage"]),
                signals: words(&choice["signals"]),
            });
        }
        self.add(&mut inventory.title, &register["title"]);
        self.add(&mut inventory.controller, &register["controller"]["name"]);
        for (at, provider) in items(&register["providers"]).enumerate() {
            if self.is_first {
                inventory.providers.push(Provider {
                    id: text(&provider["id"]).unwrap_or_default(),
                    name: Texts::new(),
                    country: text(&provider["country"]),
                    website: text(&provider["website"]),
                    privacy_policy: text(&provider["privacy_policy"]),
                });
            }
            if let Some(known) = inventory.providers.get_mut(at) {
                self.add(&mut known.name, &provider["name"]);
            }
        }
        for (at, category) in items(&register["categories"]).enumerate() {
            if self.is_first {
                inventory.categories.push(Category {
                    id: text(&category["id"]).unwrap_or_default(),
                    is_exempt: Some(category["consent"] == "exempt"),
                    ..Category::default()
                });
            }
            if let Some(known) = inventory.categories.get_mut(at) {
                self.add(&mut known.heading, &category["heading"]);
                self.add(&mut known.description, &category["description"]);
            }
        }
        for (at, cookie) in items(&register["cookies"]).enumerate() {
            if self.is_first {
                let beyond = BEYOND.iter().filter(|key| !cookie[**key].is_null());
                for key in beyond {
                    if !inventory.beyond.contains(key) {
                        inventory.beyond.push(key);
                    }
                }
                inventory.cookies.push(facts(cookie));
            }
            if let Some(known) = inventory.cookies.get_mut(at) {
                self.add(&mut known.service, &cookie["service"]);
                self.add(&mut known.purpose, &cookie["purpose"]);
                self.add(&mut known.duration_note, &cookie["duration_note"]);
            }
        }
    }

    fn add(&self, texts: &mut Texts, value: &Value) {
        texts.extend(
            value
                .as_str()
                .map(|text| (self.language.to_owned(), text.to_owned())),
        );
    }
}

/// Returns the facts of a cookie that are the same in every language.
fn facts(cookie: &Value) -> Cookie {
    let pattern = text(&cookie["pattern"]);
    let is_pattern = pattern.is_some();
    Cookie {
        origin: String::new(),
        name: pattern.or(text(&cookie["name"])).unwrap_or_default(),
        is_pattern,
        storage: text(&cookie["storage"]).unwrap_or_default(),
        provider: text(&cookie["provider"]),
        category: text(&cookie["category"]).unwrap_or_default(),
        service: Texts::new(),
        purpose: Texts::new(),
        purpose_classes: words(&cookie["purpose_classes"]),
        duration: lifetime(&cookie["duration"]),
        duration_note: Texts::new(),
        refreshed: cookie["refreshed"].as_bool(),
        data_retention: lifetime(&cookie["data_retention"]),
        exemption: text(&cookie["exemption"]),
        is_third_party: cookie["party"].as_str().map(|party| party == "third"),
        recipients: words(&cookie["recipients"]),
        legal_basis: text(&cookie["legal_basis"]),
        domain: text(&cookie["domain"]),
        host: text(&cookie["host"]),
        path: text(&cookie["path"]),
        secure: cookie["secure"].as_bool(),
        http_only: cookie["http_only"].as_bool(),
        same_site: text(&cookie["same_site"]),
        partitioned: cookie["partitioned"].as_bool(),
    }
}

fn items(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn words(list: &Value) -> Vec<String> {
    items(list).filter_map(text).collect()
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn lifetime(value: &Value) -> Option<Duration> {
    Duration::parse(value["text"].as_str()?).ok()
}
