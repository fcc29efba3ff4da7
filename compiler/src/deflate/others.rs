//! Pages that differ from one before in the lengths of their values.

use std::iter::zip;
use std::ops::Range;

use super::block::{Block, LARGEST};
use super::parse::Token;
use super::symbols::{DISTANCE_FIRST, DISTANCE_LAST, FARTHEST, LONGEST, SHORTEST};
use super::{Page, Piece};

/// A page, and how it is said.
#[derive(Debug)]
pub(super) struct Known {
    bytes: Vec<u8>,
    holes: Vec<Range<usize>>,
    values: Vec<Range<usize>>,
    pieces: Vec<Piece>,
}

impl Known {
    pub(super) fn new(page: &Page<'_>, values: &[Range<usize>], pieces: Vec<Piece>) -> Self {
        Self {
            bytes: page.bytes.to_vec(),
            holes: page.holes.to_vec(),
            values: values.to_vec(),
            pieces,
        }
    }

    /// The parts of another page with the same tokens, where they say it: what is a repetition in
    /// one is a repetition in the other, but for values longer than a match or too short for one.
    pub(super) fn pieces(&self, page: &Page<'_>, values: &[Range<usize>]) -> Option<Vec<Piece>> {
        let places = self.places(page, values)?;
        let moved = |place: &Range<usize>| places[place.start]..places[place.end];
        if !self.holes.iter().map(moved).eq(page.holes.iter().cloned()) {
            return None;
        }
        let mut pieces = Vec::with_capacity(self.pieces.len());
        for piece in &self.pieces {
            pieces.push(match piece {
                Piece::Stored(place) => {
                    let place = moved(place);
                    if place.len() > LARGEST {
                        return None;
                    }
                    Piece::Stored(place)
                }
                Piece::Packed(blocks) => {
                    let blocks = blocks.iter().map(|block| self.block(block, page, &places));
                    Piece::Packed(blocks.collect::<Option<_>>()?)
                }
            });
        }
        Some(pieces)
    }

    /// Where each place of the known page, and its end, is in the other one.
    fn places(&self, page: &Page<'_>, values: &[Range<usize>]) -> Option<Vec<usize>> {
        if values.len() != self.values.len() {
            return None;
        }
        let mut places = vec![0; self.bytes.len() + 1];
        let mut at = 0;
        let mut to = 0;
        for (known, value) in zip(&self.values, values) {
            if known.start - at != value.start - to {
                return None;
            }
            count(&mut places[at..known.start], to, value.start);
            count(&mut places[known.clone()], value.start, value.end);
            at = known.end;
            to = value.end;
        }
        count(&mut places[at..], to, page.bytes.len());
        (self.bytes.len() - at == page.bytes.len() - to).then_some(places)
    }

    /// A block with its tokens moved.
    fn block(&self, block: &Block, page: &Page<'_>, places: &[usize]) -> Option<Block> {
        let place = places[block.place.start]..places[block.place.end];
        let tokens = moved(&block.tokens, block.place.start, page, places)?;
        if tokens == block.tokens && self.bytes[block.place.clone()] == page.bytes[place.clone()] {
            let mut block = block.clone();
            block.place = place;
            return Some(block);
        }
        Some(Block::new(page, place, tokens))
    }
}

/// Counts from `to` on, but not farther than the end.
fn count(places: &mut [usize], mut to: usize, end: usize) {
    let mut at = 0;
    while at < places.len() {
        places[at] = to;
        if to < end {
            to += 1;
        }
        at += 1;
    }
}

/// The tokens, which begin at `at`, as they are in another page; `None` where one says something
/// else there, or nothing that can be said.
fn moved(tokens: &[Token], mut at: usize, page: &Page<'_>, places: &[usize]) -> Option<Vec<Token>> {
    let bytes = page.bytes;
    let mut moved = Vec::with_capacity(tokens.len());
    let mut index = 0;
    while index < tokens.len() {
        let mut token = tokens[index];
        let end = at + token.length as usize;
        let (from, to) = (places[at], places[end]);
        let length = to - from;
        if token.distance == 0 {
            if length != 1 || page.placeholders[bytes[from] as usize] {
                return None;
            }
        } else {
            let source = places[at - token.distance as usize];
            let distance = from - source;
            if !(SHORTEST..=LONGEST).contains(&length)
                || distance == 0
                || distance > FARTHEST
                || bytes[from..to] != bytes[source..source + length]
            {
                return None;
            }
            token.length = u16::try_from(length).ok()?;
            token.distance = u16::try_from(distance).ok()?;
            token.symbol = symbol(token.symbol, token.distance);
        }
        moved.push(token);
        at = end;
        index += 1;
    }
    Some(moved)
}

/// The symbol of a distance, not far from this one.
fn symbol(mut symbol: u16, distance: u16) -> u16 {
    while distance > DISTANCE_LAST[symbol as usize] {
        symbol += 1;
    }
    while distance < DISTANCE_FIRST[symbol as usize] {
        symbol -= 1;
    }
    symbol
}
