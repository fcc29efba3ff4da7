//! A page of a charter as a response.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use charte::Page;

/// The response with this page.
pub(crate) fn page(page: Page<'static>) -> Response {
    // `to_string` would not know the length and grow several times. With the length there is one
    // allocation and one copy, which the body then takes over. (The pieces of the page are static
    // and could be sent without a copy, but some dozen small writes cost more than one memcpy.)
    let mut text = String::with_capacity(page.len());
    text.extend(page);
    let headers = [
        (header::CONTENT_TYPE, page.media_type()),
        (header::CONTENT_LANGUAGE, page.language()),
    ];
    (headers, text).into_response()
}
