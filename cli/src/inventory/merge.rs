//! Adds what an inventory has to a policy. Comments and the author's own values stay.

use std::collections::{BTreeMap, HashMap};

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, TableLike, Value};

use super::translate::translate;
use super::{Category, Cookie, Inventory, Notes, Provider, choice, entries, new_id, text};
use crate::failure::Failure;

/// What an import changed.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    /// The entries that were added.
    pub(crate) added: usize,
    /// The entries of the policy that got texts of a language.
    pub(crate) translated: usize,
    /// The entries that the policy had already.
    pub(crate) known: usize,
}

/// Adds an inventory to a policy. `inherited` is what the policy has with its templates, if it could be
/// compiled.
pub(crate) fn merge(
    document: &mut DocumentMut,
    inventory: &Inventory,
    languages: &[String],
    inherited: &Inventory,
    notes: &mut Notes,
) -> Result<Counts, Failure> {
    let mut inventory = inventory.clone();
    let choice = choice::add(document, &mut inventory, languages, inherited, notes);
    let mut merge = Merge {
        languages,
        inherited,
        providers: BTreeMap::new(),
        categories: BTreeMap::new(),
        counts: Counts::default(),
    };
    for provider in &inventory.providers {
        merge.provider(document, provider, &inventory)?;
    }
    for category in &inventory.categories {
        merge.category(document, category, &inventory, notes)?;
    }
    merge.cookies(document, &inventory, notes)?;
    if let Some(choice) = choice {
        document.insert("choice", Item::Table(choice));
    }
    Ok(merge.counts)
}

struct Merge<'a> {
    languages: &'a [String],
    inherited: &'a Inventory,
    /// The ids in the policy of the providers and categories of the inventory.
    providers: BTreeMap<String, String>,
    categories: BTreeMap<String, String>,
    counts: Counts,
}

impl Merge<'_> {
    fn provider(
        &mut self,
        document: &mut DocumentMut,
        provider: &Provider,
        inventory: &Inventory,
    ) -> Result<(), Failure> {
        let is_used = |cookie: &Cookie| {
            cookie.provider.as_deref() == Some(&provider.id)
                || cookie.recipients.contains(&provider.id)
        };
        if !inventory.cookies.iter().any(is_used) {
            return Ok(());
        }
        let id = if let Some(known) = self.known_provider(document, provider) {
            known
        } else {
            let table = table(document, "provider")?;
            let inherited = self.inherited.providers.iter().map(|it| it.id.as_str());
            let own: Vec<String> = table.iter().map(|(id, _)| id.to_owned()).collect();
            let taken = own
                .iter()
                .map(String::as_str)
                .chain(inherited)
                .chain(["us"]);
            let id = new_id(&provider.id, "provider", taken);
            let entry = entries::provider(provider, self.languages);
            table.insert(&id, Item::Table(entry));
            id
        };
        self.providers.insert(provider.id.clone(), id);
        Ok(())
    }

    /// Returns the id of a provider of the policy with the same name; `us` if it is the controller.
    fn known_provider(&self, document: &DocumentMut, provider: &Provider) -> Option<String> {
        let is_same = |name: &str| {
            let mut names = provider.name.values();
            !name.is_empty()
                && names.any(|known| text::plain(&text::markup(known)) == text::plain(name))
        };
        let controller = document.get("controller").and_then(|it| it.get("name"));
        let host = self.inherited.host();
        if controller.is_some_and(|it| strings(it).any(is_same)) || is_same(host) {
            return Some("us".to_owned());
        }
        let own = document.get("provider").and_then(Item::as_table_like);
        let mut own = own.into_iter().flat_map(|it| it.iter());
        let own = own.find(|(_, it)| it.get("name").is_some_and(|it| strings(it).any(is_same)));
        let mut inherited = self.inherited.providers.iter();
        own.map(|(id, _)| id.to_owned()).or_else(|| {
            let known = inherited.find(|it| it.name.values().any(|name| is_same(name)));
            known.map(|it| it.id.clone())
        })
    }

    fn category(
        &mut self,
        document: &mut DocumentMut,
        category: &Category,
        inventory: &Inventory,
        notes: &mut Notes,
    ) -> Result<(), Failure> {
        if !inventory
            .cookies
            .iter()
            .any(|cookie| cookie.category == category.id)
        {
            notes.about(
                "these categories have no cookies, and are left out",
                &category.id,
            );
            return Ok(());
        }
        let by_cookies = of_cookies(document, category, inventory);
        let table = table(document, "category")?;
        let is_same = |heading: &str| {
            let mut headings = category.heading.values();
            headings.any(|known| text::plain(&text::markup(known)) == text::plain(heading))
        };
        // One heading may be that of two categories, of which one is exempt.
        let agrees = |is_exempt: bool| category.is_exempt.is_none_or(|it| it == is_exempt);
        let own = table.iter().find(|(id, it)| {
            let is_exempt = it.get("consent").and_then(Item::as_str) == Some("exempt");
            *id == category.id
                || agrees(is_exempt) && it.get("heading").is_some_and(|it| strings(it).any(is_same))
        });
        let own = own.map(|(id, _)| id.to_owned());
        let mut inherited = self.inherited.categories.iter();
        // The heading may be in another language: its cookies show which category it is.
        let own = own.or_else(|| by_cookies.filter(|id| table.contains_key(id)));
        let known = own.clone().or_else(|| {
            let known = inherited.find(|it| {
                it.id == category.id
                    || it.is_exempt.is_none_or(agrees)
                        && it.heading.values().any(|heading| is_same(heading))
            });
            known.map(|it| it.id.clone())
        });
        let id = known.unwrap_or_else(|| {
            let entry = entries::category(category, self.languages, notes);
            table.insert(&category.id, Item::Table(entry));
            category.id.clone()
        });
        if let Some(own) = own.and_then(|own| table.get_mut(&own)) {
            let is_exempt = own.get("consent").and_then(Item::as_str) == Some("exempt");
            if category.is_exempt.is_some_and(|other| other != is_exempt) {
                notes.about(
                    "the policy and the source differ on whether these categories need consent; \
                     the policy counts",
                    &id,
                );
            }
            if let Some(own) = own.as_table_like_mut() {
                let heading = translate(own, "heading", &category.heading, self.languages, false);
                let more = translate(
                    own,
                    "description",
                    &category.description,
                    self.languages,
                    false,
                );
                self.counts.translated += usize::from(heading || more);
            }
        }
        self.categories.insert(category.id.clone(), id);
        Ok(())
    }

    fn cookies(
        &mut self,
        document: &mut DocumentMut,
        inventory: &Inventory,
        notes: &mut Notes,
    ) -> Result<(), Failure> {
        if inventory.cookies.is_empty() {
            return Ok(());
        }
        let exempt = exempt(document, self.inherited, inventory, &self.categories);
        let list = document
            .entry("cookie")
            .or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        let list = list.as_array_of_tables_mut().ok_or_else(|| {
            Failure::new("`cookie` is not a list of `[[cookie]]` tables")
                .help("write each cookie as `[[cookie]]`, then import again")
        })?;
        let mut own: HashMap<(String, String), Vec<usize>> = HashMap::new();
        for (at, table) in list.iter().enumerate() {
            for name in names(table) {
                let storage = table
                    .get("storage")
                    .and_then(Item::as_str)
                    .unwrap_or("cookie");
                own.entry((name, storage.to_owned())).or_default().push(at);
            }
        }
        for cookie in &inventory.cookies {
            let mut cookie = cookie.clone();
            let id = |id: &String| self.providers.get(id).unwrap_or(id).clone();
            cookie.provider = cookie.provider.as_ref().map(id);
            cookie.recipients = cookie.recipients.iter().map(id).collect();
            if let Some(category) = self.categories.get(&cookie.category) {
                cookie.category.clone_from(category);
            }
            let known = own.get(&(cookie.name.clone(), cookie.storage.clone()));
            let known = known.into_iter().flatten().copied();
            let place = |at: &usize| is_same_place(list.get(*at), &cookie);
            if let Some(at) = known.into_iter().find(place) {
                self.known(list.get_mut(at), &cookie, notes);
                continue;
            }
            let mut inherited = self.inherited.cookies.iter();
            if inherited.any(|it| {
                it.name == cookie.name
                    && it.storage == cookie.storage
                    && it.lives_on() == cookie.lives_on()
            }) {
                self.counts.known += 1;
                continue;
            }
            let is_exempt = exempt.contains(&cookie.category);
            list.push(entries::cookie(&cookie, self.languages, is_exempt, notes));
            self.counts.added += 1;
        }
        Ok(())
    }

    /// Adds the texts of further languages to a cookie of the policy, and reports other facts.
    fn known(&mut self, own: Option<&mut Table>, cookie: &Cookie, notes: &mut Notes) {
        self.counts.known += 1;
        let Some(own) = own else { return };
        let mut is_translated = false;
        for (key, texts, is_name) in [
            ("purpose", &cookie.purpose, false),
            ("service", &cookie.service, true),
        ] {
            is_translated |= translate(own, key, texts, self.languages, is_name);
        }
        self.counts.translated += usize::from(is_translated);
        let duration = cookie.duration.map(|it| it.to_string());
        let facts = [
            ("duration", &duration),
            ("provider", &cookie.provider),
            ("category", &Some(cookie.category.clone())),
        ];
        for (key, fact) in facts {
            let written = own.get(key).and_then(Item::as_str);
            match (written, fact) {
                (Some(written), Some(fact)) if written != fact => notes.about(
                    format!("the policy and the source differ in `{key}`; the policy counts"),
                    &cookie.name,
                ),
                _ => {}
            }
        }
    }
}

/// Returns the categories, by their ids in the policy, that need no consent.
fn exempt(
    document: &DocumentMut,
    inherited: &Inventory,
    inventory: &Inventory,
    ids: &BTreeMap<String, String>,
) -> Vec<String> {
    let own = document.get("category").and_then(Item::as_table_like);
    let own = own.into_iter().flat_map(|it| it.iter());
    let own = own.filter(|(_, it)| it.get("consent").and_then(Item::as_str) == Some("exempt"));
    let own = own.map(|(id, _)| id.to_owned());
    let is_exempt = |it: &&Category| it.is_exempt == Some(true);
    let inherited = inherited
        .categories
        .iter()
        .filter(is_exempt)
        .map(|it| it.id.clone());
    let new = inventory.categories.iter().filter(is_exempt);
    let new = new
        .filter(|it| ids.get(&it.id) == Some(&it.id))
        .map(|it| it.id.clone());
    own.chain(inherited).chain(new).collect()
}

/// Returns the category of the policy that has most of the cookies of a category of the source.
fn of_cookies(
    document: &DocumentMut,
    category: &Category,
    inventory: &Inventory,
) -> Option<String> {
    let list = document.get("cookie").and_then(Item::as_array_of_tables)?;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let own: Vec<(Vec<String>, &str)> = list
        .iter()
        .filter_map(|table| Some((names(table), table.get("category")?.as_str()?)))
        .collect();
    for cookie in inventory
        .cookies
        .iter()
        .filter(|it| it.category == category.id)
    {
        if let Some((_, id)) = own.iter().find(|(names, _)| names.contains(&cookie.name)) {
            *counts.entry(id).or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count)?;
    Some(most.0.to_owned())
}

/// Returns the names and patterns of a `[[cookie]]`.
fn names(table: &Table) -> Vec<String> {
    let keys = ["name", "pattern", "names", "patterns"];
    let items = keys.iter().filter_map(|key| table.get(key));
    items
        .flat_map(|item| strings(item).map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// Returns whether a `[[cookie]]` may be this cookie, by its domain or host.
fn is_same_place(own: Option<&Table>, cookie: &Cookie) -> bool {
    let text = |key: &str| own?.get(key)?.as_str();
    match (text("host").or(text("domain")), cookie.lives_on()) {
        (Some(own), Some(other)) => own.trim_start_matches('.').eq_ignore_ascii_case(other),
        _ => true,
    }
}

/// Returns the strings of a string, a list or a table of languages.
fn strings(item: &Item) -> Box<dyn Iterator<Item = &str> + '_> {
    match item {
        Item::Value(Value::String(text)) => Box::new(std::iter::once(text.value().as_str())),
        Item::Value(Value::Array(list)) => Box::new(list.iter().filter_map(Value::as_str)),
        item => match item.as_table_like() {
            Some(table) => Box::new(table.iter().filter_map(|(_, it)| it.as_str())),
            None => Box::new(std::iter::empty()),
        },
    }
}

/// Returns the table with a key; a new one if there is none.
fn table<'d>(document: &'d mut DocumentMut, key: &str) -> Result<&'d mut dyn TableLike, Failure> {
    let item = document.entry(key).or_insert_with(|| {
        let mut table = Table::new();
        table.set_implicit(true);
        Item::Table(table)
    });
    item.as_table_like_mut().ok_or_else(|| {
        Failure::new(format!("`{key}` is not a table of tables"))
            .help(format!("write each as `[{key}.<id>]`, then import again"))
    })
}
