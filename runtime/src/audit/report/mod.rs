//! Reports of browsers and of tools, read into an audit.
//!
//! | report | how it is recognised |
//! |---|---|
//! | a list of cookies: Playwright's `context.cookies()`, Selenium's `get_cookies()` | JSON, a list |
//! | Chrome's `Storage.getCookies`, Playwright's `storageState`, the website evidence collector | JSON with `cookies` |
//! | a message of the `DevTools` protocol with such an answer | JSON with `result` |
//! | "get all cookies" of a `WebDriver` | JSON with `value` |
//! | HAR 1.2 | JSON with `log` |
//! | cookies.txt, as curl and yt-dlp have it | no JSON, lines of seven fields |

use core::fmt;
use std::string::String;
use std::vec::Vec;

use super::Audit;
use super::sighting::{Sighting, now};
use crate::guard::Lifetime;
use charte_core::cookie::Storage;
use part::Part;

mod cookie;
mod cookies_txt;
mod har;
mod instant;
mod json;
mod part;

/// How far the lifetimes in a report may be off, in seconds: by rounding, and by the time that
/// collecting takes.
const IMPRECISION: i64 = 3_600;

/// The reason why a report cannot be read.
///
/// # Examples
/// ```
/// use charte::audit::{Audit, ReportError};
///
/// # let charter: charte::Charter = charte::charter!("../policies/data.issy.com.toml");
/// let error = Audit::new(charter).report("{}").unwrap_err();
/// assert_eq!(error, ReportError::Unknown);
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ReportError {
    /// It is neither JSON nor a cookies.txt.
    Syntax {
        /// The line of the error, from 1.
        line: usize,
        /// Its column in bytes, from 1; 0 at the end of the line before.
        column: usize,
        /// What is wrong there.
        reason: String,
    },
    /// It is JSON of no known kind.
    Unknown,
    /// A part of it is not what such reports have there.
    Part {
        /// Where the part is: `cookies[1].name`.
        place: String,
        /// What belongs there: `a text`.
        expected: &'static str,
    },
}

/// What a report contains.
#[derive(Default)]
struct Content {
    sightings: Vec<Sighting>,
    /// The kinds of storage that the report covers, beside cookies.
    looked: Vec<Storage>,
}

/// Takes a report in, whole or not at all.
pub(super) fn read(report: &[u8], audit: &mut Audit<'_>) -> Result<(), ReportError> {
    // Tools on Windows write a byte order mark.
    let report = report.strip_prefix(b"\xef\xbb\xbf").unwrap_or(report);
    let text = core::str::from_utf8(report).map_err(|error| {
        place(
            report,
            error.valid_up_to(),
            "a byte that is not UTF-8".into(),
        )
    })?;
    let content = match json::read(text) {
        Ok(report) => read_json(&Part::whole(&report))?,
        // What begins as JSON is no cookies.txt.
        Err(error) if text.trim().is_empty() || text.trim_start().starts_with(['{', '[']) => {
            return Err(error);
        }
        Err(_) => cookies_txt::read(text)?,
    };
    audit.sightings.extend(content.sightings);
    for storage in content.looked {
        audit.look_in(storage);
    }
    Ok(())
}

fn read_json(report: &Part<'_>) -> Result<Content, ReportError> {
    let mut content = Content::default();
    if report.is_list() {
        content.read_cookies(report)?;
    } else if let Some(log) = report.get("log") {
        har::read(&log, &mut content)?;
    } else if let Some(cookies) = report.get("cookies") {
        content.read_cookies(&cookies)?;
        content.read_collected(report)?;
        content.read_origins(report)?;
    } else if let Some(cookies) = report.get("value") {
        content.read_cookies(&cookies)?;
    } else if let Some(answer) = report.get("result") {
        content.read_cookies(&answer.require("cookies")?)?;
    } else {
        return Err(ReportError::Unknown);
    }
    Ok(content)
}

impl Content {
    fn read_cookies(&mut self, cookies: &Part<'_>) -> Result<(), ReportError> {
        for cookie in cookies.list()? {
            let seen = cookie::seen(&cookie)?;
            self.sightings.push(Sighting::of_cookie(&seen));
        }
        Ok(())
    }

    /// Reads `localStorage` of the website evidence collector: by origin, then by key.
    fn read_collected(&mut self, report: &Part<'_>) -> Result<(), ReportError> {
        let Some(origins) = report.get("localStorage") else {
            return Ok(());
        };
        self.looked.push(Storage::LocalStorage);
        for (_, items) in origins.entries()? {
            for (key, _) in items.entries()? {
                self.read_item(Storage::LocalStorage, key);
            }
        }
        Ok(())
    }

    /// Reads `origins` of Playwright's `storageState`: `localStorage` always, `indexedDB` if the test
    /// requested it.
    fn read_origins(&mut self, report: &Part<'_>) -> Result<(), ReportError> {
        let Some(origins) = report.get("origins") else {
            return Ok(());
        };
        self.looked.push(Storage::LocalStorage);
        for origin in origins.list()? {
            origin.entries()?;
            for (key, storage) in [
                ("localStorage", Storage::LocalStorage),
                ("indexedDB", Storage::IndexedDb),
            ] {
                let Some(items) = origin.get(key) else {
                    continue;
                };
                self.looked.push(storage);
                for item in items.list()? {
                    self.read_item(storage, item.require("name")?.text()?);
                }
            }
        }
        Ok(())
    }

    fn read_item(&mut self, storage: Storage, key: &str) {
        let key = key.into();
        self.sightings.push(Sighting::Item { storage, key });
    }
}

/// Returns the rest of the lifetime of a cookie that ends at this second; `None` if it ended since the report was
/// made. It was there, so it is no deletion.
fn until(end: i64) -> Option<Lifetime> {
    let left = end.saturating_sub(now());
    (left > 0).then(|| Lifetime::of_seconds(left))
}

/// Returns the error of what is at this position.
fn place(report: &[u8], position: usize, reason: String) -> ReportError {
    let before = report[..position].rsplit(|byte| *byte == b'\n');
    ReportError::Syntax {
        line: before.clone().count(),
        column: before.clone().next().map_or(0, <[u8]>::len) + 1,
        reason,
    }
}

impl fmt::Display for ReportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax {
                line,
                column,
                reason,
            } => write!(
                f,
                "the report is neither JSON nor a cookies.txt: {reason} at line {line}, column \
                 {column}"
            ),
            Self::Unknown => f.write_str(
                "the report is of no known kind: it is no list of cookies, and has neither \
                 `cookies` (a browser, Playwright, the website evidence collector) nor `value` \
                 (WebDriver) nor `result` (DevTools protocol) nor `log` (HAR)",
            ),
            Self::Part { place, expected } => {
                write!(f, "the report does not have {expected} at `{place}`")
            }
        }
    }
}

impl core::error::Error for ReportError {}
