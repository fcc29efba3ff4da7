//! What of a page stood in it before.

use super::symbols::{DISTANCE_LAST, DISTANCES, FARTHEST, LONGEST, SHORTEST};

/// A run of bytes that stands in the page `distance` earlier too.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Match {
    pub(super) length: u16,
    pub(super) distance: u16,
    /// The symbol of the distance.
    pub(super) symbol: u16,
}

impl Match {
    const NONE: Self = Self {
        length: 0,
        distance: 0,
        symbol: 0,
    };
}

/// The matches of each place of a page.
#[derive(Debug)]
pub(super) struct Matches {
    /// Those of the last place first; of a place, the longest first, and of those with the same
    /// symbol only the longest.
    pub(super) all: Vec<Match>,
    /// The end of those of a place; they begin where those of the next place end.
    pub(super) ends: Vec<u32>,
}

impl Matches {
    /// The matches of all places.
    pub(super) fn new(page: &[u8]) -> Self {
        let chains = chains(page);
        let mut runs = vec![0; page.len().min(FARTHEST) + 1];
        let mut search = Search {
            page,
            chains: &chains,
            runs: &mut runs,
            steps: (STEPS / (page.len() + 1)).clamp(FEWEST, MOST),
        };
        let mut found = [Match::NONE; DISTANCES];
        let mut all = Vec::with_capacity(page.len() * 4);
        let mut ends = vec![0; page.len() + 1];
        let mut at = page.len();
        while at > 0 {
            at -= 1;
            let count = search.at(at, &mut found);
            sort(&mut found[..count]);
            all.extend_from_slice(&found[..count]);
            // There are at most 30 for each byte: 4 Gi of them would be a page of 140 MB.
            ends[at] = u32::try_from(all.len()).unwrap_or(u32::MAX);
        }
        Self { all, ends }
    }
}

/// The search for matches, from the end of the page to its start: a match is one byte longer than
/// the one that begins one byte later at the same distance, so few bytes are compared twice.
struct Search<'a> {
    page: &'a [u8],
    chains: &'a [u32],
    /// For each distance the last match: its place, counted from 1, and in the 16 low bits its length.
    runs: &'a mut [u64],
    /// How many matches are looked at for a place.
    steps: usize,
}

impl Search<'_> {
    /// Finds the matches of a place, from the nearest on, and returns how many there are.
    fn at(&mut self, at: usize, found: &mut [Match; DISTANCES]) -> usize {
        let Self { page, chains, .. } = *self;
        let runs = &mut *self.runs;
        let mut count = 0;
        let mut symbol = 0;
        let mut left = self.steps;
        let mut from = chains[at] as usize;
        // The longest with the symbol, and the first of the longest at all.
        let mut longest_near = 0;
        let mut longest = 0;
        let mut longest_symbol = 0;
        while from > 0 && left > 0 {
            let distance = at + 1 - from;
            if distance > FARTHEST {
                break;
            }
            let run = runs[distance];
            // Not a function: this is done dozens of times for each byte.
            let length = if run >> 16 == at as u64 + 2 && page[at] == page[at - distance] {
                let length = short(run) as usize;
                if length == LONGEST {
                    LONGEST
                } else {
                    length + 1
                }
            } else {
                let mut end = at;
                while end < page.len() && page[end] == page[end - distance] && end < at + LONGEST {
                    end += 1;
                }
                end - at
            };
            runs[distance] = (at as u64 + 1) << 16 | length as u64;
            // What only has the same hash hides nothing.
            if length >= SHORTEST {
                left -= 1;
                while distance > DISTANCE_LAST[symbol] as usize {
                    symbol += 1;
                    longest_near = 0;
                }
                if length > longest_near && (length > longest || symbol <= longest_symbol + FARTHER)
                {
                    if longest_near > 0 {
                        count -= 1;
                    }
                    longest_near = length;
                    found[count] = Match {
                        length: short(length as u64),
                        distance: short(distance as u64),
                        symbol: short(symbol as u64),
                    };
                    count += 1;
                    if length > longest {
                        longest = length;
                        longest_symbol = symbol;
                    }
                    if length == LONGEST {
                        break;
                    }
                }
            }
            from = chains[from - 1] as usize;
        }
        count
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

/// The 16 low bits, which are all of a length or a distance.
#[allow(clippy::cast_possible_truncation, reason = "it is what this is for")]
fn short(number: u64) -> u16 {
    number as u16
}

/// How many steps along the chains a page is worth, and how many a place of it.
const STEPS: usize = 1 << 21;
const FEWEST: usize = 16;
const MOST: usize = 64;
/// By how many symbols a match may be farther than a longer one: its symbol can be more frequent.
const FARTHER: usize = 3;
