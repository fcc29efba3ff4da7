//! A signed choice: the signed jar of the crate `cookie`, HMAC-SHA256 over the value.
//!
//! The jar does not sign the name of the cookie. This is harmless, because the value contains the
//! platform and the revision.

extern crate alloc;

use alloc::borrow::ToOwned;
use core::fmt::Write;

use cookie::{Cookie, CookieJar, Key};

use super::codec::{self, Stored};
use crate::buffer::Text;
use crate::charter::Charter;

/// The length of a signature in base64.
const SIGNATURE: usize = 44;

/// The maximum length of a signed text.
pub(super) const MAX: usize = SIGNATURE + codec::MAX;

/// Returns the signed text of a choice.
pub(super) fn encode(charter: Charter<'_>, stored: Stored, key: &Key) -> Text<MAX> {
    let plain = codec::encode(charter, stored);
    let mut jar = CookieJar::new();
    jar.signed_mut(key)
        .add(Cookie::new("", plain.as_str().to_owned()));
    let mut text = Text::EMPTY;
    if let Some(signed) = jar.get("") {
        // It always fits; otherwise nothing would be stored.
        let _ = text.write_str(signed.value());
    }
    text
}

/// Reads the choice in a signed text.
pub(super) fn decode(charter: Charter<'_>, text: &str, key: &Key) -> Option<Stored> {
    let cookie = Cookie::new("", text.to_owned());
    let verified = CookieJar::new().signed(key).verify(cookie)?;
    codec::decode(charter, verified.value())
}
