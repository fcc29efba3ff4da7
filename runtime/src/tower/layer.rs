//! How the guard is set up.

use core::fmt;

use http::request::Parts;
use std::sync::Arc;
use tower_layer::Layer;

use super::recorder::Recorder;
use super::report::Report;
use super::service::Guard;
use super::settings::{Mode, Settings};
use crate::charter::Charter;
use crate::fleet::Fleet;
use crate::owned_charter::OwnedCharter;

/// Puts a [`Guard`] around a service.
///
/// Start with [`fleet`](Self::fleet), [`site`](Self::site) or [`by_request`](Self::by_request).
/// Without more settings, the guard reports with `tracing`, and assumes that no visitor has
/// consented to anything.
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

/// The visitor's consent if [`GuardLayer::consent`] is not set: none.
pub type NoConsent = fn(&Parts) -> fn(&str) -> bool;

impl GuardLayer {
    /// The guard of a fleet: the charter is that of the request's host.
    ///
    /// A cookie for another host is a finding, unless [`tenants`](Self::tenants) or
    /// [`fallback`](Self::fallback) gives a charter for it.
    pub fn fleet(fleet: Fleet) -> Self {
        Self::new(Some(fleet), None)
    }

    /// The guard of one site, whatever the host.
    pub fn site(charter: Charter<'static>) -> Self {
        Self::new(None, Some(charter))
    }

    /// The guard of platforms that are known only at run time: `find` returns the charter of a
    /// request. It runs for each request, before the service does.
    ///
    /// # Examples
    /// ```
    /// # charte::charters! { mod portals = "../policies"; }
    /// # use std::collections::HashMap;
    /// use charte::tower::GuardLayer;
    ///
    /// # fn layer(tenants: HashMap<String, String>) -> impl Clone {
    /// // From hosts to URLs: what the program knows of its tenants.
    /// let tenants = std::sync::Arc::new(tenants);
    /// GuardLayer::by_request(move |parts| {
    ///     let host = parts.headers.get("host")?.to_str().ok()?;
    ///     let values = portals::Values { platform_url: tenants.get(host)? };
    ///     let charter = portals::templates::OPENDATASOFT.charter(values).ok()?;
    ///     Some(charter.into())
    /// })
    /// # }
    /// ```
    pub fn by_request(
        find: impl Fn(&Parts) -> Option<OwnedCharter> + Send + Sync + 'static,
    ) -> Self {
        Self::new(None, None).tenants(find)
    }

    fn new(fleet: Option<Fleet>, fallback: Option<Charter<'static>>) -> Self {
        Self {
            settings: Settings {
                fleet,
                by_request: None,
                fallback,
                mode: Mode::default(),
                on_finding: None,
                recorder: None,
            },
            consent: |_| |_| false,
        }
    }
}

impl<F> GuardLayer<F> {
    /// The charters of tenants beside a fleet: `find` returns those of hosts that the fleet does
    /// not have, as in [`by_request`](Self::by_request).
    #[must_use]
    pub fn tenants(
        mut self,
        find: impl Fn(&Parts) -> Option<OwnedCharter> + Send + Sync + 'static,
    ) -> Self {
        self.settings.by_request = Some(Arc::new(find));
        self
    }

    /// The charter for all other hosts: `localhost`, health checks.
    #[must_use]
    pub fn fallback(mut self, charter: Charter<'static>) -> Self {
        self.settings.fallback = Some(charter);
        self
    }

    /// What to do with a header that has a finding.
    #[must_use]
    pub fn mode(mut self, mode: Mode) -> Self {
        self.settings.mode = mode;
        self
    }

    /// The visitor's consent. `consent` gets each request before the service does. The closure that
    /// it returns answers whether the visitor has consented to a question, by its id: a category, or with
    /// `granularity = "provider"` a provider in it (`audience.matomo`).
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

    /// Calls `on_finding` with each finding, in addition to the event of `tracing`: to count
    /// findings, or to fail a test. It runs in the task of the response, so it must not block.
    #[must_use]
    pub fn on_finding(mut self, on_finding: impl Fn(&Report<'_>) + Send + Sync + 'static) -> Self {
        self.settings.on_finding = Some(Arc::new(on_finding));
        self
    }

    /// Records what the program sets and its charter does not declare. The recorder prints the
    /// entries that the policy lacks.
    #[must_use]
    pub fn record(mut self, recorder: &Recorder) -> Self {
        self.settings.recorder = Some(recorder.clone());
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
