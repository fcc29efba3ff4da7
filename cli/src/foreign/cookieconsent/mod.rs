//! The configuration of cookieconsent 3 (`types/index.d.ts` of `vanilla-cookieconsent` 3.1), and, to read,
//! that of version 2. Every string is HTML.

mod write;

pub(crate) use write::write;

use charte_core::pattern::is_match;

use super::input::Input;
use super::js::Value;
use super::scripts;
use super::table::{Columns, Context};
use crate::failure::Failure;
use crate::inventory::entries::is_language;
use crate::inventory::{Choice, Cookie, Inventory, Notes, lifetime, one};

/// The name and the lifetime (days) of the choice, if the configuration has none.
const DEFAULT_NAME: &str = "cc_cookie";
const DEFAULT_DAYS: f64 = 182.0;

/// Reads a configuration.
pub(crate) fn read(
    input: &Input,
    inventory: &mut Inventory,
    notes: &mut Notes,
) -> Result<(), Failure> {
    let places = scripts::places(input)?;
    let values = || places.iter().map(|place| &place.value);
    let is_new = |it: &&Value| {
        it.get("categories")
            .is_some_and(|it| matches!(it, Value::Object(_)))
    };
    let config = values()
        .find(|it| is_new(it) && it.get("language").is_some())
        .or_else(|| values().find(|it| matches!(it.get("languages"), Some(Value::Object(_)))))
        .or_else(|| values().find(is_new));
    let Some(config) = config else {
        return Err(input.wrong("has no configuration of cookieconsent").help(
            "it is an object with `categories` and `language`, the argument of `CookieConsent.run`",
        ));
    };
    let reader = Reader { config, input };
    if is_new(&config) {
        reader.categories(inventory);
    }
    reader.texts(inventory, notes);
    reader.auto_clear(inventory, notes);
    reader.choice(inventory);
    Ok(())
}

struct Reader<'a> {
    config: &'a Value,
    input: &'a Input,
}

impl Reader<'_> {
    /// Returns the main language, and the texts of each.
    fn translations(&self) -> Vec<(&str, &Value)> {
        let language = self.config.get("language");
        let all = language
            .and_then(|it| it.get("translations"))
            .or(self.config.get("languages"));
        let mut all: Vec<(&str, &Value)> = all
            .map_or(&[][..], Value::entries)
            .iter()
            .map(|(tag, it)| (tag.as_str(), it))
            .filter(|(tag, _)| is_language(tag))
            .collect();
        let main = language
            .and_then(|it| it.text_of("default"))
            .or(self.config.text_of("current_lang"));
        all.sort_by_key(|(tag, _)| Some(*tag) != main.as_deref());
        all
    }

    fn categories(&self, inventory: &mut Inventory) {
        for (id, category) in self
            .config
            .get("categories")
            .map_or(&[][..], Value::entries)
        {
            let known = inventory.category_mut(id, &self.input.language);
            known.heading.clear();
            known.is_exempt = Some(category.get("readOnly").and_then(Value::flag) == Some(true));
        }
    }

    /// Reads the sections of the preferences: headings, descriptions and tables.
    fn texts(&self, inventory: &mut Inventory, notes: &mut Notes) {
        let translations = self.translations();
        if translations.is_empty() {
            notes.add("the texts are in other files, or made by code: import those files too, or write the texts");
        }
        for (language, translation) in translations {
            if matches!(
                translation,
                Value::String(_) | Value::Code(_) | Value::Name(_)
            ) {
                notes.about(
                    "the texts of these languages are in other files; copy them into the configuration, or \
                     write them",
                    language,
                );
                continue;
            }
            inventory.add_language(language);
            let modal = translation
                .get("preferencesModal")
                .or(translation.get("settings_modal"));
            let sections = modal.and_then(|it| it.get("sections").or(it.get("blocks")));
            for section in sections.map_or(&[][..], Value::items) {
                self.section(
                    section,
                    modal.unwrap_or(&Value::Null),
                    language,
                    inventory,
                    notes,
                );
            }
        }
        for category in &mut inventory.categories {
            if category.heading.is_empty() {
                category.heading = one(&self.input.language, &category.id);
            }
        }
    }

    fn section(
        &self,
        section: &Value,
        modal: &Value,
        language: &str,
        inventory: &mut Inventory,
        notes: &mut Notes,
    ) {
        let toggle = section.get("toggle");
        let id = section
            .text_of("linkedCategory")
            .or_else(|| toggle?.text_of("value"));
        let table = section.get("cookieTable").or(section.get("cookie_table"));
        let Some(id) = id else {
            if table.is_some() {
                notes.add("a table of cookies has no `linkedCategory`, and is left out");
            }
            return;
        };
        let category = inventory.category_mut(&id, language);
        if category.heading.get(language) == Some(&id) {
            category.heading.remove(language);
        }
        let text = |key: &str| section.get(key).and_then(scripts::html);
        category
            .heading
            .extend(text("title").map(|text| (language.to_owned(), without_badge(&text))));
        category
            .description
            .extend(text("description").map(|text| (language.to_owned(), text)));
        if let Some(toggle) = toggle {
            category.is_exempt = Some(toggle.get("readonly").and_then(Value::flag) == Some(true));
        }
        let id = category.id.clone();
        let Some(table) = table else { return };
        // Version 3 has headers and rows; version 2 has rows, and the headers beside the blocks.
        let (headers, rows) = match table {
            Value::Array(rows) => {
                let headers = modal
                    .get("cookie_table_headers")
                    .map_or(&[][..], Value::items);
                let headers: Vec<(String, Value)> = headers
                    .iter()
                    .flat_map(|it| it.entries().to_vec())
                    .collect();
                (headers, rows.as_slice())
            }
            table => {
                let rows = table.get("body").map_or(&[][..], Value::items);
                (
                    table
                        .get("headers")
                        .map_or(&[][..], Value::entries)
                        .to_vec(),
                    rows,
                )
            }
        };
        let mut keys: Vec<String> = headers.iter().map(|(key, _)| key.clone()).collect();
        if keys.is_empty() {
            keys = rows
                .first()
                .map_or(&[][..], Value::entries)
                .iter()
                .map(|(key, _)| key.clone())
                .collect();
        }
        let title = |key: &String| {
            let title = headers
                .iter()
                .find(|(known, _)| known == key)
                .and_then(|(_, it)| scripts::html(it));
            let known = super::columns::title(key).is_some();
            if known {
                key.clone()
            } else {
                title.unwrap_or_else(|| key.clone())
            }
        };
        let titles: Vec<String> = keys.iter().map(title).collect();
        let Some(columns) = Columns::read(titles.iter().map(String::as_str)) else {
            notes.about("these tables have no column with the names of cookies", &id);
            return;
        };
        let exact = self.cleared(&id);
        for (at, row) in rows.iter().enumerate() {
            let cells: Vec<String> = keys
                .iter()
                .map(|key| row.get(key).and_then(scripts::html).unwrap_or_default())
                .collect();
            let context = Context {
                language,
                category: &id,
                origin: format!("{}, {id}, row {}", self.input.name, at + 1),
                exact: &exact,
            };
            let is_pattern = row.get("is_regex").and_then(Value::flag) == Some(true);
            let before = inventory.cookies.len();
            columns.add(&cells, &context, inventory, notes);
            if is_pattern {
                regex_names(&mut inventory.cookies, before, notes);
            }
        }
    }

    /// Returns the names and patterns that are deleted after a refusal of a category.
    fn cleared(&self, id: &str) -> Vec<String> {
        let category = self.config.get("categories").and_then(|it| it.get(id));
        let clear = category.and_then(|it| it.get("autoClear")?.get("cookies"));
        let items = clear.map_or(&[][..], Value::items).iter();
        // The notes are those of `auto_clear`.
        let cookies = items.flat_map(|item| scripts::cookies(item, &mut Notes::default()));
        cookies.map(|cookie| cookie.name).collect()
    }

    /// Adds the cookies that are deleted after a refusal, and that no table has.
    fn auto_clear(&self, inventory: &mut Inventory, notes: &mut Notes) {
        for (id, category) in self
            .config
            .get("categories")
            .map_or(&[][..], Value::entries)
        {
            let clear = category.get("autoClear").and_then(|it| it.get("cookies"));
            let services = category.get("services").map_or(&[][..], Value::entries);
            let services = services.iter().flat_map(|(name, service)| {
                let title = service
                    .get("label")
                    .and_then(scripts::html)
                    .unwrap_or_else(|| name.clone());
                let items = service.get("cookies").map_or(&[][..], Value::items);
                items.iter().map(move |item| (title.clone(), item))
            });
            let clear = clear
                .map_or(&[][..], Value::items)
                .iter()
                .map(|item| (String::new(), item));
            for (service, item) in clear.chain(services) {
                for mut cookie in scripts::cookies(item, notes) {
                    let category = inventory.category_mut(id, &self.input.language).id.clone();
                    let mut known = inventory.cookies.iter_mut().filter(|it| {
                        it.category == category
                            && (it.name == cookie.name
                                || is_match(cookie.name.as_bytes(), it.name.as_bytes())
                                || is_match(it.name.as_bytes(), cookie.name.as_bytes()))
                    });
                    if let Some(first) = known.next() {
                        for it in std::iter::once(first).chain(known) {
                            if it.name == cookie.name {
                                it.path = it.path.take().or(cookie.path.clone());
                                it.domain = it.domain.take().or(cookie.domain.clone());
                            }
                            if it.service.is_empty() {
                                it.service = one(&self.input.language, &service);
                            }
                        }
                        continue;
                    }
                    cookie.origin = format!("{}, {id}", self.input.name);
                    cookie.category = category;
                    cookie.service = one(&self.input.language, &service);
                    inventory.cookies.push(cookie);
                }
            }
        }
    }

    fn choice(&self, inventory: &mut Inventory) {
        let cookie = self.config.get("cookie");
        let name = cookie
            .and_then(|it| it.text_of("name"))
            .or(self.config.text_of("cookie_name"));
        let days = cookie
            .and_then(|it| it.get("expiresAfterDays"))
            .or(self.config.get("cookie_expiration"));
        let (days, refusal) = match days {
            Some(Value::Code(code)) => of_function(code),
            Some(days) => (days.number(), None),
            None => (None, None),
        };
        let duration = lifetime::of_days(days.unwrap_or(DEFAULT_DAYS));
        inventory.choice = Some(Choice {
            cookie: Some(name.unwrap_or_else(|| DEFAULT_NAME.to_owned())),
            duration,
            refusal_duration: refusal.and_then(lifetime::of_days),
            ..Choice::default()
        });
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small number"
        )]
        let revision = self
            .config
            .get("revision")
            .and_then(Value::number)
            .map(|it| it as u64);
        inventory.consent_version = revision.filter(|it| (1..1_000_000).contains(it));
    }
}

/// Returns a heading without the badge that the documentation of cookieconsent shows behind it.
fn without_badge(heading: &str) -> String {
    let end = [" Always Enabled", " Toujours activ\u{e9}", " Immer aktiv"];
    let known = end.iter().find_map(|end| heading.strip_suffix(end));
    known.unwrap_or(heading).to_owned()
}

/// Reads the names of rows that are regular expressions.
fn regex_names(cookies: &mut Vec<Cookie>, from: usize, notes: &mut Notes) {
    let rows = cookies.split_off(from);
    for row in rows {
        for name in scripts::cookies(&Value::Regex(row.name.clone()), notes) {
            cookies.push(Cookie {
                name: name.name,
                is_pattern: name.is_pattern,
                ..row.clone()
            });
        }
    }
}

/// Returns the days of a choice and of a refusal, from a function of the kind of the answer.
fn of_function(code: &str) -> (Option<f64>, Option<f64>) {
    let Some((condition, values)) = code.split_once('?') else {
        return (None, None);
    };
    let Some((yes, no)) = values.split_once(':') else {
        return (None, None);
    };
    let days = |text: &str| {
        let digits: String = text
            .trim()
            .chars()
            .take_while(|it| it.is_ascii_digit() || *it == '.')
            .collect();
        digits.parse().ok()
    };
    if condition.contains("necessary") {
        (days(no), days(yes))
    } else {
        (days(yes), days(no))
    }
}
