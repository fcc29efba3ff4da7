//! The cheapest way to say a text in literals and matches.

use std::ops::Range;

use super::Page;
use super::costs::Costs;
use super::matches::Matches;
use super::symbols::SHORTEST;

/// A literal or a match.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Token {
    /// How many bytes of the text it stands for; 1 for a literal.
    pub(super) length: u16,
    /// How far back they are; 0 for a literal.
    pub(super) distance: u16,
    /// The symbol of the distance.
    pub(super) symbol: u16,
}

/// The shortest path through a part of the page: each token is a step that costs its bits.
pub(super) fn parse(
    page: &Page<'_>,
    matches: &Matches,
    place: Range<usize>,
    costs: &Costs,
) -> Vec<Token> {
    let start = place.start;
    let text = &page.bytes[place];
    let mut literals = costs.literals;
    let mut byte = 0;
    while byte < literals.len() {
        if page.placeholders[byte] {
            literals[byte] = FORBIDDEN;
        }
        byte += 1;
    }
    let (found, ends) = (matches.all.as_slice(), matches.ends.as_slice());
    let mut to_end = vec![0_u64; text.len() + 1];
    // For each place the match to take there, counted from 1, and how much of it.
    let mut by = vec![0_usize; text.len()];
    let mut lengths = vec![0_usize; text.len()];
    let (cost, by, taken) = (
        to_end.as_mut_slice(),
        by.as_mut_slice(),
        lengths.as_mut_slice(),
    );
    let mut at = text.len();
    while at > 0 {
        at -= 1;
        let mut best = literals[text[at] as usize] + cost[at + 1];
        let mut index = ends[start + at + 1] as usize;
        let end = ends[start + at] as usize;
        if index < end {
            let mut length = found[index].length as usize;
            let mut nearest = 0;
            let mut cheapest = u64::MAX;
            if length > text.len() - at {
                length = text.len() - at;
            }
            while length >= SHORTEST {
                while index < end && found[index].length as usize >= length {
                    let distance = costs.distances[found[index].symbol as usize];
                    index += 1;
                    if distance < cheapest {
                        cheapest = distance;
                        nearest = index;
                    }
                }
                let total = cheapest + costs.lengths[length] + cost[at + length];
                if total < best {
                    best = total;
                    by[at] = nearest;
                    taken[at] = length;
                }
                length -= 1;
                if length > FINE {
                    length = FINE;
                    if index < end && found[index].length as usize > FINE {
                        length = found[index].length as usize;
                    }
                }
            }
        }
        cost[at] = best;
    }
    let mut tokens = Vec::with_capacity(text.len() / 2);
    at = 0;
    while at < text.len() {
        if by[at] == 0 {
            tokens.push(LITERAL);
            at += 1;
        } else {
            let by = found[by[at] - 1];
            tokens.push(Token {
                length: short(taken[at]),
                distance: by.distance,
                symbol: by.symbol,
            });
            at += taken[at];
        }
    }
    tokens
}

/// Lengths are at most 258.
#[allow(clippy::cast_possible_truncation, reason = "at most 258")]
fn short(length: usize) -> u16 {
    length as u16
}

const LITERAL: Token = Token {
    length: 1,
    distance: 0,
    symbol: 0,
};

/// Matches longer than this are taken whole or not at all.
const FINE: usize = 28;

/// More than any page costs.
const FORBIDDEN: u64 = 1 << 40;
