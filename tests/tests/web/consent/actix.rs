//! actix.

use actix_web::rt::System;
use actix_web::test::{call_service, init_service};
use actix_web::{App as ActixApp, HttpResponse, web};
use charte::Visit;

use super::app::{self, App};
use crate::exchange::{Answer, Request};
use crate::servers::{from_actix, to_actix};

async fn cached(visit: Visit<'static>, at: web::Path<usize>) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    response.content_type("text/plain; charset=utf-8");
    for (name, value) in app::CACHED[*at] {
        response.append_header((*name, *value));
    }
    response.body(format!("{:?}", visit.answer("audience")))
}

/// The answer of the program to a request.
pub(crate) fn answer(app: App, request: &Request) -> Answer {
    System::new().block_on(async {
        let program = ActixApp::new()
            .route(
                "/",
                web::get().to(async |visit: Visit<'static>| app::home(&visit)),
            )
            .route(
                "/sign-in",
                web::post().to(async |visit: Visit<'static>| app::sign_in(&visit)),
            )
            .route(
                "/sign-out",
                web::post().to(async |visit: Visit<'static>| app::sign_out(&visit)),
            )
            .route(
                "/wrong",
                web::get().to(async |visit: Visit<'static>| app::wrong(&visit)),
            )
            .route("/plain", web::get().to(async || app::PLAIN))
            .route("/cached/{at}", web::get().to(cached))
            .wrap(app.visits());
        let program = init_service(program).await;
        let asked = to_actix(request).set_payload(request.body.clone());
        let response = call_service(&program, asked.to_request()).await;
        from_actix(response.map_into_boxed_body()).await
    })
}
