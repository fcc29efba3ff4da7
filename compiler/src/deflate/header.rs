//! The codes of a block as the block itself says them.

use super::bits::Bits;
use super::huffman::{codes, lengths};
use super::symbols::END;

/// The header of a block with codes of its own (RFC 1951, section 3.2.7).
#[derive(Clone, Debug)]
pub(super) struct Header {
    literals: u32,
    distances: u32,
    runs: Vec<Run>,
    /// The lengths of the codes for the symbols of `runs`.
    lengths: Vec<u8>,
    /// How many of them are said.
    said: u32,
    /// How long the header is.
    pub(super) bits: u32,
}

/// A length of a code, or the repetition of one.
#[derive(Clone, Copy, Debug)]
struct Run {
    symbol: u8,
    extra: u8,
}

impl Header {
    /// The shortest header for these lengths of codes. `thorough` tries to do without each kind of
    /// repetition, which spares its code.
    pub(super) fn new(literals: &[u8], distances: &[u8], thorough: bool) -> Self {
        let literals = &literals[..used(literals).max(END + 1)];
        let distances = &distances[..used(distances).max(1)];
        let mut all = Vec::with_capacity(literals.len() + distances.len());
        all.extend_from_slice(literals);
        all.extend_from_slice(distances);
        let mut best = Self::with(&all, [true; 3]);
        if thorough {
            let mut kinds = 1_u8;
            while kinds < 8 {
                let header = Self::with(&all, [kinds & 1 == 0, kinds & 2 == 0, kinds & 4 == 0]);
                if header.bits < best.bits {
                    best = header;
                }
                kinds += 1;
            }
        }
        best.literals = number(literals.len());
        best.distances = number(distances.len());
        best
    }

    /// The header that uses of the symbols 16, 17 and 18 those that are true.
    fn with(all: &[u8], kinds: [bool; 3]) -> Self {
        let runs = runs(all, kinds);
        let mut counts = [0; 19];
        let mut index = 0;
        while index < runs.len() {
            counts[runs[index].symbol as usize] += 1;
            index += 1;
        }
        let mut lengths = lengths(&counts, 7);
        // A code with a single symbol is not allowed here.
        if lengths.iter().filter(|length| **length > 0).count() == 1 {
            let other = usize::from(lengths[0] > 0);
            lengths[other] = 1;
        }
        let mut said = ORDER.len();
        while said > 4 && lengths[ORDER[said - 1]] == 0 {
            said -= 1;
        }
        let said = number(said);
        let mut bits = 5 + 5 + 4 + said * 3;
        let mut symbol = 0;
        while symbol < counts.len() {
            bits += counts[symbol] * (u32::from(lengths[symbol]) + EXTRA[symbol]);
            symbol += 1;
        }
        Self {
            literals: 0,
            distances: 0,
            runs,
            lengths,
            said,
            bits,
        }
    }

    /// Writes it.
    pub(super) fn write(&self, bits: &mut Bits) {
        bits.put(self.literals - 257, 5);
        bits.put(self.distances - 1, 5);
        bits.put(self.said - 4, 4);
        for symbol in &ORDER[..self.said as usize] {
            bits.put(u32::from(self.lengths[*symbol]), 3);
        }
        let codes = codes(&self.lengths);
        for run in &self.runs {
            let symbol = usize::from(run.symbol);
            bits.put(u32::from(codes[symbol]), u32::from(self.lengths[symbol]));
            bits.put(u32::from(run.extra), EXTRA[symbol]);
        }
    }
}

/// The lengths with their repetitions.
fn runs(all: &[u8], [repeat, few, many]: [bool; 3]) -> Vec<Run> {
    let mut runs = Vec::with_capacity(all.len());
    let mut at = 0;
    while at < all.len() {
        let length = all[at];
        let mut left = 1;
        while at + left < all.len() && all[at + left] == length {
            left += 1;
        }
        at += left;
        if length == 0 {
            if many {
                left = repetitions(&mut runs, left, 18, 11, 138);
            }
            if few {
                left = repetitions(&mut runs, left, 17, 3, 10);
            }
        } else if repeat && left > 3 {
            runs.push(Run {
                symbol: length,
                extra: 0,
            });
            left = repetitions(&mut runs, left - 1, 16, 3, 6);
        }
        while left > 0 {
            runs.push(Run {
                symbol: length,
                extra: 0,
            });
            left -= 1;
        }
    }
    runs
}

/// Repeats as much as the symbol can, and returns what is left.
fn repetitions(
    runs: &mut Vec<Run>,
    mut left: usize,
    symbol: u8,
    least: usize,
    most: usize,
) -> usize {
    while left >= least {
        let mut now = left.min(most);
        // Nothing stays that would be too short.
        if left > now && left - now < least {
            now = (left - least).max(least);
        }
        runs.push(Run {
            symbol,
            extra: (now - least).to_le_bytes()[0],
        });
        left -= now;
    }
    left
}

/// How many there are up to the last that is not 0.
fn used(lengths: &[u8]) -> usize {
    let mut used = lengths.len();
    while used > 0 && lengths[used - 1] == 0 {
        used -= 1;
    }
    used
}

/// There are at most 286 of anything.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(0)
}

/// The order in which the lengths of the codes for lengths are said.
static ORDER: [usize; 19] = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
];

/// The bits that follow each symbol.
static EXTRA: [u32; 19] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 7];
