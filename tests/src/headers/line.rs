//! A line of a header file.

/// The value of the header in a line; `None` if the line has none.
///
/// # Panics
/// If an escape is malformed.
pub fn header(line: &str) -> Option<Vec<u8>> {
    let text = line.strip_prefix('>')?;
    let mut rest = text.strip_prefix(' ').unwrap_or(text);
    let mut bytes = Vec::new();
    while let Some(first) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("\\x") {
            let (digits, after) = after.split_at(2);
            bytes.push(u8::from_str_radix(digits, 16).expect("two digits"));
            rest = after;
        } else if let Some(after) = rest.strip_prefix('{') {
            let (inside, after) = after.split_once('}').expect("a closing brace");
            let (count, what) = inside.split_once('*').expect("a number and a text");
            let count = count.parse().expect("a number");
            bytes.extend(what.repeat(count).bytes());
            rest = after;
        } else {
            let (character, after) = rest.split_at(first.len_utf8());
            bytes.extend(character.bytes());
            rest = after;
        }
    }
    Some(bytes)
}
