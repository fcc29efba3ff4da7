//! Literals as text that is safe in a script of a page too.

use super::Value;

/// Writes a value, indented by two spaces.
pub(crate) fn write(value: &Value) -> String {
    let mut out = String::new();
    write_to(value, 0, &mut out);
    out
}

fn write_to(value: &Value, depth: usize, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => out.push_str(&number.to_string()),
        Value::String(text) => out.push_str(&string(text)),
        Value::Regex(source) => {
            // `</script` cannot end the element, because `/` is escaped in a regular expression.
            out.push('/');
            out.push_str(source);
            out.push('/');
        }
        Value::Name(code) | Value::Code(code) => out.push_str(code),
        Value::Array(items) => {
            let is_short = items
                .iter()
                .all(|it| !matches!(it, Value::Object(_) | Value::Array(_)));
            lines(items, ('[', ']'), is_short, depth, out, write_to);
        }
        Value::Object(entries) => {
            lines(
                entries,
                ('{', '}'),
                false,
                depth,
                out,
                |(key, value), depth, out| {
                    out.push_str(&string(key));
                    out.push_str(": ");
                    write_to(value, depth, out);
                },
            );
        }
    }
}

fn lines<T>(
    items: &[T],
    (open, close): (char, char),
    is_short: bool,
    depth: usize,
    out: &mut String,
    write: impl Fn(&T, usize, &mut String),
) {
    out.push(open);
    let line = |depth: usize, out: &mut String| {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    };
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        match (is_short, at) {
            (true, 0) => {}
            (true, _) => out.push(' '),
            (false, _) => line(depth + 1, out),
        }
        write(item, depth + 1, out);
    }
    if !is_short && !items.is_empty() {
        line(depth, out);
    }
    out.push(close);
}

/// Writes a string of JavaScript and JSON. A page can contain it in a `<script>` element: it has no `<`.
pub(crate) fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '<'
            | '>'
            | '&'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            it if it.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(it))),
            it => out.push(it),
        }
    }
    out.push('"');
    out
}
