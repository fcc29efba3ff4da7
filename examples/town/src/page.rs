//! What every page of the town has: the visit, the language, and the frame with the banner.

use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_LANGUAGE};
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use charte::Visit;
use charte::choice::BANNER_STYLE;
use charte::web::NoVisit;
use maud::{Markup, PreEscaped, html};

use crate::town::CHARTER;

/// A request for a page.
pub(crate) struct Page {
    pub(crate) visit: Visit<'static>,
    /// `en` or `fr`.
    language: &'static str,
    path: String,
    query: Option<String>,
}

impl<S: Sync> FromRequestParts<S> for Page {
    type Rejection = NoVisit;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, NoVisit> {
        Ok(Self {
            visit: Visit::from_request_parts(parts, state).await?,
            language: language(parts),
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().map(str::to_owned),
        })
    }
}

/// The language in the address (`?lang=fr`), else the first of the browser's languages that the town has.
fn language(parts: &Parts) -> &'static str {
    let query = parts.uri.query().unwrap_or_default().split('&');
    let stated = query.filter_map(|field| field.strip_prefix("lang="));
    let accepted = parts.headers.get(ACCEPT_LANGUAGE);
    let accepted = accepted.and_then(|value| value.to_str().ok());
    let accepted = accepted.unwrap_or_default().split(',').map(str::trim);
    let known = |tag: &str| match tag.split(['-', ';']).next() {
        Some("fr") => Some("fr"),
        Some("en") => Some("en"),
        _ => None,
    };
    stated.chain(accepted).find_map(known).unwrap_or("en")
}

impl Page {
    /// Returns the text in the language of the page.
    pub(crate) fn say(&self, english: &'static str, french: &'static str) -> &'static str {
        if self.language == "fr" {
            french
        } else {
            english
        }
    }

    /// Returns the address of another page, which keeps the language.
    pub(crate) fn to(&self, path: &str) -> String {
        in_language(path, self.language)
    }

    /// Returns the address of the page where visitors choose.
    pub(crate) fn to_choice(&self) -> String {
        self.to(CHARTER.manage_path().unwrap_or("/cookies"))
    }

    /// Responds with this page. It begins with the banner, if there is something to ask.
    pub(crate) fn show(&self, title: &str, hero: &Markup, body: &Markup) -> Response {
        let address = match &self.query {
            Some(query) => format!("{}?{query}", self.path),
            None => self.path.clone(),
        };
        let banner = self.visit.banner(self.language, &address);
        let page = html! {
            (PreEscaped("<!doctype html>"))
            html lang=(self.language) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (title) }
                    style { (PreEscaped(STYLE)) (PreEscaped(BANNER_STYLE)) }
                }
                body {
                    @if let Some(banner) = banner { (PreEscaped(banner.to_string())) }
                    (self.header())
                    main {
                        div.hero { div.wide { (hero) } }
                        div.wide.content { (body) }
                    }
                    (self.footer())
                }
            }
        };
        ([(CONTENT_LANGUAGE, self.language)], page).into_response()
    }

    fn header(&self) -> Markup {
        html! {
            header {
                div.wide {
                    a.brand href=(self.to("/town")) { (self.say("Town of Example", "Ville d’Exemple")) }
                    nav aria-label=(self.say("The town", "La ville")) {
                        a href=(self.to("/town/video")) { (self.say("The council", "Le conseil")) }
                        a href=(self.to("/cookies/charter")) { "Cookies" }
                    }
                    nav.languages aria-label=(self.say("Language", "Langue")) {
                        @for (tag, name) in [("en", "English"), ("fr", "Français")] {
                            a href=(in_language(&self.path, tag)) lang=(tag) hreflang=(tag)
                                aria-current=[(tag == self.language).then_some("true")] { (name) }
                        }
                    }
                }
            }
        }
    }

    fn footer(&self) -> Markup {
        html! {
            footer {
                div.wide {
                    p { (self.say("Town of Example", "Ville d’Exemple")) br; "1 place de la Mairie" }
                    p {
                        (self.say("Open Monday to Friday", "Ouvert du lundi au vendredi")) br;
                        (self.say("8:30 am to 5 pm", "8 h 30 à 17 h"))
                    }
                    p { a href=(self.to_choice()) { (self.say("Manage cookies", "Gérer mes cookies")) } }
                }
            }
        }
    }
}

fn in_language(path: &str, language: &str) -> String {
    format!("{path}?lang={language}")
}

/// Light and dark, from 320 px.
const STYLE: &str = include_str!("site.css");
