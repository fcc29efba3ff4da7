//! The body of a response.

use core::convert::Infallible;
use core::pin::Pin;
use core::task::{Context, Poll};

use alloc::string::String;
use alloc::vec::Vec;
use bytes::Bytes;
use charte_core::body::Compressed;
use http_body::{Frame, SizeHint};

use crate::page::Page;

/// The body of a response: a page, compressed or not, or nothing.
///
/// Its bytes are those of the program and the values of a platform. It allocates only if the caller
/// needs them in one piece. As an [`http_body::Body`] it is one frame: the bytes of the program if
/// they are in one piece, otherwise a copy of the exact length.
///
/// # Examples
/// ```
/// use charte::web::Body;
///
/// /// The body as the response of a framework that takes bytes.
/// fn bytes(body: Body<'_>) -> Vec<u8> {
///     body.to_vec()
/// }
/// assert!(bytes(Body::EMPTY).is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct Body<'a>(Content<'a>);

#[derive(Clone, Debug)]
enum Content<'a> {
    Empty,
    Bytes(&'static [u8]),
    Owned(Bytes),
    Compressed(Compressed<'static>),
    Page(Page<'a>, usize),
}

impl<'a> Body<'a> {
    /// An empty body.
    pub const EMPTY: Self = Self(Content::Empty);

    pub(super) fn bytes(bytes: &'static [u8]) -> Self {
        Self(Content::Bytes(bytes))
    }

    pub(crate) fn page(page: Page<'a>) -> Self {
        match page.as_str() {
            Some(text) => Self(Content::Bytes(text.as_bytes())),
            None => Self(Content::Page(page, page.len())),
        }
    }

    pub(super) fn compressed(compressed: Compressed<'static>) -> Self {
        match compressed.whole() {
            Some(bytes) => Self(Content::Bytes(bytes)),
            None => Self(Content::Compressed(compressed)),
        }
    }

    /// Creates a body with a text that is known only at run time.
    pub(super) fn text(text: String) -> Self {
        Self(Content::Owned(text.into()))
    }

    /// Returns the body without what it borrows: a copy of a page that has values of a tenant.
    pub(crate) fn into_owned(self) -> Body<'static> {
        Body(match self.0 {
            Content::Empty => Content::Empty,
            Content::Bytes(bytes) => Content::Bytes(bytes),
            Content::Compressed(compressed) => Content::Compressed(compressed),
            Content::Owned(_) | Content::Page(..) => Content::Owned(self.into_bytes()),
        })
    }

    /// Returns the length in bytes.
    pub fn len(&self) -> usize {
        match &self.0 {
            Content::Empty => 0,
            Content::Bytes(bytes) => bytes.len(),
            Content::Owned(bytes) => bytes.len(),
            Content::Compressed(compressed) => compressed.len(),
            Content::Page(_, length) => *length,
        }
    }

    /// Returns whether the body is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the bytes if they are in one piece; then they are part of the program.
    pub fn as_bytes(&self) -> Option<&'static [u8]> {
        match self.0 {
            Content::Empty => Some(&[]),
            Content::Bytes(bytes) => Some(bytes),
            Content::Compressed(_) | Content::Owned(_) | Content::Page(..) => None,
        }
    }

    /// Returns a copy of the bytes.
    pub fn to_vec(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.len());
        match &self.0 {
            Content::Empty => {}
            Content::Bytes(whole) => bytes.extend_from_slice(whole),
            Content::Owned(whole) => bytes.extend_from_slice(whole),
            Content::Compressed(compressed) => {
                for stretch in compressed.stretches() {
                    bytes.extend_from_slice(stretch);
                }
                if let Some(trailer) = compressed.trailer() {
                    bytes.extend_from_slice(&trailer);
                }
            }
            Content::Page(page, _) => {
                for piece in *page {
                    bytes.extend_from_slice(piece.as_bytes());
                }
            }
        }
        bytes
    }

    /// Returns the bytes: those of the program if they are in one piece, otherwise a copy.
    pub fn into_bytes(self) -> Bytes {
        match self.0 {
            Content::Owned(bytes) => bytes,
            _ => match self.as_bytes() {
                Some(bytes) => Bytes::from_static(bytes),
                None => self.to_vec().into(),
            },
        }
    }
}

/// For every lifetime: in an async block, rustc loses the lifetime and would not find an
/// implementation for `'static` alone.
impl http_body::Body for Body<'_> {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.is_empty() {
            return Poll::Ready(None);
        }
        let whole = core::mem::replace(&mut self.0, Content::Bytes(&[]));
        let bytes = Body(whole).into_bytes();
        Poll::Ready(Some(Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.is_empty()
    }

    /// Unknown for [`EMPTY`](Body::EMPTY), the body of 304 and of responses to `HEAD`. Otherwise
    /// frameworks would write `Content-Length: 0`, but that header describes the page (RFC 9110,
    /// section 8.6).
    fn size_hint(&self) -> SizeHint {
        match self.0 {
            Content::Empty => SizeHint::default(),
            _ => SizeHint::with_exact(self.len() as u64),
        }
    }
}

#[cfg(test)]
mod tests {
    use http_body::Body as _;

    use super::Body;

    /// This compiles only if a body implements the trait of `http` for every lifetime.
    #[test]
    fn lifetimes() {
        fn is_body(body: Body<'_>) -> impl http_body::Body + '_ {
            body
        }
        assert!(is_body(Body::EMPTY).is_end_stream());
    }

    #[test]
    fn answers_without_a_body_have_no_length() {
        assert_eq!(Body::EMPTY.size_hint().exact(), None);
        assert_eq!(Body::bytes(b"").size_hint().exact(), Some(0));
        assert_eq!(Body::bytes(b"abc").size_hint().exact(), Some(3));
    }
}
