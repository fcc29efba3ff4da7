//! A page: one rendering of a charter.

use core::fmt;

use charte_core::body::Compressed;
use charte_core::encoding::Encoding;
use charte_core::form::FormState;
use charte_core::format::Format;
use charte_core::hash::ContentHash;
use charte_core::index::ResourcePage;
use charte_core::kind::PageKind;
use charte_core::layout::{self, Pieces};
use charte_core::way_back::WayBack;

use crate::charter::Charter;

/// One rendering of a charter: a kind, a format and a language.
///
/// It is a `Copy` handle that owns no text. The page consists of parts that a fleet shares, with
/// the values of one platform between them. [`Display`](fmt::Display) writes it,
/// [`copy_to`](Self::copy_to) copies it into a buffer of [`len`](Self::len) bytes, and
/// [`pieces`](Self::pieces) returns it without a copy. Nothing allocates.
///
/// # Examples
/// ```
/// # const CHARTER: charte::Charter<'static> = charte::charter!("../policies/exemplary/cookies.toml");
/// let page = CHARTER.html();
/// let mut buffer = vec![0; page.len()];
/// let length = page.copy_to(&mut buffer)?;
/// assert_eq!(buffer[..length], *page.to_string().as_bytes());
/// # Ok::<(), charte::BufferTooSmall>(())
/// ```
#[derive(Clone, Copy)]
pub struct Page<'a> {
    charter: Charter<'a>,
    /// The position of the language. No policy has 65,536, and a handle is small.
    language: u16,
    request: OfRequest<'a>,
    kind: PageKind,
    format: Format,
    layout: &'static [u8],
}

/// What a page shows of a request. No page has both, and a handle is small.
#[derive(Clone, Copy)]
enum OfRequest<'a> {
    /// The state of the form on the preferences page.
    State(FormState),
    /// The way back of the form in another page, or the address of a frame; empty if there is none.
    Text(&'a str),
    /// The digits of the number of a receipt, and the state as bits: beside the tag they take no space.
    #[cfg(feature = "receipts")]
    Receipt(&'a [u8; 32], u64, u8),
}

impl<'a> OfRequest<'a> {
    /// Returns the state, and the text for the hole of the request.
    const fn parts(self) -> (FormState, &'a str) {
        match self {
            Self::State(state) => (state, ""),
            Self::Text(text) => (FormState::NEW, text),
            #[cfg(feature = "receipts")]
            Self::Receipt(number, boxes, notes) => {
                let state = FormState::from_bits((boxes, notes));
                match core::str::from_utf8(number) {
                    Ok(number) => (state, number),
                    Err(_) => (state, ""),
                }
            }
        }
    }
}

impl<'a> Page<'a> {
    /// Returns the page of a kind in a format, the language at this position and a state of its
    /// form. `None` if the policy or the macro call omits it.
    #[inline]
    pub(crate) const fn new(
        charter: Charter<'a>,
        kind: PageKind,
        format: Format,
        language: usize,
        state: FormState,
    ) -> Option<Self> {
        let Some(layout) = charter.template().layout(kind, format, language) else {
            return None;
        };
        let empty = Self::empty(charter, kind, format);
        Some(empty.in_state(state).laid_out(layout, language))
    }

    /// Returns a page of the script or the embed with this position. It is empty if there is none of this
    /// kind.
    pub(crate) const fn of_resource(
        charter: Charter<'a>,
        resource: usize,
        page: ResourcePage,
        kind: PageKind,
        language: usize,
    ) -> Self {
        let empty = Self::empty(charter, kind, Format::Fragment);
        match charter.template().resource_layout(resource, page, language) {
            Some(layout) => empty.laid_out(layout, language),
            None => empty,
        }
    }

    /// Returns the page with this layout, in the language at this position.
    #[inline]
    const fn laid_out(self, layout: &'static [u8], language: usize) -> Self {
        #[allow(
            clippy::cast_possible_truncation,
            reason = "a policy has a few languages, and one that it lacks has no layout"
        )]
        let language = language as u16;
        Self {
            language,
            layout,
            ..self
        }
    }

    /// Returns the page with the address of its frame.
    pub(crate) const fn with_frame(self, address: &'a str) -> Self {
        self.with_text(address)
    }

    /// Returns the page in this state.
    pub(crate) const fn in_state(self, state: FormState) -> Self {
        Self {
            request: OfRequest::State(state),
            ..self
        }
    }

    /// Returns a page without text: for policies with errors, and for what waits for consent.
    pub(crate) const fn empty(charter: Charter<'a>, kind: PageKind, format: Format) -> Self {
        Self {
            charter,
            language: 0,
            request: OfRequest::State(FormState::NEW),
            kind,
            format,
            layout: &[],
        }
    }

    /// Returns the page with this way back in its form. One that does not lead to the platform counts as
    /// none, and the answer then leads to the preferences page.
    pub(crate) const fn with_back(self, back: &'a str) -> Self {
        self.with_text(match WayBack::new(back) {
            Some(back) => back.as_str(),
            None => "",
        })
    }

    const fn with_text(self, text: &'a str) -> Self {
        Self {
            request: OfRequest::Text(text),
            ..self
        }
    }

    /// Returns the page with the number of a receipt.
    #[cfg(feature = "receipts")]
    pub(crate) const fn with_receipt(self, number: &'a [u8; 32]) -> Self {
        let (state, _) = self.request.parts();
        let (boxes, notes) = state.with_receipt().into_bits();
        Self {
            request: OfRequest::Receipt(number, boxes, notes),
            ..self
        }
    }

    /// Returns the layout.
    #[cfg(feature = "receipts")]
    pub(crate) const fn layout(&self) -> &'static [u8] {
        self.layout
    }

    /// Returns the length in bytes.
    ///
    /// Each call counts it anew. It walks over the pieces, not over their bytes, except for the
    /// values.
    pub const fn len(&self) -> usize {
        self.pieces().len()
    }

    /// Returns whether the page has no text.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Copies the page to the start of `buffer` and returns its length in bytes.
    ///
    /// # Errors
    /// If the buffer is too small. Its content is then unspecified.
    #[inline]
    pub const fn copy_to(&self, buffer: &mut [u8]) -> Result<usize, BufferTooSmall> {
        match self.pieces().copy_to(buffer) {
            Some(length) => Ok(length),
            None => Err(BufferTooSmall { needed: self.len() }),
        }
    }

    /// Returns the pieces of the page in order. No piece is empty.
    #[inline]
    pub const fn pieces(&self) -> Pieces<'a> {
        let (state, text) = self.request.parts();
        layout::pieces(
            self.layout,
            self.charter.template().parts,
            self.charter.values(),
            self.language_position(),
            state,
        )
        .with_text(text)
    }

    /// Returns the page as it was compressed at compile time. `None` if it was not compressed:
    /// without the feature `web` (or `brotli`, for that encoding), if the macro call omits the
    /// encoding, for any other kind than the charter, for a fragment, and for a platform that is known
    /// only at run time.
    ///
    /// It decodes to this page: the compiler checks that.
    pub const fn compressed(&self, encoding: Encoding) -> Option<Compressed<'static>> {
        match self.kind {
            PageKind::Charter => self
                .charter
                .body(self.format, self.language_position(), encoding),
            _ => None,
        }
    }

    /// Returns the page if it is one piece; `None` if it contains values between its parts. The
    /// page of a policy with one platform is one piece.
    pub const fn as_str(&self) -> Option<&'static str> {
        layout::whole(self.layout, self.charter.template().parts)
    }

    /// Returns the kind.
    pub const fn kind(&self) -> PageKind {
        self.kind
    }

    /// Returns the format.
    pub const fn format(&self) -> Format {
        self.format
    }

    /// Returns the media type with its charset, for the `Content-Type` header.
    pub const fn media_type(&self) -> &'static str {
        self.format.media_type()
    }

    /// Returns the position of the language.
    pub(crate) const fn language_position(&self) -> usize {
        self.language as usize
    }

    /// Returns the language, as a BCP 47 tag.
    pub const fn language(&self) -> &'static str {
        let languages = self.charter.template().languages;
        if self.language_position() < languages.len() {
            languages[self.language_position()]
        } else {
            ""
        }
    }

    /// Returns the value of `Content-Security-Policy` for the page. It allows the style of the
    /// page, by its hash, and its form, and nothing else. Empty unless the page is a whole HTML
    /// document.
    ///
    /// It does not allow scripts or images that the program adds to the page.
    #[cfg(feature = "web")]
    pub fn security_policy(&self) -> &'static str {
        match self.format {
            Format::Html => match self.charter.security_policy(self.kind) {
                Some(policy) => policy.as_str(),
                None => "",
            },
            _ => "",
        }
    }

    /// Returns a hash of the page, in the state of its form. Different pages have different hashes;
    /// the same page of the same program has the same hash. It is computed from hashes of the
    /// compiler, and it is not cryptographic.
    pub const fn content_hash(&self) -> ContentHash {
        let (state, text) = self.request.parts();
        let values = self.charter.values();
        let hash = layout::content_hash(self.layout, values, self.language_position(), state);
        if text.is_empty() {
            hash
        } else {
            hash.with_text(text)
        }
    }
}

/// Writes the page. Width, precision and other options of the format are ignored.
impl fmt::Display for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces().try_for_each(|piece| f.write_str(piece))
    }
}

impl fmt::Debug for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page")
            .field("url", &self.charter.url())
            .field("kind", &self.kind)
            .field("format", &self.format)
            .field("language", &self.language())
            .finish()
    }
}

impl<'a> IntoIterator for Page<'a> {
    type Item = &'a str;
    type IntoIter = Pieces<'a>;

    fn into_iter(self) -> Pieces<'a> {
        self.pieces()
    }
}

/// The error of a buffer that is too small for a page: see [`Page::copy_to`].
///
/// # Examples
/// ```
/// # const CHARTER: charte::Charter<'static> = charte::charter!("../policies/exemplary/cookies.toml");
/// let error = CHARTER.html().copy_to(&mut [0; 10]).unwrap_err();
/// assert_eq!(error.needed(), CHARTER.html().len());
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct BufferTooSmall {
    needed: usize,
}

impl BufferTooSmall {
    /// Returns the number of bytes that the page needs.
    pub const fn needed(&self) -> usize {
        self.needed
    }
}

impl fmt::Display for BufferTooSmall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the page needs a buffer of {} bytes", self.needed)
    }
}

impl core::error::Error for BufferTooSmall {}
