//! The banner, and what confirms an answer in its place: parts of a page of the site.
//!
//! The banner is not modal and covers nothing. It is a labelled landmark with a form, which works without
//! a script. The two buttons and the link to the preferences page have one class, so that none is easier
//! to find than the others. The first button is the one that refuses. It contains no heading, because it
//! comes before the first heading of the page.
//!
//! `charte::choice::handle` reads its fields, as it reads those of the preferences page; `back` has a
//! hole for the way back.

use charte_core::escape::Escape;
use charte_core::form::{Condition, LANGUAGE};
use charte_core::values::Slot;
use charte_core::way_back::BACK;

use super::block::Writer;
use super::form::{button, hidden, paragraph_if, shown};
use super::{attribute, class, language};
use crate::document::{Banner, Classes, Confirmation, Inline};

/// Writes the banner.
pub(super) fn banner(writer: &mut Writer<'_>, banner: &Banner) {
    let Banner {
        language,
        title,
        text,
        action,
        revision,
        form_language,
        refuse,
        accept,
        preferences,
        choose,
    } = banner;
    landmark(writer, language, |writer| {
        writer.out.push("<p id=\"charte-banner\"");
        class(writer.out, [writer.classes.banner_title.as_deref()]);
        writer.out.push(">");
        writer.inlines(title);
        writer.out.push("</p>\n");
        writer.blocks(text);
        writer.out.push("<form");
        let actions = writer.classes.actions.as_deref();
        class(writer.out, [Some("charte-actions"), actions]);
        writer.out.push(" method=\"post\"");
        attribute(writer.out, "action", action);
        writer.out.push(">\n");
        hidden(writer, "revision", revision);
        if let Some(language) = form_language {
            hidden(writer, LANGUAGE, language);
        }
        shown(writer);
        writer.out.push("<input type=\"hidden\"");
        attribute(writer.out, "name", BACK);
        writer.out.push(" value=\"");
        writer.out.value(Slot::Back, Escape::Html);
        writer.out.push("\">\n");
        for (value, text) in [("refuse", refuse), ("accept", accept)] {
            button(writer, value, text);
        }
        let Classes {
            button, secondary, ..
        } = writer.classes;
        let classes = [
            Some("charte-button"),
            button.as_deref(),
            secondary.as_deref(),
        ];
        link(writer, classes, preferences, choose);
        writer.out.push("\n</form>\n");
    });
}

/// Writes the confirmation. It takes the focus, so that a screen reader reads it first.
pub(super) fn confirmation(writer: &mut Writer<'_>, confirmation: &Confirmation) {
    let Confirmation {
        language,
        saved,
        receipt,
        preferences,
        change,
    } = confirmation;
    landmark(writer, language, |writer| {
        writer
            .out
            .push("<p id=\"charte-banner\" role=\"status\" tabindex=\"-1\" autofocus");
        class(writer.out, [writer.classes.text.as_deref()]);
        writer.out.push(">");
        writer.inlines(saved);
        writer.out.push("</p>\n");
        let text_class = writer.classes.text.as_deref();
        paragraph_if(writer, Condition::Receipt, [text_class, None], "", receipt);
        writer.open("p", [writer.classes.text.as_deref()]);
        let link_class = writer.classes.link.as_deref();
        link(writer, [link_class], preferences, change);
        writer.out.push("</p>\n");
    });
}

/// Writes a landmark whose first paragraph is its label. It is no `section`: a section has a heading, and
/// the first heading of a page is that of the page.
fn landmark(writer: &mut Writer<'_>, language: &str, content: impl FnOnce(&mut Writer<'_>)) {
    writer.set_language(language);
    writer.out.push("<aside");
    let banner = writer.classes.banner.as_deref();
    class(writer.out, [Some("charte-banner"), banner]);
    writer.out.push(" aria-labelledby=\"charte-banner\"");
    // The page around it may be in another language.
    self::language(writer.out, language);
    writer.out.push(">\n");
    writer.content(writer.classes.banner_content.as_deref(), content);
    writer.out.push("</aside>\n");
}

fn link<const N: usize>(
    writer: &mut Writer<'_>,
    classes: [Option<&str>; N],
    address: &str,
    text: &[Inline],
) {
    writer.out.push("<a");
    class(writer.out, classes);
    attribute(writer.out, "href", address);
    writer.out.push(">");
    writer.inlines(text);
    writer.out.push("</a>");
}
