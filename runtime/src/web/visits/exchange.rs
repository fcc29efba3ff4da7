//! A request and its response, on their way through a program.

use alloc::sync::Arc;

#[cfg(feature = "tower")]
use http::request::Parts;

use super::super::accept_language;
use super::no_visit::NoVisit;
use super::settings::Visits;
use crate::headers::Headers;
use crate::owned_charter::OwnedCharter;
use crate::pending::{Pending, SharedPending};
use crate::visit::Visit;
#[cfg(feature = "tower")]
use crate::web::endpoint::{naming, request};
use crate::web::host;
use crate::web::request::Request;

/// What a request has, and what its visits add to the response.
pub(crate) struct Exchange {
    pub(super) visits: Visits,
    pub(super) charter: Result<OwnedCharter, NoVisit>,
    pub(super) pending: SharedPending,
}

impl Exchange {
    /// Begins the exchange of a request.
    pub(crate) fn new(visits: &Visits, request: &Request<'_>, headers: Headers<'_>) -> Self {
        let host = host::of(request.naming, request.authority, headers);
        let charter = host.map_err(|_| NoVisit::Misnamed).and_then(|host| {
            let host = core::str::from_utf8(host).unwrap_or_default();
            visits.charter(host).ok_or(NoVisit::UnknownHost)
        });
        Self {
            visits: visits.clone(),
            charter,
            pending: Arc::new(Pending::default()),
        }
    }

    /// Begins the exchange of a request in the types of `http` 1.
    #[cfg(feature = "tower")]
    pub(crate) fn of(visits: &Visits, parts: &Parts) -> Self {
        let asked = request(&parts.method, &parts.uri, naming(parts.version));
        Self::new(visits, &asked, (&parts.headers).into())
    }

    #[cfg(feature = "tower")]
    pub(crate) fn into_charter(self) -> Option<OwnedCharter> {
        self.charter.ok()
    }

    /// Creates the visit of the request.
    ///
    /// # Errors
    /// If the request is for no platform. Then the response depends on its host alone.
    pub(crate) fn visit<'a>(&'a self, headers: Headers<'a>) -> Result<Visit<'a>, NoVisit> {
        let charter = self.charter.as_ref().map_err(|why| *why)?;
        self.pending.set_used();
        let visit = self.visits.visit(charter.charter(), headers);
        let languages = visit.charter().languages();
        let chosen = self.visits.chosen_language(&visit);
        let chosen = chosen.and_then(|chosen| accept_language::lookup(&chosen, languages));
        let visit = match chosen.and_then(|chosen| languages.get(chosen)) {
            Some(language) => visit.in_language(language),
            None => visit,
        };
        Ok(visit.setting(Arc::clone(&self.pending)))
    }
}
