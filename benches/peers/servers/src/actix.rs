//! actix-files: the page and its compressed forms on disk.

use std::net::Ipv4Addr;
use std::path::PathBuf;

use actix_files::Files;
use actix_web::{App, HttpServer, rt};

use crate::life;

/// Serves until the standard input ends.
pub(crate) fn serve(site: PathBuf, port: u16) {
    life::end_with_input();
    let server =
        HttpServer::new(move || App::new().service(Files::new("/", &site).try_compressed()));
    let server = server
        .workers(1)
        .tcp_nodelay(true)
        .bind((Ipv4Addr::LOCALHOST, port));
    let server = server.expect("the port is free").run();
    rt::System::new()
        .block_on(server)
        .expect("actix's server never ends");
}
