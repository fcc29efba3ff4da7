//! Receipts: the record of a visitor's answer (GDPR, article 7(1): who relies on consent must be able to
//! demonstrate it).
//!
//! [`Outcome::receipt`](crate::choice::Outcome::receipt) makes one of an answer. It is data: what stores
//! it is the program, for example with the crate `charte-receipts`. The guide is `docs/receipts.md`.
//!
//! A receipt contains nothing about the visitor: no address, no user agent, no session. Its id is shown
//! to the visitor and is in no cookie. So the program cannot find the receipts of a visitor, but a visitor
//! who names an id can show which answer it was.
//!
//! # The JSON
//!
//! `serde` writes the object that `docs/receipt.schema.json` describes. Its fields, with those of
//! ISO/IEC TS 27560:2023 and the terms of the Data Privacy Vocabulary (DPV 2.3) for them:
//!
//! | field | content | ISO/IEC TS 27560 | DPV |
//! |---|---|---|---|
//! | `format` | `charte receipt 1` | `schema_version` | `dct:conformsTo` |
//! | `id` | 32 hexadecimal digits | `record_id`, receipt id | `dct:identifier` |
//! | `at` | the time of the answer (RFC 3339, UTC) | `event_time` | `dct:date` |
//! | `until` | the time until which the answer counts; `null` for a session | `validity_duration` | `dct:valid` |
//! | `platform` | the URL of the platform; empty if its policy has none | `service` | `dpv:hasService` |
//! | `content` | the fingerprint of the charter's content, as in `[lock]` | `privacy_notice` | `dpv:hasNotice` |
//! | `revision` | the consent revision: the facts that the answer is about | `privacy_notice` | `dpv:hasNotice` |
//! | `language` | the language in which it was asked | `language` | `dct:language` |
//! | `shown` | the page that asked (`page`), and its content hash (`hash`) | `privacy_notice` | `dpv:hasNotice` (`dpv:ConsentNotice`) |
//! | `answers` | the answer to each question, by its id | `purpose`, `event_state` | `dpv:hasPurpose`, `dpv:hasConsentStatus` |
//! | `signal` | the signal of the browser that the policy respects: `gpc`, `dnt` | annex F | - |
//!
//! `granted` is `dpv:ConsentGiven`, `refused` is `dpv:ConsentRefused`, `withdrawn` is
//! `dpv:ConsentWithdrawn`. What TS 27560 requires of a record beyond this (purposes in words, controllers,
//! recipients, retention, withdrawal method) is in the charter: its register in JSON
//! ([`Charter::json`](crate::Charter::json)), in the version with the fingerprint `content`.
//!
//! # What it proves
//!
//! The program received this answer at this time, in a form that a page of the platform sent
//! ([`choice`](crate::choice) says how that is checked). `content` and `revision` are those of the program,
//! not of the form. `shown` is proven as far as a server can: the form contains the hash of its own page,
//! and the receipt has `shown` only if the program contains a page with that hash. A page of an older
//! version, a form of the program's own, the button in place of an embed, or an invented hash gives `null`. A receipt does not prove who
//! answered, nor that somebody read the page.

pub(crate) mod hexadecimal;
mod id;
mod instant;
mod word;

use alloc::collections::BTreeMap;
use alloc::string::String;

use charte_core::hash::ContentHash;
use charte_core::kind::PageKind;
use serde::{Deserialize, Serialize};

pub use id::{NoRandomness, NotAnId, ReceiptId};

use crate::signal::Signal;

/// The record of a visitor's answer. The module [`receipt`](self) documents its JSON.
///
/// A withdrawal is a receipt of its own.
///
/// # Examples
/// ```
/// # charte::charters! { mod shops = "../tests/crates/texts/choice.toml"; }
/// use charte::receipt::{ReceiptAnswer, ReceiptId};
///
/// let headers = [("Host", "a.example"), ("Sec-Fetch-Site", "same-origin")];
/// let visit = charte::Visit::new(shops::FLEET.get("a.example"), &headers, 1_764_000_000);
/// let outcome = charte::choice::handle(visit, "POST", b"choice=choose&category=audience");
///
/// let receipt = outcome.receipt(ReceiptId::random()?).expect("the form is accepted");
/// assert_eq!(receipt.answers["audience"], ReceiptAnswer::Granted);
/// assert_eq!(receipt.answers["video"], ReceiptAnswer::Refused);
/// assert_eq!(receipt.shown, None); // this form names no page
/// let line = serde_json::to_string(&receipt)?;
/// assert_eq!(serde_json::from_str::<charte::receipt::Receipt>(&line)?, receipt);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Receipt {
    pub(crate) format: Format,
    /// The number of the receipt.
    pub id: ReceiptId,
    /// The time of the answer, in seconds since 1970-01-01 00:00:00 UTC.
    #[serde(with = "instant")]
    pub at: u64,
    /// The time until which the answer counts; `None` if it counts for a session.
    #[serde(default, with = "instant::optional")]
    pub until: Option<u64>,
    /// The URL of the platform. Empty for a single site whose policy has no `[platform]`.
    pub platform: String,
    /// The fingerprint of the charter's content, as `[lock]` records it.
    #[serde(with = "hexadecimal")]
    pub content: ContentHash,
    /// The consent revision.
    #[serde(with = "hexadecimal")]
    pub revision: ContentHash,
    /// The language in which it was asked, as a BCP 47 tag: that of `shown`, else the one that the form
    /// names. `None` if neither is known.
    #[serde(default)]
    pub language: Option<String>,
    /// The page that asked. `None` if the program has no page with the hash that the form contains.
    #[serde(default)]
    pub shown: Option<Shown>,
    /// The answer to each question, by its id.
    pub answers: BTreeMap<String, ReceiptAnswer>,
    /// The signal that the browser sent and the policy respects. If an answer is nevertheless
    /// `Granted`, the policy lets a choice overrule the signal.
    #[serde(default, with = "word::optional_signal")]
    pub signal: Option<Signal>,
}

/// A page that asked for consent.
///
/// # Examples
/// ```
/// let shown: charte::receipt::Shown =
///     serde_json::from_str(r#"{"page": "banner", "hash": "343e1662793c64bf6f0d3597ba446f18"}"#)?;
/// assert_eq!(shown.page, charte::PageKind::Banner);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Shown {
    /// The kind of the page.
    #[serde(with = "word")]
    pub page: PageKind,
    /// Its hash, without what it shows of a visitor: [`Page::content_hash`](crate::Page::content_hash) of
    /// the page without checked boxes, messages and way back.
    #[serde(with = "hexadecimal")]
    pub hash: ContentHash,
}

/// The answer to one question.
///
/// # Examples
/// ```
/// use charte::receipt::ReceiptAnswer;
///
/// assert_eq!(serde_json::to_string(&ReceiptAnswer::Withdrawn)?, "\"withdrawn\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "lowercase")]
pub enum ReceiptAnswer {
    /// The visitor consented.
    Granted,
    /// The visitor refused.
    Refused,
    /// The visitor refused, and the request contained an earlier consent that counted until then.
    Withdrawn,
}

/// The version of the JSON. A receipt of another version is not read.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) enum Format {
    #[default]
    #[serde(rename = "charte receipt 1")]
    First,
}
