//! The formats of other tools: each reads into an inventory, writes one, or both.
//!
//! | module | format |
//! |---|---|
//! | `klaro`, `cookieconsent`, `tarteaucitron` | configurations of consent tools, in JavaScript |
//! | `ocd` | the Open Cookie Database |
//! | `iab` | IAB Europe's device storage disclosures |
//! | `csv`, `html` | tables of cookies: spreadsheets and published charters |
//! | `dpv` | the Data Privacy Vocabulary as JSON-LD |
//! | `edpb` | knowledge bases of the EDPB's Website Auditing Tool |
//! | `gpc` | the resource of Global Privacy Control |
//!
//! `js` reads and writes literals, `scripts` finds them in files and pages; `columns`, `cells` and `table` read
//! rows; `input` reads the file; `lost` reports what a format has no place for.

mod cells;
mod columns;
mod cookieconsent;
mod csv;
mod dpv;
mod edpb;
mod gpc;
mod html;
mod iab;
pub(crate) mod input;
mod js;
mod klaro;
mod lost;
pub(crate) mod ocd;
mod scripts;
mod table;
mod tarteaucitron;

use clap::ValueEnum;

use crate::failure::Failure;
use crate::inventory::{Category, Cookie, Inventory, Notes, Texts, in_language};
use input::Input;

/// A format that `import` reads.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Import {
    /// A configuration of Klaro.
    Klaro,
    /// A configuration of cookieconsent 3 (or 2).
    Cookieconsent,
    /// Services of tarteaucitron.
    Tarteaucitron,
    /// The Open Cookie Database, as CSV or JSON.
    Ocd,
    /// Device storage disclosures of IAB Europe.
    Iab,
    /// A table of cookies as CSV.
    Csv,
    /// A published page with tables of cookies.
    Html,
}

/// A format that `export` writes.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Export {
    /// A configuration of Klaro.
    Klaro,
    /// A configuration of cookieconsent 3.
    Cookieconsent,
    /// Services of tarteaucitron.
    Tarteaucitron,
    /// The Open Cookie Database, as CSV.
    Ocd,
    /// Device storage disclosures of IAB Europe.
    Iab,
    /// A table of cookies as CSV.
    Csv,
    /// The Data Privacy Vocabulary, as JSON-LD.
    Dpv,
    /// Knowledge bases of the EDPB's Website Auditing Tool.
    Edpb,
    /// The file `/.well-known/gpc.json`.
    Gpc,
}

impl Import {
    /// Reads a file into an inventory.
    pub(crate) fn read(
        self,
        input: &Input,
        inventory: &mut Inventory,
        notes: &mut Notes,
    ) -> Result<(), Failure> {
        let read = match self {
            Self::Klaro => klaro::read,
            Self::Cookieconsent => cookieconsent::read,
            Self::Tarteaucitron => tarteaucitron::read,
            Self::Ocd => ocd::read,
            Self::Iab => iab::read,
            Self::Csv => csv::read,
            Self::Html => html::read,
        };
        read(input, inventory, notes)
    }
}

impl Export {
    /// Writes an inventory. `language` is that of formats with one language.
    pub(crate) fn write(self, inventory: &Inventory, language: &str, notes: &mut Notes) -> String {
        match self {
            Self::Klaro => klaro::write(inventory, notes),
            Self::Cookieconsent => cookieconsent::write(inventory, notes),
            Self::Tarteaucitron => tarteaucitron::write(inventory, language, notes),
            Self::Ocd => ocd::write(inventory, language, notes),
            Self::Iab => iab::write(inventory, language, notes),
            Self::Csv => csv::write(inventory, notes),
            Self::Dpv => dpv::write(inventory, language, notes),
            Self::Edpb => edpb::write(inventory, language, notes),
            Self::Gpc => gpc::write(inventory, notes),
        }
    }
}

/// Returns the cookies by category and service, for tools that ask for services: the category, the
/// title, the cookies.
fn services<'i>(
    inventory: &'i Inventory,
    format: &str,
    notes: &mut Notes,
) -> Vec<(&'i Category, Texts, Vec<&'i Cookie>)> {
    let mut services: Vec<(&Category, Texts, Vec<&Cookie>)> = Vec::new();
    for cookie in lost::cookies_only(inventory, format, notes) {
        let Some(category) = inventory.category(&cookie.category) else {
            continue;
        };
        let title = if cookie.service.is_empty() {
            &category.heading
        } else {
            &cookie.service
        };
        let known = services
            .iter_mut()
            .find(|(known, it, _)| known.id == category.id && it == title);
        match known {
            Some((.., cookies)) => cookies.push(cookie),
            None => services.push((category, title.clone(), vec![cookie])),
        }
    }
    services
}

/// Returns the purposes of the cookies of a service as one text. Those that differ begin with the name.
fn purposes(cookies: &[&Cookie], inventory: &Inventory) -> Texts {
    let first = cookies.first().map(|it| &it.purpose);
    if cookies.iter().all(|it| Some(&it.purpose) == first) {
        return first.cloned().unwrap_or_default();
    }
    let all = |language: &String| {
        let lines = cookies
            .iter()
            .map(|it| format!("{}: {}", it.name, in_language(&it.purpose, language)));
        (language.clone(), lines.collect::<Vec<_>>().join(" "))
    };
    inventory.languages.iter().map(all).collect()
}
