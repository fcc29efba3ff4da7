//! Reports of browsers, in JSON.
//!
//! The names of the fields are those of Chrome's `Network.Cookie`, to which the website evidence
//! collector of the EDPS (version 2.1.2) adds `expiresDays`; it takes the leading dot of `domain`
//! away, and has cookies that scripts set and the browser no longer holds, without attributes.

use core::fmt;
use std::time::Duration;
use std::vec::Vec;

use charte_core::cookie::Storage;
use serde_json::Value;

use super::Audit;
use super::sighting::{Sighting, now};
use crate::guard::{Enforcement, Lifetime, Scope, Seen, same_site};

/// How far the lives in a report may be off, in seconds: its rounding, and the time that collecting
/// takes.
const IMPRECISION: i64 = 3_600;

/// Why a report cannot be read.
#[derive(Debug)]
#[non_exhaustive]
pub enum ReportError {
    /// It is no JSON.
    Json(serde_json::Error),
    /// It has no list of cookies, or one of them no name.
    Shape(&'static str),
}

/// Takes a report in, whole or not at all.
pub(super) fn read(json: &str, audit: &mut Audit<'_>) -> Result<(), ReportError> {
    let report: Value = serde_json::from_str(json).map_err(ReportError::Json)?;
    let list = if report.is_array() {
        &report
    } else {
        &report["cookies"]
    };
    let list = list
        .as_array()
        .ok_or(ReportError::Shape("no list `cookies`"))?;
    let mut cookies = Vec::new();
    for cookie in list {
        let seen = seen(cookie).ok_or(ReportError::Shape("a cookie without a `name`"))?;
        cookies.push(Sighting::of_cookie(&seen));
    }
    audit.sightings.extend(cookies);
    if let Some(origins) = report["localStorage"].as_object() {
        audit.look_in(Storage::LocalStorage);
        let items = origins.values().filter_map(Value::as_object);
        for key in items.flat_map(|items| items.keys()) {
            audit.stored(Storage::LocalStorage, key);
        }
    }
    Ok(())
}

fn seen(cookie: &Value) -> Option<Seen<'_>> {
    let text = |key: &str| cookie[key].as_str();
    let domain = text("domain").map(|domain| domain.strip_prefix('.').unwrap_or(domain));
    let secure = cookie["secure"].as_bool();
    Some(Seen {
        name: text("name")?.as_bytes(),
        // Whether it is for its host alone, not every report says: the wider reading.
        scope: domain
            .filter(|domain| !domain.is_empty())
            .map(|domain| Scope::Domain(domain.as_bytes())),
        path: text("path").map(str::as_bytes),
        secure,
        http_only: cookie["httpOnly"].as_bool(),
        // Who tells attributes leaves this one out where it is the default.
        same_site: secure.map(|_| {
            let value = text("sameSite").unwrap_or_default();
            Enforcement::of(same_site(value.as_bytes()))
        }),
        partitioned: secure.map(|_| !cookie["partitionKey"].is_null()),
        lifetime: lifetime(cookie),
        imprecision: IMPRECISION,
    })
}

fn lifetime(cookie: &Value) -> Option<Lifetime> {
    const DAY: f64 = 86_400.0;

    let expires = cookie["expires"].as_f64();
    let is_session = cookie["session"].as_bool();
    if is_session.unwrap_or(expires.is_some_and(|expires| expires < 0.0)) {
        return Some(Lifetime::Session);
    }
    if let Some(days) = cookie["expiresDays"].as_f64() {
        return Some(Lifetime::of_seconds(whole_seconds(days * DAY)));
    }
    let left = whole_seconds(expires?).saturating_sub(now());
    Some(Lifetime::of_seconds(left))
}

/// Whole seconds; 0 for what is negative or too long to be told.
fn whole_seconds(seconds: f64) -> i64 {
    let seconds = Duration::try_from_secs_f64(seconds).unwrap_or_default();
    i64::try_from(seconds.as_secs()).unwrap_or_default()
}

impl fmt::Display for ReportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => write!(f, "the report is no JSON: {error}"),
            Self::Shape(what) => write!(f, "the report has {what}"),
        }
    }
}

impl core::error::Error for ReportError {}
