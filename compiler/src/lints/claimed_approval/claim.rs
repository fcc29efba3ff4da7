//! Search for claims of approval in running text.
//!
//! A claim is a participle with an authority: "validated by the CNIL", "approuvé par la CNIL",
//! "CNIL-certified". Its sentence must name something that an authority might approve. The sentence
//! must not be a denial or a question, and must not mention a duration, a setting or a rule:
//! authorities do recommend those. If in doubt, nothing is reported.

use std::ops::Range;

/// A claim: the place of its words in one of the stretches of the text.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Claim {
    /// The position of the stretch.
    pub(super) run: usize,
    /// The bytes.
    pub(super) range: Range<usize>,
}

/// The claims in the stretches of one passage.
pub(super) fn find(runs: &[&str]) -> Vec<Claim> {
    let words = words(runs);
    let mut claims = Vec::new();
    let mut start = 0;
    for sentence in words.split_inclusive(|word| word.end.is_some()) {
        if sentence.last().is_some_and(|word| word.end != Some('?')) {
            let found = (0..sentence.len()).filter_map(|at| claim(sentence, at));
            claims.extend(found.map(|(first, last)| place(&words[start + first..=start + last])));
        }
        start += sentence.len();
    }
    claims
}

struct Word {
    /// In lower case.
    text: String,
    run: usize,
    range: Range<usize>,
    /// Whether a hyphen joins it to the next.
    is_joined: bool,
    /// The mark behind it that ends the sentence.
    end: Option<char>,
}

fn words(runs: &[&str]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for (run, text) in runs.iter().enumerate() {
        let mut is_inside = false;
        for (at, character) in text.char_indices() {
            let is_letter = character.is_alphanumeric();
            match words.last_mut() {
                Some(word) if is_letter && is_inside => {
                    word.text.extend(character.to_lowercase());
                    word.range.end = at + character.len_utf8();
                }
                _ if is_letter => words.push(Word {
                    text: character.to_lowercase().collect(),
                    run,
                    range: at..at + character.len_utf8(),
                    is_joined: false,
                    end: None,
                }),
                Some(word) if ENDS.contains(&character) => word.end = Some(character),
                Some(word) => word.is_joined = is_inside && character == '-',
                None => {}
            }
            is_inside = is_letter;
        }
    }
    words
}

/// The first and the last word of the claim whose participle is at `at`.
fn claim(sentence: &[Word], at: usize) -> Option<(usize, usize)> {
    let participle = &sentence[at].text;
    if !is_one(PARTICIPLES, participle) {
        return None;
    }
    let (before, after) = (&sentence[..at], &sentence[at + 1..]);
    if sentence.iter().any(|word| has(OTHER, &word.text)) {
        return None;
    }
    if before.iter().any(|word| is_one(DENIALS, &word.text)) {
        return None;
    }
    if before.last().is_some_and(|word| is_one(AS, &word.text)) {
        return None;
    }
    let is_weak = has(WEAK, participle);
    let subjects = if is_weak { MEASUREMENT } else { SUBJECTS };
    let names_subject = |words: &[Word]| words.iter().any(|word| has(subjects, &word.text));
    // "CNIL-approved"
    if let Some((authority, earlier)) = before.split_last()
        && authority.is_joined
        && authority_at(before, earlier.len()).is_some()
    {
        return names_subject(sentence).then_some((at - 1, at));
    }
    // "the CNIL has approved our tool"
    if let [.., authority, auxiliary] = before
        && is_one("a has have", &auxiliary.text)
        && (authority_at(before, before.len() - 2).is_some()
            || is_one(AUTHORITY_ENDS, &authority.text))
    {
        let [which, rest @ ..] = after else {
            return None;
        };
        let is_ours = is_one(OURS, &which.text);
        return (is_ours && names_subject(&rest[..rest.len().min(3)])).then_some((at - 2, at));
    }
    // "approved by the CNIL"
    let is_first = before.is_empty() && !is_weak;
    let by = after.iter();
    let by = by.take_while(|word| is_one(BY, &word.text)).count();
    let last = authority_at(after, by)?;
    (is_first || names_subject(before)).then_some((at, at + 1 + last))
}

/// The last word of the authority whose name begins at `at`.
fn authority_at(words: &[Word], at: usize) -> Option<usize> {
    let words = words.get(at..)?;
    let named = AUTHORITIES.iter().find(|name| {
        let mut count = 0;
        name.split(' ').zip(words).all(|(part, word)| {
            count += 1;
            part == word.text
        }) && count == name.split(' ').count()
    })?;
    Some(at + named.split(' ').count() - 1)
}

/// Whether a list of words contains a word.
fn is_one(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|known| word == known)
}

/// Whether a word begins with one of some stems.
fn has(stems: &str, word: &str) -> bool {
    stems.split_whitespace().any(|stem| word.starts_with(stem))
}

/// The place of the words. If they are in several stretches, the place in the first.
fn place(words: &[Word]) -> Claim {
    let first = &words[0];
    let same = words.iter().take_while(|word| word.run == first.run);
    let end = same.last().map_or(first.range.end, |word| word.range.end);
    Claim {
        run: first.run,
        range: first.range.start..end,
    }
}

/// Marks that end a sentence or a clause.
const ENDS: &[char] = &['.', '!', '?', ';', ':'];

const PARTICIPLES: &str = "
    approved certified validated endorsed accredited recommended approuvé approuvée
    approuvés approuvées certifié certifiée certifiés certifiées validé validée validés
    validées agréé agréée agréés agréées homologué homologuée homologués homologuées
    labellisé labellisée labellisés labellisées recommandé recommandée recommandés
    recommandées
";

/// Stems of participles that often describe what visitors may do for themselves.
const WEAK: &str = "recomm";

/// Words between a participle and an authority.
const BY: &str = "by the french british par la le l";

const AUTHORITIES: &[&str] = &["cnil", "commission nationale de l informatique"];

/// The last words of names of authorities that have several words.
const AUTHORITY_ENDS: &str = "libertés";

/// Stems of things that an authority might approve.
const SUBJECTS: &str = "
    analytics audience bandeau bannière banner charte charter cookie dispositif logiciel
    matomo module outil page piwik plateforme platform plugin policy politique product
    produit service site software solution statisti tool traceur tracker website
";

/// Stems of things that an authority might recommend.
const MEASUREMENT: &str =
    "analytics audience charte charter matomo piwik policy politique statisti";

/// Stems of things that authorities do approve or recommend.
const OTHER: &str = "
    accord article bcr bindi bound clause code certification complian condition configur conform contraignant
    criter critèr day délai durat durée europrivacy exigence façon framework guid jour label ligne limit line
    manière measures mention mesures method méthode modalité mode mois month organisme
    paramétr period période practice pratique princip procédure recommandation
    recommendation référentiel requirement règle réglage rule sceau seal setting standard way wording
    year
";

const DENIALS: &str = "
    aucun aucune if jamais neither never ni no non nor not pas sans si t unless whether
    without
";

/// Words before a participle that make it a comparison.
const AS: &str = "as ainsi comme que tel telle telles tels than";

const OURS: &str = "ce ces cet cette nos notre our these this";

#[cfg(test)]
mod tests {
    use super::find;

    fn claimed(text: &str) -> Vec<&str> {
        let claims = find(&[text]).into_iter();
        claims.map(|claim| &text[claim.range]).collect()
    }

    #[test]
    fn finds_claims() {
        for (text, claim) in [
            ("Matomo, un outil validé par la CNIL.", "validé par la CNIL"),
            (
                "Nos cookies sont certifiés par la CNIL",
                "certifiés par la CNIL",
            ),
            (
                "Outil d'audience recommandé par la Cnil",
                "recommandé par la Cnil",
            ),
            ("Mesure d'audience (solution agréée CNIL)", "agréée CNIL"),
            ("Certifié par la CNIL", "Certifié par la CNIL"),
            ("La CNIL a validé notre bandeau.", "CNIL a validé"),
            ("This tool is approved by the CNIL.", "approved by the CNIL"),
            ("A CNIL-approved solution", "CNIL-approved"),
            ("Matomo is CNIL-certified", "CNIL-certified"),
            (
                "Our policy was validated by the French CNIL",
                "validated by the French CNIL",
            ),
        ] {
            assert_eq!(claimed(text), [claim], "{text}");
        }
    }

    #[test]
    fn ignores_other_sentences() {
        for text in [
            "Les cookies sont déposés conformément aux recommandations de la CNIL.",
            "The CNIL, the French authority, takes complaints about this site.",
            "Cookies : 13 mois, durée recommandée par la CNIL.",
            "Our cookies live for 13 months, as recommended by the CNIL.",
            "La configuration de l'outil est celle recommandée par la CNIL.",
            "D'après notre auto-évaluation, la solution est conforme aux critères validés par la CNIL.",
            "Cet outil n'est pas certifié par la CNIL.",
            "No tool is certified by the CNIL.",
            "Matomo est-il validé par la CNIL ?",
            "The CNIL has approved new guidelines on cookies.",
            "La CNIL a recommandé une durée de vie des cookies.",
            "Nos règles d'entreprise contraignantes ont été approuvées par la CNIL.",
            "Outils recommandés par la CNIL pour bloquer les traceurs",
            "Le service a été validé par la direction. La CNIL contrôle les cookies.",
            "Vous pouvez saisir la CNIL, site www.cnil.fr",
            "Cookies approved by the visitor",
            "Our hosting platform is certified by the CNIL under article 42.",
            "Notre service porte le label approuvé par la CNIL.",
        ] {
            assert_eq!(claimed(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn finds_a_claim_in_several_stretches() {
        let claims = find(&["Un outil validé par la ", "CNIL", "."]);
        assert_eq!(claims.len(), 1);
        assert_eq!((claims[0].run, claims[0].range.clone()), (0, 9..23));
    }
}
