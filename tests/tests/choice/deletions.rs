//! Deletions of cookies after a refusal: on which domains and paths, and how many in one response.

use charte::Visit;
use charte::choice::handle;

use crate::{A, NOW, OWN, post, stored};

charte::charters! {
    /// A site deep below its registrable domain.
    mod nested = "crates/texts/nested.toml";
    /// A template for tenants.
    mod tenants = "crates/texts/tenants";
}

/// A script may set a cookie on the registrable domain, and a request does not contain the domain.
#[test]
fn script_domain_not_deleted() {
    let charter = nested::FLEET.get("www.shop.owner.co.uk");
    let deleted = |cookies: &str, body: &[u8]| -> Vec<String> {
        let headers = [
            ("Host", "www.shop.owner.co.uk"),
            ("Sec-Fetch-Site", "same-origin"),
            ("Cookie", cookies),
        ];
        let outcome = handle(Visit::new(charter, &headers, NOW), "POST", body);
        let set = outcome.set_cookies().skip(1).map(|set| {
            assert!(set.is_deletion());
            let line = set.to_string();
            line.replace("; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "")
        });
        set.collect()
    };
    assert_eq!(
        deleted("_ga=GA1.1.7; _ga=GA1.1.8; other=1", b"choice=refuse"),
        [
            "_ga=; Path=/",
            "_ga=; Domain=owner.co.uk; Path=/",
            "_ga=; Domain=shop.owner.co.uk; Path=/",
            "_ga=; Domain=www.shop.owner.co.uk; Path=/",
            "_ga=; Domain=owner.co.uk; Path=/; Secure; Partitioned",
            "_ga=; Domain=shop.owner.co.uk; Path=/; Secure; Partitioned",
            "_ga=; Domain=www.shop.owner.co.uk; Path=/; Secure; Partitioned",
            "_ga=; Path=/; Secure; Partitioned",
        ]
    );
    assert_eq!(deleted("_ga=1", b"choice=accept"), [""; 0]);
    // With a declared path: at that path, and at the root.
    let path = deleted("basket_view=1", b"choice=refuse");
    assert_eq!(path[0], "basket_view=; Domain=owner.co.uk; Path=/basket");
    assert_eq!(path[1], "basket_view=; Domain=owner.co.uk; Path=/");
    assert_eq!(path.len(), 16, "{path:?}");
    // Browsers accept a `__Host-` cookie with one domain and path only.
    let host = deleted("__Host-probe=1", b"choice=refuse");
    assert_eq!(
        host,
        [
            "__Host-probe=; Path=/; Secure",
            "__Host-probe=; Path=/; Secure; Partitioned"
        ]
    );

    // One response deletes 64 cookies, and the next ones the rest. The declared places come first.
    let names: Vec<String> = (0..70).map(|number| format!("_ga_{number:02}=1")).collect();
    let first = deleted(&names.join("; "), b"choice=refuse");
    assert_eq!(first.len(), 64);
    assert!(first.iter().zip(&names).all(|(line, name)| {
        line.split('=').next() == name.split('=').next() && line.ends_with("=; Path=/")
    }));
    let (set, _) = post("choice=refuse", &[]);
    let pair = stored(&set);
    let visit = Visit::new(A, pair.as_str(), NOW);
    assert_eq!(
        visit.deletions().count(),
        0,
        "the request has no cookie to delete"
    );
    let left = format!("{pair}; _pk_1=1; player=2; sessionid=3");
    let visit = Visit::new(A, left.as_str(), NOW);
    let names: std::collections::BTreeSet<_> =
        visit.deletions().map(|cookie| cookie.name()).collect();
    assert_eq!(Vec::from_iter(names), ["_pk_1", "player"]);
    let many: Vec<String> = (0..70).map(|number| format!("_pk_{number}=1")).collect();
    let many = format!("{pair}; {}", many.join("; "));
    let visit = Visit::new(A, many.as_str(), NOW);
    assert_eq!(
        visit.deletions().count(),
        64,
        "the next response deletes the rest"
    );
    let unasked = Visit::new(A, "_pk_1=1", NOW);
    assert_eq!(
        unasked.deletions().count(),
        0,
        "the visitor has not answered"
    );
}

/// Deletion uses the registrable domain that a tenant declares, and guesses none.
#[test]
fn a_tenant_deletes_on_its_declared_registrable_domain() {
    let tenant = |domain: Option<&'static str>| {
        let values = charte::Values::from(tenants::Values {
            platform_url: "https://www.one.owner.fr",
        });
        let values = match domain {
            Some(domain) => values.with_registrable_domain(domain),
            None => values,
        };
        let charter = tenants::templates::TENANT.charter(values).expect("right");
        let headers = [("Sec-Fetch-Site", "same-origin"), ("Cookie", "_ga=1")];
        let outcome = handle(Visit::new(charter, &headers, NOW), "POST", b"choice=refuse");
        let lines = outcome.set_cookies().skip(1).map(|set| set.to_string());
        let domains = lines.filter_map(|line| {
            let (_, domain) = line.split_once("; Domain=")?;
            Some(domain.split(';').next().unwrap_or_default().to_owned())
        });
        let domains: std::collections::BTreeSet<_> = domains.collect();
        Vec::from_iter(domains)
    };
    assert_eq!(tenant(None), [""; 0]);
    assert_eq!(
        tenant(Some("owner.fr")),
        ["one.owner.fr", "owner.fr", "www.one.owner.fr"]
    );
}

/// Of one request, 1,024 cookies are read.
#[test]
fn cookies_behind_the_limit_wait_for_the_next_request() {
    let (set, _) = post("choice=refuse", &[]);
    for (others, deleted) in [(1022, true), (1023, false)] {
        let others = "other=1; ".repeat(others);
        let header = format!("{}; {others}_pk_1=1", stored(&set));
        let visit = Visit::new(A, header.as_str(), NOW);
        assert_eq!(visit.deletions().next().is_some(), deleted);
    }
}

/// The cost of a repeated name grows with the length of the header alone: 400 KiB take no visible time.
#[test]
fn a_long_header_with_one_name_deletes_it_once() {
    let cookies = format!("a=;{}", "_pk_1=;".repeat(60_000));
    let headers = [OWN[0], OWN[1], ("Cookie", cookies.as_str())];
    let outcome = handle(Visit::new(A, &headers, NOW), "POST", b"choice=refuse");
    let deleted = outcome.set_cookies().skip(1);
    let names: Vec<String> = deleted.map(|cookie| cookie.name().to_owned()).collect();
    assert_eq!(names, ["_pk_1"; 4]);
}
