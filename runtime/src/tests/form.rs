//! The page where visitors choose, over data written by hand.

extern crate std;

use std::format;
use std::string::ToString;

use super::DATA;
use crate::__private::{Bodies, ChoiceData, Data, TemplateData, charter_at, fleet};
use crate::{Charter, FormState, Format, Page, PageKind};

/// `<a`, ` checked` where the first box is, `><b`, ` checked` where the second box is, `>`, and
/// `Saved` where the choice is.
const LAYOUT: &[u8; 76] = b"\
    1111111111111111\
    \x00\0\0\0\x02\0\0\0\xff\x00\
    \x02\0\0\0\x08\0\0\0\x80\x00\
    \x0a\0\0\0\x03\0\0\0\xff\x00\
    \x02\0\0\0\x08\0\0\0\x81\x00\
    \x0a\0\0\0\x01\0\0\0\xff\x00\
    \x0d\0\0\0\x05\0\0\0\xc0\x00";

/// Of seven pages, the form in HTML alone.
const INDEX: &[u8; 56] = b"\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\x4c\0\0\0\
    \0\0\0\0\0\0\0\0";

static FORM: Data = Data {
    templates: &[TemplateData {
        values: &[],
        parts: "<a checked><bSaved",
        languages: &["fr"],
        layouts: LAYOUT,
        index: INDEX,
        gated: &["audience", "video"],
        questions: &["audience", "video"],
        cookies: &[],
        content: 0xc0,
        resources: &[],
        revision: 0,
        choice: ChoiceData::NONE,
        security_policies: &[],
        alternates: &[],
    }],
    platforms: DATA.platforms,
    bodies: Bodies::NONE,
    known: "",
};

const CHARTER: Charter<'static> = charter_at(fleet(&FORM), 0);

fn form(state: FormState) -> Page<'static> {
    let page = CHARTER.preferences(Format::Html, "FR", state);
    page.expect("the data has a form")
}

#[test]
fn a_box_is_checked_where_its_category_is_granted() {
    assert_eq!(CHARTER.gated_categories(), ["audience", "video"]);
    for (granted, text) in [
        (&[][..], "<a><b>"),
        (&["audience"], "<a checked><b>"),
        (&["video"], "<a><b checked>"),
        (&["video", "audience", "video"], "<a checked><b checked>"),
        (&["necessary", "", "VIDEO"], "<a><b>"),
    ] {
        let state = CHARTER.form_state(granted.iter().copied());
        assert_eq!(form(state).to_string(), text, "{granted:?}");
        let saved = form(state.saved()).to_string();
        assert_eq!(saved, format!("{text}Saved"), "{granted:?}");
    }
}

#[test]
fn each_state_is_a_page_of_its_own() {
    const CHECKED: FormState = FormState::NEW.check(1);
    const LENGTH: usize = match CHARTER.preferences(Format::Html, "fr", CHECKED) {
        Some(page) => page.len(),
        None => 0,
    };
    assert_eq!(LENGTH, "<a><b checked>".len());

    let mut buffer = [0; LENGTH];
    let page = form(CHECKED);
    assert_eq!(page.copy_to(&mut buffer), Ok(LENGTH));
    assert_eq!(&buffer, b"<a><b checked>");
    assert_ne!(page.content_hash(), form(FormState::NEW).content_hash());
    assert_ne!(page.content_hash(), form(CHECKED.saved()).content_hash());
    // A box that the form does not have changes neither the page nor its hash.
    let other = form(CHECKED.check(7));
    assert_eq!(page.content_hash(), other.content_hash());
    assert_eq!(page.kind(), PageKind::Preferences);
    assert_eq!((page.language(), page.format()), ("fr", Format::Html));
    assert_eq!(page.media_type(), "text/html; charset=utf-8");
}

#[test]
fn where_there_is_no_form() {
    let none = |charter: Charter<'static>, format, language| {
        charter
            .preferences(format, language, FormState::NEW)
            .is_none()
    };
    assert!(none(CHARTER, Format::Fragment, "fr"), "not asked for");
    assert!(none(CHARTER, Format::Markdown, "fr"), "no form has it");
    assert!(none(CHARTER, Format::Html, "en"), "no such language");
    // Data without a form end before it.
    assert!(none(super::FIRST, Format::Html, "fr"));
    assert!(super::FIRST.gated_categories().is_empty());
    assert_eq!(super::FIRST.form_state(["audience"]), FormState::NEW);
    // Policies with errors answer with nothing, so that nothing else fails.
    let stub = charter_at(super::STUB, 0).preferences(Format::Html, "fr", FormState::NEW);
    assert!(stub.is_some_and(|page| page.is_empty()));
}
