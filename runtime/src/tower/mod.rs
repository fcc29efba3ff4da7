//! The guard as a layer: every `Set-Cookie` of every response, compared with the charter of its
//! host. With the feature `tower`.
//!
//! It works with every service over `http` 1 (axum, hyper, tonic) and with any body, which it does
//! not touch. Make it the outermost layer: it does not see the cookies of a layer outside of it,
//! such as one that keeps sessions.
//!
//! ```
//! use charte::tower::GuardLayer;
//!
//! # fn layer(fleet: charte::Fleet, of_tests: charte::Charter<'static>) -> GuardLayer {
//! GuardLayer::fleet(fleet).fallback(of_tests)
//! # }
//! ```
//!
//! [`Mode::Report`], the default, reports findings and changes nothing. [`Mode::Enforce`] also
//! removes the headers that have a finding. [`guard`](crate::guard) describes the findings, and
//! what is not judged.

mod future;
mod layer;
mod recorder;
mod report;
mod service;
mod settings;
#[cfg(feature = "web")]
mod visits;
mod watch;

pub use future::GuardFuture;
pub use layer::{GuardLayer, NoConsent};
pub use recorder::Recorder;
pub use report::Report;
pub use service::Guard;
pub use settings::Mode;
