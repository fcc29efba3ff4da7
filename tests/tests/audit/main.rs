//! The audit: observed cookies compared with a charter in both directions.

mod entries;
mod hostile;
mod reports;

use std::panic::catch_unwind;

use charte::Storage;
use charte::audit::{Audit, Excess, Gap};
use charte::guard::{Attribute, FindingKind, Lifetime, Occasion, Scope, Seen};

charte::charters! {
    /// A shop whose cookies a program and a browser can all set.
    mod fleet = "audit/fleet.toml";
}

const CHARTER: charte::Charter<'static> = fleet::FLEET.get("shop.example.org");

/// The headers of a program that sets exactly the declared cookies.
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
fn a_program_that_sets_exactly_the_declared_cookies() {
    let audit = audit();
    audit.assert_declared();
    audit.assert_complete();
}

#[test]
fn undeclared_cookies_are_excesses() {
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
fn declared_cookies_that_were_not_seen_are_gaps() {
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
fn stricter_lifetimes_and_attributes_are_gaps() {
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
fn gated_cookies_after_a_refusal_are_excesses() {
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
fn items_are_gaps_only_in_reports_of_browser_storage() {
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
fn a_cookie_jar_has_lifetimes_and_domains() {
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

/// The host is that of the charter, or that of the occasion.
#[test]
fn headers_on_other_occasions() {
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

#[test]
fn an_audit_without_observations_does_not_pass() {
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
    // After a refusal, exempt cookies are still expected.
    let refused = Audit::new(CHARTER).granting(&[]);
    assert_eq!(message(move || refused.assert_declared()), expected);
}
