//! Leptos 0.8, rendered on the server: the charter is the `inner_html` of an element.

use leptos::prelude::*;

use crate::fragment;

/// The language of the app, as a BCP 47 tag.
#[derive(Clone, Copy)]
pub struct Language(pub &'static str);

/// The charter.
#[component]
pub fn Cookies() -> impl IntoView {
    let Language(language) = expect_context();
    view! { <main inner_html=fragment(language).to_string() /> }
}

/// The document, with the page of cookies.
#[component]
pub fn App(
    /// That of the whole page.
    language: Language,
) -> impl IntoView {
    provide_context(language);
    view! {
        <!DOCTYPE html>
        <html lang=language.0>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>"Cookies"</title>
                <link rel="stylesheet" href="/site.css" />
            </head>
            <body>
                <Cookies />
            </body>
        </html>
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;

    use super::{App, Language};
    use crate::fragment;

    #[test]
    fn the_charter_is_in_the_language_of_the_app() {
        for language in ["fr", "en"] {
            let language = Language(language);
            let html = Owner::new().with(|| view! { <App language /> }.to_html());
            let Language(language) = language;
            let main = format!("<main>{}</main>", fragment(language));
            assert!(
                html.contains(&format!("<html lang=\"{language}\">")),
                "{html}"
            );
            assert!(html.contains(&main), "{html}");
        }
    }
}
