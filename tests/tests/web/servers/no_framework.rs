//! The endpoint without a framework.

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
        // The bytes and the frames of a body must be equal.
        let bytes = body.clone().into_bytes();
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        let frames = runtime.expect("a runtime").block_on(body.clone().collect());
        let Ok(frames) = frames;
        assert_eq!(bytes, frames.to_bytes());
        assert_eq!(bytes.len(), body.len());
        // A response without a body has no exact length: a server would send it as the length of the page.
        let length = (!body.is_empty()).then_some(body.len() as u64);
        assert_eq!(http_body::Body::size_hint(&body).exact(), length);
        Answer::from_http(&parts, bytes.into())
    }
}
