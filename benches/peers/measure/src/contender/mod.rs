//! The ways in which a program embeds its pages.
//!
//! Every generated program does the same: it prints the page of a host. The command line names
//! both, so the compiler cannot remove any embedded page.

mod askama;
mod charte;
mod files;
mod include_dir;
mod include_str;
mod rust_embed;
mod static_toml;
mod toml_const;

use std::path::Path;

use ::charte::Format;

use crate::fleet::Fleet;
use crate::pages::FORMATS;
use crate::project::Project;

pub use askama::Askama;
pub use charte::{Charte, Shape};
pub use include_dir::IncludeDir;
pub use include_str::IncludeStr;
pub use rust_embed::RustEmbed;
pub use static_toml::StaticToml;
pub use toml_const::TomlConst;

/// A way to embed pages.
pub trait Contender {
    /// Returns its name in tables.
    fn name(&self) -> String;

    /// Returns the name of the package.
    fn package(&self) -> &'static str;

    /// Returns the lines of its manifest.
    fn dependencies(&self, fleet: &Fleet) -> String;

    /// Writes the program and the embedded files. Unchanged files are not written again.
    fn write(&self, project: &Project, fleet: &Fleet);

    /// Creates the package in a folder, with its program.
    fn create(&self, parent: &Path, fleet: &Fleet) -> Project {
        let project = Project::create(parent, self.package(), &self.dependencies(fleet));
        self.write(&project, fleet);
        project
    }
}

/// The pages that contenders with finished pages or templates embed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Pages {
    /// The HTML page.
    Html,
    /// Every format.
    All,
}

impl Pages {
    fn formats(self) -> &'static [(Format, &'static str)] {
        match self {
            Self::Html => &FORMATS[..1],
            Self::All => &FORMATS,
        }
    }
}

/// Returns the contender with this name on the command line.
///
/// # Panics
/// If there is none.
pub fn named(name: &str, pages: Pages) -> Box<dyn Contender> {
    match name {
        "charte-tables" => Box::new(Charte(Shape::Tables)),
        "charte-files" => Box::new(Charte(Shape::Files)),
        "include_str" => Box::new(IncludeStr(pages)),
        "include_dir" => Box::new(IncludeDir(pages)),
        "rust-embed" => Box::new(RustEmbed(pages)),
        "askama" => Box::new(Askama(pages)),
        "static-toml" => Box::new(StaticToml),
        "toml_const" => Box::new(TomlConst),
        _ => panic!("there is no contender `{name}`: {ALL}"),
    }
}

/// The names of all contenders.
pub const ALL: &str =
    "charte-tables,charte-files,include_str,include_dir,rust-embed,askama,static-toml,toml_const";
