//! actix-web 4: its cookies are those of `cookie` 0.16, so they are read from the header.

use actix_web::HttpResponse;
use actix_web::cookie::Cookie as ActixCookie;
use actix_web::test::TestRequest;
use cookie::Cookie;

use super::Jar;

pub(crate) fn add(_: Jar, _: Cookie<'static>, written: &str) -> Vec<String> {
    let cookie = ActixCookie::parse(written.to_owned()).expect("well-formed");
    let response = HttpResponse::Ok().cookie(cookie).finish();
    let headers = response.headers().get_all("set-cookie");
    headers
        .map(|value| value.to_str().expect("a text").to_owned())
        .collect()
}

pub(crate) fn get(_: Jar, sent: &str, name: &'static str) -> Option<String> {
    let request = TestRequest::get()
        .insert_header(("cookie", sent))
        .to_http_request();
    let cookie = request.cookie(name)?;
    Some(cookie.value().to_owned())
}
