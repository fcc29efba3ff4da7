//! A block of a stream, and the cheapest of the three kinds.

use std::ops::Range;

use super::Page;
use super::bits::Bits;
use super::header::Header;
use super::huffman::{codes, lengths};
use super::parse::Token;
use super::smooth::smooth;
use super::symbols::{
    Counts, DISTANCE_EXTRA, DISTANCE_FIRST, DISTANCES, END, LENGTH_EXTRA, LENGTH_FIRST,
    LENGTH_SYMBOL,
};

/// A block.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) place: Range<usize>,
    pub(super) tokens: Vec<Token>,
    kind: Kind,
    /// How long it is, without what fills the byte before and after the header of a stored one.
    pub(super) bits: u32,
}

/// The kinds (RFC 1951, section 3.2.3).
#[derive(Clone, Debug)]
enum Kind {
    Stored,
    Fixed,
    Dynamic(Code, Header),
}

/// The lengths of the codes of a block.
#[derive(Clone, Debug)]
pub(super) struct Code {
    pub(super) literals: Vec<u8>,
    pub(super) distances: Vec<u8>,
}

impl Block {
    /// The cheapest block for these tokens, which stand for the bytes at `place` of the page.
    pub(super) fn new(page: &Page<'_>, place: Range<usize>, tokens: Vec<Token>) -> Self {
        let counts = Counts::of(&page.bytes[place.clone()], &tokens);
        let fixed = Code::fixed().bits(&counts);
        let stored =
            u32::try_from(place.len() * 8 + place.len().div_ceil(LARGEST) * 40).unwrap_or(u32::MAX);
        let (code, header) = dynamic(&counts, true);
        let own = code.bits(&counts) + header.bits;
        let (kind, bits) =
            if stored <= own.min(fixed) && !place.is_empty() && page.is_known(place.clone()) {
                (Kind::Stored, stored)
            } else if fixed <= own {
                (Kind::Fixed, fixed)
            } else {
                (Kind::Dynamic(code, header), own)
            };
        Self {
            place,
            tokens,
            kind,
            bits: bits + 3,
        }
    }

    /// Writes it.
    pub(super) fn write(&self, page: &[u8], last: bool, bits: &mut Bits) {
        match &self.kind {
            Kind::Stored => {
                let mut from = self.place.start;
                while from < self.place.end {
                    let to = self.place.end.min(from + LARGEST);
                    stored(to - from, last && to == self.place.end, bits);
                    bits.bytes(&page[from..to]);
                    from = to;
                }
            }
            Kind::Fixed => {
                bits.put(u32::from(last) + 2, 3);
                self.text(page, &Code::fixed(), bits);
            }
            Kind::Dynamic(code, header) => {
                bits.put(u32::from(last) + 4, 3);
                header.write(bits);
                self.text(page, code, bits);
            }
        }
    }

    /// Writes the tokens (RFC 1951, section 3.2.5) and the end.
    fn text(&self, page: &[u8], code: &Code, bits: &mut Bits) {
        let (literals, distances) = (codes(&code.literals), codes(&code.distances));
        let put = |symbol: usize, bits: &mut Bits| {
            bits.put(literals[symbol].into(), code.literals[symbol].into());
        };
        let mut at = self.place.start;
        for token in &self.tokens {
            if token.distance == 0 {
                put(page[at].into(), bits);
            } else {
                let symbol = usize::from(LENGTH_SYMBOL[usize::from(token.length)]);
                put(END + 1 + symbol, bits);
                let extra = token.length - LENGTH_FIRST[symbol];
                bits.put(extra.into(), LENGTH_EXTRA[symbol].into());
                let symbol = usize::from(token.symbol);
                bits.put(distances[symbol].into(), code.distances[symbol].into());
                let extra = token.distance - DISTANCE_FIRST[symbol];
                bits.put(extra.into(), DISTANCE_EXTRA[symbol].into());
            }
            at += usize::from(token.length);
        }
        put(END, bits);
    }
}

impl Code {
    /// The code that needs no header (RFC 1951, section 3.2.6).
    fn fixed() -> Self {
        let mut literals = vec![8; 288];
        literals[144..256].fill(9);
        literals[256..280].fill(7);
        Self {
            literals,
            distances: vec![5; DISTANCES],
        }
    }

    /// The bits of a text with these counts.
    fn bits(&self, counts: &Counts) -> u32 {
        let total = |counts: &[u32], lengths: &[u8]| {
            let mut bits = 0;
            let mut symbol = 0;
            while symbol < counts.len() {
                bits += counts[symbol] * u32::from(lengths[symbol]);
                symbol += 1;
            }
            bits
        };
        counts.extra()
            + total(&counts.literals, &self.literals)
            + total(&counts.distances, &self.distances)
    }
}

/// The cheapest code for these counts with its header. `thorough` tries shorter codes for what is
/// rare too, which the header can say in fewer bits, and more headers.
fn dynamic(counts: &Counts, thorough: bool) -> (Code, Header) {
    let with = |made_for: &Counts, limit| {
        let code = Code {
            literals: lengths(&made_for.literals, limit),
            distances: lengths(&made_for.distances, LIMIT),
        };
        let header = Header::new(&code.literals, &code.distances, false);
        (code, header)
    };
    let bits = |(code, header): &(Code, Header)| code.bits(counts) + header.bits;
    let smooth = &Counts {
        literals: smooth(&counts.literals),
        distances: smooth(&counts.distances),
    };
    let mut best = with(counts, LIMIT);
    let others = [
        (smooth, LIMIT),
        (counts, 10),
        (smooth, 10),
        (counts, 9),
        (smooth, 9),
    ];
    for (made_for, limit) in &others[..if thorough { others.len() } else { 1 }] {
        let other = with(made_for, *limit);
        if bits(&other) < bits(&best) {
            best = other;
        }
    }
    let (code, mut header) = best;
    if thorough {
        header = Header::new(&code.literals, &code.distances, true);
    }
    (code, header)
}

/// A code for these counts, and how long a block would be, with it or the fixed one.
pub(super) fn code(counts: &Counts) -> (Code, u32) {
    let (code, header) = dynamic(counts, false);
    let bits = (code.bits(counts) + header.bits).min(Code::fixed().bits(counts)) + 3;
    (code, bits)
}

/// Writes the header of a stored block of `length` bytes (RFC 1951, section 3.2.4).
pub(super) fn stored(length: usize, last: bool, bits: &mut Bits) {
    let length = u32::try_from(length).unwrap_or(0);
    bits.put(u32::from(last), 3);
    bits.align();
    bits.put(length, 16);
    bits.put(length ^ 0xFFFF, 16);
}

/// The bytes that fit into a stored block.
pub(super) const LARGEST: usize = 0xFFFF;
/// The bits that a code of a block has at most (RFC 1951, section 3.2.7).
const LIMIT: usize = 15;
