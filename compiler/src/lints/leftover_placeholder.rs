//! `leftover-placeholder`

use std::ops::Range;

use charte_core::placeholder::{self, TODO, is_example};

use crate::lint::source::{POLICY_FORMAT, RFC_2606};
use crate::lint::{Findings, lint};
use crate::model::{Charter, Date, Language, Platform, Target};
use crate::source::{Span, Spanned};

lint! {
    /// A published text was not finished.
    ///
    /// # What it does
    ///
    /// Reports the words `TODO`, `TBD`, `FIXME` and `XXX`, the words "lorem ipsum", and dates that
    /// do not exist, such as 31/04/2026, in every published text. Reports the host `example.com` in
    /// the texts and in every address: of links, platforms, contacts, providers, cookies, the
    /// choice and the page. Code between backticks is not checked. `TODO` is not reported in
    /// languages in which it is a word.
    ///
    /// # Why it matters
    ///
    /// A placeholder marks something that the author wanted to write before publication.
    /// `example.com` is reserved for documentation: nobody reads what is sent there.
    pub static LEFTOVER_PLACEHOLDER = "leftover-placeholder" {
        group: Tidiness,
        level: Deny,
        why: "visitors would read a placeholder that should have been replaced before \
              publication",
        sources: &[POLICY_FORMAT.section("\"Texts\""), RFC_2606],
        check: Both(check, check_platform),
    }
}

/// The languages in which `TODO` is a word ("all"), by primary language.
const ALL_IS_TODO: &[&str] = &["an", "ast", "es", "fil", "gl", "lad", "mwl", "pt", "tl"];

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let mut reported = Vec::new();
    let mut report = |place: String, span: Span, word: &str, findings: &mut Findings<'_>| {
        // A name is one text in all languages, so it is reported once.
        if reported.contains(&span) {
            return;
        }
        reported.push(span);
        left_over(&place, span, word, findings);
    };
    for passage in charter.passages() {
        let place = || passage.subject.to_string();
        for run in passage.runs() {
            let language = run.foreign.or(charter.language(passage.language));
            for range in leftovers(run.text, language) {
                let span = findings.within(run.span, run.text, range.clone());
                report(place(), span, &run.text[range], findings);
            }
        }
        for (target, _, span) in passage.links() {
            if let Target::Address(address) = target
                && let Some(host) = example(address)
            {
                report(place(), span, host, findings);
            }
        }
    }
    for (place, span, address) in addresses(charter) {
        if let Some(host) = example(address) {
            report(place, span, host, findings);
        }
    }
}

fn check_platform(platform: &Platform, _: &Charter, findings: &mut Findings<'_>) {
    let url = platform.url.iter();
    let url = url.map(|url| ("url", url.span, url.host.domain.ascii()));
    let aliases = platform.aliases.iter();
    let aliases = aliases.map(|alias| ("aliases", alias.span, alias.domain.ascii()));
    for (key, span, host) in url.chain(aliases) {
        if is_example(host) {
            left_over(&format!("`{key}` of `[platform]`"), span, host, findings);
        }
    }
}

fn left_over(place: &str, span: Span, word: &str, findings: &mut Findings<'_>) {
    let title = if is_no_day(word) {
        format!("{place} has the date `{word}`, which does not exist")
    } else {
        format!("{place} still has the placeholder `{word}`")
    };
    let finding = findings
        .at(span, title, "")
        .help("write the final text, or remove it");
    findings.push(finding);
}

/// The placeholders in a text.
fn leftovers(text: &str, language: Option<&Language>) -> Vec<Range<usize>> {
    let has_todo = language.is_none_or(|language| {
        let primary = language.primary();
        !ALL_IS_TODO.contains(&primary.as_str())
    });
    let mut found: Vec<_> = placeholder::lorem(text).collect();
    for (start, word) in placeholder::words(text) {
        if placeholder::is_word(word) || (has_todo && word == TODO) || is_no_day(word) {
            found.push(start..start + word.len());
        }
        let hosts = placeholder::example_hosts(word);
        found.extend(hosts.map(|host| start + host.start..start + host.end));
    }
    found
}

/// Whether a text is written as a date, and the calendar has no such day, whichever of its numbers is
/// the month.
fn is_no_day(word: &str) -> bool {
    let separators = ['/', '-', '.'].into_iter();
    let parts = separators.map(|separator| word.split(separator).collect::<Vec<_>>());
    let Some(parts) = parts.into_iter().find(|parts| parts.len() == 3) else {
        return false;
    };
    let number = |part: &str| {
        let is_digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse().ok().filter(|_| is_digits)
    };
    let (year, others) = match (parts[0].len(), parts[2].len()) {
        (4, 1 | 2) => (parts[0], [parts[1], parts[2]]),
        (1 | 2, 4) => (parts[2], [parts[1], parts[0]]),
        _ => return false,
    };
    let (Some(year), Some(one), Some(other)) = (
        number(year).filter(|year| YEARS.contains(year)),
        number(others[0]),
        number(others[1]),
    ) else {
        return false;
    };
    let is_day = |month: u16, day: u16| day >= 1 && day <= days(year, month);
    !is_day(one, other) && !is_day(other, one)
}

/// The years that a date of a policy may have.
const YEARS: std::ops::RangeInclusive<u16> = 1900..=2199;

/// The number of days of a month; 0 if the month does not exist.
fn days(year: u16, month: u16) -> u16 {
    let first = |year, month| {
        Date {
            year,
            month,
            day: Some(1),
        }
        .days()
    };
    let month = u8::try_from(month).unwrap_or_default();
    let days = match month {
        1..=11 => first(year, month + 1) - first(year, month),
        12 => 31,
        _ => 0,
    };
    u16::try_from(days).unwrap_or_default()
}

/// The host of an https or mailto address, where it is one of examples.
fn example(address: &str) -> Option<&str> {
    let host = match address.strip_prefix("https://") {
        Some(rest) => rest.split(['/', '?', '#', ':']).next()?,
        None => address.split('?').next()?.rsplit('@').next()?,
    };
    is_example(host).then_some(host)
}

/// An address that all platforms share. A value of a platform is checked by itself.
fn fixed(target: &Spanned<Target>) -> Option<(Span, &str)> {
    match &target.value {
        Target::Address(address) => Some((target.span, address.as_str())),
        _ => None,
    }
}

/// The addresses that are values of keys, with their places.
fn addresses(charter: &Charter) -> Vec<(String, Span, &str)> {
    let mut addresses = Vec::new();
    let mut add = |place: String, span: Span, address| addresses.push((place, span, address));
    for (table, contact) in [
        ("controller", &charter.controller),
        ("dpo", &charter.dpo),
        ("authority", &charter.authority),
    ] {
        let link = contact.as_ref().and_then(|one| one.contact.as_ref());
        if let Some((span, address)) = link.and_then(fixed) {
            add(format!("`contact` of `[{table}]`"), span, address);
        }
    }
    for provider in &charter.providers {
        for (key, link) in [
            ("website", &provider.website),
            ("privacy_policy", &provider.privacy_policy),
        ] {
            if let Some((span, address)) = link.as_ref().and_then(fixed) {
                let place = format!("`{key}` of `[provider.{}]`", provider.id.value);
                add(place, span, address);
            }
        }
    }
    for cookie in &charter.cookies {
        let audience = cookie.audience.as_ref();
        if let Some(address) = audience.and_then(|audience| audience.opt_out.as_ref()) {
            let place = format!("`opt_out` of the cookie `{}`", cookie.name.text);
            add(place, address.span, address.as_str());
        }
        let places = [
            ("domain", &cookie.attributes.domain),
            ("host", &cookie.host),
        ];
        for (key, host) in places {
            if let Some(host) = host {
                let place = format!("`{key}` of the cookie `{}`", cookie.name.text);
                add(place, host.span, host.ascii());
            }
        }
    }
    if let Some(address) = &charter.page.address {
        let place = "`address` of `[page]`".to_owned();
        add(place, address.span, address.as_str());
    }
    if let Some(manage) = charter.choice.as_ref().and_then(|one| one.manage.as_ref()) {
        add(
            "`manage` of `[choice]`".to_owned(),
            manage.span,
            manage.as_str(),
        );
    }
    addresses
}

#[cfg(test)]
mod tests {
    use super::{LEFTOVER_PLACEHOLDER, example, leftovers};
    use crate::lints::case::{titles, titles_in};
    use crate::model::Language;

    #[test]
    fn finds_words_but_no_parts_of_words() {
        let found = |text: &str, language: &str| -> Vec<String> {
            let language = Language::parse(language);
            let found = leftovers(text, language.as_ref()).into_iter();
            found.map(|range| text[range].to_owned()).collect()
        };
        for (text, words) in [
            ("TODO: ask the lawyer", &["TODO"][..]),
            ("Durée : xxx jours (TBD).", &["xxx", "TBD"]),
            ("Écrire à FIXME… puis XXX.", &["FIXME", "XXX"]),
            ("Lorem ipsum dolor", &["Lorem ipsum"]),
            (
                "Mis à jour le [31/04/2021], 30.02.2020 ou 2026-02-30.",
                &["31/04/2021", "30.02.2020", "2026-02-30"],
            ),
            (
                "<https://www.example.com/a>, me@example.com.",
                &["www.example.com", "example.com"],
            ),
        ] {
            assert_eq!(found(text, "fr"), words, "{text}");
        }
        for text in [
            "Keeps your todo list.",
            "Sets _gat_XXX, GTM-XXX and xxx-id",
            "XXXL, TBDs, mastodon",
            "30/04/2021, 04/30/2021, 29.2.2024, 2026-12-31, 31/12/20, 1.2.3, 13/14/9999",
            "counter-example.com, example.com.au, myexample.com, example.org",
        ] {
            assert!(found(text, "en").is_empty(), "{text}");
        }
        assert!(found("EN TODO MOMENTO", "es-MX").is_empty());
        assert_eq!(found("XXX días", "es"), ["XXX"]);
    }

    #[test]
    fn finds_the_hosts_of_addresses() {
        assert_eq!(example("https://example.com"), Some("example.com"));
        assert_eq!(
            example("https://a.example.com:8443/b?c"),
            Some("a.example.com")
        );
        assert_eq!(
            example("mailto:dpo@example.com?subject=a@b"),
            Some("example.com")
        );
        assert_eq!(example("https://example.org/?from=example.com"), None);
        assert_eq!(example("mailto:example.com@example.org"), None);
        assert_eq!(example("/example.com"), None);
    }

    #[test]
    fn reports_names_and_contacts_once() {
        // A name is one text in both languages, and is reported once.
        let root = "languages = [\"en\", \"fr\"]\n\
                    title = { en = \"Cookies\", fr = \"Cookies\" }\n\
                    controller.name = \"XXX Ltd\"";
        let tables = "[dpo]\ncontact = \"mailto:dpo@example.com\"";
        let reported = titles(&LEFTOVER_PLACEHOLDER, root, tables);
        let policy = "language = \"en\"\ntitle = \"Cookies\"\n[platform]\n\
                      url = \"https://www.example.com\"";
        let url = titles_in(&LEFTOVER_PLACEHOLDER, &[("policy.toml", policy)]);
        let titled = "`url` of `[platform]` still has the placeholder `www.example.com`";
        assert_eq!(url, [titled]);
        let controller = "`name` of `[controller]` still has the placeholder `XXX`";
        let dpo = "`contact` of `[dpo]` still has the placeholder `example.com`";
        assert_eq!(reported, [controller, dpo]);
    }
}
