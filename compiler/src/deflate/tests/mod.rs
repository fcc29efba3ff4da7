//! Streams read by decoders that know nothing of this encoder.

mod page;

use std::ops::Range;

use super::Deflater;
use page::{Page, Random, assert_decodes};

#[test]
fn pages_without_holes() {
    let mut random = Random(1);
    let mut pages = vec![
        Vec::new(),
        vec![0],
        vec![b'a'; 2],
        vec![b'a'; 3],
        vec![0; 258],
        vec![0xFF; 70_000],
        (0..=255).collect(),
    ];
    pages.extend((0..SAMPLES.len()).map(|index| SAMPLES[index].as_bytes().to_vec()));
    pages.extend((0..600).map(|_| {
        let length = random.below(1500);
        random.text(length)
    }));
    for page in pages {
        let stretches = whole(&page);
        assert_eq!(stretches.len(), 1);
        assert_decodes(&stretches.concat(), &page);
    }
}

#[test]
fn pages_with_holes() {
    let mut random = Random(2);
    for case in 0..2000 {
        let page = Page::random(&mut random, case);
        let stretches = page.deflate(&mut Deflater::default());
        assert_eq!(stretches.len(), page.holes.len() + 1);
        for _ in 0..2 {
            page.assert_fills(&stretches, &mut random);
        }
    }
}

#[test]
fn holes_at_every_place_of_a_small_page() {
    let mut random = Random(3);
    let mut pair = |holes: &[Range<usize>]| {
        let page = Page::new(b"abcabc", holes);
        page.assert_fills(&page.deflate(&mut Deflater::default()), &mut random);
    };
    for start in 0..6 {
        for end in start + 1..=6 {
            let hole = start..end;
            pair(&[hole]);
            for next in end..6 {
                pair(&[start..end, next..6]);
                pair(&[start..end, next..next + 1]);
            }
        }
    }
}

#[test]
fn long_pages() {
    let mut random = Random(4);
    let bytes = (0..200_000).map(|_| random.byte()).collect();
    let text = random.text(200_000);
    let few = (0..200_000).map(|_| b'a' + random.byte() % 3).collect();
    for page in [bytes, text, few, vec![b'x'; 200_000]] {
        let stretches = whole(&page);
        assert_decodes(&stretches.concat(), &page);
        // Five bytes for each stored block are the most that is added.
        assert!(stretches[0].len() <= page.len() + 20);
        for hole in [1..65_536, 70_000..70_001, 134_465..200_000] {
            let holes = [hole];
            let page = Page::new(&page, &holes);
            page.assert_fills(&page.deflate(&mut Deflater::default()), &mut random);
        }
    }
}

#[test]
fn the_largest_stored_blocks() {
    let mut random = Random(5);
    for length in [65_534, 65_535, 65_536, 131_070, 131_071] {
        let page: Vec<u8> = (0..length).map(|_| random.byte()).collect();
        assert_decodes(&whole(&page).concat(), &page);
        for holes in [
            [0..1, 9..10],
            [0..1, length - 1..length],
            [1..40_000, 40_000..65_534],
        ] {
            let page = Page::new(&page, &holes);
            page.assert_fills(&page.deflate(&mut Deflater::default()), &mut random);
        }
    }
}

#[test]
fn holes_that_touch_share_a_block() {
    let page = Page::new(b"0123456789", &[2..4, 4..5, 6..9]);
    let stretches = page.deflate(&mut Deflater::default());
    let header = [1, 10, 0, !10, !0, b'0', b'1'];
    assert_eq!(stretches, [&header[..], b"", b"5", b"9"]);
}

#[test]
fn a_value_that_stands_again_is_a_match() {
    let text = "The cookies of https://example.org, the cookies that https://example.org sets";
    let again = text.rfind("example").unwrap_or_default();
    let hole = 23..34;
    let mut page = Page::new(text.as_bytes(), &[hole]);
    let first = page.placeholders[23..34].to_vec();
    page.placeholders[again..again + 11].copy_from_slice(&first);
    let stretches = page.deflate(&mut Deflater::default());
    let mut random = Random(6);
    let value: Vec<u8> = (0..11).map(|_| random.byte()).collect();
    let mut filled = page.placeholders.clone();
    filled[23..34].copy_from_slice(&value);
    filled[again..again + 11].copy_from_slice(&value);
    assert_decodes(
        &[&stretches[0][..], &value, &stretches[1]].concat(),
        &filled,
    );
}

#[test]
fn pages_like_one_before() {
    let mut random = Random(7);
    for case in 0..600 {
        let mut deflater = Deflater::default();
        let first = Page::random(&mut random, case);
        first.assert_fills(&first.deflate(&mut deflater), &mut random);
        for _ in 0..3 {
            let page = first.resized(&mut random);
            page.assert_fills(&page.deflate(&mut deflater), &mut random);
        }
        // What has nothing in common with it.
        let other = Page::random(&mut random, case);
        other.assert_fills(&other.deflate(&mut deflater), &mut random);
    }
}

#[test]
fn a_page_like_one_before_is_as_small() {
    let mut random = Random(8);
    for sample in SAMPLES {
        let start = sample.len() / 3;
        let hole = start..start + 20;
        let first = Page::new(sample.as_bytes(), &[hole]);
        let mut deflater = Deflater::default();
        first.deflate(&mut deflater);
        for _ in 0..4 {
            let page = first.resized(&mut random);
            let size = page.deflate(&mut deflater).concat().len();
            let alone = page.deflate(&mut Deflater::default()).concat().len();
            assert!(size * 500 <= alone * 501, "{size} instead of {alone}");
        }
    }
}

#[test]
fn sizes() {
    let mut ours = 0;
    let mut theirs = 0;
    for sample in SAMPLES {
        let page = sample.as_bytes();
        let size = whole(page).concat().len();
        let miniz = miniz_oxide::deflate::compress_to_vec(page, 9).len();
        assert!(size <= miniz, "{size} instead of {miniz}: {sample:.60}");
        ours += size;
        theirs += miniz;
    }
    assert!(ours * 100 <= theirs * 98, "{ours} instead of {theirs}");
}

#[test]
fn the_size_of_a_hole() {
    for sample in SAMPLES {
        let start = sample.len() / 3;
        let hole = start..start + 20;
        let page = Page::new(sample.as_bytes(), &[hole]);
        let whole = whole(&page.placeholders).concat().len();
        let apart = page.deflate(&mut Deflater::default()).concat().len() + 20;
        // Five bytes of header, and the codes that are said twice.
        assert!(apart <= whole + 80, "{apart} instead of {whole}");
    }
}

/// The stream of a page without holes.
fn whole(page: &[u8]) -> Vec<Vec<u8>> {
    Deflater::default().deflate(page, &[], &[])
}

const SAMPLES: [&str; 4] = [
    include_str!("../../render/html/plain.css"),
    include_str!("../../../../policies/opendatasoft.toml"),
    include_str!("../../../../policies/exemplary/cookies.toml"),
    include_str!("../../../../policies/town/town.toml"),
];
