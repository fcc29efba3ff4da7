//! Embeds and scripts: the tag of a script, the frame of an embed, and the placeholder of an embed. They
//! are parts of a page of the site.
//!
//! `charte::choice::handle` reads the fields of a placeholder: its button adds the consent to one
//! question to the stored choice.

use charte_core::escape::Escape;
use charte_core::form::{ADD, LANGUAGE};
use charte_core::values::{Slot, Values};
use charte_core::way_back::BACK;

use super::block::Writer;
use super::form::{button, hidden};
use super::{Look, attribute, characters, language};
use crate::document::{Inline, Placeholder, ScriptTag};
use crate::output::Output;

/// Writes the tag of a script.
pub fn script(script: &ScriptTag) -> Output {
    let mut out = Output::default();
    let ScriptTag {
        src,
        integrity,
        attributes,
    } = script;
    out.push("<script");
    attribute(&mut out, "src", src.as_str());
    if let Some(integrity) = integrity {
        attribute(&mut out, "integrity", integrity);
    }
    for (name, value) in attributes {
        if let Some(value) = value {
            attribute(&mut out, name, value);
        } else {
            out.push(" ");
            out.push(name);
        }
    }
    out.push("></script>\n");
    out
}

/// Writes the frame of an embed. It has the title of the embed, because frames need one (WCAG 2.2,
/// success criterion 4.1.2).
pub fn frame(tag: &str, title: &[Inline]) -> Output {
    let mut out = Output::default();
    out.push("<iframe class=\"charte-embed\" src=\"");
    out.value(Slot::Frame, Escape::Html);
    out.push("\" title=\"");
    characters(&mut out, title);
    out.push("\"");
    // The page around it may be in another language.
    language(&mut out, tag);
    out.push(" loading=\"lazy\" allowfullscreen></iframe>\n");
    out
}

/// Writes the placeholder of an embed: with the form that consents if `is_asking`, otherwise with the
/// messages about signals of the browser.
pub fn placeholder(placeholder: &Placeholder, is_asking: bool, look: &Look) -> Output {
    let mut out = Output::default();
    let writer = &mut Writer::new(&mut out, &look.classes, 1);
    let Placeholder {
        language,
        title,
        text,
        signals,
        question,
        agree,
        manage,
        action,
        revision,
        form_language,
    } = placeholder;
    writer.set_language(language);
    writer
        .out
        .push("<div class=\"charte-placeholder\" role=\"group\" aria-label=\"");
    characters(writer.out, title);
    writer.out.push("\"");
    self::language(writer.out, language);
    writer.out.push(">\n");
    writer.blocks(text);
    if let (Some(action), true) = (action, is_asking) {
        writer.out.push("<form method=\"post\"");
        attribute(writer.out, "action", action);
        writer.out.push(">\n");
        hidden(writer, "revision", revision);
        hidden(writer, "category", question);
        if let Some(language) = form_language {
            hidden(writer, LANGUAGE, language);
        }
        writer.out.push("<input type=\"hidden\"");
        attribute(writer.out, "name", BACK);
        writer.out.push(" value=\"");
        writer.out.value(Slot::Back, Escape::Html);
        writer.out.push("\">\n");
        button(writer, ADD, agree);
        writer.out.push("</form>\n");
    } else {
        for message in signals {
            let mut sentence = Output::default();
            let mut inner = Writer::new(&mut sentence, writer.classes, 1);
            inner.out.push("<p>");
            inner.inlines(&message.text);
            inner.out.push("</p>\n");
            // The message is charte's own and has no holes.
            let sentence = sentence.fill(Values::EMPTY, 0);
            writer.out.when(message.condition, &sentence);
        }
    }
    if let Some(manage) = manage {
        writer.out.push("<p>");
        writer.inlines(manage);
        writer.out.push("</p>\n");
    }
    writer.out.push("</div>\n");
    out
}
