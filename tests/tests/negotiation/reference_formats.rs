//! `Accept`, compared with the library `headers-accept`.

use charte::web::__judged as web;
use charte::{Format, Headers};
use headers_accept::Accept;
use mediatype::MediaType;

use charte_tests::random::Random;

const FORMATS: [Format; 4] = [Format::Html, Format::Markdown, Format::Text, Format::Json];

/// Header values that browsers and programs send, and unusual ones.
const ACCEPTS: &[&str] = &[
    // Chrome, Firefox, Safari; images and scripts of theirs
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7",
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/png,image/svg+xml,*/*;q=0.8",
    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5",
    "text/css,*/*;q=0.1",
    "*/*",
    // programs and agents
    "text/markdown, text/html, */*",
    "text/markdown,text/html;q=0.9,text/plain;q=0.8,*/*;q=0.5",
    "text/markdown;q=1.0, text/x-markdown;q=0.9, text/plain;q=0.8, text/html;q=0.7, */*;q=0.1",
    "application/json, text/plain, */*",
    "application/json",
    "application/json, text/javascript, */*; q=0.01",
    "application/ld+json, application/json;q=0.9",
    "text/plain",
    "text/plain; q=0.5, text/html, text/x-dvi; q=0.8, text/x-c",
    "text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5",
    // unusual ones
    "text/html;q=0",
    "*/*;q=0, text/plain;q=0.001",
    "text/html;level=1, text/plain;q=0.1",
    "TEXT/HTML;Q=0.2,text/PLAIN;q=0.3",
    "text/html;q=0.1, text/html;q=0.9, text/plain;q=0.5",
    "text/html;q=0.1;q=0.9, text/plain;q=0.5",
    "image/png",
    "text/html+xml, text/plain;q=0.1",
    "",
];

/// The known differences: the header, our result, that of the reference, and the reason.
const DIFFERENCES: &[(&str, Option<Format>, Option<Format>, &str)] = &[
    (
        "text/html;charset=utf-8;q=0.9, text/plain;q=0.8",
        Some(Format::Html),
        Some(Format::Text),
        "the offered formats of the reference have no charset; ours are always UTF-8",
    ),
    (
        "*/*;v=b3, text/plain;q=0.1",
        Some(Format::Text),
        Some(Format::Html),
        "the reference drops the parameters of a range with a star",
    ),
    (
        "*/html;q=0.9, text/plain;q=0.1",
        Some(Format::Text),
        Some(Format::Html),
        "the reference reads `*/html`, which is not a range, as `*/*`",
    ),
    (
        "text/html;q=0.0000, text/plain;q=0.5",
        Some(Format::Text),
        Some(Format::Html),
        "the reference reads a malformed weight as 1",
    ),
    (
        "text/html;q=.2, text/plain;q=0.5",
        Some(Format::Text),
        Some(Format::Html),
        "the same",
    ),
    (
        "text/html;q=high, text/plain;q=0.5",
        Some(Format::Text),
        Some(Format::Html),
        "the same",
    ),
    (
        "text/html, *;q=0.2",
        Some(Format::Html),
        None,
        "the reference refuses the whole header if an element is malformed",
    ),
];

#[test]
fn formats_equal_those_of_the_reference() {
    for accept in ACCEPTS {
        for first in 0..FORMATS.len() {
            let mut offered = FORMATS;
            offered.rotate_left(first);
            agree(accept, &offered);
            agree(accept, &offered[..2]);
        }
    }
    for seed in 1..=20_000 {
        let mut random = Random::new(seed);
        let mut offered = FORMATS;
        offered.rotate_left(random.below(4));
        let offered = &offered[..=random.below(4)];
        agree(&random.list(6, range), offered);
    }
}

#[test]
fn differences_from_the_reference_are_known() {
    for (accept, ours, theirs, why) in DIFFERENCES {
        assert_eq!(found(accept, &FORMATS), *ours, "{accept}: {why}");
        assert_eq!(reference(accept, &FORMATS), *theirs, "{accept}: {why}");
    }
}

/// A random range of the grammar in RFC 9110 that no known difference concerns.
fn range(random: &mut Random) -> String {
    let range = random.one(&[
        "text/html",
        "text/markdown",
        "text/plain",
        "application/json",
        "text/*",
        "application/*",
        "*/*",
        "Text/HTML",
        "image/*",
        "text/css",
        "application/xhtml+xml",
    ]);
    let parameter = match random.below(8) {
        0 if !range.contains('*') => random.one(&[";level=1", "; x=\"a,b;q=0\"", ";v=\"\\\"\""]),
        _ => "",
    };
    let space = random.one(&["", " "]);
    let weight = random.one(&[
        "", "", "", "q=0", "q=0.5", "q=0.50", "q=0.9", "Q=0.1", "q=1", "q=1.000", "q=0.001",
    ]);
    let semicolon = if weight.is_empty() { "" } else { ";" };
    format!("{range}{parameter}{semicolon}{space}{weight}")
}

#[track_caller]
fn agree(accept: &str, offered: &[Format]) {
    let (ours, theirs) = (found(accept, offered), reference(accept, offered));
    assert_eq!(ours, theirs, "{accept}: of {offered:?}");
}

fn found(accept: &str, offered: &[Format]) -> Option<Format> {
    web::format(Headers::from(&[("accept", accept)]), offered).ok()
}

fn reference(accept: &str, offered: &[Format]) -> Option<Format> {
    let types: Vec<_> = offered.iter().map(|format| essence(*format)).collect();
    let best = accept.parse::<Accept>().ok()?.negotiate(&types)?.clone();
    let position = types.iter().position(|known| *known == best)?;
    Some(offered[position])
}

/// The media type without its charset.
fn essence(format: Format) -> MediaType<'static> {
    let text = format.media_type();
    let text = text.split_once(';').map_or(text, |(essence, _)| essence);
    MediaType::parse(text).expect("a media type")
}
