//! CRC-32 as gzip has it, for pages that are made of parts.
//!
//! The remainder is linear: where the fixed text of a page is known, a value in it adds its own
//! remainder, moved by what stands after it. So the checksum of a page costs a walk over its
//! values and a multiplication, however long the page is.
//! Source: RFC 1952, section 8; the polynomials have their lowest power in the highest bit.

/// The generator polynomial.
const POLYNOMIAL: u32 = 0xedb8_8320;
/// The polynomial 1.
const ONE: u32 = 1 << 31;

/// The CRC-32 of a text.
pub const fn checksum(text: &[u8]) -> u32 {
    !remainder(!0, text)
}

/// The remainder after `bytes` more, without the inversions of [`checksum`].
pub const fn remainder(mut state: u32, bytes: &[u8]) -> u32 {
    let mut at = 0;
    while at < bytes.len() {
        let [low, ..] = state.to_le_bytes();
        state = TABLE[(low ^ bytes[at]) as usize] ^ (state >> 8);
        at += 1;
    }
    state
}

/// The product of two polynomials.
pub const fn multiply(mut one: u32, mut other: u32) -> u32 {
    let mut product = 0;
    while one != 0 {
        // All ones where the bit is set: no branch that depends on it.
        product ^= other & 0_u32.wrapping_sub(one >> 31);
        one <<= 1;
        other = (other >> 1) ^ (POLYNOMIAL & 0_u32.wrapping_sub(other & 1));
    }
    product
}

/// What moves a remainder to where this many bytes stand after it.
pub const fn shift(mut bytes: usize) -> u32 {
    let mut power = remainder(ONE, &[0]);
    let mut shift = ONE;
    while bytes > 0 {
        if bytes & 1 == 1 {
            shift = multiply(shift, power);
        }
        power = multiply(power, power);
        bytes >>= 1;
    }
    shift
}

/// A static: without optimisation, a constant is copied for each byte that is looked up.
static TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut state = byte;
        let mut bit = 0;
        while bit < 8 {
            state = (state >> 1) ^ (POLYNOMIAL & 0_u32.wrapping_sub(state & 1));
            bit += 1;
        }
        table[byte as usize] = state;
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::{checksum, multiply, remainder, shift};

    #[test]
    fn agrees_with_published_vectors() {
        // The check value of CRC-32/ISO-HDLC, and ITU-T V.42's of nothing.
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
        assert_eq!(checksum(b""), 0);
    }

    #[test]
    fn a_value_adds_its_own_remainder() {
        let fixed = b"cookies on \0\0\0\0\0\0\0\0: none on \0\0\0\0\0\0\0\0.";
        let whole = b"cookies on data.org: none on data.org.";
        let moved = shift(19) ^ shift(1);
        let value = remainder(0, b"data.org");
        assert_eq!(checksum(fixed) ^ multiply(value, moved), checksum(whole));
        assert_eq!(multiply(value, shift(0)), value);
        assert_eq!(multiply(0, moved), 0);
    }
}
