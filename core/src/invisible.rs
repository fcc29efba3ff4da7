//! Invisible characters, and the places in which they have an effect. The same rules apply to texts
//! of a policy and to the values of tenants.

/// Returns the first invisible character without an effect, and its position in bytes.
pub fn first_idle(text: &str) -> Option<(usize, char)> {
    if text.is_ascii() {
        return None;
    }
    let has_right_to_left = text.contains(is_right_to_left);
    text.char_indices()
        .find(|&(at, char)| is_invisible(char) && !is_legitimate(text, at, has_right_to_left))
}

/// Returns whether a character is invisible. The reader of files reports the characters that no
/// text may contain.
pub fn is_invisible(char: char) -> bool {
    matches!(char,
        '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        // Word joiner and invisible operators.
        | '\u{2060}'..='\u{2064}'
        | '\u{206a}'..='\u{206f}'
        // Fillers for missing letters.
        | '\u{3164}'
        | '\u{ffa0}'
        | '\u{feff}'
        // Marks of annotations.
        | '\u{fff9}'..='\u{fffb}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0000}'..='\u{e007f}'
        | '\u{e0100}'..='\u{e01ef}')
}

/// Returns whether the character at a position in bytes has an effect there; true in doubt.
///
/// `has_right_to_left` is true if the text contains a letter of a right-to-left script.
pub fn is_legitimate(text: &str, at: usize, has_right_to_left: bool) -> bool {
    let (Some(start), Some(rest)) = (text.get(..at), text.get(at..)) else {
        return true;
    };
    let mut rest = rest.chars();
    let Some(judged) = rest.next() else {
        return true;
    };
    let (before, after) = (start.chars().next_back(), rest.next());
    let is_after = |is: fn(char) -> bool| before.is_some_and(is);
    match judged {
        // A soft hyphen: where a word may be hyphenated.
        '\u{ad}' => is_after(char::is_alphabetic) && after.is_some_and(char::is_alphabetic),
        // A zero-width space, between words of scripts without spaces.
        '\u{200b}' => is_after(has_no_spaces),
        '\u{200c}' | '\u{200d}' => is_after(may_join),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => has_right_to_left,
        // A variation selector, which shows a sign as text or as a picture; digits have one in key
        // caps.
        '\u{fe0e}' | '\u{fe0f}' => is_after(|before| {
            !before.is_alphabetic() && !before.is_whitespace() && !is_invisible(before)
        }),
        // Variants of letters of other scripts.
        '\u{fe00}'..='\u{fe0d}' => is_after(|before| before >= '\u{590}' && !is_invisible(before)),
        '\u{e0100}'..='\u{e01ef}' => {
            is_after(|before| before >= '\u{2e80}' && !is_invisible(before))
        }
        // Flags of regions: a black flag and tags.
        '\u{e0020}'..='\u{e007f}' => {
            let is_tag = |char: &char| matches!(char, '\u{e0020}'..='\u{e007f}');
            let mut before = start.chars().rev();
            let mut tags = before.by_ref().take(MAX_TAGS);
            let flag = tags.find(|char| !is_tag(char)).or_else(|| before.next());
            flag == Some('\u{1f3f4}')
        }
        _ => false,
    }
}

/// The maximum number of tags of a flag that are read.
const MAX_TAGS: usize = 8;

/// Returns whether the script has no spaces: Thai, Lao, Tibetan, Myanmar, Khmer, Chinese and
/// Japanese.
fn has_no_spaces(char: char) -> bool {
    matches!(char, '\u{e00}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{9fff}')
}

/// Returns whether a joiner after this character has an effect: letters of joining scripts,
/// pictures.
fn may_join(char: char) -> bool {
    let is_latin_or_sign = matches!(char,
        '\u{1e00}'..='\u{218f}' | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}' | '\u{ff00}'..='\u{ffef}');
    char == '\u{fe0f}' || (char >= '\u{590}' && !is_latin_or_sign && !is_invisible(char))
}

/// Returns whether the script is written from right to left: Hebrew, Arabic and others.
pub fn is_right_to_left(char: char) -> bool {
    matches!(char,
        '\u{590}'..='\u{60b}' | '\u{60d}'..='\u{61b}' | '\u{61d}'..='\u{8ff}'
        | '\u{fb1d}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
