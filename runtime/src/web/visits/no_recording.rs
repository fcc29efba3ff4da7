//! Answers without receipts: without the feature `receipts`, each is ready at once.

use alloc::boxed::Box;
use core::future::Future;
use core::pin::Pin;

use super::super::request::Request;
use super::address::Address;
use super::exchange::Exchange;
use crate::choice::Outcome;
use crate::headers::Headers;

/// An answer, after its receipt is stored.
pub(crate) type Recording = Pin<Box<dyn Future<Output = Outcome<'static>> + Send>>;

#[allow(
    clippy::unused_self,
    reason = "the same methods as with the feature `receipts`"
)]
impl Exchange {
    /// Returns `None`: no receipt is stored.
    pub(crate) fn recording(
        &self,
        _: Address,
        _: &Request<'_>,
        _: Headers<'_>,
        _: &[u8],
    ) -> Option<Recording> {
        None
    }

    /// Returns `None`: no receipt is stored.
    pub(super) fn recorded_now(
        &self,
        _: Address,
        _: &Request<'_>,
        _: Headers<'_>,
        _: &[u8],
    ) -> Option<Outcome<'static>> {
        None
    }
}
