//! axum 0.8: an [`Endpoint`](charte::web::Endpoint) is a service, and a [`Page`] is a response.

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::get;
use charte::{Format, Page};

use crate::{CHARTER, ENDPOINT};

/// The routes of the app.
pub fn router() -> Router {
    Router::new()
        .route("/", get(async || "The town"))
        // At one path.
        .route_service("/cookies/charte", ENDPOINT)
        // At a path, and below it as files: `/legal/cookies/charter.en.md`.
        .merge(charte::axum::router("/legal/cookies", ENDPOINT))
        // One page in a language of the app.
        .route("/{language}/cookies", get(page))
}

async fn page(Path(language): Path<String>) -> Result<Page<'static>, StatusCode> {
    let page = CHARTER.page(Format::Html, &language);
    page.ok_or(StatusCode::NOT_FOUND)
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::http::{Request, Response, StatusCode};
    use charte::Format;
    use tower::ServiceExt as _;

    use crate::CHARTER;

    async fn get(path: &str) -> Response<Body> {
        let request = Request::get(path).header("host", "ville.example.org");
        let request = request.body(Body::empty());
        let request = request.expect("the test names a path");
        let Ok(response) = super::router().oneshot(request).await;
        response
    }

    async fn text(response: Response<Body>) -> String {
        let body = to_bytes(response.into_body(), usize::MAX).await;
        String::from_utf8_lossy(&body.expect("the body is in memory")).into_owned()
    }

    #[tokio::test]
    async fn the_charter_is_at_its_paths() {
        for path in ["/cookies/charte", "/legal/cookies", "/legal/cookies/"] {
            let response = get(path).await;
            assert!(response.headers().contains_key("etag"), "{path}");
            assert_eq!(text(response).await, CHARTER.html().to_string(), "{path}");
        }
        let file = text(get("/legal/cookies/charter.fr.md").await).await;
        assert_eq!(file, CHARTER.markdown().to_string());
    }

    #[tokio::test]
    async fn a_page_is_a_response() {
        let page = CHARTER.page(Format::Html, "en").expect("it has English");
        let response = get("/en/cookies").await;
        let policy = &response.headers()["content-security-policy"];
        assert_eq!(policy, page.security_policy());
        assert_eq!(text(response).await, page.to_string());
        assert_eq!(get("/de/cookies").await.status(), StatusCode::NOT_FOUND);
    }
}
