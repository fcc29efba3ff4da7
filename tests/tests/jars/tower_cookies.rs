//! tower-cookies: a layer, and a jar among the extensions of the request. It reads percent-encoding, but writes values
//! as they are: its plain jar gets the cookie of the header, in which the value is encoded.

use std::convert::Infallible;

use axum::body::Body;
use axum::http::{Request, Response, header};
use cookie::Cookie;
use tower::{Layer as _, ServiceExt as _, service_fn};
use tower_cookies::{CookieManagerLayer, Cookies, Key};

use super::{Jar, SECRET};

/// Runs a handler under the layer.
fn with(sent: &str, handler: impl Fn(&Cookies, &Key) + Clone + Send + 'static) -> Response<Body> {
    let program = service_fn(move |request: Request<Body>| {
        let cookies = request.extensions().get::<Cookies>().expect("the layer");
        handler(cookies, &Key::from(&SECRET));
        async { Ok::<_, Infallible>(Response::new(Body::empty())) }
    });
    let mut request = Request::get("/");
    if !sent.is_empty() {
        request = request.header(header::COOKIE, sent);
    }
    let request = request.body(Body::empty()).expect("a request");
    let answer = CookieManagerLayer::new().layer(program).oneshot(request);
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let Ok(response) = runtime.expect("a runtime").block_on(answer);
    response
}

pub(crate) fn add(jar: Jar, cookie: Cookie<'static>, written: &str) -> Vec<String> {
    let parsed = Cookie::parse(written.to_owned());
    let response = with("", move |cookies, key| match jar {
        Jar::Plain => cookies.add(parsed.clone().expect("well-formed")),
        Jar::Signed => cookies.signed(key).add(cookie.clone()),
        Jar::Private => cookies.private(key).add(cookie.clone()),
    });
    let headers = response.headers().get_all(header::SET_COOKIE).iter();
    headers
        .map(|value| value.to_str().expect("a text").to_owned())
        .collect()
}

pub(crate) fn get(jar: Jar, sent: &str, name: &'static str) -> Option<String> {
    let (found, answer) = std::sync::mpsc::channel();
    with(sent, move |cookies, key| {
        let cookie = match jar {
            Jar::Plain => cookies.get(name),
            Jar::Signed => cookies.signed(key).get(name),
            Jar::Private => cookies.private(key).get(name),
        };
        let value = cookie.map(|cookie| cookie.value().to_owned());
        found.send(value).expect("somebody listens");
    });
    answer.recv().expect("the handler ran")
}
