//! The store, in SQLite and in a real PostgreSQL: what it keeps, and how it fails.

mod disk;

use std::time::Duration;

use charte::choice::handle;
use charte::{Charter, Visit};
use charte_receipts::{Receipt, ReceiptId, Store, StoreErrorKind};
use charte_tests::postgres::Postgres;
use serde_json::Value;
use sqlx::Connection as _;
use tempfile::TempDir;

charte::charters! {
    mod shops = "../tests/crates/texts/choice.toml";
}

const SHOP: Charter<'static> = shops::FLEET.get("a.example");
const NOW: u64 = 1_764_000_000;

/// The receipt with this number of an answer at this time.
fn receipt(number: u64, at: u64) -> Receipt {
    let headers = [("Host", "a.example"), ("Sec-Fetch-Site", "same-origin")];
    let visit = Visit::new(SHOP, &headers, at);
    let outcome = handle(visit, "POST", b"choice=choose&category=audience");
    outcome.receipt(id(number)).expect("the form is accepted")
}

fn id(number: u64) -> ReceiptId {
    ReceiptId::new(u128::from(number).to_be_bytes())
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build();
    runtime.expect("a runtime").block_on(future)
}

fn sqlite(folder: &TempDir) -> String {
    format!("sqlite:{}", folder.path().join("receipts.db").display())
}

#[test]
fn sqlite_keeps_receipts() {
    let folder = tempfile::tempdir().expect("a folder");
    block_on(keeps_receipts(&sqlite(&folder)));
}

#[test]
fn postgres_keeps_receipts() {
    let Some(server) = Postgres::start("the store in PostgreSQL") else {
        return;
    };
    block_on(keeps_receipts(&server.url()));
    block_on(is_never_changed_in_postgres(&server.url()));
    block_on(two_writers(&server.url()));
    block_on(a_locked_table(&server.url()));
    block_on(a_full_disk_of_postgres(&server.url()));
    block_on(a_crash(server));
}

async fn keeps_receipts(url: &str) {
    let store = Store::open(url)
        .await
        .expect("the first run creates the table");
    for number in 0..2_500 {
        let receipt = receipt(number, NOW + number / 10);
        store.record(&receipt).await.expect("it is stored");
    }
    store.close().await;
    let store = Store::open(url).await.expect("the table exists");
    let found = store.find(id(42)).await.expect("the database answers");
    assert_eq!(found, Some(receipt(42, NOW + 4)));
    assert_eq!(
        store.find(id(9_999)).await.expect("the database answers"),
        None
    );

    let again = store
        .record(&receipt(42, NOW + 99))
        .await
        .expect_err("it is stored already");
    assert_eq!(again.kind(), StoreErrorKind::AlreadyRecorded);
    let found = store.find(id(42)).await.expect("the database answers");
    assert_eq!(
        found.map(|receipt| receipt.at),
        Some(NOW + 4),
        "the row is not rewritten"
    );

    let mut lines = Vec::new();
    assert_eq!(store.export(&mut lines).await.expect("an export"), 2_500);
    let lines = String::from_utf8(lines).expect("a text");
    let schema = charte_tests::workspace().join("docs/receipt.schema.json");
    let schema = std::fs::read_to_string(schema).expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a JSON Schema");
    let mut exported: Vec<u128> = Vec::new();
    for line in lines.lines() {
        let value: Value = serde_json::from_str(line).expect("each line is JSON");
        assert!(schema.is_valid(&value), "{line}");
        let receipt: Receipt = serde_json::from_str(line).expect("a receipt");
        exported.push(u128::from_be_bytes(receipt.id.to_bytes()));
    }
    assert!(
        exported.iter().copied().eq(0..2_500),
        "each receipt once, the oldest first"
    );

    assert_eq!(store.purge(NOW).await.expect("a purge"), 0);
    assert_eq!(store.purge(NOW + 100).await.expect("a purge"), 1_000);
    assert_eq!(
        store.find(id(999)).await.expect("the database answers"),
        None
    );
    assert!(
        store
            .find(id(1_000))
            .await
            .expect("the database answers")
            .is_some()
    );
    assert_eq!(store.purge(u64::MAX).await.expect("a purge"), 1_500);
    assert_eq!(store.export(&mut Vec::new()).await.expect("an export"), 0);
    store.close().await;
}

async fn two_writers(url: &str) {
    let stores = [Store::open(url), Store::open(url)];
    let mut writers = Vec::new();
    for (at, store) in stores.into_iter().enumerate() {
        let store = store.await.expect("both open at the same time");
        for task in 0..8_u64 {
            let store = store.clone();
            writers.push(tokio::spawn(async move {
                for number in 0..25 {
                    let number = (at as u64) << 32 | task << 16 | number;
                    store
                        .record(&receipt(number, NOW))
                        .await
                        .expect("it waits for the others");
                }
            }));
        }
    }
    for writer in writers {
        writer.await.expect("no panic");
    }
    let store = Store::open(url).await.expect("it opens");
    assert_eq!(store.purge(u64::MAX).await.expect("a purge"), 2 * 8 * 25);
    store.close().await;
}

#[test]
fn two_writers_of_a_file_wait_for_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    block_on(two_writers(&sqlite(&folder)));
}

/// Runs SQL in the database of a store.
async fn sql(url: &str, statement: &str) -> Result<(), sqlx::Error> {
    if url.starts_with("sqlite") {
        let pool = sqlx::SqlitePool::connect(url).await?;
        sqlx::raw_sql(statement).execute(&pool).await?;
        pool.close().await;
    } else {
        let mut server = sqlx::PgConnection::connect(url).await?;
        // Each by itself: several at once are one transaction.
        for statement in statement.split(";\n") {
            sqlx::raw_sql(statement).execute(&mut server).await?;
        }
        server.close().await?;
    }
    Ok(())
}

const UPDATE: &str = "UPDATE charte_receipts SET at = 0";

async fn is_never_changed_in_postgres(url: &str) {
    let store = Store::open(url).await.expect("it opens");
    store.record(&receipt(1, NOW)).await.expect("it is stored");
    let error = sql(url, UPDATE).await.expect_err("a trigger refuses it");
    assert!(
        error.to_string().contains("a receipt is never changed"),
        "{error}"
    );
    assert_eq!(store.purge(u64::MAX).await.expect("a purge"), 1);
    store.close().await;
}

#[test]
fn a_row_of_a_file_is_never_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    block_on(is_never_changed_in_postgres(&sqlite(&folder)));
}

#[test]
fn a_row_that_something_else_wrote_is_reported() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = &sqlite(&folder);
    block_on(async {
        let store = Store::open(url).await.expect("it opens");
        let row = "INSERT INTO charte_receipts VALUES (zeroblob(16), 1, '', '{}')";
        sql(url, row).await.expect("a row");
        let error = store.find(id(0)).await.expect_err("it is no receipt");
        assert_eq!(error.kind(), StoreErrorKind::Damaged);
        let error = store
            .export(&mut Vec::new())
            .await
            .expect_err("it is no receipt");
        assert_eq!(error.kind(), StoreErrorKind::Damaged);
        let newer = "INSERT INTO charte_receipts_schema VALUES (99)";
        sql(url, newer).await.expect("a row");
        let error = Store::open(url).await.expect_err("the table is newer");
        assert_eq!(error.kind(), StoreErrorKind::Newer);
        store.close().await;
    });
}

#[test]
fn a_busy_file_fails_in_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = &sqlite(&folder);
    block_on(async {
        let store = Store::open_within(url, Duration::from_millis(200))
            .await
            .expect("it opens");
        let pool = sqlx::SqlitePool::connect(url)
            .await
            .expect("another program");
        let lock = pool.begin_with("BEGIN IMMEDIATE").await.expect("it writes");
        let error = store
            .record(&receipt(1, NOW))
            .await
            .expect_err("the file is locked");
        assert_eq!(error.kind(), StoreErrorKind::TimedOut, "{error}");
        assert_eq!(store.find(id(1)).await.expect("readers do not wait"), None);
        lock.rollback().await.expect("it ends");
        store
            .record(&receipt(1, NOW))
            .await
            .expect("the file is free");
        pool.close().await;
        store.close().await;
    });
}

async fn a_locked_table(url: &str) {
    let store = Store::open_within(url, Duration::from_millis(500))
        .await
        .expect("it opens");
    let pool = sqlx::PgPool::connect(url).await.expect("another program");
    let mut lock = pool.begin().await.expect("a transaction");
    let statement = "LOCK TABLE charte_receipts IN ACCESS EXCLUSIVE MODE";
    sqlx::raw_sql(statement)
        .execute(&mut *lock)
        .await
        .expect("a lock");
    let error = store
        .record(&receipt(7, NOW))
        .await
        .expect_err("the table is locked");
    assert_eq!(error.kind(), StoreErrorKind::TimedOut, "{error}");
    lock.rollback().await.expect("it ends");
    store
        .record(&receipt(7, NOW))
        .await
        .expect("the table is free");
    store.purge(u64::MAX).await.expect("a purge");
    pool.close().await;
    store.close().await;
}

/// A server whose database may not grow fails like one whose disk is full: the temporary disk is too large to
/// fill it.
async fn a_full_disk_of_postgres(url: &str) {
    let store = Store::open(url).await.expect("it opens");
    let full = "CREATE FUNCTION is_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
                RAISE EXCEPTION 'no space left on device' USING ERRCODE = 'disk_full'; END $$; \
                CREATE TRIGGER disk BEFORE INSERT ON charte_receipts EXECUTE FUNCTION is_full()";
    sql(url, full).await.expect("a trigger");
    let error = store
        .record(&receipt(8, NOW))
        .await
        .expect_err("the disk is full");
    assert_eq!(error.kind(), StoreErrorKind::Full, "{error}");
    sql(url, "DROP TRIGGER disk ON charte_receipts")
        .await
        .expect("no trigger");
    sql(
        url,
        "ALTER DATABASE postgres SET default_transaction_read_only = on",
    )
    .await
    .expect("a setting");
    store.close().await;
    let store = Store::open(url).await;
    let error = match store {
        Ok(store) => store
            .record(&receipt(8, NOW))
            .await
            .expect_err("it is read-only"),
        Err(error) => error,
    };
    assert_eq!(error.kind(), StoreErrorKind::ReadOnly, "{error}");
    let writes = "SET default_transaction_read_only = off;\n\
                  ALTER DATABASE postgres RESET default_transaction_read_only";
    sql(url, writes).await.expect("a setting");
}

async fn a_crash(mut server: Postgres) {
    let url = server.url();
    let store = Store::open_within(&url, Duration::from_secs(1))
        .await
        .expect("it opens");
    store.record(&receipt(9, NOW)).await.expect("it is stored");
    server.stop();
    let error = store
        .record(&receipt(10, NOW))
        .await
        .expect_err("there is no server");
    let is_expected = matches!(
        error.kind(),
        StoreErrorKind::Unreachable | StoreErrorKind::TimedOut
    );
    assert!(is_expected, "{error}");
    let error = Store::open_within(&url, Duration::from_secs(1))
        .await
        .expect_err("no server");
    assert!(
        !error.to_string().contains("postgres@"),
        "no URL in {error}"
    );
}
