//! Visits that outlive their requests.

use std::hint::black_box;

use allocation_counter::measure;
use charte::choice::handle;
use charte::{Headers, Visit};
use http::{HeaderMap, HeaderValue};

use crate::{A, NOW, post, shops, stored};

/// Headers of requests; `CHOICE` is a stored choice.
const REQUESTS: [&[(&str, &str)]; 6] = [
    &[],
    &[
        ("cookie", "CHOICE; visits=7; player=2"),
        ("host", "a.example"),
    ],
    &[
        ("cookie", "theme=dark"),
        ("cookie", "CHOICE; visits=7"),
        ("host", "www.a.example"),
    ],
    &[("cookie", "CHOICE; visits=7"), ("sec-gpc", "1")],
    &[("cookie", "visits=%C3%A9; visits=8"), ("dnt", "1")],
    &[
        ("cookie", "CHOICE; player=1; visits=2"),
        ("host", "a.example"),
        ("origin", "https://a.example"),
        ("sec-fetch-site", "same-origin"),
        ("content-type", "application/x-www-form-urlencoded"),
        ("user-agent", "a browser"),
    ],
];

/// What a program sees of a visit, and of the answer to a form.
fn seen(visit: Visit<'_>) -> String {
    let answers = ["audience", "video", "unknown"].map(|id| visit.answer(id));
    let value = visit.get(shops::cookies::VISITS);
    let value = value.map(|value| value.to_string());
    let deletions: Vec<_> = visit.deletions().map(|it| it.to_string()).collect();
    let deletion = visit.delete_header(shops::cookies::PLAYER);
    let deletion = deletion.map(|it| it.to_string());
    let state = visit.form_state(Some("saved"));
    let banner = visit.banner("en", "/a").map(|banner| banner.to_string());
    let before =
        format!("{visit:?} {answers:?} {value:?} {deletions:?} {deletion:?} {state:?} {banner:?}");
    let outcome = handle(visit, "POST", b"choice=choose&category=audience");
    let set: Vec<_> = outcome.set_cookies().map(|it| it.to_string()).collect();
    format!("{before} {outcome:?} {set:?}")
}

#[test]
fn an_owned_visit_equals_the_borrowed_one() {
    let (set, _) = post("choice=choose&category=video", &[]);
    let choice = stored(&set);
    for request in REQUESTS {
        let texts: Vec<_> = request
            .iter()
            .map(|(name, value)| (*name, value.replace("CHOICE", &choice)))
            .collect();
        let mut map = HeaderMap::new();
        for (name, value) in &texts {
            map.append(*name, HeaderValue::from_str(value).expect("a value"));
        }
        let pairs: Vec<_> = texts
            .iter()
            .map(|(name, value)| (*name, &**value))
            .collect();
        let expected = seen(Visit::new(A, &*pairs, NOW));
        let owned = |headers: Headers<'_>| seen(Visit::new(A, headers, NOW).into_owned());
        assert_eq!(owned((&*pairs).into()), expected);
        assert_eq!(owned((&map).into()), expected);
        let mut actix = actix_web::http::header::HeaderMap::new();
        for (name, value) in &texts {
            let name = actix_web::http::header::HeaderName::from_static(name);
            actix.append(name, value.parse().expect("a value"));
        }
        assert_eq!(owned((&actix).into()), expected);
        // An owned visit stays one.
        let visit = Visit::new(A, &map, NOW).into_owned().into_owned();
        assert_eq!(seen(visit), expected);
    }
}

#[test]
fn an_owned_visit_of_a_tenant_has_its_own_values() {
    let visit = {
        let url = String::from("https://data.tenant.example");
        let values = crate::portals::Values { platform_url: &url };
        let charter = crate::portals::templates::OPENDATASOFT.charter(values);
        let headers = String::from("sessionid=k3X");
        Visit::new(charter.expect("a URL"), headers.as_str(), NOW).into_owned()
    };
    assert_eq!(visit.charter().url(), "https://data.tenant.example");
    let session = visit.get(crate::portals::cookies::SESSIONID);
    assert!(session.is_some_and(|session| session == "k3X"));
}

#[test]
fn an_owned_signed_visit_keeps_the_key() {
    let visit = {
        let key = cookie::Key::from(&[7; 64]);
        Visit::signed(A, &crate::OWN, NOW, &key).into_owned()
    };
    let outcome = handle(visit, "POST", b"choice=accept");
    let set = outcome
        .set_cookies()
        .next()
        .expect("the choice")
        .to_string();
    let pair = set.split(';').next().expect("a pair");
    let key = cookie::Key::from(&[7; 64]);
    assert!(Visit::signed(A, pair, NOW, &key).is_granted("video"));
}

/// A borrowed visit allocates nothing. An owned one allocates itself and the list of its headers, whose values share
/// their bytes with the request.
#[test]
fn allocations_of_a_visit() {
    let (set, _) = post("choice=accept", &[]);
    let mut map = HeaderMap::new();
    for (name, value) in [
        ("cookie", format!("{}; visits=7", stored(&set))),
        ("host", "a.example".to_owned()),
        ("accept", "*/*".to_owned()),
    ] {
        map.append(name, HeaderValue::from_str(&value).expect("a value"));
    }
    // A value that was never cloned allocates a counter at the first clone; servers share the bytes of a request.
    drop(map.clone());
    let borrowed = measure(|| {
        black_box(Visit::new(A, black_box(&map), NOW).get(shops::cookies::VISITS));
    });
    assert_eq!(borrowed.count_total, 0);
    let owned = measure(|| {
        black_box(Visit::new(A, black_box(&map), NOW).into_owned());
    });
    assert_eq!(owned.count_total, 2);
}
