//! axum.

use std::net::SocketAddr;
use std::thread;

use axum::Router;
use axum::body::{Body, to_bytes};
use charte::web::Endpoint;
use tower::ServiceExt as _;

use super::{ANY_PORT, Server};
use crate::exchange::{Answer, Request};

/// The router, without a socket.
pub(crate) struct InAxum(pub(crate) Router);

impl InAxum {
    pub(crate) fn new(endpoint: Endpoint) -> Self {
        Self(charte::axum::router("/cookies", endpoint))
    }
}

impl Server for InAxum {
    fn answer(&self, request: &Request) -> Answer {
        let request = request.to_http().map(|()| Body::empty());
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        runtime.expect("a runtime").block_on(async {
            let Ok(response) = self.0.clone().oneshot(request).await;
            let (parts, body) = response.into_parts();
            let body = to_bytes(body, usize::MAX).await.expect("a body");
            Answer::from_http(&parts, body.into())
        })
    }
}

/// The router behind a socket, until the process ends.
pub(crate) fn over_axum(endpoint: Endpoint) -> SocketAddr {
    serve(charte::axum::router("/cookies", endpoint))
}

/// Any router behind a socket, until the process ends.
pub(crate) fn serve(router: Router) -> SocketAddr {
    let listener = std::net::TcpListener::bind(ANY_PORT).expect("a port");
    let address = listener.local_addr().expect("an address");
    listener.set_nonblocking(true).expect("a socket of tokio");
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        runtime.expect("a runtime").block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener);
            axum::serve(listener.expect("a listener"), router).await
        })
    });
    address
}
