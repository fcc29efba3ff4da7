//! The gzip file format (RFC 1952).

use std::ops::Range;

use charte_core::crc;
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
};

/// ID1, ID2, CM = 8 (deflate), no flags, no time, XFL = 2 (the best compression), OS = 255
/// (unknown): RFC 1952, section 2.3.1.
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];
/// The levels of `miniz_oxide`.
const BEST: i32 = 10;
const QUICK: i32 = 1;

/// Returns the stretches of a member around these holes, without its CRC-32 and its length.
///
/// Each hole is a stored block (RFC 1951, section 3.2.4) at a byte boundary. The preceding stretch
/// ends with the header of that block and omits its bytes. A hole has at most 65,535 bytes.
pub(super) fn stretches(page: &[u8], holes: &[Range<usize>], is_quick: bool) -> Vec<Vec<u8>> {
    let level = if is_quick { QUICK } else { BEST };
    let mut compressor = CompressorOxide::new(create_comp_flags_from_zip_params(level, 0, 0));
    let mut write = |bytes: &[u8], flush| {
        let mut out = Vec::new();
        compress_to_output(&mut compressor, bytes, flush, |written| {
            out.extend_from_slice(written);
            true
        });
        out
    };
    let mut stretches = Vec::new();
    let mut next = HEADER.to_vec();
    let mut at = 0;
    for hole in holes {
        // A flush ends with an empty stored block. Its LEN and NLEN are replaced by those of the
        // hole.
        next.extend(write(&page[at..hole.start], TDEFLFlush::Sync));
        next.truncate(next.len().saturating_sub(4));
        let length = u16::try_from(hole.len()).unwrap_or(0);
        next.extend(length.to_le_bytes());
        next.extend((!length).to_le_bytes());
        stretches.push(std::mem::take(&mut next));
        // The compressor sees the bytes of the hole, so that later bytes can be copied from it.
        write(&page[hole.clone()], TDEFLFlush::Sync);
        at = hole.end;
    }
    next.extend(write(&page[at..], TDEFLFlush::Finish));
    stretches.push(next);
    stretches
}

/// Compresses a page as a member.
pub(super) fn member(page: &[u8], is_quick: bool) -> Vec<u8> {
    let mut member = stretches(page, &[], is_quick).concat();
    member.extend(crc::checksum(page).to_le_bytes());
    member.extend(length(page).to_le_bytes());
    member
}

/// Returns ISIZE: the length of a page modulo 2^32.
pub(super) fn length(page: &[u8]) -> u32 {
    u32::try_from(page.len()).unwrap_or(u32::MAX)
}

/// Returns whether a member decompresses to this page.
pub(super) fn is_member_of(member: &[u8], page: &[u8]) -> bool {
    let Some(stream) = member.strip_prefix(&HEADER) else {
        return false;
    };
    let Some((stream, trailer)) = stream.split_last_chunk::<8>() else {
        return false;
    };
    let mut expected = crc::checksum(page).to_le_bytes().to_vec();
    expected.extend(length(page).to_le_bytes());
    trailer[..] == expected
        && miniz_oxide::inflate::decompress_to_vec_with_limit(stream, page.len())
            .is_ok_and(|decoded| decoded == page)
}
