//! The server of the preview, on the loopback address.
//!
//! Any page in the browser could send requests to this machine, and a name of its own could lead here
//! (DNS rebinding). So only requests for a loopback name and this port are answered, and no answer may
//! be read by, or shown in, another site.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::sync::watch::Receiver;

use super::edition::Edition;
use super::frame;
use super::selection::Selection;
use super::shell;
use crate::failure::Failure;

/// The usual port.
const PORT: u16 = 8017;

/// How long a request waits for the next edition.
const WAIT: Duration = Duration::from_secs(25);

const SCRIPT: &str = include_str!("preview.js");
const STYLE: &str = include_str!("preview.css");

/// The policy of the page around the preview: its own files, and the page in the frame.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
                      frame-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// What every answer needs.
#[derive(Clone)]
struct Preview {
    editions: Receiver<Arc<Edition>>,
    port: u16,
}

/// Starts the server in threads of its own, and returns its port.
pub(super) fn start(port: Option<u16>, editions: Receiver<Arc<Edition>>) -> Result<u16, Failure> {
    let bind = |port| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    let listener = match port {
        Some(port) => bind(port),
        None => bind(PORT).or_else(|_| bind(0)),
    };
    let unavailable = |error: &std::io::Error| {
        Failure::new("the server cannot listen on this port")
            .because(error)
            .help("name another with `--port`; `--port 0` takes a free one")
    };
    let listener = listener.map_err(|error| unavailable(&error))?;
    let address = listener.local_addr().map_err(|error| unavailable(&error))?;
    let ready = listener.set_nonblocking(true);
    ready.map_err(|error| unavailable(&error))?;
    let preview = Preview {
        editions,
        port: address.port(),
    };
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()?;
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(listener, router(preview)).await
        })
    });
    Ok(address.port())
}

fn router(preview: Preview) -> Router {
    Router::new()
        .route("/", get(index))
        .route("/page", get(page))
        .route("/edition", get(edition))
        .route("/preview.js", get(async || file("text/javascript", SCRIPT)))
        .route("/preview.css", get(async || file("text/css", STYLE)))
        .fallback(async || {
            (
                StatusCode::NOT_FOUND,
                file("text/plain", "this address is not part of the preview\n"),
            )
        })
        .layer(middleware::from_fn_with_state(preview.clone(), guarded))
        .with_state(preview)
}

/// Answers only requests for a loopback name and this port, and protects every answer.
async fn guarded(State(preview): State<Preview>, request: Request, next: Next) -> Response {
    let host = request
        .headers()
        .get(HOST)
        .and_then(|host| host.to_str().ok());
    // Browsers omit the port 80.
    let named = host.map(|host| host.rsplit_once(':').unwrap_or((host, "80")));
    let is_own = named.is_some_and(|(name, port)| {
        matches!(name, "127.0.0.1" | "localhost") && port == preview.port.to_string()
    });
    let mut response = if is_own {
        next.run(request).await
    } else {
        let text = "the preview answers only to http://127.0.0.1 and http://localhost\n";
        (StatusCode::MISDIRECTED_REQUEST, file("text/plain", text)).into_response()
    };
    let headers = response.headers_mut();
    let mut set = |name, value| {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    };
    set(CONTENT_SECURITY_POLICY, POLICY);
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(REFERRER_POLICY, "no-referrer");
    set(CACHE_CONTROL, "no-store");
    set(
        axum::http::HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    );
    set(
        axum::http::HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    response
}

fn file(media: &'static str, text: &'static str) -> impl IntoResponse {
    ([(CONTENT_TYPE, format!("{media}; charset=utf-8"))], text)
}

async fn index(State(preview): State<Preview>, uri: Uri) -> impl IntoResponse {
    let edition = Arc::clone(&preview.editions.borrow());
    let selection = Selection::read(uri.query().unwrap_or_default(), &edition.fleets);
    let page = shell::page(&edition, selection.as_ref());
    ([(CONTENT_TYPE, "text/html; charset=utf-8")], page)
}

async fn page(State(preview): State<Preview>, uri: Uri) -> Response {
    let edition = Arc::clone(&preview.editions.borrow());
    let selection = Selection::read(uri.query().unwrap_or_default(), &edition.fleets);
    match selection.and_then(|selection| frame::frame(&selection, &edition.fleets)) {
        Some(frame) => {
            let headers = [
                (CONTENT_TYPE, frame.media.to_owned()),
                (CONTENT_SECURITY_POLICY, frame.policy),
            ];
            (headers, frame.body).into_response()
        }
        None => (
            StatusCode::NOT_FOUND,
            file("text/plain", "there is no such page\n"),
        )
            .into_response(),
    }
}

/// Answers with the number of the edition, as soon as it is another than the one in the query.
async fn edition(State(mut preview): State<Preview>, uri: Uri) -> impl IntoResponse {
    let known: Option<u64> = uri.query().and_then(|number| number.parse().ok());
    let next = preview
        .editions
        .wait_for(|edition| Some(edition.number) != known);
    let next = tokio::time::timeout(WAIT, next).await;
    let number = match next {
        Ok(Ok(edition)) => edition.number,
        _ => known.unwrap_or_default(),
    };
    (
        [(CONTENT_TYPE, "text/plain; charset=utf-8")],
        number.to_string(),
    )
}
