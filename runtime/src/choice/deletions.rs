//! What an answer deletes after a refusal.

use charte_core::cookie::{Consent, Cookie};

use crate::headers::Headers;
use crate::reach::Reach;
use crate::set_cookie::{Attributes, Life, SetCookie, forbidden_in_name};
use crate::visit::{Answer, Visit};

/// The most cookies that one answer deletes: as many headers as servers and proxies let pass.
pub(super) const MOST: usize = 64;

/// The most cookies of a request that are read: browsers keep some 180 for a site.
const READ: usize = 1024;

impl<'a> Visit<'a> {
    /// Deletes what the request still carries of the categories that the visitor refused.
    ///
    /// Add each to the response as a `Set-Cookie` header, at least on the page of preferences:
    /// [`Outcome::set_cookies`](super::Outcome::set_cookies) deletes 64 cookies, and what is left
    /// goes with the next responses. Nothing is deleted before the visitor has answered.
    ///
    /// A request tells the name of a cookie, not where it was set. A script may have set it on a
    /// domain above the host, with another path, or partitioned. So each name is deleted for the
    /// host and for each domain from the registrable one down, with the declared path and with `/`,
    /// plain and `Partitioned`.
    pub fn deletions(&self) -> impl Iterator<Item = SetCookie<'a>> + use<'a> {
        Carried::refused(self).everywhere(self.reach()).take(MOST)
    }
}

/// The names of cookies in a request, each once, with their declarations.
#[derive(Clone, Copy)]
pub(super) struct Carried<'a> {
    cookies: [Option<(&'a str, &'static Cookie)>; MOST],
}

impl<'a> Carried<'a> {
    /// Those of the categories that the visitor refused.
    pub(super) fn refused(visit: &Visit<'a>) -> Self {
        let charter = visit.charter();
        Self::of(visit.headers(), |name| {
            let declared = charter.http_cookie(name)?;
            is_refused(visit, declared).then_some(declared)
        })
    }

    /// The one with this name.
    pub(super) fn named(headers: Headers<'a>, declared: &'static Cookie) -> Self {
        Self::of(headers, |name| (name == declared.name).then_some(declared))
    }

    /// Those that have a declaration here. What is beyond [`MOST`] waits for the next request.
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

    /// Deletes them wherever they were set: all names where they are declared, then all names in the
    /// other places.
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

    /// Deletes them in all places but the declared one.
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

    /// Whether a cookie with this name is among them.
    pub(super) fn has(&self, name: &str) -> bool {
        let mut cookies = self.cookies.iter().flatten();
        cookies.any(|(known, _)| *known == name)
    }
}

/// Whether the visitor refused the category of a declaration that needs consent.
pub(super) fn is_refused(visit: &Visit<'_>, declared: &Cookie) -> bool {
    declared.consent == Consent::Required
        && visit.answer(declared.category) == Some(Answer::Refused)
}

/// The deletions of the same cookies in one place after the other.
struct Deletions<'a, P> {
    reach: Reach<'a>,
    carried: Carried<'a>,
    /// The cookie that is next in this place.
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

/// The deletion of a cookie where it is declared; `None` if browsers would ignore it.
pub(super) fn as_declared<'a>(
    reach: &Reach<'a>,
    declared: &'static Cookie,
) -> Option<SetCookie<'a>> {
    deletion(reach, declared.name, declared, Place::Declared)
}

/// Where a cookie is deleted.
#[derive(Clone, Copy)]
enum Place<'a> {
    /// Where the charter declares it.
    Declared,
    /// Elsewhere: on this domain or for the host alone, with the declared path or `/`, with the
    /// declared `Partitioned` or the other one.
    Other {
        domain: Option<&'a str>,
        at_root: bool,
        as_partitioned: bool,
    },
}

/// Every place but the declared one, the most probable first.
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

/// The deletion of a cookie in a place. `None` if it is that of [`Place::Declared`] once more, or
/// if browsers would ignore it.
fn deletion<'a>(
    reach: &Reach<'a>,
    name: &'a str,
    declared: &'static Cookie,
    place: Place<'a>,
) -> Option<SetCookie<'a>> {
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
    let deletion = SetCookie::new(name, "", attributes, Life::Over);
    reach
        .ignored_because(&deletion)
        .is_none()
        .then_some(deletion)
}
