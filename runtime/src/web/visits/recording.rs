//! Answers whose receipt is stored before the response.

use alloc::boxed::Box;
use alloc::sync::Arc;
use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll, Waker};

use http::Response;

use super::super::request::Request;
use super::address::Address;
use super::exchange::Exchange;
use super::outcome;
use super::settings::Visits;
use crate::choice::{Outcome, handle};
use crate::headers::Headers;
use crate::receipt::{Receipt, ReceiptId};
use crate::web::Body;
use crate::web::convert::response;
use crate::web::endpoint::{self, naming};

/// An answer, after its receipt is stored.
pub(crate) type Recording = Pin<Box<dyn Future<Output = Outcome<'static>> + Send>>;

/// What an answer counts whose receipt could not be stored: the decision of the program.
///
/// # Examples
/// ```
/// # charte::charters! { mod town = "../policies/town/town.toml"; }
/// # async fn store(_: charte::receipt::Receipt) -> std::io::Result<()> { Ok(()) }
/// use charte::web::{NotRecorded, Visits};
///
/// let visits = Visits::site(town::TOWN_EXAMPLE_ORG).receipts(async |receipt| {
///     store(receipt).await.map_err(|error| {
///         eprintln!("a receipt is lost: {error}");
///         NotRecorded::Refuse
///     })
/// });
/// # let _ = visits;
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NotRecorded {
    /// Consent without a receipt does not count: see
    /// [`Outcome::not_recorded`](crate::choice::Outcome::not_recorded). A refusal and a withdrawal
    /// count.
    Refuse,
    /// The answer counts, without a receipt.
    GoOn,
}

/// What stores a receipt.
pub(super) type Hook = Arc<dyn Fn(Receipt) -> Storing + Send + Sync>;

type Storing = Pin<Box<dyn Future<Output = Result<(), NotRecorded>> + Send>>;

impl Visits {
    /// Stores a receipt of each answer before the response: `store` gets it, and reports and decides
    /// what happens if it cannot be stored. The visitor waits for it, so it needs a timeout; the crate
    /// `charte-receipts` has one.
    ///
    /// The next page shows the number of the receipt, from the query `charte-receipt` of its address.
    /// If the operating system has no random numbers, there is no receipt, and consent does not count.
    #[must_use]
    pub fn receipts<F>(self, store: impl Fn(Receipt) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<(), NotRecorded>> + Send + 'static,
    {
        self.with(|settings| {
            settings.receipts = Some(Arc::new(move |receipt| Box::pin(store(receipt))));
        })
    }
}

impl Visits {
    /// Answers a request for an address of the policy, as [`respond`](Self::respond) does, after its
    /// receipt is stored. The future does not borrow the request.
    ///
    /// # Examples
    /// ```
    /// # charte::charters! { mod town = "../policies/town/town.toml"; }
    /// # async fn answer(visits: charte::web::Visits) -> Result<(), http::Error> {
    /// let request = http::Request::post("/cookies").header("host", "town.example.org").body(())?;
    /// if let Some(response) = visits.respond_when_recorded(&request, b"choice=refuse") {
    ///     let response = response.await;
    ///     # let _ = response;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn respond_when_recorded<B>(
        &self,
        request: &http::Request<B>,
        body: &[u8],
    ) -> Option<impl Future<Output = Response<Body<'static>>> + Send + use<B>> {
        let asked = endpoint::request(request.method(), request.uri(), naming(request.version()));
        let headers = Headers::from(request.headers());
        let exchange = Exchange::new(self, &asked, headers);
        let address = exchange.address(asked.path)?;
        let answer = match exchange.recording(address, &asked, headers, body) {
            Some(recording) => Err(recording),
            None => Ok(response(|fields| {
                exchange.answer(address, &asked, headers, body, fields)
            })),
        };
        Some(async move {
            match answer {
                Ok(response) => response,
                Err(recording) => {
                    let outcome = recording.await;
                    response(|fields| outcome::answer_owned(&outcome, fields))
                }
            }
        })
    }
}

impl Exchange {
    /// Returns the answer to a form, if the program stores receipts and this one at once. One that is
    /// stored later counts as not recorded.
    pub(super) fn recorded_now<'v>(
        &'v self,
        address: Address,
        request: &Request<'_>,
        headers: Headers<'v>,
        body: &[u8],
    ) -> Option<Outcome<'v>> {
        let mut recording = self.recording(address, request, headers, body)?;
        let mut context = Context::from_waker(Waker::noop());
        if let Poll::Ready(outcome) = recording.as_mut().poll(&mut context) {
            return Some(outcome);
        }
        let visit = self.visit(headers).ok()?;
        Some(handle(visit, request.method, body).not_recorded())
    }

    /// Returns the answer to a form, if the program stores receipts.
    pub(crate) fn recording(
        &self,
        address: Address,
        request: &Request<'_>,
        headers: Headers<'_>,
        body: &[u8],
    ) -> Option<Recording> {
        let hook = self.visits.hook()?;
        if address != Address::Preferences || request.method != "POST" {
            return None;
        }
        let visit = self.visit(headers).ok()?.into_owned();
        let outcome = handle(visit, request.method, body);
        Some(Box::pin(async move {
            let Ok(id) = ReceiptId::random() else {
                return outcome.not_recorded();
            };
            let Some(receipt) = outcome.receipt(id) else {
                return outcome;
            };
            match hook(receipt).await {
                Ok(()) => outcome.with_receipt(id),
                Err(NotRecorded::Refuse) => outcome.not_recorded(),
                Err(NotRecorded::GoOn) => outcome,
            }
        }))
    }
}
