//! The lints, by name: a new one is a file, its `mod` and its line in the table.

use crate::lint::Lint;

pub mod ambiguous_cookie;
#[cfg(test)]
mod case;
pub mod changed_without_version;
pub mod drifting_platform;
pub mod empty_category;
pub mod leftover_placeholder;
pub mod life_over_400_days;
pub mod missing_authority;
pub mod missing_consequence;
pub mod missing_controller;
pub mod missing_dpo;
pub mod missing_duration;
pub mod missing_exempt_duration;
pub mod missing_legal_basis;
pub mod missing_objection;
pub mod missing_provider;
pub mod missing_recipients;
pub mod missing_rights;
pub mod missing_third_party_access;
pub mod missing_transfer;
pub mod missing_withdrawal;
pub mod overdue_review;
pub mod overlapping_pattern;
pub mod overridden_text;
pub mod superseded_rules;
pub mod undated_charter;
pub mod unexplained_silence;
pub mod unfulfilled_silence;
pub mod uninformative_purpose;
pub mod unused_provider;

/// Every lint, by name.
pub const ALL: &[&Lint] = &[
    &ambiguous_cookie::AMBIGUOUS_COOKIE,
    &changed_without_version::CHANGED_WITHOUT_VERSION,
    &drifting_platform::DRIFTING_PLATFORM,
    &empty_category::EMPTY_CATEGORY,
    &leftover_placeholder::LEFTOVER_PLACEHOLDER,
    &life_over_400_days::LIFE_OVER_400_DAYS,
    &missing_authority::MISSING_AUTHORITY,
    &missing_consequence::MISSING_CONSEQUENCE,
    &missing_controller::MISSING_CONTROLLER,
    &missing_dpo::MISSING_DPO,
    &missing_duration::MISSING_DURATION,
    &missing_exempt_duration::MISSING_EXEMPT_DURATION,
    &missing_legal_basis::MISSING_LEGAL_BASIS,
    &missing_objection::MISSING_OBJECTION,
    &missing_provider::MISSING_PROVIDER,
    &missing_recipients::MISSING_RECIPIENTS,
    &missing_rights::MISSING_RIGHTS,
    &missing_third_party_access::MISSING_THIRD_PARTY_ACCESS,
    &missing_transfer::MISSING_TRANSFER,
    &missing_withdrawal::MISSING_WITHDRAWAL,
    &overdue_review::OVERDUE_REVIEW,
    &overlapping_pattern::OVERLAPPING_PATTERN,
    &overridden_text::OVERRIDDEN_TEXT,
    &superseded_rules::SUPERSEDED_RULES,
    &undated_charter::UNDATED_CHARTER,
    &unexplained_silence::UNEXPLAINED_SILENCE,
    &unfulfilled_silence::UNFULFILLED_SILENCE,
    &uninformative_purpose::UNINFORMATIVE_PURPOSE,
    &unused_provider::UNUSED_PROVIDER,
];

/// The lint with this name.
pub fn find(name: &str) -> Option<&'static Lint> {
    let found = ALL.binary_search_by(|lint| lint.name.cmp(name));
    found.ok().map(|position| ALL[position])
}
