//! The web site of a town whose cookies need consent.
//!
//! ```text
//! cargo run -p town               serves <http://127.0.0.1:3001/town>
//! PORT=8080 cargo run -p town     on another port; 0 lets the system choose, and the log names it
//! REVISED=1 cargo run -p town     with a revised charter, which asks all visitors again
//! ```
//!
//! | module | content |
//! |---|---|
//! | [`town`] | the routes: typed cookies, the page where visitors choose, the guard |
//! | `page` | what every page has: the visit, the language, the frame with the banner |
//! | `pages` | the pages |

use std::env;
use std::net::Ipv4Addr;
use std::process::ExitCode;

use charte::Charter;
use tokio::net::TcpListener;
use tracing::{error, info};

mod page;
mod pages;
mod town;

/// The default port.
const PORT: u16 = 3001;

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_target(false)
        .with_ansi(false)
        .with_writer(std::io::stderr)
        .init();
    match serve().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            error!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Serves the site until Ctrl-C.
///
/// # Errors
/// A sentence if `PORT` is not a port, or is in use.
async fn serve() -> Result<(), String> {
    let port = port()?;
    let cannot_listen =
        |error| format!("cannot listen on 127.0.0.1:{port}: {error}; `PORT` chooses another port");
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .map_err(cannot_listen)?;
    let address = listener.local_addr().map_err(cannot_listen)?;
    info!("listening on http://{address}/town");
    axum::serve(listener, town::router(charter()))
        .with_graceful_shutdown(async { drop(tokio::signal::ctrl_c().await) })
        .await
        .map_err(|error| format!("the server stopped: {error}"))
}

/// The port in `PORT`, or the default.
fn port() -> Result<u16, String> {
    let Some(port) = env::var_os("PORT") else {
        return Ok(PORT);
    };
    let port = port.to_string_lossy();
    port.parse().map_err(|_| {
        format!("`PORT` is `{port}`, which is not a port: use a number from 0 to 65535")
    })
}

/// The charter of the town: the revised one if `REVISED` is set.
fn charter() -> Charter<'static> {
    match env::var_os("REVISED") {
        Some(_) => town::REVISED,
        None => town::CHARTER,
    }
}
