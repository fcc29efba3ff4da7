//! `Set-Cookie` and `Content-Security-Policy` headers as values of `http` 1.

use alloc::string::ToString as _;

use http::HeaderValue;

use crate::content_security_policy::ContentSecurityPolicy;
use crate::set_cookie::SetCookie;

/// The value of the `Set-Cookie` header. Append it to a response and do not insert it: each cookie
/// needs a header of its own.
///
/// # Examples
/// ```
/// # charte::charters! { mod shops = "../tests/crates/texts/choice.toml"; }
/// use http::header::{HeaderMap, SET_COOKIE};
///
/// let visit = charte::Visit::new(shops::FLEET.get("a.example"), "", 1_764_000_000);
/// let mut headers = HeaderMap::new();
/// for cookie in visit.deletions() {
///     headers.append(SET_COOKIE, cookie.into());
/// }
/// ```
impl From<SetCookie<'_>> for HeaderValue {
    fn from(cookie: SetCookie<'_>) -> Self {
        Self::from(&cookie)
    }
}

/// The value of the `Set-Cookie` header, as for an owned [`SetCookie`].
impl From<&SetCookie<'_>> for HeaderValue {
    fn from(cookie: &SetCookie<'_>) -> Self {
        // The compiler checks domains and paths, and a `SetCookie` its name and value, so none
        // contains a control character. If one did, an empty header, which browsers ignore, is
        // better than a panic.
        let value = Self::try_from(cookie.to_string());
        value.unwrap_or(Self::from_static(""))
    }
}

/// The value of the `Content-Security-Policy` header. Insert it: several such headers forbid more.
///
/// # Examples
/// ```
/// # charte::charter! { mod site = "../policies/exemplary/cookies.toml"; }
/// use http::HeaderMap;
/// use http::header::CONTENT_SECURITY_POLICY;
///
/// let visit = charte::Visit::new(site::CHARTER, "", 1_764_000_000);
/// let policy = visit.content_security_policy("default-src 'self'")?;
/// let mut headers = HeaderMap::new();
/// headers.insert(CONTENT_SECURITY_POLICY, policy.into());
/// # Ok::<(), charte::ContentSecurityPolicyError>(())
/// ```
impl From<ContentSecurityPolicy<'_>> for HeaderValue {
    fn from(policy: ContentSecurityPolicy<'_>) -> Self {
        // It is printable ASCII: the base is checked, and the compiler checks what is added. If it were
        // not, a header that forbids everything is better than a panic or none.
        let value = Self::try_from(policy.to_string());
        value.unwrap_or(Self::from_static("default-src 'none'"))
    }
}
