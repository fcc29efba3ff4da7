//! What a program sets and its charter does not declare, as entries of a policy.

use core::fmt;
use std::collections::BTreeMap;
use std::string::{String, ToString as _};
use std::sync::{Arc, Mutex, PoisonError};

use charte_core::host;

use super::report::Report;
use crate::guard::{Entry, FindingKind};

/// Records what a program sets and its charter does not declare. `Display` writes policy entries,
/// ready to paste, for each host.
///
/// A clone records into the same list. Values of cookies are never recorded. At most 1,000 entries
/// are: a program whose cookies have a number in their names needs a `pattern` in its policy.
///
/// # Examples
/// ```
/// use charte::tower::{GuardLayer, Recorder};
///
/// # fn run(charter: charte::Charter<'static>) {
/// let recorder = Recorder::default();
/// let guard = GuardLayer::site(charter).record(&recorder);
/// // Use the program, or run its tests. Then:
/// println!("{recorder}");
/// # let _ = guard;
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Recorder(Arc<Mutex<Entries>>);

/// The entry of each host, name and place.
type Entries = BTreeMap<(String, String), String>;

/// The maximum number of entries.
const MOST: usize = 1_000;

impl Recorder {
    /// Returns whether nothing undeclared was seen.
    pub fn is_empty(&self) -> bool {
        self.entries().is_empty()
    }

    pub(super) fn take(&self, report: &Report<'_>) {
        let kind = report.finding.kind;
        if !matches!(kind, FindingKind::Undeclared | FindingKind::NoCharter) {
            return;
        }
        let Some(entry) = Entry::of(&report.finding.seen, host::of_header(report.host)) else {
            return;
        };
        let key = (
            report.host.to_ascii_lowercase(),
            entry.identity().to_string(),
        );
        let mut entries = self.entries();
        if entries.len() < MOST {
            entries.entry(key).or_insert_with(|| entry.to_string());
        }
    }

    /// A thread that panicked while it recorded leaves a list that is complete.
    fn entries(&self) -> std::sync::MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Display for Recorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut last = None;
        for ((host, _), entry) in self.entries().iter() {
            if last != Some(host) {
                writeln!(f, "# Set at {}\n", host.escape_default())?;
                last = Some(host);
            }
            writeln!(f, "{entry}")?;
        }
        Ok(())
    }
}
