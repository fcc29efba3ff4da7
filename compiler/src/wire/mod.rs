//! What is sent: the pages of a fleet compressed, and the headers that a page fixes.
//!
//! A page that no other platform shares is compressed whole. Platforms whose values have the same
//! lengths share the compressed parts around them (`body`); what they share is a shape (`shape`).
//! Every shape is tried: where a decoder does not give back the page, its platforms get whole
//! bodies of their own.

#[cfg(feature = "web")]
mod body;
#[cfg(feature = "brotli")]
mod brotli;
#[cfg(feature = "web")]
mod gzip;
mod headers;
#[cfg(feature = "web")]
mod page;
#[cfg(feature = "web")]
mod placeholder;
#[cfg(feature = "web")]
mod shape;
#[cfg(feature = "web")]
mod streams;

pub use headers::{alternates, security_policy};

use charte_core::coding::Coding;
use charte_core::platforms::NO_BODIES;

use crate::pages::Fleet;

/// The bodies of a fleet, as [`charte_core::body`] reads them.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Bodies {
    /// The shapes.
    pub shapes: Vec<Shape>,
    /// The position of the shape of each platform, in the order of [`Fleet::platforms`].
    pub platforms: Vec<usize>,
    /// For each shape with bodies, each served format, each language and each coding: where its
    /// body begins and ends in `bodies`, as two little-endian `u32`; twice zero where it has none.
    pub places: Vec<u8>,
    /// The bodies, one after the other.
    pub bodies: Vec<u8>,
    /// The compressed stretches, each once.
    pub streams: Vec<u8>,
}

/// What platforms share whose values have the same lengths.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Shape {
    /// The position of the template.
    pub template: usize,
    /// Where its places begin; [`NO_BODIES`] where it has no bodies.
    pub bodies: u32,
}

/// The codings that this build has.
pub fn codings() -> &'static [Coding] {
    if cfg!(feature = "brotli") {
        &[Coding::Gzip, Coding::Brotli]
    } else if cfg!(feature = "web") {
        &[Coding::Gzip]
    } else {
        &[]
    }
}

/// Compresses the pages of a fleet in each of these codings; those that this build does not have
/// are left out.
pub fn bodies(fleet: &Fleet, codings: &[Coding]) -> Bodies {
    let known = self::codings();
    let codings: Vec<Coding> = known
        .iter()
        .copied()
        .filter(|coding| codings.contains(coding))
        .collect();
    if codings.is_empty() {
        return plain(fleet);
    }
    #[cfg(feature = "web")]
    return streams::compress(fleet, &codings);
    #[cfg(not(feature = "web"))]
    plain(fleet)
}

/// A fleet whose pages are sent as they are.
fn plain(fleet: &Fleet) -> Bodies {
    let shapes = 0..fleet.templates.len();
    Bodies {
        shapes: shapes
            .map(|template| Shape {
                template,
                bodies: NO_BODIES,
            })
            .collect(),
        platforms: fleet
            .platforms
            .iter()
            .map(|platform| platform.template)
            .collect(),
        ..Bodies::default()
    }
}
