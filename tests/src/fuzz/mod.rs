//! The bodies of the fuzz targets: what a compilation keeps, whatever it is given.
//!
//! `fuzz/` drives them with bytes of its own making; `tests/corpus.rs` runs them over the committed
//! inputs, on stable Rust. [`model`] takes the input as the files themselves, [`pages`] as the
//! decisions that lead to a policy without errors. What both promise stands in `promise`, and what
//! a page keeps besides, in `markup`.

mod choices;
mod files;
mod markup;
mod policy;
mod promise;
mod written;

use std::fmt::Write as _;

pub use files::Files;

use policy::Policy;
use written::Manner;

/// Compiles the input as policy files ([`Files::split`] says how) and checks what was promised.
///
/// # Panics
/// With the promise that is broken.
pub fn model(input: &[u8]) {
    promise::kept(&Files::split(input));
}

/// Compiles the policy that the input decides on, and checks its pages and what was promised.
///
/// Texts are taken as they come first. What the compiler refuses is written once more with every
/// text escaped, and then there is nothing to refuse: whatever the input is, its pages are made.
///
/// # Panics
/// With the promise that is broken.
pub fn pages(input: &[u8]) {
    let raw = promise::kept(&decided(input, Manner::Raw));
    if raw.fleet.is_ok() {
        return;
    }
    let escaped = decided(input, Manner::Escaped);
    let compilation = promise::kept(&escaped);
    if compilation.fleet.is_err() {
        let mut told = String::new();
        for diagnostic in promise::drawn(&compilation) {
            let _ = writeln!(told, "{diagnostic}");
        }
        panic!("the policy has an error:\n{told}\n{escaped:?}");
    }
}

/// The files of the policy that the input of [`pages`] decides on, its texts taken as they come.
pub fn written(input: &[u8]) -> Files {
    decided(input, Manner::Raw)
}

fn decided(input: &[u8], manner: Manner) -> Files {
    Policy::new(input, manner).files()
}
