//! The lints, by name: a new one is a file, its `mod` and its line in the table.

use crate::lint::Lint;

pub mod ambiguous_cookie;
pub mod changed_without_version;
pub mod drifting_platform;
pub mod life_over_400_days;
pub mod missing_controller;
pub mod missing_duration;
pub mod overridden_text;
pub mod superseded_rules;
pub mod unexplained_silence;
pub mod unfulfilled_silence;

/// Every lint, by name.
pub const ALL: &[&Lint] = &[
    &ambiguous_cookie::AMBIGUOUS_COOKIE,
    &changed_without_version::CHANGED_WITHOUT_VERSION,
    &drifting_platform::DRIFTING_PLATFORM,
    &life_over_400_days::LIFE_OVER_400_DAYS,
    &missing_controller::MISSING_CONTROLLER,
    &missing_duration::MISSING_DURATION,
    &overridden_text::OVERRIDDEN_TEXT,
    &superseded_rules::SUPERSEDED_RULES,
    &unexplained_silence::UNEXPLAINED_SILENCE,
    &unfulfilled_silence::UNFULFILLED_SILENCE,
];

/// The lint with this name.
pub fn find(name: &str) -> Option<&'static Lint> {
    let found = ALL.binary_search_by(|lint| lint.name.cmp(name));
    found.ok().map(|position| ALL[position])
}
