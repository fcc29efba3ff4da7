//! The wire: the compressed pages of a fleet, the headers that depend only on a page, and the byte
//! strings that contain both in the program.
//!
//! If no other platform shares a page, it is compressed whole. Platforms whose values have the same
//! lengths form a length class; they share the compressed parts around the values
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
#[cfg(feature = "web")]
mod length_class;
mod pack;
#[cfg(feature = "web")]
mod page;
#[cfg(feature = "web")]
mod placeholder;
#[cfg(feature = "web")]
mod streams;

pub(crate) use headers::{alternates, security_policy};

use charte_core::encoding::Encoding;
use charte_core::platforms::NO_BODIES;

use crate::pages::{Fleet, Packed};

/// How pages are compressed at compile time.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Compression {
    /// The encodings. Those that this build does not support are ignored.
    pub encodings: Vec<Encoding>,
    /// Whether a fast build is more important than the smallest size.
    pub is_quick: bool,
}

/// Returns the encodings that this build supports.
pub fn encodings() -> &'static [Encoding] {
    if cfg!(feature = "brotli") {
        &[Encoding::Gzip, Encoding::Brotli]
    } else if cfg!(feature = "web") {
        &[Encoding::Gzip]
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
    length_classes: Vec<LengthClass>,
    /// The position of the length class of each platform, in the order of [`Fleet::platforms`].
    platforms: Vec<usize>,
    index: Vec<u8>,
    bodies: Vec<u8>,
    streams: Vec<u8>,
}

/// A length class: what platforms share if their values have the same lengths.
#[derive(Debug)]
struct LengthClass {
    /// The position of the template.
    template: usize,
    /// The position of its first body in the index; [`NO_BODIES`] if it has none.
    first: u32,
}

fn bodies(fleet: &Fleet, compression: &Compression) -> Wired {
    let known = encodings().iter().copied();
    let encodings: Vec<Encoding> = known
        .filter(|encoding| compression.encodings.contains(encoding))
        .collect();
    #[cfg(feature = "web")]
    if !encodings.is_empty() {
        return streams::compress(fleet, &encodings, compression.is_quick);
    }
    debug_assert!(encodings.is_empty(), "an encoding needs its feature");
    let length_classes = 0..fleet.templates.len();
    Wired {
        length_classes: length_classes
            .map(|template| LengthClass {
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
