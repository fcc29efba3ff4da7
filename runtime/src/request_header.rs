//! The headers of a request that are read.

/// The name of a header that is read.
///
/// As one of a closed set it is found in the maps of frameworks without being read and hashed
/// as a text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum RequestHeader {
    #[cfg(feature = "web")]
    Accept,
    #[cfg(feature = "web")]
    AcceptEncoding,
    #[cfg(feature = "web")]
    AcceptLanguage,
    ContentType,
    Cookie,
    Dnt,
    Host,
    #[cfg(feature = "web")]
    IfMatch,
    #[cfg(feature = "web")]
    IfNoneMatch,
    Origin,
    SecFetchSite,
    SecGpc,
}

impl RequestHeader {
    /// The name in lower case.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            #[cfg(feature = "web")]
            Self::Accept => "accept",
            #[cfg(feature = "web")]
            Self::AcceptEncoding => "accept-encoding",
            #[cfg(feature = "web")]
            Self::AcceptLanguage => "accept-language",
            Self::ContentType => "content-type",
            Self::Cookie => "cookie",
            Self::Dnt => "dnt",
            Self::Host => "host",
            #[cfg(feature = "web")]
            Self::IfMatch => "if-match",
            #[cfg(feature = "web")]
            Self::IfNoneMatch => "if-none-match",
            Self::Origin => "origin",
            Self::SecFetchSite => "sec-fetch-site",
            Self::SecGpc => "sec-gpc",
        }
    }

    /// The name as `http` 1 has it.
    #[cfg(feature = "http-1")]
    pub(crate) const fn name(self) -> http::HeaderName {
        use http::{HeaderName, header};
        match self {
            #[cfg(feature = "web")]
            Self::Accept => header::ACCEPT,
            #[cfg(feature = "web")]
            Self::AcceptEncoding => header::ACCEPT_ENCODING,
            #[cfg(feature = "web")]
            Self::AcceptLanguage => header::ACCEPT_LANGUAGE,
            Self::ContentType => header::CONTENT_TYPE,
            Self::Cookie => header::COOKIE,
            Self::Dnt => header::DNT,
            Self::Host => header::HOST,
            #[cfg(feature = "web")]
            Self::IfMatch => header::IF_MATCH,
            #[cfg(feature = "web")]
            Self::IfNoneMatch => header::IF_NONE_MATCH,
            Self::Origin => header::ORIGIN,
            Self::SecFetchSite | Self::SecGpc => HeaderName::from_static(self.as_str()),
        }
    }
}
