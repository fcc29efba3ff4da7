//! The form of the preferences page: plain HTML that works without a script.
//!
//! The runtime's form handler reads these fields:
//!
//! | name | value |
//! |---|---|
//! | `category` | the id of a category, once for each checked box |
//! | `choice` | the pressed button: `choose` (the boxes count), `refuse`, `accept` |
//!
//! The three buttons are the same element with the same class, so that none is easier to find than
//! the others. Enter in a box presses the first one (HTML, 4.10.21.2, implicit submission): it
//! saves what the visitor sees, and never more.

use charte_core::form::Condition;
use charte_core::values::Values;

use super::attribute;
use super::block::Writer;
use crate::document::{Form, Group, Inline, Preferences};
use crate::output::Output;

/// Writes the title, the form, and the text around it, with the title at the level of the writer.
pub(super) fn body(writer: &mut Writer<'_>, preferences: &Preferences) {
    writer.heading(1, None, &preferences.title);
    status(writer, Condition::Saved, &preferences.saved);
    status(writer, Condition::NotKept, &preferences.not_kept);
    writer.blocks(&preferences.introduction);
    form(writer, &preferences.form);
    writer.blocks(&preferences.notes);
}

/// Writes a message about the latest choice.
fn status(writer: &mut Writer<'_>, condition: Condition, text: &[Inline]) {
    let mut sentence = Output::default();
    let mut inner = Writer::new(&mut sentence, writer.classes, 1);
    inner.out.push("<p class=\"charte-saved\" role=\"status\">");
    inner.inlines(text);
    inner.out.push("</p>\n");
    // The message is charte's own and has no holes.
    let sentence = sentence.fill(Values::EMPTY, 0);
    writer.out.when(condition, &sentence);
}

fn form(writer: &mut Writer<'_>, form: &Form) {
    let Form {
        action,
        groups,
        save,
        refuse,
        accept,
    } = form;
    // Browsers restore the boxes from before a reload, but these may differ from the stored choice.
    writer
        .out
        .push("<form class=\"charte-form\" method=\"post\"");
    attribute(writer.out, "action", action);
    writer.out.push(" autocomplete=\"off\">\n");
    for (position, one) in groups.iter().enumerate() {
        group(writer, position, one);
    }
    writer.out.push("<p class=\"charte-actions\">\n");
    for (value, text) in [("choose", save), ("refuse", refuse), ("accept", accept)] {
        writer
            .out
            .push("<button class=\"charte-button\" type=\"submit\" name=\"choice\"");
        attribute(writer.out, "value", value);
        writer.out.push(">");
        writer.inlines(text);
        writer.out.push("</button>\n");
    }
    writer.out.push("</p>\n</form>\n");
}

fn group(writer: &mut Writer<'_>, position: usize, group: &Group) {
    let Group {
        id,
        heading,
        description,
        label,
        cookies,
    } = group;
    // No id of a policy starts with `charte-`, and no other id of the writer continues like this.
    let box_id = format!("charte-category-{id}");
    writer
        .out
        .push("<fieldset class=\"charte-group\">\n<legend>");
    writer.heading(2, None, heading);
    writer.out.push("</legend>\n");
    writer.blocks(description);
    writer
        .out
        .push("<p class=\"charte-box\">\n<input type=\"checkbox\" name=\"category\"");
    attribute(writer.out, "value", id);
    attribute(writer.out, "id", &box_id);
    // The compiler refuses a policy with more categories than conditions.
    let position = u8::try_from(position).unwrap_or(u8::MAX);
    writer.out.when(Condition::Checked(position), " checked");
    writer.out.push(">\n<label");
    attribute(writer.out, "for", &box_id);
    writer.out.push(">");
    writer.inlines(label);
    writer.out.push("</label>\n</p>\n");
    writer.blocks(cookies);
    writer.out.push("</fieldset>\n");
}
