//! The rules for the name of a platform, in a policy and in the values of a tenant.
//!
//! A name is one line of text that a page shows as it is. The rules refuse what could forge the
//! rest of the page: control characters, and the bidirectional controls, which change the order in
//! which the text around them is read (Unicode TR36, section 2.5). They also refuse placeholders.

use core::fmt;

use crate::tag::tag;
use crate::{invisible, placeholder};

/// The reason why a text is not the name of a platform.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum NameError {
    /// It is empty, or white space alone.
    Empty,
    /// A control character (Unicode category Cc), line breaks and tabs included.
    Control(char),
    /// A bidirectional control: U+202A to U+202E, U+2066 to U+2069.
    Bidirectional(char),
    /// A character that is no text: U+FFFD or a noncharacter.
    NoText(char),
    /// An invisible character without an effect (Unicode TR39, section 3.1).
    Invisible(char),
    /// White space at the beginning or at the end.
    Edge,
    /// An HTML tag. The page would show it as text.
    Markup,
    /// A placeholder: `TODO`, `TBD`, `FIXME`, `XXX`, "lorem ipsum" or the host `example.com`.
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
    if name.trim().is_empty() && !name.chars().any(char::is_control) {
        return Err(NameError::Empty);
    }
    name.chars().try_for_each(|character| match character {
        _ if character.is_control() => Err(NameError::Control(character)),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Err(NameError::Bidirectional(character))
        }
        _ if is_no_text(character) => Err(NameError::NoText(character)),
        _ => Ok(()),
    })?;
    if name.trim() != name {
        return Err(NameError::Edge);
    }
    if let Some((_, odd)) = invisible::first_idle(name) {
        return Err(NameError::Invisible(odd));
    }
    let mut starts = name.match_indices('<');
    if starts.any(|(at, _)| tag(&name[at..]).is_some()) {
        return Err(NameError::Markup);
    }
    // Within a name, `TODO` may be a word: it is "all" in Spanish and Portuguese.
    let todo = name.strip_prefix(placeholder::TODO);
    let is_todo = todo.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'));
    if is_todo || placeholder::first(name).is_some() {
        return Err(NameError::Placeholder);
    }
    Ok(())
}

/// U+FFFD and the noncharacters (Unicode, section 23.7).
fn is_no_text(character: char) -> bool {
    let number = u32::from(character);
    matches!(character, '\u{fffd}' | '\u{fdd0}'..='\u{fdef}') || number & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString;

    use super::{NameError, check};

    #[test]
    fn a_name_follows_the_rules() {
        for name in [
            "Ville d'Issy",
            "XXXL 2 < 3",
            "TODO MADRID",
            "<R&D>",
            "a <hash>",
            "\u{1f468}\u{200d}\u{1f469}",
            "R&D <\u{e9}>",
            "\u{5e2}\u{5d9}\u{5e8}",
        ] {
            assert_eq!(check(name), Ok(()), "{name}");
        }
        for (name, error) in [
            ("", NameError::Empty),
            (" \u{a0}", NameError::Empty),
            ("a\nb", NameError::Control('\n')),
            ("\t", NameError::Control('\t')),
            ("a\u{7f}", NameError::Control('\u{7f}')),
            ("a\u{202e}b", NameError::Bidirectional('\u{202e}')),
            ("\u{2066}b", NameError::Bidirectional('\u{2066}')),
            ("\u{fffd}", NameError::NoText('\u{fffd}')),
            ("a\u{fdd0}", NameError::NoText('\u{fdd0}')),
            ("a\u{1ffff}", NameError::NoText('\u{1ffff}')),
            ("a\u{200b}b", NameError::Invisible('\u{200b}')),
            ("a\u{fe0f}", NameError::Invisible('\u{fe0f}')),
            (" a", NameError::Edge),
            ("a\u{a0}", NameError::Edge),
            ("Ville <b>d'Issy</b>", NameError::Markup),
            ("Ville<br/>", NameError::Markup),
            ("TODO", NameError::Placeholder),
            ("TODO: ask", NameError::Placeholder),
            ("Ville de xxx", NameError::Placeholder),
            ("Lorem ipsum", NameError::Placeholder),
            ("www.example.com", NameError::Placeholder),
        ] {
            assert_eq!(check(name), Err(error), "{name:?}");
        }
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
        ] {
            assert_eq!(error.to_string(), sentence);
        }
    }
}
