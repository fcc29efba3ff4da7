//! Keys by their names in other software and languages.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns the key that another name means, among the keys that the table has.
pub(crate) fn key(written: &str, known: &[&'static str]) -> Option<&'static str> {
    let word = plain(written);
    let has = |key: &str| known.contains(&key);
    let of_table = OF_TABLES
        .iter()
        .find(|(mark, other, _)| *other == word && has(mark))
        .map(|(_, _, key)| *key);
    let translated = || {
        let mut names = TRANSLATIONS.iter().filter(|(other, _)| *other == word);
        names.find(|(_, key)| has(key)).map(|(_, key)| *key)
    };
    of_table.or_else(translated)
}

/// Returns the key that another name means, in the root or in any other table.
pub(crate) fn any_key(written: &str, is_root: bool) -> Option<&'static str> {
    let word = plain(written);
    let mut names = TRANSLATIONS.iter().filter(|(other, _)| *other == word);
    let first = names.next()?;
    let other = names.next().filter(|_| !is_root);
    Some(other.unwrap_or(first).1)
}

/// Returns a word in lower case without accents, with `_` for `-` and blanks.
pub(crate) fn plain(text: &str) -> String {
    unaccented(&text.to_lowercase()).replace(['-', ' '], "_")
}

/// Returns a text without the accents of its letters.
pub(crate) fn unaccented(text: &str) -> String {
    text.nfd()
        .filter(|character| !is_combining_mark(*character))
        .collect()
}

/// A key that only one kind of table has, another name for it there, and the key that the name
/// means.
const OF_TABLES: &[(&str, &str, &str)] = &[
    ("pattern", "cookie", "name"),
    ("pattern", "id", "name"),
    ("pattern", "description", "purpose"),
    ("pattern", "host", "domain"),
    ("caption", "title", "heading"),
    ("tables", "title", "heading"),
];

/// Names of keys in French, because many policies are in French, and in other software. The first
/// key that the table has wins.
const TRANSLATIONS: &[(&str, &str)] = &[
    ("adresse", "address"),
    ("autorite", "authority"),
    ("base_legale", "legal_basis"),
    ("categorie", "category"),
    ("chemin", "path"),
    ("consentement", "consent"),
    ("contenu", "body"),
    ("corps", "body"),
    ("destinataires", "recipients"),
    ("domaine", "domain"),
    ("droits", "rights"),
    ("duree", "duration"),
    ("duree_de_vie", "duration"),
    ("emplacement", "location"),
    ("expiration", "duration"),
    ("expires", "duration"),
    ("expiry", "duration"),
    ("finalite", "purpose"),
    ("finalites", "purpose"),
    ("fournisseur", "provider"),
    ("intitule", "title"),
    ("intitule", "heading"),
    ("langue", "language"),
    ("langues", "languages"),
    ("legende", "caption"),
    ("lifetime", "duration"),
    ("max_age", "duration"),
    ("mise_a_jour", "updated"),
    ("nom", "name"),
    ("pays", "country"),
    ("plateforme", "platform"),
    ("politique_de_confidentialite", "privacy_policy"),
    ("prestataire", "provider"),
    ("refus", "refusal"),
    ("responsable", "controller"),
    ("retention", "data_retention"),
    ("rubrique", "section"),
    ("site_web", "website"),
    ("stockage", "storage"),
    ("text", "body"),
    ("texte", "body"),
    ("titre", "title"),
    ("titre", "heading"),
    ("transfert", "transfer"),
    ("vendor", "provider"),
];
