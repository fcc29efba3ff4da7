//! How the guard is set up.

use core::fmt;

use http::request::Parts;
use std::sync::Arc;
use tower_layer::Layer;

use super::report::Report;
use super::service::Guard;
use crate::charter::Charter;
use crate::fleet::Fleet;

/// Puts a [`Guard`] round a service.
///
/// Start with [`fleet`](Self::fleet) or [`site`](Self::site). Without more, it reports with
/// `tracing`, and takes no visitor to have consented to anything.
///
/// ```
/// use charte::tower::{GuardLayer, Mode};
///
/// # fn consents(parts: &http::request::Parts) -> Vec<String> { Vec::new() }
/// # fn layer(charter: charte::Charter<'static>) -> impl Clone {
/// GuardLayer::site(charter)
///     .mode(Mode::Enforce)
///     .consent(|parts| {
///         let consents = consents(parts); // your consent manager's cookie
///         move |category: &str| consents.iter().any(|consent| consent == category)
///     })
///     .on_finding(|report| assert!(report.removed, "{}", report.finding))
/// # }
/// ```
#[derive(Clone)]
pub struct GuardLayer<F = NoConsent> {
    settings: Settings,
    consent: F,
}

/// What stands for the visitor's consent where nobody says where it is: there is none.
pub type NoConsent = fn(&Parts) -> fn(&str) -> bool;

/// What the guard does about a header that has a finding.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Mode {
    /// It tells the finding and lets the header pass.
    #[default]
    Report,
    /// It tells the finding and takes the header out of the response. A header that deletes a cookie
    /// always passes: it has no finding.
    Enforce,
}

/// Whom findings are told to.
type OnFinding = dyn Fn(&Report<'_>) + Send + Sync;

#[derive(Clone)]
pub(super) struct Settings {
    fleet: Option<Fleet>,
    otherwise: Option<Charter<'static>>,
    pub(super) mode: Mode,
    pub(super) on_finding: Option<Arc<OnFinding>>,
}

impl GuardLayer {
    /// The guard of a fleet: the charter is that of the request's host. A cookie for a host that has
    /// none is a finding, if [`otherwise`](Self::otherwise) gives no charter for it.
    pub fn fleet(fleet: Fleet) -> Self {
        Self::new(Some(fleet), None)
    }

    /// The guard of one site, whatever the host.
    pub fn site(charter: Charter<'static>) -> Self {
        Self::new(None, Some(charter))
    }

    fn new(fleet: Option<Fleet>, otherwise: Option<Charter<'static>>) -> Self {
        Self {
            settings: Settings {
                fleet,
                otherwise,
                mode: Mode::default(),
                on_finding: None,
            },
            consent: |_| |_| false,
        }
    }
}

impl<F> GuardLayer<F> {
    /// The charter for hosts that the fleet does not have: `localhost`, health checks.
    #[must_use]
    pub fn otherwise(mut self, charter: Charter<'static>) -> Self {
        self.settings.otherwise = Some(charter);
        self
    }

    /// What to do about a header that has a finding.
    #[must_use]
    pub fn mode(mut self, mode: Mode) -> Self {
        self.settings.mode = mode;
        self
    }

    /// Where the visitor's consent is. `consent` sees each request before the service does, and
    /// returns what answers, for the id of a category, whether the visitor has consented to it.
    #[must_use]
    pub fn consent<C, G>(self, consent: C) -> GuardLayer<C>
    where
        C: Fn(&Parts) -> G,
        G: Fn(&str) -> bool,
    {
        GuardLayer {
            settings: self.settings,
            consent,
        }
    }

    /// Calls `on_finding` with each finding, beside the event of `tracing`: to count them, to fail a
    /// test. It runs in the task that answers: it must not block.
    #[must_use]
    pub fn on_finding(mut self, on_finding: impl Fn(&Report<'_>) + Send + Sync + 'static) -> Self {
        self.settings.on_finding = Some(Arc::new(on_finding));
        self
    }
}

impl<S, F: Clone> Layer<S> for GuardLayer<F> {
    type Service = Guard<S, F>;

    fn layer(&self, inner: S) -> Guard<S, F> {
        Guard::new(inner, self.settings.clone(), self.consent.clone())
    }
}

impl<F> fmt::Debug for GuardLayer<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GuardLayer")
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

impl Settings {
    /// The charter for a host.
    pub(super) fn charter(&self, host: &str) -> Option<Charter<'static>> {
        let known = self.fleet.and_then(|fleet| fleet.find(host));
        known.or(self.otherwise)
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("fleet", &self.fleet)
            .field("otherwise", &self.otherwise)
            .field("mode", &self.mode)
            .finish_non_exhaustive()
    }
}
