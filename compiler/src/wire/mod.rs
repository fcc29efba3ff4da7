//! The wire: the compressed pages of a fleet, the headers that depend only on a page, and the byte
//! strings that contain both in the program.
//!
//! If no other platform shares a page, it is compressed whole. Platforms whose values have the same
//! lengths form a length class (`shape`); they share the compressed parts around the values
//! (`body`). Every length class is tested: if a decoder does not return the page, each of its
//! platforms gets bodies of its own. Finally, platforms and bodies are packed in the format of
//! `charte-core` (`pack`).

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

/// How pages are compressed at compile time.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Compression {
    /// The codings. Those that this build does not support are ignored.
    pub codings: Vec<Coding>,
    /// Whether a fast build is more important than the smallest size.
    pub is_quick: bool,
}

/// The platforms and the compressed pages of a fleet, as the program contains them.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Packed {
    /// The texts of the platforms. This and the next three fields are for
    /// [`charte_core::platforms`].
    pub strings: String,
    /// A record for each platform, in the order of [`Fleet::platforms`].
    pub records: Vec<u8>,
    /// A record for each length class.
    pub shapes: Vec<u8>,
    /// A record for each alias.
    pub aliases: Vec<u8>,
    /// The hosts for the message about an unknown host.
    pub known: String,
    /// The position of the body of each length class, format, language and coding: an index of
    /// `bodies`, in the order of [`charte_core::index::body`].
    pub index: Vec<u8>,
    /// The bodies in order: [`charte_core::body`].
    pub bodies: Vec<u8>,
    /// The compressed stretches of the bodies, without duplicates.
    pub streams: Vec<u8>,
}

/// Returns the codings that this build supports.
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
    /// The position of the length class of each platform, in the order of [`Fleet::platforms`].
    platforms: Vec<usize>,
    index: Vec<u8>,
    bodies: Vec<u8>,
    streams: Vec<u8>,
}

/// A length class: what platforms share if their values have the same lengths.
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
