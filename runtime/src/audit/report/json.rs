//! JSON in which no object has a key twice: of two lists of cookies, one would be lost.

use std::collections::BTreeSet;
use std::format;
use std::string::{String, ToString as _};
use std::vec::Vec;

use serde_json::Value;

use super::{ReportError, place};

/// Reads JSON.
///
/// # Errors
/// Its syntax, or the place of a key that its object has twice.
pub(super) fn read(text: &str) -> Result<Value, ReportError> {
    let value = serde_json::from_str(text).map_err(|error| syntax(&error))?;
    match repeated_key(text) {
        None => Ok(value),
        Some((position, key)) => {
            let reason = format!("the key `{key}` is there twice");
            Err(place(text.as_bytes(), position, reason))
        }
    }
}

/// Returns the first key that its object already has, and its position in a text that is valid JSON.
fn repeated_key(text: &str) -> Option<(usize, String)> {
    // The keys of each open object; `None` for a list.
    let mut open: Vec<Option<BTreeSet<String>>> = Vec::new();
    let mut is_key = false;
    let mut position = 0;
    while let Some(&byte) = text.as_bytes().get(position) {
        match byte {
            b'{' => open.push(Some(BTreeSet::new())),
            b'[' => open.push(None),
            b'}' | b']' => drop(open.pop()),
            _ => {}
        }
        match byte {
            b'{' | b',' => is_key = open.last().is_some_and(Option::is_some),
            b'[' | b':' => is_key = false,
            _ => {}
        }
        let mut end = position + 1;
        if byte == b'"' {
            end += string(&text[end..]);
            if let (true, Some(Some(keys))) = (is_key, open.last_mut()) {
                let key: String = serde_json::from_str(&text[position..end]).ok()?;
                if !keys.insert(key.clone()) {
                    return Some((position, key));
                }
            }
        }
        position = end;
    }
    None
}

/// Returns the length of a string after its first quotation mark, with the last one.
fn string(rest: &str) -> usize {
    let mut is_escaped = false;
    let end = rest.bytes().position(|byte| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    });
    end.map_or(rest.len(), |end| end + 1)
}

fn syntax(error: &serde_json::Error) -> ReportError {
    let sentence = error.to_string();
    let reason = sentence.split(" at line ").next().unwrap_or_default();
    ReportError::Syntax {
        line: error.line(),
        column: error.column(),
        reason: reason.into(),
    }
}
