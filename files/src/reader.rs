//! Reading the files of a place.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{ErrorKind, Read};

use charte_compiler::ReadError;
use charte_core::file::MAX_FILE;
use charte_core::hash::ContentHash;

use crate::path::check;
use crate::place::Place;

/// Reads the files of a place, and records their hashes.
#[derive(Debug)]
pub struct Reader<'a> {
    place: &'a Place,
    /// The files that were read, from the folder of the place, with the hash of each.
    pub files: BTreeMap<String, ContentHash>,
}

impl<'a> Reader<'a> {
    /// Returns a reader that has read nothing.
    pub fn new(place: &'a Place) -> Self {
        Self {
            place,
            files: BTreeMap::new(),
        }
    }

    /// Returns the bytes of a file, by its path from the folder of the place.
    ///
    /// # Errors
    /// Returns why it is not read. A file that is too large is not opened.
    pub fn read(&mut self, path: &str) -> Result<Vec<u8>, ReadError> {
        if check(path, "").is_err() {
            return Err(ReadError::Missing);
        }
        let on_disk = self.place.folder.join(path);
        // The read of a pipe could wait without end, so only a regular file is opened.
        let kind = fs::metadata(&on_disk).map_err(|error| match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => ReadError::Missing,
            _ => ReadError::Unreadable,
        })?;
        let limit = MAX_FILE as u64;
        if !kind.is_file() {
            return Err(ReadError::NotAFile);
        }
        if kind.len() > limit {
            return Err(ReadError::TooLarge);
        }
        let mut bytes = Vec::new();
        // The file may have grown since.
        File::open(&on_disk)
            .and_then(|file| file.take(limit + 1).read_to_end(&mut bytes))
            .map_err(|_| ReadError::Unreadable)?;
        if bytes.len() > MAX_FILE {
            return Err(ReadError::TooLarge);
        }
        let hash = ContentHash::EMPTY.with(&bytes);
        self.files.insert(path.to_owned(), hash);
        Ok(bytes)
    }
}
