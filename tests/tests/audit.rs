//! What was seen, compared with a charter in both directions.

use std::panic::catch_unwind;

use charte::Storage;
use charte::audit::{Audit, Excess, Gap};
use charte::guard::{Attribute, FindingKind, Lifetime, Occasion, Scope, Seen};
use charte_tests::guarded::fleet;

const CHARTER: charte::Charter<'static> = fleet::FLEET.get("shop.example.org");

/// The headers of a program that does what its charter says.
const HEADERS: [&str; 9] = [
    "sid=1; Path=/; Secure; HttpOnly; SameSite=Lax",
    "__Host-csrf=1; Secure; Path=/; SameSite=Strict; Max-Age=43200",
    "lang=fr; Domain=example.org; Path=/; Max-Age=31536000",
    "choice=1; Max-Age=15552000",
    "basket=1; Path=/basket; Secure",
    "basket=1; Path=/club; HttpOnly",
    "_pk_id.1=1; Secure; Max-Age=34187400",
    "_pk_video_1=1; Max-Age=1800",
    "_pk_test=1",
];
const EMBED: &str = "embed=1; Secure; SameSite=None; Partitioned; Max-Age=86400";

fn audit() -> Audit<'static> {
    let mut audit = Audit::new(CHARTER);
    for header in HEADERS.iter().chain([&EMBED]) {
        audit.set_cookie(header);
    }
    audit
}

fn sentences(of: impl IntoIterator<Item = impl ToString>) -> Vec<String> {
    of.into_iter().map(|said| said.to_string()).collect()
}

fn message(assertion: impl FnOnce() + std::panic::UnwindSafe) -> String {
    let panic = catch_unwind(assertion).expect_err("it does not hold");
    *panic.downcast().expect("a message")
}

#[test]
fn a_program_that_does_what_its_charter_says() {
    let audit = audit();
    audit.assert_declared();
    audit.assert_complete();
}

#[test]
fn beyond_the_charter() {
    let mut audit = audit();
    audit.set_cookie("_ga=1; Max-Age=63072000");
    audit.set_cookie("_ga=2; Max-Age=63072000");
    audit.set_cookie("_gid=; Max-Age=0");
    audit.set_cookie("sid=1; Path=/; HttpOnly; SameSite=Lax; Max-Age=1209600");
    audit.stored(Storage::LocalStorage, "contrast");
    audit.stored(Storage::LocalStorage, "cache");
    audit.stored(Storage::SessionStorage, "contrast");
    let excesses = audit.excesses();
    assert_eq!(excesses.len(), 6);
    assert!(
        matches!(&excesses[0], Excess::Cookie(finding) if finding.kind == FindingKind::Undeclared)
    );
    audit.assert_complete();
    assert_eq!(
        message(move || audit.assert_declared()),
        "what was seen is not what the charter declares (https://shop.example.org):\n  \
         - the charter does not declare `cache` in local-storage\n  \
         - the charter does not declare `contrast` in session-storage\n  \
         - the charter does not declare the cookie `_ga`\n  \
         - the cookie `sid` is not `Secure`; its charter declares that it is\n  \
         - the cookie `sid` lives for 14 days; its charter declares `session`"
    );
}

#[test]
fn short_of_the_charter() {
    let mut audit = Audit::new(CHARTER);
    for header in &HEADERS[1..8] {
        audit.set_cookie(header);
    }
    audit.set_cookie("sid=; Max-Age=0");
    audit.set_cookie("_pk_test=1; SameSite=None"); // browsers ignore it
    assert_eq!(
        message(move || audit.assert_complete()),
        "what the charter declares is not what was seen (https://shop.example.org):\n  \
         - the cookie `_pk_test` was never seen\n  \
         - the cookie `embed` was never seen\n  \
         - the cookie `sid` was never seen"
    );
}

#[test]
fn other_lives_and_attributes_than_declared() {
    let mut audit = Audit::new(CHARTER);
    for header in [
        "lang=fr; Path=/de; Secure; Max-Age=60",
        "lang=fr; Path=/fr; Secure",
        "_pk_1=1; Secure",
        "_pk_2=1; Secure; Max-Age=34187400",
        EMBED,
        "sid=1; Path=/; Secure; HttpOnly; SameSite=Strict",
    ] {
        audit.set_cookie(header);
    }
    let gaps = audit.gaps();
    let of = |name: &str| {
        let of = gaps.iter().filter(|gap| match gap {
            Gap::NeverSeen(cookie) | Gap::Shorter(cookie) | Gap::Stricter(cookie, _) => {
                cookie.name == name
            }
            _ => false,
        });
        sentences(of)
    };
    assert_eq!(
        of("lang"),
        [
            "the cookie `lang` lives shorter than the declared `12 months`",
            "the cookie `lang` has a stricter `Domain` than declared",
            "the cookie `lang` has a stricter `Path` than declared",
            "the cookie `lang` has a stricter `Secure` than declared",
        ]
    );
    assert_eq!(
        of("sid"),
        ["the cookie `sid` has a stricter `SameSite` than declared"]
    );
    assert_eq!(
        of("_pk_video_*"),
        ["a cookie of the pattern `_pk_video_*` was never seen"]
    );
    for name in ["_pk_*", "embed", "contrast", "pixel"] {
        assert_eq!(of(name), [""; 0], "{name}");
    }
    let stricter = gaps.iter().find(|gap| matches!(gap, Gap::Stricter(..)));
    assert!(matches!(
        stricter,
        Some(Gap::Stricter(_, Attribute::SameSite))
    ));
}

#[test]
fn a_visitor_who_refuses() {
    let mut refused = Audit::new(CHARTER).granting(&[]);
    for header in HEADERS {
        refused.set_cookie(header);
    }
    let excesses = sentences(refused.excesses());
    let sentence = |name: &str, category: &str| {
        format!(
            "the cookie `{name}` of the category `{category}` is set without the visitor's consent"
        )
    };
    let expected = [
        sentence("_pk_id.1", "audience"),
        sentence("_pk_video_1", "video"),
    ];
    assert_eq!(excesses, expected);
    refused.assert_complete();

    let mut granted = Audit::new(CHARTER).granting(&["audience"]);
    for header in HEADERS {
        granted.set_cookie(header);
    }
    assert_eq!(sentences(granted.excesses()), expected[1..]);
    granted.assert_complete();
}

#[test]
fn items_are_missed_where_they_were_looked_for() {
    let mut audit = audit();
    audit.assert_complete();
    audit
        .report(r#"{"cookies": [], "localStorage": {}}"#)
        .expect("a report");
    let gaps = sentences(audit.gaps());
    assert_eq!(
        gaps,
        ["the item `contrast` was never seen in local-storage"]
    );
    audit.stored(Storage::LocalStorage, "contrast");
    audit.assert_complete();
}

#[test]
fn a_jar_tells_what_it_knows() {
    let mut audit = Audit::new(CHARTER);
    for (name, domain, life) in [
        ("sid", "shop.example.org", Lifetime::Session),
        ("lang", "example.org", Lifetime::Seconds(31_557_600)),
        ("lang", "org", Lifetime::Seconds(63_115_200)),
    ] {
        audit.cookie(&Seen {
            scope: Some(Scope::Domain(domain.as_bytes())),
            lifetime: Some(life),
            ..Seen::named(name.as_bytes())
        });
    }
    assert_eq!(
        sentences(audit.excesses()),
        [
            "the cookie `lang` lives for 730.5 days; its charter declares `12 months`",
            "the cookie `lang` has `Domain=org`; its charter declares `Domain=example.org`",
        ]
    );
}

/// The host is that of the charter, or of the occasion.
#[test]
fn headers_of_other_occasions() {
    let mut audit = Audit::new(CHARTER).at("club.example.org");
    audit.set_cookie("choice=1; Domain=club.example.org");
    let occasion = Occasion {
        host: "shop.example.org",
        path: "/basket/add",
        now: 1_767_225_600,
    };
    let header = "basket=1; Secure; Expires=Fri, 02 Jan 2026 00:00:00 GMT";
    audit.set_cookie_on(&occasion, header);
    audit.assert_declared();
    audit.set_cookie("choice=1; Domain=shop.example.org");
    let excesses = sentences(audit.excesses());
    let sentence =
        "browsers ignore the cookie `choice`: its `Domain` is neither the host nor above it";
    assert_eq!(excesses, [sentence]);
}

/// The shape of `inspection.json`, as version 2.1.2 writes it: cookies of the browser, one that a
/// script set and that is gone, one of somebody else.
#[test]
fn the_report_of_the_website_evidence_collector() {
    let mut audit = Audit::new(CHARTER);
    let report = include_str!("../audit/inspection.json");
    audit.report(report).expect("a report");
    assert_eq!(
        sentences(audit.excesses()),
        [
            "the cookie `lang` lives for 400 days; its charter declares `12 months`",
            "the charter does not declare the cookie `VISITOR_INFO1_LIVE`",
            "the cookie `embed` is not `Partitioned`; its charter declares that it is",
            "the charter does not declare `yt-player` in local-storage",
        ]
    );
    let gaps = sentences(audit.gaps());
    for never_seen in ["__Host-csrf", "choice", "_pk_test"] {
        let sentence = format!("the cookie `{never_seen}` was never seen");
        assert!(gaps.contains(&sentence), "{gaps:?}");
    }
    assert!(
        !gaps
            .iter()
            .any(|gap| gap.contains("contrast") || gap.contains("_pk_*"))
    );
}

#[test]
fn the_cookies_of_a_browser() {
    let mut audit = Audit::new(CHARTER);
    let cookies = r#"[
        {"name": "sid", "value": "1", "domain": "shop.example.org", "path": "/", "expires": -1,
         "httpOnly": true, "secure": true, "sameSite": "Lax"},
        {"name": "_pk_test", "value": "1", "domain": ".example.org", "path": "/",
         "expires": 33000000000.5, "httpOnly": false, "secure": false}
    ]"#;
    audit.report(cookies).expect("a list of cookies");
    let excesses = sentences(audit.excesses());
    assert_eq!(excesses.len(), 1);
    assert!(
        excesses[0].starts_with("the cookie `_pk_test` lives for "),
        "{excesses:?}"
    );
}

/// Playwright's `storageState`, as version 1.58 writes it.
#[test]
fn storage_state_ignored() {
    let mut audit = Audit::new(CHARTER);
    let state = r#"{
        "cookies": [
            {"name": "sid", "value": "1", "domain": "shop.example.org", "path": "/", "expires": -1,
             "httpOnly": true, "secure": true, "sameSite": "Lax"}
        ],
        "origins": [
            {"origin": "https://shop.example.org",
             "localStorage": [{"name": "contrast", "value": "high"}, {"name": "cache", "value": "1"}],
             "indexedDB": [{"name": "offline", "version": 1, "stores": []}]}
        ]
    }"#;
    audit.report(state).expect("a state");
    assert_eq!(
        sentences(audit.excesses()),
        [
            "the charter does not declare `cache` in local-storage",
            "the charter does not declare `offline` in indexed-db",
        ]
    );
    // Where no item is, `localStorage` was looked at too.
    let mut audit = Audit::new(CHARTER);
    let state = r#"{"cookies": [], "origins": []}"#;
    audit.report(state).expect("a state");
    let gap = "the item `contrast` was never seen in local-storage";
    assert!(sentences(audit.gaps()).contains(&gap.to_owned()));
}

/// `WebDriver`, section 14.1: `expiry` in seconds, absent for a session cookie. Selenium gives the list
/// alone.
#[test]
fn the_cookies_of_webdriver() {
    let list = r#"[
        {"name": "sid", "value": "1", "domain": "shop.example.org", "path": "/", "httpOnly": true,
         "secure": true, "sameSite": "Lax"},
        {"name": "_pk_test", "value": "1", "domain": ".example.org", "path": "/", "httpOnly": false,
         "secure": false, "sameSite": "None", "expiry": 33000000000}
    ]"#;
    for report in [list.to_owned(), format!(r#"{{"value": {list}}}"#)] {
        let mut audit = Audit::new(CHARTER);
        audit.report(&report).expect("a list of cookies");
        let excesses = sentences(audit.excesses());
        assert_eq!(excesses.len(), 1, "{excesses:?}");
        assert!(excesses[0].starts_with("the cookie `_pk_test` lives for "));
    }
}

#[test]
fn the_headers_of_a_har() {
    let mut audit = Audit::new(CHARTER);
    let har = r#"{"log": {"version": "1.2", "entries": [
        {"startedDateTime": "2026-01-01T01:00:00.500+01:00",
         "request": {"method": "GET", "url": "https://shop.example.org/basket/add?x=1"},
         "response": {"status": 200, "cookies": [{"name": "basket", "value": "1"}], "headers": [
            {"name": "Content-Type", "value": "text/html"},
            {"name": "set-cookie", "value": "basket=1; Secure\n_pk_video_1=1; Expires=Thu, 01 Jan 2026 00:30:00 GMT"},
            {"name": "Set-Cookie", "value": "sid=1; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60"}
         ]}},
        {"startedDateTime": "2026-01-01T00:00:01Z",
         "request": {"method": "GET", "url": "https://counters.example"},
         "response": {"status": 200, "cookies": [{"name": "_ga", "value": "1"}], "headers": []}}
    ]}}"#;
    audit.report(har).expect("a HAR");
    assert_eq!(
        sentences(audit.excesses()),
        [
            "the cookie `sid` lives for 60 seconds; its charter declares `session`",
            "the charter does not declare the cookie `_ga`",
        ]
    );
}

#[test]
fn the_cookies_of_a_cookies_txt() {
    let mut audit = Audit::new(CHARTER);
    let jar = "# Netscape HTTP Cookie File\n\n\
        #HttpOnly_shop.example.org\tFALSE\t/\tTRUE\t0\tsid\t31d4\n\
        .example.org\tTRUE\t/\tFALSE\t33000000000\t_pk_test\t1\n\
        shop.example.org\tFALSE\t/\tFALSE\t0\t_ga\t\n";
    audit.report(jar).expect("a cookies.txt");
    let excesses = sentences(audit.excesses());
    assert_eq!(excesses.len(), 2, "{excesses:?}");
    assert!(excesses[0].starts_with("the cookie `_pk_test` lives for "));
    assert_eq!(excesses[1], "the charter does not declare the cookie `_ga`");
    let never_seen = "the cookie `sid` was never seen".to_owned();
    assert!(!sentences(audit.gaps()).contains(&never_seen));
}

#[test]
fn an_audit_that_saw_nothing() {
    let expected = "the audit saw nothing, and the charter declares something \
                    (https://shop.example.org):\n  \
                    - give it the headers, the report or the cookies of a visit; for a visit \
                    without any, assert `saw_nothing()`";
    let mut audit = Audit::new(CHARTER);
    audit.report(r#"{"cookies":[]}"#).expect("a report");
    assert!(audit.saw_nothing());
    let complete = audit.clone();
    assert_eq!(message(move || complete.assert_complete()), expected);
    assert_eq!(message(move || audit.assert_declared()), expected);
    // Who refuses may still have what is exempt.
    let refused = Audit::new(CHARTER).granting(&[]);
    assert_eq!(message(move || refused.assert_declared()), expected);
}

#[test]
fn what_is_no_report() {
    let unknown = "the report is of no known kind: it is no list of cookies, and has neither \
                   `cookies` (a browser, Playwright, the website evidence collector) nor `value` \
                   (WebDriver) nor `log` (HAR)";
    for (text, error) in [
        (
            "",
            "the report is neither JSON nor a cookies.txt: EOF while parsing a value at line 1, \
             column 0",
        ),
        (
            "{\"cookies\": [}",
            "the report is neither JSON nor a cookies.txt: expected value at line 1, column 14",
        ),
        (
            "# Netscape HTTP Cookie File\nshop.example.org\tFALSE\t/\n",
            "the report is neither JSON nor a cookies.txt: expected value at line 1, column 1",
        ),
        ("{}", unknown),
        ("3", unknown),
        (r#"{"cookie": []}"#, unknown),
        (r#"{"cookies": null}"#, unknown),
        (
            r#"{"cookies": {}}"#,
            "the report does not have a list at `cookies`",
        ),
        (
            r#"{"value": {"error": "no such window"}}"#,
            "the report does not have a list at `value`",
        ),
        (
            r#"[{"name": "sid"}, {"value": "1"}]"#,
            "the report does not have anything at `[1].name`",
        ),
        (
            r#"{"cookies": [{"name": 1}]}"#,
            "the report does not have a text at `cookies[0].name`",
        ),
        ("[1]", "the report does not have anything at `[0].name`"),
        (
            r#"[{"name": "sid", "expires": "soon"}]"#,
            "the report does not have a date of ISO 8601 at `[0].expires`",
        ),
        (
            r#"[{"name": "sid", "expiry": true}]"#,
            "the report does not have a number at `[0].expiry`",
        ),
        (
            r#"[{"name": "sid", "secure": "yes"}]"#,
            "the report does not have true or false at `[0].secure`",
        ),
        (
            r#"{"cookies": [], "localStorage": [1]}"#,
            "the report does not have an object at `localStorage`",
        ),
        (
            r#"{"cookies": [], "origins": [{"localStorage": [{"key": "a"}]}]}"#,
            "the report does not have anything at `origins[0].localStorage[0].name`",
        ),
        (
            r#"{"log": {"entries": [{"request": {"url": "https://a.example"},
                "startedDateTime": "today"}]}}"#,
            "the report does not have a date of ISO 8601 at `log.entries[0].startedDateTime`",
        ),
    ] {
        let mut audit = Audit::new(CHARTER);
        let told = audit.report(text).expect_err(text).to_string();
        assert_eq!(told, error);
        assert!(audit.excesses().is_empty(), "nothing is taken in");
    }
    let mut audit = Audit::new(CHARTER);
    let odd = r#"{"cookies": [{"name": "choice", "domain": null, "path": null, "secure": null,
        "expires": 1e300, "expiresDays": null, "session": null}], "localStorage": null}"#;
    audit.report(odd).expect("what is null is not known");
    audit.assert_declared();
}
