//! Names of cookies in the form of inventories.

/// Returns the text with a `*` for each part in brackets, if it has one.
pub fn starred(text: &str) -> Option<String> {
    let mut starred = String::new();
    let mut rest = text;
    while let Some(open) = rest.find(['<', '[', '{']) {
        let close = match rest.as_bytes()[open] {
            b'<' => '>',
            b'[' => ']',
            _ => '}',
        };
        let end = open + rest[open..].find(close)?;
        starred.push_str(&rest[..open]);
        starred.push('*');
        rest = &rest[end + 1..];
    }
    starred.push_str(rest);
    (starred != text).then_some(starred)
}

/// Returns the names of an enumeration.
pub fn several(text: &str) -> Vec<&str> {
    let mut names = vec![text];
    for mark in [",", "\n", " and ", " et ", " or ", " ou ", " & ", " / "] {
        names = names.iter().flat_map(|name| name.split(mark)).collect();
    }
    let names = names.into_iter().map(str::trim);
    names.filter(|name| !name.is_empty()).collect()
}
