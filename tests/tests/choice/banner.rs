//! The banner: when it asks, what it confirms, and where its answer leads.

use std::hint::black_box;

use allocation_counter::measure;
use charte::choice::{Decision, Decoder, Question, handle};
use charte::{Charter, PageKind, Visit};

use crate::{A, NOW, post, stored};

charte::charters! {
    /// Shops whose call names one format.
    mod short = "crates/texts/choice.toml", formats = [text];
    /// The five portals, which ask nothing.
    mod portals = "../policies";
    /// A template for tenants.
    mod tenants = "crates/texts/tenants";
}

/// What a visit of a shop shows.
fn kind(headers: &[(&str, &str)], now: u64) -> Option<PageKind> {
    let visit = Visit::new(A, headers, now);
    visit.banner("en", "/").map(|banner| banner.kind())
}

#[test]
fn a_visit_asks_once_and_then_confirms_for_a_minute() {
    let (set, _) = post("choice=refuse", &[]);
    let refused = stored(&set);
    let (set, _) = post("choice=choose&category=video", &[]);
    let chosen = stored(&set);
    let asks = Some(PageKind::Banner);
    let confirms = Some(PageKind::Confirmation);
    for (cookie, age, expected) in [
        ("", 0, asks),
        ("theme=dark", 0, asks),
        (&refused, 0, confirms),
        (&chosen, 0, confirms),
        (&chosen, 59, confirms),
        (&chosen, 60, None),
        (&refused, 60, None),
        // Longer than a refusal is kept, and than any choice.
        (&refused, 100 * 86_400, asks),
        (&chosen, 100 * 86_400, None),
        (&chosen, 200 * 86_400, asks),
    ] {
        let now = NOW + age;
        assert_eq!(kind(&[("Cookie", cookie)], now), expected, "{cookie} {age}");
    }
    // The clock of another server is a little ahead.
    assert_eq!(kind(&[("Cookie", &chosen)], NOW - 120), confirms);
    // A signal refuses for the visitor, whatever is stored.
    for cookie in ["", &refused, &chosen] {
        assert_eq!(kind(&[("Cookie", cookie), ("Sec-GPC", "1")], NOW), None);
    }
    // The policy respects no other signal.
    assert_eq!(kind(&[("DNT", "1")], NOW), asks);
}

/// The policy of the portals gates nothing.
#[test]
fn nothing_to_ask_is_no_banner() {
    let visit = Visit::new(portals::DATA_ISSY_COM, "", NOW);
    assert!(visit.banner("fr", "/").is_none());
}

/// Another consent manager asks by itself.
#[test]
fn a_visit_of_another_consent_manager_has_no_banner() {
    struct Theirs;
    impl Decoder for Theirs {
        fn decode(&self, value: &str, _: &Question<'_>) -> Option<Decision> {
            (value == "no").then_some(Decision::refusal(NOW))
        }
    }
    for header in ["", "cookies_preferences=no"] {
        let visit = Visit::decoded(A, header, NOW, &Theirs);
        assert!(visit.banner("en", "/").is_none(), "{header}");
    }
}

/// A call that names only some formats cannot lose the question.
#[test]
fn a_call_has_the_banner_whatever_formats_it_names() {
    let visit = Visit::new(short::FLEET.get("a.example"), "", NOW);
    assert!(visit.banner("en", "/").is_some());
}

#[test]
fn the_way_back_is_checked_and_escaped() {
    for (back, value) in [
        ("/", "/"),
        ("/news?page=2&lang=fr", "/news?page=2&amp;lang=fr"),
        (
            "/\"><script>alert('1')</script>",
            "/&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;",
        ),
        // No way back: the answer leads to the preferences page.
        ("", ""),
        ("news", ""),
        ("//evil.example", ""),
        ("/\\evil.example", ""),
        ("/\t/evil.example", ""),
        ("/a b", ""),
        ("/caf\u{e9}", ""),
        ("https://evil.example/", ""),
        (&"/".repeat(2), ""),
        (&format!("/{}", "a".repeat(2_048)), ""),
    ] {
        let visit = Visit::new(A, "", NOW);
        let banner = visit.banner("en", back).expect("it asks").to_string();
        let field = format!("<input type=\"hidden\" name=\"back\" value=\"{value}\">");
        assert!(banner.contains(&field), "{back}: {banner}");
    }
}

/// The answer to the banner leads back, and the next page confirms it.
#[test]
fn an_answer_to_the_banner_leads_back() {
    let visit = Visit::new(A, "", NOW);
    let banner = visit.banner("en", "/news?page=2&a=b").expect("it asks");
    let banner = banner.to_string();
    for (label, choice) in [("Refuse all", "refuse"), ("Accept all", "accept")] {
        let button = format!("name=\"choice\" value=\"{choice}\">{label}</button>");
        assert!(banner.contains(&button), "{banner}");
        let (_, revision) = banner
            .split_once("name=\"revision\" value=\"")
            .expect("the revision");
        let body = format!(
            "revision={}&back=%2Fnews%3Fpage%3D2%26a%3Db&choice={choice}",
            &revision[..32]
        );
        let outcome = handle(Visit::new(A, &crate::OWN, NOW), "POST", body.as_bytes());
        assert_eq!(outcome.location(), Some("/news?page=2&a=b"));
        let cookie = outcome.set_cookies().next().expect("the choice");
        let pair = format!("{}={}", cookie.name(), cookie.value());
        let next = Visit::new(A, pair.as_str(), NOW + 1);
        let shown = next.banner("en", "/news").expect("it confirms");
        assert!(shown.to_string().contains(">Your choice is saved.</p>"));
    }
}

/// A language that the policy does not publish is no reason to ask nothing.
#[test]
fn the_banner_has_the_language_of_the_policy_if_it_has_no_other() {
    let visit = Visit::new(A, "", NOW);
    for language in ["en", "EN", "fr", ""] {
        let banner = visit.banner(language, "/").expect("it asks");
        assert_eq!(banner.language(), "en", "{language}");
    }
}

/// The whole banner of a tenant that is known only at run time.
#[test]
fn the_banner_of_a_tenant() {
    let url = String::from("https://www.one.owner.fr");
    let values = tenants::Values { platform_url: &url };
    let tenant = tenants::templates::TENANT.charter(values).expect("a URL");
    let visit = Visit::new(tenant, "", NOW);
    let banner = visit.banner("en", "/a?b=1&c=2").expect("it asks");
    let revision = tenant.consent_revision();
    let text = banner.to_string();
    let shown = text
        .split_once("name=\"shown\" value=\"")
        .expect("a hash")
        .1;
    let shown = &shown[..32];
    assert!(
        shown.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{shown}"
    );
    let expected = format!(
        "<aside class=\"charte-banner\" aria-labelledby=\"charte-banner\" lang=\"en\">\n\
         <p id=\"charte-banner\">Your choices about cookies</p>\n\
         <p>With your consent, this site keeps or reads information on your device for the purposes \
         below. You can change your mind at any time.</p>\n\
         <ul>\n<li><strong>Audience</strong></li>\n</ul>\n\
         <p>Controller: Us<br>\n<a href=\"/cookies\">Providers (1)</a></p>\n\
         <form class=\"charte-actions\" method=\"post\" action=\"/cookies\">\n\
         <input type=\"hidden\" name=\"revision\" value=\"{revision}\">\n\
         <input type=\"hidden\" name=\"shown\" value=\"{shown}\">\n\
         <input type=\"hidden\" name=\"back\" value=\"/a?b=1&amp;c=2\">\n\
         <button class=\"charte-button\" type=\"submit\" name=\"choice\" value=\"refuse\">Refuse all</button>\n\
         <button class=\"charte-button\" type=\"submit\" name=\"choice\" value=\"accept\">Accept all</button>\n\
         <a class=\"charte-button\" href=\"/cookies\">Manage my choices</a>\n\
         </form>\n</aside>\n"
    );
    assert_eq!(text, expected);
    assert_eq!(banner.len(), expected.len());
}

/// Pages with another way back are other pages.
#[test]
fn the_content_hash_covers_the_way_back() {
    let visit = Visit::new(A, "", NOW);
    let hash = |back| visit.banner("en", back).expect("it asks").content_hash();
    assert_eq!(hash("/a"), hash("/a"));
    assert_ne!(hash("/a"), hash("/b"));
    assert_eq!(hash(""), hash("//evil.example"), "neither is a way back");
}

/// A visit with its banner, copied into a buffer, allocates nothing.
#[test]
fn a_banner_allocates_nothing() {
    let mut buffer = [0; 4_096];
    for (charter, is_shown) in [(A, true), (portals::DATA_ISSY_COM, false)] {
        let charter: Charter<'_> = charter;
        let count = measure(|| {
            let visit = Visit::new(black_box(charter), black_box("theme=dark"), NOW);
            let banner = visit.banner("en", black_box("/news?page=2&a=b"));
            assert_eq!(banner.is_some(), is_shown);
            if let Some(banner) = banner {
                black_box(banner.copy_to(&mut buffer).expect("it fits"));
            }
        });
        assert_eq!(count.count_total, 0);
    }
}

/// What the banner adds to a page, with its style in the page.
#[test]
fn a_page_with_the_banner_is_at_most_800_bytes_longer_on_the_wire() {
    use std::io::Write as _;

    const TOWN: Charter<'static> = charte::charter!("../policies/town/town.toml");
    const EXEMPLARY: Charter<'static> = charte::charter!("../policies/exemplary/cookies.toml");
    let compressed = |page: &str| {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        gzip.write_all(page.as_bytes()).expect("memory");
        gzip.finish().expect("memory").len()
    };
    for (charter, languages) in [(TOWN, &["en"][..]), (EXEMPLARY, &["fr", "en"])] {
        for language in languages {
            // A page of a site has its own words.
            let page = portals::DATA_ISSY_COM.html().to_string();
            let visit = Visit::new(charter, "", NOW);
            let banner = visit.banner(language, "/news?page=2&a=b").expect("it asks");
            let banner = format!("<body>\n{banner}");
            let style = format!("{}</style>", charte::choice::BANNER_STYLE);
            let with = page
                .replacen("<body>\n", &banner, 1)
                .replacen("</style>", &style, 1);
            assert_ne!(page, with);
            let added = compressed(&with) - compressed(&page);
            assert!(added <= 800, "{language}: {added} bytes");
        }
    }
}
