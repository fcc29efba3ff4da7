//! Brotli (RFC 7932).

use std::io::Write as _;
use std::ops::Range;

use brotli::CompressorWriter;
use brotli::enc::BrotliEncoderParams;

/// Returns the stretches of a stream around these holes. Each ends with the header of the
/// uncompressed meta-block that is the following hole.
///
/// `None` if a hole is too long for one meta-block.
pub(super) fn stretches(page: &[u8], holes: &[Range<usize>]) -> Option<Vec<Vec<u8>>> {
    let mut params = params(page.len());
    // The context of a literal is the two bytes before it, and these are unknown after a hole.
    params.disable_literal_context_modeling = i32::from(!holes.is_empty());
    let mut compressor = CompressorWriter::with_params(Vec::new(), BUFFER, &params);
    let mut stretches = Vec::new();
    let (mut at, mut written) = (0, 0);
    for hole in holes {
        compressor.write_all(&page[at..hole.start]).ok()?;
        compressor.flush().ok()?;
        let mut stretch = compressor.get_ref()[written..].to_vec();
        stretch.extend(uncompressed(hole.len())?);
        stretches.push(stretch);
        compressor.write_all(&page[hole.clone()]).ok()?;
        compressor.flush().ok()?;
        written = compressor.get_ref().len();
        at = hole.end;
    }
    compressor.write_all(&page[at..]).ok()?;
    stretches.push(compressor.into_inner().split_off(written));
    Some(stretches)
}

/// Returns whether a stream decompresses to this page.
pub(super) fn is_stream_of(stream: &[u8], page: &[u8]) -> bool {
    let mut decoded = Vec::with_capacity(page.len());
    brotli::BrotliDecompress(&mut &stream[..], &mut decoded).is_ok() && decoded == page
}

/// The number of bytes that the compressor passes on at a time.
const BUFFER: usize = 1 << 16;

fn params(length: usize) -> BrotliEncoderParams {
    BrotliEncoderParams {
        quality: 11,
        // The smallest window that contains the page. 16 bits have the shortest header and need the
        // least memory. RFC 7932, section 9.1.
        lgwin: (16..24)
            .find(|bits| (1 << bits) - 16 >= length)
            .unwrap_or(24),
        size_hint: length,
        ..BrotliEncoderParams::default()
    }
}

/// Returns the header of an uncompressed meta-block, at a byte boundary (RFC 7932, section 9.2):
/// ISLAST 0, MNIBBLES 0 for four nibbles, MLEN - 1, ISUNCOMPRESSED 1, and fill bits.
fn uncompressed(length: usize) -> Option<[u8; 3]> {
    let length = u16::try_from(length.checked_sub(1)?).ok()?;
    let header = u32::from(length) << 3 | 1 << 19;
    let [first, second, third, _] = header.to_le_bytes();
    Some([first, second, third])
}
