//! Words of closed sets.

use alloc::string::String;

use charte_core::kind::PageKind;
use serde::{Deserialize, Deserializer, Serializer, de};

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference to the field"
)]
pub(super) fn serialize<S: Serializer>(page: &PageKind, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(page.as_str())
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<PageKind, D::Error> {
    String::deserialize(from)?
        .parse()
        .map_err(de::Error::custom)
}

/// The signal of a browser, or none.
pub(super) mod optional_signal {
    use super::{Deserialize, Deserializer, Serializer, String, de};
    use crate::signal::Signal;

    #[allow(
        clippy::ref_option,
        clippy::trivially_copy_pass_by_ref,
        reason = "serde passes a reference to the field"
    )]
    pub(in super::super) fn serialize<S: Serializer>(
        signal: &Option<Signal>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        match signal {
            None => to.serialize_none(),
            Some(Signal::Gpc) => to.serialize_some("gpc"),
            Some(Signal::Dnt) => to.serialize_some("dnt"),
        }
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Signal>, D::Error> {
        match Option::<String>::deserialize(from)?.as_deref() {
            None => Ok(None),
            Some("gpc") => Ok(Some(Signal::Gpc)),
            Some("dnt") => Ok(Some(Signal::Dnt)),
            Some(_) => Err(de::Error::custom("a signal is `gpc` or `dnt`")),
        }
    }
}
