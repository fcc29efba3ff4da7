//! The guard as a layer: every `Set-Cookie` of every response, compared with the charter of its
//! host. With the feature `tower`.
//!
//! It works with every service over `http` 1: axum, hyper, tonic, and with any body, which it does
//! not touch. Make it the outermost layer: a layer outside of it, one that keeps sessions for
//! instance, sets cookies that it does not see.
//!
//! ```
//! use charte::tower::GuardLayer;
//!
//! # fn layer(fleet: charte::Fleet, of_tests: charte::Charter<'static>) -> GuardLayer {
//! GuardLayer::fleet(fleet).otherwise(of_tests)
//! # }
//! ```
//!
//! [`Mode::Report`], which is the default, tells findings and changes nothing; [`Mode::Enforce`] also
//! takes out the headers that have one. What a finding is, and what is not judged, says
//! [`guard`](crate::guard).

mod future;
mod layer;
mod report;
mod service;
mod watch;

pub use future::GuardFuture;
pub use layer::{GuardLayer, Mode, NoConsent};
pub use report::Report;
pub use service::Guard;
