//! A router in axum's own server.

use std::net::Ipv4Addr;

use axum::Router;
use axum::serve::ListenerExt as _;
use tokio::net::TcpListener;

use crate::life;

/// Serves until the standard input ends.
pub(crate) fn serve(router: Router, port: u16) {
    life::end_with_input();
    life::runtime().block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await;
        let listener = listener.expect("the port is free").tap_io(|stream| {
            stream.set_nodelay(true).expect("TCP has it");
        });
        axum::serve(listener, router)
            .await
            .expect("axum's server never ends");
    });
}
