//! The policies as they are at a moment: pages, errors and findings.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use charte_compiler::diagnostic::{Rendering, Severity, render};
use charte_compiler::pages::Fleet;
use charte_core::format::Format;

use crate::failure::Failure;
use crate::policies::{self, Compiled};

/// The policies at a moment.
pub(super) struct Edition {
    /// Its number, from 1.
    pub(super) number: u64,
    /// The pages of the last edition without an error.
    pub(super) fleets: Arc<Vec<Fleet>>,
    /// Whether these are the pages of this edition.
    pub(super) is_whole: bool,
    /// The errors, then the findings.
    pub(super) reports: Vec<Report>,
}

/// An error or a finding.
#[derive(Eq, PartialEq)]
pub(super) struct Report {
    pub(super) severity: Severity,
    /// Its name; empty if a file cannot be read.
    pub(super) name: &'static str,
    pub(super) title: String,
    /// The file, the line and the column.
    pub(super) place: String,
    /// The whole message, with the lines of the policy.
    pub(super) text: String,
}

impl Edition {
    /// Compiles the first edition. Returns the folders of its files too.
    ///
    /// # Errors
    /// If there are no policies at the paths.
    pub(super) fn first(paths: &[PathBuf]) -> Result<(Self, BTreeSet<PathBuf>), Failure> {
        let empty = Self {
            number: 0,
            fleets: Arc::default(),
            is_whole: false,
            reports: Vec::new(),
        };
        Ok(empty.after(&compiled(paths)?))
    }

    /// Compiles the next edition. Policies that cannot be read are an error of it.
    pub(super) fn next(&self, paths: &[PathBuf]) -> (Self, BTreeSet<PathBuf>) {
        match compiled(paths) {
            Ok(compiled) => self.after(&compiled),
            Err(failure) => {
                let text = failure.to_string();
                let report = Report {
                    severity: Severity::Error,
                    name: "",
                    title: text.lines().next().unwrap_or_default().to_owned(),
                    place: String::new(),
                    text,
                };
                let edition = Self {
                    number: self.number + 1,
                    fleets: Arc::clone(&self.fleets),
                    is_whole: false,
                    reports: vec![report],
                };
                (edition, BTreeSet::new())
            }
        }
    }

    fn after(&self, compiled: &[Compiled]) -> (Self, BTreeSet<PathBuf>) {
        let fleets = compiled.iter().map(|one| one.compilation.fleet.as_ref());
        let fleets: Option<Vec<&Fleet>> = fleets.map(Result::ok).collect();
        let mut reports: Vec<Report> = compiled.iter().flat_map(reports).collect();
        reports.sort_by_key(|report| report.severity);
        let edition = Self {
            number: self.number + 1,
            is_whole: fleets.is_some(),
            fleets: match fleets {
                Some(fleets) => Arc::new(fleets.into_iter().cloned().collect()),
                None => Arc::clone(&self.fleets),
            },
            reports,
        };
        let folders = compiled.iter().flat_map(Compiled::folders).collect();
        (edition, folders)
    }

    /// Returns whether two editions show the same.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.fleets == other.fleets
            && self.is_whole == other.is_whole
            && self.reports == other.reports
    }

    /// Returns the number of reports of a severity.
    pub(super) fn count(&self, severity: Severity) -> usize {
        let reports = self.reports.iter();
        reports.filter(|report| report.severity == severity).count()
    }
}

fn compiled(paths: &[PathBuf]) -> Result<Vec<Compiled>, Failure> {
    let policies = policies::find(paths, None)?;
    let compiled = policies.iter().map(|one| one.compile(Format::ALL, None));
    compiled.collect()
}

fn reports(compiled: &Compiled) -> Vec<Report> {
    let sources = compiled.sources();
    let reports = compiled.diagnostics().iter().map(|one| {
        let place = sources.position(one.span());
        Report {
            severity: one.severity,
            name: one.name,
            title: one.title.to_string(),
            place: format!(
                "{}:{}:{}",
                sources.file(one.span().file).path,
                place.line,
                place.column
            ),
            text: render(one, sources, Rendering::Whole),
        }
    });
    reports.collect()
}
