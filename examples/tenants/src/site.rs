//! The site that each town has: one page, its charter, and the page where visitors choose.

use axum::Router;
use axum::http::Uri;
use axum::routing::get;
use charte::choice::BANNER_STYLE;
use charte::web::Visits;
use charte::{SetError, Visit};
use maud::{Markup, PreEscaped, html};

use crate::tenants::Tenants;
use crate::tenants::towns::categories::Audience;
use crate::tenants::towns::cookies::VISITS;

/// The sites of all tenants: the host of a request decides.
pub(crate) fn router(tenants: &Tenants) -> Router {
    let towns = tenants.clone();
    let visits = Visits::by_host(move |host| towns.find(host));
    let guard = visits.guard();
    let routes = Router::new().route("/", get(home));
    routes.layer(visits).layer(guard)
}

async fn home(visit: Visit<'static>, uri: Uri) -> Result<Markup, SetError> {
    if let Some(granted) = visit.granted::<Audience>() {
        granted.add(VISITS, "1")?;
    }
    let charter = visit.charter();
    let name = charter.name("fr").unwrap_or(charter.host());
    let back = uri.path_and_query().map_or("/", |it| it.as_str());
    Ok(html! {
        (PreEscaped("<!doctype html>"))
        html lang="fr" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (name) }
                style { (PreEscaped(STYLE)) (PreEscaped(BANNER_STYLE)) }
            }
            body {
                @if let Some(banner) = visit.banner("fr", back) { (PreEscaped(banner.to_string())) }
                main {
                    h1 { (name) }
                    p { "Bienvenue sur le site de la commune." }
                    p { a href="/cookies/charter?lang=fr" { "Cookies" } }
                    p { a href="/cookies?lang=fr" { "Gérer mes cookies" } }
                }
            }
        }
    })
}

const STYLE: &str = "body{margin:0;font:1.0625rem/1.65 system-ui,sans-serif}main{max-width:40rem;margin:3rem auto;padding:0 1rem}";
