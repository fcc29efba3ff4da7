//! The endpoint over HTTP: what it answers in each framework, that its bodies decode, that a cache
//! in front of it works, and what a hostile request costs.
//!
//! `tests/web/cases/*.txt` has the exchanges. Bless them with `BLESS=1 cargo test -p charte-tests
//! --test web`, and read the difference beside RFC 9110.

mod allocations;
mod decoders;
mod exchange;
mod exchanges;
#[cfg(unix)]
mod nginx;
mod routes;
mod servers;
mod site;
#[cfg(unix)]
mod without_decoders;
