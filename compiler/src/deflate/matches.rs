//! What of a page stood in it before.

use super::symbols::{DISTANCE_FIRST, DISTANCES, FARTHEST, LONGEST, SHORTEST};

/// A run of bytes that stands in the page `distance` earlier too.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Match {
    pub(super) length: u16,
    pub(super) distance: u16,
    /// The symbol of the distance.
    pub(super) symbol: u8,
}

/// The matches of each place of a page.
#[derive(Debug)]
pub(super) struct Matches {
    all: Vec<Match>,
    /// The end of those of a place; they begin where those of the next place end.
    ends: Vec<u32>,
}

impl Matches {
    /// The matches of all places.
    ///
    /// Goes from the end of the page to its start: a match is one byte longer than the one that
    /// begins one byte later at the same distance, so almost no bytes are compared twice.
    pub(super) fn new(page: &[u8]) -> Self {
        let chains = chains(page);
        let chains = chains.as_slice();
        let steps = (STEPS / (page.len() + 1)).clamp(FEWEST, MOST);
        // For each distance the place of the last match at it, counted from 1, and its length.
        let mut places = vec![0; FARTHEST + 1];
        let mut lengths = vec![0; FARTHEST + 1];
        let (places, lengths) = (places.as_mut_slice(), lengths.as_mut_slice());
        let mut all = Vec::with_capacity(page.len() * 4);
        let mut ends = vec![0; page.len() + 1];
        let mut here = [Match {
            length: 0,
            distance: 0,
            symbol: 0,
        }; DISTANCES];
        let mut at = page.len();
        while at > 0 {
            at -= 1;
            let mut count = 0;
            let mut symbol = 0;
            let mut left = steps;
            let mut from = chains[at] as usize;
            let mut best = 0;
            while from > 0 && left > 0 {
                let distance = at + 1 - from;
                if distance > FARTHEST {
                    break;
                }
                let mut length = 0;
                if places[distance] == at + 2 && page[at] == page[from - 1] {
                    length = lengths[distance] + 1;
                } else {
                    while at + length < page.len()
                        && page[at + length] == page[from - 1 + length]
                        && length < LONGEST
                    {
                        length += 1;
                    }
                }
                if length > LONGEST {
                    length = LONGEST;
                }
                places[distance] = at + 1;
                lengths[distance] = length;
                while symbol + 1 < DISTANCES && DISTANCE_FIRST[symbol + 1] as usize <= distance {
                    symbol += 1;
                }
                // What only has the same hash hides nothing.
                if length >= SHORTEST {
                    left -= 1;
                    let found = Match {
                        length: short(length),
                        distance: short(distance),
                        symbol: short(symbol).to_le_bytes()[0],
                    };
                    if count > 0 && here[count - 1].symbol == found.symbol {
                        if here[count - 1].length < found.length {
                            here[count - 1] = found;
                        }
                    } else {
                        here[count] = found;
                        count += 1;
                    }
                    if length > best {
                        best = length;
                        if length == LONGEST {
                            break;
                        }
                    }
                }
                from = chains[from - 1] as usize;
            }
            sort(&mut here[..count]);
            all.extend_from_slice(&here[..count]);
            ends[at] = u32::try_from(all.len()).unwrap_or(u32::MAX);
        }
        Self { all, ends }
    }

    /// Those of a place, the longest first; of each symbol of distances, the longest.
    pub(super) fn at(&self, place: usize) -> &[Match] {
        &self.all[self.ends[place + 1] as usize..self.ends[place] as usize]
    }
}

/// For each place the last one before it with the same three bytes, counted from 1, or 0. Some have
/// only the same hash.
fn chains(page: &[u8]) -> Vec<u32> {
    let mut last = vec![0_u32; 1 << 15];
    let mut chains = vec![0_u32; page.len()];
    let (last, to) = (last.as_mut_slice(), chains.as_mut_slice());
    let mut at = 0;
    while at + 2 < page.len() {
        let hash = (page[at] as usize) << 10 ^ (page[at + 1] as usize) << 5 ^ page[at + 2] as usize;
        let hash = hash & 0x7FFF;
        to[at] = last[hash];
        at += 1;
        last[hash] = u32::try_from(at).unwrap_or(0);
    }
    chains
}

/// Sorts by length, the longest first: there are at most 30.
fn sort(matches: &mut [Match]) {
    let mut index = 1;
    while index < matches.len() {
        let moved = matches[index];
        let mut to = index;
        while to > 0 && matches[to - 1].length < moved.length {
            matches[to] = matches[to - 1];
            to -= 1;
        }
        matches[to] = moved;
        index += 1;
    }
}

/// Lengths and distances are at most 32,768.
#[allow(clippy::cast_possible_truncation, reason = "at most 32,768")]
fn short(number: usize) -> u16 {
    number as u16
}

/// How many steps along the chains a page is worth, and how many a place of it.
const STEPS: usize = 1 << 21;
const FEWEST: usize = 16;
const MOST: usize = 256;
