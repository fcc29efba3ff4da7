//! The audit compares what a test or a browser saw with what a charter declares, in both
//! directions. With the feature `audit`.
//!
//! In the test suite of a program:
//!
//! ```no_run
//! use charte::audit::Audit;
//!
//! # fn suite(charter: charte::Charter<'static>, headers: Vec<String>, report: &str) {
//! let mut audit = Audit::new(charter);
//! for header in &headers {
//!     audit.set_cookie(header); // each `Set-Cookie` of the responses of an integration test
//! }
//! audit.report(report).unwrap(); // Playwright's `storageState`, a HAR, ...
//! audit.assert_declared(); // everything that was seen is declared
//! audit.assert_complete(); // everything that is declared was seen
//! # }
//! ```
//!
//! [`Audit::excesses`] and [`Audit::gaps`] return the same as data. The rules are those of
//! [`guard`](crate::guard). What is unknown of a cookie is not judged.

mod assert;
mod entries;
mod excess;
mod gap;
mod report;
mod sighting;

use std::string::String;
use std::vec::Vec;

pub use excess::Excess;
pub use gap::Gap;
pub use report::ReportError;

use crate::charter::Charter;
use crate::guard::{Occasion, Seen};
use charte_core::cookie::{Consent, Cookie, Storage};
use charte_core::question::covers;
use sighting::Sighting;

/// Collects what was seen, and compares it with a charter.
///
/// Without [`granting`](Self::granting), the visitor has consented to everything.
///
/// # Examples
/// ```
/// use charte::audit::Audit;
///
/// # let charter: charte::Charter = charte::charter!("../policies/data.issy.com.toml");
/// let mut audit = Audit::new(charter).granting(&[]);
/// audit.set_cookie("_pk_id.1=1; Path=/");
/// assert!(!audit.excesses().is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct Audit<'c> {
    charter: Charter<'c>,
    host: String,
    granted: Option<Vec<String>>,
    /// Whether only what responses of the platform set can be a gap.
    responses_only: bool,
    sightings: Vec<Sighting>,
    /// The kinds of storage that were looked at, beside cookies.
    looked: Vec<Storage>,
}

impl<'c> Audit<'c> {
    /// An audit of a charter that has seen nothing yet. The host is that of the charter.
    pub fn new(charter: Charter<'c>) -> Self {
        Self {
            charter,
            host: charter.ascii_host().into(),
            granted: None,
            responses_only: false,
            sightings: Vec::new(),
            looked: Vec::new(),
        }
    }

    /// Sets the host that headers come from. The charter of a single site may have none.
    #[must_use]
    pub fn at(mut self, host: &str) -> Self {
        self.host = host.into();
        self
    }

    /// Sets the categories or questions (their ids) that the visitor has consented to. Another cookie
    /// that requires consent is an excess if it was seen, and no gap if it was not.
    #[must_use]
    pub fn granting(mut self, categories: &[&str]) -> Self {
        let granted = categories.iter().map(|&category| category.into());
        self.granted = Some(granted.collect());
        self
    }

    /// Limits the [`gaps`](Self::gaps) to what responses of the platform set, for a test without a
    /// browser. Cookies that only scripts set (`script_only`), cookies of third parties and of other
    /// hosts, and items in other storage are then no gaps.
    #[must_use]
    pub fn responses_only(mut self) -> Self {
        self.responses_only = true;
        self
    }

    /// Takes in the value of a `Set-Cookie` header, in a response to a request for `/`, now.
    pub fn set_cookie(&mut self, header: &(impl AsRef<[u8]> + ?Sized)) {
        let host = self.host.clone();
        let occasion = Occasion {
            host: &host,
            path: "/",
            now: sighting::now(),
        };
        self.set_cookie_on(&occasion, header);
    }

    /// Takes in the value of a `Set-Cookie` header that was sent on another occasion.
    pub fn set_cookie_on(&mut self, occasion: &Occasion<'_>, header: &(impl AsRef<[u8]> + ?Sized)) {
        let sighting = Sighting::of_header(occasion, header.as_ref());
        self.sightings.push(sighting);
    }

    /// Takes in a cookie that a browser holds. A browser knows how long a cookie *still* lives. If
    /// some time has passed since the cookie was set, put that into [`Seen::imprecision`].
    pub fn cookie(&mut self, seen: &Seen<'_>) {
        self.sightings.push(Sighting::of_cookie(seen));
    }

    /// Takes in an item of another storage than cookies, such as `localStorage`, by its key. From
    /// then on, an item that is declared there and was not seen is a gap.
    pub fn stored(&mut self, storage: Storage, key: &str) {
        self.look_in(storage);
        self.sightings.push(Sighting::Item {
            storage,
            key: key.into(),
        });
    }

    /// Takes in the report of a browser or of a tool:
    ///
    /// - a list of cookies: Playwright's `context.cookies()`, Selenium's `get_cookies()`, the answer of a
    ///   `WebDriver` with `value`;
    /// - Chrome's `Storage.getCookies`, with or without the message around it, Playwright's `storageState` with `origins`, `inspection.json` of
    ///   the EDPS's website evidence collector with `localStorage`;
    /// - a HAR, with its `Set-Cookie` headers; a cookies.txt.
    ///
    /// Lifetimes in a report are rounded, and counted from some moment of the collection: they are
    /// taken to be off by up to an hour. That of a cookie that has ended since is not judged.
    ///
    /// # Errors
    /// If the report is of no known kind, a part of it is not what such reports have there, or an object has a
    /// key twice. Then nothing is taken in.
    pub fn report(&mut self, report: &(impl AsRef<[u8]> + ?Sized)) -> Result<(), ReportError> {
        report::read(report.as_ref(), self)
    }

    /// Whether nothing was seen: no cookie, no header, no stored item.
    ///
    /// The assertions fail then, unless the charter declares nothing for this visitor: more likely
    /// than a visit without cookies is a test that did not reach the site. Assert this for a visit
    /// that must have no cookie.
    pub fn saw_nothing(&self) -> bool {
        self.sightings.is_empty()
    }

    /// What was seen and is not declared, in the order in which it was seen.
    pub fn excesses(&self) -> Vec<Excess<'_>> {
        excess::all(self)
    }

    /// What is declared and was not seen, in the order of the charter.
    pub fn gaps(&self) -> Vec<Gap> {
        gap::all(self)
    }

    /// The `[[cookie]]` entries that the policy lacks for what was seen and is not declared, as TOML.
    /// They contain names, attributes and lifetimes, never values; `category` and `purpose` are
    /// `"TODO"`. Empty if everything is declared.
    ///
    /// # Examples
    /// ```
    /// # charte::charters! { mod portals = "../policies"; }
    /// let mut audit = charte::audit::Audit::new(portals::DATA_ISSY_COM);
    /// audit.set_cookie("_ga=GA1.1; Path=/; Max-Age=60");
    /// assert!(audit.entries().starts_with("[[cookie]]\nname = \"_ga\"\n"));
    /// ```
    pub fn entries(&self) -> String {
        entries::all(self)
    }

    /// Whether the visitor may have what is declared.
    fn may_be_seen(&self, declared: &Cookie) -> bool {
        declared.consent == Consent::Exempt || self.is_granted(declared.question)
    }

    fn look_in(&mut self, storage: Storage) {
        if !self.looked.contains(&storage) {
            self.looked.push(storage);
        }
    }

    /// Whether the visitor has consented to a question, or to its category.
    fn is_granted(&self, question: &str) -> bool {
        match &self.granted {
            Some(granted) => granted.iter().any(|known| covers(known, question)),
            None => true,
        }
    }
}
