//! The two databases: how each is opened, and its statements.

use std::str::FromStr;
use std::time::Duration;

#[cfg(feature = "postgres")]
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
#[cfg(feature = "sqlite")]
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use crate::error::{StoreError, StoreErrorKind};
use crate::schema;

/// The connections to a database.
#[derive(Clone, Debug)]
pub(crate) enum Database {
    #[cfg(feature = "sqlite")]
    Sqlite(SqlitePool),
    #[cfg(feature = "postgres")]
    Postgres(PgPool),
}

/// The maximum number of connections.
const CONNECTIONS: u32 = 8;

/// Runs the same code on either pool.
macro_rules! on {
    ($database:expr, $pool:ident => $code:expr) => {
        match $database {
            #[cfg(feature = "sqlite")]
            $crate::database::Database::Sqlite($pool) => $code,
            #[cfg(feature = "postgres")]
            $crate::database::Database::Postgres($pool) => $code,
        }
    };
}

pub(crate) use on;

impl Database {
    pub(crate) async fn open(url: &str, timeout: Duration) -> Result<Self, StoreError> {
        match url.split_once(':').map(|(scheme, _)| scheme) {
            #[cfg(feature = "sqlite")]
            Some("sqlite") => {
                // A database in memory ends with its last connection.
                let is_memory = url.contains(":memory:") || url.contains("mode=memory");
                sqlite(SqliteConnectOptions::from_str(url)?, is_memory, timeout).await
            }
            #[cfg(feature = "postgres")]
            Some("postgres" | "postgresql") => {
                postgres(PgConnectOptions::from_str(url)?, timeout).await
            }
            _ => Err(StoreError::new(StoreErrorKind::Url)),
        }
    }

    pub(crate) fn statements(&self) -> &'static Statements {
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite(_) => &SQLITE,
            #[cfg(feature = "postgres")]
            Self::Postgres(_) => &POSTGRES,
        }
    }
}

/// Opens a file, which is created if it does not exist, or a database in memory.
#[cfg(feature = "sqlite")]
pub(crate) async fn sqlite(
    options: SqliteConnectOptions,
    is_memory: bool,
    timeout: Duration,
) -> Result<Database, StoreError> {
    let options = options
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(timeout);
    let pool = if is_memory {
        SqlitePoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
    } else {
        SqlitePoolOptions::new().max_connections(CONNECTIONS)
    };
    let pool = pool.acquire_timeout(timeout).connect_with(options).await?;
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    schema::apply!(
        transaction,
        schema::SQLITE,
        "SELECT count(*) FROM sqlite_master WHERE name = 'charte_receipts_schema'",
        "INSERT INTO charte_receipts_schema (version) VALUES (?)"
    );
    Ok(Database::Sqlite(pool))
}

/// Connects to a server.
#[cfg(feature = "postgres")]
async fn postgres(options: PgConnectOptions, timeout: Duration) -> Result<Database, StoreError> {
    let milliseconds = timeout.as_millis().to_string();
    let options = options.options([("statement_timeout", milliseconds)]);
    let pool = PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(timeout)
        .connect_with(options)
        .await?;
    let mut transaction = pool.begin().await?;
    // Programs that start at the same time wait for each other. The number is that of this crate alone.
    sqlx::query("SELECT pg_advisory_xact_lock(7164220260117)")
        .execute(&mut *transaction)
        .await?;
    schema::apply!(
        transaction,
        schema::POSTGRES,
        "SELECT count(*) FROM pg_class WHERE oid = to_regclass('charte_receipts_schema')",
        "INSERT INTO charte_receipts_schema (version) VALUES ($1)"
    );
    Ok(Database::Postgres(pool))
}

/// The statements of a database.
pub(crate) struct Statements {
    pub(crate) record: &'static str,
    pub(crate) find: &'static str,
    /// The receipts after a time and a number, the oldest first.
    pub(crate) page: &'static str,
    /// Deletes some of the receipts before a time.
    pub(crate) purge: &'static str,
}

#[cfg(feature = "sqlite")]
const SQLITE: Statements = Statements {
    record: "INSERT INTO charte_receipts (id, at, platform, receipt) VALUES (?, ?, ?, ?)",
    find: "SELECT receipt FROM charte_receipts WHERE id = ?",
    page: "SELECT at, id, receipt FROM charte_receipts WHERE (at, id) > (?, ?) \
           ORDER BY at, id LIMIT 1000",
    purge: "DELETE FROM charte_receipts WHERE id IN \
            (SELECT id FROM charte_receipts WHERE at < ? ORDER BY at LIMIT 10000)",
};

#[cfg(feature = "postgres")]
const POSTGRES: Statements = Statements {
    record: "INSERT INTO charte_receipts (id, at, platform, receipt) VALUES ($1, $2, $3, $4::json)",
    find: "SELECT receipt::text FROM charte_receipts WHERE id = $1",
    page: "SELECT at, id, receipt::text FROM charte_receipts WHERE (at, id) > ($1, $2) \
           ORDER BY at, id LIMIT 1000",
    purge: "DELETE FROM charte_receipts WHERE id IN \
            (SELECT id FROM charte_receipts WHERE at < $1 ORDER BY at LIMIT 10000)",
};
