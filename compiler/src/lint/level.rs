//! The level of a lint for one charter, and the origin of that level.

use super::packs::{self, Pack, Rule};
use super::source::Source;
use super::{Group, Lint};
use crate::diagnostic::{Diagnostic, Diagnostics, similar};
use crate::model::{self, Charter, LintLevel};
use crate::source::Spanned;

/// The level of a lint for a charter.
#[derive(Clone, Debug)]
pub(super) struct Level<'a> {
    pub(super) set: LintLevel,
    origin: Origin<'a>,
    /// The level without the setting of the policy.
    without: LintLevel,
}

#[derive(Clone, Debug)]
enum Origin<'a> {
    /// The lint itself.
    Lint,
    /// The rules of the packs.
    Packs(Vec<(&'static Pack, &'static Rule)>),
    /// The policy.
    Policy(&'a model::Lint),
}

impl<'a> Level<'a> {
    /// The level set by the policy, else by the strictest of its packs, else by the lint itself.
    pub(super) fn of(lint: &Lint, charter: &'a Charter) -> Self {
        let rules: Vec<_> = packs::of(charter)
            .filter_map(|pack| Some((pack, pack.rule(lint.name)?)))
            .collect();
        let (without, origin) = match strictest(&rules) {
            Some(level) => (level, Origin::Packs(rules)),
            None => (lint.level, Origin::Lint),
        };
        let mut settings = charter.lints.iter();
        match settings.find(|setting| setting.name.value == lint.name) {
            Some(setting) => Self {
                set: setting.level.value,
                origin: Origin::Policy(setting),
                without,
            },
            None => Self {
                set: without,
                origin,
                without,
            },
        }
    }

    /// The level of a finding that breaks the rules of some packs only. `packs` is empty if it breaks
    /// the rules of all.
    pub(super) fn under(&self, packs: &[&'static Pack]) -> Self {
        let mut level = self.clone();
        if let (Origin::Packs(rules), false) = (&mut level.origin, packs.is_empty()) {
            rules.retain(|(pack, _)| packs.iter().any(|broken| broken.name == pack.name));
            level.set = strictest(rules).unwrap_or(self.set);
        }
        level
    }

    /// The `allow` of the policy that silences the lint.
    pub(super) fn silence(&self) -> Option<&'a model::Lint> {
        match self.origin {
            Origin::Policy(setting) if self.set == LintLevel::Allow => Some(setting),
            _ => None,
        }
    }

    /// Whether the lint must run: to report findings, or to check that its `allow` hides one.
    pub(super) fn is_run(&self) -> bool {
        self.set != LintLevel::Allow
            || (self.silence().is_some() && self.without != LintLevel::Allow)
    }

    /// Adds the reason of the rule, its sources, and the origin of its level.
    ///
    /// `is_advice`: whether the finding is at most a warning.
    pub(super) fn explain(&self, lint: &Lint, finding: Diagnostic, is_advice: bool) -> Diagnostic {
        let finding = if lint.why.is_empty() {
            finding
        } else {
            finding.note(lint.why)
        };
        let level = match self.set {
            LintLevel::Deny if is_advice && lint.group == Group::Protocol => {
                "an error if it is certain, but only a warning here,"
            }
            LintLevel::Deny if is_advice => {
                "an error if consent is needed, but only a warning here,"
            }
            LintLevel::Deny => "an error",
            LintLevel::Warn | LintLevel::Allow => "a warning",
        };
        let name = lint.name;
        match &self.origin {
            Origin::Lint => {
                let sources = list(lint.sources);
                finding.note(format!("`{name}` is {level} by default: {sources}"))
            }
            Origin::Packs(rules) => {
                let strictest = rules.iter().filter(|(_, rule)| rule.level == self.set);
                let packs = strictest.map(|(pack, rule)| {
                    let (pack, sources) = (pack.name, list(rule.sources));
                    format!("under `{pack}`: {sources}")
                });
                let packs = packs.collect::<Vec<_>>().join(", and ");
                finding.note(format!("`{name}` is {level} {packs}"))
            }
            Origin::Policy(setting) => {
                let sources = list(&sources(lint));
                finding
                    .label(setting.level.span, "the level is set here")
                    .note(format!(
                        "`{name}` is {level} in this policy; its source: {sources}"
                    ))
            }
        }
    }
}

/// The strictest level of some rules.
fn strictest(rules: &[(&Pack, &Rule)]) -> Option<LintLevel> {
    rules.iter().map(|(_, rule)| rule.level).max()
}

/// Every source of a lint: its own sources and those of the packs.
fn sources(lint: &Lint) -> Vec<Source> {
    let mut sources = lint.sources.to_vec();
    let rules = packs::ALL.iter().filter_map(|pack| pack.rule(lint.name));
    for source in rules.flat_map(|rule| rule.sources) {
        if !sources.contains(source) {
            sources.push(*source);
        }
    }
    sources
}

fn list(sources: &[Source]) -> String {
    let sources: Vec<String> = sources.iter().map(Source::to_string).collect();
    sources.join("; ")
}

/// Reports unknown rule packs and unknown lints.
pub(super) fn check_settings(charter: &Charter, lints: &[&Lint], diagnostics: &mut Diagnostics) {
    for pack in &charter.rules {
        if packs::find(&pack.0).is_none() {
            diagnostics.push(unknown_pack(pack.as_ref().map(|pack| pack.0.as_str())));
        }
    }
    for setting in &charter.lints {
        if !lints.iter().any(|lint| lint.name == setting.name.value) {
            diagnostics.push(unknown_lint(setting, lints));
        }
    }
}

fn unknown_pack(name: Spanned<&str>) -> Diagnostic {
    let title = format!("there is no rule pack `{name}`");
    let diagnostic = Diagnostic::error("unknown-rule-pack", title, name.span, "");
    let known: Vec<&str> = packs::ALL.iter().map(|pack| pack.name).collect();
    if let Some(near) = similar(&name, known.iter().copied()) {
        let text = "there is a pack with a similar name";
        return diagnostic.patch(text, name.span, format!("\"{near}\""));
    }
    diagnostic
        .note(format!("this version of charte has {}", packs::known()))
        .help("name one of them, or leave it out")
}

fn unknown_lint(setting: &model::Lint, lints: &[&Lint]) -> Diagnostic {
    let name = &setting.name;
    let title = format!("there is no lint `{name}`");
    let diagnostic = Diagnostic::error("unknown-lint", title, name.span, "");
    match similar(name, lints.iter().map(|lint| lint.name)) {
        Some(near) => diagnostic.patch("there is a lint with a similar name", name.span, near),
        None => diagnostic
            .note("errors that prevent a charter are not lints: their level cannot be set")
            .help("take the name from the first line of a finding, or from docs/lints.md"),
    }
}
