//! Where browsers send a cookie: domains and paths (RFC 6265bis, sections 5.1.3 and 5.1.4).

use crate::declaration::equal;

/// The hosts that a cookie is sent to.
///
/// # Examples
/// ```
/// use charte::guard::{ReceivedCookie, Scope};
///
/// let cookie = ReceivedCookie::parse("a=b; Domain=.example.org")?;
/// assert_eq!(cookie.scope("www.example.org"), Scope::Domain(b"example.org"));
/// # Ok::<(), charte::guard::IgnoreReason>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Scope<'a> {
    /// The host that set it, and no other: no `Domain` attribute.
    Host(&'a [u8]),
    /// This domain and what is below it.
    Domain(&'a [u8]),
}

impl<'a> Scope<'a> {
    /// The host or the domain, in any case.
    pub const fn name(self) -> &'a [u8] {
        match self {
            Self::Host(name) | Self::Domain(name) => name,
        }
    }
}

/// Whether a host is a domain or below it, in any case (RFC 6265bis, section 5.1.3).
pub(crate) const fn domain_matches(host: &[u8], domain: &[u8]) -> bool {
    let Some(start) = host.len().checked_sub(domain.len()) else {
        return false;
    };
    let (before, end) = host.split_at(start);
    if !end.eq_ignore_ascii_case(domain) {
        return false;
    }
    match before.last() {
        None => true,
        Some(last) => *last == b'.' && !is_address(host),
    }
}

/// Whether a host is an IP address: one of version 6 is in brackets, the last label of one of
/// version 4 is a number, as that of no name is (WHATWG URL, "ends in a number").
const fn is_address(host: &[u8]) -> bool {
    if let Some(b'[') = host.first() {
        return true;
    }
    let mut at = host.len();
    while at > 0 && host[at - 1] != b'.' {
        at -= 1;
        if !host[at].is_ascii_digit() {
            return false;
        }
    }
    at < host.len()
}

/// Whether a path is another or below it (RFC 6265bis, section 5.1.4, "path-matches").
pub(crate) const fn path_matches(path: &[u8], above: &[u8]) -> bool {
    if path.len() < above.len() {
        return false;
    }
    let (start, rest) = path.split_at(above.len());
    let is_below = rest.is_empty() || rest[0] == b'/' || matches!(above.last(), Some(b'/'));
    is_below && equal(start, above)
}

/// The path of a cookie that has none of its own (RFC 6265bis, section 5.1.4, "default-path").
pub(super) fn default_path(request_path: &[u8]) -> &[u8] {
    if !request_path.starts_with(b"/") {
        return b"/";
    }
    match request_path.iter().rposition(|&byte| byte == b'/') {
        None | Some(0) => b"/",
        Some(last) => &request_path[..last],
    }
}

#[cfg(test)]
mod tests {
    use super::{default_path, domain_matches, path_matches};

    #[test]
    fn domains() {
        for (host, domain, expected) in [
            ("shop.example", "shop.example", true),
            ("a.shop.example", "SHOP.example", true),
            ("ashop.example", "shop.example", false),
            ("example", "shop.example", false),
            ("127.0.0.1", "127.0.0.1", true),
            ("127.0.0.1", "0.0.1", false),
            ("[::1]", "[::1]", true),
            ("shop.example", ".example", false),
            ("", "", true),
        ] {
            let found = domain_matches(host.as_bytes(), domain.as_bytes());
            assert_eq!(found, expected, "{host} {domain}");
        }
    }

    #[test]
    fn paths() {
        for (path, above, expected) in [
            ("/", "/", true),
            ("/a", "/", true),
            ("/a/b", "/a", true),
            ("/a/b", "/a/", true),
            ("/ab", "/a", false),
            ("/", "/a", false),
            ("/A", "/a", false),
        ] {
            let found = path_matches(path.as_bytes(), above.as_bytes());
            assert_eq!(found, expected, "{path} {above}");
        }
        for (request, expected) in [
            ("", "/"),
            ("a/b", "/"),
            ("/", "/"),
            ("/a", "/"),
            ("/a/", "/a"),
            ("/a/b", "/a"),
            ("/a/b/", "/a/b"),
            ("*", "/"),
        ] {
            let found = default_path(request.as_bytes());
            assert_eq!(found, expected.as_bytes(), "{request}");
        }
    }
}
