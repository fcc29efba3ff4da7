//! The versions of the table, in `migrations/`. A released version never changes: a new one is a new file.
//!
//! `sqlx::migrate` would keep its list in `_sqlx_migrations`, which a program with migrations of its own in
//! the same database has too, and each would refuse the versions of the other.

/// The changes, from version 1 on, for SQLite.
#[cfg(feature = "sqlite")]
pub(crate) const SQLITE: &[&str] = &[include_str!("../migrations/sqlite/1.sql")];
/// The same for PostgreSQL.
#[cfg(feature = "postgres")]
pub(crate) const POSTGRES: &[&str] = &[include_str!("../migrations/postgres/1.sql")];

/// Creates the table of the version.
pub(crate) const CREATE: &str = "CREATE TABLE charte_receipts_schema (version BIGINT NOT NULL)";
/// Reads the version.
pub(crate) const VERSION: &str = "SELECT max(version) FROM charte_receipts_schema";

/// Applies the changes in one transaction. `$known` counts the tables of the version: a user who may not create
/// tables can open a database that has them.
///
/// It is a macro because the two databases have different types.
macro_rules! apply {
    ($transaction:ident, $changes:expr, $known:literal, $record:literal) => {{
        let known: i64 = sqlx::query_scalar($known)
            .fetch_one(&mut *$transaction)
            .await?;
        if known == 0 {
            sqlx::raw_sql($crate::schema::CREATE)
                .execute(&mut *$transaction)
                .await?;
        }
        let version: Option<i64> = sqlx::query_scalar($crate::schema::VERSION)
            .fetch_one(&mut *$transaction)
            .await?;
        let applied = usize::try_from(version.unwrap_or(0)).unwrap_or(usize::MAX);
        let Some(changes) = $changes.get(applied..) else {
            return Err($crate::StoreError::new($crate::StoreErrorKind::Newer));
        };
        for (change, version) in changes.iter().zip(version.unwrap_or(0) + 1..) {
            sqlx::raw_sql(change).execute(&mut *$transaction).await?;
            sqlx::query($record)
                .bind(version)
                .execute(&mut *$transaction)
                .await?;
        }
        $transaction.commit().await?;
    }};
}

pub(crate) use apply;
