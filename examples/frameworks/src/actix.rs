//! actix-web 4: routes that a [`ServiceConfig`] takes, and a [`Page`] is a responder.

use actix_web::web::{self, ServiceConfig};
use charte::{Format, Page};

use crate::{CHARTER, ENDPOINT};

/// The routes of the app: `App::new().configure(routes)`.
pub fn routes(config: &mut ServiceConfig) {
    config
        // At a path, and below it as files: `/legal/cookies/charter.en.md`.
        .configure(charte::actix::routes("/legal/cookies", ENDPOINT))
        // One page in a language of the app; `None` becomes a 404.
        .route("/{language}/cookies", web::get().to(page));
}

async fn page(language: web::Path<String>) -> Option<Page<'static>> {
    CHARTER.page(Format::Html, &language)
}

#[cfg(test)]
mod tests {
    use actix_web::App;
    use actix_web::body::MessageBody as _;
    use actix_web::dev::ServiceResponse;
    use actix_web::http::StatusCode;
    use actix_web::rt::System;
    use actix_web::test::{TestRequest, call_service, init_service};
    use charte::Format;

    use crate::CHARTER;

    fn get(path: &str) -> ServiceResponse {
        System::new().block_on(async {
            let app = init_service(App::new().configure(super::routes)).await;
            let request = TestRequest::get().uri(path);
            let request = request.insert_header(("host", "ville.example.org"));
            call_service(&app, request.to_request()).await
        })
    }

    fn text(response: ServiceResponse) -> String {
        let body = response.into_body().try_into_bytes();
        String::from_utf8_lossy(&body.expect("the body is in memory")).into_owned()
    }

    #[test]
    fn the_charter_is_at_its_paths() {
        for path in ["/legal/cookies", "/legal/cookies/"] {
            let response = get(path);
            assert!(response.headers().contains_key("etag"), "{path}");
            assert_eq!(text(response), CHARTER.html().to_string(), "{path}");
        }
        let file = text(get("/legal/cookies/charter.fr.md"));
        assert_eq!(file, CHARTER.markdown().to_string());
    }

    #[test]
    fn a_page_is_a_responder() {
        let page = CHARTER.page(Format::Html, "en").expect("it has English");
        let response = get("/en/cookies");
        let policy = response.headers().get("content-security-policy");
        assert!(policy.is_some_and(|policy| policy == page.security_policy()));
        assert_eq!(text(response), page.to_string());
        assert_eq!(get("/de/cookies").status(), StatusCode::NOT_FOUND);
    }
}
