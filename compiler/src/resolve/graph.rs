//! The graph of files: which file extends which.

use std::collections::{BTreeMap, BTreeSet};

use super::loader::{Loader, Read};
use super::path;
use super::unread;
use super::words::{self, WordFiles};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::request::{Entry, ReadError};
use crate::source::{FileId, SourceMap, Span, Spanned};
use crate::syntax::{self, Field, Policy};

/// The files of a compilation.
#[derive(Debug, Default)]
pub struct Files {
    nodes: Vec<Node>,
    /// The position of each file, by its path relative to the folder of the request.
    positions: BTreeMap<String, usize>,
    entries: Vec<usize>,
    /// The path of each stylesheet, relative to the folder of the request, by the place where a
    /// policy names it.
    styles: BTreeMap<Span, String>,
    /// The bytes of each stylesheet, by its path.
    stylesheets: BTreeMap<String, Result<Vec<u8>, ReadError>>,
    words: WordFiles,
}

/// A file.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) file: FileId,
    /// The content; `None` if nothing in the file can be used.
    pub(super) policy: Option<Policy>,
    /// The file that it extends.
    pub(super) base: Option<usize>,
    /// Whether its base is missing, or it is part of a cycle.
    pub(super) is_broken: bool,
    /// Why the file was not read; `None` if it was read.
    unread: Option<ReadError>,
    /// What is wrong with its form.
    diagnostics: Diagnostics,
}

/// The largest number of files that make a page: the template, the file that extends it, and so on.
const MAX_CHAIN: usize = 16;

const BASE: &str = "write the path of a template relative to this file";

impl Files {
    /// Reads the files of the entry and all files that they extend.
    pub fn load(
        folder: &str,
        entry: &Entry,
        read: Read<'_>,
        sources: &mut SourceMap,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut files = Self::default();
        // In the order of the names, because the order of reports must not depend on the order of
        // the request.
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
            files.entries.push(position);
        }
        // A folder lists its files of words, too. They are not policies.
        let words = files.words.keys();
        let words: BTreeSet<usize> = words
            .filter_map(|path| files.positions.get(path).copied())
            .collect();
        files.entries.retain(|position| !words.contains(position));
        for (position, node) in files.nodes.iter_mut().enumerate() {
            let found = std::mem::take(&mut node.diagnostics);
            if !words.contains(&position) {
                loader.diagnostics.append(found);
            }
        }
        for &position in &files.entries {
            let node = &files.nodes[position];
            if let Some(error) = node.unread {
                loader.diagnostics.push(unread::entry(node.file, error));
            }
        }
        files.cut(loader.diagnostics);
        files
    }

    /// Returns the paths that were requested, relative to the folder of the request.
    pub fn into_paths(self) -> Vec<String> {
        let policies = self.positions.into_keys();
        let others = self.stylesheets.into_keys().chain(self.words.into_keys());
        let paths: BTreeSet<String> = policies.chain(others).collect();
        paths.into_iter().collect()
    }

    /// Returns the stylesheets that policies name: the place, the path relative to the folder of
    /// the request, and the bytes.
    pub(crate) fn stylesheets(
        &self,
    ) -> impl Iterator<Item = (Span, &str, Result<&[u8], ReadError>)> {
        self.styles.iter().map(|(&span, path)| {
            let bytes = self.stylesheets[path].as_deref().map_err(|&error| error);
            (span, path.as_str(), bytes)
        })
    }

    /// Returns the positions of the entry's files.
    pub(super) fn entries(&self) -> impl Iterator<Item = usize> {
        self.entries.iter().copied()
    }

    pub(super) fn node(&self, index: usize) -> &Node {
        &self.nodes[index]
    }

    pub(super) fn is_extended(&self, index: usize) -> bool {
        self.nodes.iter().any(|node| node.base == Some(index))
    }

    /// Returns whether some file has an unknown base.
    pub(super) fn has_broken(&self) -> bool {
        self.nodes.iter().any(|node| node.is_broken)
    }

    /// Returns the position of a file. Reads the file and the files that it extends if they are
    /// new.
    fn add(&mut self, path: &str, loader: &mut Loader<'_, '_>) -> usize {
        if let Some(&position) = self.positions.get(path) {
            return position;
        }
        let first = self.read(path, loader);
        // A file extends at most one other, so a loop follows the chain.
        let mut next = Some((path.to_owned(), first));
        let mut length = 0;
        while let Some((from, position)) = next.take() {
            length += 1;
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
            // A folder limits the number of files. Otherwise a chain could continue without end.
            if known.is_none() && loader.listed.is_none() && length == MAX_CHAIN {
                loader.diagnostics.push(too_long(extends.span));
                self.nodes[position].is_broken = true;
                break;
            }
            let base = known.unwrap_or_else(|| self.read(&path, loader));
            let node = &self.nodes[base];
            // A file of the folder is reported at its own place.
            if let Some(error) = node.unread.filter(|_| loader.listed.is_none()) {
                let diagnostic = match error {
                    ReadError::TooLarge => syntax::too_large(node.file),
                    _ => unread::named(&path, extends.span, "extended here", error, BASE),
                };
                loader.diagnostics.push(diagnostic);
            }
            if node.policy.is_none() {
                self.nodes[position].is_broken = true;
                break;
            }
            self.nodes[position].base = Some(base);
            next = known.is_none().then_some((path, base));
        }
        first
    }

    /// Reads a file that is new.
    fn read(&mut self, path: &str, loader: &mut Loader<'_, '_>) -> usize {
        let shown = loader.shown(path);
        let mut diagnostics = Diagnostics::default();
        let (unread, (file, mut policy)) = match (loader.read)(path) {
            Ok(bytes) => {
                let read = syntax::read(shown, bytes, loader.sources, &mut diagnostics);
                (None, read)
            }
            Err(error) => {
                let file = loader.sources.add(shown, String::new());
                (Some(error), (file, None))
            }
        };
        let page = policy.as_ref().and_then(|policy| policy.page.get());
        if let Some(style) = page.and_then(|page| page.style.get())
            && !matches!(style.as_str(), "plain" | "none")
        {
            self.read_stylesheet(path, style, loader);
        }
        if let Some(policy) = &mut policy {
            words::read(policy, path, &mut self.words, loader);
        }
        let position = self.nodes.len();
        self.positions.insert(path.to_owned(), position);
        self.nodes.push(Node {
            file,
            is_broken: policy.is_none(),
            policy,
            base: None,
            unread,
            diagnostics,
        });
        position
    }

    /// Reads the stylesheet that a file names.
    fn read_stylesheet(
        &mut self,
        from: &str,
        style: &Spanned<String>,
        loader: &mut Loader<'_, '_>,
    ) {
        match path::join(from, style) {
            Ok(path) => {
                let known = self.stylesheets.entry(path.clone());
                known.or_insert_with(|| (loader.read)(&path));
                self.styles.insert(style.span, path);
            }
            Err(why) => loader.diagnostics.push(path::refused(
                "style",
                style,
                why,
                "write `plain`, `none`, or the path of a stylesheet relative to this file",
            )),
        }
    }

    /// Reports each cycle and each chain that is too long once, and marks their files as broken.
    fn cut(&mut self, diagnostics: &mut Diagnostics) {
        // The number of files that each file builds on, if known.
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

    /// Returns the place at which a file names the file that it extends.
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

fn too_long(place: Span) -> Diagnostic {
    let title = format!("more than {MAX_CHAIN} files build on each other");
    Diagnostic::error("long-chain", title, place, "one too many")
        .note("a reader of the page has to read every file that it builds on")
        .help("join some of the files that this one builds on")
}
