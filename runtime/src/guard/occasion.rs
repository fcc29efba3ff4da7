//! When and where a response is given.

/// The request that a response answers, and when: what a browser knows beside the header.
///
/// The library reads no clock and no request: the caller says both.
///
/// ```
/// use charte::guard::Occasion;
///
/// let occasion = Occasion { host: "data.issy.com:443", path: "/login", now: 1_767_225_600 };
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Occasion<'a> {
    /// The `Host` header of the request; a port and a trailing dot are ignored.
    pub host: &'a str,
    /// The path of the request, without its query: a cookie without `Path` is for its folder.
    pub path: &'a str,
    /// The time of the response, in seconds since 1970-01-01T00:00:00Z: `Expires` is measured
    /// from there.
    pub now: i64,
}

impl<'a> Occasion<'a> {
    /// The host as cookies know it.
    pub(super) const fn plain_host(&self) -> &'a str {
        charte_core::host::of_header(self.host)
    }
}
