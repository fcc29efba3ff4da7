//! The invariants of `charte::web::Visits` for any request.
//!
//! [`check_visits`] is the body of a fuzz target. Its input is a request: a line with the method and the
//! target, a line for each header, an empty line, and the body.

use charte::Visit;
use charte::guard::{Occasion, check};
use charte::web::Visits;
use http::header::{CACHE_CONTROL, HeaderName, HeaderValue, LOCATION, SET_COOKIE};
use http::{HeaderMap, Method, Request, Uri};

use crate::choice_input::{NOW, SHOP, shops, stays};

/// Answers the request as it is, then with the host of the platform, then as a form of the same origin.
///
/// # Panics
/// If an invariant does not hold.
pub fn check_visits(input: &[u8]) {
    let visits = Visits::fleet(shops::FLEET).clock(|| NOW);
    let host = ("host", "a.example");
    let own: [&[(&'static str, &'static str)]; 3] =
        [&[], &[host], &[host, ("sec-fetch-site", "same-origin")]];
    for headers in own {
        if let Some((request, body)) = request(input, headers) {
            answer(&visits, &request, body);
        }
    }
}

/// Reads a request, with these headers before its own; `None` if no server would accept its first line.
fn request<'i>(
    input: &'i [u8],
    own: &[(&'static str, &'static str)],
) -> Option<(Request<()>, &'i [u8])> {
    let mut rest = input;
    let first = line(&mut rest);
    let end = first.iter().position(|byte| *byte == b' ')?;
    let (method, target) = first.split_at(end);
    let mut request = Request::new(());
    *request.method_mut() = Method::from_bytes(method).ok()?;
    *request.uri_mut() = Uri::try_from(&target[1..]).ok()?;
    let mut headers = HeaderMap::new();
    for (name, value) in own {
        headers.append(*name, HeaderValue::from_static(value));
    }
    loop {
        let field = line(&mut rest);
        if field.is_empty() {
            break;
        }
        let end = field.iter().position(|byte| *byte == b':');
        let (name, value) = field.split_at(end.unwrap_or(field.len()));
        let value = value.strip_prefix(b":").unwrap_or(value).trim_ascii();
        if let (Ok(name), Ok(value)) =
            (HeaderName::from_bytes(name), HeaderValue::from_bytes(value))
        {
            headers.append(name, value);
        }
    }
    *request.headers_mut() = headers;
    Some((request, rest))
}

/// Takes the next line.
fn line<'i>(rest: &mut &'i [u8]) -> &'i [u8] {
    let end = rest.iter().position(|byte| *byte == b'\n');
    let (line, behind) = rest.split_at(end.unwrap_or(rest.len()));
    *rest = behind.strip_prefix(b"\n").unwrap_or(behind);
    line
}

/// Checks the answer: no redirection leaves the platform, no cache keeps it for another visitor, and it
/// sets no cookie that the visitor did not agree to.
fn answer(visits: &Visits, request: &Request<()>, body: &[u8]) {
    let Some(response) = visits.respond(request, body) else {
        return;
    };
    let (status, headers) = (response.status(), response.headers());
    assert!(!status.is_server_error(), "{request:?}: {status}");
    assert_eq!(status.is_redirection(), headers.contains_key(LOCATION));
    if let Some(location) = headers.get(LOCATION) {
        let location = location.to_str().expect("printable");
        assert!(stays(location), "{request:?} leads to {location:?}");
    }
    let sets: Vec<&str> = headers
        .get_all(SET_COOKIE)
        .iter()
        .map(|value| value.to_str().expect("printable"))
        .collect();
    let cached = headers.get(CACHE_CONTROL).map(HeaderValue::as_bytes);
    let is_private = matches!(cached, Some(b"private, no-cache" | b"no-store"));
    // The support of Global Privacy Control is the same for every visitor.
    let is_shared = status.is_client_error() || request.uri().path() == "/.well-known/gpc.json";
    assert!(is_private || is_shared, "{request:?}: {cached:?}");
    assert!(is_private || sets.is_empty(), "{request:?}: {sets:?}");

    // What the visitor agreed to before this request, or with it.
    let is_choice = request.method() == Method::POST && status == 303;
    let stored = sets.first().filter(|_| is_choice).copied();
    let stored = stored.map(|set| set.split(';').next().unwrap_or_default());
    let before = Visit::new(SHOP, request.headers(), NOW);
    let after = Visit::new(SHOP, stored.unwrap_or_default(), NOW);
    let occasion = Occasion {
        host: "a.example",
        path: "/cookies",
        now: NOW.try_into().unwrap_or_default(),
    };
    for set in &sets {
        let is_deletion = set.contains("; Max-Age=0;");
        assert!(is_choice || is_deletion, "{request:?} sets {set}");
        let granted = |id: &str| {
            if is_choice {
                after.is_granted(id)
            } else {
                before.is_granted(id)
            }
        };
        let host = request.headers().get("host").map(HeaderValue::as_bytes);
        if host == Some(b"a.example") {
            let found = check(&SHOP, set, &occasion, granted).next();
            assert!(found.is_none(), "{set}: {found:?}");
        }
    }
    if is_choice {
        assert!(
            is_own(request),
            "a form of another origin is accepted: {request:?}"
        );
    }
}

/// Returns whether a browser sends a request with these headers only from a page of the same origin.
fn is_own(request: &Request<()>) -> bool {
    let all = |name: &str| {
        let values = request.headers().get_all(name).iter();
        values.map(HeaderValue::as_bytes).collect::<Vec<_>>()
    };
    match all("sec-fetch-site")[..] {
        [] => all("origin").len() == 1,
        [site] => site == b"same-origin",
        _ => false,
    }
}
