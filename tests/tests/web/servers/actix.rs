//! actix.

use std::net::SocketAddr;
use std::sync::mpsc;
use std::thread;

use actix_web::dev::ServiceResponse;
use actix_web::http::Version;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::rt::System;
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::{App, HttpServer};
use charte::web::Endpoint;

use super::{ANY_PORT, Server};
use crate::exchange::{Answer, Request};

/// The routes, without a socket.
pub(crate) struct InActix(pub(crate) Endpoint);

impl Server for InActix {
    fn answer(&self, request: &Request) -> Answer {
        let requested = to_actix(request);
        System::new().block_on(async {
            let app = App::new().configure(charte::actix::routes("/cookies", self.0));
            let app = init_service(app).await;
            let response = call_service(&app, requested.to_request()).await;
            from_actix(response).await
        })
    }
}

/// A request in the types of actix, without its body.
pub(crate) fn to_actix(request: &Request) -> TestRequest {
    let mut requested = TestRequest::with_uri(&request.target)
        .method(request.method.parse().expect("a method"))
        .version(match request.version.as_str() {
            "HTTP/1.0" => Version::HTTP_10,
            "HTTP/2" => Version::HTTP_2,
            _ => Version::HTTP_11,
        });
    for (name, value) in &request.headers {
        let name: HeaderName = name.parse().expect("a name");
        let value = HeaderValue::from_bytes(value).expect("a value");
        requested = requested.append_header((name, value));
    }
    requested
}

/// A response in the types of actix.
pub(crate) async fn from_actix(response: ServiceResponse) -> Answer {
    let status = response.status().as_u16();
    let headers = response.headers().iter();
    let headers = headers
        .map(|(name, value)| {
            let value = value.to_str().expect("ASCII");
            (name.to_string(), value.to_owned())
        })
        .collect();
    let body = read_body(response).await;
    Answer {
        status,
        headers,
        body: body.into(),
    }
}

/// The routes behind a socket, until the process ends.
pub(crate) fn over_actix(endpoint: Endpoint) -> SocketAddr {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        System::new().block_on(async move {
            let server = HttpServer::new(move || {
                App::new().configure(charte::actix::routes("/cookies", endpoint))
            });
            let server = server.workers(1).disable_signals();
            let server = server.bind(ANY_PORT).expect("a port");
            let _ = sender.send(server.addrs()[0]);
            server.run().await
        })
    });
    receiver.recv().expect("an address")
}
