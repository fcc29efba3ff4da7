//! The socket, and the signals that stop it.

use std::env;
use std::future::Future;
use std::io;
use std::net::Ipv4Addr;
use std::time::Duration;

use axum::serve::Listener;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::{select, time};
use tracing::{info, warn};

use crate::failure::Failure;
use crate::{log, router};

/// The default port.
const PORT: u16 = 3000;

/// The time that a connection has for the head of its next request. Then it is closed, to free its place.
const HEAD: Duration = Duration::from_secs(10);

/// The time that open requests have after a signal to stop.
const GRACE: Duration = Duration::from_secs(5);

/// The port in `PORT`, or the default.
///
/// # Errors
/// A [`Failure::Usage`] if `PORT` is not a port.
pub(crate) fn port() -> Result<u16, Failure> {
    let Some(port) = env::var_os("PORT") else {
        return Ok(PORT);
    };
    let port = port.to_string_lossy();
    port.parse().map_err(|_| {
        Failure::Usage(format!(
            "`PORT` is `{port}`, which is not a port: use a number from 0 to 65535"
        ))
    })
}

/// Serves the charters until a signal to stop (Ctrl-C, SIGTERM).
///
/// # Errors
/// A [`Failure::System`], for instance if the port is in use.
pub(crate) fn run(port: u16) -> Result<(), Failure> {
    log::start();
    let runtime = Runtime::new()
        .map_err(|error| Failure::System(format!("cannot start the threads: {error}")))?;
    runtime.block_on(serve(port))
}

async fn serve(port: u16) -> Result<(), Failure> {
    // Before the address is logged, so that no signal is missed after it.
    let stop = stop_signal()?;
    let mut listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .map_err(|error| cannot_listen(port, &error))?;
    let address = listener
        .local_addr()
        .map_err(|error| cannot_listen(port, &error))?;
    info!("listening on http://{address}/");

    // Not `axum::serve`, which waits for a request without a time limit.
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD);
    let router = router::router();
    let open = GracefulShutdown::new();
    let accept = async {
        loop {
            let (stream, _) = Listener::accept(&mut listener).await;
            let service = TowerToHyperService::new(router.clone());
            let connection = open.watch(http.serve_connection(TokioIo::new(stream), service));
            // An error of a client concerns only its own connection.
            tokio::spawn(async { drop(connection.await) });
        }
    };
    select! {
        () = accept => {}
        () = stop => {}
    }
    drop(listener);
    info!("stopping");
    select! {
        () = open.shutdown() => info!("stopped"),
        // An endless request must not prevent the app from stopping.
        () = time::sleep(GRACE) => {
            warn!("stopped, with requests still open after {} s", GRACE.as_secs());
        }
    }
    Ok(())
}

/// The error of a port that cannot be used.
fn cannot_listen(port: u16, error: &io::Error) -> Failure {
    Failure::System(format!(
        "cannot listen on 127.0.0.1:{port}: {error}; `PORT` chooses another port"
    ))
}

/// Ends with the first signal to stop after the call.
#[cfg(unix)]
fn stop_signal() -> Result<impl Future<Output = ()>, Failure> {
    use tokio::signal::unix::{SignalKind, signal};

    let listen = |kind| {
        signal(kind).map_err(|error| Failure::System(format!("cannot wait for signals: {error}")))
    };
    let mut interrupt = listen(SignalKind::interrupt())?;
    let mut terminate = listen(SignalKind::terminate())?;
    Ok(async move {
        select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Ends with the first Ctrl-C.
#[cfg(windows)]
fn stop_signal() -> Result<impl Future<Output = ()>, Failure> {
    let mut interrupt = tokio::signal::windows::ctrl_c()
        .map_err(|error| Failure::System(format!("cannot wait for signals: {error}")))?;
    Ok(async move {
        interrupt.recv().await;
    })
}
