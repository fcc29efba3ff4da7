//! Text that is safe to write to a terminal.

use unicode_normalization::char::is_combining_mark;

/// Returns a text with its control and invisible characters as Rust escapes (`\n`, `\u{85}`).
///
/// All other characters stay the same: the text between backticks is the text of the file.
pub(crate) fn shown(text: String) -> String {
    if !text.chars().any(is_hidden) {
        return text;
    }
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if is_hidden(character) {
            shown.extend(character.escape_debug());
        } else {
            shown.push(character);
        }
    }
    shown
}

/// The end of the place of a drawing. It is a noncharacter (The Unicode Standard, 23.7), so nothing
/// else that is drawn contains it.
pub(super) const MARK: char = '\u{fdd0}';

/// Returns whether a character of a line acts on a terminal and has no picture (C1 controls), or
/// could be confused with [`MARK`].
pub(super) fn is_unsafe(character: char) -> bool {
    matches!(character, '\u{80}'..='\u{9f}') || character == MARK
}

/// Returns whether a character is invisible, or changes how other text is shown.
fn is_hidden(character: char) -> bool {
    !character.is_ascii_graphic()
        && character != ' '
        && !is_combining_mark(character)
        && character.escape_debug().len() > 1
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn only_what_is_hidden_is_escaped() {
        let plain = "jusqu'à \"la\" fin \\ e\u{301} 漢";
        assert_eq!(shown(plain.to_owned()), plain);
        assert_eq!(
            shown("a\nb\u{85}\u{9b}\u{7f}\u{202e}\u{200b}".to_owned()),
            "a\\nb\\u{85}\\u{9b}\\u{7f}\\u{202e}\\u{200b}"
        );
    }
}
