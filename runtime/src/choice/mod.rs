//! The visitor's choice: how it is stored, and the form that submits it.
//!
//! | purpose | item |
//! |---|---|
//! | the form of the preferences page | [`handle`], which returns an [`Outcome`] to respond with |
//! | the banner on your pages | [`Visit::banner`](crate::Visit::banner), [`BANNER_STYLE`] |
//! | the stored choice | a cookie with the name in the policy's `[choice]` (default `cookies_preferences`), read by [`Visit`](crate::Visit) |
//! | a choice that nobody can forge | `Visit::signed`, with the feature `signed` |
//! | the cookie of another consent manager | `Decoder`, with the feature `decoder` |
//!
//! # The text of the cookie
//!
//! `1.<revision>.<platform>.<when>.<granted>`: the version of this format, the consent revision (32
//! hexadecimal digits), a hash of the platform's host (16), seconds since 1970, and a bit for each
//! question, in the order of their ids, in hexadecimal. `.s` follows if the browser sent a
//! signal with the choice, which then overrules it if the policy says so. `.p` follows if the visitor has
//! agreed to these questions alone, in the place of an embed, and has not answered the others (`.ps` for
//! both). It contains nothing that identifies a
//! visitor. Any other text counts as no choice: another revision, another platform, a time more
//! than five minutes ahead or older than the policy's `duration`, one digit too many. If a request
//! contains several such cookies that count, a question is granted only if each grants it. The next
//! response to the form deletes the others.
//!
//! # The form
//!
//! `POST`, `application/x-www-form-urlencoded`, at most 16 KiB:
//!
//! | field | value |
//! |---|---|
//! | `choice` | `accept` (everything), `refuse` (everything), `choose` (the named questions), or `add` (the named questions beside those of the stored choice) |
//! | `category` | only with `choose` and `add`: the id of an accepted question, or of a category for all its questions; repeat the field for each. With `choose`, all others are refused |
//! | `revision` | optional: the [`Charter::consent_revision`](crate::Charter::consent_revision) of the page that the visitor read. A form with another revision is refused, because the visitor agreed to something else |
//! | `lang` | optional: the language of the page after the choice, one of the charter's |
//! | `back` | optional: the path and query at which the visitor continues |
//! | `shown` | optional: the hash of the page that asks, for the receipt of the answer (feature `receipts`) |
//!
//! The preferences page ([`Charter::preferences`](crate::Charter::preferences)) sends this form,
//! and your own form may send the same. Other fields are ignored. After the choice, the visitor is
//! redirected to `back`. It counts if it begins with one `/`, if the next character is neither `/` nor
//! `\`, if each character is printable ASCII, and if it has at most 2,048 bytes. So no form redirects
//! to another site. Without a `back` that counts, the visitor is redirected to the preferences page, at
//! [`Charter::manage_path`](crate::Charter::manage_path), with the query [`SAVED`]. The page then shows
//! that the choice is saved ([`FormState::saved`](crate::FormState::saved)). It takes no `back` from
//! its own query. If the policy declares no path, the visitor is redirected to `/`.
//!
//! # An answer in the place of an embed
//!
//! The button of a placeholder ([`Visit::embed`](crate::Visit::embed)) sends `add`: the visitor agrees to
//! one question and says nothing about the others. So:
//!
//! - They keep their answers. If the visitor has not answered them, they are not granted, and the banner
//!   still asks: [`Visit::needs_answer`](crate::Visit::needs_answer) stays true, and their
//!   [`answer`](crate::Visit::answer) is [`NotAsked`](crate::Answer::NotAsked).
//! - Earlier consent keeps its time, so it lasts no longer than the policy states. The added one ends with
//!   it. Beside a refusal of everything, the time is that of the addition.
//! - A signal of the browser that refuses, whatever is chosen, refuses this too. Then nothing is stored.
//!
//! # Requests from other sites
//!
//! Another site could make its visitors' browsers send `choice=accept` here. So a request is
//! accepted only if its headers show that a page of the same origin sent it:
//!
//! - `Sec-Fetch-Site` must be `same-origin`. `same-site` is refused too, because the platforms of one
//!   hoster are often neighbours under one domain. All current browsers send the header to https
//!   sites and `localhost`.
//! - `Origin`, if present, must be that of the platform or of the request's `Host`. It is required if
//!   `Sec-Fetch-Site` is absent. An `http` origin counts only with a loopback `Host`
//!   (`localhost`, `*.localhost`, `127.0.0.0/8`, `[::1]`), as in development. `null` counts as absent: with the
//!   referrer policy `no-referrer`, browsers send it for pages of the same origin too.
//!
//! A request with neither header is refused; no current browser sends it. Scripts can set neither
//! header. So the form needs no token, and the page is the same for every visitor.

mod banner;
mod codec;
mod decoder;
mod deletions;
mod form;
mod form_error;
mod handle;
mod origin;
mod outcome;
mod preferences;
#[cfg(feature = "receipts")]
mod receipt;
#[cfg(feature = "signed")]
mod signed;
#[cfg(test)]
mod tests;

pub use banner::BANNER_STYLE;
pub use charte_core::form::SAVED;
#[cfg(feature = "decoder")]
pub use decoder::{Decision, Decoder, Question};
pub use form_error::FormError;
pub use handle::handle;
pub use outcome::Outcome;

pub(crate) use codec::Stored;
pub(crate) use decoder::Keeper;
#[cfg(feature = "decoder")]
pub(crate) use decoder::{decoded, read};
#[cfg(feature = "web")]
pub(crate) use form::MAX_BODY;
