//! The invariants of content negotiation, for any request.

use charte::web::__judged as web;
use charte::{Format, Headers};

const FORMATS: &[Format] = &[Format::Html, Format::Markdown, Format::Text, Format::Json];
const LANGUAGES: &[&str] = &["fr", "en", "fr-CA", "zh-Hant", "de-AT"];
const ENCODINGS: &[&str] = &["br", "gzip", "identity"];
const TAGS: &[&str] = &["\"abc\"", "\"a,b\""];

/// Uses each line of the input as the value of every negotiation header, and checks the results.
///
/// # Panics
/// If an invariant does not hold.
pub fn negotiation(input: &[u8]) {
    let lines: Vec<_> = input.split(|byte| *byte == b'\n').collect();
    let lower: Vec<_> = lines.iter().map(|line| line.to_ascii_lowercase()).collect();
    let lower: Vec<_> = lower.iter().map(Vec::as_slice).collect();
    // Values that must not change the result, before and after the others.
    let unrelated: &[u8] = b"image/x-none;q=0.3,tlh;q=0.7,zstd;q=0.9,\"none\",,";
    let with_unrelated: Vec<_> = [&[unrelated], lines.as_slice(), &[unrelated]].concat();
    for (name, read) in READERS {
        let answer = read(&headers(name, &lines));
        let of_more = read(&headers(name, &with_unrelated));
        assert!(
            answer == of_more || answer == NOT_ASKED || answer == ["star"],
            "{name}: unrelated values change {answer:?} to {of_more:?}"
        );
        if !name.starts_with("if-") {
            let of_lower = read(&headers(name, &lower));
            assert_eq!(
                answer, of_lower,
                "{name}: the case of letters changes the result"
            );
        }
        if !input.contains(&b'"') {
            let joined = lines.join(&b","[..]);
            let of_joined = read(&headers(name, &[&joined]));
            assert_eq!(
                answer, of_joined,
                "{name}: several headers differ from one list"
            );
        }
    }
}

/// The result without the header.
const NOT_ASKED: [&str; 1] = ["anything"];

type Pairs<'a> = Vec<(&'static str, &'a [u8])>;

/// Reads one header, and returns the result as words.
type Reader = fn(&Pairs<'_>) -> Vec<String>;

const READERS: &[(&str, Reader)] = &[
    ("accept", format),
    ("accept-language", language),
    ("accept-encoding", encoding),
    ("if-match", |pairs| tag(pairs, 200)),
    ("if-none-match", |pairs| tag(pairs, 304)),
];

fn headers<'a>(name: &'static str, lines: &[&'a [u8]]) -> Pairs<'a> {
    lines.iter().map(|line| (name, *line)).collect()
}

fn format(pairs: &Pairs<'_>) -> Vec<String> {
    let answer = |offered: &[Format]| web::format(Headers::from(pairs.as_slice()), offered);
    let best = answer(FORMATS);
    if let Ok(best) = best {
        kept(best, FORMATS, |offered| answer(offered).ok());
    }
    vec![best.map_or_else(str::to_owned, |best| best.as_str().to_owned())]
}

fn language(pairs: &Pairs<'_>) -> Vec<String> {
    let answer = |offered: &[&'static str]| {
        let position = web::language(Headers::from(pairs.as_slice()), offered)?;
        Some(offered[position])
    };
    let best = answer(LANGUAGES);
    if let Some(best) = best {
        kept(best, LANGUAGES, answer);
    }
    for (_, line) in pairs {
        let requested = String::from_utf8_lossy(line);
        let found = web::lookup(&requested, LANGUAGES).map(|position| LANGUAGES[position]);
        // A single tag is also a valid header.
        let headers = [("accept-language", &*requested)];
        let position = web::language(Headers::from(&headers), LANGUAGES);
        let is_tag = requested
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        assert!(found.is_none() || is_tag, "{requested} is not a tag");
        if is_tag {
            assert_eq!(found, position.map(|position| LANGUAGES[position]));
        }
    }
    vec![best.unwrap_or("none").to_owned()]
}

fn encoding(pairs: &Pairs<'_>) -> Vec<String> {
    let answer = |offered: &[&str]| web::encoding(Headers::from(pairs.as_slice()), offered);
    let best = answer(ENCODINGS);
    if let Some(best) = best {
        kept(best, ENCODINGS, answer);
    }
    vec![best.unwrap_or("none").to_owned()]
}

/// Which tags a precondition contains: for those the response has this status.
fn tag(pairs: &Pairs<'_>, status: u16) -> Vec<String> {
    let is_named = |pairs: &Pairs<'_>, tag: &str| {
        web::precondition(Headers::from(pairs.as_slice()), tag.as_bytes()) == status
    };
    if is_named(pairs, "\"of nothing\"") {
        return vec!["star".to_owned()];
    }
    let answers = TAGS.iter().map(|tag| {
        let mut named = pairs.clone();
        named.extend(pairs.first().map(|(name, _)| (*name, tag.as_bytes())));
        assert!(is_named(&named, tag), "a malformed header hides the next");
        is_named(pairs, tag).to_string()
    });
    answers.collect()
}

/// Checks that the best option of all is also the best of each subset that contains it.
fn kept<T: Copy + PartialEq + std::fmt::Debug>(
    best: T,
    offered: &[T],
    answer: impl Fn(&[T]) -> Option<T>,
) {
    assert!(offered.contains(&best), "{best:?} is not offered");
    for first in 0..offered.len() {
        for last in first..offered.len() {
            let some = &offered[first..=last];
            if some.contains(&best) {
                assert_eq!(answer(some), Some(best), "of {some:?}");
            }
        }
    }
}
