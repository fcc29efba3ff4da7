//! Where browsers send a cookie: domains and paths (RFC 6265bis, sections 5.1.3 and 5.1.4).

/// The hosts that a cookie is sent to.
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
pub(crate) fn domain_matches(host: &[u8], domain: &[u8]) -> bool {
    let Some(start) = host.len().checked_sub(domain.len()) else {
        return false;
    };
    let (before, end) = host.split_at(start);
    end.eq_ignore_ascii_case(domain)
        && (before.is_empty() || before.ends_with(b".") && !is_address(host))
}

/// Whether a host is an IP address: one of version 6 is in brackets, the last label of one of
/// version 4 is a number, as that of no name is (WHATWG URL, "ends in a number").
fn is_address(host: &[u8]) -> bool {
    let last = host.rsplit(|&byte| byte == b'.').next().unwrap_or_default();
    host.starts_with(b"[") || !last.is_empty() && last.iter().all(u8::is_ascii_digit)
}

/// Whether a path is another or below it (RFC 6265bis, section 5.1.4, "path-matches").
pub(super) fn path_matches(path: &[u8], above: &[u8]) -> bool {
    path.strip_prefix(above)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(b"/") || above.ends_with(b"/"))
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
