//! The blocks of what stands between two holes.

use std::ops::Range;

use super::Page;
use super::block::Block;
use super::costs::Costs;
use super::parse::parse;
use super::split::splits;
use super::symbols::Counts;

/// The blocks for the bytes at `place` of the page.
pub(super) fn blocks(page: &Page<'_>, place: Range<usize>) -> Vec<Block> {
    let text = &page.bytes[place.clone()];
    let tokens = parse(page, place.clone(), &Costs::guess(text));
    let costs = Costs::of(&Counts::of(text, &tokens));
    let tokens = parse(page, place.clone(), &costs);
    let mut blocks = Vec::new();
    let mut from = place.start;
    let mut index = 0;
    let mut rest = tokens.as_slice();
    let mut ends = splits(text, &tokens);
    ends.push(tokens.len());
    for end in ends {
        let (first, second) = rest.split_at(end - index);
        let length: usize = first.iter().map(|token| usize::from(token.length)).sum();
        let counts = Counts::of(&page.bytes[from..from + length], first);
        blocks.push(best(page, from..from + length, counts));
        from += length;
        index = end;
        rest = second;
    }
    blocks
}

/// The best block of some rounds: each knows from the one before what symbols cost.
fn best(page: &Page<'_>, place: Range<usize>, mut counts: Counts) -> Block {
    let text = &page.bytes[place.clone()];
    let mut best: Option<Block> = None;
    for _ in 0..ROUNDS {
        let tokens = parse(page, place.clone(), &Costs::of(&counts));
        counts = Counts::of(text, &tokens);
        let block = Block::new(page, place.clone(), tokens);
        if best.as_ref().is_none_or(|best| block.bits < best.bits) {
            best = Some(block);
        }
    }
    best.unwrap_or_else(|| Block::new(page, place, Vec::new()))
}

const ROUNDS: usize = 3;
