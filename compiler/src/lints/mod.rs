//! The lints, by name: a new one is a file, its `mod` and its line in the table.

use crate::lint::Lint;

pub mod life_over_400_days;
pub mod missing_controller;
pub mod missing_duration;

/// Every lint, by name.
pub const ALL: &[&Lint] = &[
    &life_over_400_days::LIFE_OVER_400_DAYS,
    &missing_controller::MISSING_CONTROLLER,
    &missing_duration::MISSING_DURATION,
];

/// The lint with this name.
pub fn find(name: &str) -> Option<&'static Lint> {
    let found = ALL.binary_search_by(|lint| lint.name.cmp(name));
    found.ok().map(|position| ALL[position])
}
