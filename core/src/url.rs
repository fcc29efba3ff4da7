//! The rules for the URL of a platform, in a policy and in the values of a tenant: an https origin.

use core::fmt;

use crate::host::{self, HostError};
use crate::placeholder;

/// The scheme of every platform.
pub const SCHEME: &str = "https://";

/// The reason why a text is not the URL of a platform.
///
/// # Examples
/// ```
/// # mod charte { pub use charte_core::url::UrlError; }
/// use charte::UrlError;
///
/// # let error = charte_core::url::origin("http://data.issy.com").unwrap_err();
/// assert_eq!(error, UrlError::Scheme);
/// assert_eq!(error.to_string(), "the URL does not begin with `https://`");
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum UrlError {
    /// It does not begin with `https://`.
    Scheme,
    /// It contains a user name or a password.
    Userinfo,
    /// It contains a path, a query or a fragment.
    Path,
    /// The port is not a number from 1 to 65535 without leading zeros.
    Port,
    /// The port is 443, the default of https.
    DefaultPort,
    /// The host is `example.com` or below it, which is reserved for documentation (RFC 2606).
    Example,
    /// The host breaks a rule.
    Host(HostError),
}

impl fmt::Display for UrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Scheme => "the URL does not begin with `https://`",
            Self::Userinfo => "the URL has a user name or a password",
            Self::Path => "the URL has a path, a query or a fragment",
            Self::Port => "the port is not a number from 1 to 65535",
            Self::DefaultPort => "the port 443 is the one that https has anyway",
            Self::Example => "the host `example.com` is a placeholder: write the host itself",
            Self::Host(error) => return error.fmt(f),
        })
    }
}

impl core::error::Error for UrlError {}

/// The origin of a platform, split into its parts. The host is not checked yet.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Origin<'a> {
    /// The URL without a trailing slash.
    pub url: &'a str,
    /// The host.
    pub host: &'a str,
    /// `:` and the port, or empty.
    pub port: &'a str,
}

/// Splits a URL into the parts of an https origin. It does not check the characters of the host.
///
/// # Errors
/// The first rule that the text breaks.
pub fn split(text: &str) -> Result<Origin<'_>, UrlError> {
    let rest = text.strip_prefix(SCHEME).ok_or(UrlError::Scheme)?;
    let authority = rest.strip_suffix('/').unwrap_or(rest);
    let (url, _) = text.split_at(SCHEME.len() + authority.len());
    if authority.contains('@') {
        return Err(UrlError::Userinfo);
    }
    let ends = |byte| matches!(byte, b'/' | b'?' | b'#' | b'\\');
    if authority.bytes().any(ends) {
        return Err(UrlError::Path);
    }
    let (host, port) = match authority.find(':') {
        Some(colon) => authority.split_at(colon),
        None => (authority, ""),
    };
    match port.strip_prefix(':') {
        None => {}
        Some("443") => return Err(UrlError::DefaultPort),
        Some(digits) => {
            let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
            if !plain || digits.starts_with('0') || digits.parse::<u16>().is_err() {
                return Err(UrlError::Port);
            }
        }
    }
    Ok(Origin { url, host, port })
}

/// Reads the URL of a platform: an https origin with a host in lower-case ASCII.
///
/// # Errors
/// The first rule that the text breaks.
pub fn origin(text: &str) -> Result<Origin<'_>, UrlError> {
    let origin = split(text)?;
    host::check(origin.host).map_err(UrlError::Host)?;
    if placeholder::is_example(origin.host) {
        return Err(UrlError::Example);
    }
    Ok(origin)
}

/// Returns the `host` of an origin that was checked before, in constants too.
pub const fn host_of(origin: &str) -> &str {
    host::of_header(authority_of(origin))
}

/// Returns a path without its query and its fragment.
pub fn without_query(path: &str) -> &str {
    let end = path.find(['?', '#']).unwrap_or(path.len());
    path.split_at(end).0
}

/// Returns what follows the scheme of an origin: the host and the port, if any.
pub const fn authority_of(origin: &str) -> &str {
    match origin.split_at_checked(SCHEME.len()) {
        Some((_, authority)) => authority,
        None => "",
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString as _;

    use super::{HostError, UrlError, authority_of, host_of, origin};

    #[test]
    fn an_origin_follows_the_rules() {
        let read = origin("https://data.issy.com/").expect("an origin");
        assert_eq!(
            (read.url, read.host, read.port),
            ("https://data.issy.com", "data.issy.com", "")
        );
        let read = origin("https://localhost:8443").expect("an origin");
        assert_eq!((read.host, read.port), ("localhost", ":8443"));
        for (url, error) in [
            ("http://a.de", UrlError::Scheme),
            ("HTTPS://a.de", UrlError::Scheme),
            ("//a.de", UrlError::Scheme),
            ("javascript:alert(1)", UrlError::Scheme),
            ("https://u:p@a.de", UrlError::Userinfo),
            ("https://a.de/x", UrlError::Path),
            ("https://a.de//", UrlError::Path),
            ("https://a.de?x", UrlError::Path),
            ("https://a.de\\@b.de", UrlError::Userinfo),
            ("https://a.de\\b", UrlError::Path),
            ("https://a.de:443", UrlError::DefaultPort),
            ("https://a.de:0443", UrlError::Port),
            ("https://a.de:", UrlError::Port),
            ("https://a.de:65536", UrlError::Port),
            ("https://a.de:1:2", UrlError::Port),
            ("https://", UrlError::Host(HostError::Empty)),
            ("https://a.de\r\nX: y", UrlError::Port),
            ("https://www.example.com", UrlError::Example),
            ("https://1.1", UrlError::Host(HostError::Address)),
        ] {
            assert_eq!(origin(url), Err(error), "{url:?}");
        }
    }

    #[test]
    fn the_host_and_the_authority_of_an_origin() {
        assert_eq!(host_of("https://localhost:8443"), "localhost");
        assert_eq!(host_of("https://data.issy.com"), "data.issy.com");
        assert_eq!(host_of(""), "");
        assert_eq!(authority_of("https://localhost:8443"), "localhost:8443");
        assert_eq!(authority_of(""), "");
    }

    #[test]
    fn each_error_has_a_message() {
        for (error, sentence) in [
            (UrlError::Scheme, "the URL does not begin with `https://`"),
            (UrlError::Userinfo, "the URL has a user name or a password"),
            (UrlError::Path, "the URL has a path, a query or a fragment"),
            (UrlError::Port, "the port is not a number from 1 to 65535"),
            (
                UrlError::DefaultPort,
                "the port 443 is the one that https has anyway",
            ),
            (
                UrlError::Host(HostError::Address),
                "the host is an IP address",
            ),
        ] {
            assert_eq!(error.to_string(), sentence);
        }
    }
}
