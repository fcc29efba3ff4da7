//! The compressed pages of a fleet.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use charte_core::encoding::Encoding;
use charte_core::form::FormState;
use charte_core::index;
use charte_core::layout::pieces;
use charte_core::platforms::NO_BODIES;

use super::body::Streams;
use super::page::{Page, Repeat};
use super::{LengthClass, Wired, body, length_class};
use crate::pages::Fleet;

/// The maximum number of pages of a call that are compressed with gzip: half a millisecond each, in
/// a macro without optimisation. The other pages are sent uncompressed.
const GZIP: usize = 20_000;
/// The maximum number of pages that are compressed with Brotli: 45 ms each.
const BROTLI: usize = 1_024;

/// Compresses the pages of a fleet.
pub(super) fn compress(fleet: &Fleet, encodings: &[Encoding], is_quick: bool) -> Wired {
    let mut writer = Writer {
        fleet,
        encodings,
        is_quick,
        streams: Streams::default(),
        compressed: [0; Encoding::COUNT],
        bodies: Wired {
            platforms: vec![0; fleet.platforms.len()],
            ..Wired::default()
        },
        written: BTreeMap::new(),
    };
    // The largest length classes are compressed first, so a limit affects the fewest platforms.
    let mut groups: Vec<_> = length_class::group(fleet).into_iter().collect();
    groups.sort_by_key(|(_, members)| Reverse(members.len()));
    for ((template, _), members) in groups {
        if !writer.length_class(template, &members) {
            for member in members {
                writer.length_class(template, &[member]);
            }
        }
    }
    let Writer {
        streams,
        mut bodies,
        ..
    } = writer;
    bodies.streams = streams.bytes;
    bodies
}

struct Writer<'a> {
    fleet: &'a Fleet,
    encodings: &'a [Encoding],
    is_quick: bool,
    streams: Streams,
    /// The number of compressed pages in each encoding.
    compressed: [usize; Encoding::COUNT],
    bodies: Wired,
    /// The positions of written bodies, so that equal ones are written once.
    written: BTreeMap<Vec<u8>, usize>,
}

impl Writer<'_> {
    /// Adds the length class of these platforms; `false` if a page of several platforms cannot be
    /// compressed in parts.
    fn length_class(&mut self, template: usize, members: &[usize]) -> bool {
        let fleet = self.fleet;
        let languages = fleet.templates[template].languages.len();
        let mut places = vec![[0; index::ENTRY]; index::bodies(languages)];
        for (format, language, layout) in fleet.templates[template].served() {
            for &encoding in self.encodings {
                let Some(position) = index::body(format, language, languages, encoding) else {
                    continue;
                };
                let limit = match encoding {
                    Encoding::Gzip => GZIP,
                    Encoding::Brotli => BROTLI,
                };
                if self.compressed[encoding.index()] == limit {
                    continue;
                }
                self.compressed[encoding.index()] += 1;
                let body = self.body(layout, language, encoding, members);
                let Some(body) = body else {
                    if members.len() > 1 {
                        return false;
                    }
                    continue;
                };
                places[position] = index::entry(self.place(body));
            }
        }
        let length_class = self.bodies.length_classes.len();
        let first = self.bodies.index.len() / index::ENTRY;
        let first = u32::try_from(first).unwrap_or(NO_BODIES);
        self.bodies.index.extend(places.into_iter().flatten());
        self.bodies
            .length_classes
            .push(LengthClass { template, first });
        for &member in members {
            self.bodies.platforms[member] = length_class;
        }
        true
    }

    fn body(
        &mut self,
        layout: &[u8],
        language: usize,
        encoding: Encoding,
        members: &[usize],
    ) -> Option<Vec<u8>> {
        // Test the first and the last platform: if a body is right for one by chance, the other
        // reveals it.
        let first = &self.fleet.platforms[*members.first()?];
        let last = &self.fleet.platforms[*members.last()?];
        let (first_names, last_names) = (first.names.join("\n"), last.names.join("\n"));
        let values = [first.values(&first_names), last.values(&last_names)];
        let pages = values.map(|values| {
            pieces(layout, &self.fleet.parts, values, language, FormState::NEW).collect::<String>()
        });
        if members.len() == 1 || pages[0] == pages[1] && !has_values(layout) {
            return body::whole(
                pages[0].as_bytes(),
                encoding,
                self.is_quick,
                &mut self.streams,
            );
        }
        let tried = [
            (values[0], pages[0].as_bytes()),
            (values[1], pages[1].as_bytes()),
        ];
        [Repeat::Alike, Repeat::Anew]
            .into_iter()
            .find_map(|repeat| {
                let (parts, values) = (&self.fleet.parts, values[0]);
                let page = Page::with_holes(layout, parts, values, language, repeat)?;
                body::composed(
                    &page,
                    language,
                    encoding,
                    self.is_quick,
                    &tried,
                    &mut self.streams,
                )
            })
    }

    /// Returns the position of a body.
    fn place(&mut self, body: Vec<u8>) -> Range<usize> {
        let length = body.len();
        let start = *self.written.entry(body).or_insert_with_key(|body| {
            let start = self.bodies.bodies.len();
            self.bodies.bodies.extend(body);
            start
        });
        start..start + length
    }
}

/// Returns whether a page contains a value of its platform.
fn has_values(layout: &[u8]) -> bool {
    charte_core::layout::steps(layout).any(|step| step.value.is_some())
}
