//! What the visits of a request add to its response.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// It is shared by the visits and the layer around the program.
pub(crate) type SharedPending = Arc<Pending>;

/// The cookies of a response, before there is one.
pub(crate) struct Pending {
    /// Whether there was a visit.
    is_used: AtomicBool,
    /// The values of `Set-Cookie` headers; `None` after the response has taken them.
    cookies: Mutex<Option<Vec<String>>>,
}

impl Default for Pending {
    fn default() -> Self {
        Self {
            is_used: AtomicBool::new(false),
            cookies: Mutex::new(Some(Vec::new())),
        }
    }
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
    /// (RFC 6265bis, section 4.1.1: a response has at most one for a name). Returns whether there is
    /// still a response to add it to.
    pub(crate) fn add(&self, name: &str, cookie: String) -> bool {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(cookies) = &mut *cookies else {
            return false;
        };
        let is_other = |known: &String| {
            let rest = known.strip_prefix(name);
            !rest.is_some_and(|rest| rest.starts_with('='))
        };
        cookies.retain(is_other);
        cookies.push(cookie);
        true
    }

    /// Takes the values of the `Set-Cookie` headers. Later ones are refused.
    pub(crate) fn take_cookies(&self) -> Vec<String> {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        cookies.take().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Pending;
    use alloc::string::ToString as _;

    #[test]
    fn after_the_response_a_cookie_is_refused() {
        let pending = Pending::default();
        assert!(pending.add("a", "a=1".to_string()));
        assert!(pending.add("b", "b=1".to_string()));
        assert!(pending.add("a", "a=2".to_string()));
        assert_eq!(pending.take_cookies(), ["b=1", "a=2"]);
        assert!(!pending.add("a", "a=3".to_string()));
        assert!(pending.take_cookies().is_empty());
    }
}
