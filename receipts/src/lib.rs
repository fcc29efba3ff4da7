//! A store for the receipts of charte, in SQLite or PostgreSQL.
//!
//! ```
//! use charte_receipts::Store;
//! # charte::charters! { mod shops = "../tests/crates/texts/choice.toml"; }
//! # use charte::receipt::ReceiptId;
//! # let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
//! # let folder = tempfile::tempdir()?;
//! # let url = format!("sqlite:{}", folder.path().join("receipts.db").display());
//! # runtime.block_on(async {
//! # let headers = [("Host", "a.example"), ("Sec-Fetch-Site", "same-origin")];
//! # let visit = charte::Visit::new(shops::FLEET.get("a.example"), &headers, 1_764_000_000);
//! # let outcome = charte::choice::handle(visit, "POST", b"choice=accept");
//! # let receipt = outcome.receipt(ReceiptId::random()?).expect("the form is accepted");
//!
//! // `sqlite:receipts.db`, created on first run; or `postgres://user@host/database`.
//! let store = Store::open(&url).await?;
//! store.record(&receipt).await?;
//! assert_eq!(store.find(receipt.id).await?, Some(receipt));
//!
//! let mut lines = Vec::new();
//! assert_eq!(store.export(&mut lines).await?, 1);
//! assert_eq!(store.purge(1_764_000_001).await?, 1);
//! # store.close().await;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # })?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The table
//!
//! `charte_receipts` has the columns `id` (16 bytes), `at` (seconds since 1970), `platform`, and `receipt`
//! (the JSON of [`Receipt`]). `charte_receipts_schema` has the version of
//! the table; [`Store::open`] creates both, and applies what a newer version changes.
//!
//! Rows are added, read, and deleted by age. Nothing changes a row: a trigger refuses it. A withdrawal is a
//! row of its own.
//!
//! # SQLite
//!
//! The file is in WAL mode with `synchronous = FULL`: a recorded receipt survives a crash of the program
//! and of the machine. Several connections and programs may write; they wait for each other up to the
//! timeout. Use a file of its own, on a local disk (WAL needs shared memory).
//!
//! # PostgreSQL
//!
//! With the feature `postgres`. Each statement has the timeout as its `statement_timeout`. `sqlx` has no
//! TLS without one of its features, such as `tls-rustls`: add `sqlx` with it to your program.

#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(not(any(feature = "postgres", feature = "sqlite")))]
compile_error!("charte-receipts needs the feature `sqlite` or `postgres`");

mod database;
mod error;
mod schema;
mod store;

pub use charte::receipt::{Receipt, ReceiptId};

pub use error::{StoreError, StoreErrorKind};
pub use store::Store;
