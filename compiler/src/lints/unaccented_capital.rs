//! `unaccented-capital`

use std::ops::Range;

use crate::lint::line::{and_more, is_french, texts};
use crate::lint::source::ACADEMIE;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A French word lacks the accent of its capital.
    ///
    /// # What it does
    ///
    /// Reports words whose only correct spelling has an accented capital, such as "Etat" and
    /// "Etre". Also reports the preposition "A" at the beginning of a sentence, as in "A quoi" and
    /// "A partir de". Both lists are short and contain only certain cases. Names, addresses and
    /// words in capitals are not checked.
    ///
    /// # Why it matters
    ///
    /// In French the accent is part of the spelling. Without it, readers hesitate, and a screen
    /// reader may pronounce another word.
    pub static UNACCENTED_CAPITAL = "unaccented-capital" {
        group: Language,
        level: Warn,
        why: "in French the accent is part of the spelling, on capitals too",
        sources: &[ACADEMIE],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for text in texts(charter, is_french) {
        if text.is_name() {
            continue;
        }
        let bare = text.find(bare_capitals);
        let Some((number, (part, accented))) = bare.first() else {
            continue;
        };
        let line = &text.lines[*number];
        let Some(place) = line.place(findings, part.clone()) else {
            continue;
        };
        let word = &line.text[part.clone()];
        let title = format!(
            "{} has `{word}` without the accent of its capital",
            text.subject
        );
        let finding = findings.at(place.span, title, "");
        let finding = if place.is_exact {
            finding.rewrite("write the accent", place.span, accented.as_str())
        } else {
            finding.help(format!("write `{accented}`"))
        };
        findings.push(and_more(finding, bare.len()));
    }
}

/// The words of a line whose capital lacks its accent, with their correct spelling.
fn bare_capitals(line: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut begins_sentence = true;
    let mut before = None;
    let mut chars = line.char_indices().peekable();
    while let Some((start, char)) = chars.next() {
        let is_inside =
            before.is_some_and(|before: char| before.is_alphanumeric() || before == '-');
        before = Some(char);
        if !char.is_alphanumeric() {
            begins_sentence = match char {
                '.' | '!' | '?' | '…' | '\n' => true,
                _ if char.is_whitespace() || "«“\"(".contains(char) => begins_sentence,
                _ => false,
            };
            continue;
        }
        let mut end = start + char.len_utf8();
        while let Some((at, next)) = chars.next_if(|(_, next)| next.is_alphanumeric()) {
            end = at + next.len_utf8();
            before = Some(next);
        }
        let (word, rest) = (&line[start..end], &line[end..]);
        if !is_inside {
            if word == "A" && begins_sentence {
                // The phrase shows that it is the preposition, and not a letter or the verb.
                if let Some(phrase) = preposition(rest) {
                    found.push((start..end + phrase, format!("À{}", &rest[..phrase])));
                }
            } else if let Some((_, accented)) = WORDS.iter().find(|(bare, _)| *bare == word) {
                found.push((start..end, (*accented).to_owned()));
            }
        }
        begins_sentence = false;
    }
    found
}

/// The length of the phrase after an "A" that is a preposition.
fn preposition(rest: &str) -> Option<usize> {
    let phrase = rest.strip_prefix([' ', '\u{a0}'])?;
    let blank = rest.len() - phrase.len();
    let phrase_length = |known: &&&str| {
        phrase
            .strip_prefix(**known)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let known = PHRASES.iter().find(phrase_length)?;
    Some(blank + known.len())
}

/// Phrases that follow only the preposition: after the verb "a" they would make no sense.
const PHRASES: &[&str] = &[
    "bientôt",
    "cause",
    "ce jour",
    "ce titre",
    "ces fins",
    "cet effet",
    "cette fin",
    "chaque",
    "compter",
    "condition",
    "côté",
    "défaut",
    "des fins",
    "des finalités",
    "jour",
    "l'aide",
    "l'exception",
    "l'expiration",
    "l'inverse",
    "l'issue",
    "l'occasion",
    "l’aide",
    "l’exception",
    "l’expiration",
    "l’inverse",
    "l’issue",
    "l’occasion",
    "la demande",
    "la fin",
    "la fois",
    "la suite",
    "moins",
    "noter",
    "nouveau",
    "partir",
    "propos",
    "quel",
    "quelle",
    "quelles",
    "quels",
    "qui",
    "quoi",
    "savoir",
    "titre",
    "tout moment",
    "travers",
    "votre demande",
];

/// Words that without the accent are no other word, in French or in English.
const WORDS: &[(&str, &str)] = &[
    ("Ecole", "École"),
    ("Ecoles", "Écoles"),
    ("Ecran", "Écran"),
    ("Ecrans", "Écrans"),
    ("Ecrire", "Écrire"),
    ("Ecrivez", "Écrivez"),
    ("Editeur", "Éditeur"),
    ("Editeurs", "Éditeurs"),
    ("Egalement", "Également"),
    ("Egalité", "Égalité"),
    ("Elément", "Élément"),
    ("Eléments", "Éléments"),
    ("Emetteur", "Émetteur"),
    ("Equipe", "Équipe"),
    ("Equipes", "Équipes"),
    ("Etablir", "Établir"),
    ("Etablissement", "Établissement"),
    ("Etablissements", "Établissements"),
    ("Etant", "Étant"),
    ("Etape", "Étape"),
    ("Etapes", "Étapes"),
    ("Etat", "État"),
    ("Etats", "États"),
    ("Etre", "Être"),
    ("Etude", "Étude"),
    ("Etudes", "Études"),
    ("Evaluer", "Évaluer"),
    ("Evenement", "Événement"),
    ("Evenements", "Événements"),
    ("Eventuel", "Éventuel"),
    ("Eventuelle", "Éventuelle"),
    ("Eventuellement", "Éventuellement"),
    ("Eventuelles", "Éventuelles"),
    ("Eventuels", "Éventuels"),
    ("Evidemment", "Évidemment"),
    ("Eviter", "Éviter"),
    ("Evitez", "Évitez"),
    ("Evénement", "Événement"),
    ("Evénements", "Événements"),
    ("Evènement", "Évènement"),
    ("Evènements", "Évènements"),
];

#[cfg(test)]
mod tests {
    use super::bare_capitals;

    #[test]
    fn finds_only_certain_words() {
        let found = |line: &str| -> Vec<String> {
            let found = bare_capitals(line).into_iter();
            found.map(|(_, accented)| accented).collect()
        };
        assert_eq!(
            found("A quoi servent-ils ? A partir d'ici, l'Etat. « A propos »"),
            ["À quoi", "À partir", "État", "À propos"]
        );
        assert_eq!(
            found("Site A qui, le groupe A. A la valeur 1. A-t-il ? A quoique ETAT Etatique"),
            [""; 0]
        );
    }
}
