//! The tokens of JavaScript (ECMA-262, chapter 12), as far as literals need them.

/// The largest number of tokens that is read.
const MAX_TOKENS: usize = 4_000_000;

/// A token.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// A name or a keyword.
    Word(String),
    String(String),
    /// A template with expressions: its source.
    Template(String),
    Number(f64),
    Regex(String),
    /// A sign, such as `{`, `=>` or `+`. Of those of several characters only `=>`, `...` and what
    /// contains `=` are one token.
    Sign(&'static str),
}

/// A token and where it is in the text.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) token: Token,
    pub(super) start: usize,
    pub(super) end: usize,
    /// The position of the bracket that closes this one.
    pub(super) partner: Option<usize>,
}

/// Signs, the longer ones first.
const SIGNS: &[&str] = &[
    ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", "&&=", "||=", "??=", "=>", "==", "!=", "<=",
    ">=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "&&", "||", "??", "?.", "++", "--", "{",
    "}", "(", ")", "[", "]", ";", ",", "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "!", "~",
    "?", ":", "=", ".", "@", "#",
];

/// Splits a text into tokens; `None` if it has too many. What is no token is skipped.
pub(super) fn tokens(text: &str) -> Option<Vec<Placed>> {
    let mut tokens: Vec<Placed> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let Some(first) = rest.chars().next() else {
            break;
        };
        if first.is_whitespace() || first == '\u{feff}' {
            at += first.len_utf8();
            continue;
        }
        if let Some(length) = comment(rest) {
            at += length;
            continue;
        }
        let (token, length) = match first {
            '"' | '\'' => quoted(rest, first),
            '`' => template(rest),
            '/' if is_regex_next(&tokens) => match regex(rest) {
                Some((source, length)) => (Token::Regex(source), length),
                None => (Token::Sign("/"), 1),
            },
            _ if first.is_ascii_digit()
                || first == '.' && rest[1..].starts_with(|next: char| next.is_ascii_digit()) =>
            {
                number(rest)
            }
            _ if first.is_alphabetic() || first == '_' || first == '$' => {
                let end = rest.find(|it: char| {
                    !it.is_alphanumeric() && it != '_' && it != '$' && it != '\u{200d}'
                });
                let length = end.unwrap_or(rest.len());
                (Token::Word(rest[..length].to_owned()), length)
            }
            _ => {
                let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) else {
                    at += first.len_utf8();
                    continue;
                };
                (Token::Sign(sign), sign.len())
            }
        };
        if tokens.len() >= MAX_TOKENS {
            return None;
        }
        if let Token::Sign(sign) = token {
            match sign {
                "{" | "(" | "[" => open.push(tokens.len()),
                "}" | ")" | "]" => {
                    if let Some(partner) = open.pop() {
                        tokens[partner].partner = Some(tokens.len());
                    }
                }
                _ => {}
            }
        }
        tokens.push(Placed {
            token,
            start: at,
            end: at + length,
            partner: None,
        });
        at += length;
    }
    Some(tokens)
}

/// Returns the length of the comment at the start of a text.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") || text.starts_with("<!--") || text.starts_with("#!") {
        return Some(text.find(['\n', '\u{2028}']).unwrap_or(text.len()));
    }
    let inner = text.strip_prefix("/*")?;
    Some(inner.find("*/").map_or(text.len(), |end| end + 4))
}

/// Returns whether a `/` begins a regular expression: after a sign or a keyword, and not after a value.
fn is_regex_next(tokens: &[Placed]) -> bool {
    match tokens.last().map(|placed| &placed.token) {
        None => true,
        Some(Token::Sign(sign)) => !matches!(*sign, ")" | "]" | "}" | "++" | "--"),
        Some(Token::Word(word)) => matches!(
            word.as_str(),
            "return"
                | "typeof"
                | "case"
                | "in"
                | "of"
                | "delete"
                | "void"
                | "throw"
                | "new"
                | "else"
        ),
        Some(_) => false,
    }
}

/// Reads a string; a line break ends a string that is not closed.
fn quoted(text: &str, quote: char) -> (Token, usize) {
    let mut out = String::new();
    let mut at = 1;
    while let Some(character) = text[at..].chars().next() {
        at += character.len_utf8();
        match character {
            '\\' => at += escape(&text[at..], &mut out),
            '\n' | '\r' => break,
            it if it == quote => break,
            it => out.push(it),
        }
    }
    (Token::String(out), at)
}

/// Reads a template. One without expressions is a string.
fn template(text: &str) -> (Token, usize) {
    let mut out = String::new();
    let mut at = 1;
    let mut depth = 0_usize;
    let mut is_plain = true;
    while let Some(character) = text[at..].chars().next() {
        at += character.len_utf8();
        match character {
            '\\' => at += escape(&text[at..], &mut out),
            '`' if depth == 0 => break,
            '$' if text[at..].starts_with('{') => {
                is_plain = false;
                depth += 1;
                at += 1;
            }
            '}' if depth > 0 => depth -= 1,
            it if depth == 0 => out.push(it),
            _ => {}
        }
    }
    if is_plain {
        (Token::String(out), at)
    } else {
        (Token::Template(text[..at].to_owned()), at)
    }
}

/// The most bytes of `u{...}` in an escape.
const MAX_ESCAPE: usize = 16;

/// Reads what follows a backslash; returns its length.
fn escape(text: &str, out: &mut String) -> usize {
    let Some(character) = text.chars().next() else {
        return 0;
    };
    let length = character.len_utf8();
    let code = |digits: &str| {
        let code = u32::from_str_radix(digits, 16).ok()?;
        Some(char::from_u32(code).unwrap_or('\u{fffd}'))
    };
    match character {
        'n' | 'r' | 't' | 'v' | 'f' => out.push(if character == 'n' { '\n' } else { ' ' }),
        '\r' if text.starts_with("\r\n") => return 2,
        'b' | '0' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => {}
        'x' => match text.get(1..3).and_then(code) {
            Some(character) => {
                out.push(character);
                return 3;
            }
            None => out.push('x'),
        },
        'u' if text[1..].starts_with('{') => {
            // At most six digits (ECMA-262, `CodePoint`), with some zeros before them.
            let end = text.bytes().take(MAX_ESCAPE).position(|byte| byte == b'}');
            if let Some(end) = end
                && let Some(character) = text.get(2..end).and_then(code)
            {
                out.push(character);
                return end + 1;
            }
            out.push('u');
        }
        'u' => match text
            .get(1..5)
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
        {
            // A pair of surrogates is one character.
            Some(high @ 0xd800..=0xdbff) => {
                let low = text
                    .get(5..7)
                    .filter(|it| *it == "\\u")
                    .and_then(|_| text.get(7..11));
                let low = low.and_then(|digits| u32::from_str_radix(digits, 16).ok());
                if let Some(low @ 0xdc00..=0xdfff) = low {
                    let code = 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                    out.extend(char::from_u32(code));
                    return 11;
                }
                out.push('\u{fffd}');
                return 5;
            }
            Some(code) => {
                out.push(char::from_u32(code).unwrap_or('\u{fffd}'));
                return 5;
            }
            None => out.push('u'),
        },
        it => out.push(it),
    }
    length
}

/// Reads a number.
fn number(text: &str) -> (Token, usize) {
    let end = text.find(|it: char| !it.is_ascii_alphanumeric() && it != '.' && it != '_');
    let mut length = end.unwrap_or(text.len());
    // The sign of an exponent.
    let is_hex = text.starts_with("0x") || text.starts_with("0X");
    if text[..length].ends_with(['e', 'E']) && !is_hex && text[length..].starts_with(['+', '-']) {
        let rest = &text[length + 1..];
        length += 1 + rest
            .find(|it: char| !it.is_ascii_digit())
            .unwrap_or(rest.len());
    }
    let digits: String = text[..length].chars().filter(|it| *it != '_').collect();
    let digits = digits.trim_end_matches('n');
    #[expect(
        clippy::cast_precision_loss,
        reason = "JavaScript has no other numbers"
    )]
    let number = match digits.get(..2) {
        Some("0x" | "0X") => u64::from_str_radix(&digits[2..], 16)
            .ok()
            .map(|it| it as f64),
        _ => digits.parse().ok(),
    };
    (Token::Number(number.unwrap_or(f64::NAN)), length)
}

/// The longest regular expression, in characters.
const MAX_REGEX: usize = 512;

/// Reads a regular expression: its source and its length with the flags.
fn regex(text: &str) -> Option<(String, usize)> {
    let mut is_in_class = false;
    let mut is_escaped = false;
    for (at, character) in text.char_indices().skip(1).take(MAX_REGEX) {
        match character {
            '\n' | '\r' => return None,
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => is_in_class = true,
            ']' => is_in_class = false,
            '/' if !is_in_class => {
                let flags = &text[at + 1..];
                let flags = flags
                    .find(|it: char| !it.is_ascii_alphabetic())
                    .unwrap_or(flags.len());
                return Some((text[1..at].to_owned(), at + 1 + flags));
            }
            _ => {}
        }
    }
    None
}
