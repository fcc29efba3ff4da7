//! Compressed files for web servers, the same for the same content.

use std::io::Write;

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

use crate::failure::Failure;

/// Returns a content in gzip (RFC 1952), without a time.
pub(super) fn gzip(content: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut encoder = GzBuilder::new().write(Vec::new(), Compression::best());
    let written = encoder.write_all(content).and_then(|()| encoder.finish());
    written.map_err(|error| failed(&error))
}

/// Returns a content in Brotli (RFC 7932).
pub(super) fn brotli(mut content: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut compressed = Vec::new();
    let parameters = BrotliEncoderParams::default();
    let written = brotli::BrotliCompress(&mut content, &mut compressed, &parameters);
    written.map(|_| compressed).map_err(|error| failed(&error))
}

fn failed(error: &std::io::Error) -> Failure {
    Failure::new("a page cannot be compressed").because(error)
}
