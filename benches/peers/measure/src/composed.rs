//! The compressed pages of a fleet, for measurements.

use std::fmt::Write as _;

use charte::{Encoding, Format};
use charte_compiler::wire::Compression;
use charte_compiler::{Entry, Request, compile};
use charte_core::index;
use charte_core::layout::read_u32;
use charte_core::platforms::Platforms;

use crate::fleet::Fleet;

/// A page and the numbers of bytes that are sent for it.
#[derive(Debug)]
pub struct Sent {
    /// The page.
    pub page: String,
    /// Its length as gzip.
    pub gzip: usize,
    /// Its length as Brotli.
    pub brotli: usize,
}

/// The policy that the portals share.
const POLICY: &str = include_str!("../../../../policies/opendatasoft.toml");

/// Returns the pages of the platforms of a fleet in a format.
///
/// # Panics
/// If they do not compile, or are not compressed.
pub fn pages(fleet: &Fleet, format: Format) -> Vec<Sent> {
    let mut policy = POLICY.to_owned();
    for platform in 0..fleet.len() {
        let _ = write!(
            policy,
            "\n[[platform]]\nurl = \"{}\"\n",
            fleet.url(platform)
        );
    }
    let request = Request {
        folder: String::new(),
        entry: Entry::File("fleet.toml".to_owned()),
        formats: vec![format],
        languages: None,
        keys: true,
        compression: Compression {
            encodings: vec![Encoding::Gzip, Encoding::Brotli],
            is_quick: false,
        },
    };
    let compilation = compile(&request, &mut |_| Ok(policy.clone().into_bytes()));
    let fleet = compilation.fleet.expect("the policy compiles");
    let packed = &fleet.packed;
    let platforms = Platforms {
        strings: &packed.strings,
        records: &packed.records,
        length_classes: &packed.length_classes,
        aliases: &packed.aliases,
    };
    let pages = fleet.platforms.iter().enumerate();
    pages
        .map(|(position, platform)| {
            let first = platforms.bodies(position).expect("it has bodies");
            let sent = |encoding: Encoding| {
                let body = first + index::body(format, 0, 1, encoding).expect("it is sent");
                let body = index::get(&packed.index, body, &packed.bodies).expect("a body");
                // A body starts with its length.
                read_u32(body, 0)
            };
            Sent {
                page: fleet.page(platform, format, "fr").expect("a page"),
                gzip: sent(Encoding::Gzip),
                brotli: sent(Encoding::Brotli),
            }
        })
        .collect()
}
