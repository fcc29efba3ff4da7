//! Where a text becomes another one, for which other codes are worth their header.

use super::block;
use super::costs::{BIT, logarithm};
use super::parse::Token;
use super::symbols::{Counts, DISTANCES, LITERALS};

/// The numbers of the tokens before which `text` is split, in order.
pub(super) fn splits(text: &[u8], tokens: &[Token]) -> Vec<usize> {
    let mut splits = Vec::new();
    if tokens.len() >= FEWEST * 2 {
        split(&Part::new(text, tokens), 0, DEEPEST, &mut splits);
    }
    splits
}

/// A part of a text, as one block.
struct Part<'a> {
    text: &'a [u8],
    tokens: &'a [Token],
    counts: Counts,
    bits: u32,
}

impl<'a> Part<'a> {
    fn new(text: &'a [u8], tokens: &'a [Token]) -> Self {
        let counts = Counts::of(text, tokens);
        let bits = block::code(&counts).1;
        Self {
            text,
            tokens,
            counts,
            bits,
        }
    }
}

/// Splits a part where that is cheapest, and its halves again.
fn split(part: &Part<'_>, before: usize, depth: usize, splits: &mut Vec<usize>) {
    if depth == 0 || part.tokens.len() < FEWEST * 2 {
        return;
    }
    let Some((index, at)) = cheapest(part.text, part.tokens, &part.counts) else {
        return;
    };
    let first = Part::new(&part.text[..at], &part.tokens[..index]);
    let second = Part::new(&part.text[at..], &part.tokens[index..]);
    if first.bits + second.bits >= part.bits {
        return;
    }
    split(&first, before, depth - 1, splits);
    splits.push(before + index);
    split(&second, before + index, depth - 1, splits);
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
