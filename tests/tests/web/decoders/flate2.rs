//! gzip decoded by `zlib-rs`; and the entity tags of the bodies of one address.

use std::collections::BTreeMap;
use std::io::Read as _;

use charte::Encoding;
use flate2::bufread::GzDecoder;

use crate::exchange::Request;
use crate::servers::{NoFramework, Server as _};
use crate::site::{ENCODINGS, Served, Site, WHOLE, token};

#[test]
fn gzip_and_identity() {
    let all = super::all();
    // Five portals and the town in one language, three platforms and a policy in two.
    assert_eq!(all.len(), (5 + 1 + 3 * 2 + 2) * 4 * 3);
    for sent in all {
        let text = match sent.encoding {
            None => sent.body.clone(),
            Some(Encoding::Gzip) => {
                let mut decoder = GzDecoder::new(sent.body.as_slice());
                let mut text = Vec::new();
                decoder.read_to_end(&mut text).expect("a gzip member");
                // One gzip member, and no bytes after it.
                assert!(decoder.into_inner().is_empty(), "{}", sent.name());
                text
            }
            // The only decoder in Rust is in the crate that compresses: node and curl decode Brotli.
            Some(Encoding::Brotli) => continue,
        };
        assert!(text == sent.page.as_bytes(), "{}", sent.name());
    }
}

/// A strong tag identifies one body: two bodies of one address have different tags.
#[test]
fn entity_tags() {
    for name in WHOLE {
        let site = Site::named(name);
        let mut bodies = BTreeMap::new();
        for Served { host, page, .. } in site.pages() {
            for encoding in ENCODINGS {
                let (media_type, _) = page
                    .media_type()
                    .split_once(';')
                    .unwrap_or((page.media_type(), ""));
                let request = Request::get(
                    "/cookies",
                    &[
                        ("Host", host),
                        ("Accept", media_type),
                        ("Accept-Language", page.language()),
                        ("Accept-Encoding", token(encoding)),
                    ],
                );
                let answer = NoFramework(site.endpoint).answer(&request);
                assert_eq!(answer.header("content-type"), Some(page.media_type()));
                let tag = answer.header("etag").expect("a tag").to_owned();
                assert!(tag.starts_with('"'), "{tag} is not strong");
                let body = answer.body;
                if let Some(known) = bodies.insert((host, tag), body.clone()) {
                    assert!(known == body, "one tag for two bodies: {request:?}");
                }
            }
        }
        let pages = site.pages().len() * ENCODINGS.len();
        assert_eq!(
            bodies.len(),
            pages,
            "{name}: pages with one text and one tag"
        );
    }
}
