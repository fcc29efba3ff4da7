//! The direction in which the text of a language runs.

use super::cldr::{RIGHT_TO_LEFT, RIGHT_TO_LEFT_SCRIPTS};

/// Returns whether the text of a language runs from right to left, given by its tag (BCP 47). The
/// script in the tag counts, or else the usual script of the language.
pub fn is_right_to_left(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let language = subtags.next().unwrap_or_default();
    // After the language come at most three extensions of three letters, and then the script (RFC
    // 5646, 2.1).
    let script = subtags
        .take_while(|subtag| subtag.len() >= 3)
        .find(|subtag| subtag.len() == 4);
    let (names, name) = match script {
        Some(script) => (RIGHT_TO_LEFT_SCRIPTS, script),
        None => (RIGHT_TO_LEFT, language),
    };
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::is_right_to_left;

    #[test]
    fn the_script_decides_or_else_the_language() {
        for tag in ["ar", "AR-eg", "he", "az-Arab-IR", "ur-PK", "dv", "uz-arab"] {
            assert!(is_right_to_left(tag), "{tag}");
        }
        for tag in ["fr", "ar-Latn", "az", "uk-Cyrl", "", "de-1996"] {
            assert!(!is_right_to_left(tag), "{tag}");
        }
    }
}
