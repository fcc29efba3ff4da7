//! The guard of a program with visits.

use alloc::boxed::Box;

use http::request::Parts;

use super::layer::GuardLayer;
use crate::web::Visits;
use crate::web::visits::Exchange;

impl Visits {
    /// Returns the guard of the same platforms, which knows what their visitors agreed to. Put it
    /// around these visits, so that it sees the cookies that they set.
    ///
    /// # Examples
    #[cfg_attr(feature = "axum-0.8-router", doc = "```")]
    #[cfg_attr(not(feature = "axum-0.8-router"), doc = "```ignore")]
    /// # charte::charters! { mod town = "../policies/town/town.toml"; }
    /// # fn routes() -> axum::Router { axum::Router::new() }
    /// use charte::web::Visits;
    ///
    /// let visits = Visits::site(town::TOWN_EXAMPLE_ORG);
    /// let guard = visits.guard();
    /// let app = routes().layer(visits).layer(guard);
    /// # let _ = app;
    /// ```
    pub fn guard(&self) -> GuardLayer<impl Fn(&Parts) -> Consents + Clone + use<>> {
        let (charters, visits) = (self.clone(), self.clone());
        let find = move |parts: &Parts| Exchange::of(&charters, parts).into_charter();
        GuardLayer::by_request(find).consent(move |parts| -> Consents {
            let exchange = Exchange::of(&visits, parts);
            match exchange.visit((&parts.headers).into()) {
                Ok(visit) => Box::new(visit.consents()),
                Err(_) => Box::new(|_| false),
            }
        })
    }
}

/// Whether the visitor of a request consented to a category.
type Consents = Box<dyn Fn(&str) -> bool + Send + Sync>;
