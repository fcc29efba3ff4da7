//! Sets cookies in the response of an exchange.

use alloc::string::ToString as _;

use crate::granted::Granted;
use crate::key::{Category, ConsentedAs, CookieKey, NeedsConsent, NeedsNoConsent, SetByResponses};
use crate::set_cookie::{SetCookie, SetError};
use crate::visit::Visit;

impl Visit<'_> {
    /// Sets a cookie that needs no consent, in the response to this request. Of several calls for one
    /// name, the last counts. The response has the cookie even if the handler fails later.
    ///
    /// # Errors
    /// As for [`set_header`](Self::set_header); and [`SetError::NoResponse`] if the visit was not
    /// created by [`Visits`](crate::web::Visits), or if the response has already begun.
    pub fn add<'n, K>(&self, key: K, value: &'n str) -> Result<(), SetError>
    where
        K: CookieKey<'n>,
        K::Access: SetByResponses + NeedsNoConsent,
    {
        add(self, self.set_header(key, value)?)
    }

    /// Deletes a cookie, gated or not, in the response to this request.
    ///
    /// # Errors
    /// As for [`delete_header`](Self::delete_header) and [`add`](Self::add).
    pub fn remove<'n, K: CookieKey<'n>>(&self, key: K) -> Result<(), SetError> {
        add(self, self.delete_header(key)?)
    }
}

impl<C: Category> Granted<'_, C> {
    /// Sets a gated cookie of this category, in the response to this request.
    ///
    /// # Errors
    /// As for [`Visit::add`].
    pub fn add<'n, K>(&self, key: K, value: &'n str) -> Result<(), SetError>
    where
        K: CookieKey<'n>,
        K::Access: SetByResponses + NeedsConsent,
        K::Category: ConsentedAs<C>,
    {
        add(self.visit(), self.set_header(key, value)?)
    }
}

fn add(visit: &Visit<'_>, cookie: SetCookie<'_>) -> Result<(), SetError> {
    let pending = visit.pending().ok_or(SetError::NoResponse)?;
    if pending.add(cookie.name(), cookie.to_string()) {
        Ok(())
    } else {
        Err(SetError::NoResponse)
    }
}
