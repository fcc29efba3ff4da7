//! The judge of `If-None-Match`: `headers`.

use charte::Headers;
use charte::web::__judged as web;
use headers::{ETag, HeaderMapExt, IfNoneMatch};
use http::{HeaderMap, HeaderValue};

use crate::dice::Dice;

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

/// Where another answer is given than the judge's: the headers, ours, the judge's, why.
const DIFFERENCES: &[(&[&str], bool, bool, &str)] = &[
    (
        &["\"\u{e9}\", \"abc\""],
        true,
        false,
        "the judge reads ASCII alone; a tag may have any byte above",
    ),
    (
        &["\"x,\"abc\""],
        true,
        false,
        "the judge pairs quotation marks to the end; ours goes on at the next comma",
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
fn tags_are_those_of_the_judge() {
    for seed in 1..=20_000 {
        let mut dice = Dice::new(seed);
        let lines: Vec<_> = (0..=dice.below(2))
            .map(|_| dice.list(4, |dice| dice.one(PIECES).to_owned()))
            .collect();
        let lines: Vec<_> = lines.iter().map(String::as_str).collect();
        let mut elements = lines.iter().flat_map(|line| line.split(','));
        let is_only = elements.all(|element| matches!(element.trim(), "" | "*"));
        if is_only && lines != ["*"] {
            continue; // among the differences
        }
        for current in ["\"abc\"", "\"a,b\"", "\"\""] {
            let (ours, theirs) = (found(&lines, current), judged(&lines, current));
            assert_eq!(ours, theirs, "{lines:?}: {current}");
        }
    }
}

#[test]
fn differences_from_the_judge_are_known() {
    for (lines, ours, theirs, why) in DIFFERENCES {
        assert_eq!(found(lines, "\"abc\""), *ours, "{lines:?}: {why}");
        assert_eq!(judged(lines, "\"abc\""), *theirs, "{lines:?}: {why}");
    }
}

fn found(lines: &[&str], current: &str) -> bool {
    web::is_held(Headers::from(&map(lines)), current.as_bytes())
}

fn judged(lines: &[&str], current: &str) -> bool {
    let current: ETag = current.parse().expect("an entity tag");
    let header = map(lines).typed_get::<IfNoneMatch>();
    header.is_some_and(|header| !header.precondition_passes(&current))
}

fn map(lines: &[&str]) -> HeaderMap {
    let name = http::header::IF_NONE_MATCH;
    let values = lines
        .iter()
        .map(|line| HeaderValue::from_bytes(line.as_bytes()));
    values
        .map(|value| (name.clone(), value.expect("a header")))
        .collect()
}
