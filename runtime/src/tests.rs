//! Tests of the handles with handwritten data.

extern crate std;

mod form;
mod threads;

use std::format;
use std::string::{String, ToString};
use std::vec::Vec;

use crate::__private::{
    Bodies, ChoiceData, Data, Platforms, TemplateData, charter_at, fleet, template_at, values,
};
use crate::{
    Charter, Consent, Cookie, Duration, Fleet, Format, HostError, NameError, Page, Storage,
    Template, UrlError, ValueError,
};

const PARTS: &str = "<p></p># Bonjour";

const COOKIE: Cookie = named("sessionid");

const fn named(name: &'static str) -> Cookie {
    let mut cookie =
        charte_core::cookie::cookie(name, Storage::Cookie, "necessary", Consent::Exempt);
    cookie.duration = Some(Duration::Session);
    cookie.secure = Some(true);
    cookie
}

const fn pattern(name: &'static str) -> Cookie {
    let mut cookie = named(name);
    cookie.pattern = true;
    cookie
}

/// HTML in two languages (`<p>` name `</p>`), Markdown in the first (`# Bonjour`).
const LAYOUTS: &[u8; 88] = b"\
    1111111111111111\x00\0\0\0\x03\0\0\0\x03\x01\x03\0\0\0\x04\0\0\0\xff\x00\
    2222222222222222\x03\0\0\0\x04\0\0\0\xff\x00\
    3333333333333333\x07\0\0\0\x09\0\0\0\xff\x00";

const INDEX: &[u8; 80] = b"\
    \x00\0\0\0\x24\0\0\0\x24\0\0\0\x3e\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \x3e\0\0\0\x58\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

static DATA: Data = Data {
    templates: &[TemplateData {
        values: &[],
        parts: PARTS,
        languages: &["fr", "pt-BR"],
        layouts: LAYOUTS,
        index: INDEX,
        gated: &[],
        questions: &[],
        cookies: &[COOKIE, pattern("_pk_*"), named("_pk_id")],
        content: 0xc0,
        resources: &[],
        revision: 1,
        choice: ChoiceData::NONE,
        security_policies: &[],
        alternates: &[],
    }],
    platforms: Platforms {
        strings: "https://a.dehttps://m\u{fc}.de:81https://xn--m-xka.de:81R&D\nUnw.a.de",
        records: b"\x00\0\0\0\x00\0\0\0\x0c\0\x00\0\x00\0\0\x04\
                   \x0c\0\0\0\x00\0\0\0\x11\0\x17\0\x06\0\0\x0c",
        length_classes: b"\0\0\0\0\xff\xff\xff\xff",
        aliases: b"\x3a\0\0\0\x00\0\0\0\x06\0",
    },
    bodies: Bodies::NONE,
    known: "a.de, w.a.de, xn--m-xka.de",
};

static FLEET: Fleet = fleet(&DATA);
const FIRST: Charter<'static> = FLEET.get("a.de");
const SECOND: Charter<'static> = charter_at(FLEET, 1);
const TEMPLATE: Template = template_at(FLEET, 0);

static NOTHING: Data = Data::EMPTY;
const STUB: Fleet = fleet(&NOTHING);

#[test]
fn a_host_finds_its_charter() {
    for (host, url) in [
        ("a.de", Some("https://a.de")),
        ("A.DE.:8080", Some("https://a.de")),
        ("W.a.de", Some("https://a.de")),
        ("xn--M-xka.de", Some("https://m\u{fc}.de:81")),
        ("b.de", None),
        ("", None),
        (":80", None),
    ] {
        assert_eq!(FLEET.find(host).map(|charter| charter.url()), url, "{host}");
    }
    assert_eq!(FLEET.len(), 2);
    let urls: Vec<_> = FLEET.charters().map(|charter| charter.url()).collect();
    assert_eq!(urls, ["https://a.de", "https://m\u{fc}.de:81"]);
    assert_eq!(
        FLEET.into_iter().next_back().map(|last| last.host()),
        Some("m\u{fc}.de")
    );
}

#[test]
#[should_panic(expected = "no platform has the host `b.de`; the hosts are: a.de, w.a.de, xn--")]
fn an_unknown_host() {
    FLEET.get("b.de");
}

#[test]
fn facts() {
    assert_eq!(FIRST.languages(), ["fr", "pt-BR"]);
    assert_eq!((FIRST.url(), FIRST.host()), ("https://a.de", "a.de"));
    assert_eq!(FIRST.name("fr"), None);
    assert_eq!(SECOND.name("FR"), Some("R&D"));
    assert_eq!(SECOND.name("pt-br"), Some("Un"));
    assert_eq!(SECOND.name("pt"), None);
    assert_eq!(FIRST.registrable_domain(), Some("a.de"));
    assert_eq!(SECOND.registrable_domain(), Some("xn--m-xka.de"));
    assert_eq!(FIRST.cookies().len(), 3);
    let name = |name| FIRST.cookie(name).map(|cookie| cookie.name);
    assert_eq!(name("sessionid"), Some("sessionid"));
    assert_eq!(name("_pk_ses"), Some("_pk_*"));
    assert_eq!(name("_pk_id"), Some("_pk_id"));
    assert_eq!(name("SESSIONID"), None);
}

#[test]
fn pages() {
    assert_eq!(FIRST.html().to_string(), "<p>https://a.de</p>");
    assert_eq!(SECOND.html().to_string(), "<p>R&amp;D</p>");
    assert_eq!(SECOND.markdown().to_string(), "# Bonjour");
    let page = SECOND.page(Format::Html, "PT-br").expect("it is there");
    assert_eq!(page.to_string(), "</p>");
    assert_eq!((page.language(), page.format()), ("pt-BR", Format::Html));
    assert_eq!(page.media_type(), "text/html; charset=utf-8");
    assert!(SECOND.page(Format::Markdown, "pt-BR").is_none());
    assert!(SECOND.page(Format::Json, "fr").is_none());
    assert!(SECOND.page(Format::Html, "de").is_none());
    assert_eq!(page.into_iter().collect::<String>(), "</p>");
    assert_eq!(format!("{:>40}", FIRST.html()), "<p>https://a.de</p>");
}

#[test]
fn a_buffer_of_the_right_size() {
    let page = SECOND.html();
    let mut buffer = [0; 14];
    assert_eq!(page.copy_to(&mut buffer), Ok(page.len()));
    assert_eq!(&buffer, b"<p>R&amp;D</p>");
    let error = page.copy_to(&mut buffer[..13]).expect_err("too small");
    assert_eq!(error.needed(), 14);
    assert_eq!(error.to_string(), "the page needs a buffer of 14 bytes");
    assert!(!page.is_empty());
}

#[test]
fn the_hash_follows_what_the_page_shows() {
    let hash = |page: Page<'_>| page.content_hash();
    assert_ne!(hash(FIRST.html()), hash(SECOND.html()));
    assert_eq!(hash(FIRST.markdown()), hash(SECOND.markdown()));
    let tenant = TEMPLATE
        .charter(values("https://a.de/", None))
        .expect("valid");
    assert_eq!(hash(tenant.html()), hash(FIRST.html()));
}

#[test]
fn constants() {
    const HTML: &str = crate::page!(SECOND, html);
    const OTHER: &str = crate::page!(FLEET.get("w.a.de"), html, "PT-BR");
    const LENGTH: usize = FIRST.html().len();
    assert_eq!(HTML, "<p>R&amp;D</p>");
    assert_eq!(OTHER, "</p>");
    assert_eq!(LENGTH, 19);
}

#[test]
#[should_panic(expected = "this charter has no json page: add `json` to the `formats`")]
fn a_format_that_was_not_asked_for() {
    FIRST.json();
}

#[test]
#[should_panic(expected = "no page in the language `de`; it has: fr, pt-BR")]
fn a_language_that_is_not_published() {
    crate::__private::page(FIRST, Format::Html, Some("de"));
}

#[test]
#[should_panic(expected = "no markdown page: add `markdown`")]
fn a_format_in_a_language() {
    crate::__private::page(FIRST, Format::Markdown, Some("pt-BR"));
}

#[test]
fn a_tenant_known_at_run_time() {
    let url = String::from("https://tenant.example:8443/");
    let charter = TEMPLATE
        .charter(values(&url, Some("<Tenant>")))
        .expect("valid");
    assert_eq!(charter.url(), "https://tenant.example:8443");
    assert_eq!(charter.host(), "tenant.example");
    assert_eq!(charter.name("fr"), Some("<Tenant>"));
    assert_eq!(charter.html().to_string(), "<p>&lt;Tenant&gt;</p>");
    assert_eq!(charter.registrable_domain(), None);
    let known = values(&url, None).with_registrable_domain("example");
    let charter = TEMPLATE.charter(known).expect("valid");
    assert_eq!(charter.registrable_domain(), Some("example"));
    assert_eq!(TEMPLATE.languages(), charter.languages());
    assert_eq!(TEMPLATE.cookies().len(), 3);
}

#[test]
fn a_value_that_breaks_a_rule() {
    let error = |url, name| {
        TEMPLATE
            .charter(values(url, name))
            .map(|_| ())
            .expect_err(url)
    };
    assert_eq!(
        error("http://a.de", None),
        ValueError::PlatformUrl(UrlError::Scheme)
    );
    let of_domain = |domain| {
        let values = values("https://www.a.de", None).with_registrable_domain(domain);
        let charter = TEMPLATE.charter(values).map(|_| ());
        charter.expect_err(domain).to_string()
    };
    assert_eq!(
        of_domain("A.de"),
        "the registrable domain: the host has a capital letter"
    );
    assert_eq!(
        of_domain(".de"),
        "the registrable domain: the host has an empty label"
    );
    for other in ["b.de", "ww.a.de", "w.a.de"] {
        assert_eq!(
            of_domain(other),
            "the registrable domain is neither the host of `platform_url` nor a domain above it"
        );
    }
    let unicode = error("https://m\u{fc}.de", None);
    assert_eq!(
        unicode,
        ValueError::PlatformUrl(UrlError::Host(HostError::Unicode))
    );
    assert_eq!(
        unicode.to_string(),
        "`platform_url`: the host has a character outside ASCII; give its A-label (`xn--...`)"
    );
    let name = error("https://a.de", Some("a\u{202e}b"));
    assert_eq!(
        name,
        ValueError::PlatformName(NameError::Bidirectional('\u{202e}'))
    );
    assert_eq!(
        name.to_string(),
        "`platform_name`: the name has the bidirectional control U+202E"
    );
}

#[test]
fn policies_with_errors_give_no_pages() {
    const CHARTER: Charter<'static> = STUB.get("any.host");
    const HTML: &str = crate::page!(CHARTER, json, "xx");
    assert_eq!(HTML, "");
    assert_eq!(CHARTER.markdown().language(), "");
    assert_eq!((CHARTER.url(), CHARTER.host()), ("", ""));
    assert!(CHARTER.cookies().is_empty());
    assert!(STUB.find("any.host").is_none());
    let tenant = template_at(STUB, 3).charter(values("https://a.de", None));
    assert!(tenant.is_ok_and(|charter| charter.text().is_empty()));
}

#[test]
fn debug_is_short() {
    assert_eq!(format!("{FIRST:?}"), "Charter(\"https://a.de\")");
    assert_eq!(format!("{FLEET:?}"), "Fleet { len: 2, .. }");
    assert_eq!(
        format!("{:?}", FIRST.html()),
        "Page { url: \"https://a.de\", kind: Charter, format: Html, language: \"fr\" }"
    );
}

#[test]
fn handles_are_small() {
    let word = size_of::<usize>();
    assert_eq!(size_of::<Fleet>(), word);
    assert!(size_of::<Charter<'_>>() <= 6 * word);
    assert!(size_of::<Page<'_>>() <= 12 * word);
}
