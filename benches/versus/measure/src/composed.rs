//! The compressed pages of a fleet that is made for a measurement.

use std::fmt::Write as _;

use charte::{Coding, Format};
use charte_compiler::{Entry, Request, compile, wire};
use charte_core::layout::read_u32;

use crate::fleet::Fleet;

/// A page and how many bytes are sent for it.
#[derive(Debug)]
pub struct Sent {
    /// The page.
    pub page: String,
    /// Its bytes as gzip.
    pub gzip: usize,
    /// Its bytes as Brotli.
    pub brotli: usize,
}

/// The policy that the portals share.
const POLICY: &str = include_str!("../../../../policies/opendatasoft.toml");

/// The pages of the platforms of a fleet in a format.
///
/// # Panics
/// Where they do not compile, or are not compressed.
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
    };
    let compilation = compile(&request, &mut |_| Ok(policy.clone().into_bytes()));
    let fleet = compilation.fleet.expect("the policy compiles");
    let bodies = wire::bodies(&fleet, &[Coding::Gzip, Coding::Brotli]);
    let platforms = fleet.platforms.iter().zip(&bodies.platforms);
    platforms
        .map(|(platform, shape)| {
            let shape = usize::try_from(bodies.shapes[*shape].bodies).expect("it has bodies");
            let served = format.served_index().expect("it is sent");
            let sent = |coding: Coding| {
                let place = shape + (served * Coding::COUNT + coding.index()) * 8;
                let body = read_u32(&bodies.places, place);
                // The length stands at the start of a body.
                read_u32(&bodies.bodies, body)
            };
            Sent {
                page: fleet.page(platform, format, "fr").expect("a page"),
                gzip: sent(Coding::Gzip),
                brotli: sent(Coding::Brotli),
            }
        })
        .collect()
}
