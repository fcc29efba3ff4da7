//! The policies on the disk: finding what a path names, and reading it within limits.
//!
//! 1. [`check`]: whether a path means the same on every machine;
//! 2. [`Place::find`]: the file or the folder that a path names, and the policies in it;
//! 3. [`Reader::read`]: the bytes of a file for [`charte_compiler::compile`].
//!
//! A file is opened only if it is one: a pipe would be waited for without end. A file that is
//! larger than [`MAX_FILE`](charte_core::file::MAX_FILE) is not read at all.
//!
//! The crate belongs to one release of charte: depend on `charte`, not on this crate.

mod path;
mod place;
mod reader;

pub use path::check;
pub use place::{Base, Place, Want};
pub use reader::Reader;
