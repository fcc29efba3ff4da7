//! A cookie in JSON.
//!
//! The keys are those of Chrome's `Network.Cookie`, which Playwright has too. The website evidence
//! collector of the EDPS (version 2.1.2) adds `expiresDays`, and removes the leading dot of
//! `domain`. It also has cookies without attributes, which scripts set and the browser no longer
//! has; their `expires` is a text. The W3C's `WebDriver` (section 14) has `expiry` in place of
//! `expires`, and omits it for a session cookie.

use std::time::Duration;

use super::instant::instant;
use super::part::Part;
use super::{IMPRECISION, ReportError, until};
use crate::guard::{Enforcement, Lifetime, Scope, Seen, same_site};

pub(super) fn seen<'v>(cookie: &Part<'v>) -> Result<Seen<'v>, ReportError> {
    let text = |key: &str| cookie.get(key).map(|part| part.text()).transpose();
    let flag = |key: &str| cookie.get(key).map(|part| part.flag()).transpose();
    let domain = text("domain")?.map(|domain| domain.strip_prefix('.').unwrap_or(domain));
    let secure = flag("secure")?;
    let site = text("sameSite")?.unwrap_or_default();
    Ok(Seen {
        name: cookie.require("name")?.text()?.as_bytes(),
        // Not every report has whether it is for its host alone: this is the wider reading.
        scope: domain
            .filter(|domain| !domain.is_empty())
            .map(|domain| Scope::Domain(domain.as_bytes())),
        path: text("path")?.map(str::as_bytes),
        secure,
        http_only: flag("httpOnly")?,
        // A report with attributes omits the default of this one.
        same_site: secure.map(|_| Enforcement::of(same_site(site.as_bytes()))),
        partitioned: secure.map(|_| cookie.get("partitionKey").is_some()),
        lifetime: lifetime(cookie, secure.is_some())?,
        imprecision: IMPRECISION,
        value_length: text("value")?.map(str::len),
    })
}

fn lifetime(cookie: &Part<'_>, has_attributes: bool) -> Result<Option<Lifetime>, ReportError> {
    const DAY: f64 = 86_400.0;

    let end = cookie.get("expires").or_else(|| cookie.get("expiry"));
    let end = end.map(|end| self::end(&end)).transpose()?;
    let is_session = cookie.get("session").map(|part| part.flag()).transpose()?;
    if is_session.unwrap_or(end.map_or(has_attributes, |end| end < 0.0)) {
        return Ok(Some(Lifetime::Session));
    }
    if let Some(days) = cookie.get("expiresDays") {
        let seconds = whole_seconds(days.number()? * DAY);
        return Ok(Some(Lifetime::of_seconds(seconds)));
    }
    Ok(end.and_then(|end| until(whole_seconds(end))))
}

/// The end of a cookie in seconds since 1970-01-01T00:00:00Z; negative for a session cookie.
fn end(end: &Part<'_>) -> Result<f64, ReportError> {
    match end.text() {
        // As tough-cookie writes it, which reads the cookies of scripts for the collector.
        Ok("Infinity") => Ok(-1.0),
        #[expect(clippy::cast_precision_loss, reason = "dates are far below 2^52")]
        Ok(date) => match instant(date) {
            Some(seconds) => Ok(seconds as f64),
            None => Err(end.not("a date of ISO 8601")),
        },
        Err(_) => end.number(),
    }
}

/// Whole seconds; 0 for what is negative, the last number for what is beyond it.
fn whole_seconds(seconds: f64) -> i64 {
    if seconds <= 0.0 {
        return 0;
    }
    let whole = Duration::try_from_secs_f64(seconds).map(|seconds| seconds.as_secs());
    whole.map_or(i64::MAX, |whole| i64::try_from(whole).unwrap_or(i64::MAX))
}
