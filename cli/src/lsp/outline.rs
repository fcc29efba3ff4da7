//! The keys and values of a policy while it is written: what is broken ends at its line.
//!
//! The lexer of `toml_parser` never fails, so every prefix of a file has an outline.

use std::ops::Range;

use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind};

/// A value of a file, by its keys.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Item {
    /// The keys from the root: `["cookie", "name"]`.
    pub(super) path: Vec<String>,
    /// The number of the header that it is below, from 0 for the root.
    pub(super) entry: usize,
    /// The place of its last key.
    pub(super) key: Range<usize>,
    /// Its strings, numbers and words, without quotes, with the place of each.
    pub(super) values: Vec<(String, Range<usize>)>,
}

/// What is at a place.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Place {
    /// The name of a table in a header, below these keys.
    Header(Vec<String>, Range<usize>),
    /// A key of the table at these keys.
    Key(Vec<String>, Range<usize>),
    /// A value of the key at these keys. `is_quoted` if it is within quotes.
    Value {
        path: Vec<String>,
        range: Range<usize>,
        is_quoted: bool,
    },
    /// A comment.
    Nothing,
}

/// Returns the values of a file, and its headers as items without a value.
pub(super) fn items(text: &str) -> Vec<Item> {
    let mut scan = Scan::new(text);
    for token in tokens(text) {
        scan.read(token);
    }
    scan.end_line();
    scan.items
}

/// Returns what is at a byte of a file.
pub(super) fn place(text: &str, at: usize) -> Place {
    let mut scan = Scan::new(text);
    for token in tokens(text) {
        let range = token.span().start()..token.span().end();
        if range.start >= at {
            break;
        }
        let is_word = is_word(token.kind());
        if range.end >= at && token.kind() == TokenKind::Comment {
            return Place::Nothing;
        }
        if range.end >= at && is_word {
            return scan.at(inner(text, token), token.kind() != TokenKind::Atom);
        }
        scan.read(token);
    }
    scan.at(at..at, false)
}

fn tokens(text: &str) -> Vec<Token> {
    Source::new(text).lex().into_vec()
}

fn is_word(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Atom
            | TokenKind::BasicString
            | TokenKind::LiteralString
            | TokenKind::MlBasicString
            | TokenKind::MlLiteralString
    )
}

/// Returns the place of a word without its quotes.
fn inner(text: &str, token: Token) -> Range<usize> {
    let (start, end) = (token.span().start(), token.span().end());
    let quote = match token.kind() {
        TokenKind::BasicString => "\"",
        TokenKind::LiteralString => "'",
        TokenKind::MlBasicString => "\"\"\"",
        TokenKind::MlLiteralString => "'''",
        _ => return start..end,
    };
    let inside = (start + quote.len()).min(end);
    let is_closed = text
        .get(inside..end)
        .is_some_and(|rest| rest.ends_with(quote));
    inside..if is_closed { end - quote.len() } else { end }
}

/// What contains a value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Open {
    /// An inline table.
    Table,
    List,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum State {
    Header,
    Key,
    Value,
}

struct Scan<'a> {
    text: &'a str,
    items: Vec<Item>,
    state: State,
    /// The keys of the current header.
    table: Vec<String>,
    entry: usize,
    /// The keys before each `=` that still has no whole value.
    groups: Vec<Vec<String>>,
    open: Vec<Open>,
    /// The words of the current header or key.
    words: Vec<(String, Range<usize>)>,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            items: Vec::new(),
            state: State::Key,
            table: Vec::new(),
            entry: 0,
            groups: Vec::new(),
            open: Vec::new(),
            words: Vec::new(),
        }
    }

    fn read(&mut self, token: Token) {
        let kind = token.kind();
        if is_word(kind) {
            let range = inner(self.text, token);
            let word = self.text.get(range.clone()).unwrap_or_default().to_owned();
            match self.state {
                State::Value => {
                    if let Some(item) = self.items.last_mut() {
                        item.values.push((word.clone(), range.clone()));
                    }
                    self.words = vec![(word, range)];
                }
                State::Header | State::Key => self.words.push((word, range)),
            }
            return;
        }
        match (kind, self.state) {
            (TokenKind::Newline, _) if !self.open.contains(&Open::List) => self.end_line(),
            (TokenKind::LeftSquareBracket, State::Key)
                if self.open.is_empty() && self.words.is_empty() =>
            {
                self.state = State::Header;
            }
            (TokenKind::Equals, State::Key) => self.begin_value(),
            // A list that is not closed: this is the next key.
            (TokenKind::Equals, State::Value) => {
                let words = self.words.split_off(self.words.len().saturating_sub(1));
                self.unwind();
                self.words = words;
                self.begin_value();
            }
            (TokenKind::LeftCurlyBracket, State::Value) => {
                self.open.push(Open::Table);
                self.words.clear();
                self.state = State::Key;
            }
            (TokenKind::LeftSquareBracket, State::Value) => self.open.push(Open::List),
            (TokenKind::RightSquareBracket, State::Value)
                if self.open.last() == Some(&Open::List) =>
            {
                self.open.pop();
            }
            (TokenKind::RightCurlyBracket, State::Key | State::Value)
                if self.open.last() == Some(&Open::Table) =>
            {
                if self.state == State::Value {
                    self.groups.pop();
                }
                self.open.pop();
                self.state = State::Value;
            }
            (TokenKind::Comma, State::Value) if self.open.last() == Some(&Open::Table) => {
                self.groups.pop();
                self.words.clear();
                self.state = State::Key;
            }
            _ => {}
        }
    }

    fn begin_value(&mut self) {
        let words = std::mem::take(&mut self.words);
        let Some((_, key)) = words.last().cloned() else {
            return;
        };
        self.groups
            .push(words.into_iter().map(|(word, _)| word).collect());
        self.items.push(Item {
            path: self.path(),
            entry: self.entry,
            key,
            values: Vec::new(),
        });
        self.state = State::Value;
    }

    fn end_line(&mut self) {
        if self.state == State::Header {
            let words = std::mem::take(&mut self.words);
            self.entry += 1;
            self.table = words.iter().map(|(word, _)| word.clone()).collect();
            if let Some((_, key)) = words.into_iter().next_back() {
                self.items.push(Item {
                    path: self.table.clone(),
                    entry: self.entry,
                    key,
                    values: Vec::new(),
                });
            }
        }
        self.unwind();
    }

    fn unwind(&mut self) {
        self.groups.clear();
        self.open.clear();
        self.words.clear();
        self.state = State::Key;
    }

    fn path(&self) -> Vec<String> {
        let groups = self.groups.iter().flatten();
        self.table.iter().chain(groups).cloned().collect()
    }

    fn at(&self, range: Range<usize>, is_quoted: bool) -> Place {
        let words = self.words.iter().map(|(word, _)| word.clone());
        match self.state {
            State::Header => Place::Header(words.collect(), range),
            State::Key => Place::Key(self.path().into_iter().chain(words).collect(), range),
            State::Value => Place::Value {
                path: self.path(),
                range,
                is_quoted,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, items, place};

    /// Returns the place at `|`.
    fn at(text: &str) -> Place {
        let at = text.find('|').expect("a place");
        place(&text.replacen('|', "", 1), at)
    }

    fn keys(path: &[&str]) -> Vec<String> {
        path.iter().map(|key| (*key).to_owned()).collect()
    }

    #[test]
    fn places_in_whole_and_broken_files() {
        assert_eq!(at("ti|"), Place::Key(keys(&[]), 0..2));
        assert_eq!(at("[cat|"), Place::Header(keys(&[]), 1..4));
        assert_eq!(at("[[cookie]]\nna|"), Place::Key(keys(&["cookie"]), 11..13));
        assert_eq!(at("a = { b = 1, c| }"), Place::Key(keys(&["a"]), 13..14));
        assert_eq!(at("# a|"), Place::Nothing);
        let value = |path: &[&str], range, is_quoted| Place::Value {
            path: keys(path),
            range,
            is_quoted,
        };
        assert_eq!(
            at("[[cookie]]\nprovider = \"co|"),
            value(&["cookie", "provider"], 23..25, true)
        );
        assert_eq!(at("rules = [\"a\", \"b|"), value(&["rules"], 15..16, true));
        assert_eq!(at("a = {\nb = |"), value(&["b"], 10..10, false));
        assert_eq!(at("a = [\nb = |"), value(&["b"], 10..10, false));
        assert_eq!(
            at("title = { fr = \"a\", en = \"x{|\" }"),
            value(&["title", "en"], 26..28, true)
        );
    }

    #[test]
    fn every_prefix_has_an_outline() {
        let policy = "a = \"x\"\nb = '''y\n'''\nc = { d = [1, { e = \"f\\\"\" }], g.h = true }\n[[i.j]] # k\n\"l m\" = \
                      [\n\"n\",\n]\n[o]\np = \"\"\"q\n{r}\"\"\"\n\u{e9} = 2026-11-28\n";
        for (end, _) in policy.char_indices() {
            let prefix = &policy[..end];
            items(prefix);
            for (at, _) in prefix.char_indices() {
                place(prefix, at);
            }
            place(prefix, end);
        }
    }

    #[test]
    fn items_have_their_header_and_values() {
        let items = items("a = 1\n[[c]]\nn = \"x\"\nr = [\"y\", \"z\"]\n[t.u]\nv = { w = true }\n");
        let shown = items.iter().map(|item| {
            let values = item.values.iter().map(|(value, _)| value.as_str());
            format!(
                "{} {}={}",
                item.entry,
                item.path.join("."),
                values.collect::<Vec<_>>().join(",")
            )
        });
        assert_eq!(
            shown.collect::<Vec<_>>(),
            [
                "0 a=1",
                "1 c=",
                "1 c.n=x",
                "1 c.r=y,z",
                "2 t.u=",
                "2 t.u.v=",
                "2 t.u.v.w=true"
            ]
        );
    }
}
