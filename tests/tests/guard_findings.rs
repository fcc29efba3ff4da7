//! The findings of the guard, compared with `tests/guard/cases/*.txt`: every finding is below its header.
//!
//! A line `@ host path category ...` is the request of the headers below it, and the categories with consent.
//! Bless with `BLESS=1 cargo test -p charte-tests --test guard_findings`.

use charte::guard::{
    Attribute, Finding, FindingKind, Lifetime, Occasion, Scope, Seen, check, check_seen,
};
use charte_tests::guarded::fleet;
use charte_tests::headers;

const CHARTER: charte::Charter<'static> = fleet::FLEET.get("shop.example.org");
const NOW: i64 = 1_767_225_600; // 2026-01-01T00:00:00Z

#[test]
fn findings_equal_the_files() {
    let (mut host, mut path, mut granted) = (String::new(), String::new(), Vec::new());
    headers::compare("guard/cases", |line| {
        if let Some(request) = line.strip_prefix("@ ") {
            let mut words = request.split(' ').map(str::to_owned);
            host = words.next().expect("a host");
            path = words.next().expect("a path");
            granted = words.collect();
        }
        let Some(header) = headers::header(line) else {
            return Vec::new();
        };
        let occasion = Occasion {
            host: &host,
            path: &path,
            now: NOW,
        };
        let is_granted = |category: &str| granted.iter().any(|granted| granted == category);
        let findings = check(&CHARTER, &header, &occasion, is_granted);
        let mut printed: Vec<_> = findings.map(|finding| finding.to_string()).collect();
        if printed.is_empty() {
            printed.push("right".to_owned());
        }
        printed
    });
}

#[test]
fn a_finding_has_public_fields() {
    let occasion = Occasion {
        host: "shop.example.org",
        path: "/",
        now: NOW,
    };
    let header = "_pk_id=1; Max-Age=63072000";
    let findings: Vec<Finding<'_>> = check(&CHARTER, header, &occasion, |_| false).collect();
    let kinds: Vec<_> = findings.iter().map(|finding| finding.kind).collect();
    let expected = [
        FindingKind::WithoutConsent,
        FindingKind::Longer,
        FindingKind::Weaker(Attribute::Secure),
    ];
    assert_eq!(kinds, expected);
    for finding in findings {
        assert_eq!(finding.seen.name, b"_pk_id");
        assert_eq!(finding.seen.lifetime, Some(Lifetime::Seconds(63_072_000)));
        let declared = finding.declared.expect("a pattern declares it");
        assert_eq!((declared.name, declared.category), ("_pk_*", "audience"));
    }
}

#[test]
fn only_gated_cookies_need_consent() {
    let occasion = Occasion {
        host: "shop.example.org",
        path: "/",
        now: NOW,
    };
    for header in ["sid=1", "_ga=1", "_pk_test=1", "a\0=b"] {
        let findings = check(&CHARTER, header, &occasion, |category| {
            panic!("{header}: {category}")
        });
        assert!(findings.count() > 0 || header.starts_with("_pk_test"));
    }
    let mut requested = Vec::new();
    let _ = check(&CHARTER, "_pk_video_1=1", &occasion, |category| {
        requested.push(category.to_owned());
        true
    });
    assert_eq!(requested, ["video"]);
}

#[test]
fn unknown_facts_have_no_finding() {
    let kinds = |seen: Seen<'_>| {
        let findings = check_seen(&CHARTER, seen, |_| true);
        findings.map(|finding| finding.kind).collect::<Vec<_>>()
    };
    assert_eq!(kinds(Seen::named(b"sid")), []);
    assert_eq!(kinds(Seen::named(b"_ga")), [FindingKind::Undeclared]);
    let seen = Seen {
        scope: Some(Scope::Domain(b"org")),
        lifetime: Some(Lifetime::Seconds(31_557_600 + 3 * 86_400 + 61)),
        ..Seen::named(b"lang")
    };
    assert_eq!(
        kinds(seen),
        [FindingKind::Longer, FindingKind::Weaker(Attribute::Domain)]
    );
    let seen = Seen {
        imprecision: 61,
        scope: Some(Scope::Host(b"club.example.org")),
        ..seen
    };
    assert_eq!(kinds(seen), []);
}

/// The guard and `Charter::cookie` choose the same declaration: the most exact one.
#[test]
fn the_guard_and_the_charter_find_the_same_declaration() {
    for (name, declared) in [
        ("_pk_id", "_pk_*"),
        ("_pk_video_1", "_pk_video_*"),
        ("_pk_test", "_pk_test"),
    ] {
        let found = CHARTER.cookie(name).map(|cookie| cookie.name);
        assert_eq!(found, Some(declared));
    }
}
