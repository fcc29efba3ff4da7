//! Where names, members and expressions begin and end.

use super::Value;
use super::reader::{MAX_WORK, Reader};
use super::token::Token;

/// The longest group before a member, in tokens.
const MAX_GROUP: usize = 39;

/// The longest code that is kept, in bytes.
const MAX_CODE: usize = 400;

impl Reader<'_> {
    /// Returns the names before a token, as `window.klaroConfig`. Annotations of TypeScript are skipped.
    pub(super) fn path_before(&self, at: usize) -> String {
        let is_assigned = self.sign(at) == "=";
        let mut names: Vec<String> = Vec::new();
        let mut at = at;
        while at > 0 {
            at -= 1;
            match &self.tokens[at].token {
                Token::Word(word)
                    if names.is_empty()
                        || self.sign(at + 1) == "."
                        || self.sign(at + 1) == "?."
                        || self.sign(at + 1) == "[" =>
                {
                    // `const config: Config = {...}`
                    if names.is_empty() && is_assigned && at > 1 && self.sign(at - 1) == ":" {
                        at -= 1;
                        continue;
                    }
                    names.push(word.clone());
                }
                Token::Sign("." | "?.") => {}
                // `services['name']`
                Token::Sign("]") if at > 1 && self.sign(at - 2) == "[" => {
                    let Token::String(name) = &self.tokens[at - 1].token else {
                        break;
                    };
                    names.push(name.clone());
                    at -= 2;
                }
                // `(tarteaucitron.job = tarteaucitron.job || []).push(...)`
                Token::Sign(")") if !names.is_empty() => {
                    let open = (at.saturating_sub(MAX_GROUP)..at)
                        .rev()
                        .find(|&open| self.tokens[open].partner == Some(at));
                    let Some(open) = open else {
                        break;
                    };
                    let mut inner = open + 1;
                    let mut path = Vec::new();
                    while let Some(word) = self.word(inner) {
                        path.push(word.to_owned());
                        if self.sign(inner + 1) != "." {
                            break;
                        }
                        inner += 2;
                    }
                    path.reverse();
                    names.extend(path);
                    break;
                }
                _ => break,
            }
            if names.len() > 8 {
                break;
            }
        }
        names.reverse();
        let path = names.join(".");
        path.strip_prefix("window.")
            .map(str::to_owned)
            .unwrap_or(path)
    }

    /// Returns the end of `.name`, `(...)`, `[...]` and words behind an operand.
    pub(super) fn member_end(&self, at: usize) -> usize {
        let mut at = at;
        loop {
            match self.sign(at) {
                "." | "?." => at += 2,
                "(" | "[" => match self.tokens[at].partner {
                    Some(partner) => at = partner + 1,
                    None => return self.tokens.len(),
                },
                "" if self.word(at).is_some() && self.word(at.wrapping_sub(1)) == Some("new") => {
                    at += 1;
                }
                _ => return at,
            }
        }
    }

    /// Returns the position of the `,`, `;` or closing bracket that ends an expression.
    pub(super) fn end_of(&self, at: usize) -> usize {
        let mut at = at;
        while at < self.tokens.len() && self.work.get() <= MAX_WORK {
            self.count();
            match self.sign(at) {
                "," | ";" | "}" | ")" | "]" => return at,
                "{" | "(" | "[" => match self.tokens[at].partner {
                    Some(partner) => at = partner + 1,
                    None => return self.tokens.len(),
                },
                _ => at += 1,
            }
        }
        at
    }

    /// Returns the source from a token to before another.
    pub(super) fn code(&self, from: usize, to: usize) -> Value {
        let start = self
            .tokens
            .get(from)
            .map_or(self.text.len(), |placed| placed.start);
        let last = to.checked_sub(1).and_then(|last| self.tokens.get(last));
        let end = last.map_or(start, |placed| placed.end).max(start);
        let end = (start..=end.min(start + MAX_CODE))
            .rev()
            .find(|&end| self.text.is_char_boundary(end));
        Value::Code(self.text[start..end.unwrap_or(start)].to_owned())
    }
}
