//! The Rust blocks of the guides, as documentation tests.

#[doc = include_str!("../../docs/audit.md")]
mod audit {}

#[doc = include_str!("../../docs/consent.md")]
mod consent {}

#[doc = include_str!("../../docs/fleet.md")]
mod fleet {}

#[doc = include_str!("../../docs/receipts.md")]
mod receipts {}

#[doc = include_str!("../../docs/serving.md")]
mod serving {}

#[doc = include_str!("../../docs/site.md")]
mod site {}

#[doc = include_str!("../../docs/tenants.md")]
mod tenants {}

#[doc = include_str!("../../docs/third-parties.md")]
mod third_parties {}

#[doc = include_str!("../../docs/typed-cookies.md")]
mod typed_cookies {}
