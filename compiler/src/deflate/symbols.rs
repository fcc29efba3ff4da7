//! The alphabets of a block, and how often each of their symbols stands in one.

use super::parse::Token;

/// Literals (0 to 255), the end of the block, and the lengths of matches.
pub(super) const LITERALS: usize = 286;
/// Distances of matches.
pub(super) const DISTANCES: usize = 30;
/// The symbol that ends a block.
pub(super) const END: usize = 256;
/// The shortest match.
pub(super) const SHORTEST: usize = 3;
/// The longest match.
pub(super) const LONGEST: usize = 258;
/// The farthest that a match reaches back.
pub(super) const FARTHEST: usize = 32_768;

/// The bits that follow each symbol of a length, from 257 on (RFC 1951, section 3.2.5).
pub(super) static LENGTH_EXTRA: [u8; 29] = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
];

/// The shortest length of each symbol.
pub(super) static LENGTH_FIRST: [u16; 29] = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
];

/// The bits that follow each symbol of a distance (RFC 1951, section 3.2.5).
pub(super) static DISTANCE_EXTRA: [u8; DISTANCES] = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13,
    13,
];

/// The shortest distance of each symbol.
pub(super) static DISTANCE_FIRST: [u16; DISTANCES] = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
    2049, 3073, 4097, 6145, 8193, 12_289, 16_385, 24_577,
];

/// The longest distance of each symbol.
pub(super) static DISTANCE_LAST: [u16; DISTANCES] = {
    let mut last = [32_768; DISTANCES];
    let mut symbol = 1;
    while symbol < DISTANCES {
        last[symbol - 1] = DISTANCE_FIRST[symbol] - 1;
        symbol += 1;
    }
    last
};

/// Lengths to symbols, less 257.
pub(super) static LENGTH_SYMBOL: [u8; LONGEST + 1] = {
    let mut symbols = [0; LONGEST + 1];
    let mut symbol = 0;
    let mut length = SHORTEST;
    while length <= LONGEST {
        // The last length has a symbol of its own, though the one before could say it.
        if (symbol as usize) < 28 && LENGTH_FIRST[symbol as usize + 1] as usize == length {
            symbol += 1;
        }
        symbols[length] = symbol;
        length += 1;
    }
    symbols
};

/// How often each symbol stands in a block.
#[derive(Clone, Debug)]
pub(super) struct Counts {
    pub(super) literals: [u32; LITERALS],
    pub(super) distances: [u32; DISTANCES],
}

impl Counts {
    /// Nothing but the end.
    pub(super) const EMPTY: Self = {
        let mut literals = [0; LITERALS];
        literals[END] = 1;
        Self {
            literals,
            distances: [0; DISTANCES],
        }
    };

    /// The symbols of `tokens`, which begin at the start of `text`.
    pub(super) fn of(text: &[u8], tokens: &[Token]) -> Self {
        let mut counts = Self::EMPTY;
        let mut at = 0;
        let mut index = 0;
        while index < tokens.len() {
            counts.add(text, at, tokens[index]);
            at += tokens[index].length as usize;
            index += 1;
        }
        counts
    }

    /// Counts the token at the place `at` of the text.
    pub(super) fn add(&mut self, text: &[u8], at: usize, token: Token) {
        if token.distance == 0 {
            self.literals[text[at] as usize] += 1;
        } else {
            self.literals[END + 1 + LENGTH_SYMBOL[token.length as usize] as usize] += 1;
            self.distances[token.symbol as usize] += 1;
        }
    }

    /// These counts without those of a part of the text; both have the end.
    pub(super) fn without(&self, part: &Self) -> Self {
        let mut rest = self.clone();
        let mut symbol = 0;
        while symbol < LITERALS {
            rest.literals[symbol] -= part.literals[symbol];
            symbol += 1;
        }
        rest.literals[END] = 1;
        symbol = 0;
        while symbol < DISTANCES {
            rest.distances[symbol] -= part.distances[symbol];
            symbol += 1;
        }
        rest
    }

    /// The bits that follow symbols.
    pub(super) fn extra(&self) -> u32 {
        let mut bits = 0;
        let mut symbol = 0;
        while symbol < LENGTH_EXTRA.len() {
            bits += self.literals[END + 1 + symbol] * u32::from(LENGTH_EXTRA[symbol]);
            symbol += 1;
        }
        symbol = 0;
        while symbol < DISTANCES {
            bits += self.distances[symbol] * u32::from(DISTANCE_EXTRA[symbol]);
            symbol += 1;
        }
        bits
    }
}
