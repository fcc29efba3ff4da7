//! `Accept-Language`, compared with the library `fluent-langneg`. It reads no weights, so it gets the ranges in
//! the order of their weights.

use charte::Headers;
use charte::web::__judged as web;
use fluent_langneg::{
    NegotiationStrategy, convert_vec_str_to_langids_lossy, negotiate_languages,
    parse_accepted_languages,
};

use charte_tests::random::Random;

const OFFERED: &[&[&str]] = &[
    &["fr", "en"],
    &["en", "fr", "de-AT", "pt-BR", "nl"],
    &["de-AT", "nl", "zh-Hant"],
    &["en-US"],
];

const LANGUAGES: &[&str] = &[
    // browsers
    "en-US,en;q=0.9",
    "en-US,en;q=0.5",
    "fr-CA,fr;q=0.9,en-US;q=0.8,en;q=0.7",
    "fr,fr-FR;q=0.8,en-US;q=0.5,en;q=0.3",
    "de-AT,de;q=0.9,en;q=0.8",
    "pt,en;q=0.5",
    "zh-Hant,zh;q=0.9,en;q=0.8",
    "ja",
    // unusual ones
    "nl;q=0.3,fr;q=0.7",
    "EN-us",
    "de",
    "fr-CA, en;q=0.9, fr;q=0.8",
    "x, fr",
    "",
];

/// The known differences: the header, the offered languages, our result, that of the reference, and the reason.
type Difference = (
    &'static str,
    &'static [&'static str],
    Option<usize>,
    Option<usize>,
    &'static str,
);

const DIFFERENCES: &[Difference] = &[
    (
        "fr-CA",
        &["en", "fr-FR"],
        None,
        Some(1),
        "the reference uses another region if the one of the header is missing; RFC 4647 does not",
    ),
    (
        "en",
        &["en-GB", "en-US"],
        Some(0),
        Some(1),
        "the reference knows the likely region of a language (UTS 35); ours takes the first offered one",
    ),
    (
        "zh-TW",
        &["zh", "zh-Hant"],
        Some(0),
        Some(0),
        "the script of a region is known only with the tables of UTS 35",
    ),
    (
        "fr, en;q=0.5, fr-CA;q=0.1",
        &["fr-CA", "en"],
        Some(1),
        Some(0),
        "a tag has the weight of the longest matching range; the reference uses the first one",
    ),
    (
        "fr_CA",
        &["en", "fr"],
        None,
        Some(1),
        "the reference reads an underscore as a hyphen",
    ),
];

#[test]
fn languages_equal_those_of_the_reference() {
    for offered in OFFERED {
        for languages in LANGUAGES {
            let requested = languages.split(',').map(str::to_owned).collect::<Vec<_>>();
            agree(languages, &requested, offered);
        }
    }
    for seed in 1..=20_000 {
        let mut random = Random::new(seed);
        let offered = OFFERED[random.below(OFFERED.len())];
        let requested = ranges(&mut random);
        agree(
            &requested.join(random.one(&[",", ", "])),
            &requested,
            offered,
        );
    }
}

#[test]
fn differences_from_the_reference_are_known() {
    for (languages, offered, ours, theirs, why) in DIFFERENCES {
        let requested: Vec<_> = languages.split(',').map(str::to_owned).collect();
        assert_eq!(found(languages, offered), *ours, "{languages}: {why}");
        assert_eq!(
            reference(&requested, offered),
            *theirs,
            "{languages}: {why}"
        );
    }
}

/// Random ranges with weights. No range is the prefix of another one, so no tag has a weight that differs from
/// that of its language.
fn ranges(random: &mut Random) -> Vec<String> {
    const RANGES: &[&[&str]] = &[
        &["fr", "fr-CA", "FR-be"],
        &["en", "en-US"],
        &["de", "de-AT", "de-at-1901"],
        &["pt", "pt-BR"],
        &["nl", "nl-BE"],
        &["zh-Hant", "zh-Hant-TW"],
        &["ja", "sv-SE"],
    ];
    let mut ranges: Vec<_> = RANGES.iter().map(|of| random.one(of)).collect();
    let by = random.below(ranges.len());
    ranges.rotate_left(by);
    ranges.truncate(1 + random.below(5));
    let weights = ["", "", ";q=1", ";q=0.9", ";q=0.85", "; q=0.5", " ;q=0.001"];
    let weighted = ranges
        .iter()
        .map(|range| format!("{range}{}", random.one(&weights)));
    weighted.collect()
}

#[track_caller]
fn agree(languages: &str, requested: &[String], offered: &[&str]) {
    let (ours, theirs) = (found(languages, offered), reference(requested, offered));
    assert_eq!(ours, theirs, "{languages}: of {offered:?}");
}

fn found(languages: &str, offered: &[&str]) -> Option<usize> {
    let headers = [("accept-language", languages)];
    web::language(Headers::from(&headers), offered)
}

/// The result of the reference for ranges in the order of their weights.
fn reference(requested: &[String], offered: &[&str]) -> Option<usize> {
    let mut requested: Vec<_> = requested
        .iter()
        .map(|range| (weight(range), range.as_str()))
        .collect();
    requested.sort_by(|a, b| b.0.total_cmp(&a.0));
    let requested = requested.iter().map(|(_, range)| without_weight(range));
    let requested = parse_accepted_languages(&requested.collect::<Vec<_>>().join(","));
    let offered = convert_vec_str_to_langids_lossy(offered);
    let best = negotiate_languages(&requested, &offered, None, NegotiationStrategy::Lookup);
    let best = *best.first()?;
    offered.iter().position(|known| known == best)
}

fn weight(range: &str) -> f64 {
    let weight = range.split_once("q=").map_or("1", |(_, weight)| weight);
    weight.parse().expect("a weight")
}

fn without_weight(range: &str) -> &str {
    range.split(';').next().unwrap_or_default().trim()
}
