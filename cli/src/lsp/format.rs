//! The table of keys, by the keys of a place.

use charte_compiler::syntax::{Declared, FORMAT, Form, Key, Kind};

/// Returns the form of what is at some keys, and the key that declares it.
pub(super) fn at(path: &[String]) -> Option<(Form, Option<&'static Key>)> {
    let mut form = Form::Table(FORMAT);
    let mut declared = None;
    for step in path {
        form = match one(form) {
            Form::Table(table) => {
                let key = table.keys.iter().find(|key| key.name == step)?;
                declared = Some(key);
                key.form
            }
            Form::Entries(form) => *form,
            // A language.
            Form::Value(Kind::Text) => Form::Value(Kind::String),
            _ => return None,
        };
    }
    Some((form, declared))
}

/// Returns the form of one entry of a list.
pub(super) fn one(form: Form) -> Form {
    match form {
        Form::Many(form) | Form::List(form) => one(*form),
        form => form,
    }
}

/// Returns the table at some keys.
pub(super) fn table(path: &[String]) -> Option<&'static Declared> {
    match one(at(path)?.0) {
        Form::Table(table) => Some(table),
        _ => None,
    }
}

/// Returns whether the value at some keys is a text for visitors.
pub(super) fn is_text(path: &[String]) -> bool {
    let is_text = |path: &[String]| {
        at(path).is_some_and(|(form, _)| matches!(one(form), Form::Value(Kind::Text)))
    };
    is_text(path) || path.split_last().is_some_and(|(_, path)| is_text(path))
}

/// Returns a doc comment as one paragraph.
pub(super) fn prose(comment: &str) -> String {
    comment.split_whitespace().collect::<Vec<_>>().join(" ")
}
