//! A charter in the web frameworks of Rust, a file for each.
//!
//! | file | framework | what is shown |
//! |---|---|---|
//! | [`hyper`] | hyper 1 | the charter at a path, without a framework |
//! | [`axum`] | axum 0.8 | routes for the charter, a page as a response |
//! | [`actix`] | actix-web 4 | the same |
//! | [`leptos`] | Leptos 0.8 | the charter in a page of the app, rendered on the server |
//! | [`dioxus`] | Dioxus 0.7 | the same |
//! | [`maud`] | maud 0.27 | the charter in a layout |
//! | [`askama`] | askama 0.16 | the charter in a template |
//!
//! `docs/frameworks.md` shows these files, and says what a page of an app needs for a charter.

pub mod actix;
pub mod askama;
pub mod axum;
pub mod dioxus;
pub mod hyper;
pub mod leptos;
pub mod maud;

use charte::web::Endpoint;
use charte::{Charter, Format, Page};

/// The charter of the town, in French and English.
pub const CHARTER: Charter<'static> = charte::charter!("../../policies/exemplary/cookies.toml");

/// The endpoint that answers requests for the charter.
pub const ENDPOINT: Endpoint = Endpoint::site(CHARTER);

/// The charter for a page of the app, in the language of the app, or else in that of the policy.
pub fn fragment(language: &str) -> Page<'static> {
    let page = CHARTER.page(Format::Fragment, language);
    page.unwrap_or(CHARTER.fragment())
}

#[cfg(test)]
mod tests {
    use super::{CHARTER, fragment};

    #[test]
    fn a_missing_language_falls_back_to_that_of_the_policy() {
        assert_eq!(fragment("en").language(), "en");
        assert_eq!(fragment("de").language(), "fr");
        assert_eq!(fragment("de").to_string(), CHARTER.fragment().to_string());
    }
}
