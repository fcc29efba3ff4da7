//! Characters that nobody sees, and where they have something to do. Texts of a policy and the values of
//! tenants are judged by the same rules.

/// The first character that shows nothing and does nothing, with its position in bytes.
pub fn first_idle(text: &str) -> Option<(usize, char)> {
    if text.is_ascii() {
        return None;
    }
    let has_right_to_left = text.contains(is_right_to_left);
    text.char_indices()
        .find(|&(at, char)| is_invisible(char) && !is_legitimate(text, at, has_right_to_left))
}

/// Whether a character shows nothing itself. Those that no text may have are told when the file is
/// read.
pub fn is_invisible(char: char) -> bool {
    matches!(char,
        '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        // Word joiner, and operators that are not seen.
        | '\u{2060}'..='\u{2064}'
        | '\u{206a}'..='\u{206f}'
        // Fillers for letters that are not there.
        | '\u{3164}'
        | '\u{ffa0}'
        | '\u{feff}'
        // Marks for annotations.
        | '\u{fff9}'..='\u{fffb}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0000}'..='\u{e007f}'
        | '\u{e0100}'..='\u{e01ef}')
}

/// Whether the character at a position in bytes does something there. In doubt it does.
///
/// `has_right_to_left` says whether the text has a letter that is written from right to left.
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
        // A hint where a word may be hyphenated.
        '\u{ad}' => is_after(char::is_alphabetic) && after.is_some_and(char::is_alphabetic),
        // A break between words of scripts that have no spaces.
        '\u{200b}' => is_after(has_no_spaces),
        '\u{200c}' | '\u{200d}' => is_after(may_join),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => has_right_to_left,
        // The text or the picture of a sign; digits have one as key caps.
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

/// The most tags of a flag that are looked through.
const MAX_TAGS: usize = 8;

/// Thai, Lao, Tibetan, Myanmar, Khmer, Chinese and Japanese.
fn has_no_spaces(char: char) -> bool {
    matches!(char, '\u{e00}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{9fff}')
}

/// Whether joiners matter behind a character: letters of scripts whose letters join, pictures.
fn may_join(char: char) -> bool {
    let is_latin_or_sign = matches!(char,
        '\u{1e00}'..='\u{218f}' | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}' | '\u{ff00}'..='\u{ffef}');
    char == '\u{fe0f}' || (char >= '\u{590}' && !is_latin_or_sign && !is_invisible(char))
}

/// Hebrew, Arabic and the other scripts that are written from right to left.
pub fn is_right_to_left(char: char) -> bool {
    matches!(char,
        '\u{590}'..='\u{60b}' | '\u{60d}'..='\u{61b}' | '\u{61d}'..='\u{8ff}'
        | '\u{fb1d}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
