//! Patterns of names: `_pk_*`, and the regular expressions of other tools.

/// The most alternatives that a regular expression is expanded to.
const MAX_ALTERNATIVES: usize = 32;
/// The longest regular expression that is read, in characters.
const MAX_LENGTH: usize = 1_000;

/// Names and patterns that match what a regular expression matches.
#[derive(Debug, Eq, PartialEq)]
pub(crate) struct Names {
    /// Each with `*` for any characters.
    pub(crate) names: Vec<String>,
    /// Whether they match more than the expression.
    pub(crate) is_wider: bool,
}

/// Returns a pattern as an anchored regular expression, without delimiters.
pub(crate) fn to_regex(pattern: &str) -> String {
    let mut regex = String::from("^");
    for character in pattern.chars() {
        match character {
            '*' => regex.push_str(".*"),
            // In a page, `<` could end the script around it.
            '<' => regex.push_str("\\x3c"),
            // Also `/`, which ends a literal of JavaScript.
            '\\' | '^' | '$' | '.' | '|' | '?' | '+' | '(' | ')' | '[' | ']' | '{' | '}' | '/' => {
                regex.push('\\');
                regex.push(character);
            }
            character if character.is_control() || matches!(character, '\u{2028}' | '\u{2029}') => {
                regex.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            character => regex.push(character),
        }
    }
    regex.push('$');
    regex
}

/// Reads a regular expression of names; `None` if nothing of a name remains of it.
pub(crate) fn of_regex(regex: &str) -> Option<Names> {
    if regex.chars().count() > MAX_LENGTH {
        return None;
    }
    let mut reader = Reader {
        rest: regex.chars().collect::<Vec<_>>(),
        at: 0,
        is_wider: false,
        depth: 0,
    };
    let alternatives = reader.alternatives()?;
    if reader.at < reader.rest.len() {
        return None;
    }
    let mut names: Vec<String> = Vec::new();
    for alternative in alternatives {
        let name = finished(&alternative);
        if name.chars().all(|character| character == '*') {
            return None;
        }
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Some(Names {
        names,
        is_wider: reader.is_wider,
    })
}

/// The start and the end of a name, in place of `^` and `$`.
const START: char = '\u{2}';
const END: char = '\u{3}';

/// Returns the pattern of a sequence: an end without an anchor matches any characters.
fn finished(sequence: &str) -> String {
    let open = |text: &str| format!("*{text}");
    let text = match sequence.strip_prefix(START) {
        Some(rest) => rest.to_owned(),
        None => open(sequence),
    };
    let text = match text.strip_suffix(END) {
        Some(rest) => rest.to_owned(),
        None => format!("{text}*"),
    };
    let mut name = String::new();
    for character in text.chars().filter(|it| ![START, END].contains(it)) {
        if character != '*' || !name.ends_with('*') {
            name.push(character);
        }
    }
    name
}

struct Reader {
    rest: Vec<char>,
    at: usize,
    is_wider: bool,
    depth: usize,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.rest.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek();
        self.at += usize::from(next.is_some());
        next
    }

    fn alternatives(&mut self) -> Option<Vec<String>> {
        self.depth += 1;
        if self.depth > 20 {
            return None;
        }
        let mut all = Vec::new();
        loop {
            all.extend(self.sequence()?);
            if self.peek() != Some('|') {
                break;
            }
            self.at += 1;
        }
        self.depth -= 1;
        (all.len() <= MAX_ALTERNATIVES).then_some(all)
    }

    fn sequence(&mut self) -> Option<Vec<String>> {
        let mut sequences = vec![String::new()];
        while let Some(character) = self.peek() {
            if character == '|' || character == ')' {
                break;
            }
            self.at += 1;
            let pieces = match character {
                '^' => vec![START.to_string()],
                '$' => vec![END.to_string()],
                '(' => self.group()?,
                '[' => {
                    self.class()?;
                    self.is_wider = true;
                    vec!["*".to_owned()]
                }
                '.' => {
                    // `.*` is exactly `*`.
                    self.is_wider |= self.peek() != Some('*');
                    vec!["*".to_owned()]
                }
                '\\' => vec![self.escape()?],
                // A pattern has no sign for a star itself.
                character => vec![character.to_string()],
            };
            let pieces = self.repeated(pieces)?;
            sequences = sequences
                .iter()
                .flat_map(|before| pieces.iter().map(move |piece| format!("{before}{piece}")))
                .collect();
            if sequences.len() > MAX_ALTERNATIVES {
                return None;
            }
        }
        Some(sequences)
    }

    /// Reads a group, from behind its bracket.
    fn group(&mut self) -> Option<Vec<String>> {
        if self.peek() == Some('?') {
            self.at += 1;
            match self.next()? {
                ':' => {}
                // A named group; what looks around has no pattern.
                '<' if !matches!(self.peek(), Some('=' | '!')) => while self.next()? != '>' {},
                _ => return None,
            }
        }
        let all = self.alternatives()?;
        (self.next() == Some(')')).then_some(all)
    }

    /// Skips a class of characters, from behind its bracket.
    fn class(&mut self) -> Option<()> {
        loop {
            match self.next()? {
                '\\' => {
                    self.next()?;
                }
                ']' => return Some(()),
                _ => {}
            }
        }
    }

    /// Reads what a backslash escapes.
    fn escape(&mut self) -> Option<String> {
        let character = self.next()?;
        Some(match character {
            'd' | 'D' | 'w' | 'W' | 's' | 'S' | 'p' | 'P' => {
                self.is_wider = true;
                "*".to_owned()
            }
            'b' | 'B' => String::new(),
            'u' | 'x' => {
                let length = if character == 'u' { 4 } else { 2 };
                let digits: String = self.rest.get(self.at..self.at + length)?.iter().collect();
                self.at += length;
                char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?.to_string()
            }
            character if character.is_ascii_alphanumeric() => return None,
            '*' => {
                self.is_wider = true;
                "*".to_owned()
            }
            character => character.to_string(),
        })
    }

    /// Reads the number of repetitions behind a piece.
    fn repeated(&mut self, mut pieces: Vec<String>) -> Option<Vec<String>> {
        match self.peek() {
            Some('?') => {
                self.at += 1;
                pieces.push(String::new());
            }
            Some(sign @ ('*' | '+')) => {
                self.at += 1;
                let is_any = pieces.iter().all(|piece| piece == "*");
                self.is_wider |= !is_any;
                pieces = match sign {
                    '+' if !is_any => pieces.iter().map(|piece| format!("{piece}*")).collect(),
                    _ => vec!["*".to_owned()],
                };
            }
            Some('{') => {
                while self.next()? != '}' {}
                self.is_wider = true;
                pieces = vec!["*".to_owned()];
            }
            _ => return Some(pieces),
        }
        // Lazy or possessive.
        if matches!(self.peek(), Some('?' | '+')) {
            self.at += 1;
        }
        Some(pieces)
    }
}

#[cfg(test)]
mod tests {
    use super::{of_regex, to_regex};

    #[test]
    fn expressions_of_consent_tools() {
        for (regex, expected, is_wider) in [
            ("^_pk_.*$", &["_pk_*"][..], false),
            ("^_ga", &["_ga*"], false),
            ("^(_ga|_gid)$", &["_ga", "_gid"], false),
            ("^_ga(_.*)?$", &["_ga_*", "_ga"], false),
            ("_hj", &["*_hj*"], false),
            ("^_ga_[A-Z0-9]+$", &["_ga_*"], true),
            ("^_dc_gtm_UA-\\d+-1$", &["_dc_gtm_UA-*-1"], true),
            ("^mp_.*_mixpanel$", &["mp_*_mixpanel"], false),
            ("^(?:a|b)x{2}$", &["a*", "b*"], true),
            ("^a\\.b\\/c$", &["a.b/c"], false),
            ("^_ga|^_gid", &["_ga*", "_gid*"], false),
        ] {
            let names = of_regex(regex).expect(regex);
            assert_eq!(
                (&names.names[..], names.is_wider),
                (
                    &expected
                        .iter()
                        .map(|it| (*it).to_owned())
                        .collect::<Vec<_>>()[..],
                    is_wider
                ),
                "{regex}"
            );
        }
        for regex in [
            ".*",
            "",
            "(?=a)b",
            "(",
            "[",
            "a)",
            "^$",
            "\\",
            "(?<n",
            &"(".repeat(99),
            &"a".repeat(9999),
            "(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)",
        ] {
            assert_eq!(of_regex(regex), None, "{regex}");
        }
    }

    #[test]
    fn a_pattern_comes_back() {
        for pattern in ["_pk_*", "a.b*c", "*_id", "a(b)[c]{d}*", "x/y*"] {
            let names = of_regex(&to_regex(pattern)).expect("names");
            assert_eq!(names.names, [pattern]);
        }
    }
}
