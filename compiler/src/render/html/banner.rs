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
use charte_core::form::LANGUAGE;
use charte_core::values::Slot;
use charte_core::way_back::BACK;

use super::attribute;
use super::block::Writer;
use super::form::hidden;
use super::language;
use crate::document::{Banner, Confirmation, Inline};

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
        writer.out.push("<p id=\"charte-banner\">");
        writer.inlines(title);
        writer.out.push("</p>\n");
        writer.blocks(text);
        writer
            .out
            .push("<form class=\"charte-actions\" method=\"post\"");
        attribute(writer.out, "action", action);
        writer.out.push(">\n");
        hidden(writer, "revision", revision);
        if let Some(language) = form_language {
            hidden(writer, LANGUAGE, language);
        }
        writer.out.push("<input type=\"hidden\"");
        attribute(writer.out, "name", BACK);
        writer.out.push(" value=\"");
        writer.out.value(Slot::Back, Escape::Html);
        writer.out.push("\">\n");
        for (value, text) in [("refuse", refuse), ("accept", accept)] {
            writer
                .out
                .push("<button class=\"charte-button\" type=\"submit\" name=\"choice\"");
            attribute(writer.out, "value", value);
            writer.out.push(">");
            writer.inlines(text);
            writer.out.push("</button>\n");
        }
        link(writer, Some("charte-button"), preferences, choose);
        writer.out.push("\n</form>\n");
    });
}

/// Writes the confirmation. It takes the focus, so that a screen reader reads it first.
pub(super) fn confirmation(writer: &mut Writer<'_>, confirmation: &Confirmation) {
    let Confirmation {
        language,
        saved,
        preferences,
        change,
    } = confirmation;
    landmark(writer, language, |writer| {
        writer
            .out
            .push("<p id=\"charte-banner\" role=\"status\" tabindex=\"-1\" autofocus>");
        writer.inlines(saved);
        writer.out.push("</p>\n<p>");
        link(writer, writer.classes.link.as_deref(), preferences, change);
        writer.out.push("</p>\n");
    });
}

/// Writes a landmark whose first paragraph is its label. It is no `section`: a section has a heading, and
/// the first heading of a page is that of the page.
fn landmark(writer: &mut Writer<'_>, language: &str, content: impl FnOnce(&mut Writer<'_>)) {
    writer.set_language(language);
    writer
        .out
        .push("<aside class=\"charte-banner\" aria-labelledby=\"charte-banner\"");
    // The page around it may be in another language.
    self::language(writer.out, language);
    writer.out.push(">\n");
    content(writer);
    writer.out.push("</aside>\n");
}

fn link(writer: &mut Writer<'_>, class: Option<&str>, address: &str, text: &[Inline]) {
    writer.out.push("<a");
    super::class(writer.out, class);
    attribute(writer.out, "href", address);
    writer.out.push(">");
    writer.inlines(text);
    writer.out.push("</a>");
}
