//! The visitor's choice: how it is kept, and the form that makes it.
//!
//! | for | there is |
//! |---|---|
//! | the form of the page of preferences | [`handle`]: an [`Outcome`] to answer with |
//! | what is kept | a cookie with the name of the policy's `[choice]` (`cookies_preferences` without one), read by [`Visit`](crate::Visit) |
//! | a choice that nobody can forge | `Visit::signed`, with the feature `signed` |
//! | another consent manager's cookie | `Decoder`, with the feature `decoder` |
//!
//! # What the cookie holds
//!
//! `1.<revision>.<platform>.<when>.<granted>`: the version of this form, the consent revision (32
//! hexadecimal digits), a hash of the platform's host (16), seconds since 1970, and a bit for each
//! category that visitors are asked about, in the order of their ids, in hexadecimal. Nothing in it tells one
//! visitor from another. Anything else counts as no choice: another revision, another platform, a
//! time more than five minutes ahead or longer ago than the policy's `duration`, a digit too many.
//! If a request carries several cookies of that name that count, a category is granted only where
//! each grants it; the next answer to the form deletes the others.
//!
//! # The form
//!
//! `POST`, `application/x-www-form-urlencoded`, at most 16 KiB:
//!
//! | field | value |
//! |---|---|
//! | `choice` | `accept` (everything), `refuse` (everything) or `choose` |
//! | `category` | counts with `choose` alone: the id of a category that is accepted; repeated. All others are refused |
//! | `revision` | optional: [`Charter::consent_revision`](crate::Charter::consent_revision) of the page that was read; another one is not what the visitor agreed to |
//!
//! That is the form of the page of preferences ([`Charter::preferences`](crate::Charter::preferences)),
//! and one of your own may send the same. Other fields are not looked at. A visitor who has chosen
//! is led back to that page, at [`Charter::manage_path`](crate::Charter::manage_path), with the
//! query [`SAVED`], upon which it says so ([`FormState::saved`](crate::FormState::saved)); to `/`
//! where the policy names no path. No field says where to go, so no form leads to another site.
//!
//! # Requests from other sites
//!
//! Another site could send its visitors' browsers here with `choice=accept`. So a request is taken
//! only where its headers say that a page of this very origin sent it:
//!
//! - `Sec-Fetch-Site` must be `same-origin`. `same-site` is refused too: platforms of one hoster are
//!   often neighbours under one domain. All current browsers send it to https sites and `localhost`.
//! - `Origin`, where it is sent, must be that of the platform or of the request's `Host`; where there
//!   is no `Sec-Fetch-Site`, it must be sent. One over `http` counts only on a loopback `Host`
//!   (`localhost`, `127.0.0.0/8`, `[::1]`), as in development. (`null` counts as not sent: with the referrer policy
//!   `no-referrer`, browsers send it for pages of the same origin too.)
//!
//! A request with neither comes from no current browser and is refused. Scripts can set neither
//! header; so no token is needed in the form, and the page stays the same for every visitor.

mod codec;
mod decoder;
mod deletions;
mod form;
mod handle;
mod origin;
mod outcome;
#[cfg(feature = "signed")]
mod signed;
#[cfg(test)]
mod tests;

pub use charte_core::form::SAVED;
#[cfg(feature = "decoder")]
pub use decoder::{Decision, Decoder, Question};
pub use handle::handle;
pub use outcome::{Outcome, Refusal};

pub(crate) use decoder::{Keeper, Stored};
#[cfg(feature = "decoder")]
pub(crate) use decoder::{decoded, read};
