//! A finding of the guard, and the request that it belongs to.

use tracing::warn;

use crate::charter::Charter;
use crate::guard::Finding;

/// A finding on a response, and what the guard did.
///
/// # Examples
/// ```
/// use charte::tower::{GuardLayer, Report};
///
/// fn log(report: &Report<'_>) {
///     println!("{}{}: {}", report.host, report.path, report.finding);
/// }
///
/// # let charter: charte::Charter = charte::charter!("../policies/data.issy.com.toml");
/// let layer = GuardLayer::site(charter).on_finding(log);
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Report<'a> {
    /// What is wrong.
    pub finding: Finding<'a>,
    /// The charter that the cookie was judged by; `None` if the host has none.
    pub charter: Option<Charter<'a>>,
    /// The host of the request, as the client wrote it.
    pub host: &'a str,
    /// The path of the request.
    pub path: &'a str,
    /// Whether the header was removed from the response.
    pub removed: bool,
}

impl Report<'_> {
    /// Reports it with `tracing`, as a warning. What clients write is escaped. The value of a
    /// cookie is never reported.
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
