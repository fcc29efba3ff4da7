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

/// The best block of three rounds: each knows from the one before what symbols cost, the last one in
/// whole bits.
fn best(page: &Page<'_>, matches: &Matches, place: Range<usize>, counts: &Counts) -> Block {
    let text = &page.bytes[place.clone()];
    let round = |costs: &Costs| {
        let tokens = parse(page, matches, place.clone(), costs);
        let counts = Counts::of(text, &tokens);
        (tokens, counts)
    };
    let (_, counts) = round(&Costs::of(counts));
    let (second, counts) = round(&Costs::of(&counts));
    let (by_second, second_bits) = code(&counts);
    let (third, counts) = round(&Costs::by(&by_second));
    let (_, third_bits) = code(&counts);
    let best = if third_bits < second_bits {
        third
    } else {
        second
    };
    Block::new(page, place, best)
}
