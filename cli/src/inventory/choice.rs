//! The cookie that stores the choice of visitors, and `[choice]`.

use toml_edit::{DocumentMut, Table, value};

use super::{Category, Cookie, Inventory, Notes, Texts, new_id};
use crate::new::phrases;

/// Adds the cookie that stores the choice, and returns `[choice]`, unless the policy has one.
pub(crate) fn add(
    document: &DocumentMut,
    inventory: &mut Inventory,
    languages: &[String],
    inherited: &Inventory,
    notes: &mut Notes,
) -> Option<Table> {
    let choice = inventory.choice.clone()?;
    let name = choice
        .cookie
        .filter(|_| inherited.choice.is_none() && !document.contains_key("choice"))?;
    let phrase = |key: &str| -> Texts {
        let phrases = languages
            .iter()
            .filter_map(|it| Some((it, phrases::find(it).ok()?)));
        phrases
            .map(|(language, it)| (language.clone(), it.get(key).to_owned()))
            .collect()
    };
    let known = inventory
        .cookies
        .iter_mut()
        .find(|cookie| cookie.name == name && cookie.is_cookie());
    if let Some(cookie) = known {
        cookie.exemption.get_or_insert("choice".to_owned());
        if inventory
            .categories
            .iter()
            .any(|it| it.id == cookie.category && it.is_exempt != Some(true))
        {
            notes.about(
                "the cookie that stores the choice is in a category that needs consent; put it into an \
                 exempt one, then add `[choice]`",
                &name,
            );
            return None;
        }
    } else {
        let exempt = inventory
            .categories
            .iter()
            .find(|it| it.is_exempt == Some(true));
        let category = if let Some(exempt) = exempt {
            exempt.id.clone()
        } else {
            let ids = inventory.categories.iter().map(|it| it.id.as_str());
            let id = new_id("necessary", "category", ids);
            inventory.categories.push(Category {
                id: id.clone(),
                is_exempt: Some(true),
                heading: phrase("necessary"),
                description: Texts::new(),
            });
            id
        };
        inventory.cookies.push(Cookie {
            name: name.clone(),
            storage: "cookie".to_owned(),
            category,
            purpose: phrase("choice"),
            duration: choice.duration,
            exemption: Some("choice".to_owned()),
            ..Cookie::default()
        });
    }
    let mut table = Table::new();
    table["cookie"] = value(name);
    if let Some(duration) = choice.duration {
        table["duration"] = value(duration.to_string());
    }
    if let Some(duration) = choice.refusal_duration {
        table["refusal_duration"] = value(duration.to_string());
    }
    if let Some(manage) = choice.manage {
        table["manage"] = value(manage);
    }
    if !choice.signals.is_empty() {
        table["signals"] = value(choice.signals.iter().collect::<toml_edit::Array>());
    }
    Some(table)
}
