//! What an audit has seen, kept until it is compared.

use std::string::String;
use std::time::{SystemTime, UNIX_EPOCH};
use std::vec::Vec;

use charte_core::cookie::Storage;

use crate::guard::{Occasion, ReceivedCookie, Scope, Seen};

/// One thing that was seen.
#[derive(Clone, Debug)]
pub(super) enum Sighting {
    /// A header.
    Header {
        header: Vec<u8>,
        host: String,
        path: String,
        now: i64,
    },
    /// A cookie that a browser holds.
    Cookie {
        name: Vec<u8>,
        /// Its name, and whether it is a domain.
        scope: Option<(Vec<u8>, bool)>,
        path: Option<Vec<u8>>,
        /// The rest; its `name`, `scope` and `path` are empty.
        rest: Seen<'static>,
    },
    /// An item in another storage.
    Item { storage: Storage, key: String },
}

impl Sighting {
    pub(super) fn of_header(occasion: &Occasion<'_>, header: &[u8]) -> Self {
        Self::Header {
            header: header.into(),
            host: occasion.host.into(),
            path: occasion.path.into(),
            now: occasion.now,
        }
    }

    pub(super) fn of_cookie(seen: &Seen<'_>) -> Self {
        let Seen {
            name,
            scope,
            path,
            secure,
            http_only,
            same_site,
            partitioned,
            lifetime,
            imprecision,
            value_length,
        } = *seen;
        Self::Cookie {
            name: name.into(),
            scope: scope.map(|scope| (scope.name().into(), matches!(scope, Scope::Domain(_)))),
            path: path.map(Into::into),
            rest: Seen {
                secure,
                http_only,
                same_site,
                partitioned,
                lifetime,
                imprecision,
                value_length,
                ..Seen::named(b"")
            },
        }
    }

    /// The cookie that a browser then holds, if any.
    pub(super) fn kept(&self) -> Option<Seen<'_>> {
        match self {
            Self::Header { header, .. } => {
                let occasion = self.occasion()?;
                let cookie = ReceivedCookie::parse(header).ok()?;
                match cookie.ignored_because(&occasion) {
                    Some(_) => None,
                    None => Some(cookie.seen(&occasion)),
                }
            }
            Self::Cookie {
                name,
                scope,
                path,
                rest,
            } => Some(Seen {
                name,
                scope: scope.as_ref().map(|(name, is_domain)| match is_domain {
                    true => Scope::Domain(name),
                    false => Scope::Host(name),
                }),
                path: path.as_deref(),
                ..*rest
            }),
            Self::Item { .. } => None,
        }
    }

    /// The request and the time of a header.
    pub(super) fn occasion(&self) -> Option<Occasion<'_>> {
        match self {
            Self::Header {
                host, path, now, ..
            } => Some(Occasion {
                host,
                path,
                now: *now,
            }),
            _ => None,
        }
    }
}

/// Seconds since 1970-01-01T00:00:00Z; 0 for a clock before that.
pub(super) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
    })
}
