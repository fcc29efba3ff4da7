//! The rules for the name of a platform, in a policy and in the values of a tenant.
//!
//! A name is one line of text that pages show unchanged. The rules reject what could forge the rest
//! of the page: control characters, and bidirectional controls, which change the order of the text
//! around them (Unicode TR36, section 2.5). They also reject placeholders.

use core::fmt;
use core::ops::Range;

use crate::placeholder::TODO;
use crate::tag::tag;
use crate::{invisible, placeholder};

/// The reason why a text is not the name of a platform.
///
/// # Examples
/// ```
/// # mod charte { pub use charte_core::name::NameError; }
/// use charte::NameError;
///
/// # let error = charte_core::name::check("  ").unwrap_err();
/// assert_eq!(error, NameError::Empty);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum NameError {
    /// The name is empty or only white space.
    Empty,
    /// It contains a control character (Unicode category Cc), such as a line break or a tab.
    Control(char),
    /// It contains a bidirectional control: U+202A to U+202E, U+2066 to U+2069.
    Bidirectional(char),
    /// It contains a character that is not text: U+FFFD or a noncharacter.
    NoText(char),
    /// It contains an invisible character without an effect (Unicode TR39, section 3.1).
    Invisible(char),
    /// It begins or ends with white space.
    Edge,
    /// It contains an HTML tag. The page would show it as text.
    Markup,
    /// It contains a Markdown link, `[words](https://...)` or `<https://...>`. The page would show
    /// it as text.
    Link,
    /// It contains a placeholder: `TODO`, `TBD`, `FIXME`, `XXX`, "lorem ipsum" or the host
    /// `example.com`.
    Placeholder,
}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, odd) = match *self {
            Self::Empty => return f.write_str("the name is empty"),
            Self::Control(odd) => ("the control character", odd),
            Self::Bidirectional(odd) => ("the bidirectional control", odd),
            Self::NoText(odd) => ("a character that stands for no text,", odd),
            Self::Invisible(odd) => ("the invisible character", odd),
            Self::Edge => return f.write_str("the name begins or ends with white space"),
            Self::Markup => {
                return f.write_str("the name has an HTML tag: write the words alone");
            }
            Self::Link => return f.write_str("the name has a link: write the words alone"),
            Self::Placeholder => {
                return f
                    .write_str("the name has a placeholder such as `TODO`: write the name itself");
            }
        };
        write!(f, "the name has {what} U+{:04X}", u32::from(odd))
    }
}

impl core::error::Error for NameError {}

/// Checks the name of a platform.
///
/// # Errors
/// The first rule that the name breaks.
pub fn check(name: &str) -> Result<(), NameError> {
    match first_error(name) {
        Some((error, _)) => Err(error),
        None => Ok(()),
    }
}

/// Returns the first rule that the name of a platform breaks, and where, in bytes.
pub fn first_error(name: &str) -> Option<(NameError, Range<usize>)> {
    if name.trim().is_empty() && !name.chars().any(char::is_control) {
        return Some((NameError::Empty, 0..name.len()));
    }
    let forbidden = name.char_indices().find_map(|(at, character)| {
        let error = match character {
            _ if character.is_control() => NameError::Control(character),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                NameError::Bidirectional(character)
            }
            _ if is_no_text(character) => NameError::NoText(character),
            _ => return None,
        };
        Some((error, at..at + character.len_utf8()))
    });
    forbidden
        .or_else(|| edge(name).map(|range| (NameError::Edge, range)))
        .or_else(|| {
            let (at, odd) = invisible::first_idle(name)?;
            Some((NameError::Invisible(odd), at..at + odd.len_utf8()))
        })
        .or_else(|| {
            let mut starts = name.match_indices('<');
            let found = starts.find_map(|(at, _)| Some(at..at + tag(&name[at..])?.0));
            found.map(|range| (NameError::Markup, range))
        })
        .or_else(|| link(name).map(|range| (NameError::Link, range)))
        .or_else(|| placeholder(name).map(|range| (NameError::Placeholder, range)))
}

/// Returns the white space at an end of a name.
fn edge(name: &str) -> Option<Range<usize>> {
    let start = name.len() - name.trim_start().len();
    let end = name.trim_end().len();
    if start > 0 {
        Some(0..start)
    } else {
        (end < name.len()).then_some(end..name.len())
    }
}

/// Returns the mark of a link of Markdown.
fn link(name: &str) -> Option<Range<usize>> {
    const MARKS: [&str; 5] = ["](lang:", "](https:", "](http:", "](mailto:", "](tel:"];
    let mut starts = name.match_indices(['<', ']']);
    starts.find_map(|(at, _)| {
        let rest = &name[at..];
        let mark = MARKS.iter().find(|mark| rest.starts_with(**mark));
        let length = mark.map(|mark| mark.len()).or_else(|| autolink(rest))?;
        Some(at..at + length)
    })
}

/// Returns the length of the `<scheme:...>` at the start of a text (CommonMark 0.31, section 6.5).
fn autolink(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('<')?;
    let ends = |character: char| character.is_whitespace() || matches!(character, '<' | '>');
    let end = rest
        .find(ends)
        .filter(|&end| rest[end..].starts_with('>'))?;
    let (scheme, _) = rest[..end].split_once(':')?;
    let is_scheme = scheme.len() >= 2
        && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte));
    is_scheme.then_some(end + 2)
}

/// Returns a placeholder in a name. Inside a name, `TODO` may be a word: in Spanish and Portuguese
/// it means "all".
fn placeholder(name: &str) -> Option<Range<usize>> {
    let rest = name.strip_prefix(TODO);
    let is_todo = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'));
    if is_todo {
        return Some(0..TODO.len());
    }
    placeholder::first(name)
}

/// Returns whether a character is U+FFFD or a noncharacter (Unicode, section 23.7).
fn is_no_text(character: char) -> bool {
    let number = u32::from(character);
    matches!(character, '\u{fffd}' | '\u{fdd0}'..='\u{fdef}') || number & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString;

    use super::{NameError, check, first_error};

    #[test]
    fn marks_that_are_no_link() {
        for name in [
            "<a:b>",
            "<1a:b>",
            "<a_b:c>",
            "<aa:b c>",
            "<aa:b<c>",
            "<aab>",
            "aa:b>",
            "[a](b)",
            "](https",
            "a] (https://b",
        ] {
            assert_eq!(check(name), Ok(()), "{name:?}");
        }
        assert_eq!(check("<a+.-1:>"), Err(NameError::Link));
    }

    #[test]
    fn each_error_has_a_sentence() {
        for (error, sentence) in [
            (NameError::Empty, "the name is empty"),
            (
                NameError::Control('\n'),
                "the name has the control character U+000A",
            ),
            (
                NameError::Bidirectional('\u{202e}'),
                "the name has the bidirectional control U+202E",
            ),
            (
                NameError::NoText('\u{1ffff}'),
                "the name has a character that stands for no text, U+1FFFF",
            ),
            (
                NameError::Invisible('\u{200b}'),
                "the name has the invisible character U+200B",
            ),
            (NameError::Edge, "the name begins or ends with white space"),
            (
                NameError::Markup,
                "the name has an HTML tag: write the words alone",
            ),
            (
                NameError::Link,
                "the name has a link: write the words alone",
            ),
            (
                NameError::Placeholder,
                "the name has a placeholder such as `TODO`: write the name itself",
            ),
        ] {
            assert_eq!(error.to_string(), sentence);
        }
    }

    #[test]
    fn each_error_is_at_its_place() {
        for (name, error, place) in [
            ("", NameError::Empty, 0..0),
            (" \u{a0}", NameError::Empty, 0..3),
            ("a\nb", NameError::Control('\n'), 1..2),
            ("\t", NameError::Control('\t'), 0..1),
            ("a\u{7f}", NameError::Control('\u{7f}'), 1..2),
            ("a\u{202e}b", NameError::Bidirectional('\u{202e}'), 1..4),
            ("\u{2066}b", NameError::Bidirectional('\u{2066}'), 0..3),
            ("\u{fffd}", NameError::NoText('\u{fffd}'), 0..3),
            ("a\u{fdd0}", NameError::NoText('\u{fdd0}'), 1..4),
            ("a\u{1ffff}", NameError::NoText('\u{1ffff}'), 1..5),
            ("a\u{200b}b", NameError::Invisible('\u{200b}'), 1..4),
            ("a\u{fe0f}", NameError::Invisible('\u{fe0f}'), 1..4),
            (" a", NameError::Edge, 0..1),
            ("a\u{a0}", NameError::Edge, 1..3),
            ("Ville <b>d'Issy</b>", NameError::Markup, 6..9),
            ("Ville<br/>", NameError::Markup, 5..10),
            ("A <https://a.de/b>", NameError::Link, 2..18),
            ("A [b](https://a.de)", NameError::Link, 4..12),
            ("[B](lang:en)", NameError::Link, 2..9),
            ("TODO", NameError::Placeholder, 0..4),
            ("TODO: ask", NameError::Placeholder, 0..4),
            ("Ville de xxx", NameError::Placeholder, 9..12),
            ("Lorem ipsum", NameError::Placeholder, 0..11),
            ("www.example.com", NameError::Placeholder, 0..15),
        ] {
            assert_eq!(check(name), Err(error), "{name:?}");
            assert_eq!(first_error(name), Some((error, place)), "{name:?}");
        }
    }
}
