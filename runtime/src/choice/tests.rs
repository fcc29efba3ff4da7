//! Tests which stored choices count.

extern crate std;

use std::format;
use std::string::{String, ToString};

use super::codec::{self, Stored};
use super::decoder::Keeper;
use super::{FormError, handle};
use crate::__private::{Bodies, ChoiceData, Data, TemplateData, fleet, key};
use crate::buffer::Text;
use crate::{
    Answer, Category, Charter, Consent, Cookie, FormState, Gated, SetError, Signal, Storage, Visit,
};

mod data;

use data::{A, B, DATA};

const DAY: u64 = 86_400;
const NOW: u64 = 1_764_000_000;

const LONGEST: Stored = Stored {
    granted: u64::MAX,
    when: 999_999_999_999,
    despite_signal: true,
    is_partial: true,
};

fn text(granted: u64, when: u64) -> String {
    encoded(A, granted, when, false).as_str().to_string()
}

fn encoded(
    charter: Charter<'_>,
    granted: u64,
    when: u64,
    despite_signal: bool,
) -> Text<{ codec::MAX }> {
    let stored = Stored {
        granted,
        when,
        despite_signal,
        is_partial: false,
    };
    codec::encode(charter, stored)
}

fn read(charter: Charter<'_>, value: &str) -> Option<u64> {
    let header = format!("choice={value}");
    let stored = Keeper::Plain.read(charter, header.as_str().into(), NOW);
    stored.map(|stored| stored.granted)
}

#[test]
fn a_stored_choice_reads_back() {
    let right = text(2, NOW);
    assert_eq!(
        right,
        "1.00000000000000000000000000000abc.9eb4831ead9de182.1764000000.2"
    );
    assert_eq!(read(A, &right), Some(2));
    for granted in 0..4 {
        assert_eq!(read(A, &text(granted, NOW)), Some(granted));
    }
    let longest = codec::encode(A, LONGEST);
    assert!(longest.as_str().ends_with(".ffffffffffffffff.ps"));
    assert_eq!(longest.as_str().len(), codec::MAX);
}

#[test]
fn malformed_texts_are_no_choice() {
    let right = text(3, NOW);
    for end in 0..right.len() {
        assert_eq!(read(A, &right[..end]), None, "{end} bytes");
    }
    // Any other character at any position, except in the time and the granted bits.
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
        format!("{right}.S"),
        format!("{right}.s."),
        format!("{right}.s.s"),
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
        // The parser of the header cuts a quoted value and one after `;`.
        let expected = text.ends_with(';').then_some(3);
        assert_eq!(read(A, &text), expected, "{text:?}");
    }
}

#[test]
fn a_choice_for_another_platform_or_time_does_not_count() {
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

/// As long as browsers store a cookie.
#[test]
fn a_choice_without_a_declared_duration_counts_for_400_days() {
    static UNLIMITED: Data = Data {
        templates: &[TemplateData {
            choice: ChoiceData {
                kept: None,
                refusal_kept: None,
                ..DATA.templates[0].choice
            },
            ..DATA.templates[0]
        }],
        platforms: DATA.platforms,
        bodies: Bodies::NONE,
        known: "",
    };
    let charter = fleet(&UNLIMITED).get("a.de");
    for granted in [0, 3] {
        let last = NOW - 400 * DAY;
        assert_eq!(read(charter, &text(granted, last + 1)), Some(granted));
        assert_eq!(read(charter, &text(granted, last)), None);
    }
}

/// Of several choices, only what all of them grant counts.
#[test]
fn two_choice_cookies() {
    let (all, one, other, none) = (text(3, NOW), text(1, NOW), text(2, NOW), text(0, NOW));
    let old = text(3, NOW - 180 * DAY);
    for (header, granted) in [
        (format!("choice={all}; choice={all}"), Some(3)),
        // A neighbour can remove consent, but cannot add any.
        (format!("choice={all}; choice={one}"), Some(1)),
        (format!("choice={one}; choice={all}"), Some(1)),
        (format!("choice={one}; choice={other}"), Some(0)),
        (
            format!("choice={all}; choice={all}; choice={none}"),
            Some(0),
        ),
        // A cookie that does not count removes nothing.
        (format!("choice=; choice={one}"), Some(1)),
        (format!("choice={old}; choice={one}"), Some(1)),
        (format!("choice={one}; choice=yes"), Some(1)),
        (format!("choice={all}; a=b; choice"), Some(3)),
        (format!("choice={old}; choice=yes"), None),
        (format!("Choice={all}"), None),
        (format!("choice.={all}"), None),
    ] {
        let visit = Visit::new(A, header.as_str(), NOW);
        assert_eq!(visit.needs_answer(), granted.is_none(), "{header}");
        let bits = |id| u64::from(visit.is_granted(id));
        let found = bits("audience") | bits("video") << 1;
        assert_eq!(found, granted.unwrap_or(0), "{header}");
    }
}

/// The page shows "saved" if the request contains the choice.
#[test]
fn saved_without_cookie() {
    let kept = format!("choice={}", text(1, NOW));
    for (header, query, is_saved, is_not_kept) in [
        (kept.as_str(), Some("saved"), true, false),
        (kept.as_str(), Some("a=1&saved"), true, false),
        (kept.as_str(), Some("saved=1"), false, false),
        (kept.as_str(), None, false, false),
        ("", Some("saved"), false, true),
        ("choice=1.0", Some("lang=en&saved"), false, true),
        ("", None, false, false),
    ] {
        let state = Visit::new(A, header, NOW).form_state(query);
        assert_eq!(state.is_saved(), is_saved, "{header} {query:?}");
        assert_eq!(state.is_not_kept(), is_not_kept, "{header} {query:?}");
    }
    // A signal refuses every stored choice, and the page shows that.
    for (query, is_overruled) in [(Some("saved"), true), (None, false)] {
        let headers = [("Cookie", kept.as_str()), ("Sec-GPC", "1")];
        let state = Visit::new(A, &headers, NOW).form_state(query);
        let expected = if is_overruled {
            FormState::NEW.gpc().overruled()
        } else {
            FormState::NEW.gpc()
        };
        assert_eq!(state, expected, "{query:?}");
    }
}

/// Only a policy lets a choice overrule a signal, and only a choice that was made despite it.
#[test]
fn a_choice_overrules_a_signal_if_the_policy_lets_it() {
    static OVERRULE: Data = Data {
        templates: &[TemplateData {
            choice: ChoiceData {
                overrule: true,
                ..DATA.templates[0].choice
            },
            ..DATA.templates[0]
        }],
        platforms: DATA.platforms,
        bodies: Bodies::NONE,
        known: "",
    };
    let overruling = fleet(&OVERRULE).get("a.de");
    for (charter, granted, despite, is_granted) in [
        (overruling, 1, true, true),
        (overruling, 1, false, false),
        (overruling, 0, true, false),
        (A, 1, true, false),
    ] {
        let choice = encoded(charter, granted, NOW, despite);
        let cookie = format!("choice={}", choice.as_str());
        let headers = [("Cookie", cookie.as_str()), ("Sec-GPC", "1")];
        let visit = Visit::new(charter, &headers, NOW);
        let case = cookie.as_str();
        assert_eq!(visit.is_granted("audience"), is_granted, "{case}");
        assert_eq!(visit.signal().is_none(), is_granted, "{case}");
        assert!(
            !visit.is_granted("video") && !visit.needs_answer(),
            "{case}"
        );
        let state = visit.form_state(Some("saved"));
        assert_eq!(state.is_saved(), is_granted, "{case}");
        assert_eq!(state.is_overruled(), !is_granted, "{case}");
        // Without the signal, the same choice counts as it is.
        let visit = Visit::new(charter, cookie.as_str(), NOW);
        assert_eq!(visit.is_granted("audience"), granted == 1, "{case}");
    }
}

#[test]
fn a_refusal_differs_from_no_choice() {
    let header = format!("choice={}", text(1, NOW));
    let visit = Visit::new(A, header.as_str(), NOW);
    assert!(!visit.needs_answer());
    assert_eq!(visit.answer("audience"), Some(Answer::Granted));
    assert_eq!(visit.answer("video"), Some(Answer::Refused));
    assert_eq!(visit.answer("necessary"), None);
    let visit = Visit::new(A, "", NOW);
    assert!(visit.needs_answer());
    assert_eq!(visit.answer("video"), Some(Answer::NotAsked));
}

#[test]
fn a_signal_refuses_if_the_policy_respects_it() {
    let cookie = format!("choice={}", text(3, NOW));
    for (name, value, signal) in [
        ("Sec-GPC", "1", Some(Signal::Gpc)),
        ("sec-gpc", " 1 ", Some(Signal::Gpc)),
        ("Sec-GPC", "0", None),
        ("Sec-GPC", "11", None),
        // The policy does not respect it.
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
        assert!(!visit.needs_answer());
    }
}

/// The types already check what a proof may set; the visit checks it again.
#[test]
fn a_proof_is_checked_again() {
    struct Video;
    impl Category for Video {
        const ID: &'static str = "video";
    }

    const fn cookie(name: &'static str, consent: Consent) -> Cookie {
        charte_core::cookie::cookie(name, Storage::Cookie, "video", consent)
    }

    // The compiler never writes this: a category with both consents, which is in no form.
    static MIXED: Data = Data {
        templates: &[TemplateData {
            cookies: &[
                cookie("free", Consent::Exempt),
                cookie("gated", Consent::Required),
            ],
            gated: &[],
            questions: &[],
            choice: ChoiceData::NONE,
            ..DATA.templates[0]
        }],
        platforms: DATA.platforms,
        bodies: Bodies::NONE,
        known: "",
    };
    let visit = Visit::new(fleet(&MIXED).get("a.de"), "", NOW);
    let granted = visit.granted::<Video>().expect("the category is exempt");
    let key = |name| key::<Video, Gated>(name, false);
    assert!(granted.set_header(key("free"), "1").is_ok());
    assert_eq!(
        granted.set_header(key("gated"), "1").map(|_| ()),
        Err(SetError::NeedsConsent { cookie: "gated" })
    );
}

/// A policy that gates cookies and declares none that stores the choice.
#[test]
fn without_a_cookie_for_the_choice_the_form_is_an_error() {
    static UNDECLARED: Data = Data {
        templates: &[TemplateData {
            choice: ChoiceData::NONE,
            ..DATA.templates[0]
        }],
        platforms: DATA.platforms,
        bodies: Bodies::NONE,
        known: "",
    };
    let headers = [("Host", "a.de"), ("Sec-Fetch-Site", "same-origin")];
    let visit = Visit::new(fleet(&UNDECLARED).get("a.de"), &headers, NOW);
    let outcome = handle(visit, "POST", b"choice=accept");
    assert_eq!(outcome.error(), Some(FormError::Undeclared));
    assert_eq!((outcome.status(), outcome.location()), (500, None));
    assert!(outcome.visit().needs_answer());
}

#[cfg(feature = "signed")]
#[test]
fn a_signed_choice_reads_back_and_a_forged_one_does_not() {
    use cookie::Key;

    let (key, other) = (Key::from(&[7; 64]), Key::from(&[8; 64]));
    let stored = Stored {
        granted: 3,
        when: NOW,
        despite_signal: false,
        is_partial: false,
    };
    let signed = super::signed::encode(A, stored, &key);
    let signed = signed.as_str();
    let answers = |value: &str, key: &Key| {
        let header = format!("choice={value}");
        let visit = Visit::signed(A, header.as_str(), NOW, key);
        !visit.needs_answer()
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
    // The longest text fits its buffer.
    let signed = super::signed::encode(A, LONGEST, &key);
    assert_eq!(signed.as_str().len(), super::signed::MAX);
    assert_eq!(
        super::signed::decode(A, signed.as_str(), &key),
        Some(LONGEST)
    );
}
