//! HAR 1.2: every `Set-Cookie` header of every response.
//!
//! Chrome exports these headers only in a HAR "with sensitive data".

use super::instant::instant;
use super::part::Part;
use super::{Content, ReportError};
use crate::audit::sighting::Sighting;
use crate::guard::{Occasion, Seen};

pub(super) fn read(log: &Part<'_>, content: &mut Content) -> Result<(), ReportError> {
    for entry in log.require("entries")?.list()? {
        let url = entry.require("request")?.require("url")?;
        let (host, path) = address(url.text()?);
        let started = entry.require("startedDateTime")?;
        let now = instant(started.text()?).ok_or_else(|| started.not("a date of ISO 8601"))?;
        let occasion = Occasion { host, path, now };
        let response = entry.require("response")?;
        let before = content.sightings.len();
        for header in response.require("headers")?.list()? {
            let name = header.require("name")?.text()?;
            if name.eq_ignore_ascii_case("set-cookie") {
                if host.is_empty() {
                    return Err(url.not("an address with a host"));
                }
                // Browsers join several by a line feed.
                let values = header.require("value")?.text()?.split('\n');
                let sightings =
                    values.map(|value| Sighting::of_header(&occasion, value.as_bytes()));
                content.sightings.extend(sightings);
            }
        }
        if content.sightings.len() > before {
            continue;
        }
        // Without the headers, the names are left.
        if let Some(cookies) = response.get("cookies") {
            for cookie in cookies.list()? {
                let seen = Seen::named(cookie.require("name")?.text()?.as_bytes());
                content.sightings.push(Sighting::of_cookie(&seen));
            }
        }
    }
    Ok(())
}

/// Host and path of an absolute address.
fn address(url: &str) -> (&str, &str) {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, rest) = rest.split_at(end);
    let host = authority.rsplit('@').next().unwrap_or_default();
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    (host, if path.is_empty() { "/" } else { path })
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses() {
        for (url, expected) in [
            (
                "https://shop.example.org/basket/add?x=1#y",
                ("shop.example.org", "/basket/add"),
            ),
            (
                "http://user:word@shop.example.org:8443?x=/",
                ("shop.example.org:8443", "/"),
            ),
            ("https://shop.example.org", ("shop.example.org", "/")),
        ] {
            assert_eq!(address(url), expected, "{url}");
        }
    }
}
