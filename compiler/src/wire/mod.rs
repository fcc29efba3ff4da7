//! What is sent: the pages of a fleet compressed, the headers that a page fixes, and the byte strings
//! in which the program holds both.
//!
//! A page that no other platform shares is compressed whole. Platforms whose values have the same
//! lengths share the compressed parts around them (`body`); what they share is a shape (`shape`).
//! Every shape is tried: if a decoder does not give back the page, its platforms get whole bodies
//! of their own. Last, platforms and bodies are packed as `charte-core` reads them (`pack`).

#[cfg(feature = "web")]
mod body;
#[cfg(feature = "brotli")]
mod brotli;
#[cfg(feature = "web")]
mod gzip;
mod headers;
mod pack;
#[cfg(feature = "web")]
mod page;
#[cfg(feature = "web")]
mod placeholder;
#[cfg(feature = "web")]
mod shape;
#[cfg(feature = "web")]
mod streams;

pub(crate) use headers::{alternates, security_policy};

use charte_core::coding::Coding;
use charte_core::platforms::NO_BODIES;

use crate::pages::Fleet;

/// How pages are compressed ahead.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Compression {
    /// In which codings; those that this build does not have are left out.
    pub codings: Vec<Coding>,
    /// Whether a quick build counts more than the last bytes.
    pub is_quick: bool,
}

/// The platforms and the compressed pages of a fleet, as the program holds them.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Packed {
    /// The texts of the platforms, as the next three are for [`charte_core::platforms`].
    pub strings: String,
    /// A record for each platform, in the order of [`Fleet::platforms`].
    pub records: Vec<u8>,
    /// A record for each shape.
    pub shapes: Vec<u8>,
    /// A record for each alias.
    pub aliases: Vec<u8>,
    /// The hosts as the message about an unknown one lists them.
    pub known: String,
    /// Where the body of each shape, format, language and coding is: an index of `bodies`, in the
    /// order of [`charte_core::index::body`].
    pub index: Vec<u8>,
    /// The bodies, one after the other: [`charte_core::body`].
    pub bodies: Vec<u8>,
    /// The compressed stretches of the bodies, each once.
    pub streams: Vec<u8>,
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

/// Compresses the pages of a fleet, and packs them with its platforms.
pub(crate) fn pack(fleet: &Fleet, compression: &Compression) -> Packed {
    pack::pack(&fleet.platforms, bodies(fleet, compression))
}

/// The bodies of a fleet.
#[derive(Debug, Default)]
struct Wired {
    shapes: Vec<Shape>,
    /// The position of the shape of each platform, in the order of [`Fleet::platforms`].
    platforms: Vec<usize>,
    index: Vec<u8>,
    bodies: Vec<u8>,
    streams: Vec<u8>,
}

/// What platforms share whose values have the same lengths.
#[derive(Debug)]
struct Shape {
    /// The position of the template.
    template: usize,
    /// The position of its first body in the index; [`NO_BODIES`] if it has none.
    first: u32,
}

fn bodies(fleet: &Fleet, compression: &Compression) -> Wired {
    let known = codings().iter().copied();
    let codings: Vec<Coding> = known
        .filter(|coding| compression.codings.contains(coding))
        .collect();
    #[cfg(feature = "web")]
    if !codings.is_empty() {
        return streams::compress(fleet, &codings, compression.is_quick);
    }
    debug_assert!(codings.is_empty(), "a coding needs its feature");
    let shapes = 0..fleet.templates.len();
    Wired {
        shapes: shapes
            .map(|template| Shape {
                template,
                first: NO_BODIES,
            })
            .collect(),
        platforms: fleet
            .platforms
            .iter()
            .map(|platform| platform.template)
            .collect(),
        ..Wired::default()
    }
}
