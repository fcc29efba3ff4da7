//! The lint engine: the type of a lint, its level for a charter, and the run over all lints.
//!
//! | module | what it does |
//! |---|---|
//! | `source` | the texts of law and protocol that rules come from |
//! | `packs` | dated rule packs: lints with their levels and sources |
//! | `level` | the level of each lint for one charter: set by the policy, else by packs, else its own |
//! | `findings` | the collector of findings, and places in texts |
//! | `line` | running text for lints about language |
//! | `run` | the run over a fleet; an inherited finding is reported once |
//! | `explanation` | the documentation of a lint |
//! | `requirement` | attributes that browsers require of a cookie, for several lints |
//! | `length` | comparison of durations |
//! | `declared` | cookies, embeds and scripts, for lints that judge them alike |
//! | `substance` | whether a text is long enough to inform |
//! | `phrase` | sentences with certain phrases in a text |
//!
//! The lints are in [`lints`](crate::lints), one a file. This module does not know them: `compile`
//! hands their table in. A mistake that prevents a charter is not a lint but an error of a stage.

pub(crate) mod declared;
mod explanation;
mod findings;
pub(crate) mod length;
mod level;
pub mod line;
pub mod packs;
pub(crate) mod phrase;
pub(crate) mod requirement;
mod run;
pub mod source;
pub(crate) mod substance;

pub use findings::Findings;
pub use run::{check_settings, run};

use charte_core::words;

use crate::model::{Charter, Fleet, LintLevel, Platform};
use packs::Pack;
use source::Source;

/// A rule about charters.
///
/// Each lint is a static in its own file in [`lints`](crate::lints), declared by `lint!`. Its doc
/// comment is its [`explanation`](Self::explanation).
#[derive(Debug)]
pub struct Lint {
    /// The name in kebab-case: the pattern that the lint finds.
    pub name: &'static str,
    /// The subject of the lint.
    pub group: Group,
    /// The level if neither the policy nor one of its rule packs sets one.
    pub level: LintLevel,
    /// The reason of the rule, as a note of a diagnostic.
    pub why: &'static str,
    /// The sources of the rule itself. Empty if only rule packs turn the lint on: then they name the
    /// sources.
    pub sources: &'static [Source],
    /// The sections "What it does" and "Why it matters", in Markdown.
    pub explanation: &'static str,
    /// A policy with a finding: file names and texts.
    pub fires: &'static [(&'static str, &'static str)],
    /// The finding of that policy, as a terminal shows it.
    pub message: &'static str,
    /// A policy without a finding.
    pub quiet: &'static [(&'static str, &'static str)],
    /// The rule itself.
    pub check: Check,
}

impl Lint {
    /// The packs whose law the lint compares a charter with: those of the policy that turn it on. If
    /// there are none, only the policy sets its level: then all packs that turn it on, so the
    /// strictest counts.
    pub fn packs(&self, charter: &Charter) -> Vec<&'static Pack> {
        let turns_on = |pack: &&'static Pack| pack.rule(self.name).is_some();
        let packs: Vec<_> = packs::of(charter).filter(turns_on).collect();
        if packs.is_empty() {
            packs::ALL.iter().copied().filter(turns_on).collect()
        } else {
            packs
        }
    }
}

/// The thing that a lint checks.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Each charter of a platform.
    Charter(fn(&Charter, &mut Findings<'_>)),
    /// Each platform, with its charter.
    Platform(fn(&Platform, &Charter, &mut Findings<'_>)),
    /// Both: each charter, and each platform with its charter.
    Both(
        fn(&Charter, &mut Findings<'_>),
        fn(&Platform, &Charter, &mut Findings<'_>),
    ),
    /// All platforms of a fleet.
    Fleet(fn(&Fleet, &mut Findings<'_>)),
    /// Each `allow` of a policy that hides no finding.
    Silence(fn(&crate::model::Lint, &mut Findings<'_>)),
}

words! {
    /// The subject of a lint.
    pub enum Group {
        /// Information for visitors.
        Information = "information",
        /// Consent and exemptions: how consent is given and withdrawn.
        Consent = "consent",
        /// Behaviour of browsers.
        Protocol = "protocol",
        /// Spelling and typography of texts.
        Language = "language",
        /// Accessibility of the page.
        Accessibility = "accessibility",
        /// Differences between the platforms of a fleet.
        Fleet = "fleet",
        /// Unused or unfinished parts of a policy.
        Tidiness = "tidiness",
    }
}

/// Declares the lint of a file.
///
/// Its examples are the files of its test: `tests/lints/<name>/fires.toml` and `quiet.toml`. For a
/// fleet, they are the `files` of the two folders `fires` and `quiet`.
macro_rules! lint {
    (
        $(#[doc = $doc:literal])+
        pub static $id:ident = $name:literal {
            group: $group:ident,
            level: $level:ident,
            why: $why:literal,
            sources: $sources:expr,
            check: $check:ident($($function:path),+),
            files: [$($file:literal),+],
        }
    ) => {
        lint! {
            @ $(#[doc = $doc])+ $id, $name, $group, $level, $why, $sources, $check($($function),+),
            fires: [$(($file, concat!("/fires/", $file))),+],
            quiet: [$(($file, concat!("/quiet/", $file))),+]
        }
    };
    (
        $(#[doc = $doc:literal])+
        pub static $id:ident = $name:literal {
            group: $group:ident,
            level: $level:ident,
            why: $why:literal,
            sources: $sources:expr,
            check: $check:ident($($function:path),+),
        }
    ) => {
        lint! {
            @ $(#[doc = $doc])+ $id, $name, $group, $level, $why, $sources, $check($($function),+),
            fires: [("policy.toml", "/fires.toml")],
            quiet: [("policy.toml", "/quiet.toml")]
        }
    };
    (
        @ $(#[doc = $doc:literal])+
        $id:ident, $name:literal, $group:ident, $level:ident, $why:literal, $sources:expr,
        $check:ident($($function:path),+),
        fires: [$(($fires:literal, $fires_path:expr)),+],
        quiet: [$(($quiet:literal, $quiet_path:expr)),+]
    ) => {
        $(#[doc = $doc])+
        ///
        /// # Fires
        ///
        $(#[doc = concat!("```toml\n", lint!(file $name, $fires_path), "```\n")])+
        ///
        /// # Passes
        ///
        $(#[doc = concat!("```toml\n", lint!(file $name, $quiet_path), "```\n")])+
        pub static $id: $crate::lint::Lint = $crate::lint::Lint {
            name: $name,
            group: $crate::lint::Group::$group,
            level: $crate::model::LintLevel::$level,
            why: $why,
            sources: $sources,
            explanation: concat!($($doc, "\n"),+),
            fires: &[$(($fires, lint!(file $name, $fires_path))),+],
            message: lint!(file $name, "/expected.txt"),
            quiet: &[$(($quiet, lint!(file $name, $quiet_path))),+],
            check: $crate::lint::Check::$check($($function),+),
        };
    };
    (file $name:literal, $path:expr) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/lints/", $name, $path))
    };
}

pub(crate) use lint;
