//! The platforms and the compressed pages of a fleet, in byte strings.

/// The platforms and the compressed pages of a fleet, as the program contains them.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Packed {
    /// The texts of the platforms. This and the next three fields are for
    /// [`charte_core::platforms`].
    pub strings: String,
    /// A record for each platform, in the order of [`Fleet::platforms`](super::Fleet::platforms).
    pub records: Vec<u8>,
    /// A record for each length class.
    pub length_classes: Vec<u8>,
    /// A record for each alias.
    pub aliases: Vec<u8>,
    /// The hosts for the message about an unknown host.
    pub known: String,
    /// The position of the body of each length class, format, language and encoding: an index of
    /// `bodies`, in the order of [`charte_core::index::body`].
    pub index: Vec<u8>,
    /// The bodies in order: [`charte_core::body`].
    pub bodies: Vec<u8>,
    /// The compressed stretches of the bodies, without duplicates.
    pub streams: Vec<u8>,
}
