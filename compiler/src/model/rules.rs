//! The rule packs and lint levels that the policy sets.

use charte_core::words;

use crate::source::Spanned;

/// The name of a rule pack, such as `fr-cnil-2026-01`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RulePack(pub String);

/// The level of a lint, set by the policy.
#[derive(Clone, Debug)]
pub struct Lint {
    /// The name of the lint, in kebab-case.
    pub name: Spanned<String>,
    /// The level.
    pub level: Spanned<LintLevel>,
    /// The reason for this level.
    pub reason: Option<Spanned<String>>,
}

words! {
    /// The effect of a finding.
    pub enum LintLevel {
        /// It is not reported.
        Allow = "allow",
        /// It is reported.
        Warn = "warn",
        /// It stops the build.
        Deny = "deny",
    }
}
