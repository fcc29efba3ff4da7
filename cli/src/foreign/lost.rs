//! What an export leaves out.

use crate::inventory::{Cookie, Inventory, Notes};

/// Whether a cookie has a fact.
type Has = fn(&Cookie) -> bool;

/// The facts of a cookie that a format may lack: the key of the policy, and whether a cookie has it.
const FACTS: &[(&str, Has)] = &[
    ("provider", |it| it.provider.is_some()),
    ("service", |it| !it.service.is_empty()),
    ("purpose", |it| !it.purpose.is_empty()),
    ("purpose_classes", |it| !it.purpose_classes.is_empty()),
    ("duration", |it| it.duration.is_some()),
    ("duration_note", |it| !it.duration_note.is_empty()),
    ("refreshed", |it| it.refreshed.is_some()),
    ("data_retention", |it| it.data_retention.is_some()),
    ("exemption", |it| it.exemption.is_some()),
    ("party", |it| it.is_third_party.is_some()),
    ("recipients", |it| !it.recipients.is_empty()),
    ("legal_basis", |it| it.legal_basis.is_some()),
    ("domain", |it| it.lives_on().is_some()),
    ("path", |it| it.path.is_some()),
    ("secure", |it| it.secure.is_some()),
    ("http_only", |it| it.http_only.is_some()),
    ("same_site", |it| it.same_site.is_some()),
    ("partitioned", |it| it.partitioned.is_some()),
];

/// Reports the facts of cookies that a format has no place for. `kept` are the keys that it keeps.
pub(crate) fn facts(inventory: &Inventory, format: &str, kept: &[&str], notes: &mut Notes) {
    let sentence = format!("{format} has no place for these facts of the policy");
    for (key, has) in FACTS {
        if !kept.contains(key) && inventory.cookies.iter().any(has) {
            notes.about(sentence.clone(), key);
        }
    }
    for key in &inventory.beyond {
        notes.about(sentence.clone(), key);
    }
    resources(inventory, format, notes);
}

/// Reports embeds and scripts.
pub(crate) fn resources(inventory: &Inventory, format: &str, notes: &mut Notes) {
    match inventory.resources {
        0 => {}
        1 => notes.add(format!(
            "{format} declares cookies: one embed or script is left out"
        )),
        count => notes.add(format!(
            "{format} declares cookies: {count} embeds and scripts are left out"
        )),
    }
}

/// Reports the settings of the choice.
pub(crate) fn choice(inventory: &Inventory, format: &str, notes: &mut Notes) {
    if inventory.choice.is_some() {
        notes.add(format!(
            "{format} has no place for `[choice]`: how visitors choose"
        ));
    }
}

/// Reports texts in other languages than one.
pub(crate) fn languages(inventory: &Inventory, language: &str, format: &str, notes: &mut Notes) {
    for other in inventory.languages.iter().filter(|it| *it != language) {
        notes.about(
            format!("{format} has texts in one language, here `{language}`; name another with `--language`. Left out"),
            other,
        );
    }
}

/// Reports the entries in another storage than cookies, and returns the others.
pub(crate) fn cookies_only<'i>(
    inventory: &'i Inventory,
    format: &str,
    notes: &mut Notes,
) -> Vec<&'i Cookie> {
    for other in inventory.cookies.iter().filter(|it| !it.is_cookie()) {
        notes.about(
            format!("{format} deletes cookies alone: what is in another storage is left out"),
            &other.name,
        );
    }
    inventory
        .cookies
        .iter()
        .filter(|it| it.is_cookie())
        .collect()
}
