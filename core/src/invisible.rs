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

#[cfg(test)]
mod tests {
    use super::{first_idle, is_invisible, is_right_to_left};

    #[test]
    fn finds_the_first_invisible_character_without_an_effect() {
        for (text, idle) in [
            ("caf\u{e9}", None),
            ("a\u{200b}b", Some(1)),
            ("\u{ad}end", Some(0)),
            ("end\u{ad}", Some(3)),
            ("Daten\u{ad}schutz", None),
            // Between words of scripts without spaces: the first and the last letter of each range.
            ("\u{e00}\u{200b}", None),
            ("\u{109f}\u{200b}", None),
            ("\u{1780}\u{200b}", None),
            ("\u{17ff}\u{200b}", None),
            ("\u{2e80}\u{200b}", None),
            ("\u{9fff}\u{200b}", None),
            ("\u{dff}\u{200b}", Some(3)),
            ("\u{a000}\u{200b}", Some(3)),
            // Joiners, after letters that join and after pictures.
            ("\u{645}\u{6cc}\u{200c}\u{62e}", None),
            ("\u{590}\u{200d}", None),
            ("\u{58f}\u{200d}", Some(2)),
            ("\u{1f468}\u{200d}\u{1f469}", None),
            ("\u{2764}\u{fe0f}\u{200d}\u{1f525}", None),
            ("\u{1e00}\u{200d}", Some(3)),
            ("\u{2c60}\u{200d}", Some(3)),
            ("\u{a720}\u{200d}", Some(3)),
            ("\u{ff21}\u{200d}", Some(3)),
            ("\u{645}\u{200d}\u{200d}", Some(5)),
            ("zero\u{200d}width", Some(4)),
            // Marks of direction, beside right-to-left letters only.
            ("\u{5e9} C\u{200e}++\u{200f}\u{61c}", None),
            ("C\u{200e}++", Some(1)),
            ("C\u{200f}", Some(1)),
            ("C\u{61c}", Some(1)),
            // Variation selectors.
            ("\u{2764}\u{fe0f}1\u{fe0e}", None),
            ("a\u{fe0f}", Some(1)),
            (" \u{fe0e}", Some(1)),
            ("\u{2764}\u{fe0f}\u{fe0f}", Some(6)),
            ("\u{1000}\u{fe00}", None),
            ("\u{590}\u{fe0d}", None),
            ("a\u{fe00}", Some(1)),
            ("\u{2e80}\u{e0100}", None),
            ("\u{645}\u{e0100}", Some(2)),
            ("\u{845b}\u{fe00}\u{fe01}", Some(6)),
            ("\u{845b}\u{e0100}\u{e0101}", Some(7)),
            // Flags of regions have at most eight tags.
            ("\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}", None),
            ("x\u{e0020}", Some(1)),
            ("\u{e0041}", Some(0)),
            ("\u{1f3f4}x\u{e0041}", Some(5)),
            // Characters without an effect anywhere.
            ("\u{645}\u{2060}", Some(2)),
            ("\u{1f3f4}\u{e0001}", Some(4)),
            ("\u{645}\u{feff}", Some(2)),
        ] {
            let found = first_idle(text).map(|(at, _)| at);
            assert_eq!(found, idle, "{text:?}");
        }
        let flag = |tags: usize| ["\u{1f3f4}", &"\u{e0061}".repeat(tags)].concat();
        assert_eq!(first_idle(&flag(9)), None);
        assert_eq!(first_idle(&flag(10)), Some((4 + 9 * 4, '\u{e0061}')));
    }

    #[test]
    fn invisible_characters_are_these() {
        let all = (0..=0xf_ffff_u32).filter_map(char::from_u32);
        let invisible = ranges(all.filter(|&char| is_invisible(char)));
        let expected = [
            (0xad, 0xad),
            (0x61c, 0x61c),
            (0x200b, 0x200f),
            (0x2060, 0x2064),
            (0x206a, 0x206f),
            (0x3164, 0x3164),
            (0xfe00, 0xfe0f),
            (0xfeff, 0xfeff),
            (0xffa0, 0xffa0),
            (0xfff9, 0xfffb),
            (0xe0000, 0xe007f),
            (0xe0100, 0xe01ef),
        ];
        assert!(invisible.eq(expected));
    }

    #[test]
    fn letters_from_right_to_left_are_no_marks_of_direction() {
        for (char, expected) in [
            ('\u{58f}', false),
            ('\u{590}', true),
            ('\u{8ff}', true),
            ('\u{900}', false),
            ('\u{60c}', false),
            ('\u{61c}', false),
            ('\u{fb1d}', true),
            ('\u{fefc}', true),
            ('\u{feff}', false),
            ('\u{10800}', true),
            ('\u{1efff}', true),
        ] {
            assert_eq!(is_right_to_left(char), expected, "{char:?}");
        }
    }

    /// Joins neighbours to ranges.
    fn ranges(chars: impl Iterator<Item = char>) -> impl Iterator<Item = (u32, u32)> {
        let mut codes = chars.map(u32::from).peekable();
        core::iter::from_fn(move || {
            let first = codes.next()?;
            let mut last = first;
            while let Some(next) = codes.next_if_eq(&(last + 1)) {
                last = next;
            }
            Some((first, last))
        })
    }
}
