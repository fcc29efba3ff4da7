//! Pages with holes, and numbers that are not random.

use std::io::Read;
use std::ops::Range;

use crate::deflate::Deflater;

/// Fails unless two decoders read the page.
pub(super) fn assert_decodes(stream: &[u8], page: &[u8]) {
    let mut zlib = Vec::new();
    let mut decoder = flate2::read::DeflateDecoder::new(stream);
    decoder
        .read_to_end(&mut zlib)
        .expect("a stream that zlib reads");
    assert!(zlib == page, "zlib reads another page of {}", page.len());
    assert_eq!(decoder.total_in(), stream.len() as u64, "all of the stream");
    let miniz = miniz_oxide::inflate::decompress_to_vec(stream).expect("a stream");
    assert!(miniz == page, "miniz reads another page of {}", page.len());
}

/// A page with holes.
pub(super) struct Page {
    pub(super) placeholders: Vec<u8>,
    /// The holes that the encoder is told.
    pub(super) holes: Vec<Range<usize>>,
    /// For each value all its places, holes or repetitions.
    values: Vec<Vec<Range<usize>>>,
}

impl Page {
    /// A page in which all holes are different values.
    pub(super) fn new(text: &[u8], holes: &[Range<usize>]) -> Self {
        let mut placeholders = Placeholders::new();
        let mut page = Self {
            placeholders: text.iter().map(|byte| byte & 0x7F).collect(),
            holes: holes.to_vec(),
            values: holes.iter().map(|hole| vec![hole.clone()]).collect(),
        };
        for hole in holes {
            page.placeholders[hole.clone()].copy_from_slice(&placeholders.value(hole.len()));
        }
        page
    }

    /// Texts and values, some of which stand again, as repetitions or as holes.
    pub(super) fn random(random: &mut Random, case: usize) -> Self {
        let mut placeholders = Placeholders::new();
        let mut page = Self {
            placeholders: Vec::new(),
            holes: Vec::new(),
            values: Vec::new(),
        };
        for _ in 0..=random.below(8) {
            if random.below(3) > 0 {
                let longest = if case.is_multiple_of(50) { 3000 } else { 120 };
                let length = random.below(longest);
                let text = random.text(length);
                page.placeholders
                    .extend(text.iter().map(|byte| byte & 0x7F));
            }
            let start = page.placeholders.len();
            if page.values.is_empty() || random.below(2) == 0 {
                let length = 1 + random.below(if case.is_multiple_of(9) { 300 } else { 30 });
                page.placeholders.extend(placeholders.value(length));
                let hole = start..start + length;
                page.holes.push(hole.clone());
                page.values.push(vec![hole]);
            } else {
                let value = random.below(page.values.len());
                let first = page.values[value][0].clone();
                page.placeholders.extend_from_within(first.clone());
                page.values[value].push(start..start + first.len());
                // No match is shorter than three bytes.
                if first.len() < 3 || random.below(4) == 0 {
                    page.holes.push(start..start + first.len());
                }
            }
        }
        page
    }

    /// The same page with values of other lengths.
    pub(super) fn resized(&self, random: &mut Random) -> Self {
        let mut placeholders = Placeholders::new();
        let values: Vec<Vec<u8>> = (self.values.iter())
            .map(|places| {
                // What is too short to be repeated stays so, or all its places would not be holes.
                let (least, more) = if places[0].len() < 3 { (1, 2) } else { (3, 40) };
                placeholders.value(least + random.below(more))
            })
            .collect();
        let mut page = Self {
            placeholders: Vec::new(),
            holes: Vec::new(),
            values: vec![Vec::new(); values.len()],
        };
        let mut at = 0;
        for (place, value) in self.places() {
            (page.placeholders).extend_from_slice(&self.placeholders[at..place.start]);
            let start = page.placeholders.len();
            page.placeholders.extend_from_slice(&values[value]);
            let moved = start..page.placeholders.len();
            if self.holes.contains(&place) {
                page.holes.push(moved.clone());
            }
            page.values[value].push(moved);
            at = place.end;
        }
        page.placeholders
            .extend_from_slice(&self.placeholders[at..]);
        page
    }

    /// The places of the values, in order, each with the number of its value.
    pub(super) fn places(&self) -> Vec<(Range<usize>, usize)> {
        let values = self.values.iter().enumerate();
        let mut all: Vec<_> = values
            .flat_map(|(value, places)| places.iter().map(move |place| (place.clone(), value)))
            .collect();
        all.sort_by_key(|(place, _)| place.start);
        all
    }

    /// Its stretches.
    pub(super) fn deflate(&self, deflater: &mut Deflater) -> Vec<Vec<u8>> {
        let places: Vec<_> = self.places().into_iter().map(|(place, _)| place).collect();
        deflater.deflate(&self.placeholders, &self.holes, &places)
    }

    /// Fails unless the stretches give the page with other values.
    pub(super) fn assert_fills(&self, stretches: &[Vec<u8>], random: &mut Random) {
        let mut filled = self.placeholders.clone();
        for places in &self.values {
            let length = places[0].len();
            let value = random.text(length);
            for place in places {
                filled[place.clone()].copy_from_slice(&value);
            }
        }
        let mut stream = Vec::new();
        for (index, stretch) in stretches.iter().enumerate() {
            stream.extend_from_slice(stretch);
            if let Some(hole) = self.holes.get(index) {
                stream.extend_from_slice(&filled[hole.clone()]);
            }
        }
        assert_decodes(&stream, &filled);
    }
}

/// Bytes from 0x80 on: of those within values no two stand together twice (a sequence of de
/// Bruijn), as far as they go, and each value has a first and a last byte of its own.
struct Placeholders {
    ends: Range<u8>,
    middle: Box<dyn Iterator<Item = u8>>,
}

impl Placeholders {
    fn new() -> Self {
        let bytes = (0xA0..=0xFF).flat_map(|first| {
            let pairs = (first..=0xFF)
                .skip(1)
                .flat_map(move |second| [first, second]);
            std::iter::once(first).chain(pairs)
        });
        Self {
            ends: 0x80..0xA0,
            middle: Box::new(bytes.cycle()),
        }
    }

    fn value(&mut self, length: usize) -> Vec<u8> {
        let mut value: Vec<u8> = self.middle.by_ref().take(length).collect();
        value[length - 1] = self.ends.next().expect("a byte for each value");
        value[0] = self.ends.next().expect("a byte for each value");
        value
    }
}

/// Numbers that are the same in every run (Vigna, "An experimental exploration of Marsaglia's
/// xorshift generators", 2016).
pub(super) struct Random(pub(super) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    pub(super) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or_default() % end.max(1)
    }

    pub(super) fn byte(&mut self) -> u8 {
        self.next().to_be_bytes()[0]
    }

    /// Bytes of one of some kinds: of few or many different ones, with repetitions or without.
    pub(super) fn text(&mut self, length: usize) -> Vec<u8> {
        let letters = [1, 2, 5, 20, 60, 256][self.below(6)];
        let repeats = self.below(4);
        let mut text = Vec::with_capacity(length);
        while text.len() < length {
            if repeats > 0 && !text.is_empty() && self.below(4) < repeats {
                let from = self.below(text.len());
                let count = 1 + self.below(if repeats == 3 { 400 } else { 20 });
                for index in 0..count.min(length - text.len()) {
                    text.push(text[from + index]);
                }
            } else {
                text.push(self.below(letters).to_le_bytes()[0]);
            }
        }
        text
    }
}
