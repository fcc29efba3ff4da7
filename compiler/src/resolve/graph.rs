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

/// How many files a page may be made of: the template, what extends it, and so on.
const MAX_CHAIN: usize = 16;

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
        files.cut(loader.diagnostics);
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

    /// The position of a file; it and what it extends are read if they are new.
    fn add(&mut self, path: &str, loader: &mut Loader<'_, '_>) -> Result<usize, ReadError> {
        if let Some(&position) = self.positions.get(path) {
            return Ok(position);
        }
        let first = self.read(path, loader)?;
        // A file extends at most one other: a loop follows them, however many there are.
        let mut next = Some((path.to_owned(), first));
        while let Some((from, position)) = next.take() {
            let policy = self.nodes[position].policy.as_ref();
            let extends = match policy.map(|policy| &policy.extends) {
                None | Some(Field::Absent) => break,
                Some(Field::Broken) => {
                    self.nodes[position].is_broken = true;
                    break;
                }
                Some(Field::Given(extends)) => extends.clone(),
            };
            let Some(path) = loader.base(&from, &extends) else {
                self.nodes[position].is_broken = true;
                break;
            };
            let known = self.positions.get(&path).copied();
            let base = known.map_or_else(|| self.read(&path, loader), Ok);
            match base {
                Ok(base) if self.nodes[base].policy.is_some() => {
                    self.nodes[position].base = Some(base);
                    next = known.is_none().then_some((path, base));
                }
                // Broken, and told at its own place; or missing, and told by each that asks.
                Ok(base) => {
                    self.nodes[position].is_broken = true;
                    if loader.sources.file(self.nodes[base].file).text.is_empty() {
                        loader.diagnostics.push(unreadable(&path, &extends));
                    }
                }
                Err(_) => {
                    self.nodes[position].is_broken = true;
                    loader.diagnostics.push(unreadable(&path, &extends));
                }
            }
        }
        Ok(first)
    }

    /// Reads a file that is new.
    fn read(&mut self, path: &str, loader: &mut Loader<'_, '_>) -> Result<usize, ReadError> {
        let bytes = (loader.read)(path);
        let shown = match loader.folder {
            "" => path.to_owned(),
            folder => path::join(&format!("{folder}/x"), path).unwrap_or_else(|_| path.to_owned()),
        };
        let position = self.nodes.len();
        self.positions.insert(path.to_owned(), position);
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
                return Err(error);
            }
        };
        let (file, policy) = syntax::read(shown, bytes, loader.sources, loader.diagnostics);
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
            is_broken: policy.is_none(),
            policy,
            base: None,
        });
        Ok(position)
    }

    /// Tells each cycle and each chain that is too long once, and breaks their files.
    fn cut(&mut self, diagnostics: &mut Diagnostics) {
        // How many files each one builds on, where that is known.
        let mut depths: Vec<Option<usize>> = vec![None; self.nodes.len()];
        for start in 0..self.nodes.len() {
            let mut path = Vec::new();
            let mut positions = BTreeMap::new();
            let mut next = Some(start);
            while let Some(file) = next.filter(|&file| depths[file].is_none()) {
                if let Some(&first) = positions.get(&file) {
                    let cycle = &path[first..];
                    diagnostics.push(self.cycle(cycle));
                    for &file in cycle {
                        depths[file] = Some(0);
                        self.nodes[file].is_broken = true;
                    }
                    break;
                }
                positions.insert(file, path.len());
                path.push(file);
                next = self.nodes[file].base;
            }
            for file in path.into_iter().rev() {
                let base = self.nodes[file].base.and_then(|base| depths[base]);
                let depth = *depths[file].get_or_insert(base.map_or(0, |base| base + 1));
                if depth == MAX_CHAIN {
                    diagnostics.push(too_long(self.place(file)));
                }
                self.nodes[file].is_broken |= depth >= MAX_CHAIN;
            }
        }
    }

    /// Where a file says which other it extends.
    fn place(&self, file: usize) -> Span {
        let node = &self.nodes[file];
        let extends = node.policy.as_ref().and_then(|policy| policy.extends.get());
        extends.map_or(Span::new(node.file, 0, 0), |extends| extends.span)
    }

    fn cycle(&self, cycle: &[usize]) -> Diagnostic {
        let title = match cycle {
            [_] => "the file extends itself".to_owned(),
            files => format!("{} files extend each other in a circle", files.len()),
        };
        let mut diagnostic = Diagnostic::error("extends-cycle", title, self.place(cycle[0]), "");
        for &file in &cycle[1..] {
            diagnostic = diagnostic.label(self.place(file), "which extends this");
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

impl Loader<'_, '_> {
    /// The path that `extends` means; `None` where no file may be extended by it.
    fn base(&mut self, from: &str, extends: &Spanned<String>) -> Option<String> {
        let path = match path::join(from, extends) {
            Ok(path) => path,
            Err(why) => {
                let title = format!("`extends` cannot be `{}`", extends.escape_debug());
                self.diagnostics.push(
                    Diagnostic::error("bad-path", title, extends.span, why)
                        .help("write the name of a template beside this file, as in `extends = \"template.toml\"`"),
                );
                return None;
            }
        };
        let Some(names) = self.listed.filter(|names| !names.contains(path.as_str())) else {
            return Some(path);
        };
        let own = names.iter().copied().filter(|name| *name != from);
        self.diagnostics.push(if path.contains('/') {
            outside(&path, extends)
        } else {
            missing(extends, similar(&path, own))
        });
        None
    }
}

fn too_long(place: Span) -> Diagnostic {
    let title = format!("more than {MAX_CHAIN} files build on each other");
    Diagnostic::error("long-chain", title, place, "one too many")
        .note("whoever reads a page has to read every file that it builds on")
        .help("join some of the files that this one builds on")
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
