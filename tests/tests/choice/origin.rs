//! Pages that may send the form: those of the same origin.

use charte::Visit;
use charte::choice::{FormError, handle};

use crate::{A, NOW};

/// Whether a form with these headers counts as sent by a page of this origin: for a visit that borrows
/// them, and for one that owns what it needs.
fn is_own(headers: &[(&str, &str)]) -> bool {
    let [borrowed, owned] = [false, true].map(|is_owned| {
        let visit = Visit::new(A, headers, NOW);
        let visit = if is_owned { visit.into_owned() } else { visit };
        handle(visit, "POST", b"choice=accept").error() != Some(FormError::OtherSite)
    });
    assert_eq!(borrowed, owned, "{headers:?}");
    borrowed
}

const HOST: (&str, &str) = ("Host", "A.example");

#[test]
fn only_pages_of_this_origin_may_send_the_form() {
    for headers in [
        &[("Sec-Fetch-Site", "same-origin")][..],
        &[("Sec-Fetch-Site", "same-origin"), ("Origin", "null")],
        &[
            ("Sec-Fetch-Site", "same-origin"),
            ("Origin", "https://a.example"),
        ],
        &[("Origin", "https://a.example")],
        &[
            ("Origin", "https://www.a.example"),
            ("Host", "www.a.example:443"),
        ],
        // HTTP/2 without a `Host`: the header of the browser decides.
        &[
            ("Sec-Fetch-Site", "same-origin"),
            ("Origin", "https://alias.example"),
        ],
        &[
            ("Origin", "http://localhost:3000"),
            ("Host", "localhost:3000"),
        ],
    ] {
        assert!(is_own(headers), "{headers:?}");
    }
    for headers in [
        &[][..],
        &[HOST],
        &[HOST, ("Origin", "null")],
        &[HOST, ("Origin", "https://evil.example")],
        &[HOST, ("Origin", "https://a.example.evil")],
        &[HOST, ("Origin", "https://a.example:444")],
        &[HOST, ("Origin", "https://a.example, https://evil.example")],
        &[HOST, ("Sec-Fetch-Site", "same-site")],
        &[
            HOST,
            ("Sec-Fetch-Site", "cross-site"),
            ("Origin", "https://a.example"),
        ],
        &[HOST, ("Sec-Fetch-Site", "none")],
        &[HOST, ("Sec-Fetch-Site", "")],
        &[
            HOST,
            ("Sec-Fetch-Site", "same-origin"),
            ("Origin", "https://evil.example"),
        ],
        &[
            HOST,
            ("Sec-Fetch-Site", "same-origin"),
            ("Sec-Fetch-Site", "cross-site"),
        ],
        &[
            ("Origin", "https://evil.example"),
            ("Host", "evil.example"),
            ("Host", "a.example"),
        ],
        &[("Origin", "https://"), ("Host", "")],
        // A malformed `Host` matches no origin.
        &[
            ("Origin", "https://b@www.a.example"),
            ("Host", "b@www.a.example"),
        ],
        &[
            ("Origin", "https://www.a.example:65536"),
            ("Host", "www.a.example:65536"),
        ],
    ] {
        assert!(!is_own(headers), "{headers:?}");
    }
}

/// An attacker on the network can write a page served over http; a loopback connection has no network.
#[test]
fn pages_over_http_may_send_the_form_on_loopback_hosts_only() {
    for headers in [
        &[
            ("Sec-Fetch-Site", "same-origin"),
            ("Origin", "http://LOCALHOST"),
            ("Host", "localhost:80"),
        ][..],
        &[
            ("Sec-Fetch-Site", "same-origin"),
            ("Origin", "http://town.localhost:3002"),
            ("Host", "town.localhost:3002"),
        ],
        &[("Origin", "http://127.8.0.1:1"), ("Host", "127.8.0.1:1")],
        &[("Origin", "http://[::1]:3000"), ("Host", "[::1]:3000")],
        &[("Origin", "https://192.0.2.1"), ("Host", "192.0.2.1")],
    ] {
        assert!(is_own(headers), "{headers:?}");
    }
    for headers in [
        &[("Origin", "http://a.example"), HOST][..],
        &[
            ("Sec-Fetch-Site", "same-origin"),
            ("Origin", "http://a.example"),
            HOST,
        ],
        &[
            ("Sec-Fetch-Site", "same-origin"),
            ("Origin", "http://a.example"),
        ],
        &[("Sec-Fetch-Site", "same-origin"), ("Origin", "a.example")],
        &[("Origin", "http://a.example:80"), ("Host", "a.example:80")],
        &[("Origin", "http://192.0.2.1"), ("Host", "192.0.2.1")],
        &[("Origin", "http://[::2]"), ("Host", "[::2]")],
        &[
            ("Origin", "http://127.0.0.1.example"),
            ("Host", "127.0.0.1.example"),
        ],
        &[
            ("Origin", "http://localhost.example"),
            ("Host", "localhost.example"),
        ],
        &[("Origin", "http://a.localhost"), ("Host", "b.localhost")],
        &[("Origin", "http://localhost:3000"), HOST],
        &[("Origin", "http://localhost:3000"), ("Host", "localhost")],
        &[("Origin", "https://localhost"), ("Host", "localhost:80")],
    ] {
        assert!(!is_own(headers), "{headers:?}");
    }
}
