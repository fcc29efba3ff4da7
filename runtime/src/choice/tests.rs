//! Stored choices: what counts and what does not.

extern crate std;

use std::format;
use std::string::{String, ToString};

use charte_core::platforms::Platforms;

use super::codec;
use super::decoder::{Keeper, Stored};
use crate::__private::{Bodies, ChoiceData, Data, TemplateData, fleet};
use crate::{Answer, Charter, Fleet, Signal, Visit};

const DAY: u64 = 86_400;
const NOW: u64 = 1_764_000_000;

static DATA: Data = Data {
    templates: &[TemplateData {
        parts: "",
        languages: &["en"],
        layouts: &[],
        index: &[],
        cookies: &[],
        revision: 0xabc,
        asked: &["video", "audience"],
        choice: ChoiceData {
            cookie: Some("choice"),
            kept: Some(180 * DAY),
            refusal_kept: Some(90 * DAY),
            gpc: true,
            dnt: false,
            manage: None,
            saved: None,
        },
        security_policies: &[],
        alternates: &[],
    }],
    platforms: Platforms {
        strings: "https://a.dehttps://b.de",
        records: b"\x00\0\0\0\x00\0\0\0\x0c\0\x00\0\x00\0\0\0\
                   \x0c\0\0\0\x00\0\0\0\x0c\0\x00\0\x00\0\0\0",
        shapes: b"\0\0\0\0\xff\xff\xff\xff",
        aliases: b"",
    },
    bodies: Bodies::NONE,
    known: "a.de, b.de",
};

static FLEET: Fleet = fleet(&DATA);
const A: Charter<'static> = FLEET.get("a.de");
const B: Charter<'static> = FLEET.get("b.de");

fn text(granted: u64, when: u64) -> String {
    codec::encode(A, Stored { granted, when })
        .as_str()
        .to_string()
}

fn read(charter: Charter<'_>, value: &str) -> Option<u64> {
    let header = format!("choice={value}");
    let stored = Keeper::Plain.read(charter, header.as_str().into(), NOW);
    stored.map(|stored| stored.granted)
}

#[test]
fn a_choice_reads_back() {
    let right = text(2, NOW);
    assert_eq!(
        right,
        "1.00000000000000000000000000000abc.9eb4831ead9de182.1764000000.2"
    );
    assert_eq!(read(A, &right), Some(2));
    for granted in 0..4 {
        assert_eq!(read(A, &text(granted, NOW)), Some(granted));
    }
    let longest = codec::encode(
        A,
        Stored {
            granted: u64::MAX,
            when: u64::MAX,
        },
    );
    assert!(longest.as_str().ends_with(".ffffffffffffffff"));
    assert_eq!(longest.as_str().len(), codec::MAX);
}

#[test]
fn what_is_no_choice() {
    let right = text(3, NOW);
    for end in 0..right.len() {
        assert_eq!(read(A, &right[..end]), None, "{end} bytes");
    }
    // Any other character in any place but those of the time and the grant.
    for at in 0..right.len() - "1764000000.2".len() {
        for other in ["0", "f", "F", ".", "%", " ", "\u{e9}", "\0", "\r\n"] {
            if right[at..].starts_with(other) {
                continue;
            }
            let text = format!("{}{other}{}", &right[..at], &right[at + 1..]);
            assert_eq!(read(A, &text), None, "{text:?}");
        }
    }
    let [version, revision, platform, when, granted] = {
        let mut steps = right.split('.');
        [(); 5].map(|()| steps.next().unwrap_or_default())
    };
    for text in [
        format!("{version}.{platform}.{revision}.{when}.{granted}"),
        format!("{version}.{revision}.{platform}.{granted}.{when}"),
        format!("{right}."),
        format!("{right}.{granted}"),
        format!("{right};"),
        format!("\"{right}\""),
        format!("{right}\0"),
        format!("{version}.{revision}.{platform}.{when}.03"),
        format!("{version}.{revision}.{platform}.{when}."),
        format!("{version}.{revision}.{platform}.{when}.-1"),
        format!("{version}.{revision}.{platform}.{when}.+3"),
        // Categories that the charter does not have.
        format!("{version}.{revision}.{platform}.{when}.4"),
        format!("{version}.{revision}.{platform}.{when}.ffffffffffffffff"),
        format!("{version}.{revision}.{platform}.{when}.10000000000000003"),
        format!("{version}.{revision}.{platform}.0{when}.3"),
        format!("{version}.{revision}.{platform}.+{when}.3"),
        format!("{version}.{revision}.{platform}.17640000e2.3"),
        format!("{version}.{revision}.{platform}.99999999999999999999.3"),
        "1".repeat(8192),
        ".".repeat(8192),
        String::new(),
    ] {
        // A quoted value and one behind `;` are cut by the parser of the header.
        let expected = text.ends_with(';').then_some(3);
        assert_eq!(read(A, &text), expected, "{text:?}");
    }
}

#[test]
fn a_choice_of_another_platform_or_time() {
    assert_eq!(read(B, &text(3, NOW)), None);
    for (granted, when, expected) in [
        (3, NOW + 300, Some(3)),
        (3, NOW + 301, None),
        (3, 999_999_999_999, None),
        (3, NOW - 180 * DAY + 1, Some(3)),
        (3, NOW - 180 * DAY, None),
        (0, NOW - 90 * DAY + 1, Some(0)),
        (0, NOW - 90 * DAY, None),
        (1, 0, None),
    ] {
        assert_eq!(read(A, &text(granted, when)), expected, "{granted} {when}");
    }
}

#[test]
fn a_choice_that_comes_twice_is_none() {
    let right = text(3, NOW);
    for header in [
        format!("choice={right}; choice={right}"),
        format!("choice=; choice={right}"),
        format!("choice={right}; a=b; choice"),
        format!("Choice={right}"),
        format!("choice.={right}"),
    ] {
        let visit = Visit::new(A, header.as_str(), NOW);
        let counts = header.ends_with("choice");
        assert_eq!(visit.is_asked(), counts, "{header}");
    }
}

#[test]
fn refused_is_not_unasked() {
    let header = format!("choice={}", text(1, NOW));
    let visit = Visit::new(A, header.as_str(), NOW);
    assert!(visit.is_asked());
    assert_eq!(visit.answer("audience"), Some(Answer::Granted));
    assert_eq!(visit.answer("video"), Some(Answer::Refused));
    assert_eq!(visit.answer("necessary"), None);
    let visit = Visit::new(A, "", NOW);
    assert!(!visit.is_asked());
    assert_eq!(visit.answer("video"), Some(Answer::NotAsked));
}

#[test]
fn a_signal_refuses_where_the_policy_says_so() {
    let cookie = format!("choice={}", text(3, NOW));
    for (name, value, signal) in [
        ("Sec-GPC", "1", Some(Signal::Gpc)),
        ("sec-gpc", " 1 ", Some(Signal::Gpc)),
        ("Sec-GPC", "0", None),
        ("Sec-GPC", "11", None),
        // The policy does not heed it.
        ("DNT", "1", None),
    ] {
        let headers = [("Cookie", cookie.as_str()), (name, value)];
        let visit = Visit::new(A, &headers, NOW);
        assert_eq!(visit.signal(), signal, "{name}: {value}");
        let expected = match signal {
            Some(_) => Answer::Refused,
            None => Answer::Granted,
        };
        assert_eq!(visit.answer("video"), Some(expected));
        assert!(visit.is_asked());
    }
}

#[cfg(feature = "signed")]
#[test]
fn a_signed_choice() {
    use cookie::Key;

    let (key, other) = (Key::from(&[7; 64]), Key::from(&[8; 64]));
    let stored = Stored {
        granted: 3,
        when: NOW,
    };
    let signed = super::signed::encode(A, stored, &key);
    let signed = signed.as_str();
    let answers = |value: &str, key: &Key| {
        let header = format!("choice={value}");
        let visit = Visit::signed(A, header.as_str(), NOW, key);
        visit.is_asked()
    };
    assert!(answers(signed, &key));
    assert!(!answers(signed, &other));
    assert!(!answers(&text(3, NOW), &key), "not signed");
    assert_eq!(read(A, signed), None, "a signed one is no plain one");
    for end in 0..signed.len() {
        assert!(!answers(&signed[..end], &key));
    }
    let forged = signed.replace("1764000000.3", "1764000001.3");
    assert!(!answers(&forged, &key));
}
