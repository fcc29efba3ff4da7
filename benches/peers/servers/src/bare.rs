//! hyper without a framework. It answers every request with the recorded response.

use std::convert::Infallible;
use std::future::ready;
use std::net::Ipv4Addr;

use http_body_util::Full;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use crate::life;
use crate::recorded::Recorded;

/// Serves until the standard input ends.
pub(crate) fn serve(recorded: &Recorded, port: u16) {
    life::end_with_input();
    life::runtime().block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await;
        let listener = listener.expect("the port is free");
        loop {
            let Ok((stream, _)) = listener.accept().await else {
                continue;
            };
            stream.set_nodelay(true).expect("TCP has it");
            let recorded = recorded.clone();
            tokio::spawn(async move {
                let service =
                    service_fn(|_| ready(Ok::<_, Infallible>(recorded.response(Full::new))));
                let connection =
                    http1::Builder::new().serve_connection(TokioIo::new(stream), service);
                // A client that closes the connection is not an error.
                let _ = connection.await;
            });
        }
    });
}
