//! The input and the output of a compilation.

use charte_core::format::Format;
use charte_core::own_value::OwnKind;

use crate::diagnostic::Diagnostic;
use crate::locale::Library;
use crate::model;
use crate::pages::{Fleet, Keys};
use crate::source::SourceMap;
use crate::wire::Compression;

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
    /// Whether the program sets cookies by keys. If so, each name of a key is checked.
    pub keys: bool,
    /// How pages are compressed. Nothing else in the result depends on it.
    pub compression: Compression,
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

/// Why a file was not read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ReadError {
    /// The file does not exist. A link to a missing file counts as missing.
    Missing,
    /// The path is a folder, a pipe, a socket or a device.
    NotAFile,
    /// The file is larger than [`MAX_FILE`](charte_core::file::MAX_FILE) bytes.
    TooLarge,
    /// The operating system refuses to read the file.
    Unreadable,
}

impl ReadError {
    /// Returns the reason, as the end of a sentence.
    pub(crate) fn why(self) -> &'static str {
        match self {
            Self::Missing => "there is no such file",
            Self::NotAFile => "it is a folder, a pipe or another thing that is not a file",
            Self::TooLarge => "it is larger than 1048576 bytes (1 MiB)",
            Self::Unreadable => "the system refuses to read it",
        }
    }

    /// Returns what to do.
    pub(crate) fn help(self) -> &'static str {
        match self {
            Self::Missing => "restore the file; if it is a link, restore the file behind it",
            Self::NotAFile => "put a file in its place, or remove it",
            Self::TooLarge => "shorten it",
            Self::Unreadable => "check its permissions; if it is a link, check where it leads",
        }
    }
}

/// The result of a compilation.
#[derive(Debug)]
pub struct Compilation {
    /// The files that were read.
    pub sources: SourceMap,
    /// All errors and findings, by file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that were requested, missing ones included: relative to the folder.
    pub files: Vec<String>,
    /// The fleet. On any error, the names in it that are known.
    pub fleet: Result<Fleet, Box<Outline>>,
}

/// The charters of policies, before they are pages.
#[derive(Debug)]
pub struct Charters {
    /// The files that were read.
    pub sources: SourceMap,
    /// The errors, by file and place.
    pub errors: Vec<Diagnostic>,
    /// The charters and platforms. Use it only if there is no error.
    pub fleet: model::Fleet,
    /// The words of the languages of the charters.
    pub library: Library,
}

/// The names that a program may use in a fleet that could not be compiled.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Outline {
    /// The constants of platforms.
    pub platforms: Vec<String>,
    /// The constants of templates.
    pub templates: Vec<String>,
    /// The values that tenants give: the id and the kind of each.
    pub values: Vec<(String, OwnKind)>,
    /// The types of categories and the constants of cookies.
    pub keys: Keys,
}
