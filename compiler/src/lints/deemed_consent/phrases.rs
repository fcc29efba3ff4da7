//! The phrases of consent by browsing on.
//!
//! The practice is described in EDPB, Guidelines 05/2020, section 3.4, example 16, and in CNIL,
//! délibération n° 2020-092, article 2. The phrases are ours. If in doubt, nothing is reported: a
//! sentence needs the use of the site, consent and cookies, no negation, and no
//! necessary cookies.

use crate::lint::phrase::{has_one, names_necessary};

/// The phrases of a language. A sentence has one of each list, and none of `unless`.
struct Deemed {
    language: &'static str,
    using: &'static [&'static str],
    consents: &'static [&'static str],
    unless: &'static [&'static str],
}

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

/// Cookies, and "their use" after a sentence about them.
const COOKIES: &[&str] = &[
    "cookie",
    "tracker",
    "traceur",
    "témoin",
    "ciastecz",
    "ciasteczk",
    "testigo",
    "their use",
    "leur utilisation",
    "su uso",
    "il loro utilizzo",
    "a sua utilização",
];

const PHRASES: &[Deemed] = &[
    Deemed {
        language: "en",
        using: &[
            "by continuing to browse",
            "by continuing to use",
            "by continuing to navigate",
            "by continuing your visit",
            "if you continue to browse",
            "if you continue to use",
            "if you continue browsing",
            "if you continue using",
            "continued use of",
            "by using this site",
            "by using this website",
            "by using our site",
            "by using our website",
            "by using the site",
            "by using the website",
            "by browsing this",
            "by browsing our",
            "if you continue without changing",
            "by scrolling",
        ],
        consents: &[
            "you accept",
            "you agree",
            "you consent",
            "you are agreeing",
            "you are consenting",
            "you are accepting",
            "your consent",
            "your acceptance",
            "your agreement",
            "we assume",
            "we will assume",
            "we'll assume",
        ],
        unless: &[
            " not ",
            "n't ",
            "never",
            "no longer",
            "no cookie",
            "or refuse",
            "or reject",
            "or decline",
            "before you",
            "without accepting",
            "withdraw",
        ],
    },
    Deemed {
        language: "fr",
        using: &[
            "en poursuivant votre navigation",
            "en poursuivant la navigation",
            "en poursuivant votre visite",
            "en continuant votre navigation",
            "en continuant la navigation",
            "en continuant à naviguer",
            "en continuant à utiliser",
            "en continuant de naviguer",
            "si vous poursuivez votre navigation",
            "si vous continuez à naviguer",
            "si vous continuez votre navigation",
            "poursuite de votre navigation",
            "poursuite de la navigation",
            "en naviguant sur",
            "en utilisant ce site",
            "en utilisant notre site",
            "en utilisant le site",
        ],
        consents: &[
            "vous acceptez",
            "vous consentez",
            "vous autorisez",
            "vous donnez votre accord",
            "vous donnez votre consentement",
            "vaut acceptation",
            "vaut accord",
            "vaut consentement",
            "implique l'acceptation",
            "implique votre",
        ],
        unless: &[
            " ne ",
            " n'",
            " pas ",
            "jamais",
            "sans accepter",
            "ou refus",
            "ou de refus",
            "retirer",
        ],
    },
    Deemed {
        language: "de",
        using: &[
            "durch die weitere nutzung",
            "mit der weiteren nutzung",
            "durch weitersurfen",
            "durch weiteres surfen",
            "wenn sie weiter surfen",
            "wenn sie weitersurfen",
            "indem sie weiter surfen",
            "durch die nutzung unserer",
            "durch die nutzung dieser",
            "mit der nutzung unserer",
            "mit der nutzung dieser",
            "wenn sie diese website weiter",
            "wenn sie unsere website weiter",
        ],
        consents: &[
            "stimmen sie",
            "erklären sie sich",
            "willigen sie",
            "akzeptieren sie",
            "einverstanden",
            "ihrem einverständnis",
        ],
        unless: &["nicht", "kein", "ohne zu", "widerrufen"],
    },
    Deemed {
        language: "es",
        using: &[
            "si continúa navegando",
            "si continua navegando",
            "si continúas navegando",
            "si sigue navegando",
            "si sigues navegando",
            "al continuar navegando",
            "al seguir navegando",
            "al navegar por",
            "al utilizar este sitio",
            "al usar este sitio",
            "al utilizar nuestro sitio",
            "al usar nuestro sitio",
        ],
        consents: &[
            "acepta",
            "consiente",
            "consientes",
            "consentimiento",
            "autoriza",
        ],
        unless: &[" no ", "nunca", "sin aceptar", "rechaz", "retirar"],
    },
    Deemed {
        language: "it",
        using: &[
            "proseguendo la navigazione",
            "proseguendo nella navigazione",
            "continuando la navigazione",
            "continuando a navigare",
            "se prosegui la navigazione",
            "se continui a navigare",
            "scorrendo questa pagina",
            "utilizzando questo sito",
            "utilizzando il nostro sito",
        ],
        consents: &[
            "acconsent",
            "accetti",
            "accetta",
            "accettate",
            "presti il consenso",
            "presta il consenso",
            "autorizz",
        ],
        unless: &[" non ", "senza accettare", "rifiut", "revocare"],
    },
    Deemed {
        language: "nl",
        using: &[
            "door verder te surfen",
            "door verder te navigeren",
            "door verder te gaan",
            "door gebruik te blijven maken",
            "door deze website te gebruiken",
            "door onze website te gebruiken",
            "door deze site te gebruiken",
            "door onze site te gebruiken",
            "als u verder surft",
            "als je verder surft",
            "als u verdergaat",
        ],
        consents: &[
            "gaat u akkoord",
            "ga je akkoord",
            "stemt u in",
            "stem je in",
            "geeft u toestemming",
            "geef je toestemming",
            "accepteert u",
            "accepteer je",
        ],
        unless: &["niet", "geen", "zonder", "intrekken"],
    },
    Deemed {
        language: "pl",
        using: &[
            "kontynuując przeglądanie",
            "kontynuując korzystanie",
            "dalsze korzystanie",
            "dalsze przeglądanie",
            "kontynuacja przeglądania",
            "korzystając z",
            "jeśli kontynuujesz",
        ],
        consents: &[
            "wyrażasz zgodę",
            "wyraża zgodę",
            "wyrażają państwo zgodę",
            "zgadzasz się",
            "akceptujesz",
            "oznacza zgodę",
            "oznacza akceptację",
        ],
        unless: &[" nie ", " bez ", "cofn", "wycof"],
    },
    Deemed {
        language: "pt",
        using: &[
            "ao continuar a navegar",
            "ao continuar navegando",
            "se continuar a navegar",
            "ao continuar a utilizar",
            "ao navegar",
            "ao utilizar este site",
            "ao utilizar este sítio",
            "ao utilizar o nosso site",
            "ao usar este site",
        ],
        consents: &[
            "aceita",
            "concorda",
            "consente",
            "consentimento",
            "autoriza",
        ],
        unless: &[" não ", "sem aceitar", "recus", "retirar"],
    },
];

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
