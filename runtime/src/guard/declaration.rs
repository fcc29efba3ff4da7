//! Which declaration of a charter a cookie is judged by.

use core::cmp::Ordering;

use charte_core::cookie::{Cookie, Storage};

use super::attribute::{self, Attribute};
use super::life;
use super::seen::Seen;
use crate::charter::Charter;
use crate::data::{exactness, fits};

/// The declaration that a cookie is judged by; `None` where the charter has none.
///
/// The most exact wins: its name before a pattern, a pattern with more characters of its own before
/// one with fewer, the first of equals. Where one name is declared several times, for other domains
/// or paths, it is the one whose domain and path it fits best, then the one that it is least weaker
/// than.
pub(crate) fn of(charter: &Charter<'_>, seen: &Seen<'_>) -> Option<&'static Cookie> {
    let fitting = charter
        .cookies()
        .iter()
        .filter(|cookie| cookie.storage == Storage::Cookie && fits(cookie, seen.name));
    let first = fitting.clone().reduce(|best, cookie| {
        if exactness(cookie) > exactness(best) {
            cookie
        } else {
            best
        }
    })?;
    fitting
        .filter(|cookie| cookie.pattern == first.pattern && cookie.name == first.name)
        .min_by_key(|cookie| distance(cookie, seen))
}

/// How far a cookie is from a declaration: places where it is not to be, places that are not the
/// declared ones, everything else that is weaker.
fn distance(declared: &Cookie, seen: &Seen<'_>) -> (usize, usize, usize) {
    let places = [Attribute::Domain, Attribute::Path]
        .map(|attribute| attribute::compare(attribute, declared, seen));
    let weaker = Attribute::ALL
        .into_iter()
        .map(|attribute| attribute::compare(attribute, declared, seen))
        .chain([life::compare(declared, seen)]);
    (
        count(places, |order| order == Ordering::Less),
        count(places, |order| order != Ordering::Equal),
        count(weaker, |order| order == Ordering::Less),
    )
}

fn count(
    orders: impl IntoIterator<Item = Option<Ordering>>,
    holds: impl Fn(Ordering) -> bool,
) -> usize {
    let known = orders.into_iter().flatten();
    known.filter(|&order| holds(order)).count()
}
