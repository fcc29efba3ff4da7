//! What the guard does, and where it finds the charter of a request.

use core::fmt;

use http::request::Parts;
use std::sync::Arc;

use super::recorder::Recorder;
use super::report::Report;
use crate::charter::Charter;
use crate::fleet::Fleet;
use crate::owned_charter::OwnedCharter;

/// What the guard does with a header that has a finding.
///
/// # Examples
/// ```
/// use charte::tower::{GuardLayer, Mode};
///
/// # let charter: charte::Charter = charte::charter!("../policies/data.issy.com.toml");
/// let layer = GuardLayer::site(charter).mode(Mode::Enforce);
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Mode {
    /// It reports the finding, and the header passes.
    #[default]
    Report,
    /// It reports the finding, and removes the header from the response. A header that deletes a
    /// cookie always passes: it has no finding.
    Enforce,
}

/// What each finding is given to.
type OnFinding = dyn Fn(&Report<'_>) + Send + Sync;
/// The charter of a request.
type ByRequest = dyn Fn(&Parts) -> Option<OwnedCharter> + Send + Sync;

/// The settings that a layer gives to its services.
#[derive(Clone)]
pub(super) struct Settings {
    pub(super) fleet: Option<Fleet>,
    pub(super) by_request: Option<Arc<ByRequest>>,
    pub(super) fallback: Option<Charter<'static>>,
    pub(super) mode: Mode,
    pub(super) on_finding: Option<Arc<OnFinding>>,
    pub(super) recorder: Option<Recorder>,
}

impl Settings {
    /// The charter of a tenant; `None` if the fleet has the host, or nobody knows it.
    pub(super) fn tenant(&self, host: &str, parts: &Parts) -> Option<OwnedCharter> {
        let find = self.by_request.as_ref()?;
        match self.known(host) {
            Some(_) => None,
            None => find(parts),
        }
    }

    /// The charter for a host, if the request is not that of a tenant.
    pub(super) fn charter(&self, host: &str) -> Option<Charter<'static>> {
        self.known(host).or(self.fallback)
    }

    fn known(&self, host: &str) -> Option<Charter<'static>> {
        self.fleet.and_then(|fleet| fleet.find(host))
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("fleet", &self.fleet)
            .field("fallback", &self.fallback)
            .field("mode", &self.mode)
            .finish_non_exhaustive()
    }
}
