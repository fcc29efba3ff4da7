//! hyper, without a framework.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::thread;

use charte::web::Endpoint;
use http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;

use super::{ANY_PORT, mounted};

/// A server that runs until the process ends. `seen` is called with each response.
pub(crate) fn over_hyper(
    endpoint: Endpoint,
    seen: impl Fn(&Request<Incoming>, &Response<charte::web::Body<'static>>) + Clone + Send + 'static,
) -> SocketAddr {
    let listener = std::net::TcpListener::bind(ANY_PORT).expect("a port");
    let address = listener.local_addr().expect("an address");
    listener.set_nonblocking(true).expect("a socket of tokio");
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        runtime.expect("a runtime").block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
            loop {
                let (stream, _) = listener.accept().await.expect("a connection");
                let seen = seen.clone();
                let service = service_fn(move |request: Request<Incoming>| {
                    let endpoint = mounted(endpoint, request.uri().path());
                    let response = endpoint.respond_to(&request);
                    seen(&request, &response);
                    async { Ok::<_, Infallible>(response) }
                });
                let connection =
                    http1::Builder::new().serve_connection(TokioIo::new(stream), service);
                // An error of a client concerns only its own connection.
                tokio::spawn(async { drop(connection.await) });
            }
        })
    });
    address
}
