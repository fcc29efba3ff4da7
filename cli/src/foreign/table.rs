//! Cookies from the rows of a table: CSV, HTML, and the tables in the configuration of a consent tool.

use charte_core::cookie::{Exemption, SameSite};
use charte_core::word::Word;

use super::cells::{exempt, flag, party, storage};
use super::columns::{self, Title};
use crate::inventory::text::{clean, plain};
use crate::inventory::{Category, Cookie, Inventory, Notes, lifetime, necessity, one, tidy};

/// The titles of the columns of a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    titles: Vec<Option<Title>>,
    /// Whether charte wrote the table: then a name is a name, and nobody's way to write several.
    is_exact: bool,
}

/// What holds for every row of a table.
#[derive(Clone, Debug)]
pub(crate) struct Context<'a> {
    /// The language of texts whose column has none.
    pub(crate) language: &'a str,
    /// The heading of the category of a row without one.
    pub(crate) category: &'a str,
    /// Where the row is, for a comment.
    pub(crate) origin: String,
    /// Names and patterns that are known from elsewhere: a cell with one has it exactly.
    pub(crate) exact: &'a [String],
}

impl Columns {
    /// Reads the titles of a table; `None` if it has no names of cookies.
    pub(crate) fn read<'t>(titles: impl IntoIterator<Item = &'t str>) -> Option<Self> {
        let has =
            |columns: &Self, key: &str| columns.titles.iter().flatten().any(|it| it.key == key);
        let titles: Vec<&str> = titles.into_iter().collect();
        let mut columns = Self {
            titles: titles.iter().map(|title| columns::title(title)).collect(),
            is_exact: false,
        };
        columns.separate_services(&titles);
        columns.is_exact = has(&columns, "category_heading");
        if !has(&columns, "name") && !has(&columns, "pattern") {
            // A table of services with "Cookie" in no title: the first column has the names.
            return None;
        }
        // Of two columns with one meaning, the first counts.
        let mut known: Vec<Title> = Vec::new();
        for title in &mut columns.titles {
            if title.as_ref().is_some_and(|title| known.contains(title)) {
                *title = None;
            }
            known.extend(title.clone());
        }
        columns
            .titles
            .iter()
            .flatten()
            .nth(1)
            .is_some()
            .then_some(columns)
    }

    /// Finds out which of two columns of names has the cookies: `Name` beside `Cookie name` is a service.
    fn separate_services(&mut self, written: &[&str]) {
        let is_name = |title: &Option<Title>| title.as_ref().is_some_and(|it| it.key == "name");
        let names: Vec<usize> = (0..self.titles.len())
            .filter(|at| is_name(&self.titles[*at]))
            .collect();
        let is_of_cookie = |at: &usize| plain(written[*at]).contains("cookie");
        if let [first, second, ..] = names[..]
            && !is_of_cookie(&first)
            && is_of_cookie(&second)
            && let Some(title) = &mut self.titles[first]
        {
            title.key = "service";
        }
    }

    /// Returns the languages that the titles name.
    pub(crate) fn languages(&self) -> impl Iterator<Item = &str> {
        self.titles
            .iter()
            .flatten()
            .filter_map(|it| it.language.as_deref())
    }

    /// Adds the cookies of a row.
    pub(crate) fn add(
        &self,
        cells: &[String],
        context: &Context<'_>,
        inventory: &mut Inventory,
        notes: &mut Notes,
    ) {
        let mut row = Row {
            cookie: Cookie {
                origin: context.origin.clone(),
                ..Cookie::default()
            },
            category: Category::default(),
            is_given: false,
            provider: String::new(),
            privacy_policy: None,
            names: Vec::new(),
        };
        for (title, cell) in self.titles.iter().zip(cells) {
            let Some(title) = title else { continue };
            if title.key == "recipients" {
                row.recipients(cell, self.is_exact, context.language, inventory);
                continue;
            }
            let cell = clean(cell);
            if title.key == "name"
                && (self.is_exact || context.exact.contains(&cell))
                && !cell.is_empty()
            {
                let is_pattern = !self.is_exact && cell.contains('*');
                row.names = vec![(cell, is_pattern)];
                continue;
            }
            if cell.is_empty()
                || matches!(cell.as_str(), "-" | "\u{2013}" | "\u{2014}" | "n/a" | "N/A")
            {
                continue;
            }
            let language = title.language.as_deref().unwrap_or(context.language);
            row.cell(title.key, &cell, language, inventory, notes);
        }
        row.finish(context, inventory, notes);
    }
}

/// A row that is being read.
struct Row {
    cookie: Cookie,
    category: Category,
    /// Whether the row itself has a category.
    is_given: bool,
    provider: String,
    privacy_policy: Option<String>,
    names: Vec<(String, bool)>,
}

impl Row {
    fn cell(
        &mut self,
        key: &'static str,
        cell: &str,
        language: &str,
        inventory: &mut Inventory,
        notes: &mut Notes,
    ) {
        let cookie = &mut self.cookie;
        match key {
            "name" => self.names = tidy::names(cell),
            "pattern" => self.names.push((cell.to_owned(), true)),
            "purpose" => cookie.purpose.extend(one(language, cell)),
            "service" => cookie.service.extend(one(language, cell)),
            "duration" => lifetime::read(cookie, cell, language, notes),
            "duration_note" => cookie.duration_note.extend(one(language, cell)),
            "data_retention" => cookie.data_retention = lifetime::parse(cell),
            "provider" => cell.clone_into(&mut self.provider),
            "provider_name" => {
                if self.provider != "us" {
                    cell.clone_into(&mut self.provider);
                } else if inventory.controller.is_empty() {
                    inventory.controller = one(language, cell);
                }
            }
            "privacy_policy" => {
                self.privacy_policy = cell.starts_with("https://").then(|| cell.to_owned());
            }
            "category" => {
                self.is_given = true;
                cell.clone_into(&mut self.category.id);
            }
            "category_heading" => self.category.heading.extend(one(language, cell)),
            "category_description" => self.category.description.extend(one(language, cell)),
            "consent" => self.category.is_exempt = exempt(cell),
            "storage" => match storage(cell) {
                Some(storage) => storage.as_str().clone_into(&mut cookie.storage),
                None => notes.about(
                    "these kinds of storage are unknown, and count as cookies",
                    cell,
                ),
            },
            "type" => self.kind(cell),
            "party" => cookie.is_third_party = party(cell),
            "domain" => cookie.domain = Some(cell.to_owned()),
            "host" => cookie.host = Some(cell.to_owned()),
            "path" => cookie.path = Some(cell.to_owned()),
            "secure" => cookie.secure = flag(cell),
            "http_only" => cookie.http_only = flag(cell),
            "partitioned" => cookie.partitioned = flag(cell),
            "refreshed" => cookie.refreshed = flag(cell),
            "same_site" => {
                let word = SameSite::from_word(&cell.to_lowercase());
                cookie.same_site = word.map(|it| it.as_str().to_owned());
            }
            "exemption" => {
                let word = Exemption::from_word(cell);
                cookie.exemption = word.map(|it| it.word().to_owned());
            }
            "purpose_classes" => {
                let words = cell.split([' ', ',']).filter(|word| !word.is_empty());
                cookie.purpose_classes = words
                    .filter(|word| charte_compiler::model::PurposeClass::from_word(word).is_some())
                    .map(str::to_owned)
                    .collect();
            }
            "legal_basis" => {
                let word = charte_compiler::model::LegalBasis::from_word(cell);
                cookie.legal_basis = word.map(|it| it.word().to_owned());
            }
            other => notes.about(
                "these columns have no place in an import, and are left out",
                other,
            ),
        }
    }

    /// Reads the names of recipients: one a line in a table of charte, else with `;` between them.
    fn recipients(
        &mut self,
        cell: &str,
        is_exact: bool,
        language: &str,
        inventory: &mut Inventory,
    ) {
        let names = cell.split(if is_exact { '\n' } else { ';' });
        let names = names.map(clean).filter(|name| !name.is_empty());
        self.cookie.recipients = names
            .map(|name| match name.as_str() {
                "us" => name,
                other => inventory.provider_id(other, language),
            })
            .collect();
    }

    /// Reads a column "type", which has a storage, a party, a category or a lifetime.
    fn kind(&mut self, cell: &str) {
        let words = plain(cell);
        if let Some(storage) = storage(cell) {
            storage.as_str().clone_into(&mut self.cookie.storage);
        } else if let Some(is_third) = party(cell) {
            self.cookie.is_third_party = Some(is_third);
        } else if words.starts_with("session") {
            self.cookie
                .duration
                .get_or_insert(charte_core::duration::Duration::Session);
        } else if !words.starts_with("persist") && !words.starts_with("perman") {
            self.is_given = true;
            cell.clone_into(&mut self.category.id);
        }
    }

    fn finish(mut self, context: &Context<'_>, inventory: &mut Inventory, notes: &mut Notes) {
        if self.names.is_empty() {
            notes.about(
                "these rows name no cookie, and are left out",
                &context.origin,
            );
            return;
        }
        let heading = if self.is_given {
            self.category.id.clone()
        } else {
            context.category.to_owned()
        };
        let heading = if heading.is_empty() {
            "Cookies".to_owned()
        } else {
            heading
        };
        let category = inventory.category_mut(&heading, context.language);
        for (language, text) in &self.category.heading {
            category.heading.insert(language.clone(), text.clone());
        }
        if !self.category.heading.is_empty()
            && !self.category.heading.contains_key(context.language)
        {
            // The id stood in for the heading.
            category.heading.remove(context.language);
        }
        category.description.append(&mut self.category.description);
        if category.is_exempt.is_none() {
            category.is_exempt = self
                .category
                .is_exempt
                .or_else(|| necessity::of_words(&heading));
        }
        self.cookie.category = category.id.clone();
        self.provide(context.language, inventory);
        for (name, is_pattern) in self.names {
            inventory.cookies.push(Cookie {
                name,
                is_pattern,
                ..self.cookie.clone()
            });
        }
    }

    /// Sets the provider by its name, or by the words for the site itself.
    fn provide(&mut self, language: &str, inventory: &mut Inventory) {
        let name = plain(&self.provider);
        let host = inventory.host().to_owned();
        let is_own = !host.is_empty() && {
            let name = name.trim_start_matches('.');
            name == host || name.contains('.') && charte_core::host::is_below(&host, name)
        };
        let is_us = [
            "us",
            "we",
            "nous",
            "first party",
            "first-party",
            "1st party",
            "own",
            "this site",
            "this website",
            "ce site",
            "proprio",
            "interne",
        ];
        if name.is_empty() {
            return;
        }
        if is_own || is_us.contains(&name.as_str()) {
            self.cookie.provider = Some("us".to_owned());
        } else if party(&self.provider) == Some(true) {
            self.cookie.is_third_party = Some(true);
        } else {
            let id = inventory.provider_id(&self.provider, language);
            if let Some(known) = inventory.providers.iter_mut().find(|it| it.id == id)
                && known.privacy_policy.is_none()
            {
                known.privacy_policy = self.privacy_policy.take();
            }
            self.cookie.provider = Some(id);
        }
    }
}
