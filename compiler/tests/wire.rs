//! Compressed pages: the body that the runtime sends decodes to the page, for every platform.
#![cfg(feature = "brotli")]

use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;

use charte_compiler::pages::Fleet;
use charte_compiler::wire::Compression;
use charte_compiler::{Entry, ReadError, Request, compile};
use charte_core::body::compressed;
use charte_core::encoding::Encoding;
use charte_core::format::Format;
use charte_core::index;
use charte_core::platforms::{LENGTH_CLASS, Platforms};

#[test]
fn the_five_portals() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../policies");
    let names = std::fs::read_dir(folder).expect("policies");
    let names = names.map(|entry| entry.expect("an entry").file_name());
    let names = names.filter_map(|name| name.into_string().ok());
    let names = names
        .filter(|name| Path::new(name).extension().is_some_and(|end| end == "toml"))
        .collect();
    let fleet = fleet(Entry::Folder(names), Encoding::ALL, |path| {
        std::fs::read(format!("{folder}/{path}")).map_err(|_| ReadError::Missing)
    });
    assert_eq!(length_classes(&fleet), 5, "each is alone in its class");
    assert_eq!(check(&fleet), 5 * 4 * 2);
}

/// A policy in two languages, whose pages have every value of a platform.
const POLICY: &str = include_str!("../../policies/exemplary/cookies.toml");

/// Two languages and values in every format, of 300 platforms with URLs of a dozen lengths; some
/// have a port, a name, a host in Unicode.
#[test]
fn a_fleet_shares_its_compressed_parts() {
    let mut text = without(&without(POLICY, "[platform]"), "[lock]");
    // Platforms that share a domain must not share the cookie of their choices.
    text = text.replace("domain = \"ville.example.org\"\n", "");
    text = text.replace("ville.example.org", "example.org");
    for number in 0..300_u32 {
        let label = "x".repeat(usize::try_from(number % 12 + 1).unwrap_or(1));
        let port = if number % 50 == 0 { ":8443" } else { "" };
        let accent = if number % 40 == 3 { "\u{e9}" } else { "" };
        let url = format!("https://{label}{accent}.{number:03}.example.org{port}");
        let _ = write!(text, "\n[[platform]]\nurl = \"{url}\"\n");
        match number % 30 {
            7 => text += "name = \"R&D <_*>\"\n",
            8 => text += "name = { fr = \"Ville\", en = \"City of \u{201c}-\u{201d}\" }\n",
            _ => {}
        }
    }
    let fleet = fleet(Entry::File("fleet.toml".to_owned()), Encoding::ALL, |_| {
        Ok(text.clone().into_bytes())
    });
    assert!(
        length_classes(&fleet) < 120,
        "{} length classes",
        length_classes(&fleet)
    );
    assert_eq!(check(&fleet), 300 * 2 * 4 * 2);
}

/// A page that is compressed in full has at most 1.01 times the bytes of `gzip -9`. The pages of a
/// fleet have holes; they have 1.03 times, and 1.06 times for short pages in Markdown and text.
#[test]
fn bodies_are_about_as_small_as_those_of_gzip() {
    let policy = include_str!("../../policies/opendatasoft.toml");
    let fleet_of = |each: usize| {
        let mut text = policy.to_owned();
        for length in 3..48 {
            for number in 0..each {
                let host = "data-".to_owned() + &"x".repeat(length);
                let _ = write!(
                    text,
                    "\n[[platform]]\nurl = \"https://{number}{host}.fr\"\n"
                );
            }
        }
        let entry = Entry::File("fleet.toml".to_owned());
        fleet(entry, &[Encoding::Gzip], |_| Ok(text.clone().into_bytes()))
    };
    for (each, bars) in [(1, [101; 4]), (2, [103, 106, 106, 103])] {
        let fleet = fleet_of(each);
        assert_eq!(length_classes(&fleet), 45);
        for (format, bar) in Format::SERVED.into_iter().zip(bars) {
            let (mut ours, mut theirs) = (0, 0);
            for (position, platform) in fleet.platforms.iter().enumerate() {
                let page = fleet.page(platform, format, "fr").expect("a page");
                let mut gzip =
                    flate2::read::GzEncoder::new(page.as_bytes(), flate2::Compression::best());
                theirs += gzip.read_to_end(&mut Vec::new()).expect("a member");
                ours += body(&fleet, position, format, 0, Encoding::Gzip).len();
            }
            assert!(
                ours * 100 <= theirs * bar,
                "{format:?}, {each} of a length: {ours} bytes, and {theirs} by gzip"
            );
        }
    }
}

/// A policy without one of its tables.
fn without(policy: &str, table: &str) -> String {
    let (before, after) = policy.split_once(table).expect("the table");
    let (_, after) = after.split_once("\n\n").expect("a table behind it");
    format!("{before}{after}")
}

fn fleet(
    entry: Entry,
    encodings: &[Encoding],
    mut read: impl FnMut(&str) -> Result<Vec<u8>, ReadError>,
) -> Fleet {
    let request = Request {
        folder: String::new(),
        entry,
        formats: Format::ALL.to_vec(),
        languages: None,
        keys: true,
        compression: Compression {
            encodings: encodings.to_vec(),
            is_quick: false,
        },
    };
    let compilation = compile(&request, &mut read);
    compilation.fleet.unwrap_or_else(|_| {
        let titles = compilation
            .diagnostics
            .iter()
            .map(|diagnostic| &diagnostic.title);
        panic!("errors: {:#?}", titles.collect::<Vec<_>>())
    })
}

fn length_classes(fleet: &Fleet) -> usize {
    fleet.packed.length_classes.len() / LENGTH_CLASS
}

/// Decodes every body of every platform, compares it with the page, and returns how many there are.
fn check(fleet: &Fleet) -> usize {
    let mut checked = 0;
    for (position, platform) in fleet.platforms.iter().enumerate() {
        for format in Format::SERVED {
            let languages = &fleet.templates[platform.template].languages;
            for (number, language) in languages.iter().enumerate() {
                let page = fleet.page(platform, format, language).expect("a page");
                for &encoding in Encoding::ALL {
                    let body = body(fleet, position, format, number, encoding);
                    let what = || format!("{} {format:?} {language} {encoding:?}", platform.url);
                    assert_eq!(decoded(&body, encoding), page, "{}", what());
                    checked += 1;
                }
            }
        }
    }
    checked
}

/// Returns a body in the way in which the runtime reads and sends it.
fn body(
    fleet: &Fleet,
    platform: usize,
    format: Format,
    language: usize,
    encoding: Encoding,
) -> Vec<u8> {
    let packed = &fleet.packed;
    let platforms = Platforms {
        strings: &packed.strings,
        records: &packed.records,
        length_classes: &packed.length_classes,
        aliases: &packed.aliases,
    };
    let template = platforms.template(platform);
    assert_eq!(template, fleet.platforms[platform].template);
    let languages = fleet.templates[template].languages.len();
    let first = platforms.bodies(platform).expect("it has bodies");
    let position = first + index::body(format, language, languages, encoding).expect("it is sent");
    let body = index::get(&packed.index, position, &packed.bodies).expect("a body");
    let values = platforms.values(platform);
    let body = compressed(body, &packed.streams, values, language).expect("a body");
    let mut sent = vec![0; body.len()];
    assert_eq!(body.copy_to(&mut sent), sent.len());
    sent
}

fn decoded(body: &[u8], encoding: Encoding) -> String {
    let mut text = String::new();
    match encoding {
        Encoding::Gzip => flate2::read::GzDecoder::new(body).read_to_string(&mut text),
        Encoding::Brotli => brotli::Decompressor::new(body, 4_096).read_to_string(&mut text),
    }
    .expect("a page");
    text
}
