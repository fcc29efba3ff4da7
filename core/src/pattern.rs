//! Patterns of names: `_pk_*`.

/// Returns whether `text` matches `pattern`, in which each `*` matches any characters.
///
/// After a mismatch the last `*` takes one more character. This needs no recursion and at most
/// `pattern.len() * text.len()` steps.
pub const fn is_match(pattern: &[u8], text: &[u8]) -> bool {
    let (mut at, mut read) = (0, 0);
    // The positions in the pattern and in the text from which to retry after the last star.
    let mut behind_star: Option<(usize, usize)> = None;
    while read < text.len() {
        if at < pattern.len() && pattern[at] == b'*' {
            at += 1;
            behind_star = Some((at, read));
        } else if at < pattern.len() && pattern[at] == text[read] {
            at += 1;
            read += 1;
        } else if let Some((behind, from)) = behind_star {
            at = behind;
            read = from + 1;
            behind_star = Some((at, read));
        } else {
            return false;
        }
    }
    while at < pattern.len() && pattern[at] == b'*' {
        at += 1;
    }
    at == pattern.len()
}

#[cfg(test)]
mod tests {
    use super::is_match;

    #[test]
    fn a_star_matches_any_characters() {
        for (pattern, text, expected) in [
            ("_pk_*", "_pk_id.1", true),
            ("_pk_*", "_pk_", true),
            ("_pk_*", "_pk", false),
            ("*_id", "a_id_id", true),
            ("a*b*c", "aXbXbc", true),
            ("a*b*c", "abc", true),
            ("a**b", "ab", true),
            ("a*b*c", "aXbXb", false),
            ("", "", true),
        ] {
            let found = is_match(pattern.as_bytes(), text.as_bytes());
            assert_eq!(found, expected, "{pattern} {text}");
        }
    }
}
