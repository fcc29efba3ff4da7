//! The bodies of the fuzz targets for compilations and for content negotiation.
//!
//! `fuzz/` generates inputs for them; `tests/fuzz_inputs.rs` runs them over the committed inputs, on stable
//! Rust. [`model`] takes the input as policy files, [`pages`] as the decisions that lead to a policy without
//! errors, and [`negotiation`] as the headers of a request. `invariants` checks compilations, and `markup`
//! the HTML of a page.

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

/// Compiles the input as policy files and checks the invariants.
///
/// A line `==> name.toml <==` begins a file; an input without such a line is `site.toml`. Files with
/// `site.toml` are a site, files with `fleet.toml` a file of platforms, and all others a folder.
///
/// # Panics
/// If an invariant does not hold.
pub fn model(input: &[u8]) {
    invariants::check(&Files::split(input));
}

/// Compiles the policy that the input decides on, and checks its pages and the invariants.
///
/// The first compilation has the texts as they are. If it has an error, the second one has every text
/// escaped; it must succeed, so every input leads to pages.
///
/// # Panics
/// If an invariant does not hold.
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
