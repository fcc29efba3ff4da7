//! What symbols cost before there is a code.

use super::block::Code;
use super::symbols::{
    Counts, DISTANCE_EXTRA, DISTANCES, END, LENGTH_EXTRA, LENGTH_SYMBOL, LITERALS, LONGEST,
    SHORTEST,
};

/// A bit, in the unit of costs.
pub(super) const BIT: u64 = 1 << FRACTION;
const FRACTION: u32 = 8;

/// The costs of literals, and of lengths and distances with the bits that follow them.
#[derive(Clone, Debug)]
pub(super) struct Costs {
    pub(super) literals: [u64; END],
    pub(super) lengths: [u64; LONGEST + 1],
    pub(super) distances: [u64; DISTANCES],
}

impl Costs {
    /// The costs of symbols of these costs, with the bits that follow them.
    fn new(literals: &[u64; LITERALS], distances: &[u64; DISTANCES]) -> Self {
        let mut costs = Self {
            literals: [0; END],
            lengths: [0; LONGEST + 1],
            distances: *distances,
        };
        costs.literals.copy_from_slice(&literals[..END]);
        let mut length = SHORTEST;
        while length <= LONGEST {
            let symbol = LENGTH_SYMBOL[length] as usize;
            costs.lengths[length] =
                literals[END + 1 + symbol] + BIT * u64::from(LENGTH_EXTRA[symbol]);
            length += 1;
        }
        let mut symbol = 0;
        while symbol < DISTANCES {
            costs.distances[symbol] += BIT * u64::from(DISTANCE_EXTRA[symbol]);
            symbol += 1;
        }
        costs
    }

    /// The costs by a code for these counts, if codes had fractions of bits.
    pub(super) fn of(counts: &Counts) -> Self {
        Self::new(&entropies(&counts.literals), &entropies(&counts.distances))
    }

    /// The costs by a code.
    pub(super) fn by(code: &Code) -> Self {
        let bits = |lengths: &[u8], costs: &mut [u64]| {
            let mut symbol = 0;
            while symbol < costs.len() {
                // What has no code cannot be said; another code could say it.
                costs[symbol] = BIT
                    * u64::from(if lengths[symbol] == 0 {
                        15
                    } else {
                        lengths[symbol]
                    });
                symbol += 1;
            }
        };
        let (mut literals, mut distances) = ([0; LITERALS], [0; DISTANCES]);
        bits(&code.literals, &mut literals);
        bits(&code.distances, &mut distances);
        Self::new(&literals, &distances)
    }

    /// What is to be expected of a text of which nothing is known but its bytes.
    pub(super) fn guess(text: &[u8]) -> Self {
        let mut counts = Counts::EMPTY;
        let mut at = 0;
        while at < text.len() {
            counts.literals[text[at] as usize] += 1;
            at += 1;
        }
        let mut literals = entropies(&counts.literals);
        // Matches take most of the bytes, and leave the rare ones.
        let mut symbol = 0;
        while symbol < END {
            literals[symbol] += BIT;
            symbol += 1;
        }
        while symbol < LITERALS {
            literals[symbol] = BIT * 4 + BIT / 4 * (symbol - END) as u64;
            symbol += 1;
        }
        Self::new(&literals, &[BIT * 4; DISTANCES])
    }
}

/// For each symbol the logarithm of how rare it is. One that is not there costs as much as one that
/// is there once.
fn entropies<const N: usize>(counts: &[u32; N]) -> [u64; N] {
    let mut total = 0;
    let mut symbol = 0;
    while symbol < N {
        total += counts[symbol];
        symbol += 1;
    }
    let total = logarithm(total.max(1));
    let mut costs = [0; N];
    symbol = 0;
    while symbol < N {
        costs[symbol] = if counts[symbol] == 0 {
            total
        } else {
            (total - logarithm(counts[symbol])).max(BIT / 2)
        };
        symbol += 1;
    }
    costs
}

/// The logarithm to base 2 in the unit of costs, the same on every machine.
pub(super) fn logarithm(number: u32) -> u64 {
    let over = (number.ilog2() + 1).saturating_sub(KNOWN.ilog2());
    LOGARITHMS[(number >> over) as usize] + (u64::from(over) << FRACTION)
}

/// The logarithms of the numbers that have few bits; the others are taken for round.
static LOGARITHMS: [u64; KNOWN] = {
    let mut logarithms = [0; KNOWN];
    let mut number = 1;
    while number < KNOWN {
        let whole = number.ilog2();
        // From 1 to 2, with 31 bits behind the point: squared, it shows a bit at a time.
        let mut mantissa = (number as u64) << (31 - whole);
        let mut bit = 0;
        logarithms[number] = whole as u64;
        while bit < FRACTION {
            mantissa = (mantissa * mantissa) >> 31;
            let carry = mantissa >> 32;
            mantissa >>= carry;
            logarithms[number] = logarithms[number] << 1 | carry;
            bit += 1;
        }
        number += 1;
    }
    logarithms
};
const KNOWN: usize = 1 << 10;
