//! Pages compressed as DEFLATE (RFC 1951), with holes.
//!
//! The pages of a fleet differ in the URL of the platform. What stands between two of its
//! occurrences is compressed once; the first occurrence stands between as it is, in a stored block,
//! and later ones are repetitions of the first, whatever it is.
//!
//! 1. `matches`: what of the page stood in it before;
//! 2. `parse`: the cheapest literals and matches by the `costs` of `symbols`, in some rounds;
//! 3. `split`: where a new block is worth its header;
//! 4. `block`: the cheapest of three kinds, with a `huffman` code, made `smooth` for its `header`.
//!
//! A template has a page for each length of a URL. They repeat themselves in the same places: the
//! first one goes through 1 to 3, and what they found is moved to where it is in the `others`.
//!
//! All this runs in a macro that is compiled without optimisation: what is done for each byte is
//! written as loops over slices, which need no calls.

mod bits;
mod block;
mod costs;
mod header;
mod huffman;
mod matches;
mod others;
mod parse;
mod smooth;
mod split;
mod stretch;
mod symbols;
#[cfg(test)]
mod tests;

use std::ops::Range;

use bits::Bits;
use block::{Block, LARGEST};
use matches::Matches;
use others::Known;

/// What compresses the pages of a template in a format and a language.
#[derive(Debug, Default)]
pub(crate) struct Deflater {
    known: Option<Known>,
}

impl Deflater {
    /// The stream of a page in stretches: the bytes of hole `i` follow stretch `i` as they are, and
    /// the last stretch ends the stream. There is one stretch more than there are holes.
    ///
    /// Holes are in order, do not overlap, and have 1 to 65,535 bytes. What the page has in them are
    /// placeholders, for any bytes of the same number. Where it has the same placeholder again, at
    /// least three bytes and at most 32,768 after the one before, the same bytes will stand again.
    /// So that nothing else is taken for a repetition:
    ///
    /// - the bytes of placeholders stand nowhere else in the page;
    /// - no two of them stand together twice in different placeholders, or in one;
    /// - no two placeholders begin or end with the same byte.
    ///
    /// `values` are all places, in order, whose lengths can differ from those in the page before.
    pub(crate) fn deflate(
        &mut self,
        page: &[u8],
        holes: &[Range<usize>],
        values: &[Range<usize>],
    ) -> Vec<Vec<u8>> {
        let page = Page::new(page, holes);
        let known = self.known.as_ref();
        if let Some(pieces) = known.and_then(|known| known.pieces(&page, values)) {
            return write(&page, &pieces);
        }
        let pieces = pieces(&page);
        let stretches = write(&page, &pieces);
        self.known = Some(Known::new(&page, values, pieces));
        stretches
    }
}

/// A page.
#[derive(Debug)]
struct Page<'a> {
    bytes: &'a [u8],
    holes: &'a [Range<usize>],
    /// Which bytes stand for others: outside holes they are sent as matches alone.
    placeholders: [bool; 256],
}

impl<'a> Page<'a> {
    fn new(bytes: &'a [u8], holes: &'a [Range<usize>]) -> Self {
        let mut placeholders = [false; 256];
        for hole in holes {
            for byte in &bytes[hole.clone()] {
                placeholders[usize::from(*byte)] = true;
            }
        }
        Self {
            bytes,
            holes,
            placeholders,
        }
    }

    /// Whether no byte there stands for another.
    fn is_known(&self, place: Range<usize>) -> bool {
        let mut bytes = self.bytes[place].iter();
        !bytes.any(|byte| self.placeholders[usize::from(*byte)])
    }
}

/// A part of the stream.
#[derive(Debug)]
enum Piece {
    /// One stored block, with holes and what is not worth a block of its own between them.
    Stored(Range<usize>),
    /// Blocks without holes.
    Packed(Vec<Block>),
}

/// The parts of the stream, in order.
fn pieces(page: &Page<'_>) -> Vec<Piece> {
    let matches = Matches::new(page.bytes);
    let mut pieces = Vec::new();
    let mut from = 0;
    for hole in page.holes {
        text(page, &matches, from..hole.start, &mut pieces);
        store(hole.clone(), &mut pieces);
        from = hole.end;
    }
    text(page, &matches, from..page.bytes.len(), &mut pieces);
    pieces
}

/// Adds what stands between two holes; nothing for nothing, unless the page is empty.
fn text(page: &Page<'_>, matches: &Matches, place: Range<usize>, pieces: &mut Vec<Piece>) {
    let before_hole = place.end < page.bytes.len();
    if place.is_empty() && (before_hole || !pieces.is_empty()) {
        return;
    }
    let blocks = stretch::blocks(page, matches, place.clone());
    let packed: u32 = blocks.iter().map(|block| block.bits).sum();
    // Between two holes, what is packed divides one stored block into two.
    let after_hole = !pieces.is_empty();
    let spared = if before_hole && after_hole { 40 } else { 0 };
    let stored = u32::try_from(place.len() * 8).unwrap_or(u32::MAX);
    if (before_hole || after_hole)
        && stored <= packed + spared
        && place.len() <= LARGEST
        && page.is_known(place.clone())
    {
        store(place, pieces);
    } else {
        pieces.push(Piece::Packed(blocks));
    }
}

/// Adds bytes that are stored, to the block before if they fit.
fn store(place: Range<usize>, pieces: &mut Vec<Piece>) {
    match pieces.last_mut() {
        Some(Piece::Stored(before)) if place.end - before.start <= LARGEST => {
            before.end = place.end;
        }
        _ => pieces.push(Piece::Stored(place)),
    }
}

/// Writes the parts, and divides them at the holes.
fn write(page: &Page<'_>, pieces: &[Piece]) -> Vec<Vec<u8>> {
    let mut stretches = Vec::with_capacity(page.holes.len() + 1);
    let mut bits = Bits::default();
    let mut holes = page.holes.iter();
    for (index, piece) in pieces.iter().enumerate() {
        let last = index + 1 == pieces.len();
        match piece {
            Piece::Stored(place) => {
                block::stored(place.len(), last, &mut bits);
                let mut from = place.start;
                while from < place.end {
                    let hole = holes
                        .as_slice()
                        .first()
                        .filter(|hole| hole.end <= place.end);
                    bits.bytes(&page.bytes[from..hole.map_or(place.end, |hole| hole.start)]);
                    from = hole.map_or(place.end, |hole| hole.end);
                    if hole.is_some() {
                        stretches.push(bits.take());
                        holes.next();
                    }
                }
            }
            Piece::Packed(blocks) => {
                for (number, block) in blocks.iter().enumerate() {
                    block.write(page.bytes, last && number + 1 == blocks.len(), &mut bits);
                }
            }
        }
    }
    stretches.push(bits.take());
    stretches
}
