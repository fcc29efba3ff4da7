//! `If-None-Match` and `If-Match`, compared with the library `headers`.

use charte::Headers;
use charte::web::__judged as web;
use headers::{ETag, HeaderMapExt, IfMatch, IfNoneMatch};
use http::header::{IF_MATCH, IF_NONE_MATCH};
use http::{HeaderMap, HeaderName, HeaderValue};

use charte_tests::random::Random;

const PIECES: &[&str] = &[
    "\"abc\"",
    "W/\"abc\"",
    "\"a,b\"",
    "W/\"a,b\"",
    "\"x\"",
    "\"abc-gzip\"",
    "\"ABC\"",
    "\"\"",
    "",
    "*",
    "abc",
    "a,b",
    "w/\"abc\"",
    "W/ \"abc\"",
    "W/abc",
    "\"abc\"x",
    "\"abc\"-gzip",
    "x\"abc\"",
    "W/W/\"abc\"",
];

/// The known differences: the headers, our result, that of the reference, and the reason.
const DIFFERENCES: &[(&[&str], bool, bool, &str)] = &[
    (
        &["\"\u{e9}\", \"abc\""],
        true,
        false,
        "the reference reads only ASCII; a tag may also contain any byte above",
    ),
    (
        &["\"x,\"abc\""],
        true,
        false,
        "the reference pairs quotation marks up to the end; ours continues at the next comma",
    ),
    (
        &["*", ""],
        true,
        false,
        "an empty header adds no element to the list",
    ),
    (&["*,"], true, false, "the same"),
];

#[test]
fn tags_equal_those_of_the_reference() {
    for seed in 1..=20_000 {
        let mut random = Random::new(seed);
        let lines: Vec<_> = (0..=random.below(2))
            .map(|_| random.list(4, |random| random.one(PIECES).to_owned()))
            .collect();
        let lines: Vec<_> = lines.iter().map(String::as_str).collect();
        let mut elements = lines.iter().flat_map(|line| line.split(','));
        let is_only = elements.all(|element| matches!(element.trim(), "" | "*"));
        if is_only && lines != ["*"] {
            continue; // among the differences
        }
        for current in ["\"abc\"", "\"a,b\"", "\"\""] {
            let (ours, theirs) = (held(&lines, current), reference_held(&lines, current));
            assert_eq!(ours, theirs, "{lines:?}: {current}");
            let (ours, theirs) = (sent(&lines, current), reference_sent(&lines, current));
            assert_eq!(ours, theirs, "if-match: {lines:?}: {current}");
        }
    }
}

#[test]
fn differences_from_the_reference_are_known() {
    for (lines, ours, theirs, why) in DIFFERENCES {
        assert_eq!(held(lines, "\"abc\""), *ours, "{lines:?}: {why}");
        assert_eq!(
            reference_held(lines, "\"abc\""),
            *theirs,
            "{lines:?}: {why}"
        );
        assert_eq!(sent(lines, "\"abc\""), *ours, "if-match: {lines:?}: {why}");
        assert_eq!(
            reference_sent(lines, "\"abc\""),
            *theirs,
            "if-match: {lines:?}: {why}"
        );
    }
}

/// Whether `If-None-Match` makes the answer a 304.
fn held(lines: &[&str], current: &str) -> bool {
    status(&IF_NONE_MATCH, lines, current) == 304
}

fn reference_held(lines: &[&str], current: &str) -> bool {
    let current: ETag = current.parse().expect("an entity tag");
    let header = map(&IF_NONE_MATCH, lines).typed_get::<IfNoneMatch>();
    header.is_some_and(|header| !header.precondition_passes(&current))
}

/// Whether `If-Match` lets the document be sent.
fn sent(lines: &[&str], current: &str) -> bool {
    status(&IF_MATCH, lines, current) == 200
}

fn reference_sent(lines: &[&str], current: &str) -> bool {
    let current: ETag = current.parse().expect("an entity tag");
    let header = map(&IF_MATCH, lines).typed_get::<IfMatch>();
    header.is_some_and(|header| header.precondition_passes(&current))
}

fn status(name: &HeaderName, lines: &[&str], current: &str) -> u16 {
    web::precondition(Headers::from(&map(name, lines)), current.as_bytes())
}

fn map(name: &HeaderName, lines: &[&str]) -> HeaderMap {
    let values = lines
        .iter()
        .map(|line| HeaderValue::from_bytes(line.as_bytes()));
    values
        .map(|value| (name.clone(), value.expect("a header")))
        .collect()
}
