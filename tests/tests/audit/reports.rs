//! The reports of browsers and of tools.

use charte::audit::Audit;

use super::{CHARTER, sentences};

/// `inspection.json` as version 2.1.2 writes it: cookies of the browser, one that a script set and that has
/// expired, and one of a third party.
#[test]
fn the_report_of_the_website_evidence_collector() {
    let mut audit = Audit::new(CHARTER);
    let report = include_str!("../../audit/inspection.json");
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
    // An empty `localStorage` counts as inspected.
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
fn unknown_and_malformed_reports_are_refused() {
    let unknown = "the report is of no known kind: it is no list of cookies, and has neither \
                   `cookies` (a browser, Playwright, the website evidence collector) nor `value` \
                   (WebDriver) nor `result` (DevTools protocol) nor `log` (HAR)";
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
            "the report is neither JSON nor a cookies.txt: a line has 7 fields with tabs between them, \
             and this one has 3 at line 2, column 1",
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
        let reported = audit.report(text).expect_err(text).to_string();
        assert_eq!(reported, error);
        assert!(audit.excesses().is_empty(), "a refused report adds nothing");
    }
    let mut audit = Audit::new(CHARTER);
    let odd = r#"{"cookies": [{"name": "choice", "domain": null, "path": null, "secure": null,
        "expires": 1e300, "expiresDays": null, "session": null}], "localStorage": null}"#;
    audit.report(odd).expect("a null is an unknown fact");
    audit.assert_declared();
}
