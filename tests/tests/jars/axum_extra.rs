//! axum-extra: an extractor that is a part of the response.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::IntoResponse as _;
use axum_extra::extract::cookie::{CookieJar, Key, PrivateCookieJar, SignedCookieJar};
use cookie::Cookie;

use super::{Jar, SECRET};

fn key() -> Key {
    Key::from(&SECRET)
}

pub(crate) fn add(jar: Jar, cookie: Cookie<'static>, _: &str) -> Vec<String> {
    let none = HeaderMap::new();
    let response = match jar {
        Jar::Plain => (CookieJar::from_headers(&none).add(cookie), "").into_response(),
        Jar::Signed => {
            (SignedCookieJar::from_headers(&none, key()).add(cookie), "").into_response()
        }
        Jar::Private => {
            (PrivateCookieJar::from_headers(&none, key()).add(cookie), "").into_response()
        }
    };
    let headers = response.headers().get_all(header::SET_COOKIE).iter();
    headers
        .map(|value| value.to_str().expect("a text").to_owned())
        .collect()
}

pub(crate) fn get(jar: Jar, sent: &str, name: &'static str) -> Option<String> {
    let mut headers = HeaderMap::new();
    let sent = HeaderValue::from_str(sent).expect("a header");
    headers.insert(header::COOKIE, sent);
    let value = |cookie: Cookie<'_>| cookie.value().to_owned();
    match jar {
        Jar::Plain => CookieJar::from_headers(&headers)
            .get(name)
            .cloned()
            .map(value),
        Jar::Signed => SignedCookieJar::from_headers(&headers, key())
            .get(name)
            .map(value),
        Jar::Private => PrivateCookieJar::from_headers(&headers, key())
            .get(name)
            .map(value),
    }
}
