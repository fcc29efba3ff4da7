//! The public types may cross threads, and write themselves for a log.

use core::fmt::Debug;

use crate::choice::{FormError, Outcome};
use crate::guard::{
    Attribute, Enforcement, Expiry, Finding, FindingKind, Findings, IgnoreReason, Lifetime,
    Occasion, ReceivedCookie, Scope, Seen,
};
use crate::{
    Answer, BufferTooSmall, Charter, Charters, Compressed, Consent, ContentHash, Cookie, Duration,
    DurationError, Encoding, Exemption, Fleet, FormState, Format, Free, Gated, Granted, Headers,
    HostError, Key, NameError, NamedKey, Page, PageKind, Pieces, SameSite, SetCookie, SetError,
    Signal, Storage, Template, Unit, UnknownWord, UrlError, ValueError, Values, Visit,
};

/// A category without values, as generated code makes it.
#[derive(Debug)]
enum Video {}

impl crate::Category for Video {
    const ID: &'static str = "video";
}

const fn crosses<T: Debug + Send + Sync>() {}

/// Checks each type when the test is compiled.
macro_rules! cross {
    ($($type:ty),+ $(,)?) => {
        $(const _: () = crosses::<$type>();)+
    };
}

cross!(
    Answer, Attribute, BufferTooSmall, Charter<'static>, Charters, Compressed<'static>, Encoding,
    Enforcement, Expiry,
    Consent, ContentHash, Cookie, Duration, DurationError, Exemption, Finding<'static>, FindingKind,
    Findings<'static>, Fleet, FormError, FormState, Format, Free, Gated,
    Granted<'static, Video>, Headers<'static>, HostError, IgnoreReason, Key<Video, Free>,
    Lifetime, NameError, NamedKey<'static, Video, Gated>, Occasion<'static>, Outcome<'static>,
    Page<'static>, PageKind, Pieces<'static>, ReceivedCookie<'static>, SameSite, Scope<'static>,
    Seen<'static>, SetCookie<'static>, SetError, Signal, Storage, Template, Unit, UnknownWord,
    UrlError, ValueError, Values<'static>, Visit<'static>,
);

#[cfg(feature = "alloc")]
cross!(crate::OwnedCharter);
#[cfg(feature = "web")]
cross!(crate::web::Endpoint, crate::web::Body<'static>);
#[cfg(feature = "tower")]
cross!(
    crate::tower::Guard<(), ()>,
    crate::tower::GuardLayer,
    crate::tower::Mode,
    crate::tower::Report<'static>
);
#[cfg(feature = "audit")]
cross!(
    crate::audit::Audit<'static>,
    crate::audit::Excess<'static>,
    crate::audit::Gap,
    crate::audit::ReportError
);
#[cfg(feature = "decoder")]
cross!(crate::choice::Decision, crate::choice::Question<'static>);

const fn is_error<T: core::error::Error>() {}

const _: () = {
    is_error::<BufferTooSmall>();
    is_error::<DurationError>();
    is_error::<FormError>();
    is_error::<HostError>();
    is_error::<IgnoreReason>();
    is_error::<NameError>();
    is_error::<SetError>();
    is_error::<UnknownWord>();
    is_error::<UrlError>();
    is_error::<ValueError>();
    #[cfg(feature = "audit")]
    is_error::<crate::audit::ReportError>();
};
