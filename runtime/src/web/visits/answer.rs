//! Answers a request for an address of the policy.

use alloc::string::ToString as _;

use charte_core::format::Format;

use super::super::accept_language;
use super::super::body::Body;
use super::super::reply::{Field, Fields, Reply, Value};
use super::super::request::{self, Request};
use super::super::respond;
use super::address::Address;
use super::caching::{PRIVATE, VARY, VARY_BY_LANGUAGE};
use super::exchange::Exchange;
use super::outcome;
use crate::charter::Charter;
use crate::choice::handle;
use crate::headers::Headers;
use crate::visit::Visit;

impl Exchange {
    /// Answers a request for an address of the policy. `body` is that of a form.
    pub(crate) fn answer(
        &self,
        address: Address,
        request: &Request<'_>,
        headers: Headers<'_>,
        body: &[u8],
        fields: &mut impl Fields,
    ) -> Reply<'static> {
        let Ok(charter) = &self.charter else {
            return respond::not_found(request.method, fields);
        };
        let charter = charter.charter();
        let Reply { status, body } = match address {
            Address::Charter | Address::File => {
                respond::answer(charter, None, request, headers, fields)
            }
            Address::Gpc => gpc(charter, request, fields),
            Address::Preferences => match self.visit(headers) {
                Ok(visit) if request.method == "POST" => {
                    let outcome = handle(visit, request.method, body);
                    return outcome::answer_owned(&outcome, fields);
                }
                Ok(visit) => {
                    let Reply { status, body } = self.preferences(&visit, request, headers, fields);
                    let body = body.into_owned();
                    return Reply { status, body };
                }
                Err(_) => respond::not_found(request.method, fields),
            },
        };
        Reply {
            status,
            body: body.into_owned(),
        }
    }

    /// Answers with the preferences page, in the state of this visitor.
    fn preferences<'v>(
        &self,
        visit: &'v Visit<'_>,
        request: &Request<'v>,
        headers: Headers<'_>,
        fields: &mut impl Fields,
    ) -> Reply<'v> {
        if !respond::is_read(request.method) {
            return respond::not_allowed("GET, HEAD, POST", fields);
        }
        let charter = visit.charter();
        let languages = charter.languages();
        let chosen = || {
            let chosen = self.visits.chosen_language(visit)?;
            accept_language::lookup(&chosen, languages)
        };
        let stated = request::language(request.query, languages).or_else(chosen);
        let language = stated.or_else(|| accept_language::language(headers, languages));
        let page = visit.preferences_at(Format::Html, language.unwrap_or(0), request.query);
        let Some(page) = page else {
            return respond::not_found(request.method, fields);
        };
        let is_negotiated = stated.is_none() && languages.len() > 1;
        fields.reserve(10);
        let reply = respond::with_body(200, Body::page(page), request.method, fields);
        respond::page(page, fields);
        fields.add(Field::CacheControl, Value::Known(&PRIVATE));
        let vary = if is_negotiated {
            &VARY_BY_LANGUAGE
        } else {
            &VARY
        };
        fields.add(Field::Vary, Value::Known(vary));
        for cookie in visit.deletions() {
            fields.add(Field::SetCookie, Value::Written(&cookie.to_string()));
        }
        // Those that the program adds while it chooses the language.
        for cookie in self.pending.take_cookies() {
            fields.add(Field::SetCookie, Value::Written(&cookie));
        }
        reply
    }
}

/// Answers with the GPC support resource.
fn gpc<'a>(charter: Charter<'_>, request: &Request<'_>, fields: &mut impl Fields) -> Reply<'a> {
    if !respond::is_read(request.method) {
        return respond::not_allowed("GET, HEAD", fields);
    }
    let Some(text) = charter.template().choice.gpc else {
        return respond::not_found(request.method, fields);
    };
    respond::shared_text(text, Format::Json, request.method, fields)
}
