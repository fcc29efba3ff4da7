//! The headers of a request that outlive it.

use alloc::vec::Vec;

use super::{Headers, Source};
use crate::request_header::RequestHeader;

/// The headers that a visit keeps when its request ends.
pub(crate) struct OwnedHeaders(Vec<(RequestHeader, OwnedValue)>);

/// The value of such a header: a clone that shares its bytes, or a copy.
pub(super) enum OwnedValue {
    Http(http::HeaderValue),
    #[cfg(feature = "actix-web-4")]
    Actix(actix_web::http::header::HeaderValue),
    Bytes(Vec<u8>),
}

impl OwnedHeaders {
    pub(crate) fn headers(&self) -> Headers<'_> {
        Headers(Source::Owned(&self.0))
    }
}

/// Keeps the headers that a visit reads.
impl From<Headers<'_>> for OwnedHeaders {
    fn from(headers: Headers<'_>) -> Self {
        let mut pairs = Vec::new();
        for header in RequestHeader::OF_A_VISIT {
            let mut add = |value| pairs.push((header, value));
            match headers.0 {
                Source::Map(map) => {
                    let values = map.get_all(header.name()).into_iter();
                    values.cloned().map(OwnedValue::Http).for_each(&mut add);
                }
                #[cfg(feature = "actix-web-4")]
                Source::Actix(map) => {
                    let values = map.get_all(header.as_str());
                    values.cloned().map(OwnedValue::Actix).for_each(&mut add);
                }
                _ => {
                    let values = headers.values(header);
                    values
                        .map(|value| OwnedValue::Bytes(value.into()))
                        .for_each(&mut add);
                }
            }
        }
        Self(pairs)
    }
}

impl OwnedValue {
    pub(super) fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Http(value) => value.as_bytes(),
            #[cfg(feature = "actix-web-4")]
            Self::Actix(value) => value.as_bytes(),
            Self::Bytes(value) => value,
        }
    }
}
