//! One compressed page of a length class.

use std::collections::BTreeMap;
use std::ops::Range;

use charte_core::body::{SEALED, compressed};
use charte_core::crc;
use charte_core::encoding::Encoding;
use charte_core::layout::{NO_SLOT, STEP};
use charte_core::values::Values;

#[cfg(feature = "brotli")]
use super::brotli;
use super::gzip;
use super::length_class::Value;
use super::page::Page;

/// The compressed stretches, without duplicates.
#[derive(Default)]
pub(super) struct Streams {
    pub(super) bytes: Vec<u8>,
    places: BTreeMap<Vec<u8>, usize>,
}

impl Streams {
    /// Returns the position and the length of a stretch.
    pub(super) fn place(&mut self, stretch: Vec<u8>) -> (usize, usize) {
        let length = stretch.len();
        let start = *self.places.entry(stretch).or_insert_with_key(|stretch| {
            let start = self.bytes.len();
            self.bytes.extend(stretch);
            start
        });
        (start, length)
    }
}

/// Returns the body of a page that is compressed whole.
pub(super) fn whole(
    page: &[u8],
    encoding: Encoding,
    is_quick: bool,
    streams: &mut Streams,
) -> Option<Vec<u8>> {
    let stream = match encoding {
        Encoding::Gzip => gzip::member(page, is_quick),
        #[cfg(feature = "brotli")]
        Encoding::Brotli => brotli::stretches(page, &[])?.concat(),
        #[cfg(not(feature = "brotli"))]
        Encoding::Brotli => return None,
    };
    if !decodes(&stream, page, encoding) {
        return None;
    }
    let mut body = Vec::new();
    body.extend(number(stream.len()));
    body.extend(crc::checksum(&stream).to_le_bytes());
    body.extend([0; 8]);
    body.push(SEALED);
    step(&mut body, streams.place(stream), None);
    Some(body)
}

/// Returns the body that the platforms of a length class share. It is tested with the values of
/// `members` and the pages that should result.
///
/// `None` if the test fails for these placeholders.
pub(super) fn composed(
    page: &Page,
    language: usize,
    encoding: Encoding,
    is_quick: bool,
    members: &[(Values<'_>, &[u8])],
    streams: &mut Streams,
) -> Option<Vec<u8>> {
    let holes = &page.holes;
    let stretches = stretches(page, holes, encoding, is_quick)?;
    let mut body = with_steps(page, holes, &stretches, encoding);
    let is_right = |(values, page): &(Values<'_>, &[u8])| {
        let stream = read(&body, &stretches, *values, language);
        stream.is_some_and(|stream| decodes(&stream, page, encoding))
    };
    if !members.iter().all(is_right) {
        return None;
    }
    // The steps are written again, now with the positions of the stretches among those of the
    // fleet.
    body.truncate(body.len() - stretches.len() * STEP);
    for (at, stretch) in stretches.into_iter().enumerate() {
        let value = holes.get(at).map(|(_, value)| *value);
        step(&mut body, streams.place(stretch), value);
    }
    Some(body)
}

fn stretches(
    page: &Page,
    holes: &[(Range<usize>, Value)],
    encoding: Encoding,
    is_quick: bool,
) -> Option<Vec<Vec<u8>>> {
    let holes: Vec<Range<usize>> = holes.iter().map(|(range, _)| range.clone()).collect();
    match encoding {
        Encoding::Gzip if holes.iter().all(|hole| u16::try_from(hole.len()).is_ok()) => {
            Some(gzip::stretches(&page.bytes, &holes, is_quick))
        }
        Encoding::Gzip => None,
        #[cfg(feature = "brotli")]
        Encoding::Brotli => brotli::stretches(&page.bytes, &holes),
        #[cfg(not(feature = "brotli"))]
        Encoding::Brotli => None,
    }
}

/// Returns the body of a page, with its stretches in order.
fn with_steps(
    page: &Page,
    holes: &[(Range<usize>, Value)],
    stretches: &[Vec<u8>],
    encoding: Encoding,
) -> Vec<u8> {
    let filled: usize = holes.iter().map(|(range, _)| range.len()).sum();
    let length = filled + stretches.iter().map(Vec::len).sum::<usize>();
    let checksum = crc::checksum(&stretches.concat()).to_le_bytes();
    let mut body = Vec::new();
    match encoding {
        Encoding::Gzip => {
            let factors = factors(page);
            body.extend(number(length + 8));
            body.extend(checksum);
            body.extend(checksum_without_values(page).to_le_bytes());
            body.extend(gzip::length(&page.bytes).to_le_bytes());
            body.push(u8::try_from(factors.len()).unwrap_or(SEALED));
            for ((slot, escape), factor) in factors {
                body.extend([slot, escape]);
                body.extend(factor.to_le_bytes());
            }
        }
        Encoding::Brotli => {
            body.extend(number(length));
            body.extend(checksum);
            body.extend([0; 8]);
            body.push(SEALED);
        }
    }
    let mut start = 0;
    for (at, stretch) in stretches.iter().enumerate() {
        let value = holes.get(at).map(|(_, value)| *value);
        step(&mut body, (start, stretch.len()), value);
        start += stretch.len();
    }
    body
}

/// Returns the factors by which the values of a platform change the checksum of a page.
fn factors(page: &Page) -> BTreeMap<(u8, u8), u32> {
    let mut factors = BTreeMap::new();
    for (range, value) in &page.values {
        *factors.entry(value.place()).or_default() ^= crc::shift(page.bytes.len() - range.end);
    }
    factors
}

fn checksum_without_values(page: &Page) -> u32 {
    let mut bytes = page.bytes.clone();
    for (range, _) in &page.values {
        bytes[range.clone()].fill(0);
    }
    crc::checksum(&bytes)
}

/// Returns the stream as the runtime will send it.
fn read(
    body: &[u8],
    stretches: &[Vec<u8>],
    values: Values<'_>,
    language: usize,
) -> Option<Vec<u8>> {
    let streams = stretches.concat();
    let body = compressed(body, &streams, values, language)?;
    let mut stream: Vec<u8> = body.stretches().flatten().copied().collect();
    stream.extend(body.trailer().into_iter().flatten());
    (stream.len() == body.len()).then_some(stream)
}

fn decodes(stream: &[u8], page: &[u8], encoding: Encoding) -> bool {
    match encoding {
        Encoding::Gzip => gzip::is_member_of(stream, page),
        #[cfg(feature = "brotli")]
        Encoding::Brotli => brotli::is_stream_of(stream, page),
        #[cfg(not(feature = "brotli"))]
        Encoding::Brotli => false,
    }
}

fn step(body: &mut Vec<u8>, (start, length): (usize, usize), value: Option<Value>) {
    body.extend(number(start));
    body.extend(number(length));
    let (slot, escape) = value.map_or((NO_SLOT, 0), Value::place);
    body.extend([slot, escape]);
}

/// A policy has at most 1 MiB, so no number here comes near 4 GiB.
fn number(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}
