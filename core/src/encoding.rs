//! The content codings of a page.

use crate::words;

words! {
    /// A content coding: the compression of a page in a response.
    ///
    /// # Examples
    /// ```
    /// # mod charte { pub use charte_core::encoding::Encoding; }
    /// use charte::Encoding;
    ///
    /// assert_eq!("brotli".parse(), Ok(Encoding::Brotli));
    /// assert_eq!(Encoding::Brotli.token(), "br");
    /// ```
    pub enum Encoding {
        /// DEFLATE in the gzip file format (RFC 1951, RFC 1952).
        Gzip = "gzip",
        /// Brotli (RFC 7932).
        Brotli = "brotli",
    }
}

impl Encoding {
    /// The number of encodings.
    pub const COUNT: usize = 2;

    /// Returns the name in `Accept-Encoding` and `Content-Encoding` (RFC 9110, section 8.4.1; RFC
    /// 7932, section 13).
    pub const fn token(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Brotli => "br",
        }
    }

    /// Returns the position in [`Word::ALL`](crate::word::Word::ALL).
    pub const fn index(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::Encoding;

    #[test]
    fn each_coding_has_its_token_and_position() {
        assert_eq!(
            [Encoding::Gzip, Encoding::Brotli].map(Encoding::token),
            ["gzip", "br"]
        );
        for (position, encoding) in Encoding::ALL.iter().enumerate() {
            assert_eq!(encoding.index(), position);
        }
        assert_eq!(Encoding::ALL.len(), Encoding::COUNT);
    }
}
