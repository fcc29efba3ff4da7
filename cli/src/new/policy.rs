//! The text of a first policy.

use charte_compiler::lint::packs;
use charte_core::url;
use toml_edit::Value;

use super::{Answers, Kind};

/// The supervisory authorities of some countries, and where a visitor complains.
const AUTHORITIES: &[(&str, &str, &str)] = &[
    ("BE", "APD-GBA", "https://www.dataprotectionauthority.be"),
    ("DE", "BfDI", "https://www.bfdi.bund.de"),
    ("ES", "AEPD", "https://www.aepd.es"),
    ("FR", "CNIL", "https://www.cnil.fr/fr/plaintes"),
    ("GB", "ICO", "https://ico.org.uk/make-a-complaint/"),
    (
        "IT",
        "Garante per la protezione dei dati personali",
        "https://www.garanteprivacy.it",
    ),
    (
        "NL",
        "Autoriteit Persoonsgegevens",
        "https://autoriteitpersoonsgegevens.nl",
    ),
];

/// The list of all authorities of the Union, by the European Data Protection Board.
const ALL_AUTHORITIES: &str = "https://www.edpb.europa.eu/about-edpb/about-edpb/members_en";

/// Returns the policy of one site.
pub(super) fn site(answers: &Answers, has_schema: bool) -> String {
    let platform = platform(&answers.urls[0], Some(&answers.name));
    directive(has_schema) + &document(answers, &platform)
}

/// Returns the files of a fleet: the template, and a file for each site.
pub(super) fn fleet(answers: &Answers, has_schema: bool) -> Vec<(String, String)> {
    let template = directive(has_schema) + &document(answers, "");
    let mut files = vec![("template.toml".to_owned(), template)];
    for url in &answers.urls {
        let name = answers.urls.len() == 1;
        let platform = platform(url, name.then_some(&answers.name));
        let text = format!(
            "{}extends = \"template.toml\"\n\n{platform}",
            directive(has_schema)
        );
        files.push((format!("{}.toml", host(url)), text));
    }
    files
}

/// Returns the host of a platform.
pub(super) fn host(url: &str) -> &str {
    url::split(url).map_or(url, |origin| origin.host)
}

fn directive(has_schema: bool) -> String {
    let text = if has_schema {
        "#:schema policy.schema.json\n"
    } else {
        ""
    };
    text.to_owned()
}

fn document(answers: &Answers, platform: &str) -> String {
    let text = |key: &str| texts(answers, &[key]);
    let has_consent = answers.kind == Kind::Town;
    let introduction = if has_consent {
        texts(answers, &["introduction", "change"])
    } else {
        text("introduction")
    };
    let tags: Vec<String> = answers
        .languages
        .iter()
        .map(|one| string(&one.language))
        .collect();
    let languages = match tags.len() {
        1 => String::new(),
        _ => format!("languages = [{}]\n", tags.join(", ")),
    };
    let mut policy = format!(
        "language = {}\n{languages}rules = [{}]\nversion = \"1\"\nupdated = {}\ntitle = {}\n\
         introduction = {introduction}\nrights = {}\n\n{platform}",
        tags[0],
        rules(answers.country.as_deref()),
        answers.updated,
        text("title"),
        text("rights"),
    );
    if !platform.is_empty() {
        policy.push('\n');
    }
    policy.push_str(&contacts(answers));
    policy.push_str(&format!(
        "[category.necessary]\nconsent = \"exempt\"\nheading = {}\ndescription = {}\n\n",
        text("necessary"),
        text("necessary_about"),
    ));
    if has_consent {
        policy.push_str(&format!(
            "[category.audience]\nconsent = \"required\"\nheading = {}\ndescription = {}\n\
             refusal = {}\n\n",
            text("audience"),
            text("audience_about"),
            text("refusal"),
        ));
    }
    policy.push_str(&format!(
        "# An example: replace it by the cookies of your site.\n[[cookie]]\nname = \"__Host-session\"\n\
         provider = \"us\"\ncategory = \"necessary\"\npurpose = {}\nduration = \"session\"\n\
         exemption = \"authentication\"\npath = \"/\"\nsecure = true\nhttp_only = true\n\
         same_site = \"lax\"\n",
        text("session"),
    ));
    if has_consent {
        policy.push_str(&consent(&text));
    }
    policy
}

/// Returns the cookies of a site that asks for consent, and where the choice is stored.
fn consent(text: &dyn Fn(&str) -> String) -> String {
    format!(
        "\n[[cookie]]\nname = \"__Host-cookies\"\nprovider = \"us\"\ncategory = \"necessary\"\n\
         purpose = {}\nduration = \"6 months\"\nexemption = \"choice\"\npath = \"/\"\n\
         secure = true\nhttp_only = true\nsame_site = \"lax\"\n\n\
         # An example: replace it by the cookies that need consent.\n[[cookie]]\nname = \"visits\"\n\
         provider = \"us\"\ncategory = \"audience\"\npurpose = {}\nduration = \"6 months\"\n\
         third_party_access = false\npath = \"/\"\nsecure = true\nsame_site = \"lax\"\n\n\
         # Visitors choose at this path of the site.\n[choice]\ncookie = \"__Host-cookies\"\n\
         duration = \"6 months\"\nrefusal_duration = \"6 months\"\nmanage = \"/cookies\"\n\
         refuse = {}\n\n\
         # The charter is at this path, because the choices are at the other.\n[page]\n\
         address = \"/cookies/charter\"\n",
        text("choice"),
        text("visits"),
        text("refuse"),
    )
}

fn platform(url: &str, name: Option<&String>) -> String {
    let name = name.map(|name| format!("name = {}\n", string(name)));
    format!(
        "[platform]\nurl = {}\n{}",
        string(url),
        name.unwrap_or_default()
    )
}

fn contacts(answers: &Answers) -> String {
    let country = answers.country.as_ref();
    let line = country.map(|country| format!("country = {}\n", string(country)));
    let known = AUTHORITIES
        .iter()
        .find(|(code, ..)| Some(*code) == country.map(String::as_str));
    let (name, contact) = match known {
        Some((_, name, contact)) => (string(name), *contact),
        None => (texts(answers, &["authority"]), ALL_AUTHORITIES),
    };
    format!(
        "[controller]\nname = {}\ncontact = {}\n{}\n[authority]\nname = {name}\ncontact = {}\n\n",
        string(&answers.controller),
        string(&answers.contact),
        line.unwrap_or_default(),
        string(contact),
    )
}

/// Returns the newest rule packs of a country: those of the Union and its own.
fn rules(country: Option<&str>) -> String {
    let country = country.map(str::to_lowercase);
    let wanted = match country.as_deref() {
        Some("gb") => vec!["uk"],
        Some(country) => vec!["eu", country],
        None => vec!["eu"],
    };
    let packs = wanted.iter().filter_map(|prefix| {
        let name = format!("{prefix}-");
        let own = packs::ALL
            .iter()
            .filter(|pack| pack.name.starts_with(&name));
        own.map(|pack| pack.name)
            .max_by_key(|name| name[name.len() - 7..].to_owned())
    });
    let packs: Vec<String> = packs.map(string).collect();
    packs.join(", ")
}

/// Returns phrases one after the other, as a string or a table of languages.
fn texts(answers: &Answers, keys: &[&str]) -> String {
    let joined = answers.languages.iter().map(|phrases| {
        let phrases: Vec<&str> = keys.iter().map(|key| phrases.get(key)).collect();
        phrases.join(" ")
    });
    let joined: Vec<String> = joined.collect();
    match &joined[..] {
        [only] => string(only),
        several => {
            let tags = answers
                .languages
                .iter()
                .map(|phrases| phrases.language.as_str());
            let texts = tags
                .zip(several)
                .map(|(tag, text)| format!("{tag} = {}", string(text)));
            format!("{{ {} }}", texts.collect::<Vec<_>>().join(", "))
        }
    }
}

/// Returns a text as a TOML string.
fn string(text: &str) -> String {
    Value::from(text).to_string()
}
