//! The form of the preferences page: plain HTML that works without a script.
//!
//! The runtime's form handler reads these fields:
//!
//! | name | value |
//! |---|---|
//! | `category` | the id of a category, once for each checked box |
//! | `choice` | the pressed button: `choose` (the boxes count), `refuse`, `accept` |
//! | `revision` | the consent revision of the questions |
//! | `lang` | the language of the page, if there are several |
//! | `shown` | the hash of the page, for the receipt of the answer |
//!
//! The three buttons are the same element with the same class, so that none is easier to find than
//! the others. Enter in a box presses the first one (HTML, 4.10.21.2, implicit submission): it
//! saves what the visitor sees, and never more.

use charte_core::form::{Condition, LANGUAGE, SHOWN};
use charte_core::question;

use super::block::Writer;
use super::{attribute, class};
use crate::document::{Classes, Form, Group, Inline, Message, Preferences, Question};
use crate::output::{Output, Part};

/// Writes the title, the form, and the text around it, with the title at the level of the writer.
pub(super) fn body(writer: &mut Writer<'_>, preferences: &Preferences) {
    writer.set_language(&preferences.language);
    writer.heading(1, None, &preferences.title);
    for one in &preferences.messages {
        message(writer, one);
    }
    writer.blocks(&preferences.introduction);
    form(writer, &preferences.form);
    writer.blocks(&preferences.notes);
}

/// Writes a message. One about the latest choice takes the focus, so that a screen reader reads it
/// first and a browser scrolls to it.
fn message(writer: &mut Writer<'_>, message: &Message) {
    let Message { condition, text } = message;
    let condition = *condition;
    let attributes = match condition {
        Condition::Saved => " role=\"status\" tabindex=\"-1\" autofocus",
        Condition::NotKept
        | Condition::Outdated
        | Condition::Overruled
        | Condition::NotRecorded => " role=\"alert\" tabindex=\"-1\" autofocus",
        Condition::Gpc | Condition::Dnt | Condition::Receipt | Condition::Checked(_) => "",
    };
    let classes = [Some("charte-saved"), writer.classes.notice.as_deref()];
    paragraph_if(writer, condition, classes, attributes, text);
}

/// Writes a paragraph that is shown only under a condition. Its only hole is the number of a receipt, which
/// is empty if the condition is false.
pub(super) fn paragraph_if(
    writer: &mut Writer<'_>,
    condition: Condition,
    classes: [Option<&str>; 2],
    attributes: &str,
    text: &[Inline],
) {
    let mut sentence = Output::default();
    let mut inner = Writer::new(&mut sentence, writer.classes, 1);
    inner.out.push("<p");
    class(inner.out, classes);
    inner.out.push(attributes);
    inner.out.push(">");
    inner.inlines(text);
    inner.out.push("</p>\n");
    for part in sentence.parts() {
        match part {
            Part::Text(text) => writer.out.when(condition, text),
            Part::Value(slot, escape) => writer.out.value(*slot, *escape),
            Part::When(..) | Part::OwnHash => {}
        }
    }
}

fn form(writer: &mut Writer<'_>, form: &Form) {
    let Form {
        action,
        revision,
        language,
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
    hidden(writer, "revision", revision);
    if let Some(language) = language {
        hidden(writer, LANGUAGE, language);
    }
    shown(writer);
    let mut position = 0;
    for one in groups {
        group(writer, &mut position, one);
    }
    writer.open(
        "p",
        [Some("charte-actions"), writer.classes.actions.as_deref()],
    );
    writer.out.push("\n");
    for (value, text) in [("choose", save), ("refuse", refuse), ("accept", accept)] {
        button(writer, value, text);
    }
    writer.out.push("</p>\n</form>\n");
}

/// Writes a button that answers.
pub(super) fn button(writer: &mut Writer<'_>, value: &str, text: &[Inline]) {
    let Classes {
        button, primary, ..
    } = writer.classes;
    writer.out.push("<button");
    class(
        writer.out,
        [Some("charte-button"), button.as_deref(), primary.as_deref()],
    );
    writer.out.push(" type=\"submit\" name=\"choice\"");
    attribute(writer.out, "value", value);
    writer.out.push(">");
    writer.inlines(text);
    writer.out.push("</button>\n");
}

pub(super) fn hidden(writer: &mut Writer<'_>, name: &str, value: &str) {
    writer.out.push("<input type=\"hidden\"");
    attribute(writer.out, "name", name);
    attribute(writer.out, "value", value);
    writer.out.push(">\n");
}

/// Writes the field that says which page the form belongs to.
pub(super) fn shown(writer: &mut Writer<'_>) {
    writer.out.push("<input type=\"hidden\"");
    attribute(writer.out, "name", SHOWN);
    writer.out.push(" value=\"");
    writer.out.own_hash();
    writer.out.push("\">\n");
}

/// Writes a category; `position` is that of its first box, and then that of the next category's.
fn group(writer: &mut Writer<'_>, position: &mut usize, group: &Group) {
    let Group {
        heading,
        description,
        boxes,
        providers,
    } = group;
    writer.open(
        "fieldset",
        [Some("charte-group"), writer.classes.group.as_deref()],
    );
    writer.out.push("\n");
    writer.open("legend", [writer.classes.legend.as_deref()]);
    writer.heading(2, None, heading);
    writer.out.push("</legend>\n");
    writer.content(writer.classes.content.as_deref(), |writer| {
        writer.blocks(description);
        for one in boxes {
            question(writer, *position, one);
            *position += 1;
        }
        writer.blocks(providers);
    });
    writer.out.push("</fieldset>\n");
}

fn question(writer: &mut Writer<'_>, position: usize, question: &Question) {
    let Question { id, label, cookies } = question;
    // No id of a policy starts with `charte-`, and no other id of the writer continues like this.
    // Without the dot of a question about a provider, which selectors would have to escape.
    let box_id = match id.split_once(question::SEPARATOR) {
        Some((category, _)) => format!("charte-category-{category}-{position}"),
        None => format!("charte-category-{id}"),
    };
    let Classes {
        field,
        checkbox,
        label: label_class,
        ..
    } = writer.classes;
    writer.open("p", [Some("charte-box"), field.as_deref()]);
    writer.out.push("\n<input");
    class(writer.out, [checkbox.as_deref()]);
    writer.out.push(" type=\"checkbox\" name=\"category\"");
    attribute(writer.out, "value", id);
    attribute(writer.out, "id", &box_id);
    // The compiler refuses a policy with more boxes than conditions.
    let position = u8::try_from(position).unwrap_or(u8::MAX);
    writer.out.when(Condition::Checked(position), " checked");
    writer.out.push(">\n<label");
    class(writer.out, [label_class.as_deref()]);
    attribute(writer.out, "for", &box_id);
    writer.out.push(">");
    writer.inlines(label);
    writer.out.push("</label>\n</p>\n");
    writer.blocks(cookies);
}
