//! The bodies of the fuzz targets: what a compilation keeps, and the choice of a document, whatever
//! they are given.
//!
//! `fuzz/` drives them with bytes of its own making; `tests/fuzz_inputs.rs` runs them over the committed
//! inputs, on stable Rust. [`model`] takes the input as the files themselves, [`pages`] as the
//! decisions that lead to a policy without errors. What both promise stands in `invariants`, and what
//! a page keeps besides, in `markup`. [`negotiation`] takes it as what a request asks for.

mod decisions;
mod files;
mod invariants;
mod markup;
mod negotiation;
mod policy;
mod texts;

pub use negotiation::negotiation;

use files::Files;
use policy::Policy;
use texts::Manner;

/// Compiles the input as policy files and checks what was promised.
///
/// A line `==> name.toml <==` begins a file. With `site.toml`, which an input without such a line
/// is, they are a site; with `fleet.toml`, a file of platforms; and else a folder.
///
/// # Panics
/// With the promise that is broken.
pub fn model(input: &[u8]) {
    invariants::check(&Files::split(input));
}

/// Compiles the policy that the input decides on, and checks its pages and what was promised.
///
/// Texts are taken as they come first. What the compiler refuses is written once more with every
/// text escaped, and then there is nothing to refuse: whatever the input is, its pages are made.
///
/// # Panics
/// With the promise that is broken.
pub fn pages(input: &[u8]) {
    let raw = invariants::check(&decided(input, Manner::Raw));
    if raw.fleet.is_ok() {
        return;
    }
    let escaped = decided(input, Manner::Escaped);
    let compilation = invariants::check(&escaped);
    assert!(
        compilation.fleet.is_ok(),
        "the policy has an error:\n{}\n{escaped:?}",
        invariants::drawn(&compilation).join("\n")
    );
}

fn decided(input: &[u8], manner: Manner) -> Files {
    Policy::new(input, manner).files()
}
