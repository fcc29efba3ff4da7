//! What to answer to the form.

use core::fmt;

use charte_core::cookie::{Consent, Cookie};
use charte_core::host;

use crate::buffer::Text;
use crate::charter::Charter;
use crate::guard::domain_matches;
use crate::headers::{Headers, Once};
use crate::request_header::RequestHeader;
use crate::set_cookie::{Attributes, Life, SetCookie, forbidden_in_name};
use crate::visit::Visit;

/// The room for the text of a choice.
#[cfg(feature = "signed")]
pub(super) const VALUE: usize = super::signed::MAX;
#[cfg(not(feature = "signed"))]
pub(super) const VALUE: usize = super::codec::MAX;

/// The most cookies that one answer deletes for one pattern: browsers keep about that many for a
/// site (RFC 6265bis, section 6.1, asks for 50).
const MAX_DELETIONS: usize = 180;

/// What to answer to the form: see [`handle`](super::handle).
///
/// An answer is a status, a `Set-Cookie` header for each of [`set_cookies`](Self::set_cookies), a
/// `Location` header where there is a [`location`](Self::location), `Cache-Control: no-store`, and
/// for a refusal its text.
pub struct Outcome<'a> {
    visit: Visit<'a>,
    result: Result<(), Refusal>,
    /// The text of the choice, and which categories it grants.
    recorded: Option<(Text<VALUE>, u64)>,
}

/// Why the form is not taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Refusal {
    /// The method is not `POST`: 405. The answer needs the header `Allow: POST`.
    Method,
    /// A page of another site sent it, or nothing shows that it was one of this site: 403.
    OtherSite,
    /// The body is no form: 415.
    MediaType,
    /// The body is over 16 KiB: 413.
    TooLarge,
    /// A field is missing, given twice, or says what it cannot say: 400.
    Malformed,
    /// The page was of another consent revision: the visitor agreed to something else. 409; show
    /// the page anew.
    Outdated,
    /// The policy gates cookies and declares no exempt cookie that keeps the choice: 500. `[choice]`
    /// names it.
    Undeclared,
}

impl Refusal {
    /// The status of the answer.
    pub const fn status(self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::OtherSite => 403,
            Self::Method => 405,
            Self::Outdated => 409,
            Self::TooLarge => 413,
            Self::MediaType => 415,
            Self::Undeclared => 500,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Method => "the form is sent with POST",
            Self::OtherSite => "the form must be sent from a page of this site",
            Self::MediaType => "the body must be application/x-www-form-urlencoded",
            Self::TooLarge => "the form is over 16 KiB",
            Self::Malformed => "the form is not understood",
            Self::Outdated => "the page of preferences has changed: please choose again",
            Self::Undeclared => "the policy declares no cookie that keeps the choice",
        })
    }
}

impl core::error::Error for Refusal {}

impl<'a> Outcome<'a> {
    pub(super) fn refused(visit: Visit<'a>, refusal: Refusal) -> Self {
        Self {
            visit,
            result: Err(refusal),
            recorded: None,
        }
    }

    pub(super) fn nothing(visit: Visit<'a>) -> Self {
        Self {
            visit,
            result: Ok(()),
            recorded: None,
        }
    }

    pub(super) fn recorded(visit: Visit<'a>, granted: u64, value: Text<VALUE>) -> Self {
        Self {
            visit,
            result: Ok(()),
            recorded: Some((value, granted)),
        }
    }

    /// The status of the answer: 303 (See Other), or that of the refusal.
    pub fn status(&self) -> u16 {
        match self.result {
            Ok(()) => 303,
            Err(refusal) => refusal.status(),
        }
    }

    /// Where to go, for the `Location` header: back to the page of preferences, with the query that
    /// makes it say that the choice is saved; `/` where the policy names no path for it. `None` for
    /// a refusal.
    pub fn location(&self) -> Option<&'static str> {
        let saved = self.visit.charter().template().choice.saved;
        self.result.is_ok().then(|| saved.unwrap_or("/"))
    }

    /// Why the form is not taken.
    pub fn refusal(&self) -> Option<Refusal> {
        self.result.err()
    }

    /// The visit as it is with this choice; after a refusal, as it was.
    pub fn visit(&self) -> &Visit<'a> {
        &self.visit
    }

    /// What the answer sets and deletes, each in a `Set-Cookie` header of its own.
    ///
    /// The choice is the first. Then come deletions of the cookies of refused categories: those
    /// that the charter declares by name, where the request shows a choice that was made before
    /// (even one that no longer counts) or the cookie itself; and those that match a pattern, where
    /// the request has them. What a browser holds for other sites or in its storage, no answer can
    /// delete.
    pub fn set_cookies(&self) -> impl Iterator<Item = SetCookie<'_>> {
        let charter = self.visit.charter();
        let headers = self.visit.headers();
        let choice = self.choice();
        let kept = choice.map(|choice| choice.name());
        let is_change = kept.is_some_and(|name| carries(headers, name));
        let refused = charter.http_cookies().filter(move |cookie| {
            let is_refused = cookie.consent == Consent::Required && !self.grants(cookie);
            kept.is_some() && is_refused && is_reachable(charter, headers, cookie)
        });
        let deletions = refused.flat_map(move |cookie| {
            let named = !cookie.pattern && (is_change || carries(headers, cookie.name));
            let named = named.then_some(cookie.name);
            let pattern = cookie.pattern.then(|| carried(charter, headers, cookie));
            let attributes = Attributes::of(cookie).or_whole_site();
            named
                .into_iter()
                .chain(pattern.into_iter().flatten())
                .map(move |name| SetCookie::new(name, "", attributes, Life::Over))
        });
        choice.into_iter().chain(deletions)
    }

    /// The cookie that keeps the choice.
    fn choice(&self) -> Option<SetCookie<'_>> {
        let (value, granted) = self.recorded.as_ref()?;
        let charter = self.visit.charter();
        let choice = &charter.template().choice;
        let declared = charter.http_cookie(choice.cookie?)?;
        let kept = if *granted == 0 {
            choice.refusal_kept
        } else {
            choice.kept
        };
        let attributes = Attributes::of(declared).or_whole_site();
        let life = Life::lasting(kept);
        Some(SetCookie::new(
            declared.name,
            value.as_str(),
            attributes,
            life,
        ))
    }

    fn grants(&self, cookie: &Cookie) -> bool {
        self.visit.is_granted(cookie.category)
    }
}

impl fmt::Debug for Outcome<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outcome")
            .field("visit", &self.visit)
            .field("location", &self.location())
            .field("refusal", &self.refusal())
            .finish()
    }
}

fn carries(headers: Headers<'_>, name: &str) -> bool {
    let mut cookies = headers.cookies();
    cookies.any(|(found, _)| found == name.as_bytes())
}

/// The names among the first [`MAX_DELETIONS`] of the request's cookies that a declaration means, each
/// once.
fn carried<'a>(
    charter: Charter<'a>,
    headers: Headers<'a>,
    declared: &'static Cookie,
) -> impl Iterator<Item = &'a str> {
    // Bounded before names are compared with each other: a long header with one name costs no more
    // than reading it so many times.
    let meant = move || {
        let names = headers.cookies().filter_map(move |(name, _)| {
            let name = core::str::from_utf8(name).ok()?;
            let is_meant =
                forbidden_in_name(name).is_none() && charter.http_cookie(name) == Some(declared);
            is_meant.then_some(name)
        });
        names.take(MAX_DELETIONS)
    };
    let named = meant().enumerate();
    named.filter_map(move |(at, name)| {
        let is_again = meant().take(at).any(|other| other == name);
        (!is_again).then_some(name)
    })
}

/// Whether this host can delete a cookie: its domain is the host, or above it (RFC 6265bis, section
/// 5.1.3).
fn is_reachable(charter: Charter<'_>, headers: Headers<'_>, cookie: &Cookie) -> bool {
    let Some(domain) = cookie.domain else {
        return true;
    };
    let covers = |host: &str| domain_matches(host.as_bytes(), domain.as_bytes());
    let asked = match headers.once(RequestHeader::Host) {
        Once::Value(host) => core::str::from_utf8(host).unwrap_or_default(),
        Once::Absent | Once::Repeated => "",
    };
    let own = charter.ascii_host();
    own.is_empty() || covers(own) || covers(host::of_header(asked))
}
