//! A finding of the guard, with where it was found.

use tracing::warn;

use crate::charter::Charter;
use crate::guard::Finding;

/// A finding on a response, and what was done about it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Report<'a> {
    /// What is wrong.
    pub finding: Finding<'a>,
    /// The charter that the cookie was judged by; `None` for a host that has none.
    pub charter: Option<Charter<'static>>,
    /// The host of the request, as the client wrote it.
    pub host: &'a str,
    /// The path of the request.
    pub path: &'a str,
    /// Whether the header was taken out of the response.
    pub removed: bool,
}

impl Report<'_> {
    /// Tells it with `tracing`, as a warning. What clients write is escaped; no value of a cookie is
    /// told.
    pub(super) fn trace(&self) {
        let Self {
            finding,
            host,
            path,
            removed,
            charter: _,
        } = self;
        warn!(target: "charte::guard", ?host, ?path, removed, "{finding}");
    }
}
