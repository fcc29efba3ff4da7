//! Every fact in every language: the page, the form and the banner of `pages/every-fact`, with the words of each locale file.
//!
//! `BLESS=1 cargo test -p charte-compiler` writes them again; read the difference. The texts of the policy itself stay
//! in English.

mod folder;

use charte_compiler::{Entry, ReadError, Request, compile, locale, wire};
use charte_core::form::FormState;
use charte_core::format::Format;
use charte_core::kind::PageKind;
use toml_edit::{DocumentMut, Item, TableLike, value};

#[test]
fn every_language_renders_every_fact() {
    let cases = folder::data("tests/languages");
    let mut wrong = Vec::new();
    let mut expected = Vec::new();
    for tag in locale::KNOWN {
        let policy = policy(tag);
        let request = Request {
            folder: String::new(),
            entry: Entry::Site("site.toml".to_owned()),
            formats: vec![Format::Text, Format::Fragment],
            languages: None,
            keys: false,
            compression: wire::Compression::default(),
        };
        let compilation = compile(&request, &mut |path| match path {
            "site.toml" => Ok(policy.clone().into_bytes()),
            _ => Err(ReadError::Missing),
        });
        let fleet = compilation.fleet.expect("no error");
        let platform = &fleet.platforms[0];
        let mut page = fleet.page(platform, Format::Text, tag).expect("a page");
        let form = FormState::NEW.saved();
        let form = fleet.preferences(platform, Format::Fragment, tag, form);
        page.push_str(&form.expect("a form"));
        let banner = fleet.part(platform, PageKind::Banner, tag);
        page.push_str(&banner.expect("a banner"));
        assert!(!page.contains('{'), "{tag}: a place is not filled");
        let name = format!("{tag}.txt");
        wrong.extend(folder::compare(&cases.join(&name), &page));
        expected.push(name);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(folder::names(&cases), expected);
}

/// Returns the policy in a language: its English texts as plain strings.
fn policy(tag: &str) -> String {
    let file = folder::data("tests/pages/every-fact/site.toml");
    let text = std::fs::read_to_string(file).expect("the case is there");
    let mut policy: DocumentMut = text.parse().expect("a policy");
    policy.remove("languages");
    policy["language"] = value(tag);
    // The words of the rules are not those of this language.
    policy.remove("rules");
    plain(policy.as_table_mut());
    policy.to_string()
}

/// Replaces each table of languages by its English text.
fn plain(table: &mut dyn TableLike) {
    let keys: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
    for key in keys {
        let Some(item) = table.get_mut(&key) else {
            continue;
        };
        plain_item(item);
    }
}

fn plain_item(item: &mut Item) {
    if let Some(tables) = item.as_array_of_tables_mut() {
        tables.iter_mut().for_each(|table| plain(table));
        return;
    }
    let Some(table) = item.as_table_like_mut() else {
        return;
    };
    match table.get("en").and_then(Item::as_str) {
        Some(english) => *item = value(english),
        None => plain(table),
    }
}
