//! A fleet whose cookies exercise every rule of the guard, and the invariants of the guard for any header.
//!
//! [`check_set_cookie`] is the body of a fuzz target; `tests/hostile_set_cookie.rs` runs it over random headers.

mod literal;

use charte::guard::{FindingKind, Findings, Lifetime, Occasion, ReceivedCookie, check};

charte::charters! {
    /// Two platforms with the same cookies.
    pub mod fleet = "guard/fleet.toml";
}

/// Checks a header against each charter, with and without consent, and then the invariants of the findings.
///
/// # Panics
/// If an invariant does not hold.
pub fn check_set_cookie(header: &[u8]) {
    let parsed = ReceivedCookie::parse(header);
    assert_eq!(
        parsed,
        literal::parse(header),
        "the guard parses the header otherwise than RFC 6265bis"
    );
    for charter in fleet::FLEET {
        let occasion = Occasion {
            host: charter.ascii_host(),
            path: "/basket/add",
            now: 1_767_225_600, // 2026-01-01T00:00:00Z
        };
        let refused: Vec<_> = check(&charter, header, &occasion, |_| false).collect();
        let granted: Vec<_> = check(&charter, header, &occasion, |_| true).collect();
        findings_are_log_lines(check(&charter, header, &occasion, |_| false));
        let without = refused
            .iter()
            .filter(|finding| finding.kind != FindingKind::WithoutConsent);
        assert!(
            without.eq(&granted),
            "consent removes other findings than `WithoutConsent`"
        );
        match parsed {
            Err(_) => assert_eq!(
                refused.len(),
                1,
                "a header that browsers ignore has one finding"
            ),
            Ok(cookie) => {
                let is_deletion = cookie.lifetime(occasion.now) == Lifetime::Deleted;
                assert!(
                    refused.is_empty() || !is_deletion,
                    "a deletion has a finding"
                );
                let is_declared = charter
                    .cookies()
                    .iter()
                    .any(|declared| declared.pattern || declared.name.as_bytes() == cookie.name);
                assert!(
                    is_declared || is_deletion || !granted.is_empty(),
                    "an undeclared cookie has no finding"
                );
            }
        }
    }
}

/// Checks that each finding fits into one line of a log.
fn findings_are_log_lines(findings: Findings<'_>) {
    for finding in findings {
        let sentence = finding.to_string();
        let is_line = sentence.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        assert!(is_line && sentence.len() < 1000, "{sentence:?}");
    }
}
