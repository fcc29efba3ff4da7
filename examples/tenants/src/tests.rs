//! Rows that become sites, without a socket.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use charte::audit::Audit;
use sqlx::SqlitePool;
use tempfile::TempDir;
use tower::ServiceExt as _;

use crate::site::router;
use crate::tenants::{Tenants, open};

/// A new database, and what is served of it.
struct Hosting {
    folder: TempDir,
    database: SqlitePool,
    tenants: Tenants,
    sites: Router,
}

impl Hosting {
    async fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let database = open(&file(&folder)).await.expect("a database");
        let tenants = Tenants::default();
        tenants.read(&database).await.expect("the tables");
        Self {
            sites: router(&tenants),
            folder,
            database,
            tenants,
        }
    }

    async fn run(&self, statement: &str) {
        let done = sqlx::query(statement).execute(&self.database).await;
        done.expect("a statement");
        self.tenants.read(&self.database).await.expect("the tables");
    }

    async fn send(&self, request: Request<Body>) -> Response {
        let Ok(response) = self.sites.clone().oneshot(request).await;
        response
    }

    async fn get(&self, host: &str, path: &str) -> (StatusCode, String) {
        let request = Request::get(path).header(header::HOST, host);
        let response = self.send(request.body(Body::empty()).expect("a request"));
        let (head, body) = response.await.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a body");
        (head.status, String::from_utf8_lossy(&body).into_owned())
    }
}

fn file(folder: &TempDir) -> String {
    folder.path().join("towns.db").display().to_string()
}

const NEW: &str = "INSERT INTO town VALUES ('nord.localhost', '<b>Nord</b>', 'Ville du Nord', \
                   'Town of the North', 'mailto:a@nord.example.org', 'mailto:b@nord.example.org')";

#[tokio::test]
async fn each_town_has_its_site_and_its_charter() {
    let hosting = Hosting::new().await;
    for (host, name, controller, privacy) in [
        (
            "valbourg.localhost",
            "Valbourg",
            "Ville de Valbourg",
            "mailto:dpo@valbourg.example.org",
        ),
        (
            "Rivemont.localhost:3002",
            "Rivemont",
            "Commune de Rivemont",
            "https://rivemont.example.org/privacy",
        ),
    ] {
        let (status, home) = hosting.get(host, "/").await;
        assert_eq!(status, StatusCode::OK, "{host}");
        assert!(home.contains(&format!("<h1>{name}</h1>")), "{home}");
        assert!(
            home.contains(controller),
            "the banner names who asks: {home}"
        );
        for path in ["/cookies?lang=fr", "/cookies/charter?lang=fr"] {
            let (status, page) = hosting.get(host, path).await;
            assert_eq!(status, StatusCode::OK, "{host}{path}");
            assert!(
                page.contains(controller) && page.contains(privacy),
                "{page}"
            );
        }
        let (_, english) = hosting.get(host, "/cookies/charter?lang=en").await;
        assert!(english.contains(&format!("of {name}")), "{english}");
    }
    let (status, _) = hosting.get("unknown.localhost", "/").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_row_is_served_without_a_restart() {
    let hosting = Hosting::new().await;
    assert_eq!(
        hosting.get("nord.localhost", "/").await.0,
        StatusCode::NOT_FOUND
    );
    hosting.run(NEW).await;
    // A name has no tag of HTML.
    assert_eq!(
        hosting.get("nord.localhost", "/").await.0,
        StatusCode::NOT_FOUND
    );
    hosting
        .run("UPDATE town SET name = 'Nord & Cie' WHERE host = 'nord.localhost'")
        .await;
    let (status, charter) = hosting
        .get("nord.localhost", "/cookies/charter?lang=fr")
        .await;
    assert_eq!(status, StatusCode::OK);
    assert!(charter.contains("Nord &amp; Cie"), "{charter}");
    // The other towns did not wait for this one.
    assert_eq!(
        hosting.get("valbourg.localhost", "/").await.0,
        StatusCode::OK
    );
    hosting
        .run("DELETE FROM town WHERE host = 'nord.localhost'")
        .await;
    assert_eq!(
        hosting.get("nord.localhost", "/").await.0,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn only_a_new_database_gets_towns() {
    let hosting = Hosting::new().await;
    hosting
        .run("DELETE FROM town WHERE host = 'rivemont.localhost'")
        .await;
    let again = open(&file(&hosting.folder)).await.expect("the database");
    let tenants = Tenants::default();
    tenants.read(&again).await.expect("the tables");
    assert!(tenants.find("valbourg.localhost").is_some());
    assert!(tenants.find("rivemont.localhost").is_none());
}

/// An answer counts in the town that asked, and in no other.
#[tokio::test]
async fn a_consent_is_for_one_town() {
    let hosting = Hosting::new().await;
    let form = Request::post("/cookies")
        .header(header::HOST, "valbourg.localhost:3002")
        .header(header::ORIGIN, "http://valbourg.localhost:3002")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("choice=accept&back=/&lang=fr"));
    let response = hosting.send(form.expect("a request")).await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(response.headers()[header::LOCATION], "/");
    let choice = response.headers()[header::SET_COOKIE]
        .to_str()
        .expect("a text");
    let choice = choice.split(';').next().unwrap_or_default().to_owned();
    for (host, granted) in [("valbourg.localhost", true), ("rivemont.localhost", false)] {
        let request = Request::get("/").header(header::HOST, host);
        let request = request.header(header::COOKIE, &choice).body(Body::empty());
        let response = hosting.send(request.expect("a request")).await;
        let set = response.headers().get_all(header::SET_COOKIE);
        let charter = hosting.tenants.find(host).expect("a town");
        let mut audit = Audit::new(charter.charter());
        if granted {
            audit = audit.granting(&["audience"]);
        }
        for header in &set {
            audit.set_cookie(header.to_str().expect("a text"));
        }
        assert_eq!(set.iter().count(), usize::from(granted), "{host}");
        if granted {
            audit.assert_declared();
        }
    }
}
