//! The level of a lint for one charter, and why it has it.

use super::packs::{self, Pack, Rule};
use super::source::Source;
use super::{Group, Lint};
use crate::diagnostic::{Diagnostic, Diagnostics, similar};
use crate::lints;
use crate::model::{self, Charter, LintLevel};
use crate::source::Spanned;

/// The level of a lint for a charter.
#[derive(Clone, Debug)]
pub(super) struct Level<'a> {
    pub(super) set: LintLevel,
    origin: Origin<'a>,
    /// The level that it would have if the policy did not set one.
    without: LintLevel,
}

#[derive(Clone, Debug)]
enum Origin<'a> {
    /// The lint itself.
    Lint,
    /// The strictest rules of the packs.
    Packs(Vec<(&'static Pack, &'static Rule)>),
    /// The policy.
    Policy(&'a model::Lint),
}

impl<'a> Level<'a> {
    /// The nearer one wins: the policy, else the strictest of its packs, else the lint itself.
    pub(super) fn of(lint: &Lint, charter: &'a Charter) -> Self {
        let packs = charter.rules.iter().filter_map(|pack| packs::find(&pack.0));
        let rules: Vec<_> = packs
            .filter_map(|pack| Some((pack, pack.rule(lint.name)?)))
            .collect();
        let strictest = rules.iter().map(|(_, rule)| rule.level).max();
        let (without, origin) = match strictest {
            Some(level) => {
                let mut strictest = rules;
                strictest.retain(|(_, rule)| rule.level == level);
                (level, Origin::Packs(strictest))
            }
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

    /// The `allow` of the policy that silences the lint.
    pub(super) fn silence(&self) -> Option<&'a model::Lint> {
        match self.origin {
            Origin::Policy(setting) if self.set == LintLevel::Allow => Some(setting),
            _ => None,
        }
    }

    /// Whether the lint must be run: it speaks, or its silence must be shown to silence something.
    pub(super) fn is_run(&self) -> bool {
        self.set != LintLevel::Allow
            || (self.silence().is_some() && self.without != LintLevel::Allow)
    }

    /// Adds why the finding matters, where the rule comes from, and where its level does.
    ///
    /// `is_advice` says that it is at most warned of.
    pub(super) fn explain(&self, lint: &Lint, finding: Diagnostic, is_advice: bool) -> Diagnostic {
        let finding = if lint.why.is_empty() {
            finding
        } else {
            finding.note(lint.why)
        };
        let verb = match self.set {
            LintLevel::Deny if is_advice && lint.group == Group::Protocol => {
                "denied where it is certain, and advised here,"
            }
            LintLevel::Deny if is_advice => "denied where visitors are asked, and advised here,",
            LintLevel::Deny => "denied",
            LintLevel::Warn | LintLevel::Allow => "warned of",
        };
        let name = lint.name;
        match &self.origin {
            Origin::Lint => {
                let sources = list(lint.sources);
                finding.note(format!("`{name}` is {verb} by default: {sources}"))
            }
            Origin::Packs(rules) => {
                let packs = rules.iter().map(|(pack, rule)| {
                    let (pack, sources) = (pack.name, list(rule.sources));
                    format!("by `{pack}`: {sources}")
                });
                let packs = packs.collect::<Vec<_>>().join(", and ");
                finding.note(format!("`{name}` is {verb} {packs}"))
            }
            Origin::Policy(setting) => {
                let sources = list(&sources(lint));
                finding
                    .label(setting.level.span, "the level is set here")
                    .note(format!(
                        "`{name}` is {verb} by the policy; it comes from {sources}"
                    ))
            }
        }
    }
}

/// Every source of a lint: its own, and those of the packs.
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

/// Tells names of rule packs and of lints that there are not.
pub(super) fn check_settings(charter: &Charter, diagnostics: &mut Diagnostics) {
    for pack in &charter.rules {
        if packs::find(&pack.0).is_none() {
            diagnostics.push(unknown_pack(pack.as_ref().map(|pack| pack.0.as_str())));
        }
    }
    for setting in &charter.lints {
        if lints::find(&setting.name).is_none() {
            diagnostics.push(unknown_lint(setting));
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
    let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    diagnostic
        .note(format!("this version of charte has {}", known.join(", ")))
        .help("name one of them, or leave it out")
}

fn unknown_lint(setting: &model::Lint) -> Diagnostic {
    let name = &setting.name;
    let title = format!("there is no lint `{name}`");
    let diagnostic = Diagnostic::error("unknown-lint", title, name.span, "");
    match similar(name, lints::ALL.iter().map(|lint| lint.name)) {
        Some(near) => diagnostic.patch("there is a lint with a similar name", name.span, near),
        None => diagnostic
            .note("errors that prevent a charter are no lints: they cannot be set")
            .help("take the name from the first line of a finding, or from docs/lints.md"),
    }
}
