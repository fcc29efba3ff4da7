//! Placeholders: what an author writes instead of a text that is still missing.
//!
//! The lint for texts of a policy and the check of a tenant's values use the same rules.

use core::ops::Range;

/// Words that are placeholders, in any case. `TODO` is not in the list, because it is a word of
/// some languages. The caller checks [`TODO`].
const WORDS: [&str; 3] = ["TBD", "FIXME", "XXX"];
/// A placeholder only in capitals, because "todo list" is a normal text.
pub const TODO: &str = "TODO";
/// The filler text of typesetters, in any case.
const LOREM: &str = "lorem ipsum";
/// The host for examples (RFC 2606, section 3).
const HOST: &str = "example.com";

/// Returns the position of the first placeholder in a text, in bytes. It does not look for `TODO`.
pub fn first(text: &str) -> Option<Range<usize>> {
    let in_words = words(text).find_map(|(start, word)| {
        if is_word(word) {
            return Some(start..start + word.len());
        }
        let host = example_hosts(word).next()?;
        Some(start + host.start..start + host.end)
    });
    lorem(text).next().or(in_words)
}

/// Returns whether a word is a placeholder: `TBD`, `FIXME` or `XXX`, in any case.
pub fn is_word(word: &str) -> bool {
    WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// Returns the positions of "lorem ipsum" in a text, in bytes.
pub fn lorem(text: &str) -> impl Iterator<Item = Range<usize>> {
    let starts = text.char_indices().map(|(at, _)| at);
    starts.filter_map(|at| {
        let range = at..at + LOREM.len();
        let part = text.get(range.clone())?;
        part.eq_ignore_ascii_case(LOREM).then_some(range)
    })
}

/// Returns the words of a text with their positions in bytes.
///
/// A word includes parts that are joined to it, as in `_gat_XXX` and `me@example.org`. Joining
/// characters at its ends are removed.
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_joint = |character| matches!(character, '.' | '-' | '_' | '@' | '/' | '*');
    let is_end = move |character: char| !character.is_alphanumeric() && !is_joint(character);
    parts(text, is_end).filter_map(move |(start, part)| {
        let word = part.trim_start_matches(is_joint);
        let start = start + part.len() - word.len();
        let word = word.trim_end_matches(is_joint);
        (!word.is_empty()).then_some((start, word))
    })
}

/// Returns the positions, in bytes, of the hosts in a word for which [`is_example`] is true.
pub fn example_hosts(word: &str) -> impl Iterator<Item = Range<usize>> {
    let hosts = parts(word, |character| matches!(character, '/' | '@'));
    hosts
        .filter(|(_, host)| is_example(host))
        .map(|(at, host)| at..at + host.len())
}

/// Returns whether a host is `example.com` or below it, in any case.
pub fn is_example(host: &str) -> bool {
    let Some(start) = host.len().checked_sub(HOST.len()) else {
        return false;
    };
    let ends = host
        .get(start..)
        .is_some_and(|end| end.eq_ignore_ascii_case(HOST));
    ends && (start == 0 || host.as_bytes()[start - 1] == b'.')
}

/// Returns the parts of a text between separators, with their positions.
fn parts(text: &str, is_end: impl Fn(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = Some((0, text));
    core::iter::from_fn(move || {
        let (start, left) = rest?;
        let end = left
            .char_indices()
            .find(|&(_, character)| is_end(character));
        rest = end.map(|(at, divider)| {
            let next = at + divider.len_utf8();
            (start + next, &left[next..])
        });
        Some((start, &left[..end.map_or(left.len(), |(at, _)| at)]))
    })
}

#[cfg(test)]
mod tests {
    use super::{first, is_example};

    #[test]
    fn the_first_placeholder_of_a_text() {
        for (text, placeholder) in [
            ("City of xxx", Some("xxx")),
            ("\u{c9}crire \u{e0} FIXME\u{2026}", Some("FIXME")),
            ("Lorem Ipsum dolor", Some("Lorem Ipsum")),
            ("me@example.com.", Some("example.com")),
            ("https://www.EXAMPLE.com/a", Some("www.EXAMPLE.com")),
            ("_gat_XXX, GTM-XXX, XXXL, TODO", None),
            ("counter-example.com, example.com.au", None),
            ("", None),
        ] {
            assert_eq!(first(text).map(|range| &text[range]), placeholder, "{text}");
        }
    }

    #[test]
    fn hosts_of_examples() {
        for host in ["example.com", "a.b.Example.COM"] {
            assert!(is_example(host), "{host}");
        }
        for host in [
            "",
            "com",
            "myexample.com",
            "example.org",
            "\u{e9}xample.com",
        ] {
            assert!(!is_example(host), "{host}");
        }
    }
}
