//! Cookies of the crate `cookie` 0.18, for the jars of axum-extra and Rocket.

extern crate alloc;

use alloc::borrow::ToOwned;

use charte_core::cookie::SameSite;
use cookie::Expiration;
use cookie::time::{Duration, OffsetDateTime};

use crate::by_key::{Leave, check_length, declared};
use crate::granted::Granted;
use crate::key::{Category, ConsentedAs, CookieKey, NeedsConsent, NeedsNoConsent, SetByResponses};
use crate::set_cookie::{Attributes, SetCookie, SetError};
use crate::visit::Visit;

impl Visit<'_> {
    /// Returns a cookie that needs no consent, with exactly the attributes and the lifetime that
    /// the charter of this platform declares. Add it to a jar that percent-encodes values, as those
    /// of axum-extra and Rocket do. A jar that does not (tower-cookies) gets the cookie of the header:
    /// `Cookie::parse(visit.set_header(KEY, value)?.to_string())`.
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
        K::Access: SetByResponses + NeedsNoConsent,
    {
        self.set_header(key, value).map(Into::into)
    }

    /// Returns the same for a jar that signs or encrypts values, such as `PrivateCookieJar` of
    /// axum-extra: `jar.add(visit.set_sealed(SESSION, "ann smith")?)`. The value may contain any
    /// characters, because such a jar encodes what it sends; only the signed jar of tower-cookies
    /// does not.
    ///
    /// # Errors
    /// As for [`set_header`](Self::set_header), except a character of the value. The declared
    /// `max_value_length` is compared with the value before it is signed or encrypted.
    pub fn set_sealed<'n, K>(
        &self,
        key: K,
        value: &str,
    ) -> Result<cookie::Cookie<'static>, SetError>
    where
        K: CookieKey<'n>,
        K::Access: SetByResponses + NeedsNoConsent,
    {
        sealed(self, key, self.set_header(key, "")?, value)
    }

    /// Returns the cookie of a key from a jar that signs or encrypts values: `jar` gets its name
    /// and returns what the jar has: `visit.get_sealed(SESSION, |name| jar.get(name))`. `None` for a pattern alone, and if this platform does not
    /// declare the cookie.
    pub fn get_sealed<'n, K, T>(&self, key: K, jar: impl FnOnce(&'n str) -> Option<T>) -> Option<T>
    where
        K: CookieKey<'n>,
    {
        let (_, name) = declared(self.charter(), key, Leave::NoneNeeded).ok()?;
        jar(name?)
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
        K::Access: SetByResponses + NeedsConsent,
        K::Category: ConsentedAs<C>,
    {
        self.set_header(key, value).map(Into::into)
    }

    /// Returns the same for a jar that signs or encrypts values.
    ///
    /// # Errors
    /// As for [`Visit::set_sealed`].
    pub fn set_sealed<'n, K>(
        &self,
        key: K,
        value: &str,
    ) -> Result<cookie::Cookie<'static>, SetError>
    where
        K: CookieKey<'n>,
        K::Access: SetByResponses + NeedsConsent,
        K::Category: ConsentedAs<C>,
    {
        sealed(self.visit(), key, self.set_header(key, "")?, value)
    }
}

/// Returns a checked cookie with a value for a jar that signs or encrypts it.
fn sealed<'n, K: CookieKey<'n>>(
    visit: &Visit<'_>,
    key: K,
    checked: SetCookie<'n>,
    value: &str,
) -> Result<cookie::Cookie<'static>, SetError> {
    let (declared, _) = declared(visit.charter(), key, Leave::NoneNeeded)?;
    check_length(declared, value.len())?;
    let mut cookie = cookie::Cookie::from(checked);
    cookie.set_value(value.to_owned());
    Ok(cookie)
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
        match set.max_age() {
            Some(seconds) => {
                cookie.set_max_age(Duration::seconds(seconds.try_into().unwrap_or(i64::MAX)));
            }
            // Rocket's private jar adds 7 days to a cookie that does not exclude them.
            None => cookie.set_expires(Expiration::Session),
        }
        if set.is_deletion() {
            cookie.set_expires(OffsetDateTime::UNIX_EPOCH);
        }
        // `Some(false)` writes nothing, and keeps jars from adding their own default.
        cookie.set_secure(secure);
        cookie.set_http_only(http_only);
        cookie.set_partitioned(partitioned.then_some(true));
        cookie.set_same_site(same_site.map(|same_site| match same_site {
            SameSite::Strict => cookie::SameSite::Strict,
            SameSite::Lax => cookie::SameSite::Lax,
            SameSite::None => cookie::SameSite::None,
        }));
        cookie
    }
}
