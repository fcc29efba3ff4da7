//! Search for sentences of a cookie wall.
//!
//! If in doubt, nothing is reported: a sentence needs a condition, and a denial of access to the site
//! as a whole.

use super::phrases::{WALLS, Wall};
use crate::lint::phrase::{has_one, names_necessary};

/// Whether a sentence makes the site depend on consent.
pub(super) fn is_wall(language: &str, sentence: &str) -> bool {
    let walls = WALLS.iter().filter(|wall| wall.language == language);
    !names_necessary(sentence)
        && !has_one(sentence, TERMS)
        && walls.into_iter().any(|wall| wall.matches(sentence))
}

/// Words of sentences about terms of use, which visitors must accept.
const TERMS: &[&str] = &["terms", "conditions"];

impl Wall {
    fn matches(&self, sentence: &str) -> bool {
        let denies = |denial: &&str| {
            let mut places = sentence.match_indices(*denial);
            places.any(|(at, _)| self.denies_whole(&sentence[at + denial.len()..]))
        };
        has_one(sentence, self.conditions) && self.denials.iter().any(denies)
    }

    /// Whether the words after a denial name the whole site.
    fn denies_whole(&self, rest: &str) -> bool {
        let rest = rest.trim_start();
        let mut after = self
            .wholes
            .iter()
            .filter_map(|whole| rest.strip_prefix(whole));
        after.any(|after| {
            let next = after.trim_start();
            let is_condition = self.conditions.iter().any(|it| next.starts_with(it));
            next.is_empty() || next.starts_with(',') || is_condition
        })
    }
}

#[cfg(test)]
mod tests {
    use super::is_wall;

    #[test]
    fn finds_walls() {
        for (language, sentence) in [
            ("en", "if you refuse, you cannot use this site"),
            (
                "en",
                "you will not be able to access our website unless you accept",
            ),
            ("en", "you must accept cookies to use the site"),
            ("fr", "si vous refusez, vous ne pourrez pas accéder au site"),
            (
                "fr",
                "vous devez accepter les cookies pour consulter notre site",
            ),
            (
                "de",
                "ohne ihre einwilligung können sie unsere website nicht nutzen",
            ),
            (
                "es",
                "si no acepta las cookies, no podrá acceder a este sitio web",
            ),
            ("it", "se non accetti, non potrai accedere al sito"),
            ("nl", "als u weigert, kunt u deze website niet gebruiken"),
            ("pl", "bez zgody nie możesz korzystać z serwisu"),
            ("pt", "se recusar, não poderá aceder a este site"),
            ("sv", "om du säger nej kan du inte använda webbplatsen"),
            (
                "el",
                "αν αρνηθείτε, δεν μπορείτε να χρησιμοποιήσετε τον ιστότοπο",
            ),
        ] {
            assert!(is_wall(language, sentence), "{language}: {sentence}");
        }
    }

    #[test]
    fn parts_of_a_site_and_necessary_cookies_are_no_walls() {
        for (language, sentence) in [
            ("en", "if you refuse, you can still use this site"),
            ("en", "if you refuse, you cannot use the map of this site"),
            (
                "en",
                "if you refuse, you will not be able to use this site's videos",
            ),
            ("en", "you do not have to accept cookies to use the site"),
            (
                "en",
                "without accepting necessary cookies you cannot use this site",
            ),
            ("en", "if you refuse, you can continue to use this site"),
            (
                "en",
                "if you block cookies, parts of this site may not work",
            ),
            (
                "fr",
                "si vous refusez, vous ne pourrez pas utiliser le lecteur de vidéos",
            ),
            (
                "fr",
                "vous n'avez pas à accepter les cookies pour accéder au site",
            ),
            ("fr", "si vous refusez, vous pouvez accéder au site"),
            (
                "de",
                "ohne ihre einwilligung können sie unsere videos nicht ansehen",
            ),
            ("es", "si no acepta, no podrá utilizar el mapa"),
            ("nl", "als u weigert, kunt u de video's niet bekijken"),
            (
                "sv",
                "om du säger nej kan du inte använda webbplatsens karta",
            ),
            ("el", "αν αρνηθείτε, δεν μπορείτε να δείτε τα βίντεο"),
            ("fi", "if you refuse, you cannot use this site"),
        ] {
            assert!(!is_wall(language, sentence), "{language}: {sentence}");
        }
    }
}
