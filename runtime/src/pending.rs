//! What the visits of a request add to its response.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::mem;
use core::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// It is shared by the visits and the layer around the program.
pub(crate) type SharedPending = Arc<Pending>;

/// The cookies of a response, before there is one.
#[derive(Default)]
pub(crate) struct Pending {
    /// Whether there was a visit.
    is_used: AtomicBool,
    /// The values of `Set-Cookie` headers.
    cookies: Mutex<Vec<String>>,
}

impl Pending {
    /// Records that there was a visit, so that the response depends on the visitor.
    pub(crate) fn set_used(&self) {
        self.is_used.store(true, Ordering::Relaxed);
    }

    /// Returns whether there was a visit.
    pub(crate) fn is_used(&self) -> bool {
        self.is_used.load(Ordering::Relaxed)
    }

    /// Adds a `Set-Cookie` header to the response. It replaces an earlier one for the same name
    /// (RFC 6265bis, section 4.1.1: a response has at most one for a name).
    pub(crate) fn add(&self, name: &str, cookie: String) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        let is_other = |known: &String| {
            let rest = known.strip_prefix(name);
            !rest.is_some_and(|rest| rest.starts_with('='))
        };
        cookies.retain(is_other);
        cookies.push(cookie);
    }

    /// Takes the values of the `Set-Cookie` headers.
    pub(crate) fn take_cookies(&self) -> Vec<String> {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        mem::take(&mut *cookies)
    }
}
