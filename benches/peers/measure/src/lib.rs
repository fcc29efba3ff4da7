//! The modules that the measurements share. Each measurement is a program in `src/bin/`.
//!
//! | module | content |
//! |---|---|
//! | [`arguments`] | `--name value` from the command line |
//! | [`table`] | figures in Markdown, medians |
//! | [`cargo`] | a run of cargo: its CPU time and the crates that it compiled |
//! | [`cpu`] | CPU time of child processes, and of a running process |
//! | [`fleet`] | the platforms of a measurement |
//! | [`pages`] | their pages |
//! | [`project`] | a program that is generated in a temporary folder |
//! | [`contender`] | the ways in which a program embeds its pages |
//! | [`assembly`] | the functions of an assembly file |
//! | [`site`] | the page in the form that servers need, and the requests for it |
//! | [`server`] | a server on a core of its own |
//! | [`client`] | one request and its response |
//! | [`wrk`] | many requests |
//! | [`compressor`] | `gzip` and `brotli`, the programs |

pub mod arguments;
pub mod assembly;
pub mod cargo;
pub mod client;
pub mod composed;
pub mod compressor;
pub mod contender;
pub mod cpu;
pub mod fleet;
pub mod pages;
pub mod project;
pub mod server;
pub mod site;
pub mod table;
pub mod wrk;

use std::path::PathBuf;

/// Returns the folder of this workspace.
///
/// # Panics
/// Never: this package is in it.
pub fn workspace() -> PathBuf {
    let package = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    package.parent().expect("a folder of the workspace").into()
}

/// Returns the folder of charte's own workspace.
///
/// # Panics
/// Never: this workspace is in it.
pub fn charte() -> PathBuf {
    let folder = workspace();
    folder
        .ancestors()
        .nth(2)
        .expect("this is `benches/peers`")
        .into()
}
