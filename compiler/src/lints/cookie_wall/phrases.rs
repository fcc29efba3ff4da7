//! The phrases of a cookie wall.
//!
//! The practice is described in EDPB, Guidelines 05/2020, section 3.1.2, example 6a, and in CNIL,
//! délibération n° 2020-091, article 2. The phrases are ours. If in doubt, nothing is reported: a
//! sentence needs a condition, and a denial of access to the site as a whole.

use crate::lint::phrase::has_one;

/// The phrases of a language. A sentence has a condition, and a denial that is followed by a whole
/// and then by the end of the sentence, by a comma or by the condition.
struct Wall {
    language: &'static str,
    conditions: &'static [&'static str],
    denials: &'static [&'static str],
    wholes: &'static [&'static str],
}

/// Whether a sentence makes the site depend on consent.
pub(super) fn is_wall(language: &str, sentence: &str) -> bool {
    let walls = WALLS.iter().filter(|wall| wall.language == language);
    !has_one(sentence, UNLESS) && walls.into_iter().any(|wall| wall.matches(sentence))
}

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

/// Words of sentences about necessary cookies, in all languages.
const UNLESS: &[&str] = &[
    "necessary",
    "essential",
    "technical",
    "nécessaire",
    "essentiel",
    "technique",
    "notwendig",
    "erforderlich",
    "necesari",
    "técnic",
    "esencial",
    "necessari",
    "tecnic",
    "noodzakelijk",
    "technisch",
    "niezbędn",
    "necessári",
    "essenciai",
];

const WALLS: &[Wall] = &[
    Wall {
        language: "en",
        conditions: &[
            "if you refuse",
            "if you decline",
            "if you reject",
            "if you do not accept",
            "if you don't accept",
            "if you do not consent",
            "if you don't consent",
            "if you do not agree",
            "without accepting",
            "unless you accept",
            "without your consent",
        ],
        denials: &[
            "you cannot use",
            "you cannot access",
            "you can't use",
            "you can't access",
            "you can not use",
            "you will not be able to use",
            "you will not be able to access",
            "you won't be able to use",
            "you won't be able to access",
            "you may not use",
            "you must leave",
            "please leave",
            "you have to leave",
        ],
        wholes: ENGLISH,
    },
    Wall {
        language: "en",
        conditions: &[
            "you must accept",
            "you have to accept",
            "you need to accept",
        ],
        denials: &["to use", "to access", "to enter", "to visit"],
        wholes: ENGLISH,
    },
    Wall {
        language: "fr",
        conditions: &[
            "si vous refusez",
            "en cas de refus",
            "si vous n'acceptez pas",
            "sans accepter",
            "à moins d'accepter",
            "sans votre consentement",
            "sans votre accord",
            "à défaut d'acceptation",
            "à défaut de consentement",
        ],
        denials: &[
            "vous ne pouvez pas accéder",
            "vous ne pourrez pas accéder",
            "vous ne pouvez plus accéder",
            "vous ne pourrez plus accéder",
            "vous ne pouvez pas utiliser",
            "vous ne pourrez pas utiliser",
            "vous ne pouvez pas consulter",
            "vous ne pourrez pas consulter",
            "impossible d'accéder",
            "vous devez quitter",
            "veuillez quitter",
        ],
        wholes: FRENCH,
    },
    Wall {
        language: "fr",
        conditions: &["vous devez accepter", "il faut accepter"],
        denials: &[
            "pour accéder",
            "pour utiliser",
            "pour consulter",
            "pour visiter",
        ],
        wholes: FRENCH,
    },
    Wall {
        language: "de",
        conditions: &[
            "wenn sie ablehnen",
            "bei ablehnung",
            "ohne ihre einwilligung",
            "ohne einwilligung",
            "ohne ihre zustimmung",
            "ohne zustimmung",
            "wenn sie nicht zustimmen",
            "wenn sie nicht einwilligen",
        ],
        denials: &["können sie", "kann man"],
        wholes: &[
            "diese website nicht nutzen",
            "unsere website nicht nutzen",
            "die website nicht nutzen",
            "diese webseite nicht nutzen",
            "unsere webseite nicht nutzen",
            "diese seite nicht nutzen",
            "unser angebot nicht nutzen",
            "diese website nicht besuchen",
            "unsere website nicht besuchen",
        ],
    },
    Wall {
        language: "es",
        conditions: &[
            "si rechaza",
            "si rechazas",
            "si no acepta",
            "si no aceptas",
            "sin aceptar",
            "en caso de rechazo",
        ],
        denials: &[
            "no podrá acceder",
            "no podrás acceder",
            "no puede acceder",
            "no puedes acceder",
            "no podrá utilizar",
            "no podrás utilizar",
            "no puede utilizar",
            "no puedes utilizar",
            "no podrá usar",
            "no podrás usar",
        ],
        wholes: &[
            "al sitio",
            "a este sitio",
            "a nuestro sitio",
            "al sitio web",
            "a este sitio web",
            "a nuestro sitio web",
            "a la web",
            "a esta web",
            "a nuestra web",
            "al servicio",
            "el sitio",
            "este sitio",
            "nuestro sitio",
            "el sitio web",
            "este sitio web",
            "nuestro sitio web",
            "la web",
            "esta web",
            "nuestra web",
            "el servicio",
        ],
    },
    Wall {
        language: "it",
        conditions: &[
            "se rifiuti",
            "se rifiuta",
            "se non accetti",
            "se non accetta",
            "senza accettare",
            "in caso di rifiuto",
        ],
        denials: &[
            "non potrai accedere",
            "non potrà accedere",
            "non puoi accedere",
            "non può accedere",
            "non potrai utilizzare",
            "non potrà utilizzare",
            "non puoi utilizzare",
            "non può utilizzare",
            "non è possibile accedere",
            "non è possibile utilizzare",
        ],
        wholes: &[
            "al sito",
            "a questo sito",
            "al nostro sito",
            "al sito web",
            "a questo sito web",
            "al nostro sito web",
            "al servizio",
            "il sito",
            "questo sito",
            "il nostro sito",
            "il sito web",
            "questo sito web",
            "il nostro sito web",
            "il servizio",
        ],
    },
    Wall {
        language: "nl",
        conditions: &[
            "als u weigert",
            "als je weigert",
            "bij weigering",
            "zonder toestemming",
            "zonder uw toestemming",
            "zonder jouw toestemming",
            "als u niet akkoord gaat",
            "als je niet akkoord gaat",
            "als u niet accepteert",
            "als je niet accepteert",
        ],
        denials: &["kunt u", "kun je", "kan u", "kan je"],
        wholes: &[
            "deze website niet gebruiken",
            "deze site niet gebruiken",
            "onze website niet gebruiken",
            "onze site niet gebruiken",
            "de website niet gebruiken",
            "de site niet gebruiken",
            "deze website niet bezoeken",
            "onze website niet bezoeken",
        ],
    },
    Wall {
        language: "pl",
        conditions: &[
            "jeśli odmówisz",
            "w razie odmowy",
            "w przypadku odmowy",
            "bez zgody",
            "bez akceptacji",
            "jeśli nie wyrazisz zgody",
            "jeżeli nie wyrazisz zgody",
        ],
        denials: &[
            "nie możesz korzystać",
            "nie będziesz mógł korzystać",
            "nie będzie można korzystać",
            "nie można korzystać",
            "nie można skorzystać",
        ],
        wholes: &[
            "z serwisu",
            "z naszego serwisu",
            "z tego serwisu",
            "ze strony",
            "z tej strony",
            "z naszej strony",
            "z witryny",
            "z tej witryny",
            "z naszej witryny",
            "z usługi",
        ],
    },
    Wall {
        language: "pt",
        conditions: &[
            "se recusar",
            "se não aceitar",
            "sem aceitar",
            "em caso de recusa",
        ],
        denials: &[
            "não pode aceder",
            "não poderá aceder",
            "não pode utilizar",
            "não poderá utilizar",
            "não pode usar",
            "não poderá usar",
            "não pode acessar",
            "não poderá acessar",
        ],
        wholes: &[
            "ao site",
            "a este site",
            "ao nosso site",
            "ao sítio",
            "a este sítio",
            "o site",
            "este site",
            "o nosso site",
            "este sítio",
            "ao serviço",
            "o serviço",
        ],
    },
];

const ENGLISH: &[&str] = &[
    "this site",
    "the site",
    "our site",
    "this website",
    "the website",
    "our website",
    "this service",
    "the service",
    "our service",
    "our services",
    "this platform",
    "the platform",
    "our platform",
    "this app",
    "the app",
    "our app",
];

const FRENCH: &[&str] = &[
    "au site",
    "à ce site",
    "à notre site",
    "au service",
    "à ce service",
    "à nos services",
    "le site",
    "ce site",
    "notre site",
    "le service",
    "ce service",
    "nos services",
    "notre service",
];

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
            ("sv", "if you refuse, you cannot use this site"),
        ] {
            assert!(!is_wall(language, sentence), "{language}: {sentence}");
        }
    }
}
