//! The inventory of a shop: 297 third-party cookies of 12 providers. No cookie repeats what its
//! provider states, and no rule of any pack has a finding.

use std::collections::BTreeSet;
use std::fmt::Write;

use charte_compiler::lint::packs;
use charte_compiler::wire::Compression;
use charte_compiler::{Compilation, Entry, ReadError, Request, compile};
use charte_core::format::Format;

/// The number of cookies.
const COOKIES: usize = 297;

/// The id, the name, the country and the domain of each provider. All are invented.
const PROVIDERS: &[(&str, &str, &str, &str)] = &[
    ("adloop", "Adloop SA", "FR", "adloop.net"),
    ("bidwell", "Bidwell Ltd", "IE", "bidwell.net"),
    ("clarion", "Clarion GmbH", "DE", "clarion-ads.de"),
    ("datamill", "Datamill BV", "NL", "datamill.nl"),
    ("eyecount", "Eyecount AB", "SE", "eyecount.se"),
    ("feedback", "Feedback SpA", "IT", "feedback-widget.it"),
    ("gridlead", "Gridlead SL", "ES", "gridlead.es"),
    ("heatmap", "Heatmap SAS", "FR", "heatmap-view.fr"),
    ("insight", "Insight NV", "BE", "insight-tags.be"),
    ("journey", "Journey Oy", "FI", "journey-tags.fi"),
    ("kiosk", "Kiosk GmbH", "AT", "kiosk-video.at"),
    ("lookback", "Lookback ApS", "DK", "lookback-ads.dk"),
];

/// The rest of the policy: what is not an entry of the inventory.
const SHOP: &str = r#"
language = "en"
rules = ["eu-gdpr-2026-01"]
title = "Cookies of our shop"
updated = 2026-04-28
rights = "You may ask to see, correct, erase or transfer the data about you, to restrict their use, or object to it, and withdraw your consent. Write to privacy@shop.example.org."

[platform]
url = "https://www.shop.example.org"

[controller]
name = "Shop SARL"
contact = "mailto:privacy@shop.example.org"

[authority]
name = "CNIL"
contact = "https://www.cnil.fr/fr/plaintes"

[page]
address = "/cookies/charter"

[choice]
cookie = "__Host-choice"
manage = "/cookies"
granularity = "provider"
refuse = "Choose \"Refuse all\" on the page of your choices: it is as easy as accepting."

[category.necessary]
consent = "exempt"
heading = "Necessary cookies"

[category.advertising]
consent = "required"
heading = "Advertising"
refusal = "You see as many advertisements, but they know nothing of what you looked at."
legal_basis = "consent"

[category.audience]
consent = "required"
heading = "Audience measurement"
refusal = "Your visits are not counted."
legal_basis = "consent"

[[cookie]]
name = "__Host-choice"
category = "necessary"
provider = "us"
party = "first"
purpose = "Remembers what you chose about cookies."
duration = "6 months"
exemption = "choice"
path = "/"
secure = true
"#;

#[test]
fn an_inventory_repeats_nothing_and_has_no_finding() {
    let policy = shop(true);
    let compilation = compiled(&policy);
    let titles = titles(&compilation);
    assert!(titles.is_empty(), "{titles:#?}");
    // What a provider or a category states is in no cookie.
    let inventory = policy.split_once("# Inventory").expect("a mark").1;
    let keys: BTreeSet<&str> = inventory
        .lines()
        .filter_map(|line| Some(line.split_once(" = ")?.0))
        .collect();
    let written = [
        "category", "domain", "duration", "host", "name", "provider", "purpose",
    ];
    assert_eq!(keys, BTreeSet::from(written));
    // The register has the effective values.
    let fleet = compilation.fleet.as_ref().expect("no error");
    let platform = &fleet.platforms[0];
    let register = fleet
        .page(platform, Format::Json, "en")
        .expect("a register");
    let count = |text: &str| register.matches(text).count();
    assert_eq!(count("\"party\": \"third\""), COOKIES);
    assert_eq!(count("\"legal_basis\": \"consent\""), COOKIES);
    assert_eq!(count("\"data_retention\": {"), COOKIES);
}

#[test]
fn no_country_has_a_finding() {
    let names: Vec<&str> = packs::ALL.iter().map(|pack| pack.name).collect();
    let rules = format!("rules = {names:?}");
    let policy = shop(true).replacen("rules = [\"eu-gdpr-2026-01\"]", &rules, 1);
    assert!(policy.contains(&rules));
    let compilation = compiled(&policy);
    let titles = titles(&compilation);
    assert!(titles.is_empty(), "{titles:#?}");
}

#[test]
fn a_fact_missing_everywhere_is_one_finding() {
    let compilation = compiled(&shop(false));
    let [finding] = &compilation.diagnostics[..] else {
        panic!("{:#?}", titles(&compilation));
    };
    assert_eq!(finding.name, "missing-duration");
    assert_eq!(
        &*finding.title,
        format!("{COOKIES} cookies do not state how long they live")
    );
    let about = finding.about.as_ref().expect("cookies");
    assert_eq!(about.things.len(), COOKIES);
    assert!(finding.labels.len() < 20, "{}", finding.labels.len());
}

/// The policy, with or without the durations of the inventory.
fn shop(has_durations: bool) -> String {
    let mut policy = SHOP.to_owned();
    for (id, name, country, domain) in PROVIDERS {
        write!(
            policy,
            "\n[provider.{id}]\nname = \"{name}\"\nrole = \"joint-controller\"\ncountry = \"{country}\"\n\
             privacy_policy = \"https://www.{domain}/privacy\"\nparty = \"third\"\n\
             data_retention = \"13 months\"\npersonal_data = \"An identifier of your browser.\"\n"
        )
        .expect("memory");
    }
    policy.push_str("\n# Inventory\n");
    for number in 0..COOKIES {
        let (id, name, _, domain) = PROVIDERS[number % PROVIDERS.len()];
        // Some have a domain, the others live on a host; two vendors have cookies of one name.
        let (cookie, place) = match number % 3 {
            0 => (
                format!("uid{}", number / 12),
                format!("domain = \"{domain}\""),
            ),
            1 => (
                format!("__Host-{id}-{number}"),
                format!("host = \"www.{domain}\""),
            ),
            _ => (
                format!("{id}_{number}"),
                format!("host = \"tags.{domain}\""),
            ),
        };
        let category = if number % 2 == 0 {
            "advertising"
        } else {
            "audience"
        };
        let duration = if has_durations {
            "duration = \"6 months\"\n"
        } else {
            ""
        };
        write!(
            policy,
            "[[cookie]]\nname = \"{cookie}\"\nprovider = \"{id}\"\ncategory = \"{category}\"\n\
             purpose = \"Lets {name} recognise your browser on page {number}.\"\n{duration}{place}\n\n"
        )
        .expect("memory");
    }
    policy
}

fn compiled(policy: &str) -> Compilation {
    let request = Request {
        folder: String::new(),
        entry: Entry::File("shop.toml".to_owned()),
        formats: Format::ALL.to_vec(),
        languages: None,
        keys: true,
        compression: Compression::default(),
    };
    compile(&request, &mut |path| match path {
        "shop.toml" => Ok(policy.as_bytes().to_vec()),
        _ => Err(ReadError::Missing),
    })
}

fn titles(compilation: &Compilation) -> Vec<&str> {
    let findings = compilation.diagnostics.iter();
    findings.map(|finding| &*finding.title).collect()
}
