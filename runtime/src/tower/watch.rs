//! What is kept of a request to judge its response.

use http::header::{HOST, SET_COOKIE};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Uri};
use std::vec::Vec;

use super::report::Report;
use super::settings::{Mode, Settings};
use crate::charter::Charter;
use crate::clock;
use crate::guard::{Occasion, check, check_without_charter};
use crate::owned_charter::OwnedCharter;

/// What is kept of a request until its response is there.
pub(super) struct Watch<G> {
    settings: Settings,
    uri: Uri,
    host: Option<HeaderValue>,
    tenant: Option<OwnedCharter>,
    granted: G,
}

impl<G: Fn(&str) -> bool> Watch<G> {
    pub(super) fn new(parts: &Parts, settings: Settings, granted: G) -> Self {
        let mut hosts = parts.headers.get_all(HOST).iter();
        let host = match (hosts.next(), hosts.next()) {
            (Some(host), None) => Some(host.clone()),
            _ => None,
        };
        let mut watch = Self {
            settings,
            uri: parts.uri.clone(),
            host,
            tenant: None,
            granted,
        };
        watch.tenant = watch.settings.tenant(watch.host(), parts);
        watch
    }

    /// Judges every `Set-Cookie` of a response, and removes those that must not pass.
    pub(super) fn look_at(&self, headers: &mut HeaderMap) {
        if !headers.contains_key(SET_COOKIE) {
            return;
        }
        let occasion = Occasion {
            host: self.host(),
            path: self.uri.path(),
            now: i64::try_from(clock::now()).unwrap_or(i64::MAX),
        };
        let charter = match &self.tenant {
            Some(tenant) => Some(tenant.charter()),
            None => self.settings.charter(occasion.host),
        };
        let has_finding = |header: &HeaderValue| self.has_finding(charter, header, &occasion);
        let all = headers.get_all(SET_COOKIE).iter();
        match self.settings.mode {
            Mode::Report => all.for_each(|header| {
                has_finding(header);
            }),
            Mode::Enforce => {
                let count = headers.get_all(SET_COOKIE).iter().count();
                let right = all.filter(|header| !has_finding(header));
                let right: Vec<_> = right.cloned().collect();
                if right.len() < count {
                    replace(headers, right);
                }
            }
        }
    }

    /// Reports what is wrong with a header; whether anything is.
    fn has_finding(
        &self,
        charter: Option<Charter<'_>>,
        header: &HeaderValue,
        occasion: &Occasion<'_>,
    ) -> bool {
        let findings = match charter {
            Some(charter) => check(&charter, header.as_bytes(), occasion, &self.granted),
            None => check_without_charter(header.as_bytes(), occasion),
        };
        let mut found = false;
        for finding in findings {
            found = true;
            let report = Report {
                finding,
                charter,
                host: occasion.host,
                path: occasion.path,
                removed: self.settings.mode == Mode::Enforce,
            };
            report.trace();
            if let Some(recorder) = &self.settings.recorder {
                recorder.take(&report);
            }
            if let Some(on_finding) = &self.settings.on_finding {
                on_finding(&report);
            }
        }
        found
    }

    /// The host that the request is for: that of the request line if it has one (RFC 9112, section
    /// 3.2.2; RFC 9113, section 8.3.1), otherwise the `Host` header. With two such headers, the
    /// request is for no host.
    fn host(&self) -> &str {
        if let Some(authority) = self.uri.authority() {
            return authority.as_str();
        }
        let host = self.host.as_ref().and_then(|host| host.to_str().ok());
        host.unwrap_or_default()
    }
}

/// Replaces all `Set-Cookie` headers, with one header for each value.
fn replace(headers: &mut HeaderMap, values: Vec<HeaderValue>) {
    let mut values = values.into_iter();
    match values.next() {
        // `insert` keeps the place among the other headers.
        Some(first) => headers.insert(SET_COOKIE, first),
        None => headers.remove(SET_COOKIE),
    };
    for value in values {
        headers.append(SET_COOKIE, value);
    }
}
