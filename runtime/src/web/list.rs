//! The elements of a list (RFC 9110, section 5.6.1), one after another.
//!
//! The end of an element is searched for in eight bytes at a time. Most elements in the `Accept` of
//! a browser match no offered format, so finding their end is the whole work.

/// Returns the list from its next element on; empty if there is none.
#[inline]
pub(super) fn next(mut rest: &[u8]) -> &[u8] {
    while let [b',' | b' ' | b'\t', after @ ..] = rest {
        rest = after;
    }
    rest
}

/// Returns the name at the start of an element, and the text after it: a semicolon, a comma, white
/// space, or nothing.
#[inline]
pub(super) fn name(rest: &[u8]) -> (&[u8], &[u8]) {
    let end = rest
        .iter()
        .position(|byte| matches!(byte, b',' | b';' | b' ' | b'\t'));
    rest.split_at(end.unwrap_or(rest.len()))
}

/// Returns the rest of an element, and the list after it.
pub(super) fn element(rest: &[u8]) -> (&[u8], &[u8]) {
    rest.split_at(mark::<false>(rest))
}

/// Returns the same for elements that may contain quoted strings, in which a comma does not
/// separate. `None` if a string does not end; then the element is malformed up to the end of the
/// header.
#[inline]
pub(super) fn element_with_strings(rest: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = mark::<true>(rest);
    match rest.get(end) {
        Some(b'"') => rest.split_at_checked(end_with_strings(rest, end)?),
        _ => rest.split_at_checked(end),
    }
}

/// Returns the end of an element whose first string starts at `quote`.
#[cold]
fn end_with_strings(rest: &[u8], quote: usize) -> Option<usize> {
    let mut end = quote;
    while rest.get(end) == Some(&b'"') {
        end += 1;
        end += end_of_string(rest.get(end..)?)?;
        end += mark::<true>(rest.get(end..)?);
    }
    Some(end)
}

/// Returns the end of a string that starts before `text`, after its quotation mark (RFC 9110,
/// section 5.6.4).
pub(super) fn end_of_string(text: &[u8]) -> Option<usize> {
    let mut is_escaped = false;
    let end = text.iter().position(|&byte| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    });
    end.map(|end| end + 1)
}

/// Returns the position of the first separator: a comma or, if there are strings, a quotation mark;
/// otherwise the end.
#[inline]
fn mark<const STRINGS: bool>(text: &[u8]) -> usize {
    let mut rest = text;
    while let Some((bytes, after)) = rest.split_first_chunk() {
        let word = u64::from_le_bytes(*bytes);
        let marks = if STRINGS {
            those(word, b',') | those(word, b'"')
        } else {
            those(word, b',')
        };
        if marks != 0 {
            let before = marks.trailing_zeros() / u8::BITS;
            return text.len() - rest.len() + before as usize;
        }
        rest = after;
    }
    let is_mark = |byte: &u8| *byte == b',' || STRINGS && *byte == b'"';
    let before = rest.iter().position(is_mark);
    text.len() - before.map_or(0, |before| rest.len() - before)
}

/// Sets the highest bit of the first byte in a word that equals `byte`. Bits above it may be set
/// too, because the subtraction borrows from there. Bits below it are not.
#[inline]
const fn those(word: u64, byte: u8) -> u64 {
    const EACH: u64 = u64::MAX / 0xff;

    let difference = word ^ (EACH * byte as u64);
    difference.wrapping_sub(EACH) & !difference & (EACH * 0x80)
}

#[cfg(test)]
mod tests {
    use super::{element, element_with_strings};

    #[test]
    fn strings_hide_commas() {
        for (list, end) in [
            ("", Some(0)),
            ("a", Some(1)),
            ("a,b", Some(1)),
            ("a=\",\",b", Some(5)),
            (r#"a="\",\\",b="\\\"",c"#, Some(9)),
            ("a=\"\"\",\",b", Some(7)),
            ("a=\"b,c", None),
            ("a=\"b\\\",c", None),
            ("\"", None),
        ] {
            let found = element_with_strings(list.as_bytes());
            assert_eq!(found.map(|(element, _)| element.len()), end, "{list}");
        }
    }

    #[test]
    fn every_byte_at_every_place() {
        for byte in 0..=u8::MAX {
            for place in 0..24 {
                for last in [b',', b'-', 0xac] {
                    let mut list = [b'-'; 24];
                    list[23] = last;
                    list[place] = byte;
                    let end = list.iter().position(|byte| *byte == b',').unwrap_or(24);
                    assert_eq!(element(&list), list.split_at(end));
                    if byte != b'"' {
                        assert_eq!(element_with_strings(&list), Some(list.split_at(end)));
                    }
                }
            }
        }
    }
}
