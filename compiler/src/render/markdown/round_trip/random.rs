//! Random parts of a line.

use charte_core::values::Slot;

use super::{NASTY, link, text};
use crate::document::Inline;

/// Random numbers that are the same in every run: `SplitMix64`.
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).expect("below a `usize`")
    }

    pub(super) fn inlines(&mut self, depth: usize) -> Vec<Inline> {
        let count = 1 + self.below(4);
        (0..count).map(|_| self.inline(depth)).collect()
    }

    fn inline(&mut self, depth: usize) -> Inline {
        let nasty = |random: &mut Self| NASTY[random.below(NASTY.len())].to_owned();
        let kinds = if depth == 0 { 6 } else { 12 };
        match self.below(kinds) {
            0..=2 => Inline::Text(nasty(self)),
            3 => Inline::Code(nasty(self)),
            4 => Inline::Value([Slot::Name, Slot::Url, Slot::Host, Slot::Own(0)][self.below(4)]),
            5 => Inline::Break,
            6 | 7 => Inline::Emphasis(self.inlines(depth - 1)),
            8 | 9 => Inline::Strong(self.inlines(depth - 1)),
            10 => {
                // Spaces at the ends are moved out of the link.
                let mut inner = vec![text(&format!("a{}", nasty(self))), text("a")];
                inner.splice(1..1, self.inlines(depth - 1));
                link("https://a.fr/b?c=(d)&copy;#e", inner)
            }
            _ => Inline::Foreign {
                language: "en".to_owned(),
                text: self.inlines(depth - 1),
            },
        }
    }
}
