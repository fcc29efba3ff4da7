//! What was seen and is not declared.

use core::fmt;
use std::vec::Vec;

use charte_core::cookie::{Cookie, Storage};

use super::Audit;
use super::sighting::Sighting;
use crate::declaration::{Sought, declaration};
use crate::guard::{Finding, check, check_seen};

/// Something that was seen and that the charter does not declare like this.
///
/// # Examples
/// ```
/// use charte::audit::Audit;
///
/// # let charter: charte::Charter = charte::charter!("../policies/data.issy.com.toml");
/// let mut audit = Audit::new(charter);
/// audit.set_cookie("_ga=GA1.1; Path=/");
/// for excess in audit.excesses() {
///     assert_eq!(excess.to_string(), "the charter does not declare the cookie `_ga`");
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Excess<'a> {
    /// A cookie.
    Cookie(Finding<'a>),
    /// An item in another storage. It is undeclared or, if it has a declaration, without the
    /// consent that its category requires.
    Item {
        /// Its storage.
        storage: Storage,
        /// Its key.
        key: &'a str,
        /// Its declaration.
        declared: Option<&'static Cookie>,
    },
}

pub(super) fn all<'a>(audit: &'a Audit<'_>) -> Vec<Excess<'a>> {
    let mut excesses = Vec::new();
    for sighting in &audit.sightings {
        let granted = |question: &str| audit.is_granted(question);
        if let Sighting::Item { storage, key } = sighting {
            excesses.extend(item(audit, *storage, key));
        } else if let (Sighting::Header { header, .. }, Some(occasion)) =
            (sighting, sighting.occasion())
        {
            let findings = check(&audit.charter, header, &occasion, granted);
            excesses.extend(findings.map(Excess::Cookie));
        } else if let Some(seen) = sighting.kept() {
            let findings = check_seen(&audit.charter, seen, granted);
            excesses.extend(findings.map(Excess::Cookie));
        }
    }
    excesses
}

fn item<'a>(audit: &Audit<'_>, storage: Storage, key: &'a str) -> Option<Excess<'a>> {
    let declared = declared(audit, storage, key);
    let is_right = declared.is_some_and(|cookie| audit.may_be_seen(cookie));
    (!is_right).then_some(Excess::Item {
        storage,
        key,
        declared,
    })
}

/// The declaration of an item.
pub(super) fn declared(audit: &Audit<'_>, storage: Storage, key: &str) -> Option<&'static Cookie> {
    let sought = Sought::stored(storage, key.as_bytes());
    declaration(audit.charter.cookies(), &sought)
}

impl fmt::Display for Excess<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cookie(finding) => finding.fmt(f),
            Self::Item {
                storage,
                key,
                declared: None,
            } => write!(
                f,
                "the charter does not declare `{}` in {}",
                key.escape_debug(),
                storage.as_str()
            ),
            Self::Item {
                storage,
                key,
                declared: Some(declared),
            } => write!(
                f,
                "`{}` of the category `{}` is in {} without the visitor's consent",
                key.escape_debug(),
                declared.question,
                storage.as_str()
            ),
        }
    }
}
