//! A real nginx as a cache in front of the endpoint, with the configuration of `docs/serving.md`.

mod cache;
mod visitors;

use std::collections::BTreeSet;

use http::StatusCode;

use crate::exchange::{Answer, Request};
use crate::servers::{NoFramework, Server as _};
use crate::site::{ENCODINGS, Served, Site, token};
use cache::Cache;

#[test]
fn each_variant_reaches_the_origin_once() {
    let site = Site::named("exemplary");
    let Some(mut cache) = Cache::before(site.endpoint) else {
        return;
    };
    let variants = requests(&site, "/cookies");
    for _ in 0..3 {
        for request in &variants {
            same(
                cache.ask(request),
                NoFramework(site.endpoint).answer(request),
            );
        }
    }
    let forwarded = cache.forwarded();
    assert_eq!(forwarded.len(), variants.len());
    assert!(
        forwarded
            .iter()
            .all(|forwarded| forwarded.status == StatusCode::OK)
    );
    let tags: BTreeSet<_> = forwarded.iter().map(|forwarded| &forwarded.tag).collect();
    assert_eq!(
        tags.len(),
        variants.len(),
        "4 formats, 2 languages, 3 encodings"
    );

    // The cache answers a revalidation of a visitor without the origin.
    for request in &variants {
        let mut request = request.clone();
        let tag = NoFramework(site.endpoint).answer(&request);
        let tag = tag.header("etag").expect("a tag").as_bytes().to_owned();
        request.headers.push(("If-None-Match".to_owned(), tag));
        let answer = cache.ask(&request);
        assert_eq!((answer.status, answer.body.len()), (304, 0));
    }
    assert_eq!(cache.forwarded().len(), 0);
}

/// A page at an address of its own varies only by its encoding.
#[test]
fn an_address_with_format_and_language_has_one_variant_for_each_encoding() {
    let site = Site::named("exemplary");
    let Some(mut cache) = Cache::before(site.endpoint) else {
        return;
    };
    for target in ["/cookies/charter.en.html", "/cookies?lang=en&format=html"] {
        for request in requests(&site, target) {
            same(
                cache.ask(&request),
                NoFramework(site.endpoint).answer(&request),
            );
        }
        assert_eq!(cache.forwarded().len(), ENCODINGS.len(), "{target}");
    }
}

/// The cache revalidates an expired page by its tag, and the origin does not send the page again.
#[test]
fn expired_pages_are_revalidated() {
    let site = Site::named("exemplary");
    let endpoint = site.endpoint.cache_control("public, max-age=1");
    let Some(mut cache) = Cache::before(endpoint) else {
        return;
    };
    let requests = requests(&site, "/cookies");
    for request in &requests {
        cache.ask(request);
    }
    assert_eq!(cache.forwarded().len(), requests.len());
    std::thread::sleep(std::time::Duration::from_millis(2_100));
    for request in &requests {
        same(cache.ask(request), NoFramework(endpoint).answer(request));
    }
    let forwarded = cache.forwarded();
    assert_eq!(forwarded.len(), requests.len());
    for forwarded in forwarded {
        assert_eq!(forwarded.status, StatusCode::NOT_MODIFIED);
        assert_eq!(forwarded.if_none_match, forwarded.tag);
    }
}

#[test]
fn heads_and_ranges() {
    let site = Site::named("exemplary");
    let Some(mut cache) = Cache::before(site.endpoint) else {
        return;
    };
    for request in requests(&site, "/cookies") {
        let whole = NoFramework(site.endpoint).answer(&request);
        for _ in 0..2 {
            let mut head = request.clone();
            head.method = "HEAD".to_owned();
            let answer = cache.ask(&head);
            let length = whole.body.len().to_string();
            assert_eq!(answer.header("content-length"), Some(length.as_str()));
            assert_eq!(answer.header("etag"), whole.header("etag"));

            let mut part = request.clone();
            let range = ("Range".to_owned(), b"bytes=10-19".to_vec());
            part.headers.push(range);
            // The origin supports no ranges. A cache may serve a range of its copy of the same representation.
            let answer = cache.ask(&part);
            assert_eq!(answer.header("etag"), whole.header("etag"));
            match answer.status {
                206 => assert_eq!(answer.body, whole.body[10..20]),
                status => assert_eq!((status, answer.body), (200, whole.body.clone())),
            }
        }
    }
    assert_eq!(cache.forwarded().len(), 24);
}

#[test]
fn a_fleet_keeps_its_hosts_apart() {
    let site = Site::named("fleet");
    let Some(mut cache) = Cache::before(site.endpoint) else {
        return;
    };
    for _ in 0..2 {
        for request in requests(&site, "/cookies") {
            same(
                cache.ask(&request),
                NoFramework(site.endpoint).answer(&request),
            );
        }
    }
    assert_eq!(
        cache.forwarded().len(),
        site.pages().len() * ENCODINGS.len()
    );
    // Responses for unknown hosts are not cached.
    let stranger = Request::get("/cookies", &[("Host", "stranger.example")]);
    for _ in 0..2 {
        same(
            cache.ask(&stranger),
            NoFramework(site.endpoint).answer(&stranger),
        );
    }
    assert_eq!(cache.forwarded().len(), 2);
}

/// A request for each page of a site in each encoding, by headers.
fn requests(site: &Site, target: &str) -> Vec<Request> {
    let mut requests = Vec::new();
    for Served { host, page, .. } in site.pages() {
        for encoding in ENCODINGS {
            let media_type = page.media_type();
            let (media_type, _) = media_type.split_once(';').unwrap_or((media_type, ""));
            let headers = [
                ("Host", host),
                ("Accept", media_type),
                ("Accept-Language", page.language()),
                ("Accept-Encoding", token(encoding)),
            ];
            requests.push(Request::get(target, &headers));
        }
    }
    requests
}

/// Compares a response through nginx with that of the origin: the body, and the headers except those that nginx
/// adds. The compression of nginx is off, so tags stay strong.
#[track_caller]
fn same(mut through: Answer, mut direct: Answer) {
    for answer in [&mut through, &mut direct] {
        answer.headers.retain(|(name, _)| {
            !matches!(
                name.as_str(),
                "server" | "date" | "connection" | "content-length"
            )
        });
        answer.headers.sort();
    }
    assert_eq!(through, direct);
}
