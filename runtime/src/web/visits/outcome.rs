//! The answer to the form of the preferences page.

use alloc::string::ToString as _;

use super::super::body::Body;
use super::super::reply::{Field, Fields, Reply, Value};
use super::super::respond;
use crate::choice::{FormError, Outcome};

/// Returns the answer of an outcome that ends with the response.
pub(crate) fn answer_owned(outcome: &Outcome<'_>, fields: &mut impl Fields) -> Reply<'static> {
    let Reply { status, body } = answer(outcome, fields);
    let body = body.into_owned();
    Reply { status, body }
}

/// Returns the answer: the status, `Location`, a `Set-Cookie` header for each cookie, `Cache-Control:
/// no-store`, and the page or the sentence of the error if there is one.
pub(crate) fn answer<'o>(outcome: &'o Outcome<'_>, fields: &mut impl Fields) -> Reply<'o> {
    fields.reserve(6);
    fields.add(Field::CacheControl, Value::Text("no-store"));
    if let Some(location) = outcome.location() {
        fields.add(Field::Location, Value::Written(location));
    }
    for cookie in outcome.set_cookies() {
        fields.add(Field::SetCookie, Value::Written(&cookie.to_string()));
    }
    let body = match (outcome.page(), outcome.error()) {
        (Some(page), _) => {
            respond::page(page, fields);
            Body::page(page)
        }
        (None, Some(error)) => {
            if error == FormError::Method {
                fields.add(Field::Allow, Value::Text("POST"));
            }
            respond::sentence(fields);
            Body::text(error.to_string())
        }
        (None, None) => Body::bytes(b""),
    };
    Reply {
        status: outcome.status(),
        body,
    }
}
