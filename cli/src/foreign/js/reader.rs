//! Literals, and where a file assigns them or passes them to.

use std::cell::Cell;
use std::collections::HashMap;

use super::Value;
use super::constants::resolve;
use super::token::{Placed, Token, tokens};

/// The largest depth of nested literals. A deeper one is code.
const MAX_DEPTH: usize = 64;
/// The most values that are read: nested calls are read once for each call around them.
pub(super) const MAX_WORK: usize = 20_000_000;

/// A value and the place that it is for.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// What the value is assigned to (`klaroConfig`, `tarteaucitron.services.matomo`), or the function
    /// that is called with it (`CookieConsent.run`). Empty for a value alone, as in JSON.
    pub(crate) path: String,
    /// Whether it is an argument of a call.
    pub(crate) is_argument: bool,
    pub(crate) value: Value,
}

/// Returns the values in a file, in their order. Names of constants are replaced by their values.
///
/// `None` if the file is too large to read.
pub(crate) fn read(text: &str) -> Option<Vec<Place>> {
    let tokens = tokens(text)?;
    let mut reader = Reader {
        text,
        tokens: &tokens,
        work: Cell::new(0),
    };
    let mut places = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        reader.places_at(at, &mut places);
        if reader.work.get() > MAX_WORK {
            return None;
        }
        at += 1;
    }
    // The last assignment counts.
    let constants: HashMap<String, Value> = places
        .iter()
        .filter(|place| !place.is_argument && !place.path.contains('.'))
        .map(|place| (place.path.clone(), place.value.clone()))
        .collect();
    let mut work = 0;
    for place in &mut places {
        resolve(&mut place.value, &constants, 0, &mut work);
    }
    Some(places)
}

/// The key under which a spread value is kept until its name is resolved.
pub(super) const SPREAD: &str = "...";

pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Placed],
    /// The tokens that were visited.
    pub(super) work: Cell<usize>,
}

impl Reader<'_> {
    pub(super) fn count(&self) {
        self.work.set(self.work.get() + 1);
    }

    pub(super) fn sign(&self, at: usize) -> &'static str {
        match self.tokens.get(at).map(|placed| &placed.token) {
            Some(Token::Sign(sign)) => sign,
            _ => "",
        }
    }

    pub(super) fn word(&self, at: usize) -> Option<&str> {
        match self.tokens.get(at).map(|placed| &placed.token) {
            Some(Token::Word(word)) => Some(word),
            _ => None,
        }
    }

    /// Adds the values whose place begins or is at this token.
    fn places_at(&mut self, at: usize, places: &mut Vec<Place>) {
        let mut push = |path: String, is_argument: bool, value: Value| {
            places.push(Place {
                path,
                is_argument,
                value,
            });
        };
        if at == 0 && matches!(self.sign(0), "{" | "[") {
            let (value, _) = self.expression(0, 0);
            push(String::new(), false, value);
        } else if self.sign(at) == "=" && at > 0 {
            let (value, _) = self.expression(at + 1, 0);
            if matches!(value, Value::Code(_) | Value::Null) {
                return;
            }
            push(self.path_before(at), false, value);
        } else if self.sign(at) == "(" && at > 0 {
            let path = self.path_before(at);
            if path.is_empty()
                || matches!(
                    path.as_str(),
                    "if" | "for" | "while" | "function" | "switch" | "catch"
                )
            {
                // `({...})` and `(x = x || []).push(...)` are read where they are used.
                return;
            }
            let end = self.tokens[at].partner.unwrap_or(self.tokens.len());
            let mut next = at + 1;
            while next < end {
                let (value, after) = self.expression(next, 0);
                if !matches!(value, Value::Code(_)) {
                    push(path.clone(), true, value);
                }
                next = after.max(next) + 1;
                if self.sign(next - 1) != "," {
                    break;
                }
            }
        } else if self.word(at) == Some("default") && at > 0 && self.word(at - 1) == Some("export")
            || self.word(at) == Some("return")
        {
            let (value, _) = self.expression(at + 1, 0);
            if matches!(value, Value::Object(_) | Value::Array(_)) {
                push("default".to_owned(), false, value);
            }
        }
    }

    /// Reads an expression. Returns its value, and the position of the token behind it: `,`, `;` or a
    /// closing bracket, or the next statement.
    fn expression(&mut self, at: usize, depth: usize) -> (Value, usize) {
        self.count();
        let (mut value, mut next) = self.operand(at, depth);
        loop {
            match self.sign(next) {
                "+" => {
                    let (more, after) = self.operand(next + 1, depth);
                    value = match (value, more.text()) {
                        (Value::String(mut one), Some(other)) => {
                            one.push_str(&other);
                            Value::String(one)
                        }
                        (one, Some(other)) => match one.text() {
                            Some(one) => Value::String(one + &other),
                            None => self.code(at, after),
                        },
                        _ => self.code(at, after),
                    };
                    next = after;
                }
                // A default behind something that is not known.
                "||" | "??" => {
                    let (more, after) = self.operand(next + 1, depth);
                    if matches!(value, Value::Code(_) | Value::Name(_) | Value::Null) {
                        value = more;
                    }
                    next = after;
                }
                "" if matches!(self.word(next), Some("as" | "satisfies")) => {
                    return (value, self.end_of(next));
                }
                "" | "," | ";" | "}" | ")" | "]" => return (value, next),
                _ => {
                    let end = self.end_of(next);
                    return (self.code(at, end), end);
                }
            }
        }
    }

    /// Reads an operand, and returns the position behind it.
    fn operand(&mut self, at: usize, depth: usize) -> (Value, usize) {
        let Some(placed) = self.tokens.get(at) else {
            return (Value::Null, at);
        };
        let after = at + 1;
        if depth > MAX_DEPTH || self.work.get() > MAX_WORK {
            let end = placed.partner.map_or(after, |partner| partner + 1);
            return (Value::Code(String::new()), end);
        }
        match &placed.token {
            Token::String(text) => (Value::String(text.clone()), after),
            Token::Number(number) => (Value::Number(*number), after),
            Token::Regex(source) => (Value::Regex(source.clone()), after),
            Token::Template(source) => (Value::Code(source.clone()), after),
            Token::Sign("{") => self.object(at, depth + 1),
            Token::Sign("[") => self.array(at, depth + 1),
            Token::Sign("(") => {
                let end = placed.partner.unwrap_or(self.tokens.len());
                if self.sign(end + 1) == "=>" {
                    return self.function(at);
                }
                let (value, _) = self.expression(after, depth + 1);
                (value, end + 1)
            }
            Token::Sign("-") => match self.operand(after, depth + 1) {
                (Value::Number(number), end) => (Value::Number(-number), end),
                (_, end) => (self.code(at, end), end),
            },
            Token::Sign("!") => match self.operand(after, depth + 1) {
                (Value::Number(number), end) => (Value::Bool(number == 0.0), end),
                (Value::Bool(flag), end) => (Value::Bool(!flag), end),
                (_, end) => (self.code(at, end), end),
            },
            Token::Word(word) => match word.as_str() {
                "true" => (Value::Bool(true), after),
                "false" => (Value::Bool(false), after),
                "null" | "undefined" | "NaN" => (Value::Null, after),
                "void" => (Value::Null, self.end_of(after)),
                "function" | "async" | "class" => self.function(at),
                "new" if self.word(after) == Some("RegExp") => self.regex_call(after + 1, depth),
                "RegExp" if self.sign(after) == "(" => self.regex_call(after, depth),
                _ if self.sign(after) == "=>" => self.function(at),
                _ if matches!(self.sign(after), "." | "?." | "(" | "[")
                    || self.word(after).is_some() && word == "new" =>
                {
                    let end = self.member_end(after);
                    (self.code(at, end), end)
                }
                name => (Value::Name(name.to_owned()), after),
            },
            Token::Sign(_) => {
                let end = self.end_of(after);
                (self.code(at, end), end)
            }
        }
    }

    /// Reads `("...")` behind `RegExp`.
    fn regex_call(&mut self, at: usize, depth: usize) -> (Value, usize) {
        let end = self.tokens.get(at).and_then(|placed| placed.partner);
        let Some(end) = end else {
            return (Value::Code(String::new()), at + 1);
        };
        let value = match self.expression(at + 1, depth + 1).0 {
            Value::String(source) | Value::Regex(source) => Value::Regex(source),
            _ => self.code(at, end),
        };
        (value, end + 1)
    }

    fn object(&mut self, at: usize, depth: usize) -> (Value, usize) {
        let end = self.tokens[at].partner.unwrap_or(self.tokens.len());
        let mut entries = Vec::new();
        let mut next = at + 1;
        while next < end {
            self.count();
            if self.sign(next) == "," {
                next += 1;
                continue;
            }
            if self.sign(next) == "..." {
                let (value, after) = self.expression(next + 1, depth);
                entries.push((SPREAD.to_owned(), value));
                next = after.max(next + 1);
                continue;
            }
            let key = match &self.tokens[next].token {
                Token::Word(word) => Some(word.clone()),
                Token::String(text) => Some(text.clone()),
                Token::Number(number) => Some(number.to_string()),
                // `['key']: ...`
                Token::Sign("[") => match self.tokens.get(next + 1).map(|placed| &placed.token) {
                    Some(Token::String(text)) if self.sign(next + 2) == "]" => {
                        let text = text.clone();
                        next += 2;
                        Some(text)
                    }
                    _ => None,
                },
                _ => None,
            };
            let Some(key) = key else {
                next = self.end_of(next).max(next + 1);
                continue;
            };
            match self.sign(next + 1) {
                ":" => {
                    let (value, after) = self.expression(next + 2, depth);
                    entries.push((key, value));
                    next = after.max(next + 2);
                    // Something behind the value that is no `,`: a mistake, or code.
                    if next < end && self.sign(next) != "," {
                        next = if self.sign(next).is_empty() {
                            next
                        } else {
                            self.end_of(next).max(next + 1)
                        };
                    }
                }
                // `{ services }`
                "," | "}" => {
                    entries.push((key.clone(), Value::Name(key)));
                    next += 1;
                }
                // A method, a getter, or a mistake.
                _ => next = self.end_of(next + 1).max(next + 1),
            }
        }
        (Value::Object(entries), end + 1)
    }

    fn array(&mut self, at: usize, depth: usize) -> (Value, usize) {
        let end = self.tokens[at].partner.unwrap_or(self.tokens.len());
        let mut items = Vec::new();
        let mut next = at + 1;
        while next < end {
            self.count();
            match self.sign(next) {
                "," => next += 1,
                "..." => {
                    let (value, after) = self.expression(next + 1, depth);
                    items.push(Value::Object(vec![(SPREAD.to_owned(), value)]));
                    next = after.max(next + 1);
                }
                _ => {
                    let (value, after) = self.expression(next, depth);
                    items.push(value);
                    next = after.max(next + 1);
                }
            }
        }
        (Value::Array(items), end + 1)
    }

    /// Reads a function, of which only the source is kept.
    fn function(&self, at: usize) -> (Value, usize) {
        let end = self.end_of(at);
        (self.code(at, end), end)
    }
}
