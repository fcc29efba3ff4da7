//! The paths and macros in the code of a Rust file, without comments, string literals and tests.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Peekable;

use proc_macro2::token_stream::IntoIter;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::tree::{Tree, extension, is_within};

/// The names of one file.
#[derive(Default)]
pub(crate) struct Names {
    /// Paths of two steps or more, up to a type: `std::fs::read`, and each one of a `use`.
    paths: BTreeSet<Vec<String>>,
    /// Macros that are called, with their `!`.
    macros: BTreeSet<String>,
    /// The files of modules behind `#[cfg(test)]`.
    test_modules: Vec<String>,
}

impl Names {
    /// The names of all Rust files but those of tests.
    pub(crate) fn of_all(tree: &Tree) -> BTreeMap<String, Self> {
        let mut all = BTreeMap::new();
        for path in tree.paths().filter(|path| extension(path) == "rs") {
            let text = tree.text(path).expect("Rust is written in UTF-8");
            all.insert(path.to_owned(), Self::of(text));
        }
        let mut tests = Vec::new();
        for (path, names) in &all {
            let file = path.trim_end_matches(".rs");
            let folder = match file.rsplit_once('/') {
                Some((folder, "lib" | "main" | "mod")) => folder,
                _ => file,
            };
            let modules = names.test_modules.iter();
            tests.extend(modules.map(|module| format!("{folder}/{module}")));
        }
        all.retain(|path, _| {
            let module = path.trim_end_matches(".rs");
            !tests.iter().any(|test| is_within(module, test))
        });
        all
    }

    pub(crate) fn of(text: &str) -> Self {
        let tokens: TokenStream = text.parse().expect("the file compiles");
        let mut names = Self::default();
        names.read(tokens, &[]);
        names
    }

    /// The path or macro that breaks a rule about `name`.
    pub(crate) fn find(&self, name: &str) -> Option<String> {
        if name.ends_with('!') {
            return self.macros.get(name).cloned();
        }
        let name: Vec<_> = name.split("::").collect();
        let holds = |path: &&Vec<String>| {
            path.windows(name.len())
                .any(|window| window.iter().eq(name.iter()))
        };
        self.paths.iter().find(holds).map(|path| path.join("::"))
    }

    /// Reads tokens; `prefix` is the path before the braces of a `use`.
    fn read(&mut self, tokens: TokenStream, prefix: &[String]) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Punct(mark) if mark.as_char() == '#' => {
                    if next_is_cfg_test(&mut tokens) {
                        self.skip_item(&mut tokens);
                    }
                }
                TokenTree::Ident(first) => {
                    self.read_path(first.to_string(), &mut tokens, prefix);
                }
                TokenTree::Group(group) => self.read(group.stream(), &[]),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    fn read_path(&mut self, first: String, tokens: &mut Peekable<IntoIter>, prefix: &[String]) {
        if first == "use" || first == "crate" && !next_is(tokens, ':') {
            // `use toml;` and `extern crate alloc;` name a crate with one step.
            if let Some(TokenTree::Ident(only)) = tokens.peek() {
                self.paths.insert(vec![only.to_string()]);
            }
            return;
        }
        if next_is(tokens, '!') {
            self.macros.insert(format!("{first}!"));
            return;
        }
        let mut path = prefix.to_vec();
        path.push(first);
        while skip_colons(tokens) {
            match tokens.peek() {
                Some(TokenTree::Ident(_)) => {
                    let Some(TokenTree::Ident(step)) = tokens.next() else {
                        break;
                    };
                    path.push(step.to_string());
                }
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    let below = group.stream();
                    tokens.next();
                    self.read(below, &path);
                    return;
                }
                _ => break,
            }
        }
        if path.len() > 1 && next_is(tokens, '!') {
            let last = path.last().cloned().unwrap_or_default();
            self.macros.insert(format!("{last}!"));
        }
        // A name after a type is not a module: `Block::text`.
        let modules = path
            .iter()
            .position(|step| step.starts_with(char::is_uppercase));
        path.truncate(modules.map_or(path.len(), |position| position + 1));
        if path.len() > 1 {
            self.paths.insert(path);
        }
    }

    /// Skips the item after `#[cfg(test)]`, up to its braces or its semicolon.
    fn skip_item(&mut self, tokens: &mut Peekable<IntoIter>) {
        let mut is_module = false;
        let mut module = None;
        for token in tokens.by_ref() {
            match token {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return,
                TokenTree::Punct(mark) if mark.as_char() == ';' => break,
                TokenTree::Ident(name) if name == "mod" => is_module = true,
                TokenTree::Ident(name) if is_module => module = Some(name.to_string()),
                _ => {}
            }
        }
        self.test_modules.extend(module);
    }
}

fn next_is(tokens: &mut Peekable<IntoIter>, mark: char) -> bool {
    matches!(tokens.peek(), Some(TokenTree::Punct(next)) if next.as_char() == mark)
}

/// Takes `::`, if it comes next.
fn skip_colons(tokens: &mut Peekable<IntoIter>) -> bool {
    let mut ahead = tokens.clone();
    for _ in 0..2 {
        if !next_is(&mut ahead, ':') {
            return false;
        }
        ahead.next();
    }
    *tokens = ahead;
    true
}

/// Whether the attribute behind a `#` is `[cfg(test)]`; takes it if so.
fn next_is_cfg_test(tokens: &mut Peekable<IntoIter>) -> bool {
    let Some(TokenTree::Group(attribute)) = tokens.peek() else {
        return false;
    };
    if attribute.stream().to_string().replace(' ', "") != "cfg(test)" {
        return false;
    }
    tokens.next();
    true
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn names_are_those_of_the_code() {
        let names = Names::of(
            "//! std::fs\nuse std::{env as e, io::{self, Read}};\nuse toml;\nextern crate alloc;\n\
             fn f(quote: u8) { let syn = crate::render::text(\"std::net\"); println!(\"a\"); }\n\
             fn g() { Block::markdown::x(); std::dbg!(syn::parse()) }\n\
             #[cfg(test)]\nmod inline { use std::time; }\n#[cfg(test)]\nmod file;",
        );
        for name in [
            "std::env",
            "std::io",
            "toml",
            "alloc",
            "render::text",
            "println!",
            "dbg!",
        ] {
            assert!(names.find(name).is_some(), "{name}");
        }
        assert_eq!(names.find("syn").as_deref(), Some("syn::parse"));
        for name in [
            "std::fs",
            "std::net",
            "std::time",
            "quote",
            "markdown",
            "print!",
        ] {
            assert_eq!(names.find(name), None, "{name}");
        }
        assert_eq!(names.test_modules, ["file"]);
    }
}
