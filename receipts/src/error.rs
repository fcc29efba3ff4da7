//! Why a store fails.

use std::error::Error;
use std::fmt;
use std::io;

use sqlx::error::ErrorKind;

/// The error of a store. `Display` writes a sentence for the operator, without the URL, which may contain a
/// password. The error of the database is its [`source`](Error::source).
///
/// # Examples
/// ```
/// use charte_receipts::{Store, StoreErrorKind};
/// # let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
/// # runtime.block_on(async {
///
/// let error = Store::open("mysql://localhost/receipts").await.unwrap_err();
/// assert_eq!(error.kind(), StoreErrorKind::Url);
/// # });
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct StoreError {
    kind: StoreErrorKind,
    source: Option<Box<dyn Error + Send + Sync>>,
}

/// The kind of a [`StoreError`].
///
/// # Examples
/// ```
/// use charte_receipts::StoreErrorKind;
///
/// /// Whether a later attempt may succeed.
/// fn is_passing(kind: StoreErrorKind) -> bool {
///     matches!(kind, StoreErrorKind::TimedOut | StoreErrorKind::Unreachable)
/// }
/// assert!(!is_passing(StoreErrorKind::AlreadyRecorded));
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum StoreErrorKind {
    /// The URL is not that of a database which the features of the crate support.
    Url,
    /// The database cannot be reached, or its file cannot be opened.
    Unreachable,
    /// The database did not answer in time. The receipt may nevertheless be stored.
    TimedOut,
    /// The disk of the database is full.
    Full,
    /// The database or its file accepts no writes.
    ReadOnly,
    /// A receipt with this number is stored already.
    AlreadyRecorded,
    /// A newer version of the crate made the table.
    Newer,
    /// A row does not contain a receipt.
    Damaged,
    /// The output of an export cannot be written.
    Output,
    /// Another error of the database: see the source.
    Database,
}

impl StoreError {
    pub(crate) fn new(kind: StoreErrorKind) -> Self {
        Self { kind, source: None }
    }

    pub(crate) fn with(
        kind: StoreErrorKind,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        Self {
            kind,
            source: Some(source.into()),
        }
    }

    /// Returns the kind.
    pub fn kind(&self) -> StoreErrorKind {
        self.kind
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            StoreErrorKind::Url => {
                "the URL is not that of a database which this program supports: write \
                 `sqlite:receipts.db` (feature `sqlite`) or `postgres://user@host/database` (feature \
                 `postgres`)"
            }
            StoreErrorKind::Unreachable => {
                "the database of the receipts cannot be reached: check that it runs, or that the folder \
                 of its file exists and can be written"
            }
            StoreErrorKind::TimedOut => {
                "the database of the receipts did not answer in time: it is busy or stopped"
            }
            StoreErrorKind::Full => {
                "the disk of the database is full: free some space, or delete old receipts with `purge`"
            }
            StoreErrorKind::ReadOnly => {
                "the database of the receipts accepts no writes: check the permissions of its file and \
                 folder, or the mode in its URL"
            }
            StoreErrorKind::AlreadyRecorded => {
                "a receipt with this number is stored already: each answer needs a new random number"
            }
            StoreErrorKind::Newer => {
                "a newer version of charte-receipts made the table: update this program"
            }
            StoreErrorKind::Damaged => {
                "a row of `charte_receipts` does not contain a receipt: something else wrote it"
            }
            StoreErrorKind::Output => "the export cannot be written",
            StoreErrorKind::Database => "the database of the receipts failed",
        })?;
        match &self.source {
            Some(source) => write!(f, " ({source})"),
            None => Ok(()),
        }
    }
}

impl Error for StoreError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let source = self.source.as_ref()?;
        Some(&**source)
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let kind = match &error {
            sqlx::Error::Configuration(_) => StoreErrorKind::Url,
            sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::WorkerCrashed => {
                StoreErrorKind::Unreachable
            }
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed => StoreErrorKind::TimedOut,
            sqlx::Error::Database(error) if error.kind() == ErrorKind::UniqueViolation => {
                StoreErrorKind::AlreadyRecorded
            }
            sqlx::Error::Database(error) => of_code(&error.code().unwrap_or_default()),
            _ => StoreErrorKind::Database,
        };
        Self::with(kind, error)
    }
}

/// Returns the kind of a result code of SQLite or of an SQLSTATE of PostgreSQL (its manual, appendix A).
fn of_code(code: &str) -> StoreErrorKind {
    match code {
        // query_canceled (statement_timeout), lock_not_available
        "57014" | "55P03" => StoreErrorKind::TimedOut,
        // disk_full
        "53100" => StoreErrorKind::Full,
        // read_only_sql_transaction
        "25006" => StoreErrorKind::ReadOnly,
        // too_many_connections, admin_shutdown, crash_shutdown, cannot_connect_now
        "53300" | "57P01" | "57P02" | "57P03" => StoreErrorKind::Unreachable,
        _ if code.len() == 5 => StoreErrorKind::Database,
        // The lowest byte of an extended result code is the primary one.
        code => match code.parse::<u32>().map(|code| code & 0xff) {
            Ok(5 | 6) => StoreErrorKind::TimedOut, // SQLITE_BUSY, SQLITE_LOCKED
            Ok(8) => StoreErrorKind::ReadOnly,     // SQLITE_READONLY
            Ok(13) => StoreErrorKind::Full,        // SQLITE_FULL
            Ok(14) => StoreErrorKind::Unreachable, // SQLITE_CANTOPEN
            _ => StoreErrorKind::Database,
        },
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        Self::with(StoreErrorKind::Output, error)
    }
}
