//! Which file extends which.

use std::collections::{BTreeMap, BTreeSet};

use super::path;
use crate::diagnostic::{Diagnostic, Diagnostics, similar};
use crate::source::{FileId, SourceMap, Span, Spanned};
use crate::syntax::{self, Field, Policy};
use crate::{Entry, ReadError};

/// The files of a compilation.
#[derive(Debug, Default)]
pub struct Files {
    nodes: Vec<Node>,
    /// The position of each file, by its path relative to the folder of the request.
    positions: BTreeMap<String, usize>,
    entries: Vec<usize>,
    stylesheets: Stylesheets,
    /// The stylesheets that were asked for, relative to the folder of the request.
    stylesheet_paths: BTreeSet<String>,
}

/// The bytes of the stylesheets that policies name, by the place where they name them.
pub type Stylesheets = BTreeMap<Span, Result<Vec<u8>, ReadError>>;

/// A file.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) file: FileId,
    /// `None` where nothing of it can be used.
    pub(super) policy: Option<Policy>,
    /// The file that it extends.
    pub(super) base: Option<usize>,
    /// Whether its base is missing, or it is part of a cycle.
    pub(super) is_broken: bool,
}

/// How a file is read: the bytes at a path relative to the folder of the request.
type Read<'r> = &'r mut dyn FnMut(&str) -> Result<Vec<u8>, ReadError>;

impl Files {
    /// Reads the entry and everything that it extends.
    pub fn load(
        folder: &str,
        entry: &Entry,
        read: Read<'_>,
        sources: &mut SourceMap,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut files = Self::default();
        // In the order of the names, however they are handed over: what is told first must not
        // depend on it.
        let names: BTreeSet<&str> = match entry {
            Entry::Site(name) | Entry::File(name) => BTreeSet::from([name.as_str()]),
            Entry::Folder(names) => names.iter().map(String::as_str).collect(),
        };
        let mut loader = Loader {
            folder,
            listed: matches!(entry, Entry::Folder(_)).then_some(&names),
            read,
            sources,
            diagnostics,
        };
        for name in &names {
            let position = files.add(name, &mut loader);
            files.entries.extend(position.ok());
        }
        files.cut_cycles(loader.diagnostics);
        files
    }

    /// The paths that were asked for, relative to the folder of the request.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.positions
            .keys()
            .chain(&self.stylesheet_paths)
            .map(String::as_str)
    }

    /// The stylesheets that the policies name.
    pub fn stylesheets(&self) -> &Stylesheets {
        &self.stylesheets
    }

    /// The positions of the entry's files.
    pub(super) fn entries(&self) -> impl Iterator<Item = usize> {
        self.entries.iter().copied()
    }

    pub(super) fn node(&self, index: usize) -> &Node {
        &self.nodes[index]
    }

    pub(super) fn is_extended(&self, index: usize) -> bool {
        self.nodes.iter().any(|node| node.base == Some(index))
    }

    /// The position of a file, which is read if it is new.
    fn add(&mut self, path: &str, loader: &mut Loader<'_, '_>) -> Result<usize, ReadError> {
        if let Some(&position) = self.positions.get(path) {
            return Ok(position);
        }
        let bytes = (loader.read)(path);
        let shown = match loader.folder {
            "" => path.to_owned(),
            folder => path::join(&format!("{folder}/x"), path).unwrap_or_else(|_| path.to_owned()),
        };
        let position = self.nodes.len();
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(error) => {
                // Tracked all the same: when it appears, the program is built again.
                let file = loader.sources.add(shown, String::new());
                self.nodes.push(Node {
                    file,
                    policy: None,
                    base: None,
                    is_broken: true,
                });
                self.positions.insert(path.to_owned(), position);
                return Err(error);
            }
        };
        let (file, policy) = syntax::read(shown, bytes, loader.sources, loader.diagnostics);
        let extends = policy
            .as_ref()
            .map(|policy| policy.extends.clone())
            .unwrap_or_default();
        let is_broken = policy.is_none();
        let page = policy.as_ref().and_then(|policy| policy.page.get());
        if let Some(style) = page.and_then(|page| page.style.get())
            && !matches!(style.as_str(), "plain" | "none")
            && let Ok(sheet) = path::join(path, style)
        {
            self.stylesheets.insert(style.span, (loader.read)(&sheet));
            self.stylesheet_paths.insert(sheet);
        }
        self.nodes.push(Node {
            file,
            policy,
            base: None,
            is_broken,
        });
        self.positions.insert(path.to_owned(), position);
        match extends {
            Field::Absent => {}
            Field::Broken => self.nodes[position].is_broken = true,
            Field::Given(extends) => match self.base(path, &extends, loader) {
                Some(base) => self.nodes[position].base = Some(base),
                None => self.nodes[position].is_broken = true,
            },
        }
        Ok(position)
    }

    /// The position of the file that `extends` means.
    fn base(
        &mut self,
        from: &str,
        extends: &Spanned<String>,
        loader: &mut Loader<'_, '_>,
    ) -> Option<usize> {
        let path = match path::join(from, extends) {
            Ok(path) => path,
            Err(why) => {
                let title = format!("`extends` cannot be `{}`", extends.escape_debug());
                loader.diagnostics.push(
                    Diagnostic::error("bad-path", title, extends.span, why)
                        .help("write the name of a template beside this file, as in `extends = \"template.toml\"`"),
                );
                return None;
            }
        };
        if let Some(names) = loader.listed
            && !names.contains(path.as_str())
        {
            let own = names.iter().copied().filter(|name| *name != from);
            loader.diagnostics.push(if path.contains('/') {
                outside(&path, extends)
            } else {
                missing(extends, similar(&path, own))
            });
            return None;
        }
        let base = self.add(&path, loader);
        match base {
            Ok(position) if self.nodes[position].policy.is_some() => Some(position),
            // Broken, and told at its own place; or missing, and told by the file that asked first.
            Ok(position)
                if loader
                    .sources
                    .file(self.nodes[position].file)
                    .text
                    .is_empty() =>
            {
                loader.diagnostics.push(unreadable(&path, extends));
                None
            }
            Ok(_) => None,
            Err(_) => {
                loader.diagnostics.push(unreadable(&path, extends));
                None
            }
        }
    }

    /// Tells each cycle once and breaks its files.
    fn cut_cycles(&mut self, diagnostics: &mut Diagnostics) {
        let mut told: BTreeSet<usize> = BTreeSet::new();
        for start in 0..self.nodes.len() {
            let mut path = vec![start];
            while let Some(base) = path.last().and_then(|&last| self.nodes[last].base) {
                if let Some(first) = path.iter().position(|&seen| seen == base) {
                    let cycle = &path[first..];
                    if cycle.iter().all(|file| told.insert(*file)) {
                        diagnostics.push(self.cycle(cycle));
                    }
                    break;
                }
                path.push(base);
            }
        }
        for file in told {
            self.nodes[file].is_broken = true;
        }
    }

    fn cycle(&self, cycle: &[usize]) -> Diagnostic {
        let place = |file: usize| -> Span {
            let node = &self.nodes[file];
            let extends = node.policy.as_ref().and_then(|policy| policy.extends.get());
            extends.map_or(Span::new(node.file, 0, 0), |extends| extends.span)
        };
        let title = match cycle {
            [_] => "the file extends itself".to_owned(),
            files => format!("{} files extend each other in a circle", files.len()),
        };
        let mut diagnostic = Diagnostic::error("extends-cycle", title, place(cycle[0]), "");
        for &file in &cycle[1..] {
            diagnostic = diagnostic.label(place(file), "which extends this");
        }
        diagnostic.help("remove one `extends`, so that one file of the circle builds on no other")
    }
}

struct Loader<'a, 'r> {
    folder: &'a str,
    /// The files of the folder; `None` where the entry is one file, which may extend any other.
    listed: Option<&'a BTreeSet<&'a str>>,
    read: Read<'r>,
    sources: &'a mut SourceMap,
    diagnostics: &'a mut Diagnostics,
}

fn outside(path: &str, extends: &Spanned<String>) -> Diagnostic {
    let title = format!(
        "`{}` is outside the folder of the fleet",
        path.escape_debug()
    );
    Diagnostic::error("extends-outside", title, extends.span, "extended here")
        .note("the files of a fleet are those directly in its folder, so that all of them are seen there")
        .help("move the template into the folder")
}

fn missing(extends: &Spanned<String>, near: Option<&str>) -> Diagnostic {
    let title = format!("there is no file `{}`", extends.escape_debug());
    let diagnostic = Diagnostic::error("missing-file", title, extends.span, "extended here");
    match near {
        Some(near) => {
            let text = "there is a file with a similar name";
            diagnostic.patch(text, extends.span, format!("\"{near}\""))
        }
        None => diagnostic.help("write the name of a file of this folder"),
    }
}

fn unreadable(path: &str, extends: &Spanned<String>) -> Diagnostic {
    let title = format!(
        "there is no file `{}` that can be read",
        path.escape_debug()
    );
    Diagnostic::error("missing-file", title, extends.span, "extended here")
        .help("write the path of a template relative to this file")
}
