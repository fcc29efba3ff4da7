//! The store.

use std::future::Future;
use std::time::Duration;

use tokio::io::{AsyncWrite, AsyncWriteExt as _};

use crate::database::{Database, on};
use crate::error::{StoreError, StoreErrorKind};
use crate::{Receipt, ReceiptId};

/// The receipts of a program, in a database. A clone shares the connections.
///
/// The crate documentation has an example.
#[derive(Clone, Debug)]
pub struct Store {
    database: Database,
    timeout: Duration,
}

/// How long a store waits for its database, unless [`Store::open_within`] says otherwise. A visitor waits
/// for the answer to the form.
const TIMEOUT: Duration = Duration::from_secs(5);

impl Store {
    /// Opens the database with this URL, and creates the table or updates it:
    ///
    /// - `sqlite:receipts.db`, a file, which is created if it does not exist; its folder must exist;
    /// - `postgres://user:password@host/database`, with the feature `postgres`.
    ///
    /// # Errors
    /// If the database cannot be opened within 5 seconds, or if a newer version made its table.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        Self::open_within(url, TIMEOUT).await
    }

    /// Opens the database with this URL, as [`open`](Self::open) does, with another timeout for each
    /// statement.
    ///
    /// # Errors
    /// As for [`open`](Self::open).
    pub async fn open_within(url: &str, timeout: Duration) -> Result<Self, StoreError> {
        let database = Database::open(url, timeout);
        let database = within(timeout, database).await?;
        Ok(Self { database, timeout })
    }

    /// Stores a receipt. It is stored when this returns `Ok`: SQLite and PostgreSQL have written it to
    /// the disk.
    ///
    /// # Errors
    /// If it is not stored. After [`StoreErrorKind::TimedOut`] it may be stored nevertheless.
    pub async fn record(&self, receipt: &Receipt) -> Result<(), StoreError> {
        let line = line(receipt)?;
        let id = receipt.id.to_bytes();
        let statement = self.database.statements().record;
        let stored = async {
            on!(&self.database, pool => {
                let statement = sqlx::query(statement).bind(&id[..]).bind(seconds(receipt.at));
                let statement = statement.bind(&receipt.platform).bind(&line);
                statement.execute(pool).await?;
            });
            Ok(())
        };
        within(self.timeout, stored).await
    }

    /// Returns the receipt with this number; `None` if there is none.
    ///
    /// # Errors
    /// If the database fails, or if the row is not a receipt.
    pub async fn find(&self, id: ReceiptId) -> Result<Option<Receipt>, StoreError> {
        let id = id.to_bytes();
        let statement = self.database.statements().find;
        let found = async {
            let line: Option<String> = on!(&self.database, pool => {
                let statement = sqlx::query_scalar(statement).bind(&id[..]);
                statement.fetch_optional(pool).await?
            });
            Ok(line)
        };
        let line = within(self.timeout, found).await?;
        line.as_deref().map(receipt).transpose()
    }

    /// Deletes the receipts of answers before a time, in seconds since 1970, and returns their number.
    ///
    /// It deletes ten thousand at a time, so that other writers do not wait. If it fails, call it again.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn purge(&self, before: u64) -> Result<u64, StoreError> {
        let statement = self.database.statements().purge;
        let mut purged = 0;
        loop {
            let some = async {
                let deleted = on!(&self.database, pool => {
                    let statement = sqlx::query(statement).bind(seconds(before));
                    statement.execute(pool).await?.rows_affected()
                });
                Ok(deleted)
            };
            match within(self.timeout, some).await? {
                0 => return Ok(purged),
                some => purged += some,
            }
        }
    }

    /// Writes all receipts as JSON lines, the oldest first, and returns their number. Each line is an
    /// object of `docs/receipt.schema.json`.
    ///
    /// # Errors
    /// If the database fails, if a row is not a receipt, or if the output cannot be written.
    pub async fn export<W: AsyncWrite + Unpin>(&self, out: &mut W) -> Result<u64, StoreError> {
        let statement = self.database.statements().page;
        let (mut at, mut id) = (i64::MIN, Vec::new());
        let mut exported = 0;
        loop {
            let page = async {
                let rows: Vec<(i64, Vec<u8>, String)> = on!(&self.database, pool => {
                    let statement = sqlx::query_as(statement).bind(at).bind(&id[..]);
                    statement.fetch_all(pool).await?
                });
                Ok(rows)
            };
            let rows = within(self.timeout, page).await?;
            let Some((last_at, last_id, _)) = rows.last() else {
                out.flush().await?;
                return Ok(exported);
            };
            (at, id) = (*last_at, last_id.clone());
            for (_, _, stored) in rows {
                // Written anew, so that each line is a receipt and one line, whoever wrote the row.
                let mut line = line(&receipt(&stored)?)?;
                line.push('\n');
                out.write_all(line.as_bytes()).await?;
                exported += 1;
            }
        }
    }

    /// Closes the connections, after the statements that run.
    pub async fn close(&self) {
        on!(&self.database, pool => pool.close().await);
    }
}

/// Waits for a statement. The database has the same timeout, and returns a more exact error if it can.
async fn within<T>(
    timeout: Duration,
    result: impl Future<Output = Result<T, StoreError>>,
) -> Result<T, StoreError> {
    /// What the database gets to report its own timeout.
    const MARGIN: Duration = Duration::from_millis(500);

    match tokio::time::timeout(timeout.saturating_add(MARGIN), result).await {
        Ok(result) => result,
        Err(elapsed) => Err(StoreError::with(StoreErrorKind::TimedOut, elapsed)),
    }
}

fn line(receipt: &Receipt) -> Result<String, StoreError> {
    serde_json::to_string(receipt).map_err(|error| StoreError::with(StoreErrorKind::Damaged, error))
}

fn receipt(line: &str) -> Result<Receipt, StoreError> {
    serde_json::from_str(line).map_err(|error| StoreError::with(StoreErrorKind::Damaged, error))
}

/// Returns seconds as the databases store them.
fn seconds(at: u64) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX)
}
