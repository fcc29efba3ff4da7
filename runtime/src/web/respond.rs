//! A request to an answer.

use charte_core::body::Compressed;
use charte_core::coding::Coding;
use charte_core::form::FormState;
use charte_core::format::Format;
use charte_core::kind::Kind;

use super::accept::{self, Accepted};
use super::answer::{Answer, EntityTag, Field, Value};
use super::body::Body;
use super::encoding::Encoding;
use super::request::{Asked, Nowhere, Request};
use super::{accept_encoding, accept_language, entity_tag};
use crate::charter::Charter;
use crate::field_value::FieldValue;
use crate::headers::Headers;
use crate::page::Page;

/// How long whoever keeps a page may show it without asking: an hour. The entity tag makes asking
/// cheap then.
pub(super) const CACHE_CONTROL: &str = "public, max-age=3600";

/// Answers a request for a charter.
pub(super) fn answer<'a>(
    charter: Charter<'a>,
    cache_control: &'static str,
    request: &Request<'_>,
    headers: Headers<'_>,
) -> Answer<'a> {
    if !is_read(request.method) {
        return not_allowed();
    }
    let Ok(choice) = choose(charter, request, headers) else {
        return not_found(request.method);
    };
    let Choice {
        page,
        compressed,
        encoding,
        vary,
    } = choice;
    let Some(encoding) = encoding else {
        return not_acceptable(request.method);
    };
    let tag = EntityTag::new(page.content_hash(), encoding);
    if entity_tag::is_held(headers, tag.as_bytes()) {
        // What a 200 would say that a cache needs, and no more: RFC 9110, section 15.4.5.
        return Answer::new(304, Body::EMPTY)
            .with_tag(tag)
            .with(Field::CacheControl, Value::Text(cache_control))
            .with(Field::Vary, Value::Known(vary));
    }
    let body = compressed.map_or_else(|| Body::page(page), Body::compressed);
    with_body(200, body, request.method)
        .with(Field::ContentType, media_type(page.format()))
        .with(Field::ContentLanguage, Value::Text(page.language()))
        .with(
            Field::ContentEncoding,
            Value::Text(encoding.token().unwrap_or_default()),
        )
        .with_tag(tag)
        .with(Field::CacheControl, Value::Text(cache_control))
        .with(Field::Vary, Value::Known(vary))
        .with(Field::Link, known(charter.alternates(page.format())))
        .with(
            Field::ContentSecurityPolicy,
            security_policy(charter, page.format()),
        )
        .with(Field::ContentTypeOptions, Value::Known(&NO_SNIFFING))
        .with(Field::ReferrerPolicy, Value::Known(&NO_REFERRER))
}

/// An answer that there is nothing: it says nothing of what there is, or for whom.
pub(super) fn not_found<'a>(method: &str) -> Answer<'a> {
    told(404, "There is no page here.\n", method)
}

/// The answer to a request with two hosts: RFC 9112, section 3.2.
pub(super) fn bad_request<'a>(method: &str) -> Answer<'a> {
    told(400, "The request names its host twice.\n", method)
}

/// The answer to a request that takes no coding that there is, not even none at all.
fn not_acceptable<'a>(method: &str) -> Answer<'a> {
    let text = "`Accept-Encoding` rules out every encoding that there is, and none at all.\n";
    told(406, text, method)
}

fn not_allowed<'a>() -> Answer<'a> {
    told(405, "This page can only be read.\n", "GET").with(Field::Allow, Value::Text("GET, HEAD"))
}

/// A sentence instead of a page, which nobody keeps.
fn told<'a>(status: u16, sentence: &'static str, method: &str) -> Answer<'a> {
    with_body(status, Body::bytes(sentence.as_bytes()), method)
        .with(Field::ContentType, media_type(Format::Text))
        .with(Field::CacheControl, Value::Text("no-store"))
        .with(Field::ContentTypeOptions, Value::Known(&NO_SNIFFING))
}

static NO_SNIFFING: FieldValue = FieldValue::new("nosniff");
static NO_REFERRER: FieldValue = FieldValue::new("no-referrer");
/// For what is no document that a browser builds.
static NOTHING: FieldValue = FieldValue::new("default-src 'none'; frame-ancestors 'self'");
static MEDIA_TYPES: [FieldValue; Format::SERVED.len()] = [
    FieldValue::new(Format::SERVED[0].media_type()),
    FieldValue::new(Format::SERVED[1].media_type()),
    FieldValue::new(Format::SERVED[2].media_type()),
    FieldValue::new(Format::SERVED[3].media_type()),
];
/// By format (1), language (2) and encoding (4).
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

/// An answer with this body, or, to `HEAD`, with its length alone (RFC 9110, section 9.3.2).
fn with_body<'a>(status: u16, body: Body<'a>, method: &str) -> Answer<'a> {
    if method == "HEAD" {
        let length = Value::Number(body.len());
        return Answer::new(status, Body::EMPTY).with(Field::ContentLength, length);
    }
    Answer::new(status, body)
}

fn is_read(method: &str) -> bool {
    matches!(method, "GET" | "HEAD")
}

/// The representation that a request gets.
struct Choice<'a> {
    page: Page<'a>,
    /// The page in this encoding; `None` for identity.
    compressed: Option<Compressed<'static>>,
    /// `None` where the request accepts none.
    encoding: Option<Encoding>,
    /// The header fields by which it was chosen among those that there are: what a cache must
    /// compare (RFC 9110, section 12.5.5).
    vary: &'static FieldValue,
}

fn choose<'a>(
    charter: Charter<'a>,
    request: &Request<'_>,
    headers: Headers<'_>,
) -> Result<Choice<'a>, Nowhere> {
    let asked = Asked::read(request)?;
    let languages = charter.languages();
    let explicit = match asked.language {
        None => None,
        Some(tag) => {
            let found = accept_language::lookup(tag, languages);
            if found.is_none() && asked.is_file {
                return Err(Nowhere);
            }
            found // of an address with a language that is not there, the visitor's counts
        }
    };
    let language = match explicit {
        Some(language) => language,
        None if languages.len() < 2 => 0,
        None => accept_language::language(headers, languages).unwrap_or(0),
    };

    let template = charter.template();
    let mut offered = [Format::Html; Format::SERVED.len()];
    let mut count = 0;
    for format in Format::SERVED {
        if template.layout(Kind::Charter, format, language).is_some() {
            offered[count] = format;
            count += 1;
        }
    }
    let offered = &offered[..count];
    let format = match asked.format {
        Some(format) if !offered.contains(&format) => return Err(Nowhere),
        Some(format) => format,
        None => match accept::format(headers, offered) {
            Accepted::Format(format) => format,
            // A page that somebody did not ask for is better than none (RFC 9110, section 12.5.1).
            Accepted::Anything | Accepted::Nothing => *offered.first().ok_or(Nowhere)?,
        },
    };
    let page =
        Page::new(charter, Kind::Charter, format, language, FormState::NEW).ok_or(Nowhere)?;

    let brotli = page.compressed(Coding::Brotli);
    let gzip = page.compressed(Coding::Gzip);
    let available: &[Encoding] = match (&brotli, &gzip) {
        (None, None) => &[Encoding::Identity],
        (None, Some(_)) => &[Encoding::Gzip, Encoding::Identity],
        (Some(_), None) => &[Encoding::Brotli, Encoding::Identity],
        (Some(_), Some(_)) => &[Encoding::Brotli, Encoding::Gzip, Encoding::Identity],
    };
    let encoding = accept_encoding::encodings(headers).best(available);
    let compressed = match encoding {
        Some(Encoding::Brotli) => brotli,
        Some(Encoding::Gzip) => gzip,
        Some(Encoding::Identity) | None => None,
    };
    let by_format = asked.format.is_none() && count > 1;
    let by_language = explicit.is_none() && languages.len() > 1;
    Ok(Choice {
        page,
        compressed,
        encoding,
        vary: vary(by_format, by_language, available.len() > 1),
    })
}

fn vary(format: bool, language: bool, encoding: bool) -> &'static FieldValue {
    &VARY[usize::from(format) | usize::from(language) << 1 | usize::from(encoding) << 2]
}

fn media_type(format: Format) -> Value {
    known(format.served_index().map(|at| &MEDIA_TYPES[at]))
}

fn security_policy(charter: Charter<'_>, format: Format) -> Value {
    match format {
        Format::Html => known(charter.security_policy(Kind::Charter)),
        _ => Value::Known(&NOTHING),
    }
}

fn known(value: Option<&'static FieldValue>) -> Value {
    value.map_or(Value::Text(""), Value::Known)
}
