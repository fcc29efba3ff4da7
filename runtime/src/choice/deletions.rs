//! The cookies that a response deletes after a refusal.

use charte_core::cookie::{Consent, Cookie};

use crate::headers::Headers;
use crate::reach::Reach;
use crate::set_cookie::{Attributes, SetCookie, forbidden_in_name};
use crate::visit::{Answer, Visit};

/// The maximum number of cookies that one response deletes. Servers and proxies accept this many
/// headers.
pub(super) const MOST: usize = 64;

/// The maximum number of cookies of a request that are read. Browsers store about 180 for a site.
const READ: usize = 1024;

impl Visit<'_> {
    /// Deletes the cookies of refused questions that the request still contains.
    ///
    /// Add each to the response as a `Set-Cookie` header, at least on the preferences page.
    /// [`Outcome::set_cookies`](super::Outcome::set_cookies) deletes 64 cookies; the next responses
    /// delete the rest. Nothing is deleted before the visitor has chosen.
    ///
    /// A request contains the name of a cookie, but not where it was set. A script may have set it
    /// on a domain above the host, with another path, or partitioned. So each name is deleted for
    /// the host and for each domain up to the registrable one, with the declared path and with `/`,
    /// with and without `Partitioned`.
    pub fn deletions(&self) -> impl Iterator<Item = SetCookie<'_>> {
        Carried::refused(self).everywhere(self.reach()).take(MOST)
    }
}

/// The names of cookies in a request, without duplicates, with their declarations.
#[derive(Clone, Copy)]
pub(super) struct Carried<'a> {
    cookies: [Option<(&'a str, &'static Cookie)>; MOST],
}

impl<'a> Carried<'a> {
    /// Returns the cookies of the questions that the visitor refused.
    pub(super) fn refused(visit: &'a Visit<'_>) -> Self {
        let charter = visit.charter();
        Self::of(visit.headers(), |name| {
            let declared = charter.http_cookie(name)?;
            is_refused(visit, declared).then_some(declared)
        })
    }

    /// Returns the cookie with this name.
    pub(super) fn named(headers: Headers<'a>, declared: &'static Cookie) -> Self {
        Self::of(headers, |name| (name == declared.name).then_some(declared))
    }

    /// Returns the cookies for which `declared` has a declaration, at most [`MOST`]. The next
    /// request handles the others.
    fn of(headers: Headers<'a>, declared: impl Fn(&str) -> Option<&'static Cookie>) -> Self {
        let mut cookies: [Option<(&str, &Cookie)>; MOST] = [None; MOST];
        let mut count = 0;
        for (name, _) in headers.cookies().take(READ) {
            if count == MOST {
                break;
            }
            let Ok(name) = core::str::from_utf8(name) else {
                continue;
            };
            let mut known = cookies[..count].iter().flatten();
            if known.any(|(known, _)| *known == name) || forbidden_in_name(name).is_some() {
                continue;
            }
            if let Some(declared) = declared(name) {
                cookies[count] = Some((name, declared));
                count += 1;
            }
        }
        Self { cookies }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cookies[0].is_none()
    }

    /// Deletes the cookies in all places: first each name where it is declared, then each name
    /// elsewhere.
    pub(super) fn everywhere(
        &self,
        reach: Reach<'a>,
    ) -> impl Iterator<Item = SetCookie<'a>> + use<'a> {
        Deletions {
            reach,
            carried: *self,
            at: 0,
            place: Some(Place::Declared),
            places: other_places(reach),
        }
    }

    /// Deletes the cookies in all places except the declared one.
    pub(super) fn elsewhere(
        &self,
        reach: Reach<'a>,
    ) -> impl Iterator<Item = SetCookie<'a>> + use<'a> {
        let mut places = other_places(reach);
        Deletions {
            reach,
            carried: *self,
            at: 0,
            place: places.next(),
            places,
        }
    }

    /// Returns whether it contains a cookie with this name.
    pub(super) fn has(&self, name: &str) -> bool {
        let mut cookies = self.cookies.iter().flatten();
        cookies.any(|(known, _)| *known == name)
    }
}

/// Returns whether the declaration is gated and the visitor refused its question.
pub(super) fn is_refused(visit: &Visit<'_>, declared: &Cookie) -> bool {
    declared.consent == Consent::Required
        && visit.answer(declared.question) == Some(Answer::Refused)
}

/// The deletions of the same cookies, place by place.
struct Deletions<'a, P> {
    reach: Reach<'a>,
    carried: Carried<'a>,
    /// The next cookie to delete in this place.
    at: usize,
    place: Option<Place<'a>>,
    places: P,
}

impl<'a, P: Iterator<Item = Place<'a>>> Iterator for Deletions<'a, P> {
    type Item = SetCookie<'a>;

    fn next(&mut self) -> Option<SetCookie<'a>> {
        loop {
            let place = self.place?;
            while let Some(Some((name, declared))) = self.carried.cookies.get(self.at) {
                self.at += 1;
                let deletion = deletion(&self.reach, name, declared, place);
                if deletion.is_some() {
                    return deletion;
                }
            }
            self.at = 0;
            self.place = self.places.next();
        }
    }
}

/// Returns the deletion of a cookie where it is declared; `None` if browsers would ignore it.
pub(super) fn as_declared<'a>(
    reach: &Reach<'a>,
    declared: &'static Cookie,
) -> Option<SetCookie<'a>> {
    deletion(reach, declared.name, declared, Place::Declared)
}

/// A place in which a cookie is deleted.
#[derive(Clone, Copy)]
enum Place<'a> {
    /// The declared place.
    Declared,
    /// Another place: this domain or only the host, the declared path or `/`, the declared
    /// `Partitioned` or the opposite.
    Other {
        domain: Option<&'a str>,
        at_root: bool,
        as_partitioned: bool,
    },
}

/// Returns all places except the declared one, the most probable first.
fn other_places(reach: Reach<'_>) -> impl Iterator<Item = Place<'_>> {
    [true, false].into_iter().flat_map(move |as_partitioned| {
        let domains = reach.domains().map(Some).chain([None]);
        domains.flat_map(move |domain| {
            [false, true].map(|at_root| Place::Other {
                domain,
                at_root,
                as_partitioned,
            })
        })
    })
}

/// Returns the deletion of a cookie in a place; `None` if it equals that of [`Place::Declared`] or
/// if browsers would ignore it.
fn deletion<'a>(
    reach: &Reach<'a>,
    name: &'a str,
    declared: &'static Cookie,
    place: Place<'a>,
) -> Option<SetCookie<'a>> {
    if matches!(place, Place::Declared) && reach.is_elsewhere(declared) {
        return None;
    }
    let mut attributes: Attributes<'a> = Attributes::of(declared).or_whole_site();
    if let Place::Other {
        domain,
        at_root,
        as_partitioned,
    } = place
    {
        let first = attributes;
        if at_root && first.path == Some("/") {
            return None;
        }
        attributes.domain = domain;
        attributes.path = if at_root { Some("/") } else { first.path };
        attributes.partitioned = first.partitioned == as_partitioned;
        attributes.secure |= attributes.partitioned;
        let same_domain = match (attributes.domain, first.domain) {
            (Some(one), Some(other)) => one.eq_ignore_ascii_case(other),
            (one, other) => one.is_none() && other.is_none(),
        };
        if same_domain
            && attributes.path == first.path
            && attributes.partitioned == first.partitioned
        {
            return None;
        }
    }
    let deletion = SetCookie::new(name, "", attributes, Some(0));
    reach
        .ignored_because(&deletion)
        .is_none()
        .then_some(deletion)
}
