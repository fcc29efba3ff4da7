//! What is found on a real disk.

use std::fs;
use std::path::{Path, PathBuf};

use charte_compiler::{Entry, ReadError};
use charte_core::file::MAX_FILE;
use charte_core::hash::ContentHash;

use super::{Base, Place, Want};
use crate::reader::Reader;

/// Returns a separate folder for a test.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("charte-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("policies/b.toml")).expect("a folder");
    for file in ["a.toml", ".hidden.toml", "notes.md"] {
        fs::write(folder.join("policies").join(file), "x").expect("a file");
    }
    folder
}

fn find(path: &str, want: Want, folder: &Path) -> Result<Place, String> {
    let base = Base {
        folder,
        called: "here",
        shown_from: Some(folder),
    };
    Place::find(path, want, &base)
}

#[test]
fn a_folder_and_its_files() {
    let folder = folder("files");
    let place = find("policies/", Want::Fleet, &folder).expect("a folder");
    let Entry::Folder(names) = &place.entry else {
        panic!("{place:?}");
    };
    assert_eq!(names, &["a.toml", "b.toml"]);
    assert_eq!((&*place.written, &*place.shown), ("policies", "policies"));
    assert_eq!(place.path_of("a.toml"), "policies/a.toml");

    let mut reader = Reader::new(&place);
    assert_eq!(reader.read("a.toml"), Ok(b"x".to_vec()));
    assert_eq!(reader.read("b.toml"), Err(ReadError::NotAFile));
    assert_eq!(reader.read("c.toml"), Err(ReadError::Missing));
    assert_eq!(reader.read("a.toml/c.toml"), Err(ReadError::Missing));
    assert_eq!(reader.read("/etc/passwd"), Err(ReadError::Missing));
    let hash = ContentHash::EMPTY.with(b"x");
    assert_eq!(reader.files, [("a.toml".to_owned(), hash)].into());

    let place = find("policies/a.toml", Want::Site, &folder).expect("a file");
    assert!(matches!(&place.entry, Entry::Site(name) if name == "a.toml"));
    let place = find("policies/a.toml", Want::Fleet, &folder).expect("a file");
    assert!(matches!(&place.entry, Entry::File(name) if name == "a.toml"));

    let error = find("policies", Want::Site, &folder).expect_err("a folder");
    assert!(error.contains("`charters!`"), "{error}");
    let error = find("policies/b.toml", Want::Fleet, &folder).expect_err("empty");
    assert!(error.contains("has no file `*.toml`"), "{error}");
    let _ = fs::remove_dir_all(&folder);
}

#[test]
fn a_near_name_is_proposed() {
    let folder = folder("near");
    let site = Want::Site;
    for (path, want, meant) in [
        ("polices", Want::Fleet, Some("policies")),
        ("policies/a.tml", site, Some("policies/a.toml")),
        ("polices/a.toml", site, Some("policies/a.toml")),
        ("policies/a", Want::Fleet, None),
        // A site is a file, and a proposed path must exist.
        ("polices", site, None),
        ("polices/c.toml", site, None),
        ("policies/notes.m", site, None),
        ("nothing/like/it", Want::Fleet, None),
    ] {
        let error = find(path, want, &folder).expect_err("missing");
        let question = meant.map_or(String::new(), |meant| format!("; did you mean `{meant}`?"));
        let expected = format!("there is no `{path}`: `{path}` is looked up from here{question}");
        assert_eq!(error, expected);
    }
    let _ = fs::remove_dir_all(&folder);
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere() {
    use std::os::unix::fs::symlink;

    let folder = folder("links");
    symlink("nowhere", folder.join("policies/c.toml")).expect("a link");
    symlink("d.toml", folder.join("policies/d.toml")).expect("a link");
    let place = find("policies", Want::Fleet, &folder).expect("a folder");
    let mut reader = Reader::new(&place);
    assert_eq!(reader.read("c.toml"), Err(ReadError::Missing));
    assert_eq!(reader.read("d.toml"), Err(ReadError::Unreadable));
    let error = find("policies/c.toml", Want::Site, &folder).expect_err("a link");
    assert_eq!(
        error,
        "`policies/c.toml` is a link to a file that is missing"
    );
    let error = find("policies/d.toml", Want::Site, &folder).expect_err("a link");
    assert!(
        error.starts_with("`policies/d.toml` cannot be read: "),
        "{error}"
    );
    let _ = fs::remove_dir_all(&folder);
}

/// Nothing is read of a file over the limit.
#[test]
fn oversized_policy() {
    let folder = folder("large");
    let large = fs::File::create(folder.join("large.toml")).expect("a file");
    // 2 GiB without a byte on the disk.
    large.set_len(2 << 30).expect("a sparse file");
    let place = find("large.toml", Want::Site, &folder).expect("a file");
    let mut reader = Reader::new(&place);
    assert_eq!(reader.read("large.toml"), Err(ReadError::TooLarge));
    large.set_len(MAX_FILE as u64).expect("a file");
    let bytes = reader.read("large.toml").map(|bytes| bytes.len());
    assert_eq!(bytes, Ok(MAX_FILE));
    let _ = fs::remove_dir_all(&folder);
}
