//! Malformed observations, compared with `tests/hostile_reports/*.txt`: below each report is the error, or what
//! was seen. A cookie is never lost without an error. In a report, `\x00` is a byte and `%<9*ab>` repeats a text.
//!
//! Bless with `BLESS=1 cargo test -p charte-tests --test audit hostile`, and read the difference.

use charte::audit::Audit;
use charte_tests::headers;

use super::{CHARTER, sentences};

#[test]
fn a_malformed_report_is_an_error_with_its_place() {
    headers::compare("hostile_reports", |line| {
        let report = line.strip_prefix("> ").map(report);
        report.iter().flat_map(|report| seen(report)).collect()
    });
}

/// The bytes of a report.
fn report(line: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.find(['\\', '%']) {
        let (before, special) = rest.split_at(at);
        bytes.extend(before.bytes());
        rest = if let Some(after) = special.strip_prefix("\\x") {
            let (digits, after) = after.split_at(2);
            bytes.push(u8::from_str_radix(digits, 16).expect("two digits"));
            after
        } else if let Some(after) = special.strip_prefix("%<") {
            let (inside, after) = after.split_once('>').expect("a closing bracket");
            let (count, what) = inside.split_once('*').expect("a number and a text");
            bytes.extend(what.repeat(count.parse().expect("a number")).bytes());
            after
        } else {
            bytes.push(special.as_bytes()[0]);
            &special[1..]
        };
    }
    bytes.extend(rest.bytes());
    bytes
}

/// The error, or the names that the charter does not declare.
fn seen(report: &[u8]) -> Vec<String> {
    let mut audit = Audit::new(CHARTER);
    if let Err(error) = audit.report(report) {
        assert!(audit.saw_nothing(), "a refused report adds nothing");
        return vec![format!("error: {error}")];
    }
    let mut seen = sentences(audit.excesses());
    if seen.len() > 4 {
        let more = format!("and {} more", seen.len() - 4);
        seen.truncate(4);
        seen.push(more);
    }
    if seen.is_empty() {
        seen.push("nothing".to_owned());
    }
    seen
}

/// Any part of a report is an error or is read: nothing panics, and the whole report alone has all cookies.
#[test]
fn a_truncated_report_is_an_error() {
    for report in [
        r#"{"log": {"entries": [{"startedDateTime": "2026-01-01T00:00:00Z", "request": {"url": "https://a.example/"},
            "response": {"headers": [{"name": "Set-Cookie", "value": "é=1\nb=2"}]}}]}}"#,
        r#"{"cookies": [{"name": "é", "expires": -1}], "origins": [{"localStorage": [{"name": "b"}]}]}"#,
        r#"{"value": [{"name": "é"}, {"name": "b", "expiry": 33000000000}]}"#,
        r#"{"id": 1, "result": {"cookies": [{"name": "é"}, {"name": "b", "expires": 33000000000.5}]}}"#,
    ] {
        let mut audit = Audit::new(CHARTER);
        audit.report(report).expect(report);
        assert_eq!(audit.excesses().len(), 2, "{report}");
        for end in 0..report.len() {
            let part = &report.as_bytes()[..end];
            let mut audit = Audit::new(CHARTER);
            let error = audit.report(part).expect_err("a part of JSON is no JSON");
            assert!(error.to_string().contains(" at line "), "{error}");
            assert!(audit.saw_nothing());
        }
    }
    // A line without its end is a line with another value: the others are whole.
    let jar = "a.example\tFALSE\t/\tFALSE\t0\té\t1\n#HttpOnly_.a.example\tTRUE\t/\tTRUE\t0\tb\t2\n";
    for end in 1..jar.len() {
        let mut audit = Audit::new(CHARTER);
        let lines = jar.as_bytes()[..end].split(|byte| *byte == b'\n');
        // The beginning of `#HttpOnly_` is a comment.
        let lines = lines.filter(|line| line.len() > 10 || line.starts_with(b"a"));
        let lines = lines.count();
        match audit.report(&jar.as_bytes()[..end]) {
            Ok(()) => assert_eq!(audit.excesses().len(), lines, "{end}"),
            Err(error) => assert!(error.to_string().contains(" at line "), "{error}"),
        }
    }
}
