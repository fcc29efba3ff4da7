//! Dioxus 0.7, rendered on the server: the charter is the `dangerous_inner_html` of an element.

use dioxus::prelude::*;

use crate::fragment;

/// The charter, in the language of the app.
#[component]
pub fn Cookies(language: String) -> Element {
    rsx! {
        main { dangerous_inner_html: "{fragment(&language)}" }
    }
}

#[cfg(test)]
mod tests {
    use dioxus::prelude::*;

    use super::Cookies;
    use crate::fragment;

    #[test]
    fn the_charter_is_in_the_language_of_the_app() {
        for language in ["fr", "en"] {
            let html = dioxus::ssr::render_element(rsx! {
                Cookies { language }
            });
            assert_eq!(html, format!("<main>{}</main>", fragment(language)));
        }
    }
}
