//! What to answer to the form.

use core::fmt;

use charte_core::cookie::Cookie;

use super::deletions::{Carried, MOST, as_declared, is_refused};
use crate::buffer::Text;
use crate::set_cookie::{Attributes, Life, SetCookie};
use crate::visit::Visit;

/// The room for the text of a choice.
#[cfg(feature = "signed")]
pub(super) const VALUE: usize = super::signed::MAX;
#[cfg(not(feature = "signed"))]
pub(super) const VALUE: usize = super::codec::MAX;

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
    /// The visit was made with `Visit::decoded`: another consent manager keeps the choice, and its
    /// own form takes it: 500.
    KeptElsewhere,
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
            Self::Undeclared | Self::KeptElsewhere => 500,
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
            Self::KeptElsewhere => "another consent manager keeps the choice: use its form",
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
    /// The choice is the first. At most 64 deletions follow, those that matter most first:
    ///
    /// 1. other cookies with the name of the choice, if the request carries it: without a `Domain`,
    ///    and for each domain above the host;
    /// 2. the cookies of refused categories that the request carries, as [`Visit::deletions`] has
    ///    them; add those to the next responses, for what is left;
    /// 3. where the request shows an earlier choice, even one that no longer counts: the declared
    ///    names that the request does not carry, since they may have another path.
    ///
    /// What a browser holds for other sites or in its storage, no answer can delete. The page of
    /// preferences names it.
    pub fn set_cookies(&self) -> impl Iterator<Item = SetCookie<'_>> {
        let choice = self.choice();
        let deletions = choice.is_some().then(|| self.deletions());
        let deletions = deletions.into_iter().flatten();
        choice.into_iter().chain(deletions.take(MOST))
    }

    fn deletions(&self) -> impl Iterator<Item = SetCookie<'_>> {
        let (charter, headers) = (self.visit.charter(), self.visit.headers());
        let reach = self.visit.reach();
        let declared = self.declared();
        let choices = declared.map(|declared| Carried::named(headers, declared));
        let is_change = choices.is_some_and(|choices| !choices.is_empty());
        let others = choices.map(|choices| choices.elsewhere(reach));
        let others = others.into_iter().flatten();

        let carried = Carried::refused(&self.visit);
        let refused = carried.everywhere(reach);
        let cookies = charter.http_cookies().filter(move |_| is_change);
        let absent = cookies.filter_map(move |cookie| {
            let is_absent =
                !cookie.pattern && is_refused(&self.visit, cookie) && !carried.has(cookie.name);
            is_absent.then(|| as_declared(&reach, cookie)).flatten()
        });
        others.chain(refused).chain(absent)
    }

    /// The cookie that keeps the choice.
    fn choice(&self) -> Option<SetCookie<'_>> {
        let (value, granted) = self.recorded.as_ref()?;
        let choice = &self.visit.charter().template().choice;
        let declared = self.declared()?;
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

    /// The declaration of the cookie that keeps the choice.
    fn declared(&self) -> Option<&'static Cookie> {
        let charter = self.visit.charter();
        charter.http_cookie(charter.template().choice.cookie?)
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
