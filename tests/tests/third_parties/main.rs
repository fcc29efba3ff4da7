//! Scripts and embeds of third parties: what is written before and after each answer.

mod content_security_policy;
mod embed;
mod script;

use charte::testing;
use charte::{Charter, Headers, Visit};

charte::charters! {
    /// Two towns with scripts and embeds.
    mod towns = "third_parties/towns.toml";
    /// Two shops without any.
    mod shops = "crates/texts/choice.toml";
}

const NOW: u64 = 1_764_000_000;
const ONE: Charter<'static> = towns::FLEET.get("one.example");

/// A visitor who has not answered.
fn new_visitor() -> Visit<'static> {
    Visit::new(ONE, "", NOW)
}

/// A visitor who accepted these categories and refused the others.
fn visitor(granted: &[&str]) -> Visit<'static> {
    testing::visit(ONE, Headers::from(""), granted)
}
