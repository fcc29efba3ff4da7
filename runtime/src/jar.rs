//! Cookies of the crate `cookie` 0.18, for the jars of axum-extra and actix.

extern crate alloc;

use alloc::borrow::ToOwned;

use charte_core::cookie::SameSite;
use cookie::time::{Duration, OffsetDateTime};

use crate::granted::Granted;
use crate::key::{Category, ConsentedAs, CookieKey, NeedsConsent, NeedsNoConsent};
use crate::set_cookie::{Attributes, SetCookie, SetError};
use crate::visit::Visit;

impl Visit<'_> {
    /// Returns a cookie that needs no consent, with exactly the attributes and the lifetime that
    /// the charter of this platform declares. Add it to a jar.
    ///
    /// # Errors
    /// As for [`set_header`](Self::set_header).
    ///
    /// # Examples
    /// With the jar of `axum-extra`, which is an extractor and a part of a response:
    ///
    /// ```
    /// # charte::charters! { mod portals = "../policies"; }
    /// # use portals::cookies::SESSIONID;
    /// use axum_extra::extract::cookie::CookieJar;
    /// use charte::Visit;
    /// use http::HeaderMap;
    ///
    /// async fn sign_in(headers: HeaderMap, jar: CookieJar) -> Result<CookieJar, String> {
    ///     # let now = 1_764_000_000;
    ///     let charter = portals::FLEET.get("data.issy.com");
    ///     let visit = Visit::new(charter, &headers, now);
    ///     let session = visit.set(SESSIONID, "k3X").map_err(|error| error.to_string())?;
    ///     Ok(jar.add(session))
    /// }
    /// ```
    pub fn set<'n, K>(&self, key: K, value: &'n str) -> Result<cookie::Cookie<'static>, SetError>
    where
        K: CookieKey<'n>,
        K::Access: NeedsNoConsent,
    {
        self.set_header(key, value).map(Into::into)
    }

    /// Returns the deletion of a cookie. *Add* it to a jar without changes. The jar's own `remove`
    /// deletes only cookies of the request, and omits the declared attributes.
    ///
    /// # Errors
    /// As for [`delete_header`](Self::delete_header).
    pub fn delete<'n, K>(&self, key: K) -> Result<cookie::Cookie<'static>, SetError>
    where
        K: CookieKey<'n>,
    {
        self.delete_header(key).map(Into::into)
    }
}

impl<C: Category> Granted<'_, C> {
    /// Returns a gated cookie of this category, with exactly the attributes and the lifetime that
    /// the charter of this platform declares. Add it to a jar.
    ///
    /// # Errors
    /// As for [`Visit::set_header`].
    pub fn set<'n, K>(&self, key: K, value: &'n str) -> Result<cookie::Cookie<'static>, SetError>
    where
        K: CookieKey<'n>,
        K::Access: NeedsConsent,
        K::Category: ConsentedAs<C>,
    {
        self.set_header(key, value).map(Into::into)
    }
}

impl From<SetCookie<'_>> for cookie::Cookie<'static> {
    fn from(set: SetCookie<'_>) -> Self {
        let Attributes {
            domain,
            path,
            secure,
            http_only,
            same_site,
            partitioned,
        } = set.attributes();
        let mut cookie = Self::new(set.name().to_owned(), set.value().to_owned());
        if let Some(domain) = domain {
            cookie.set_domain(domain.to_owned());
        }
        if let Some(path) = path {
            cookie.set_path(path.to_owned());
        }
        if let Some(seconds) = set.max_age() {
            cookie.set_max_age(Duration::seconds(seconds.try_into().unwrap_or(i64::MAX)));
        }
        if set.is_deletion() {
            cookie.set_expires(OffsetDateTime::UNIX_EPOCH);
        }
        // An undeclared attribute is `None`: `Some(false)` would differ in comparisons.
        cookie.set_secure(secure.then_some(true));
        cookie.set_http_only(http_only.then_some(true));
        cookie.set_partitioned(partitioned.then_some(true));
        cookie.set_same_site(same_site.map(|same_site| match same_site {
            SameSite::Strict => cookie::SameSite::Strict,
            SameSite::Lax => cookie::SameSite::Lax,
            SameSite::None => cookie::SameSite::None,
        }));
        cookie
    }
}
