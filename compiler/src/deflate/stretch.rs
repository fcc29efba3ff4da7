//! The blocks of what stands between two holes.

use std::ops::Range;

use super::Page;
use super::block::{Block, code};
use super::costs::Costs;
use super::matches::Matches;
use super::parse::parse;
use super::split::splits;
use super::symbols::Counts;

/// The blocks for the bytes at `place` of the page.
pub(super) fn blocks(page: &Page<'_>, matches: &Matches, place: Range<usize>) -> Vec<Block> {
    let text = &page.bytes[place.clone()];
    let tokens = parse(page, matches, place.clone(), &Costs::guess(text));
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
        blocks.push(best(page, matches, from..from + length, &counts));
        from += length;
        index = end;
        rest = second;
    }
    blocks
}

/// The best block of some rounds: each knows from the one before what symbols cost, the last one in
/// whole bits.
fn best(page: &Page<'_>, matches: &Matches, place: Range<usize>, counts: &Counts) -> Block {
    let text = &page.bytes[place.clone()];
    let mut costs = Costs::of(counts);
    let mut best = Vec::new();
    let mut least = u32::MAX;
    let mut round = 0;
    while round < ROUNDS {
        round += 1;
        let tokens = parse(page, matches, place.clone(), &costs);
        let counts = Counts::of(text, &tokens);
        let (code, bits) = code(&counts);
        costs = if round + 1 == ROUNDS {
            Costs::by(&code)
        } else {
            Costs::of(&counts)
        };
        if bits < least {
            least = bits;
            best = tokens;
        }
    }
    Block::new(page, place, best)
}

/// How often a block is parsed.
const ROUNDS: usize = 3;
