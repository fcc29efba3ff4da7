//! Hosts that are written with more than their name.

use charte_core::host;

/// Returns the host of an address, or of a `Domain` with the attributes after it in `Set-Cookie`.
pub(crate) fn host(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_lowercase();
    let rest = text.strip_prefix("domain=").unwrap_or(&text);
    let rest = rest.split_once("//").map_or(rest, |(_, rest)| rest);
    let end = rest.find(['/', '?', '#', ';', ':', ' ', ',']);
    let host = &rest[..end.unwrap_or(rest.len())];
    let is_host = host.contains('.') && host::check(host).is_ok();
    is_host.then(|| host.to_owned())
}
