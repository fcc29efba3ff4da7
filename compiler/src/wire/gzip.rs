//! The gzip file format (RFC 1952).

use std::ops::Range;

use charte_core::crc;

use crate::deflate::deflate;

/// ID1, ID2, CM = 8 (deflate), no flags, no time, XFL = 2 (the best compression), OS = 255
/// (unknown): RFC 1952, section 2.3.1.
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];

/// The stretches of a member around these holes, without its CRC-32 and its length.
pub(super) fn stretches(page: &[u8], holes: &[Range<usize>]) -> Vec<Vec<u8>> {
    let mut stretches = deflate(page, holes);
    if let Some(first) = stretches.first_mut() {
        first.splice(..0, HEADER);
    }
    stretches
}

/// A page as a member.
pub(super) fn member(page: &[u8]) -> Vec<u8> {
    let mut member = stretches(page, &[]).concat();
    member.extend(crc::checksum(page).to_le_bytes());
    member.extend(length(page).to_le_bytes());
    member
}

/// ISIZE: the length of a page modulo 2^32.
pub(super) fn length(page: &[u8]) -> u32 {
    u32::try_from(page.len()).unwrap_or(u32::MAX)
}

/// Whether a member gives back this page.
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
