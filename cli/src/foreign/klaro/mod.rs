//! The configuration of Klaro 0.7 (`dist/config.js` of its package). Texts are plain unless `htmlTexts`
//! is set.

mod write;

pub(crate) use write::write;

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::input::Input;
use super::js::Value;
use super::scripts;
use crate::failure::Failure;
use crate::inventory::entries::is_language;
use crate::inventory::text::{clean, of_html};
use crate::inventory::{
    Category, Choice, Inventory, Notes, Texts, lifetime, necessity, new_id, one,
};

/// The lifetime of the choice without `cookieExpiresAfterDays`, in days.
const DEFAULT_DAYS: f64 = 120.0;
/// The language of texts for every language.
const ANY: &str = "zz";

/// Reads a configuration.
pub(crate) fn read(
    input: &Input,
    inventory: &mut Inventory,
    notes: &mut Notes,
) -> Result<(), Failure> {
    let places = scripts::places(input)?;
    let has_services = |value: &&Value| services(value).is_some_and(|it| !it.is_empty());
    let mut values = places.iter().map(|place| &place.value);
    let config = values
        .clone()
        .find(has_services)
        .or_else(|| values.find(|it| services(it).is_some()));
    let Some(config) = config else {
        return Err(input
            .wrong("has no configuration of Klaro")
            .help("it is an object with a list `services` (`apps` before version 0.7)"));
    };
    let reader = Reader {
        config,
        language: match config.text_of("lang") {
            Some(language) if !input.is_stated => language,
            _ => input.language.clone(),
        },
        is_html: config.get("htmlTexts").and_then(Value::flag),
        categories: RefCell::default(),
    };
    reader.languages(inventory);
    for (at, service) in services(config).unwrap_or_default().iter().enumerate() {
        let origin = format!("{}, service {}", input.name, at + 1);
        reader.service(service, &origin, inventory, notes);
    }
    reader.choice(inventory, notes);
    Ok(())
}

/// Returns the services of a configuration.
fn services(config: &Value) -> Option<&[Value]> {
    let list = config.get("services").or(config.get("apps"))?;
    matches!(list, Value::Array(_)).then(|| list.items())
}

struct Reader<'a> {
    config: &'a Value,
    /// The language of texts without one.
    language: String,
    is_html: Option<bool>,
    /// The id of the category of a purpose, for services that are required and those that are not.
    categories: RefCell<BTreeMap<(String, bool), String>>,
}

impl Reader<'_> {
    fn text(&self, value: &Value) -> Option<String> {
        let text = match self.is_html {
            Some(true) => of_html(&value.text()?),
            Some(false) => clean(&value.text()?),
            None => scripts::html(value)?,
        };
        (!text.is_empty()).then_some(text)
    }

    fn translations(&self) -> impl Iterator<Item = (&str, &Value)> {
        let translations = self
            .config
            .get("translations")
            .map_or(&[][..], Value::entries);
        // The texts for every language first: those of a language replace them.
        let mut all: Vec<(&str, &Value)> = translations
            .iter()
            .map(|(tag, it)| (tag.as_str(), it))
            .collect();
        all.sort_by_key(|(tag, _)| *tag != ANY);
        all.into_iter()
    }

    /// Adds the languages that have texts of purposes or services.
    fn languages(&self, inventory: &mut Inventory) {
        inventory.add_language(&self.language);
        let keys = |translation: &Value| {
            let purposes = translation
                .get("purposes")
                .map_or(0, |it| it.entries().len());
            let services = services(self.config).unwrap_or_default().iter();
            let services = services.filter_map(|it| it.text_of("name"));
            purposes
                + services
                    .filter(|name| translation.get(name).is_some())
                    .count()
        };
        for (tag, translation) in self.translations() {
            if tag != ANY && keys(translation) > 0 && is_language(tag) {
                inventory.add_language(tag);
            }
        }
        for service in services(self.config).unwrap_or_default() {
            for (tag, _) in service.get("translations").map_or(&[][..], Value::entries) {
                if tag != ANY && is_language(tag) {
                    inventory.add_language(tag);
                }
            }
        }
    }

    /// Returns the texts that `get` finds in the translations.
    fn texts(&self, get: impl Fn(&Value) -> Option<Value>) -> Texts {
        let mut texts = Texts::new();
        for (tag, translation) in self.translations() {
            let tag = if tag == ANY {
                self.language.as_str()
            } else {
                tag
            };
            if let Some(text) = get(translation).and_then(|it| self.text(&it)) {
                texts.insert(tag.to_owned(), text);
            }
        }
        texts
    }

    fn service(&self, service: &Value, origin: &str, inventory: &mut Inventory, notes: &mut Notes) {
        let name = service.text_of("name").unwrap_or_else(|| origin.to_owned());
        let cookies = service.get("cookies");
        let cookies = match cookies {
            Some(Value::Array(items)) => items.as_slice(),
            Some(other) => std::slice::from_ref(other),
            None => &[],
        };
        if cookies.is_empty() {
            notes.about(
                "these services name no cookie, and are left out; declare what they store, or an \
                 `[embed]` or `[script]` for what they load",
                &name,
            );
            return;
        }
        let of = |key: &str| {
            let mut texts = one(
                &self.language,
                &service
                    .get(key)
                    .and_then(|it| self.text(it))
                    .unwrap_or_default(),
            );
            texts.extend(self.texts(|it| it.get(&name)?.get(key).cloned()));
            for (tag, own) in service.get("translations").map_or(&[][..], Value::entries) {
                let tag = if tag == ANY { &self.language } else { tag };
                let text = own.get(key).and_then(|it| self.text(it));
                texts.extend(text.map(|text| (tag.clone(), text)));
            }
            texts
        };
        let (title, description) = (of("title"), of("description"));
        let title = if title.is_empty() {
            one(&self.language, &name)
        } else {
            title
        };
        let is_required = service.get("required").and_then(Value::flag) == Some(true);
        let category = self.category(service, is_required, inventory, notes);
        let found = cookies
            .iter()
            .flat_map(|it| scripts::cookies(it, notes))
            .collect::<Vec<_>>();
        for mut cookie in found {
            origin.clone_into(&mut cookie.origin);
            cookie.category.clone_from(&category);
            cookie.service.clone_from(&title);
            cookie.purpose.clone_from(&description);
            inventory.cookies.push(cookie);
        }
    }

    /// Returns the id of the category of a service: its first purpose, and whether it is required.
    fn category(
        &self,
        service: &Value,
        is_required: bool,
        inventory: &mut Inventory,
        notes: &mut Notes,
    ) -> String {
        let purposes = service.get("purposes").or(service.get("purpose"));
        let purposes: Vec<String> = match purposes {
            Some(Value::Array(items)) => items.iter().filter_map(Value::text).collect(),
            Some(other) => other.text().into_iter().collect(),
            None => Vec::new(),
        };
        if purposes.len() > 1 {
            let name = service.text_of("name").unwrap_or_default();
            notes.about(
                "a cookie has one category: the first purpose of these services counts",
                &name,
            );
        }
        let purpose = purposes.first().map_or("other", String::as_str);
        let key = (purpose.to_owned(), is_required);
        if let Some(known) = self.categories.borrow().get(&key) {
            return known.clone();
        }
        let heading = self.texts(|it| {
            let purpose = it.get("purposes")?.get(purpose)?;
            Some(purpose.get("title").unwrap_or(purpose).clone())
        });
        let description = self.texts(|it| {
            it.get("purposes")?
                .get(purpose)?
                .get("description")
                .cloned()
        });
        let heading = if heading.is_empty() {
            one(&self.language, purpose)
        } else {
            heading
        };
        if is_required && necessity::of_words(purpose) == Some(false) {
            notes.about(
                "Klaro sets these without asking (`required`), though they are called otherwise; review \
                 whether a law exempts them",
                purpose,
            );
        }
        let ids = inventory.categories.iter().map(|it| it.id.as_str());
        let wanted = if inventory.categories.iter().any(|it| it.id == purpose) && is_required {
            format!("{purpose}-required")
        } else {
            purpose.to_owned()
        };
        let id = new_id(&wanted, "category", ids);
        inventory.categories.push(Category {
            id: id.clone(),
            is_exempt: Some(is_required),
            heading,
            description,
        });
        self.categories.borrow_mut().insert(key, id.clone());
        id
    }

    fn choice(&self, inventory: &mut Inventory, notes: &mut Notes) {
        let config = self.config;
        if config
            .text_of("storageMethod")
            .is_some_and(|method| method != "cookie")
        {
            notes.add("Klaro keeps the choice in `localStorage` here, and charte keeps it in a cookie: add `[choice]`");
            return;
        }
        let name = config
            .text_of("storageName")
            .or_else(|| config.text_of("cookieName"));
        let days = config.get("cookieExpiresAfterDays").and_then(Value::number);
        if days.is_none() {
            notes.add(format!(
                "the configuration has no `cookieExpiresAfterDays`: the choice lives {DEFAULT_DAYS} days, as \
                 Klaro has it"
            ));
        }
        let duration = lifetime::of_days(days.unwrap_or(DEFAULT_DAYS));
        inventory.choice = Some(Choice {
            cookie: Some(name.unwrap_or_else(|| "klaro".to_owned())),
            duration,
            ..Choice::default()
        });
    }
}
