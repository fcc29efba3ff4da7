//! Counts that need a shorter header.

/// The counts with neighbours that are almost equal made equal, so that their codes have the same
/// length and the header can repeat it. The method, and its numbers, are those of zopfli
/// (`OptimizeHuffmanForRle`).
pub(super) fn smooth<const N: usize>(counts: &[u32; N]) -> [u32; N] {
    let mut smooth = *counts;
    let mut length = N;
    while length > 0 && counts[length - 1] == 0 {
        length -= 1;
    }
    let kept = runs(&counts[..length]);
    let kept = kept.as_slice();
    let mut stride = 0;
    let mut sum = 0;
    let mut level = counts[0];
    let mut at = 0;
    while at <= length {
        if at == length || kept[at] || counts[at].abs_diff(level) >= 4 {
            if stride >= 4 || stride == 3 && sum == 0 {
                let mean = if sum == 0 {
                    0
                } else {
                    ((sum + stride / 2) / stride).max(1)
                };
                smooth[at - stride as usize..at].fill(mean);
            }
            stride = 0;
            sum = 0;
            level = if at + 3 < length {
                (counts[at] + counts[at + 1] + counts[at + 2] + counts[at + 3] + 2) / 4
            } else if at < length {
                counts[at]
            } else {
                0
            };
        }
        stride += 1;
        if at < length {
            sum += counts[at];
        }
        at += 1;
    }
    smooth
}

/// Which counts stand in runs that the header repeats already.
fn runs(counts: &[u32]) -> Vec<bool> {
    let mut kept = vec![false; counts.len()];
    let mut at = 0;
    while at < counts.len() {
        let start = at;
        while at < counts.len() && counts[at] == counts[start] {
            at += 1;
        }
        if at - start >= if counts[start] == 0 { 5 } else { 7 } {
            kept[start..at].fill(true);
        }
    }
    kept
}
