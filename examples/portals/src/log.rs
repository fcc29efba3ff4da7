//! One line for each request, on the standard error.

use std::io;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use tracing::{Level, info};

use crate::router::host;

/// Sends the log to the standard error.
pub(crate) fn start() {
    tracing_subscriber::fmt()
        .with_max_level(Level::INFO)
        .with_target(false)
        .with_ansi(false)
        .with_writer(io::stderr)
        // Its own errors go to `eprintln!`, which panics if the log is a closed pipe.
        .log_internal_errors(false)
        .init();
}

/// Answers a request and logs it.
pub(crate) async fn request(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let host = host(&request).unwrap_or_default().to_owned();
    let response = next.run(request).await;
    // `Debug` quotes the text, so a visitor cannot forge a line of the log.
    info!(%method, ?path, ?host, status = response.status().as_u16());
    response
}
