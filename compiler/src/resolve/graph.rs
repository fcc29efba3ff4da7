//! The graph of files: which file extends which.

use std::collections::{BTreeMap, BTreeSet};

use super::path;
use super::unread;
use crate::diagnostic::{Diagnostic, Diagnostics, similar};
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
}

/// The largest number of files that make a page: the template, the file that extends it, and so on.
const MAX_CHAIN: usize = 16;

/// The callback that reads a file: from a path relative to the folder of the request to its bytes.
type Read<'r> = &'r mut dyn FnMut(&str) -> Result<Vec<u8>, ReadError>;

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
        policies.chain(self.stylesheets.into_keys()).collect()
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
                let diagnostic = unread::base(node.file, &path, &extends, error);
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
        let shown = match loader.folder {
            "" => path.to_owned(),
            folder => path::join(&format!("{folder}/x"), path).unwrap_or_else(|_| path.to_owned()),
        };
        let (unread, (file, policy)) = match (loader.read)(path) {
            Ok(bytes) => {
                let read = syntax::read(shown, bytes, loader.sources, loader.diagnostics);
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
        let position = self.nodes.len();
        self.positions.insert(path.to_owned(), position);
        self.nodes.push(Node {
            file,
            is_broken: policy.is_none(),
            policy,
            base: None,
            unread,
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

struct Loader<'a, 'r> {
    folder: &'a str,
    /// The files of the folder; `None` if the entry is one file, which may extend any other.
    listed: Option<&'a BTreeSet<&'a str>>,
    read: Read<'r>,
    sources: &'a mut SourceMap,
    diagnostics: &'a mut Diagnostics,
}

impl Loader<'_, '_> {
    /// Returns the path that `extends` means, or probably means; `None` if it may not extend that
    /// file.
    fn base(&mut self, from: &str, extends: &Spanned<String>) -> Option<String> {
        let path = match path::join(from, extends) {
            Ok(path) => path,
            Err(why) => {
                self.diagnostics.push(path::refused(
                    "extends",
                    extends,
                    why,
                    "write the name of a template beside this file, as in `extends = \"template.toml\"`",
                ));
                return None;
            }
        };
        let Some(names) = self.listed.filter(|names| !names.contains(path.as_str())) else {
            return Some(path);
        };
        let own = names.iter().copied().filter(|name| *name != from);
        if path.contains('/') {
            self.diagnostics.push(not_in_folder(&path, extends));
            return None;
        }
        // A misspelt name counts as the file that was meant, so that file is neither unused nor
        // unread.
        let near = similar(&path, own);
        self.diagnostics.push(missing(extends, near));
        near.map(str::to_owned)
    }
}

fn too_long(place: Span) -> Diagnostic {
    let title = format!("more than {MAX_CHAIN} files build on each other");
    Diagnostic::error("long-chain", title, place, "one too many")
        .note("a reader of the page has to read every file that it builds on")
        .help("join some of the files that this one builds on")
}

fn not_in_folder(path: &str, extends: &Spanned<String>) -> Diagnostic {
    let title = format!("`{path}` is outside the folder of the fleet");
    Diagnostic::error("extends-outside", title, extends.span, "extended here")
        .note(
            "all files of a fleet are directly in its folder, so that one place shows all of them",
        )
        .help("move the template into the folder")
}

fn missing(extends: &Spanned<String>, near: Option<&str>) -> Diagnostic {
    let title = format!("there is no file `{extends}`");
    let diagnostic = Diagnostic::error("missing-file", title, extends.span, "extended here");
    match near {
        Some(near) => {
            let text = "there is a file with a similar name";
            diagnostic.patch(text, extends.span, format!("\"{near}\""))
        }
        None => diagnostic.help("write the name of a file of this folder"),
    }
}
