//! The policies on the disk: finds the files of a path, and reads them within limits.
//!
//! 1. [`check`]: whether a path means the same on every machine;
//! 2. [`Place::find`]: the file or the folder that a path names, and the policies in it;
//! 3. [`Reader::read`]: the bytes of a file for [`charte_compiler::compile`].
//!
//! Only regular files are opened, because the read of a pipe could wait without end. A file that is
//! larger than [`MAX_FILE`](charte_core::file::MAX_FILE) is not read at all.
//!
//! The crate belongs to one release of charte: depend on `charte`, not on this crate.

mod path;
mod place;
mod reader;

pub use path::{Base, Want, check};
pub use place::Place;
pub use reader::Reader;
