//! Measures whether a text can inform anybody: too few letters cannot.

use super::line::{Line, OBJECT, Written};
use crate::model::{Inline, InlineKind};

/// The smallest number of letters and digits of a text that informs: a limit of this project.
pub(crate) const LEAST: usize = 10;

/// The letters and digits of a text, in lower case.
pub(crate) fn letters(text: &str) -> String {
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The weight of letters, in letters of an alphabet. A letter of Chinese, Japanese (U+3040 to U+9FFF)
/// or Korean (U+AC00 to U+D7AF), and one beyond the first plane, is a syllable or a word.
pub(crate) fn weight(letters: &str) -> usize {
    let weight = |letter| match letter {
        '\u{3040}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{10000}'.. => 3,
        _ => 1,
    };
    letters.chars().map(weight).sum()
}

/// Whether the words of a text are known: those of a placeholder or an address are not.
pub(crate) fn is_known(inline: &Inline) -> bool {
    !matches!(
        inline.kind,
        InlineKind::Placeholder(_) | InlineKind::Autolink(_)
    )
}

/// Whether a text is a single short word, which informs nobody. A text with a link, a placeholder or an address is
/// not: it leads to other words.
pub(crate) fn is_empty(text: &Written<'_>) -> bool {
    let leads_elsewhere = |line: &Line<'_>| line.text.contains(OBJECT) || line.has_link();
    let shown: String = text
        .lines
        .iter()
        .map(|line| line.text.clone() + " ")
        .collect();
    let has_one_word = shown.split_whitespace().nth(1).is_none();
    let is_short = has_one_word && weight(&letters(&shown)) < LEAST;
    is_short && !text.lines.iter().any(leads_elsewhere)
}

#[cfg(test)]
mod tests {
    use super::{LEAST, letters, weight};

    #[test]
    fn finds_short_texts_in_several_scripts() {
        let is_short = |text: &str| weight(&letters(text)) < LEAST;
        for text in ["Security", "...", "_ga", "Sécurité", "安全", "보안"] {
            assert!(is_short(text), "{text}");
        }
        for text in [
            "Load balancing",
            "Counts visits",
            "Répartit la charge",
            "负载均衡",
            "ログインの維持",
            "로그인 유지",
            "אבטחת הטופס",
        ] {
            assert!(!is_short(text), "{text}");
        }
    }
}
