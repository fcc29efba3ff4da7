//! The capital at the start of a cell or line.

/// The letters with which Irish marks eclipsis: the capital is the letter after the first ones.
const ECLIPSES: &[&str] = &["bhf", "bp", "dt", "gc", "mb", "nd", "ng", "ts"];

/// Returns words with a capital, in a language that is given by its tag (BCP 47).
///
/// Dutch raises `ij` as one letter (`IJsland`). Irish keeps the letters of an eclipsis small
/// (`bhFrainc`).
pub(super) fn capitalised(tag: &str, words: &str) -> String {
    let language = tag.split('-').next().unwrap_or_default();
    let is = |other: &str| language.eq_ignore_ascii_case(other);
    let begins = |letters: &&&str| words.starts_with(**letters);
    let (small, capitals) = if is("nl") && words.starts_with("ij") {
        (0, 2)
    } else if is("ga") {
        (ECLIPSES.iter().find(begins).map_or(0, |it| it.len() - 1), 1)
    } else {
        (0, 1)
    };
    let raise = |(at, letter): (usize, char)| {
        let is_capital = (small..small + capitals).contains(&at);
        let capital = is_capital.then(|| letter.to_uppercase());
        let small = (!is_capital).then_some(letter);
        capital.into_iter().flatten().chain(small)
    };
    words.chars().enumerate().flat_map(raise).collect()
}

#[cfg(test)]
mod tests {
    use super::capitalised;

    #[test]
    fn each_language_has_its_capitals() {
        for (tag, words, expected) in [
            ("en", "first party", "First party"),
            ("en", "ijs", "Ijs"),
            ("nl", "ijs op het apparaat", "IJs op het apparaat"),
            ("NL-be", "ij", "IJ"),
            ("nl", "in", "In"),
            ("el", "έως", "Έως"),
            ("el", "όχι", "Όχι"),
            ("ga", "an chéad pháirtí", "An chéad pháirtí"),
            ("ga", "bhfianán", "bhFianán"),
            ("ga", "dtoiliú", "dToiliú"),
            ("ga", "tá", "Tá"),
            ("fr", "écran", "Écran"),
            ("de", "13 Monate", "13 Monate"),
            ("de", "ßa", "SSa"),
            ("sl", "", ""),
        ] {
            assert_eq!(capitalised(tag, words), expected, "{tag} {words}");
        }
    }
}
