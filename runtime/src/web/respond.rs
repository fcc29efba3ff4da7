//! Answers a request.

use charte_core::encoding::Encoding;
use charte_core::form::FormState;
use charte_core::format::Format;
use charte_core::kind::PageKind;

use super::accept::{self, Accepted};
use super::accept_encoding::{self, NotAcceptable};
use super::accept_language;
use super::body::Body;
use super::entity_tag::Precondition;
use super::host::Misnamed;
use super::reply::{EntityTag, Field, Fields, Reply, Value};
use super::request::{Nowhere, Request, Specified};
use crate::charter::Charter;
use crate::field_value::FieldValue;
use crate::headers::Headers;
use crate::page::Page;

/// How long a cache may serve a page without revalidation: an hour. Revalidation is cheap because
/// of the entity tag.
static CACHE_CONTROL: FieldValue = FieldValue::new("public, max-age=3600");
static GZIP: FieldValue = FieldValue::new("gzip");
static BROTLI: FieldValue = FieldValue::new("br");

/// Answers a request for a charter.
pub(super) fn answer<'a>(
    charter: Charter<'a>,
    cache_control: Option<&'static str>,
    request: &Request<'_>,
    headers: Headers<'_>,
    fields: &mut impl Fields,
) -> Reply<'a> {
    if !is_read(request.method) {
        return not_allowed("GET, HEAD", fields);
    }
    let Ok(negotiated) = negotiate(charter, request, headers) else {
        return not_found(request.method, fields);
    };
    let Negotiated {
        page,
        encoding,
        vary,
    } = negotiated;
    let Ok(encoding) = encoding else {
        return not_acceptable(request.method, fields);
    };
    let compressed = encoding.and_then(|encoding| page.compressed(encoding));
    // Another compressor, or other platforms of the fleet, may compress the same page to other
    // bytes.
    let hash = match &compressed {
        Some(compressed) => page
            .content_hash()
            .with(&compressed.checksum().to_le_bytes()),
        None => page.content_hash(),
    };
    let tag = EntityTag::new(hash, encoding);
    match Precondition::of(headers, tag.as_bytes()) {
        Precondition::Holds => {}
        Precondition::Failed => return precondition_failed(request.method, fields),
        Precondition::NotModified => {
            // The fields of a 200 that a cache needs, and no more: RFC 9110, section 15.4.5.
            fields.reserve(3);
            fields.add(Field::EntityTag, Value::Tag(&tag));
            self::cache_control(fields, cache_control);
            known(fields, Field::Vary, Some(vary));
            return Reply {
                status: 304,
                body: Body::EMPTY,
            };
        }
    }
    let format = page.format();
    fields.reserve(11);
    let body = match compressed {
        Some(compressed) => Body::compressed(compressed),
        None => Body::page(page),
    };
    let answer = with_body(200, body, request.method, fields);
    known(fields, Field::ContentType, media_type(format));
    text(fields, Field::ContentLanguage, page.language());
    let token = encoding.map(|encoding| match encoding {
        Encoding::Gzip => &GZIP,
        Encoding::Brotli => &BROTLI,
    });
    known(fields, Field::ContentEncoding, token);
    fields.add(Field::EntityTag, Value::Tag(&tag));
    self::cache_control(fields, cache_control);
    known(fields, Field::Vary, Some(vary));
    known(
        fields,
        Field::Link,
        charter.alternates(format, page.language_position()),
    );
    let policy = match format {
        Format::Html => charter.security_policy(PageKind::Charter),
        _ => Some(&NOTHING),
    };
    known(fields, Field::ContentSecurityPolicy, policy);
    known(fields, Field::ContentTypeOptions, Some(&NO_SNIFFING));
    known(fields, Field::ReferrerPolicy, Some(&NO_REFERRER));
    answer
}

/// Returns a 404. It does not reveal which pages or hosts exist.
pub(super) fn not_found<'a>(method: &str, fields: &mut impl Fields) -> Reply<'a> {
    refusal(404, "There is no page here.\n", method, fields)
}

/// Returns the answer to a request that does not name its host as required.
pub(super) fn bad_request<'a>(why: Misnamed, method: &str, fields: &mut impl Fields) -> Reply<'a> {
    refusal(400, why.as_str(), method, fields)
}

/// Returns the answer to a request that accepts no available encoding, not even identity.
fn not_acceptable<'a>(method: &str, fields: &mut impl Fields) -> Reply<'a> {
    let sentence = "`Accept-Encoding` refuses every encoding of this page, also `identity`.\n";
    refusal(406, sentence, method, fields)
}

/// Returns the answer to a request for another version of the page: RFC 9110, section 13.1.1.
fn precondition_failed<'a>(method: &str, fields: &mut impl Fields) -> Reply<'a> {
    let sentence = "`If-Match` does not name the entity tag of this page.\n";
    refusal(412, sentence, method, fields)
}

/// Returns the answer to a method that the address does not have.
pub(super) fn not_allowed<'a>(allowed: &'static str, fields: &mut impl Fields) -> Reply<'a> {
    let sentence = match allowed {
        "GET, HEAD" => "This page can only be read.\n",
        _ => "This page does not have this method.\n",
    };
    let answer = refusal(405, sentence, "GET", fields);
    text(fields, Field::Allow, allowed);
    answer
}

/// Returns the answer to a form whose body ends early.
pub(crate) fn unreadable<'a>(fields: &mut impl Fields) -> Reply<'a> {
    refusal(
        400,
        "The body of the form cannot be read.\n",
        "POST",
        fields,
    )
}

/// Returns an answer with a text that all visitors share.
pub(super) fn shared_text<'a>(
    content: &'static str,
    format: Format,
    method: &str,
    fields: &mut impl Fields,
) -> Reply<'a> {
    fields.reserve(4);
    let answer = with_body(200, Body::bytes(content.as_bytes()), method, fields);
    known(fields, Field::ContentType, media_type(format));
    cache_control(fields, None);
    known(fields, Field::ContentTypeOptions, Some(&NO_SNIFFING));
    answer
}

/// Adds the fields that describe a page, without those for caches.
pub(crate) fn page(page: Page<'_>, fields: &mut impl Fields) {
    text(fields, Field::ContentType, page.media_type());
    text(fields, Field::ContentLanguage, page.language());
    text(fields, Field::ContentSecurityPolicy, page.security_policy());
    known(fields, Field::ContentTypeOptions, Some(&NO_SNIFFING));
    if page.kind() == PageKind::Preferences {
        // With `no-referrer`, browsers would send the form with `Origin: null`.
        text(fields, Field::ReferrerPolicy, "same-origin");
    }
}

/// Adds the fields that describe a sentence.
pub(super) fn sentence(fields: &mut impl Fields) {
    known(fields, Field::ContentType, media_type(Format::Text));
    known(fields, Field::ContentTypeOptions, Some(&NO_SNIFFING));
}

/// Returns an answer with a sentence instead of a page, which no cache stores.
fn refusal<'a>(
    status: u16,
    sentence: &'static str,
    method: &str,
    fields: &mut impl Fields,
) -> Reply<'a> {
    fields.reserve(4);
    let answer = with_body(status, Body::bytes(sentence.as_bytes()), method, fields);
    known(fields, Field::ContentType, media_type(Format::Text));
    text(fields, Field::CacheControl, "no-store");
    known(fields, Field::ContentTypeOptions, Some(&NO_SNIFFING));
    answer
}

static NO_SNIFFING: FieldValue = FieldValue::new("nosniff");
static NO_REFERRER: FieldValue = FieldValue::new("no-referrer");
/// The policy of an answer that is not a page for a browser.
static NOTHING: FieldValue = FieldValue::new("default-src 'none'; frame-ancestors 'self'");
static MEDIA_TYPES: [FieldValue; Format::SERVED.len()] = [
    FieldValue::new(Format::SERVED[0].media_type()),
    FieldValue::new(Format::SERVED[1].media_type()),
    FieldValue::new(Format::SERVED[2].media_type()),
    FieldValue::new(Format::SERVED[3].media_type()),
];
/// Indexed by format (1), language (2) and encoding (4).
static VARY: [FieldValue; 8] = [
    FieldValue::new(""),
    FieldValue::new("Accept"),
    FieldValue::new("Accept-Language"),
    FieldValue::new("Accept, Accept-Language"),
    FieldValue::new("Accept-Encoding"),
    FieldValue::new("Accept, Accept-Encoding"),
    FieldValue::new("Accept-Language, Accept-Encoding"),
    FieldValue::new("Accept, Accept-Language, Accept-Encoding"),
];

/// Returns an answer with this body. For `HEAD` it contains only the length (RFC 9110, section
/// 9.3.2).
pub(super) fn with_body<'a>(
    status: u16,
    body: Body<'a>,
    method: &str,
    fields: &mut impl Fields,
) -> Reply<'a> {
    let body = if method == "HEAD" {
        fields.add(Field::ContentLength, Value::Number(body.len()));
        Body::EMPTY
    } else {
        body
    };
    Reply { status, body }
}

/// Adds `Cache-Control`: the value of the program, or the default.
fn cache_control(fields: &mut impl Fields, own: Option<&'static str>) {
    match own {
        Some(own) => text(fields, Field::CacheControl, own),
        None => known(fields, Field::CacheControl, Some(&CACHE_CONTROL)),
    }
}

/// Adds a field unless its text is empty.
#[inline]
fn text(fields: &mut impl Fields, field: Field, text: &'static str) {
    if !text.is_empty() {
        fields.add(field, Value::Text(text));
    }
}

/// Adds a field unless its text is empty.
#[inline]
fn known(fields: &mut impl Fields, field: Field, value: Option<&'static FieldValue>) {
    if let Some(value) = value.filter(|value| !value.as_str().is_empty()) {
        fields.add(field, Value::Known(value));
    }
}

pub(super) fn is_read(method: &str) -> bool {
    matches!(method, "GET" | "HEAD")
}

/// The representation that is sent to a request.
struct Negotiated<'a> {
    page: Page<'a>,
    /// `None` is identity.
    encoding: Result<Option<Encoding>, NotAcceptable>,
    /// The header fields by which it was chosen from the available ones: a cache must compare them
    /// (RFC 9110, section 12.5.5).
    vary: &'static FieldValue,
}

fn negotiate<'a>(
    charter: Charter<'a>,
    request: &Request<'_>,
    headers: Headers<'_>,
) -> Result<Negotiated<'a>, Nowhere> {
    let languages = charter.languages();
    let specified = Specified::read(request, languages)?;
    let language = match specified.language {
        Some(language) => language,
        None if languages.len() < 2 => 0,
        None => accept_language::language(headers, languages).unwrap_or(0),
    };

    let template = charter.template();
    let mut offered = [Format::Html; Format::SERVED.len()];
    let mut count = 0;
    for format in Format::SERVED {
        if template.has(PageKind::Charter, format, language) {
            offered[count] = format;
            count += 1;
        }
    }
    let offered = &offered[..count];
    let format = match specified.format {
        Some(format) if !offered.contains(&format) => return Err(Nowhere),
        Some(format) => format,
        None => match accept::format(headers, offered) {
            Accepted::Format(format) => format,
            // A page in an unrequested format is better than none (RFC 9110, section 12.5.1).
            Accepted::Anything | Accepted::Nothing => *offered.first().ok_or(Nowhere)?,
        },
    };
    let page =
        Page::new(charter, PageKind::Charter, format, language, FormState::NEW).ok_or(Nowhere)?;

    let available = Encoding::ALL.iter().copied();
    let available =
        available.filter(|encoding| charter.body_bytes(format, language, *encoding).is_some());
    let is_compressed = available.clone().next().is_some();
    let encoding = accept_encoding::encodings(headers).best(available.map(Some).chain([None]));
    let by_format = specified.format.is_none() && count > 1;
    let by_language = specified.language.is_none() && languages.len() > 1;
    Ok(Negotiated {
        page,
        encoding,
        vary: vary(by_format, by_language, is_compressed),
    })
}

fn vary(format: bool, language: bool, encoding: bool) -> &'static FieldValue {
    &VARY[usize::from(format) | usize::from(language) << 1 | usize::from(encoding) << 2]
}

fn media_type(format: Format) -> Option<&'static FieldValue> {
    format.served_index().map(|at| &MEDIA_TYPES[at])
}
