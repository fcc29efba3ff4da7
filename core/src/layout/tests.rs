//! Tests that layouts are read as they are written.

extern crate std;

use std::string::String;
use std::vec::Vec;

use super::{HEADER, NO_SLOT, Step, WHEN, content_hash, pieces, steps, whole};
use crate::escape::Escape;
use crate::form::{Condition, FormState};
use crate::values::{Name, Slot, Values};

fn layout(steps: &[(u32, u32, u8, u8)]) -> Vec<u8> {
    let mut bytes = std::vec![0; 16];
    for &(start, length, slot, escape) in steps {
        bytes.extend(start.to_le_bytes());
        bytes.extend(length.to_le_bytes());
        bytes.extend([slot, escape]);
    }
    bytes
}

#[test]
fn pieces_join_parts_and_escaped_values() {
    let layout = layout(&[(0, 3, 3, 1), (3, 0, 0, 0), (3, 1, NO_SLOT, 0)]);
    let values = Values {
        url: "https://a.de",
        href: "https://a.de",
        name: Name::Each("R&D\n<R>"),
        own: "",
    };
    let first = pieces(&layout, "<p>!", values, 0, FormState::NEW);
    assert_eq!(
        first.collect::<Vec<_>>(),
        ["<p>", "R", "&amp;", "D", "https://a.de", "!"]
    );
    let second = pieces(&layout, "<p>!", values, 1, FormState::NEW);
    assert_eq!(
        second.clone().collect::<String>(),
        "<p>&lt;R&gt;https://a.de!"
    );
    let mut buffer = [0; 64];
    let length = second.clone().copy_to(&mut buffer).expect("room");
    assert_eq!(length, second.len());
    assert_eq!(second.clone().copy_to(&mut buffer[..length - 1]), None);
    assert_eq!(&buffer[..length], b"<p>&lt;R&gt;https://a.de!");
    assert_ne!(
        content_hash(&layout, values, 0, FormState::NEW),
        content_hash(&layout, values, 1, FormState::NEW)
    );
}

#[test]
fn a_cut_layout_is_an_empty_page() {
    assert!(pieces(&[1, 2, 3], "", Values::EMPTY, 0, FormState::NEW).is_empty());
}

#[test]
fn a_stretch_is_shown_under_its_condition() {
    let when = |condition: Condition| WHEN + condition.to_u8();
    let layout = layout(&[
        (0, 2, NO_SLOT, 0),
        (2, 2, when(Condition::Checked(1)), 0),
        (4, 1, when(Condition::Saved), 0),
        (5, 1, NO_SLOT, 0),
    ]);
    let read = |state| {
        let pieces = pieces(&layout, "<i x!>", Values::EMPTY, 0, state);
        let text: String = pieces.clone().collect();
        assert_eq!(pieces.len(), text.len());
        let mut buffer = [0; 8];
        let length = pieces.copy_to(&mut buffer).expect("room");
        assert_eq!(&buffer[..length], text.as_bytes());
        text
    };
    let checked = FormState::NEW.check(1);
    assert_eq!(read(FormState::NEW), "<i>");
    assert_eq!(read(checked), "<i x>");
    assert_eq!(read(checked.saved()), "<i x!>");
    assert_eq!(read(FormState::NEW.check(0)), "<i>");

    let hash = |state| content_hash(&layout, Values::EMPTY, 0, state);
    assert_ne!(hash(FormState::NEW), hash(checked));
    assert_ne!(hash(FormState::NEW.saved()), hash(checked));
    assert_eq!(hash(FormState::NEW), hash(FormState::NEW.check(0)));
}

#[test]
fn empty_pieces_are_skipped() {
    let layout = layout(&[(0, 0, 0, 0), (1, 0, NO_SLOT, 0), (1, 1, NO_SLOT, 0)]);
    let values = Values {
        url: "https://a.de",
        ..Values::EMPTY
    };
    let pieces = pieces(&layout, "ab", values, 0, FormState::NEW);
    assert!(!pieces.is_empty());
    assert_eq!(pieces.collect::<Vec<_>>(), ["https://a.de", "b"]);
}

#[test]
fn a_page_of_one_stretch_is_returned_whole() {
    let one = (1, 3, NO_SLOT, 0);
    assert_eq!(whole(&layout(&[one]), "abcde"), Some("bcd"));
    let saved = WHEN + Condition::Saved.to_u8();
    for steps in [&[][..], &[one, one], &[(1, 3, 0, 0)], &[(1, 3, saved, 0)]] {
        assert_eq!(whole(&layout(steps), "abcde"), None);
    }
}

#[test]
fn steps_are_read_back() {
    let saved = WHEN + Condition::Saved.to_u8();
    let bytes = layout(&[(1, 3, 3, 1), (4, 5, saved, 0), (6, 7, NO_SLOT, 0)]);
    let step = |start, length| Step {
        start,
        length,
        value: None,
        condition: None,
    };
    let value = Some((Slot::Name, Escape::Html));
    let condition = Some(Condition::Saved);
    let expected = [
        Step {
            value,
            ..step(1, 3)
        },
        Step {
            condition,
            ..step(4, 5)
        },
        step(6, 7),
    ];
    assert_eq!(steps(&bytes).collect::<Vec<_>>(), expected);
    assert_eq!(steps(&bytes[..HEADER - 1]).count(), 0);
}
