//! The function that knows no framework.

use charte::web::Endpoint;
use http_body_util::BodyExt as _;

use super::{Server, mounted};
use crate::exchange::{Answer, Request};

/// [`Endpoint::respond_to`] alone.
pub(crate) struct NoFramework(pub(crate) Endpoint);

impl Server for NoFramework {
    fn answer(&self, request: &Request) -> Answer {
        let request = request.to_http();
        let endpoint = mounted(self.0, request.uri().path());
        let (parts, body) = endpoint.respond_to(&request).into_parts();
        // As bytes and as frames: both are the same.
        let bytes = body.into_bytes();
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        let frames = runtime.expect("a runtime").block_on(body.collect());
        let Ok(frames) = frames;
        assert_eq!(bytes, frames.to_bytes());
        assert_eq!(bytes.len(), body.len());
        // What has no body has no length either: servers would tell it, as that of the page.
        let length = (!body.is_empty()).then_some(body.len() as u64);
        assert_eq!(http_body::Body::size_hint(&body).exact(), length);
        Answer::from_http(&parts, bytes.into())
    }
}
