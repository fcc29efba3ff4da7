//! Visits of a whole program: made of each request, with the pages of consent and the cookies that
//! they set.

mod address;
mod answer;
mod caching;
mod cookies;
mod exchange;
mod future;
mod layer;
mod no_visit;
pub(crate) mod outcome;
#[cfg(not(feature = "receipts"))]
#[path = "no_recording.rs"]
mod recording;
#[cfg(feature = "receipts")]
mod recording;
mod respond;
mod settings;

#[cfg(any(feature = "actix-web-4", feature = "rocket-0.5"))]
pub(crate) use address::Address;
#[cfg(any(feature = "actix-web-4", feature = "rocket-0.5"))]
pub(crate) use caching::{Additions, TARGETED};
#[cfg(any(
    feature = "actix-web-4",
    feature = "axum-0.8",
    feature = "rocket-0.5",
    feature = "tower"
))]
pub(crate) use exchange::Exchange;
pub use future::VisitedFuture;
pub use layer::Visited;
pub use no_visit::NoVisit;
#[cfg(feature = "receipts")]
pub use recording::NotRecorded;
pub use settings::Visits;
