//! Typed cookies and proofs of consent, through the macros.

use charte::guard::{FindingKind, Occasion, check};
use charte::{Charter, SetCookie, SetError, Visit};
use nested::cookies::{__HTTP_LOGIN, BASKET, MAP, REGION, ZOOM};
use shops::categories::{Audience, Necessary, Video};
use shops::cookies::{_PK_, COOKIES_PREFERENCES, PLAYER, SESSIONID, VISITS};

charte::charters! {
    /// Two shops with two categories that need consent.
    mod shops = "crates/texts/choice.toml";
    /// The five portals, which need none.
    mod portals = "../policies";
    /// A site that sets `_ga` in scripts, and one that sets it in responses.
    mod mixed = "crates/texts/mixed";
    /// A site deep below its registrable domain.
    mod nested = "crates/texts/nested.toml";
}

charte::charter! {
    /// A site with one policy.
    mod town = "../policies/town/town.toml";
}

const NOW: u64 = 1_764_000_000;
const A: Charter<'static> = shops::FLEET.get("a.example");

/// Returns the value of a cookie of the request.
fn read<'n>(visit: &Visit<'_>, key: impl charte::CookieKey<'n>) -> Option<String> {
    visit.get(key).map(|value| value.to_string())
}

#[test]
fn only_declared_cookies_are_set() {
    let visit = Visit::new(A, "sessionid=a=b; visits=7; _pk_id.1=x; volume=3", NOW);
    let header = visit.set_header(SESSIONID, "k3X").expect("free");
    assert_eq!(
        header.to_string(),
        "sessionid=k3X; Path=/; Max-Age=1209600; Secure; HttpOnly; SameSite=Lax"
    );
    assert_eq!(
        visit
            .delete_header(SESSIONID)
            .expect("declared")
            .to_string(),
        "sessionid=; Path=/; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure; HttpOnly; \
         SameSite=Lax"
    );
    assert_eq!(read(&visit, SESSIONID).as_deref(), Some("a=b"));
    assert_eq!(read(&visit, VISITS).as_deref(), Some("7"));
    assert_eq!(read(&visit, _PK_).as_deref(), Some("x"));
    assert_eq!(read(&visit, _PK_.named("_pk_id.1")).as_deref(), Some("x"));
    assert_eq!(read(&visit, _PK_.named("_pk_ses.1")).as_deref(), None);
    assert_eq!(read(&visit, _PK_.named("sessionid")).as_deref(), None);
}

#[test]
fn one_macro_serves_a_site() {
    assert_eq!(town::CHARTER.url(), "https://town.example.org");
    let visit = Visit::new(town::CHARTER, "__Host-session=k3X", NOW);
    assert_eq!(
        read(&visit, town::cookies::__HOST_SESSION).as_deref(),
        Some("k3X")
    );
    let set = visit.set_header(town::cookies::__HOST_SESSION, "p9Q");
    assert!(set.is_ok_and(|set| set.to_string().starts_with("__Host-session=p9Q; Path=/")));
    assert!(visit.granted::<town::categories::Audience>().is_none());
    let visit = charte::testing::visit(town::CHARTER, "", &["audience"]);
    let granted = visit.granted::<town::categories::Audience>();
    let granted = granted.expect("consent");
    assert!(granted.set_header(town::cookies::VISITS, "1").is_ok());
}

/// The types of a fleet cannot forbid it where one platform declares `script_only` and another does not.
#[test]
fn a_cookie_that_only_scripts_set() {
    let fleet = [mixed::SCRIPTS_EXAMPLE, mixed::SERVER_EXAMPLE];
    let [scripts, server] = fleet.map(|charter| charte::testing::visit(charter, "", &["audience"]));
    let [refused, set] = [&scripts, &server].map(|visit| {
        let granted = visit.granted::<mixed::categories::Audience>();
        let granted = granted.expect("consent");
        granted.set_header(mixed::cookies::_GA, "1").map(|_| ())
    });
    assert_eq!(refused, Err(SetError::OnlyScripts { cookie: "_ga" }));
    assert_eq!(set, Ok(()));
    assert_eq!(
        scripts.set(mixed::cookies::THEME, "dark").map(|_| ()),
        Err(SetError::OnlyScripts { cookie: "theme" })
    );
    assert!(scripts.delete_header(mixed::cookies::_GA).is_ok());
}

#[test]
fn a_cookie_of_the_crate_cookie_equals_the_header() {
    let visit = charte::testing::visit(A, "", &["audience"]);
    let session = visit.set(SESSIONID, "k3X").expect("free");
    assert_eq!(
        session.to_string(),
        "sessionid=k3X; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=1209600"
    );
    let granted = visit.granted::<Audience>().expect("consent");
    let pk = granted.set(_PK_.named("_pk_id.1"), "x").expect("gated");
    assert_eq!(pk.to_string(), "_pk_id.1=x; Max-Age=15778800");
    let gone = visit.delete(SESSIONID).expect("declared");
    let gone = gone.to_string();
    assert!(
        gone.contains("; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT"),
        "{gone}"
    );

    let mut jar = cookie::CookieJar::new();
    jar.add(session);
    jar.add(visit.delete(VISITS).expect("declared"));
    assert_eq!(jar.delta().count(), 2);
}

#[test]
fn each_refused_cookie_has_an_error() {
    let visit = charte::testing::visit(A, "", &["audience"]);
    let granted = visit.granted::<Audience>().expect("consent");
    for value in [
        "a\r\nSet-Cookie: b=c",
        "a b",
        "a;b",
        "a,b",
        "\"a\"",
        "a\\b",
        "\u{e9}",
        "\0",
    ] {
        let error = visit.set_header(SESSIONID, value).expect_err(value);
        assert!(matches!(error, SetError::Value { .. }), "{error}");
        assert!(visit.set(SESSIONID, value).is_err());
        assert!(granted.set(VISITS, value).is_err());
    }
    let reported = |error: SetError| error.to_string();
    assert_eq!(
        visit
            .set_header(SESSIONID, "ab\r\n")
            .map(|_| ())
            .map_err(reported),
        Err(
            "the value of `sessionid` has `\\r` at byte 2: encode it, for instance as base64url"
                .to_owned()
        )
    );
    let of_pattern = |name| granted.set_header(_PK_.named(name), "1").map(|_| ());
    assert_eq!(
        granted.set_header(_PK_, "1").map(|_| ()),
        Err(SetError::Pattern { cookie: "_pk_*" })
    );
    assert_eq!(
        of_pattern("sessionid"),
        Err(SetError::OtherName { cookie: "_pk_*" })
    );
    assert_eq!(
        of_pattern("_pk_a b"),
        Err(SetError::Name {
            cookie: "_pk_*",
            character: ' '
        })
    );
    assert_eq!(of_pattern("_pk_"), Ok(()));

    // This platform does not declare the cookie.
    let portal = Visit::new(portals::FLEET.get("data.issy.com"), "visits=7", NOW);
    assert_eq!(
        portal
            .set_header(COOKIES_PREFERENCES, "1")
            .map(|_| ())
            .map_err(reported),
        portals::DATA_ISSY_COM.cookie("cookies_preferences").map_or(
            Err("the charter of this platform declares no cookie `cookies_preferences`".to_owned()),
            |_| Ok(())
        )
    );
    assert_eq!(read(&portal, VISITS).as_deref(), None);
    assert_eq!(
        portal.delete_header(VISITS).map(|_| ()),
        Err(SetError::NotDeclared { cookie: "visits" })
    );
}

/// A key refuses to set a cookie that browsers would ignore, by the rules of the guard.
#[test]
fn set_what_browsers_drop() {
    let (full, over) = ("x".repeat(64), "x".repeat(65));
    let visit = Visit::new(nested::FLEET.get("www.shop.owner.co.uk"), "", NOW);
    assert!(visit.set_header(BASKET, &full).is_ok());
    assert_eq!(
        visit.set_header(BASKET, &over).map(|_| ()),
        Err(SetError::Long {
            cookie: "basket",
            length: 65,
            most: 64
        })
    );
    let error = visit.set_header(BASKET, &over).expect_err("too long");
    assert_eq!(
        error.to_string(),
        "the value of `basket` has 65 bytes; the charter of this platform declares at most 64 \
         (`max_value_length`)"
    );

    let ignored = |set: Result<SetCookie<'_>, SetError>, header: &str, host: &str| {
        let error = set.expect_err("browsers ignore it");
        let SetError::Ignored { reason, .. } = error else {
            panic!("{error}");
        };
        let occasion = Occasion {
            host,
            path: "/",
            now: 1_764_000_000,
        };
        let found = check(&A, header, &occasion, |_| true);
        let kinds: Vec<_> = found.map(|finding| finding.kind).collect();
        assert!(kinds.contains(&FindingKind::Ignored(reason)), "{kinds:?}");
        error.to_string()
    };
    let long = "x".repeat(5_000);
    let visit = charte::testing::visit(A, "", &["video"]);
    let header = format!("sessionid={long}; Path=/; Secure; HttpOnly; SameSite=Lax");
    assert_eq!(
        ignored(visit.set_header(SESSIONID, &long), &header, "a.example"),
        "browsers ignore the cookie `sessionid`: its name and value are over 4096 bytes"
    );
    assert!(visit.set_header(SESSIONID, &long[..4087]).is_ok());
    assert!(visit.set_header(SESSIONID, &long[..4088]).is_err());

    // `player` is declared for `a.example`.
    let other = shops::FLEET.get("b.example");
    let visit = charte::testing::visit(other, "", &["video"]);
    let granted = visit.granted::<Video>().expect("consent");
    let header = "player=1; Domain=a.example; Max-Age=60";
    let reported =
        "browsers ignore the cookie `player`: its `Domain` is neither the host nor above it";
    assert_eq!(
        ignored(granted.set_header(PLAYER, "1"), header, "b.example"),
        reported
    );
    assert_eq!(
        ignored(visit.delete_header(PLAYER), header, "b.example"),
        reported
    );
    assert!(granted.set(PLAYER, "1").is_err());
    // The request uses another host of the site.
    let headers = [("Host", "www.a.example:443")];
    let visit = charte::testing::visit(other, &headers, &["video"]);
    let granted = visit.granted::<Video>().expect("consent");
    assert!(granted.set_header(PLAYER, "1").is_ok());
}

/// A key reads every declared attribute before it decides what browsers ignore.
#[test]
fn each_attribute_decides_what_browsers_ignore() {
    let visit = Visit::new(nested::FLEET.get("www.shop.owner.co.uk"), "", NOW);
    let set = |set: Result<SetCookie<'_>, SetError>| {
        set.map_or_else(|error| error.to_string(), |set| set.to_string())
    };
    assert_eq!(
        set(visit.set_header(__HTTP_LOGIN, "k3X")),
        "__Http-login=k3X; Secure; HttpOnly"
    );
    assert_eq!(
        set(visit.set_header(MAP, "7")),
        "browsers ignore the cookie `map`: it is `SameSite=None` and not `Secure`"
    );
    assert_eq!(
        set(visit.set_header(ZOOM, "7")),
        "browsers ignore the cookie `zoom`: it is `Partitioned` and not `Secure`"
    );
}

/// Of two declarations of a name, a key means the one for the domain of the platform.
#[test]
fn a_key_means_the_declaration_for_the_domain_of_the_platform() {
    let visit = Visit::new(nested::FLEET.get("www.shop.owner.co.uk"), "", NOW);
    let set = visit.set_header(REGION, "north").expect("declared");
    assert_eq!(set.to_string(), "region=north; Domain=owner.co.uk");
}

/// The value of a cookie may be a secret.
#[test]
fn debug_output_has_no_values() {
    let visit = charte::testing::visit(A, "sessionid=s3cr3t", &["audience"]);
    let set = visit.set_header(SESSIONID, "s3cr3t").expect("free");
    assert_eq!(
        format!("{set:?}"),
        "SetCookie { name: \"sessionid\", max_age: Some(1209600), .. }"
    );
    let granted = visit.granted::<Audience>().expect("consent");
    assert_eq!(format!("{granted:?}"), "Granted(\"audience\")");
    assert_eq!(
        format!("{visit:?}"),
        "Visit { url: \"https://a.example\", answered: Choice { granted: 1, is_partial: false }, .. }"
    );
}

/// A value is passed on unchanged, or refused.
#[test]
fn values_with_control_characters() {
    for value in ["a\u{1}b", "a\u{7f}", "a\tb", "\u{85}"] {
        let header = format!("sessionid={value}; visits=7");
        let visit = Visit::new(A, header.as_str(), NOW);
        assert_eq!(read(&visit, SESSIONID).as_deref(), None, "{value:?}");
        assert_eq!(read(&visit, VISITS).as_deref(), Some("7"), "{value:?}");
    }
    let bytes: &[u8] = b"sessionid=\xff; visits=7";
    let visit = Visit::new(A, bytes, NOW);
    assert_eq!(read(&visit, SESSIONID), None);
    assert_eq!(read(&visit, VISITS).as_deref(), Some("7"));
}

/// A category of another charter.
struct Other;

impl charte::Category for Other {
    const ID: &'static str = "other";
}

#[test]
fn without_a_choice_there_is_no_proof() {
    let visit = Visit::new(A, "", NOW);
    assert!(visit.needs_answer());
    assert!(visit.granted::<Audience>().is_none());
    assert!(visit.granted::<Video>().is_none());
    // This category needs no consent.
    assert!(visit.granted::<Necessary>().is_some());

    assert!(visit.granted::<Other>().is_none());
}

#[test]
fn a_visit_reads_headers_of_the_crate_http() {
    let mut map = http::HeaderMap::new();
    map.append("cookie", http::HeaderValue::from_static("a=1"));
    map.append("cookie", http::HeaderValue::from_static("sessionid=2"));
    let visit = Visit::new(A, &map, NOW);
    assert_eq!(read(&visit, SESSIONID).as_deref(), Some("2"));
}
