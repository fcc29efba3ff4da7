//! The headers of a request that the runtime reads.

/// The name of such a header.
///
/// Because it is one of a closed set, the maps of frameworks find it without parsing and hashing a
/// text.
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
    /// The headers that a visit and the form read.
    #[cfg(feature = "web")]
    pub(crate) const OF_A_VISIT: [Self; 7] = [
        Self::Cookie,
        Self::Host,
        Self::SecGpc,
        Self::Dnt,
        Self::Origin,
        Self::SecFetchSite,
        Self::ContentType,
    ];

    /// Returns the name in lower case.
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

    /// Returns the name as a type of `http` 1.
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
