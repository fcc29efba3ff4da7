//! A page: one rendering of a charter.

use core::fmt;

use charte_core::body::Compressed;
use charte_core::encoding::Encoding;
use charte_core::form::FormState;
use charte_core::format::Format;
use charte_core::hash::ContentHash;
use charte_core::kind::PageKind;
use charte_core::layout::{self, Pieces};

use crate::charter::Charter;
use crate::data::TemplateData;

/// One rendering of a charter: a kind, a format and a language.
///
/// A `Copy` handle that owns no text: the page is the parts that a fleet shares, with the values
/// of one platform between them. [`Display`](fmt::Display) writes it, [`copy_to`](Self::copy_to)
/// copies it into a buffer of [`len`](Self::len) bytes, [`pieces`](Self::pieces) hands it out
/// without a copy. Nothing allocates.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    charter: Charter<'a>,
    language: usize,
    state: FormState,
    kind: PageKind,
    format: Format,
    template: &'static TemplateData,
    layout: &'static [u8],
}

impl<'a> Page<'a> {
    /// The page of a kind in a format, the language with this position and a state of its form;
    /// `None` where there is none or it was not asked for.
    #[inline]
    pub(crate) const fn new(
        charter: Charter<'a>,
        kind: PageKind,
        format: Format,
        language: usize,
        state: FormState,
    ) -> Option<Self> {
        let template = charter.template();
        let Some(layout) = template.layout(kind, format, language) else {
            return None;
        };
        Some(Self {
            charter,
            language,
            state,
            kind,
            format,
            template,
            layout,
        })
    }

    /// A page without a text: what stands for policies with errors.
    pub(crate) const fn empty(charter: Charter<'a>, kind: PageKind, format: Format) -> Self {
        Self {
            charter,
            language: 0,
            state: FormState::NEW,
            kind,
            format,
            template: charter.template(),
            layout: &[],
        }
    }

    /// The length in bytes.
    ///
    /// It is counted anew at each call: a walk over the pieces, not over their bytes, except for
    /// the values.
    pub const fn len(&self) -> usize {
        self.pieces().len()
    }

    /// Whether the page has no text.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Copies the page to the start of `buffer` and returns its length in bytes.
    ///
    /// # Errors
    /// Where the buffer is too small; what it then holds is not said.
    #[inline]
    pub const fn copy_to(&self, buffer: &mut [u8]) -> Result<usize, BufferTooSmall> {
        match self.pieces().copy_to(buffer) {
            Some(length) => Ok(length),
            None => Err(BufferTooSmall { needed: self.len() }),
        }
    }

    /// The page in pieces, none of them empty, in order.
    #[inline]
    pub const fn pieces(&self) -> Pieces<'a> {
        layout::pieces(
            self.layout,
            self.template.parts,
            self.charter.values(),
            self.language,
            self.state,
        )
    }

    /// The page as it was compressed at compile time; `None` where it was not: without the feature
    /// `web` (`brotli`, for that encoding), where the macro call leaves the encoding out, for the
    /// preferences page, for a fragment, and for a platform that is known only at run time.
    ///
    /// It decodes to this page: the compiler has tried.
    pub const fn compressed(&self, encoding: Encoding) -> Option<Compressed<'static>> {
        match self.kind {
            PageKind::Charter => self.charter.body(self.format, self.language, encoding),
            PageKind::Preferences => None,
        }
    }

    /// The page in one piece; `None` where values stand between its parts. That of a policy with one
    /// platform is in one piece.
    pub const fn as_str(&self) -> Option<&'static str> {
        layout::whole(self.layout, self.template.parts)
    }

    /// The kind.
    pub const fn kind(&self) -> PageKind {
        self.kind
    }

    /// The format.
    pub const fn format(&self) -> Format {
        self.format
    }

    /// The media type with its charset, as the `Content-Type` header wants it.
    pub const fn media_type(&self) -> &'static str {
        self.format.media_type()
    }

    /// The position of the language.
    #[cfg(feature = "web")]
    pub(crate) const fn language_position(&self) -> usize {
        self.language
    }

    /// The language, as a BCP 47 tag.
    pub const fn language(&self) -> &'static str {
        let languages = self.template.languages;
        if self.language < languages.len() {
            languages[self.language]
        } else {
            ""
        }
    }

    /// The value of `Content-Security-Policy` that fits the page: the style that it has, by its
    /// hash, its own form, and nothing else. Empty for what is no HTML document of its own.
    ///
    /// A script or an image that a program adds to the page is not in it.
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

    /// A hash of the page, in the state of its form: another page has another hash, and the same
    /// page of the same program has the same. It is made from hashes that were computed at compile time,
    /// and it is not cryptographic.
    pub const fn content_hash(&self) -> ContentHash {
        layout::content_hash(
            self.layout,
            self.charter.values(),
            self.language,
            self.state,
        )
    }
}

/// Writes the page as it is; width, precision and other options of the format are not used.
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

/// The buffer for a page is too small: see [`Page::copy_to`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct BufferTooSmall {
    needed: usize,
}

impl BufferTooSmall {
    /// How many bytes the page needs.
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
