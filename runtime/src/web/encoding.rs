//! The content codings of a page.

use core::fmt;

/// A content coding (RFC 9110, section 8.4.1).
///
/// The order is by the number of bytes that they usually save.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Encoding {
    /// The unchanged bytes.
    Identity,
    /// gzip (RFC 1952).
    Gzip,
    /// Brotli (RFC 7932).
    Brotli,
}

impl Encoding {
    /// Returns the value of `Content-Encoding`; `None` if that header is omitted.
    pub const fn token(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }
}

impl fmt::Display for Encoding {
    /// Writes the name in the registry of content codings.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.token().unwrap_or("identity"))
    }
}
