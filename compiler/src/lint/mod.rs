//! Findings on charters that exist: what a lint is, at which level it speaks, and running them all.
//!
//! | module | what it does |
//! |---|---|
//! | `source` | the texts of law and protocol that rules come from |
//! | `packs` | dated rule packs: which lints run, at which level, by which source |
//! | `level` | the level of each lint for one charter: policy, else packs, else its own |
//! | `findings` | where a lint tells what it found, and places in texts |
//! | `line` | texts as rules about language read them |
//! | `run` | every lint over a fleet; what many platforms inherit is told once |
//! | `explanation` | a lint as a page of text |
//! | `demand` | what browsers demand of a cookie, as several lints tell it |
//! | `length` | durations, to be compared |
//! | `case` | policies for the borders that no case file shows; tests only |
//!
//! The lints themselves are in [`lints`](crate::lints), one a file. What prevents a charter is no
//! lint but an error of the stage that finds it.

#[cfg(test)]
pub(crate) mod case;
pub(crate) mod demand;
mod explanation;
mod findings;
pub(crate) mod length;
mod level;
pub mod line;
pub mod packs;
mod run;
pub mod source;

pub use findings::Findings;
pub use run::{check_settings, run};

use charte_core::words;

use crate::model::{Charter, Fleet, LintLevel, Platform};
use source::Source;

/// A rule about charters.
///
/// Each is a static of its own file in [`lints`](crate::lints), declared by `lint!`: its doc comment
/// is its [`explanation`](Self::explanation), everywhere.
#[derive(Debug)]
pub struct Lint {
    /// The name in kebab-case: the pattern that it finds.
    pub name: &'static str,
    /// What it is about.
    pub group: Group,
    /// The level where neither the policy nor one of its rule packs sets one.
    pub level: LintLevel,
    /// Why it matters, as a note of a diagnostic.
    pub why: &'static str,
    /// Where the rule comes from, whatever the rule packs; one that only packs turn on may leave it
    /// to them.
    pub sources: &'static [Source],
    /// The sections "What it does" and "Why it matters", in Markdown.
    pub explanation: &'static str,
    /// A policy in which it finds something: file names and texts.
    pub fires: &'static [(&'static str, &'static str)],
    /// A policy in which it finds nothing.
    pub quiet: &'static [(&'static str, &'static str)],
    /// The rule itself.
    pub check: Check,
}

/// What a lint looks at.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Each charter that a platform has.
    Charter(fn(&Charter, &mut Findings<'_>)),
    /// Each platform, with its charter.
    Platform(fn(&Platform, &Charter, &mut Findings<'_>)),
    /// Both: each charter, and each platform with its charter.
    Both(
        fn(&Charter, &mut Findings<'_>),
        fn(&Platform, &Charter, &mut Findings<'_>),
    ),
    /// All platforms of a fleet of several.
    Fleet(fn(&Fleet, &mut Findings<'_>)),
    /// Each `allow` of a policy, once it is known that it silences nothing.
    Silence(fn(&crate::model::Lint, &mut Findings<'_>)),
}

words! {
    /// What a lint is about.
    pub enum Group {
        /// What a visitor must be told.
        Information = "information",
        /// What needs consent, and how it is given and withdrawn.
        Consent = "consent",
        /// What browsers do with a cookie.
        Protocol = "protocol",
        /// How texts are written.
        Language = "language",
        /// Whether everybody can read the page.
        Accessibility = "accessibility",
        /// How the platforms of a fleet differ.
        Fleet = "fleet",
        /// What is left over or left open in a policy.
        Tidiness = "tidiness",
    }
}

/// Declares the lint of a file.
///
/// Its examples are the files of its test: `tests/lints/<name>/fires.toml` and `quiet.toml`, or the
/// `files` of two folders `fires` and `quiet` where it takes a fleet.
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
            quiet: &[$(($quiet, lint!(file $name, $quiet_path))),+],
            check: $crate::lint::Check::$check($($function),+),
        };
    };
    (file $name:literal, $path:expr) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/lints/", $name, $path))
    };
}

pub(crate) use lint;
