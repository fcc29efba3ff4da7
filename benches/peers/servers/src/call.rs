//! A router called as a function.

use std::hint::black_box;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt as _;
use tower::{Service as _, ServiceExt as _};

use crate::{PATH, life};

/// Calls the router this number of times, and reads each body to its end.
pub(crate) fn call(router: Router, times: u32, headers: &[&str]) {
    let mut request = Request::builder().uri(PATH).header("host", "data.issy.com");
    for header in headers {
        let (name, value) = header.split_once(": ").expect("a header");
        request = request.header(name, value);
    }
    let request = request.body(()).expect("a request");
    let mut service = router.into_service::<Body>();
    life::runtime().block_on(async {
        for _ in 0..times {
            let request = request.clone().map(|()| Body::empty());
            let ready = service.ready().await.expect("a router is always ready");
            let response = ready.call(request).await.expect("a router always answers");
            let status = response.status().as_u16();
            assert!(matches!(status, 200 | 304), "status {status}");
            let body = response.into_body().collect().await;
            black_box(body.expect("a body without errors").to_bytes());
        }
    });
}
