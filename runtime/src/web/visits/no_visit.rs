//! Why a request has no visit.

use core::fmt;

/// The reason why a handler cannot take a [`Visit`](crate::Visit). `Display` writes a sentence.
///
/// # Examples
/// ```
/// assert_eq!(charte::web::NoVisit::UnknownHost.status(), 404);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum NoVisit {
    /// [`Visits`](crate::web::Visits) is not around the program: 500.
    Missing,
    /// The request does not name its host as HTTP requires, or names several (RFC 9112, section 3.2;
    /// RFC 9113, section 8.3.1): 400.
    Misnamed,
    /// No platform has the host: 404.
    UnknownHost,
}

impl NoVisit {
    /// Returns the status of the answer.
    pub const fn status(self) -> u16 {
        match self {
            Self::Missing => 500,
            Self::Misnamed => 400,
            Self::UnknownHost => 404,
        }
    }
}

impl fmt::Display for NoVisit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => {
                "a handler takes a visit, but `charte::web::Visits` is not around the program"
            }
            Self::Misnamed => "the request does not name one host",
            Self::UnknownHost => "there is no page here",
        })
    }
}

impl core::error::Error for NoVisit {}
