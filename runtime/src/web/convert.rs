//! Converts an answer to a response of `http` 1.

use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::{Response, StatusCode};

use super::body::Body;
use super::reply::{Field, Fields, Reply, Value};

impl Fields for HeaderMap {
    fn reserve(&mut self, fields: usize) {
        HeaderMap::reserve(self, fields);
    }

    #[inline]
    fn add(&mut self, field: Field, value: Value<'_>) {
        self.append(name(field), self::value(value));
    }
}

/// Converts an answer to a response. The closure adds the header fields.
pub(super) fn response<'a>(answer: impl FnOnce(&mut HeaderMap) -> Reply<'a>) -> Response<Body<'a>> {
    let mut headers = HeaderMap::new();
    let answer = answer(&mut headers);
    let status = StatusCode::from_u16(answer.status);
    let mut response = Response::new(answer.body);
    *response.status_mut() = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    *response.headers_mut() = headers;
    response
}

const fn name(field: Field) -> HeaderName {
    match field {
        Field::Allow => header::ALLOW,
        Field::CacheControl => header::CACHE_CONTROL,
        Field::ContentEncoding => header::CONTENT_ENCODING,
        Field::ContentLanguage => header::CONTENT_LANGUAGE,
        Field::ContentLength => header::CONTENT_LENGTH,
        Field::ContentSecurityPolicy => header::CONTENT_SECURITY_POLICY,
        Field::ContentType => header::CONTENT_TYPE,
        Field::ContentTypeOptions => header::X_CONTENT_TYPE_OPTIONS,
        Field::EntityTag => header::ETAG,
        Field::Link => header::LINK,
        Field::Location => header::LOCATION,
        Field::ReferrerPolicy => header::REFERRER_POLICY,
        Field::SetCookie => header::SET_COOKIE,
        Field::Vary => header::VARY,
    }
}

fn value(value: Value<'_>) -> HeaderValue {
    match value {
        Value::Known(known) => known.to_value(),
        Value::Text(text) => HeaderValue::from_static(text),
        Value::Number(number) => number.into(),
        // Quotes, digits and letters are always a valid value.
        Value::Tag(tag) => {
            HeaderValue::from_bytes(tag.as_bytes()).unwrap_or(HeaderValue::from_static(""))
        }
        Value::Written(text) => HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static("")),
    }
}
