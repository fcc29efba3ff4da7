//! The addresses of a policy that a program answers.

use charte_core::url;

use super::super::request::is_file;
use super::exchange::Exchange;
use crate::charter::Charter;

/// What an address shows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Address {
    /// The charter, at `page.address`.
    Charter,
    /// A file below it, such as `charter.fr.md`.
    File,
    /// The preferences page and its form, at `choice.manage`.
    Preferences,
    /// The support of Global Privacy Control.
    Gpc,
}

/// The path of the GPC support resource (Global Privacy Control, section "GPC Support Resource").
const GPC: &str = "/.well-known/gpc.json";

impl Exchange {
    /// Returns what the policy has at a path; `None` if the path is the program's.
    pub(crate) fn address(&self, path: &str) -> Option<Address> {
        let address = self.charter.as_ref().ok()?.charter().address(path)?;
        // The form of another consent manager is the program's.
        let is_own = address != Address::Preferences || self.visits.keeps_choices();
        is_own.then_some(address)
    }
}

impl Charter<'_> {
    fn address(&self, path: &str) -> Option<Address> {
        let choice = &self.template().choice;
        let manage = choice.manage.filter(|_| !self.questions().is_empty());
        if manage.is_some_and(|manage| url::without_query(manage) == path) {
            return Some(Address::Preferences);
        }
        if path == GPC && choice.gpc.is_some() {
            return Some(Address::Gpc);
        }
        let charter = choice.charter?;
        let below = path.strip_prefix(charter.strip_suffix('/').unwrap_or(charter))?;
        match below.strip_prefix('/') {
            _ if path == charter => Some(Address::Charter),
            Some("") => Some(Address::Charter),
            Some(file) if !file.contains('/') && is_file(below) => Some(Address::File),
            _ => None,
        }
    }
}
