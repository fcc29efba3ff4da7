//! A request and its response, on their way through a program.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::mem;
use core::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use super::{NoVisit, Visits};
use crate::headers::Headers;
use crate::owned_charter::OwnedCharter;
use crate::visit::Visit;

/// An exchange that its visits share with the layer around the program.
pub(crate) type SharedExchange = Arc<Exchange>;

/// What a request has, and what its visits add to the response.
pub(crate) struct Exchange {
    pub(super) visits: Visits,
    pub(super) charter: Result<OwnedCharter, NoVisit>,
    /// Whether there was a visit.
    is_used: AtomicBool,
    /// The values of `Set-Cookie` headers.
    cookies: Mutex<Vec<String>>,
}

impl Exchange {
    pub(super) fn new(visits: Visits, charter: Result<OwnedCharter, NoVisit>) -> Self {
        Self {
            visits,
            charter,
            is_used: AtomicBool::new(false),
            cookies: Mutex::new(Vec::new()),
        }
    }

    /// Creates the visit of the request.
    ///
    /// # Errors
    /// If the request is for no platform. Then the response depends on its host alone.
    pub(crate) fn visit<'a>(
        self: &'a Arc<Self>,
        headers: Headers<'a>,
    ) -> Result<Visit<'a>, NoVisit> {
        let charter = self.charter.as_ref().map_err(|why| *why)?;
        self.is_used.store(true, Ordering::Relaxed);
        let visit = self.visits.visit(charter.charter(), headers);
        Ok(visit.in_exchange(Arc::clone(self)))
    }

    /// Whether there was a visit, so that the response depends on the visitor.
    pub(super) fn is_used(&self) -> bool {
        self.is_used.load(Ordering::Relaxed)
    }

    /// Adds a `Set-Cookie` header to the response. It replaces an earlier one for the same name
    /// (RFC 6265bis, section 4.1.1: a response has at most one for a name).
    pub(super) fn add(&self, name: &str, cookie: String) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        let is_other = |known: &String| {
            let rest = known.strip_prefix(name);
            !rest.is_some_and(|rest| rest.starts_with('='))
        };
        cookies.retain(is_other);
        cookies.push(cookie);
    }

    /// Takes the values of the `Set-Cookie` headers.
    pub(super) fn take_cookies(&self) -> Vec<String> {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        mem::take(&mut *cookies)
    }
}
