//! The request and the time that a cookie is judged for.

/// The request that a response answers, and the time: what a browser knows beside the header.
///
/// The library reads no clock and no request: the caller gives both.
///
/// ```
/// use charte::guard::Occasion;
///
/// let occasion = Occasion { host: "data.issy.com:443", path: "/login", now: 1_767_225_600 };
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Occasion<'a> {
    /// The `Host` header of the request, with or without a port.
    pub host: &'a str,
    /// The path of the request, without its query: a cookie without `Path` is for its
    /// folder.
    pub path: &'a str,
    /// The time of the response, in seconds since 1970-01-01T00:00:00Z: a lifetime begins here.
    pub now: i64,
}

impl<'a> Occasion<'a> {
    /// The host without a port and a trailing dot.
    pub(super) const fn plain_host(&self) -> &'a str {
        charte_core::host::of_header(self.host)
    }

    /// The host without a port. Its trailing dot counts for `Domain`: browsers take
    /// `shop.example.` for another host than `shop.example`.
    pub(super) fn host_without_port(&self) -> &'a str {
        let plain = self.plain_host();
        match self.host.as_bytes().get(plain.len()) {
            Some(b'.') => &self.host[..=plain.len()],
            _ => plain,
        }
    }
}
