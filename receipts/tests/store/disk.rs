//! Disks and files that cannot be written.

use charte_receipts::{Store, StoreErrorKind};
use std::path::Path;

use super::{NOW, block_on, id, receipt, sqlite};

#[test]
fn a_full_disk_is_reported() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(disk) = Disk::of_one_megabyte(folder.path()) else {
        return;
    };
    let url = format!("sqlite:{}", disk.0.join("receipts.db").display());
    block_on(async {
        let store = Store::open(&url).await.expect("it opens");
        let mut number = 0;
        let error = loop {
            number += 1;
            assert!(number < 10_000, "the disk is never full");
            if let Err(error) = store.record(&receipt(number, NOW)).await {
                break error;
            }
        };
        assert_eq!(error.kind(), StoreErrorKind::Full, "{error}");
        assert!(number > 10, "some are stored: {number}");
        assert!(store.find(id(1)).await.expect("it reads").is_some());
        assert_eq!(store.find(id(number)).await.expect("it reads"), None);
        store.close().await;
    });
}

/// A disk in memory, which only root can make.
struct Disk<'a>(&'a Path);

impl<'a> Disk<'a> {
    fn of_one_megabyte(folder: &'a Path) -> Option<Self> {
        let mut mount = std::process::Command::new("mount");
        mount
            .args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"])
            .arg(folder);
        let is_mounted = mount.output().is_ok_and(|output| output.status.success());
        is_mounted.then_some(Self(folder))
    }
}

impl Drop for Disk<'_> {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg(self.0).output();
    }
}

#[test]
fn a_store_that_cannot_be_written_is_reported() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = sqlite(&folder);
    block_on(async {
        let store = Store::open(&url).await.expect("it opens");
        store.record(&receipt(1, NOW)).await.expect("it is stored");
        store.close().await;
        let reader = Store::open(&format!("{url}?mode=ro")).await;
        let reader = reader.expect("it can be read");
        assert!(reader.find(id(1)).await.expect("it reads").is_some());
        let error = reader
            .record(&receipt(2, NOW))
            .await
            .expect_err("it is read-only");
        assert_eq!(error.kind(), StoreErrorKind::ReadOnly, "{error}");
        reader.close().await;
        let missing = format!("sqlite:{}/no/folder.db", folder.path().display());
        let error = Store::open(&missing).await.expect_err("there is no folder");
        assert_eq!(error.kind(), StoreErrorKind::Unreachable, "{error}");
        let text = folder.path().join("text.db");
        std::fs::write(
            &text,
            "not a database, but long enough to be read as one: ".repeat(40),
        )
        .expect("a file");
        let error = Store::open(&format!("sqlite:{}", text.display())).await;
        let error = error.expect_err("it is no database");
        assert_eq!(error.kind(), StoreErrorKind::Database, "{error}");
        for url in [
            "",
            "receipts.db",
            "mysql://u:secret@h/d",
            "postgres://u:secret@h:x/d",
        ] {
            let error = Store::open(url).await.expect_err("it is no URL");
            assert_eq!(error.kind(), StoreErrorKind::Url, "{url}");
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    });
}

#[test]
fn an_export_that_cannot_be_written_is_reported() {
    block_on(async {
        let store = Store::open("sqlite::memory:").await.expect("it opens");
        store.record(&receipt(1, NOW)).await.expect("it is stored");
        let mut small = [0; 10];
        let mut out = std::io::Cursor::new(&mut small[..]);
        let error = store
            .export(&mut out)
            .await
            .expect_err("the output is full");
        assert_eq!(error.kind(), StoreErrorKind::Output, "{error}");
    });
}
