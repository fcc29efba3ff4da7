//! The endpoint in each framework, at `/cookies`.

mod actix;
mod axum;
mod hyper;
mod no_framework;

use std::net::{Ipv4Addr, SocketAddr};

use charte::web::Endpoint;

use crate::exchange::{Answer, Request};

pub(crate) use actix::{InActix, from_actix, over_actix, to_actix};
pub(crate) use axum::{InAxum, over_axum, serve};
pub(crate) use hyper::over_hyper;
pub(crate) use no_framework::NoFramework;

/// A server in this process.
pub(crate) trait Server {
    fn answer(&self, request: &Request) -> Answer;
}

/// An address for which the system chooses the port.
const ANY_PORT: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

/// The endpoint for a path, without a router. The routers have the page at `/cookies` and the files below it.
fn mounted(endpoint: Endpoint, path: &str) -> Endpoint {
    match path {
        "/cookies" | "/cookies/" => endpoint,
        _ => endpoint.only_files(),
    }
}
