//! `uninformative-purpose`

use crate::lint::declared::{Declared, declared};
use crate::lint::substance::{LEAST, is_known, letters, weight};
use crate::lint::{Findings, lint};
use crate::model::{Charter, ProviderRef, plain};
use crate::source::Span;

lint! {
    /// The purpose of a cookie, an embed or a script does not inform a visitor.
    ///
    /// # What it does
    ///
    /// Reports a `purpose`, in each language, in three cases. It only repeats the cookie's name, its
    /// service (of an embed or a script: the id or the title), the name of its provider or the
    /// heading of its category, apart from case, spaces and punctuation. It has fewer than 10
    /// letters and digits (a limit of this project; a
    /// letter of Chinese, Japanese or Korean counts as three). Or it only names a kind of cookie,
    /// such as "Session cookie". A purpose may repeat the heading of a category with a
    /// `description`. If the category is exempt from consent, the finding is at most a warning.
    ///
    /// # Why it matters
    ///
    /// The purpose of a cookie is the first thing that visitors must be informed of. "Analytics" or
    /// "Session cookie" names a kind of cookie, but not what it does.
    pub static UNINFORMATIVE_PURPOSE = "uninformative-purpose" {
        group: Information,
        level: Allow,
        why: "visitors must be clearly informed of the purpose of a cookie",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for declared in declared(charter) {
        for (language, purpose) in declared.purpose.iter().enumerate() {
            if purpose.value.iter().all(is_known) {
                report(charter, &declared, language, findings);
            }
        }
    }
}

fn report(
    charter: &Charter,
    declared: &Declared<'_>,
    language: usize,
    findings: &mut Findings<'_>,
) {
    let Declared {
        what,
        name,
        purpose,
        ..
    } = declared;
    let purpose = &purpose[language];
    let text = plain(&purpose.value);
    let written = letters(&text);
    let copied = copied(charter, declared, language, &written);
    let label = match &copied {
        Some((original, _)) => format!("only repeats {original}"),
        None if is_kind(&text) => "only names a kind of cookie".to_owned(),
        None if weight(&written) < LEAST => "too short to explain it".to_owned(),
        None => return,
    };
    let title = format!("the purpose of the {what} `{name}` does not explain what it is for");
    let several = format!("the purposes of {{}} {what}s do not explain what they are for");
    let finding = findings
        .at(purpose.span, title, label)
        .among(*name, several);
    let finding = match copied {
        Some((_, span)) => finding.label(span, "the same words"),
        None => finding,
    };
    let finding = finding.help(match *what {
        "cookie" => {
            "describe in a sentence what it does, as in \"Keeps you signed in while you move from page to page.\""
        }
        _ => {
            "describe in a sentence what it does, as in \"Shows the videos of the council meetings.\""
        }
    });
    if declared.is_exempt() {
        findings.advise(finding);
    } else {
        findings.push(finding);
    }
}

/// The text that a purpose repeats, and its place.
fn copied(
    charter: &Charter,
    declared: &Declared<'_>,
    language: usize,
    written: &str,
) -> Option<(String, Span)> {
    if written == letters(declared.name) {
        let id = if declared.what == "cookie" {
            "name"
        } else {
            "id"
        };
        return Some((format!("the {id} of the {}", declared.what), declared.place));
    }
    let provider = match declared.provider {
        Some(ProviderRef::Us) => charter.controller.as_ref().and_then(|us| us.name.as_ref()),
        Some(other) => charter.provider(other).map(|provider| &provider.name),
        None => None,
    };
    let category = declared.category;
    let heading = Some(&category.heading).filter(|_| category.description.is_none());
    let copies = [
        declared.title,
        provider.map(|name| ("the name of the provider", name)),
        heading.map(|heading| ("the heading of the category", heading)),
    ];
    copies.into_iter().flatten().find_map(|(what, text)| {
        let text = text.get(language)?;
        let is_copy = text.value.iter().all(is_known) && written == letters(&plain(&text.value));
        is_copy.then_some((what.to_owned(), text.span))
    })
}

/// Whether a text only names a kind of cookie.
fn is_kind(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .peekable();
    words.peek().is_some() && words.all(|word| KINDS.contains(&word))
}

/// Words that name kinds of cookies.
const KINDS: &[&str] = &[
    "advertenties",
    "advertising",
    "analitica",
    "analitici",
    "analitico",
    "analityczny",
    "analityka",
    "analys",
    "analyse",
    "analysis",
    "analytics",
    "analytisch",
    "analítica",
    "análise",
    "análisis",
    "ciasteczko",
    "cookie",
    "cookies",
    "de",
    "di",
    "estadística",
    "estatística",
    "fonctionnel",
    "fonctionnels",
    "funcional",
    "functional",
    "functioneel",
    "funkcjonalny",
    "funktional",
    "funktionell",
    "funzionale",
    "id",
    "identifiant",
    "identifier",
    "kaka",
    "marketing",
    "necesaria",
    "necessario",
    "necessary",
    "necessário",
    "niezbędny",
    "noodzakelijk",
    "notwendig",
    "nécessaire",
    "nécessaires",
    "nödvändig",
    "performance",
    "plik",
    "preferences",
    "pubblicità",
    "publicidad",
    "publicidade",
    "publicitaire",
    "publicitaires",
    "reklam",
    "reklama",
    "sesión",
    "sesja",
    "sessie",
    "session",
    "sessioncookie",
    "sessione",
    "sessionskaka",
    "sessão",
    "sesyjny",
    "sitzung",
    "sitzungscookie",
    "statistica",
    "statistics",
    "statistieken",
    "statistik",
    "statistique",
    "statistiques",
    "statystyka",
    "technical",
    "techniczny",
    "technique",
    "techniques",
    "technisch",
    "tecnico",
    "teknisk",
    "traceur",
    "traceurs",
    "tracking",
    "técnica",
    "técnico",
    "unclassified",
    "unknown",
    "werbung",
    "απαραίτητο",
    "διαφήμιση",
    "λειτουργικό",
    "στατιστικά",
    "συνεδρίας",
    "τεχνικό",
];

#[cfg(test)]
mod tests {
    use super::{UNINFORMATIVE_PURPOSE, is_kind};
    use crate::lints::case::titles;

    #[test]
    fn finds_kinds_of_cookies() {
        for text in [
            "Session cookie",
            "Analytics",
            "Cookies statistiques",
            "Cookie de session.",
            "Sitzungscookie",
            "Cookie di sessione",
            "Statistik",
        ] {
            assert!(is_kind(text), "{text}");
        }
        for text in ["Session of the visitor", "Load balancing", ""] {
            assert!(!is_kind(text), "{text}");
        }
    }

    #[test]
    fn accepts_placeholders_and_described_categories() {
        let reported = |purpose: &str, description: &str| {
            let tables = format!(
                "rules = [\"eu-gdpr-2026-01\"]\n\
                 [category.c]\nconsent = \"required\"\nheading = \"Audience measurement\"\n{description}\n\
                 [[cookie]]\nname = \"visits\"\ncategory = \"c\"\npurpose = \"{purpose}\""
            );
            let (root, tables) = tables.split_once('\n').unwrap_or_default();
            titles(&UNINFORMATIVE_PURPOSE, root, tables).len()
        };
        assert_eq!(reported("Audience measurement", ""), 1);
        let description = "description = \"How many visitors come, and from where.\"";
        assert_eq!(reported("Audience measurement.", description), 0);
        assert_eq!(reported("Visits", description), 1);
        assert_eq!(reported("Signs in to {platform.name}", ""), 0);
        assert_eq!(reported("To {platform.name}", ""), 0);
    }
}
