//! The endpoint over HTTP: its responses in each framework, its encoded bodies, a cache in front of it, and its
//! allocations for hostile requests.
//!
//! `tests/web/cases/*.txt` has the exchanges. Bless them with `BLESS=1 cargo test -p charte-tests
//! --test web`, and compare the difference with RFC 9110.

mod allocations;
mod consent;
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
