//! Huffman codes whose lengths are limited.

/// The lengths of the codes that make a text with these counts shortest, none above `limit`; 0 for
/// symbols that the text does not have. A single symbol gets a code of one bit.
pub(super) fn lengths(counts: &[u32], limit: usize) -> Vec<u8> {
    let mut lengths = vec![0; counts.len()];
    let order = order(counts);
    let symbols = order.as_slice();
    if symbols.len() < 2 {
        if let Some(symbol) = symbols.first() {
            lengths[number(*symbol)] = 1;
        }
    } else if !unlimited(symbols, limit, &mut lengths) {
        limited(symbols, limit, &mut lengths);
    }
    lengths
}

/// Huffman's method: the two rarest of symbols and pairs become a pair, until one is left. `false`
/// where a code would be longer than `limit`.
fn unlimited(symbols: &[u64], limit: usize, lengths: &mut [u8]) -> bool {
    let count = symbols.len();
    // The symbols and then the pairs, each as often as it stands in the text: both from the rarest.
    let mut often = vec![0; count * 2 - 1];
    let mut pair_of = vec![0; count * 2 - 1];
    let (often, pair_of) = (often.as_mut_slice(), pair_of.as_mut_slice());
    let mut symbol = 0;
    while symbol < count {
        often[symbol] = symbols[symbol] >> NUMBER;
        symbol += 1;
    }
    symbol = 0;
    let mut pair = count;
    let mut made = count;
    while made < often.len() {
        let mut half = 0;
        while half < 2 {
            // A symbol before a pair that is as rare: so the longest code is as short as can be.
            let rarest = if symbol < count && (pair == made || often[symbol] <= often[pair]) {
                symbol += 1;
                symbol - 1
            } else {
                pair += 1;
                pair - 1
            };
            often[made] += often[rarest];
            pair_of[rarest] = made;
            half += 1;
        }
        made += 1;
    }
    // A code is one bit longer than that of the pair; the last pair, of all, has none.
    let mut depths = vec![0_u8; made];
    let depths = depths.as_mut_slice();
    made -= 1;
    while made > 0 {
        made -= 1;
        depths[made] = depths[pair_of[made]].saturating_add(1);
    }
    symbol = 0;
    while symbol < count {
        lengths[number(symbols[symbol])] = depths[symbol];
        symbol += 1;
    }
    depths[0] as usize <= limit
}

/// Package-merge (Larmore and Hirschberg, "A fast algorithm for optimal length-limited Huffman
/// codes", 1990): a symbol is a coin of each of the values 1/2 to 1/2^limit; the cheapest coins of
/// a total of n - 1 are found value by value, from the smallest, by packing two into one of the next.
fn limited(symbols: &[u64], limit: usize, lengths: &mut [u8]) {
    lengths.fill(0);
    let taken = symbols.len() * 2 - 2;
    let mut coins = vec![0; taken];
    let mut next = vec![0; taken];
    // For each value: how many of its first coins are symbols.
    let mut singles = vec![0; limit * (taken + 1)];
    let mut of_value = singles.as_mut_slice();
    let mut have = 0;
    while of_value.len() > taken {
        let (these, others) = of_value.split_at_mut(taken + 1);
        have = merge(symbols, &coins[..have], &mut next, these);
        std::mem::swap(&mut coins, &mut next);
        of_value = others;
    }
    let mut take = taken;
    for singles in singles.rchunks_exact(taken + 1) {
        let single = singles[take];
        let mut index = 0;
        while index < single {
            lengths[number(symbols[index])] += 1;
            index += 1;
        }
        take = (take - single) * 2;
    }
}

/// Makes the coins of the next value, as many as have room: the symbols again, and the pairs of
/// those before. Notes how many of the first ones are symbols, and returns how many there are.
fn merge(symbols: &[u64], coins: &[u64], next: &mut [u64], singles: &mut [usize]) -> usize {
    let mut have = 0;
    let mut single = 0;
    let mut pair = 0;
    while have < next.len() {
        let packed = if pair + 1 < coins.len() {
            coins[pair] + coins[pair + 1]
        } else {
            u64::MAX
        };
        if single < symbols.len() && symbols[single] >> NUMBER <= packed {
            next[have] = symbols[single] >> NUMBER;
            single += 1;
        } else if packed < u64::MAX {
            next[have] = packed;
            pair += 2;
        } else {
            break;
        }
        have += 1;
        singles[have] = single;
    }
    have
}

/// The symbols that are there, the rarest first: the count and below it the number.
fn order(counts: &[u32]) -> Vec<u64> {
    // Where those with each count begin; those with more than have a place of their own share one.
    let mut places = [0; FREQUENT + 2];
    let mut symbol = 0;
    while symbol < counts.len() {
        places[place(counts[symbol]) + 1] += 1;
        symbol += 1;
    }
    places[1] = 0;
    let mut count = 1;
    while count <= FREQUENT {
        places[count + 1] += places[count];
        count += 1;
    }
    let mut order = vec![0; places[FREQUENT + 1]];
    let sorted = order.as_mut_slice();
    symbol = 0;
    while symbol < counts.len() {
        let count = counts[symbol];
        if count > 0 {
            let mut to = places[place(count)];
            places[place(count)] += 1;
            let moved = u64::from(count) << NUMBER | symbol as u64;
            while count as usize >= FREQUENT && to > 0 && sorted[to - 1] > moved {
                sorted[to] = sorted[to - 1];
                to -= 1;
            }
            sorted[to] = moved;
        }
        symbol += 1;
    }
    order
}

/// Where a count is counted.
fn place(count: u32) -> usize {
    let count = count as usize;
    if count > FREQUENT { FREQUENT } else { count }
}

/// Few symbols stand in a page as often.
const FREQUENT: usize = 63;

/// The number of a symbol.
#[allow(clippy::cast_possible_truncation, reason = "nine bits")]
fn number(symbol: u64) -> usize {
    (symbol & ((1 << NUMBER) - 1)) as usize
}

/// The bits of a number of a symbol: there are at most 288.
const NUMBER: u32 = 9;

/// The codes of these lengths (RFC 1951, section 3.2.2), their first bit lowest.
pub(super) fn codes(lengths: &[u8]) -> Vec<u16> {
    let mut next = [0_u16; 17];
    for length in lengths {
        if *length > 0 {
            next[*length as usize + 1] += 1;
        }
    }
    // From how many codes are shorter to the first code of each length.
    let mut length = 1;
    while length < 15 {
        next[length + 1] = (next[length] << 1) + (next[length + 1] << 1);
        length += 1;
    }
    lengths
        .iter()
        .map(|length| {
            if *length == 0 {
                return 0;
            }
            let code = next[*length as usize];
            next[*length as usize] += 1;
            code.reverse_bits() >> (16 - *length)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{codes, lengths};

    /// The sum of 2^-length in 1/32,768.
    fn kraft(lengths: &[u8]) -> u32 {
        let spaces = lengths.iter().filter(|length| **length > 0);
        spaces.map(|length| 1 << (15 - length)).sum()
    }

    #[test]
    fn few_symbols() {
        assert_eq!(lengths(&[0, 0, 0], 15), [0, 0, 0]);
        assert_eq!(lengths(&[0, 9, 0], 15), [0, 1, 0]);
        assert_eq!(lengths(&[1, 0, 1_000_000], 15), [1, 0, 1]);
        assert_eq!(lengths(&[1, 1, 2], 15), [2, 2, 1]);
    }

    #[test]
    fn fibonacci_counts_are_limited() {
        let mut counts = vec![1, 1];
        for index in 0..20 {
            counts.push(counts[index] + counts[index + 1]);
        }
        // Without a limit each symbol is one bit shorter than the one before.
        let free: Vec<u8> = (0..22).map(|index| 21 - index.max(1) + 1).collect();
        assert_eq!(lengths(&counts, 21), free);
        for (limit, bits) in [(15, 121_373), (7, 123_970)] {
            let limited = lengths(&counts, limit);
            assert_eq!(limited.iter().max().copied(), u8::try_from(limit).ok());
            assert_eq!(kraft(&limited), 1 << 15, "no code is unused");
            assert!(limited.is_sorted_by(|rare, frequent| rare >= frequent));
            let total: u32 = std::iter::zip(&counts, &limited)
                .map(|(count, length)| count * u32::from(*length))
                .sum();
            assert_eq!(total, bits, "as by dynamic programming");
        }
    }

    #[test]
    fn all_symbols_alike() {
        assert_eq!(lengths(&[7; 256], 15), [8; 256]);
        assert_eq!(lengths(&[7; 128], 7), [7; 128]);
        assert_eq!(kraft(&lengths(&[7; 286], 15)), 1 << 15);
    }

    /// The example of RFC 1951, section 3.2.2.
    #[test]
    fn the_codes_of_the_rfc() {
        let codes = codes(&[3, 3, 3, 3, 3, 2, 4, 4]);
        let written = [0b010, 0b011, 0b100, 0b101, 0b110, 0b00, 0b1110, 0b1111];
        for ((code, written), length) in
            std::iter::zip(std::iter::zip(codes, written), [3, 3, 3, 3, 3, 2, 4, 4])
        {
            assert_eq!(code.reverse_bits() >> (16 - length), written);
        }
    }
}
