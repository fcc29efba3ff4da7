//! Visits without a framework.

use http::Response;

use super::exchange::Exchange;
use super::outcome;
use super::settings::Visits;
use crate::headers::Headers;
use crate::web::body::Body;
use crate::web::convert::response;
use crate::web::endpoint::{naming, request};

impl Visits {
    /// Answers a request for an address of the policy; `None` if the request is for the program.
    ///
    /// For a framework that has no adapter. `body` is that of the request: the form. It may be cut
    /// after 16 KiB and one byte.
    ///
    /// In a program that stores receipts (feature `receipts`), use `respond_when_recorded`: this method does
    /// not wait, so a receipt that is not stored at once counts as one that could not be stored, and
    /// consent does not count.
    ///
    /// # Examples
    /// ```
    /// # charte::charters! { mod town = "../policies/town/town.toml"; }
    /// let visits = charte::web::Visits::site(town::TOWN_EXAMPLE_ORG);
    /// let request = http::Request::get("/cookies").header("host", "town.example.org").body(())?;
    /// let response = visits.respond(&request, b"").expect("the preferences page");
    /// assert_eq!(response.headers()["cache-control"], "private, no-cache");
    /// let request = http::Request::get("/").header("host", "town.example.org").body(())?;
    /// assert!(visits.respond(&request, b"").is_none());
    /// # Ok::<(), http::Error>(())
    /// ```
    pub fn respond<B>(
        &self,
        request: &http::Request<B>,
        body: &[u8],
    ) -> Option<Response<Body<'static>>> {
        let asked = self::request(request.method(), request.uri(), naming(request.version()));
        let headers = Headers::from(request.headers());
        let exchange = Exchange::new(self, &asked, headers);
        let address = exchange.address(asked.path)?;
        let recorded = exchange.recorded_now(address, &asked, headers, body);
        Some(response(|fields| match &recorded {
            Some(outcome) => outcome::answer_owned(outcome, fields),
            None => exchange.answer(address, &asked, headers, body, fields),
        }))
    }
}
