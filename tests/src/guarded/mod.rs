//! A fleet whose cookies try every rule of the guard, and what the guard keeps, whatever the header.
//!
//! [`check_set_cookie`] is made to be the body of a fuzz target; `tests/hostile_set_cookie.rs` runs it over headers that
//! throw dice.

mod literal;

use charte::guard::{FindingKind, Findings, Lifetime, Occasion, ReceivedCookie, check};

charte::charters! {
    /// Two platforms with the same cookies.
    pub mod fleet = "guard/fleet.toml";
}

/// Judges a header by a charter, with and without consent, and checks what was promised.
///
/// # Panics
/// With the promise that is broken.
pub fn check_set_cookie(header: &[u8]) {
    let parsed = ReceivedCookie::parse(header);
    assert_eq!(
        parsed,
        literal::parse(header),
        "another reading of the text"
    );
    for charter in fleet::FLEET {
        let occasion = Occasion {
            host: charter.ascii_host(),
            path: "/basket/add",
            now: 1_767_225_600, // 2026-01-01T00:00:00Z
        };
        let refused: Vec<_> = check(&charter, header, &occasion, |_| false).collect();
        let granted: Vec<_> = check(&charter, header, &occasion, |_| true).collect();
        told(check(&charter, header, &occasion, |_| false));
        let without = refused
            .iter()
            .filter(|finding| finding.kind != FindingKind::WithoutConsent);
        assert!(without.eq(&granted), "consent changes one finding");
        match parsed {
            Err(_) => assert_eq!(refused.len(), 1, "a header that nobody reads is a finding"),
            Ok(cookie) => {
                let is_deletion = cookie.lifetime(occasion.now) == Lifetime::Deleted;
                assert!(
                    refused.is_empty() || !is_deletion,
                    "a deletion is a finding"
                );
                let is_declared = charter
                    .cookies()
                    .iter()
                    .any(|declared| declared.pattern || declared.name.as_bytes() == cookie.name);
                assert!(
                    is_declared || is_deletion || !granted.is_empty(),
                    "it passes"
                );
            }
        }
    }
}

/// What is told of a header can stand in a line of a log.
fn told(findings: Findings<'_>) {
    for finding in findings {
        let sentence = finding.to_string();
        let is_line = sentence.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        assert!(is_line && sentence.len() < 1000, "{sentence:?}");
    }
}
