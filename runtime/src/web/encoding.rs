//! The content codings that a document is stored in.

use core::fmt;

/// A content coding (RFC 9110, section 8.4.1).
///
/// They are ordered by how many bytes they usually save.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Encoding {
    /// The bytes as they are.
    Identity,
    /// gzip (RFC 1952).
    Gzip,
    /// Brotli (RFC 7932).
    Brotli,
}

impl Encoding {
    /// The value of `Content-Encoding`; `None` where that header is left out.
    pub const fn token(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }
}

impl fmt::Display for Encoding {
    /// Writes its name in the registry of content codings.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.token().unwrap_or("identity"))
    }
}
