//! The typography of a language: the spaces at punctuation marks and quotes, and the apostrophe.
//!
//! Sources for France: Lexique des règles typographiques en usage à l'Imprimerie nationale
//! ("Ponctuation"), and Unicode TR 14 for the two no-break spaces.

/// Replaces what has no characters yet, such as a value of the platform. It counts as a letter
/// (U+FFFC, object replacement character).
pub const OBJECT: &str = "\u{fffc}";

/// The rules of a locale. In all locales, a straight apostrophe between letters becomes a curly
/// one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Typography {
    /// Punctuation marks, and the replacement of an ordinary space before each.
    before: &'static [(char, char)],
    /// The space inside « », added if it is missing.
    inside_quotes: Option<char>,
    /// Whether an apostrophe ends words too.
    ends_words: bool,
    /// The space between a number and its unit in a duration.
    before_unit: char,
    /// The word in lists and dates that stays on the line of one of its neighbours.
    kept: Option<Kept>,
}

/// A word that a line does not begin or end with, and the space on that side.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kept {
    /// No line ends with it.
    NotLast(&'static str, char),
    /// No line begins with it.
    NotFirst(&'static str, char),
}

/// Punctuation marks keep the spaces as written.
pub(super) const PLAIN: Typography = Typography {
    before: &[],
    inside_quotes: None,
    ends_words: false,
    before_unit: ' ',
    kept: None,
};

/// Words may end with an apostrophe, as in Maltese, Greek and Italian: `ta'`, `γι'`, `po'`.
pub(super) const ELISION: Typography = Typography {
    ends_words: true,
    ..PLAIN
};

/// The spaces of France.
pub(super) const FRANCE: Typography = Typography {
    before: &[(':', NO_BREAK), (';', NARROW), ('?', NARROW), ('!', NARROW)],
    inside_quotes: Some(NO_BREAK),
    ends_words: false,
    before_unit: NO_BREAK,
    kept: None,
};

/// French in Canada: ordinary spaces, except between a number and its unit (CLDR).
pub(super) const CANADA: Typography = Typography {
    before_unit: NO_BREAK,
    ..PLAIN
};

/// Czech and Slovak: no line ends with "a" ("and"; CLDR, list patterns).
pub(super) const SHORT_AND: Typography = Typography {
    kept: Some(Kept::NotLast("a", NO_BREAK)),
    ..PLAIN
};

/// Bulgarian: no line begins with "г." ("year"; CLDR, long dates).
pub(super) const YEAR_MARK: Typography = Typography {
    kept: Some(Kept::NotFirst("\u{433}.", NARROW)),
    ..PLAIN
};

const NO_BREAK: char = '\u{a0}';
const NARROW: char = '\u{202f}';
const APOSTROPHE: char = '\u{2019}';

/// A stretch of a line, for the rules that look at neighbours.
#[derive(Debug)]
pub enum Stretch<'a> {
    /// Text in the language.
    Text(&'a mut String),
    /// A neighbour that is not changed: code, an address, another language, a value ([`OBJECT`]).
    Fixed(&'a str),
}

impl Typography {
    /// For an unsupported language: only the apostrophe.
    pub const PLAIN: Typography = PLAIN;

    /// The rules by the name that a locale file gives.
    pub(super) const NAMED: &[(&str, Typography)] = &[
        ("plain", PLAIN),
        ("elision", ELISION),
        ("france", FRANCE),
        ("canada", CANADA),
        ("short-and", SHORT_AND),
        ("year-mark", YEAR_MARK),
    ];

    /// Returns the rules with this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        let named = Self::NAMED.iter().find(|(known, _)| *known == name);
        named.map(|(_, typography)| *typography)
    }

    /// Returns the replacement of an ordinary space before a punctuation mark.
    pub fn before(&self, sign: char) -> Option<char> {
        let known = self.before.iter().find(|(known, _)| *known == sign);
        known.map(|&(_, space)| space)
    }

    /// Returns the space inside « ».
    pub fn inside_quotes(&self) -> Option<char> {
        self.inside_quotes
    }

    /// Sets the spaces of a duration: between each number and its unit.
    pub fn duration(&self, phrase: &str) -> String {
        let mut set = String::with_capacity(phrase.len());
        for char in phrase.chars() {
            let follows_number = set.ends_with(|before: char| before.is_ascii_digit());
            set.push(match char {
                ' ' if follows_number => self.before_unit,
                char => char,
            });
        }
        set
    }

    /// Sets the spaces of a date, or of a separator of a list.
    pub fn phrase(&self, phrase: &str) -> String {
        match self.kept {
            Some(Kept::NotLast(word, space)) => {
                phrase.replace(&format!(" {word} "), &format!(" {word}{space}"))
            }
            Some(Kept::NotFirst(word, space)) => {
                phrase.replace(&format!(" {word}"), &format!("{space}{word}"))
            }
            None => phrase.to_owned(),
        }
    }

    /// Applies the rules to a line, given as its stretches in order. A rule can use the characters
    /// on both sides of a boundary.
    ///
    /// Addresses in the text are not changed.
    pub fn set(&self, line: &mut [Stretch<'_>]) {
        let mut glyphs = Vec::new();
        for (stretch, content) in line.iter().enumerate() {
            let (text, fixed): (&str, bool) = match content {
                Stretch::Text(text) => (text, false),
                Stretch::Fixed(text) => (text, true),
            };
            glyphs.extend(text.chars().map(|char| Glyph {
                char,
                stretch,
                fixed,
            }));
        }
        fix_addresses(&mut glyphs);

        let mut set = vec![String::new(); line.len()];
        // A straight quote before a word: a later one after a word may close it.
        let mut has_quote = false;
        for (at, glyph) in glyphs.iter().enumerate() {
            let Some(text) = set.get_mut(glyph.stretch) else {
                continue;
            };
            if glyph.fixed {
                text.push(glyph.char);
                continue;
            }
            let before = at.checked_sub(1).and_then(|before| glyphs.get(before));
            let after = glyphs.get(at + 1..).unwrap_or_default();
            let ends_words = self.ends_words && !has_quote;
            has_quote |= glyph.char == '\'' && !before.is_some_and(Glyph::is_letter);
            self.glyph(before, glyph.char, after, ends_words, text);
        }
        for (stretch, set) in line.iter_mut().zip(set) {
            if let Stretch::Text(text) = stretch {
                **text = set;
            }
        }
    }

    /// Writes one character of a text.
    fn glyph(
        &self,
        before: Option<&Glyph>,
        char: char,
        after: &[Glyph],
        ends_words: bool,
        text: &mut String,
    ) {
        let next = after.first();
        let lacks_space =
            |side: Option<&Glyph>| side.is_some_and(|side| !side.char.is_whitespace());
        match (char, self.inside_quotes) {
            ('\'', _)
                if before.is_some_and(Glyph::is_letter)
                    && (ends_words || next.is_some_and(Glyph::is_letter)) =>
            {
                text.push(APOSTROPHE);
            }
            (' ', Some(space)) if is(before, '«') || is(next, '»') => text.push(space),
            (' ', _) => text.push(self.space_before(after)),
            ('«', Some(space)) if lacks_space(next) => text.extend(['«', space]),
            ('»', Some(space)) if lacks_space(before) => text.extend([space, '»']),
            _ => text.push(char),
        }
    }

    /// Returns the replacement of an ordinary space before these characters. A mark directly before
    /// a letter or digit is not punctuation (`:8080`).
    fn space_before(&self, after: &[Glyph]) -> char {
        let (sign, next) = match after {
            [sign, next, ..] => (sign, Some(next)),
            [sign] => (sign, None),
            [] => return ' ',
        };
        if sign.fixed || next.is_some_and(Glyph::is_letter) {
            return ' ';
        }
        self.before(sign.char).unwrap_or(' ')
    }
}

fn is(glyph: Option<&Glyph>, char: char) -> bool {
    glyph.is_some_and(|glyph| glyph.char == char && !glyph.fixed)
}

/// A character and the stretch that contains it.
struct Glyph {
    char: char,
    stretch: usize,
    fixed: bool,
}

impl Glyph {
    fn is_letter(&self) -> bool {
        self.char.is_alphanumeric() || OBJECT.contains(self.char)
    }
}

/// Marks the words that are addresses.
fn fix_addresses(glyphs: &mut [Glyph]) {
    let ends = |glyph: &Glyph| glyph.char.is_whitespace() || matches!(glyph.char, '«' | '»');
    for word in glyphs.split_mut(ends) {
        let text: String = word.iter().map(|glyph| glyph.char).collect();
        let marks = ["://", "@", "www.", "\u{fffc}/"];
        if marks.iter().any(|mark| text.contains(mark)) {
            for glyph in word {
                glyph.fixed = true;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        CANADA, ELISION, FRANCE, OBJECT, PLAIN, SHORT_AND, Stretch, Typography, YEAR_MARK,
    };

    /// Returns the text with U+00A0 as `~` and U+202F as `_`.
    fn set(typography: Typography, text: &str) -> String {
        let mut text = text.to_owned();
        typography.set(&mut [Stretch::Text(&mut text)]);
        visible(&text)
    }

    fn visible(text: &str) -> String {
        text.replace('\u{a0}', "~").replace('\u{202f}', "_")
    }

    #[test]
    fn france() {
        for (text, expected) in [
            ("Qu'est-ce qu'un cookie ?", "Qu’est-ce qu’un cookie_?"),
            ("Il y en a : un ; deux !", "Il y en a~: un_; deux_!"),
            ("Quoi ?!", "Quoi_?!"),
            ("les cookies « internes »", "les cookies «~internes~»"),
            ("les «internes».", "les «~internes~»."),
            ("« l'ami » ?", "«~l’ami~»_?"),
            ("à 12:30, ratio 1:2", "à 12:30, ratio 1:2"),
            ("le port :8080", "le port :8080"),
            ("sans espace: non?", "sans espace: non?"),
            ("déjà\u{a0}: fait\u{202f}!", "déjà~: fait_!"),
            ("«\u{202f}fin\u{202f}»", "«_fin_»"),
            ("https://a.org/l'a?b:c", "https://a.org/l'a?b:c"),
            ("«https://a.org/l'a»", "«~https://a.org/l'a~»"),
            ("l'adresse o'neil@a.org ?", "l’adresse o'neil@a.org_?"),
            ("'entre' 5' et \"a\"", "'entre' 5' et \"a\""),
            ("l'1er", "l’1er"),
            ("", ""),
            (" ", " "),
            ("«", "«"),
        ] {
            assert_eq!(set(FRANCE, text), expected, "{text:?}");
        }
    }

    #[test]
    fn elsewhere_the_apostrophe_alone() {
        assert_eq!(
            set(PLAIN, "It's «here» : the users' own 'data' ?"),
            "It’s «here» : the users' own 'data' ?"
        );
    }

    #[test]
    fn an_apostrophe_at_the_end_of_a_word() {
        for (text, expected) in [
            (
                "Eżenzjoni mir-rekwiżit ta' kunsens",
                "Eżenzjoni mir-rekwiżit ta’ kunsens",
            ),
            ("γι' αυτό", "γι’ αυτό"),
            ("un po' di 'dati'", "un po’ di 'dati'"),
            ("i 'dati' e un po'", "i 'dati' e un po'"),
            ("in 5' e l'1", "in 5’ e l’1"),
        ] {
            assert_eq!(set(ELISION, text), expected, "{text:?}");
        }
    }

    #[test]
    fn setting_twice_changes_nothing() {
        let once = set(FRANCE, "«l'un» ou « l'autre » : qui ?");
        let back = once.replace('~', "\u{a0}").replace('_', "\u{202f}");
        assert_eq!(set(FRANCE, &back), once);
    }

    #[test]
    fn lines_do_not_break_in_durations_dates_and_lists() {
        for (typography, expected) in [
            (FRANCE, "1~jour à 13~mois"),
            (CANADA, "1~jour à 13~mois"),
            (PLAIN, "1 jour à 13 mois"),
        ] {
            assert_eq!(visible(&typography.duration("1 jour à 13 mois")), expected);
        }
        for (typography, phrase, expected) in [
            (SHORT_AND, " a ", " a~"),
            (SHORT_AND, ", ", ", "),
            (PLAIN, " a ", " a "),
            (YEAR_MARK, "1 май 2026 г.", "1 май 2026_г."),
            (FRANCE, "24 mai 2026", "24 mai 2026"),
        ] {
            assert_eq!(visible(&typography.phrase(phrase)), expected);
        }
    }

    #[test]
    fn rules_see_across_boundaries() {
        let [mut a, mut b, mut c] = ["Le cookie ", "? l'", " : d'"].map(str::to_owned);
        FRANCE.set(&mut [
            Stretch::Text(&mut a),
            Stretch::Text(&mut b),
            Stretch::Fixed("o'k ?"),
            Stretch::Text(&mut c),
            Stretch::Fixed(OBJECT),
        ]);
        assert_eq!(visible(&a), "Le cookie_");
        assert_eq!(visible(&b), "? l’");
        assert_eq!(visible(&c), "~: d’");

        let [mut open, mut close] = ["«", " » ou « "].map(str::to_owned);
        FRANCE.set(&mut [
            Stretch::Text(&mut open),
            Stretch::Fixed("first-party"),
            Stretch::Text(&mut close),
            Stretch::Fixed("tiers"),
        ]);
        assert_eq!(
            (visible(&open), visible(&close)),
            ("«~".to_owned(), "~» ou «~".to_owned())
        );
    }
}
