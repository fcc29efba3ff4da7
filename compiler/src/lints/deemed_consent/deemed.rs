//! Search for sentences that take browsing on for consent.
//!
//! If in doubt, nothing is reported: a sentence needs the use of the site, consent and cookies, no
//! negation, and no necessary cookies.

use super::phrases::{COOKIES, PHRASES};
use crate::lint::phrase::{has_one, names_necessary};

/// Whether a sentence takes browsing on for consent.
pub(super) fn is_deemed(language: &str, sentence: &str) -> bool {
    let phrases = PHRASES.iter().find(|phrases| phrases.language == language);
    phrases.is_some_and(|phrases| {
        has_one(sentence, COOKIES)
            && has_one(sentence, phrases.using)
            && has_one(sentence, phrases.consents)
            && !has_one(sentence, phrases.unless)
            && !names_necessary(sentence)
    })
}

#[cfg(test)]
mod tests {
    use super::is_deemed;

    #[test]
    fn finds_consent_by_browsing_on() {
        for (language, sentence) in [
            ("en", "by continuing to browse you accept all cookies"),
            (
                "en",
                "by using our website, you consent to our use of cookies",
            ),
            (
                "en",
                "if you continue without changing your settings, we assume that you are happy with cookies",
            ),
            (
                "en",
                "if you continue to use our site, you agree to our cookie policy",
            ),
            (
                "fr",
                "en poursuivant votre navigation, vous acceptez l'utilisation de cookies",
            ),
            (
                "fr",
                "la poursuite de la navigation vaut acceptation des traceurs",
            ),
            (
                "de",
                "durch die weitere nutzung der seite stimmen sie der verwendung von cookies zu",
            ),
            (
                "es",
                "si continúa navegando, consideramos que acepta su uso",
            ),
            (
                "it",
                "proseguendo la navigazione acconsenti all'uso dei cookie",
            ),
            (
                "nl",
                "door verder te surfen gaat u akkoord met het gebruik van cookies",
            ),
            (
                "pl",
                "kontynuując przeglądanie, wyrażasz zgodę na pliki cookie",
            ),
            (
                "pt",
                "ao continuar a navegar, aceita a utilização de cookies",
            ),
            (
                "sv",
                "genom att fortsätta använda webbplatsen godkänner du kakor",
            ),
            (
                "el",
                "συνεχίζοντας την περιήγηση, αποδέχεστε τη χρήση cookies",
            ),
        ] {
            assert!(is_deemed(language, sentence), "{language}: {sentence}");
        }
    }

    #[test]
    fn negations_and_other_agreements_are_not_reported() {
        for (language, sentence) in [
            ("en", "browsing on does not mean that you accept cookies"),
            ("en", "by using this site you accept our terms of sale"),
            (
                "en",
                "by using our website, you agree to this policy and to our terms",
            ),
            (
                "fr",
                "en poursuivant votre navigation, vous acceptez les cookies nécessaires à votre session",
            ),
            (
                "en",
                "if you continue to browse, no cookie is set before you consent",
            ),
            (
                "fr",
                "la poursuite de la navigation ne vaut pas acceptation des cookies",
            ),
            (
                "fr",
                "en poursuivant votre navigation sans accepter, vous refusez les cookies",
            ),
            (
                "de",
                "durch die weitere nutzung stimmen sie cookies nicht zu",
            ),
            ("es", "si continúa navegando, no acepta las cookies"),
            ("nl", "door verder te surfen stemt u niet in met cookies"),
        ] {
            assert!(!is_deemed(language, sentence), "{language}: {sentence}");
        }
    }
}
