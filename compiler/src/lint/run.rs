//! The run of every lint over a fleet.

use std::collections::HashMap;

use super::findings::Found;
use super::level::{self, Level};
use super::{Check, Findings, Lint};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, merged};
use crate::model::{self, Charter, Fleet, LintLevel, Platform};
use crate::source::{SourceMap, Span};

/// Reports unknown rule packs and lints in the settings of policies. These are errors, and they are
/// reported even if other errors prevent the run of the lints.
pub fn check_settings(fleet: &Fleet, lints: &[&Lint], diagnostics: &mut Diagnostics) {
    for charter in fleet.charters.iter().flatten() {
        level::check_settings(charter, lints, diagnostics);
    }
}

/// Runs lints on the charters and platforms of a fleet without errors.
pub fn run(
    fleet: &Fleet,
    lints: &[&'static Lint],
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
) {
    let mut platforms = vec![0; fleet.charters.len()];
    for charter in fleet
        .platforms
        .iter()
        .flatten()
        .filter_map(|platform| platform.charter)
    {
        platforms[charter] += 1;
    }
    let mut charters = vec![None; fleet.charters.len()];
    for (position, charter) in fleet.used_charters() {
        charters[position] = Some(charter);
    }
    let mut run = Run {
        fleet,
        sources,
        charters,
        platforms,
        reported: Vec::new(),
        positions: HashMap::new(),
        silences: Vec::new(),
        fulfilled: HashMap::new(),
    };
    for &lint in lints {
        if !matches!(lint.check, Check::Silence(_)) {
            run.lint(lint);
        }
    }
    for &lint in lints {
        if let Check::Silence(check) = lint.check {
            run.unfulfilled(lint, check);
        }
    }
    run.report(diagnostics);
}

struct Run<'a> {
    fleet: &'a Fleet,
    sources: &'a SourceMap,
    /// The charters of platforms, by position.
    charters: Vec<Option<&'a Charter>>,
    /// The number of platforms of each charter.
    platforms: Vec<usize>,
    reported: Vec<Reported>,
    /// Positions in `reported`, to report inherited findings once. Never iterated.
    positions: HashMap<(&'static str, Span, Box<str>, Severity), usize>,
    /// The `allow` settings of each charter, with the position of the charter.
    silences: Vec<(usize, &'a model::Lint)>,
    /// Whether an `allow` setting, by its place, hides a finding. Never iterated.
    fulfilled: HashMap<Span, bool>,
}

/// A finding and the number of its platforms.
struct Reported {
    finding: Diagnostic,
    /// The last charter that was counted.
    charter: usize,
    platforms: usize,
}

impl<'a> Run<'a> {
    fn lint(&mut self, lint: &'static Lint) {
        let levels = self.levels(lint);
        for (charter, level) in levels.iter().enumerate() {
            if let Some(silence) = level.as_ref().and_then(Level::silence) {
                self.silences.push((charter, silence));
                self.fulfilled.entry(silence.name.span).or_insert(false);
            }
        }
        match lint.check {
            Check::Charter(check) => self.charters(lint, &levels, check),
            Check::Platform(check) => self.platforms(lint, &levels, check),
            Check::Both(charter, platform) => {
                self.charters(lint, &levels, charter);
                self.platforms(lint, &levels, platform);
            }
            Check::Fleet(check) => {
                if (0..levels.len()).any(|charter| is_run(&levels, charter)) {
                    let mut findings = Findings::new(lint, self.sources, 0);
                    check(self.fleet, &mut findings);
                    self.add(lint, &levels, findings, None);
                }
            }
            Check::Silence(_) => {}
        }
    }

    fn charters(
        &mut self,
        lint: &'static Lint,
        levels: &[Option<Level<'a>>],
        check: fn(&Charter, &mut Findings<'_>),
    ) {
        for (position, charter) in self.charters.clone().into_iter().enumerate() {
            if let Some(charter) = charter.filter(|_| is_run(levels, position)) {
                let mut findings = Findings::new(lint, self.sources, position);
                check(charter, &mut findings);
                self.add(lint, levels, findings, None);
            }
        }
    }

    fn platforms(
        &mut self,
        lint: &'static Lint,
        levels: &[Option<Level<'a>>],
        check: fn(&Platform, &Charter, &mut Findings<'_>),
    ) {
        for platform in self.fleet.platforms.iter().flatten() {
            let Some(position) = platform.charter.filter(|&charter| is_run(levels, charter)) else {
                continue;
            };
            if let Some(charter) = self.charters[position] {
                let mut findings = Findings::new(lint, self.sources, position);
                check(platform, charter, &mut findings);
                self.add(lint, levels, findings, Some(1));
            }
        }
    }

    /// The level of a lint for each charter.
    fn levels(&self, lint: &Lint) -> Vec<Option<Level<'a>>> {
        let charters = self.charters.iter();
        let levels = charters.map(|charter| charter.map(|charter| Level::of(lint, charter)));
        levels.collect()
    }

    /// Adds the findings of a lint.
    ///
    /// `platforms`: the number of platforms with the findings; `None` for all platforms of the charter.
    fn add(
        &mut self,
        lint: &'static Lint,
        levels: &[Option<Level<'a>>],
        findings: Findings<'_>,
        platforms: Option<usize>,
    ) {
        for found in findings.into_found() {
            let Found {
                charter,
                finding,
                is_advice,
                place,
                packs,
            } = found;
            let Some(level) = levels.get(charter).and_then(Option::as_ref) else {
                continue;
            };
            let level = &level.under(&packs);
            if let Some(silence) = level.silence() {
                self.fulfilled.insert(silence.name.span, true);
            }
            let severity = match level.set {
                LintLevel::Allow => continue,
                LintLevel::Warn => Severity::Warning,
                LintLevel::Deny if is_advice => Severity::Warning,
                LintLevel::Deny => Severity::Error,
            };
            let key = (lint.name, place, finding.title.clone(), severity);
            if let Some(&position) = self.positions.get(&key) {
                let reported = &mut self.reported[position];
                // A finding that a charter has twice counts once for its platforms.
                if platforms.is_some() || reported.charter != charter {
                    reported.platforms += platforms.unwrap_or(self.platforms[charter]);
                    reported.charter = charter;
                }
                continue;
            }
            self.positions.insert(key, self.reported.len());
            let finding = Diagnostic {
                severity,
                ..level.explain(lint, finding, is_advice)
            };
            self.reported.push(Reported {
                finding,
                charter,
                platforms: platforms.unwrap_or(self.platforms[charter]),
            });
        }
    }

    /// Reports `allow` settings that hide no finding in any charter.
    fn unfulfilled(&mut self, lint: &'static Lint, check: fn(&model::Lint, &mut Findings<'_>)) {
        let levels = self.levels(lint);
        for (charter, silence) in self.silences.clone() {
            let is_own = silence.name.value == lint.name;
            if is_own || self.fulfilled.get(&silence.name.span) == Some(&true) {
                continue;
            }
            let mut findings = Findings::new(lint, self.sources, charter);
            check(silence, &mut findings);
            self.add(lint, &levels, findings, None);
        }
    }

    fn report(self, diagnostics: &mut Diagnostics) {
        let findings = self.reported.into_iter().map(|reported| {
            let Reported {
                finding, platforms, ..
            } = reported;
            match platforms {
                0 | 1 => finding,
                count => finding.note(format!("{count} platforms have this finding")),
            }
        });
        for finding in merged(findings.collect()) {
            diagnostics.push(finding);
        }
    }
}

/// Whether a lint must run on a charter.
fn is_run(levels: &[Option<Level<'_>>], charter: usize) -> bool {
    levels[charter].as_ref().is_some_and(Level::is_run)
}
