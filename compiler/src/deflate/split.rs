//! Where a text becomes another one, for which other codes are worth their header.

use super::block;
use super::costs::{BIT, logarithm};
use super::parse::Token;
use super::symbols::{Counts, DISTANCES, LITERALS};

/// The numbers of the tokens before which `text` is split, in order.
pub(super) fn splits(text: &[u8], tokens: &[Token]) -> Vec<usize> {
    let mut splits = Vec::new();
    split(text, tokens, 0, DEEPEST, &mut splits);
    splits
}

/// Splits the text where that is cheapest, and its halves again.
fn split(text: &[u8], tokens: &[Token], before: usize, depth: usize, splits: &mut Vec<usize>) {
    if depth == 0 || tokens.len() < FEWEST * 2 {
        return;
    }
    let all = Counts::of(text, tokens);
    let Some((index, at)) = cheapest(text, tokens, &all) else {
        return;
    };
    let bits = |counts: &Counts| block::code(counts).1;
    let (first, second) = tokens.split_at(index);
    let (start, end) = text.split_at(at);
    let apart = bits(&Counts::of(start, first)) + bits(&Counts::of(end, second));
    if apart >= bits(&all) {
        return;
    }
    split(start, first, before, depth - 1, splits);
    splits.push(before + index);
    split(end, second, before + index, depth - 1, splits);
}

/// The best place by an estimate: the number of the token, and where it begins.
fn cheapest(text: &[u8], tokens: &[Token], all: &Counts) -> Option<(usize, usize)> {
    let step = (tokens.len() / PLACES).max(FEWEST);
    let mut before = Counts::EMPTY;
    let mut best = None;
    let mut least = u64::MAX;
    let mut at = 0;
    let mut index = 0;
    while index + FEWEST < tokens.len() {
        let end = index + step.min(tokens.len() - index);
        while index < end {
            before.add(text, at, tokens[index]);
            at += tokens[index].length as usize;
            index += 1;
        }
        let estimate = estimate(&before) + estimate(&all.without(&before));
        if estimate < least && index < tokens.len() {
            least = estimate;
            best = Some((index, at));
        }
    }
    best
}

/// About how long a block of these counts is, but for what is the same in all.
fn estimate(counts: &Counts) -> u64 {
    symbols::<LITERALS>(&counts.literals) + symbols::<DISTANCES>(&counts.distances)
}

/// The bits of an alphabet: in the text, and of its lengths in the header.
fn symbols<const N: usize>(counts: &[u32; N]) -> u64 {
    let mut total = 0;
    let mut bits = 0;
    let mut symbol = 0;
    while symbol < N {
        let count = counts[symbol];
        if count > 0 {
            total += count;
            bits += BIT * HEADER;
        }
        symbol += 1;
    }
    let whole = logarithm(total.max(1));
    symbol = 0;
    while symbol < N {
        let count = counts[symbol];
        if count > 0 {
            bits += u64::from(count) * (whole - logarithm(count));
        }
        symbol += 1;
    }
    bits
}

/// The bits of a symbol in the header.
const HEADER: u64 = 3;
/// How many places are looked at in a text.
const PLACES: usize = 40;
/// The tokens that a block has at least.
const FEWEST: usize = 48;
/// How often halves are split again.
const DEEPEST: usize = 4;
