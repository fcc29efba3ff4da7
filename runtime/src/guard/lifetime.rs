//! The lifetime that a header requests for a cookie.

/// The lifetime that a header requests for a cookie.
///
/// Browsers may keep it for a shorter time: none for over 400 days (RFC 6265bis, section 5.5). The
/// order is from short to long.
///
/// # Examples
/// ```
/// use charte::guard::Lifetime;
///
/// assert_eq!(Lifetime::of_seconds(0), Lifetime::Deleted);
/// assert!(Lifetime::Session < Lifetime::of_seconds(1));
/// ```
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Lifetime {
    /// Not at all: it is deleted.
    Deleted,
    /// Until the browser is closed.
    Session,
    /// A number of seconds, at least one.
    Seconds(i64),
}

impl Lifetime {
    /// The lifetime of a `Max-Age`. Zero and less delete the cookie.
    pub const fn of_seconds(seconds: i64) -> Self {
        if seconds > 0 {
            Self::Seconds(seconds)
        } else {
            Self::Deleted
        }
    }
}
