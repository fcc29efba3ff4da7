//! The hosts for which the response to a request can set and delete cookies.

use charte_core::cookie::Cookie;
use charte_core::host;

use crate::charter::Charter;
use crate::guard::ignored::ignored_because;
use crate::guard::{IgnoreReason, ReceivedCookie, domain_matches};
use crate::headers::{Headers, Once};
use crate::request_header::RequestHeader;
use crate::set_cookie::{Attributes, SetCookie};

/// The hosts that browsers may use for the site of a request.
#[derive(Clone, Copy)]
pub(crate) struct Reach<'a> {
    /// The host of the platform; empty if the charter has none.
    platform: &'a str,
    /// The host in the request; empty if it has none. Behind a proxy it may be another host.
    requested: &'a str,
    /// The registrable domain of the platform.
    registrable: Option<&'a str>,
}

impl<'a> Reach<'a> {
    pub(crate) fn of(charter: Charter<'a>, headers: Headers<'a>) -> Self {
        let requested = match headers.once(RequestHeader::Host) {
            Once::Value(host) => core::str::from_utf8(host).unwrap_or_default(),
            Once::Absent | Once::Repeated => "",
        };
        Self {
            platform: charter.ascii_host(),
            requested: host::of_header(requested),
            registrable: charter.registrable_domain(),
        }
    }

    /// Returns why browsers ignore a cookie that the response sets; `None` if they store it.
    ///
    /// A `Domain` must match one of the hosts. The program does not know which one the browser
    /// requested.
    pub(crate) fn ignored_because(&self, set: &SetCookie<'_>) -> Option<IgnoreReason> {
        let Attributes {
            domain,
            path,
            secure,
            http_only,
            same_site,
            partitioned,
        } = set.attributes();
        let received = ReceivedCookie {
            domain: domain.map(str::as_bytes),
            path: path.map(str::as_bytes),
            secure,
            http_only,
            same_site,
            partitioned,
            ..ReceivedCookie::new(set.name().as_bytes(), set.value().as_bytes())
        };
        let fits = |host: &&str| match domain {
            Some(domain) => domain_matches(host.as_bytes(), domain.as_bytes()),
            None => true,
        };
        let known = [self.platform, self.requested].into_iter();
        let mut known = known.filter(|host| !host.is_empty());
        let host = known.clone().find(fits).or_else(|| known.next());
        ignored_because(&received, host)
    }

    /// Returns whether a declared cookie lives only on another host than those of the request. If no
    /// host is known, it does not.
    pub(crate) fn is_elsewhere(&self, declared: &Cookie) -> bool {
        let Some(host) = declared.host else {
            return false;
        };
        let known = [self.platform, self.requested].into_iter();
        let mut known = known.filter(|host| !host.is_empty()).peekable();
        known.peek().is_some() && !known.any(|known| known.eq_ignore_ascii_case(host))
    }

    /// Returns the domains of cookies that the site can receive: the registrable one first, then
    /// those below it, down to the host. Empty if the registrable domain is unknown.
    pub(crate) fn domains(&self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        let below = self.registrable.and_then(|registrable| {
            let hosts = [self.requested, self.platform].into_iter();
            let mut hosts = hosts.filter(|host| !host.is_empty());
            let is_below = |host: &&str| domain_matches(host.as_bytes(), registrable.as_bytes());
            let host = hosts.find(is_below)?;
            Some((host, host.len() - registrable.len()))
        });
        below.into_iter().flat_map(|(host, above)| {
            let dots = host.get(..above).unwrap_or_default().rmatch_indices('.');
            let domains = dots.map(move |(at, _)| &host[at + 1..]);
            domains.chain([host])
        })
    }
}
