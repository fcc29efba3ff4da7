//! The CRC-32 of gzip, for pages that are composed of parts.
//!
//! The remainder is linear. If the fixed text of a page is known, each value adds its own
//! remainder, shifted by the number of bytes after it. So the checksum of a page costs a pass over
//! its values and a multiplication for each, independent of the length of the page. Source: RFC
//! 1952, section 8. The highest bit of a polynomial is its lowest power.

/// The generator polynomial.
const POLYNOMIAL: u32 = 0xedb8_8320;
/// The polynomial 1.
const ONE: u32 = 1 << 31;

/// Returns the CRC-32 of a text.
pub const fn checksum(text: &[u8]) -> u32 {
    !remainder(!0, text)
}

/// Returns the remainder after more bytes, without the inversions of [`checksum`].
pub const fn remainder(mut state: u32, bytes: &[u8]) -> u32 {
    let mut at = 0;
    while at < bytes.len() {
        let [low, ..] = state.to_le_bytes();
        state = TABLE[(low ^ bytes[at]) as usize] ^ (state >> 8);
        at += 1;
    }
    state
}

/// Returns the product of two polynomials.
pub const fn multiply(mut one: u32, mut other: u32) -> u32 {
    let mut product = 0;
    while one != 0 {
        // A mask: all ones if the bit is set. This avoids a branch.
        product ^= other & 0_u32.wrapping_sub(one >> 31);
        one <<= 1;
        other = (other >> 1) ^ (POLYNOMIAL & 0_u32.wrapping_sub(other & 1));
    }
    product
}

/// Returns the factor that shifts a remainder by this number of bytes.
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

/// A static, because without optimisation a constant is copied for each lookup.
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
        // The check value of CRC-32/ISO-HDLC, and the value of ITU-T V.42 for an empty text.
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
