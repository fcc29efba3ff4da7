//! The shared parts of a fleet and the layouts of its pages.

use std::collections::BTreeMap;

use charte_core::layout::{NO_SLOT, WHEN};

use crate::output::{Output, Part};

/// Every part, without duplicates.
#[derive(Debug, Default)]
pub(super) struct Parts {
    text: String,
    places: BTreeMap<String, (u32, u32)>,
}

impl Parts {
    /// Returns the layout of a page and adds its new parts.
    pub(super) fn layout(&mut self, page: &Output) -> Vec<u8> {
        let mut steps: Vec<((u32, u32), [u8; 2])> = Vec::new();
        let hash = page.hash();
        let page = page.with_own_hash();
        let mut text = None;
        for part in page.parts() {
            match part {
                Part::Text(part) => {
                    text = Some(self.place(part));
                }
                Part::When(condition, part) => {
                    if let Some(text) = text.take() {
                        steps.push((text, [NO_SLOT, 0]));
                    }
                    let hole = [WHEN + condition.to_u8(), 0];
                    steps.push((self.place(part), hole));
                }
                Part::Value(slot, escape) => {
                    let hole = [slot.to_u8(), *escape as u8];
                    steps.push((text.take().unwrap_or_default(), hole));
                }
                Part::OwnHash => {} // filled above
            }
        }
        if let Some(text) = text {
            steps.push((text, [NO_SLOT, 0]));
        }
        let mut layout = hash.to_u128().to_le_bytes().to_vec();
        for ((start, length), hole) in steps {
            layout.extend(start.to_le_bytes());
            layout.extend(length.to_le_bytes());
            layout.extend(hole);
        }
        layout
    }

    /// Returns all parts.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Returns the start and length of a part.
    fn place(&mut self, part: &str) -> (u32, u32) {
        if let Some(place) = self.places.get(part) {
            return *place;
        }
        // A policy has at most 1 MiB, so 4 GiB of parts would take thousands of policies.
        let number = |number| u32::try_from(number).unwrap_or(u32::MAX);
        let place = (number(self.text.len()), number(part.len()));
        self.text.push_str(part);
        self.places.insert(part.to_owned(), place);
        place
    }
}

#[cfg(test)]
mod tests {
    use charte_core::escape::Escape;
    use charte_core::form::{Condition, FormState};
    use charte_core::hash::ContentHash;
    use charte_core::layout::pieces;
    use charte_core::values::{Slot, Values};

    use super::Parts;
    use crate::output::Output;

    #[test]
    fn a_layout_gives_the_page() {
        let mut page = Output::default();
        page.push("a <");
        page.value(Slot::Url, Escape::None);
        page.value(Slot::Host, Escape::None);
        page.push("> z");
        let mut parts = Parts::default();
        let layout = parts.layout(&page);
        assert_eq!(
            layout,
            parts.layout(&page),
            "the second time, every part is there"
        );
        let parts = parts.into_text();
        assert_eq!(parts, "a <> z");
        let values = Values {
            url: "https://x.de",
            href: "https://x.de",
            ..Values::EMPTY
        };
        let pieces: String = pieces(&layout, &parts, values, 0, FormState::NEW).collect();
        assert_eq!(pieces, "a <https://x.dex.de> z");
        assert_eq!(pieces, page.fill(values, 0));
    }

    #[test]
    fn a_page_contains_the_hash_of_its_layout() {
        let mut page = Output::default();
        page.push("<input value=\"");
        page.own_hash();
        page.push("\"> and ");
        page.value(Slot::Host, Escape::None);
        let mut parts = Parts::default();
        let layout = parts.layout(&page);
        let (header, _) = layout.split_first_chunk().expect("the hash");
        let hash = ContentHash::from_u128(u128::from_le_bytes(*header));
        assert_eq!(hash, page.hash());
        let text = page.fill(Values::EMPTY, 0);
        assert_eq!(text, format!("<input value=\"{hash}\"> and "));
        let read: String = pieces(
            &layout,
            &parts.into_text(),
            Values::EMPTY,
            0,
            FormState::NEW,
        )
        .collect();
        assert_eq!(read, text);
    }

    #[test]
    fn conditions_select_parts() {
        let mut page = Output::default();
        page.push("<input");
        page.when(Condition::Checked(0), " checked");
        page.when(Condition::Saved, " saved");
        page.value(Slot::Host, Escape::None);
        page.when(Condition::Checked(0), " checked");
        page.push(">");
        let mut parts = Parts::default();
        let layout = parts.layout(&page);
        let parts = parts.into_text();
        assert_eq!(parts, "<input checked saved>");
        let values = Values {
            url: "https://x.de",
            ..Values::EMPTY
        };
        for (state, expected) in [
            (FormState::NEW, "<inputx.de>"),
            (FormState::NEW.check(0), "<input checkedx.de checked>"),
            (FormState::NEW.saved(), "<input savedx.de>"),
        ] {
            let pieces: String = pieces(&layout, &parts, values, 0, state).collect();
            assert_eq!(pieces, expected);
            assert_eq!(pieces, page.fill_in_state(values, 0, state));
        }
    }
}
