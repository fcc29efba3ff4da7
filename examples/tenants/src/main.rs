//! The web sites of towns that are rows of a `SQLite` database.
//!
//! ```text
//! cargo run -p tenants                      serves <http://valbourg.localhost:3002> and <http://rivemont.localhost:3002>
//! DATABASE=towns.db cargo run -p tenants    with another file than `tenants.db`; a missing one is created
//! PORT=8080 cargo run -p tenants            on another port; 0 lets the system choose, and the log names it
//! ```
//!
//! | module | content |
//! |---|---|
//! | [`tenants`] | the table, and the charter of each row |
//! | [`site`] | the site that each town has |

use std::env;
use std::net::Ipv4Addr;
use std::process::ExitCode;
use std::time::Duration;

use sqlx::SqlitePool;
use tokio::net::TcpListener;
use tokio::time;
use tracing::{error, info};

use tenants::Tenants;

mod site;
mod tenants;
#[cfg(test)]
mod tests;

/// The default port.
const PORT: &str = "3002";

/// The default file.
const DATABASE: &str = "tenants.db";

/// How long a new row waits at most until it is served.
const PAUSE: Duration = Duration::from_secs(5);

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

/// Serves the sites until Ctrl-C.
///
/// # Errors
/// A sentence if `DATABASE` is not a database, or if `PORT` is not a port or is in use.
async fn serve() -> Result<(), String> {
    let file = env::var("DATABASE").unwrap_or_else(|_| DATABASE.to_owned());
    let cannot_read =
        |error| format!("cannot read {file}: {error}; `DATABASE` chooses another file");
    let database = tenants::open(&file).await.map_err(cannot_read)?;
    let tenants = Tenants::default();
    tenants.read(&database).await.map_err(cannot_read)?;

    let port = env::var("PORT").unwrap_or_else(|_| PORT.to_owned());
    let number = port.parse().map_err(|_| {
        format!("`PORT` is `{port}`, which is not a port: use a number from 0 to 65535")
    })?;
    let cannot_listen =
        |error| format!("cannot listen on 127.0.0.1:{port}: {error}; `PORT` chooses another port");
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, number))
        .await
        .map_err(cannot_listen)?;
    let address = listener.local_addr().map_err(cannot_listen)?;
    info!("listening on http://{address}");

    let app = site::router(&tenants);
    tokio::spawn(async move { keep_reading(&tenants, &database).await });
    axum::serve(listener, app)
        .with_graceful_shutdown(async { drop(tokio::signal::ctrl_c().await) })
        .await
        .map_err(|error| format!("the server stopped: {error}"))
}

/// Reads the table again and again, so that a town that signs up has its site without a restart.
async fn keep_reading(tenants: &Tenants, database: &SqlitePool) {
    loop {
        time::sleep(PAUSE).await;
        if let Err(error) = tenants.read(database).await {
            error!("cannot read the tenants: {error}; the last ones that were read are served");
        }
    }
}
