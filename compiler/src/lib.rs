//! The compiler of charte: policies in TOML to charters, pages and diagnostics.
//!
//! Text in; data out. Nothing here reads the disk, the clock or the environment: the caller hands
//! in the files, and the same files give the same result. The passes, in order:
//!
//! 1. [`syntax`]: TOML to the format as it is written, with the place of every value;
//! 2. [`resolve`]: who extends whom, and what each file inherits;
//! 3. [`lower`]: policies to the [`model`], in which no string still has a meaning;
//! 4. [`lint`]: what can be said about a model that exists, by the rules of [`lints`];
//! 5. [`document`]: a charter to a page as a tree, in the words of its [`locale`];
//! 6. [`render`] and [`export`]: the tree to HTML, Markdown and text; the model to the register;
//! 7. [`pages`]: what was rendered to the parts that a fleet shares and the values of each platform.
//! 8. [`wire`]: pages to what is sent, compressed, and the headers that a page fixes.
//!
//! Every pass tells everything that is wrong to [`diagnostic`], and goes on. What a writer probably
//! meant by it is the work of `meant`, which passes ask for a proposal.

pub mod change;
pub mod diagnostic;
pub mod document;
pub mod export;
pub mod lint;
pub mod lints;
pub mod locale;
pub mod lower;
mod meant;
pub mod model;
pub mod output;
pub mod pages;
pub mod render;
pub mod resolve;
pub mod source;
pub mod syntax;
pub mod wire;

use charte_core::format::Format;

use diagnostic::{Diagnostic, Diagnostics};
use resolve::Files;
use source::SourceMap;

/// What to compile.
#[derive(Clone, Debug)]
pub struct Request {
    /// The folder of the policies as diagnostics show it, without a trailing slash; may be empty.
    pub folder: String,
    /// The policies.
    pub entry: Entry,
    /// The formats of the pages.
    pub formats: Vec<Format>,
    /// The languages of the pages; `None` for all that the policies publish.
    pub languages: Option<Vec<String>>,
}

/// The policies of a compilation. Paths are relative to [`Request::folder`], with `/`.
#[derive(Clone, Debug)]
pub enum Entry {
    /// One site: a file with at most one `[platform]`.
    Site(String),
    /// A fleet in one file with `[[platform]]` tables.
    File(String),
    /// A fleet in a folder: the names of all its `*.toml` files, in any order.
    Folder(Vec<String>),
}

/// Why a file could not be read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ReadError {
    /// There is none.
    Missing,
    /// It is not a file, or may not be read.
    Unreadable,
}

/// What a compilation gives.
#[derive(Debug)]
pub struct Compilation {
    /// The files that were read.
    pub sources: SourceMap,
    /// Everything that is wrong, by file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that were asked for, also those that are missing: relative to the folder.
    pub files: Vec<String>,
    /// The fleet; on any error, what of its names is known.
    pub fleet: Result<pages::Fleet, Outline>,
}

/// What a program may name in a fleet that could not be compiled.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Outline {
    /// The constants of platforms.
    pub platforms: Vec<String>,
    /// The constants of templates.
    pub templates: Vec<String>,
    /// The types of categories and the constants of cookies.
    pub keys: pages::Keys,
}

/// Compiles policies.
///
/// `read` gets a path relative to the folder of the request and returns the bytes of that file.
/// Nothing else is read: same input, same output.
pub fn compile(
    request: &Request,
    read: &mut dyn FnMut(&str) -> Result<Vec<u8>, ReadError>,
) -> Compilation {
    let mut sources = SourceMap::default();
    let mut diagnostics = Diagnostics::default();
    let files = Files::load(
        &request.folder,
        &request.entry,
        read,
        &mut sources,
        &mut diagnostics,
    );
    let resolution = resolve::resolve(&request.entry, &files, &mut diagnostics);
    let fleet = lower::fleet(
        &request.entry,
        &resolution,
        &files,
        &sources,
        &mut diagnostics,
    );
    lint::check_settings(&fleet, &mut diagnostics);
    if !diagnostics.has_errors() {
        lint::run(&fleet, &sources, &mut diagnostics);
    }
    let fleet = pages::build(request, &resolution, &fleet, &sources, &mut diagnostics);
    Compilation {
        files: files.paths().map(str::to_owned).collect(),
        diagnostics: diagnostics.sorted(&sources),
        fleet,
        sources,
    }
}
