//! Writes the configuration of cookieconsent 3.

use charte_compiler::locale;
use charte_compiler::model::{Column, Language};
use charte_core::duration::Duration;

use super::DEFAULT_NAME;
use crate::foreign::js::{self, Value};
use crate::foreign::lost;
use crate::foreign::scripts::{matcher, number, object, string};
use crate::inventory::text::{clean, to_html};
use crate::inventory::{Cookie, Inventory, Notes, in_language, lifetime};

/// Writes a configuration.
pub(crate) fn write(inventory: &Inventory, notes: &mut Notes) -> String {
    let kept = [
        "provider", "service", "purpose", "duration", "domain", "path",
    ];
    lost::facts(inventory, "cookieconsent", &kept, notes);
    let choice = inventory.choice.clone().unwrap_or_default();
    let days = |duration: Option<Duration>| duration.and_then(lifetime::days).unwrap_or(182);
    let (kept, refused) = (
        days(choice.duration),
        days(choice.refusal_duration.or(choice.duration)),
    );
    let expires = if kept == refused {
        number(kept)
    } else {
        Value::Code(format!("type => type === 'necessary' ? {refused} : {kept}"))
    };
    let mut categories = Vec::new();
    for category in &inventory.categories {
        let is_exempt = category.is_exempt == Some(true);
        let mut entries = vec![
            ("enabled".to_owned(), Value::Bool(is_exempt)),
            ("readOnly".to_owned(), Value::Bool(is_exempt)),
        ];
        let cookies = inventory
            .cookies
            .iter()
            .filter(|it| it.category == category.id && it.is_cookie());
        let cookies: Vec<Value> = cookies.filter(|_| !is_exempt).map(clear).collect();
        if !cookies.is_empty() {
            entries.push((
                "autoClear".to_owned(),
                object([("cookies", Value::Array(cookies))]),
            ));
        }
        categories.push((category.id.clone(), Value::Object(entries)));
    }
    for other in inventory.cookies.iter().filter(|it| !it.is_cookie()) {
        notes.about("cookieconsent deletes cookies alone: these are in its tables, and stay after a refusal", &other.name);
    }
    let languages = inventory.languages.iter();
    let translations = languages
        .map(|it| (it.clone(), translation(inventory, it)))
        .collect();
    let config = object([
        ("mode", string("opt-in")),
        ("revision", number(inventory.consent_version.unwrap_or(0))),
        ("autoClearCookies", Value::Bool(true)),
        (
            "cookie",
            object([
                (
                    "name",
                    string(choice.cookie.unwrap_or_else(|| DEFAULT_NAME.to_owned())),
                ),
                ("path", string("/")),
                ("sameSite", string("Lax")),
                ("expiresAfterDays", expires),
            ]),
        ),
        ("categories", Value::Object(categories)),
        (
            "language",
            object([
                ("default", string(inventory.language())),
                ("autoDetect", string("document")),
                ("translations", Value::Object(translations)),
            ]),
        ),
    ]);
    format!("CookieConsent.run({});\n", js::write(&config))
}

/// Returns a cookie as what is deleted after a refusal.
fn clear(cookie: &Cookie) -> Value {
    let mut entries = vec![("name".to_owned(), matcher(cookie))];
    entries.extend(
        cookie
            .path
            .iter()
            .map(|path| ("path".to_owned(), string(path))),
    );
    entries.extend(
        cookie
            .lives_on()
            .map(|domain| ("domain".to_owned(), string(domain))),
    );
    Value::Object(entries)
}

#[expect(clippy::too_many_lines, reason = "a literal of the configuration")]
fn translation(inventory: &Inventory, language: &str) -> Value {
    let tag = Language::parse(language);
    let locale = tag
        .as_ref()
        .and_then(locale::find)
        .unwrap_or_else(locale::english);
    let html = |text: &str| string(to_html(&clean(text)));
    let form = &locale.preferences;
    let title = html(in_language(&inventory.title, language));
    let mut sections = Vec::new();
    for category in &inventory.categories {
        let mut section = vec![
            (
                "title".to_owned(),
                html(in_language(&category.heading, language)),
            ),
            (
                "description".to_owned(),
                html(in_language(&category.description, language)),
            ),
            ("linkedCategory".to_owned(), string(&category.id)),
        ];
        let cookies: Vec<&Cookie> = inventory
            .cookies
            .iter()
            .filter(|it| it.category == category.id)
            .collect();
        if !cookies.is_empty() {
            let columns = [
                ("name", Column::Name),
                ("storage", Column::Storage),
                ("provider", Column::Provider),
                ("service", Column::Service),
                ("domain", Column::Domain),
                ("purpose", Column::Purpose),
                ("duration", Column::Duration),
            ];
            let cell = |key: &str, it: &Cookie| match key {
                "name" => it.name.clone(),
                "storage" => {
                    if it.is_cookie() {
                        String::new()
                    } else {
                        it.storage.clone()
                    }
                }
                "provider" => inventory.provider_name(it, language),
                "service" => in_language(&it.service, language).to_owned(),
                "domain" => it.lives_on().unwrap_or_default().to_owned(),
                "purpose" => in_language(&it.purpose, language).to_owned(),
                _ => it.duration.map_or_else(
                    || in_language(&it.duration_note, language).to_owned(),
                    |duration| locale.duration(duration),
                ),
            };
            let columns: Vec<(&str, Column)> = columns
                .into_iter()
                .filter(|(key, _)| cookies.iter().any(|it| !cell(key, it).is_empty()))
                .collect();
            let headers = columns.iter().map(|(key, column)| {
                (
                    (*key).to_owned(),
                    html(&locale.capitalised(&locale.column.get(*column).plain())),
                )
            });
            let rows = cookies.iter().map(|it| {
                let cells = columns
                    .iter()
                    .map(|(key, _)| ((*key).to_owned(), html(&cell(key, it))));
                Value::Object(cells.collect())
            });
            section.push((
                "cookieTable".to_owned(),
                object([
                    ("headers", Value::Object(headers.collect())),
                    ("body", Value::Array(rows.collect())),
                ]),
            ));
        }
        sections.push(Value::Object(section));
    }
    let text = |phrase: &locale::Phrase| html(&phrase.plain());
    object([
        (
            "consentModal",
            object([
                ("title", title.clone()),
                ("description", text(&locale.banner.ask)),
                ("acceptAllBtn", text(&form.accept_all)),
                ("acceptNecessaryBtn", text(&form.refuse_all)),
                ("showPreferencesBtn", text(&locale.choice.manage)),
            ]),
        ),
        (
            "preferencesModal",
            object([
                ("title", title),
                ("acceptAllBtn", text(&form.accept_all)),
                ("acceptNecessaryBtn", text(&form.refuse_all)),
                ("savePreferencesBtn", text(&form.save)),
                ("sections", Value::Array(sections)),
            ]),
        ),
    ])
}
