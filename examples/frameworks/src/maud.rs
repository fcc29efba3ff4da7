//! maud 0.27: the charter is HTML already.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::fragment;

/// The page of cookies.
pub fn cookies(language: &str) -> Markup {
    let charter = PreEscaped(fragment(language).to_string());
    layout(language, "Cookies", &charter)
}

/// A page of the app.
fn layout(language: &str, title: &str, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="stylesheet" href="/site.css";
            }
            body {
                main { (content) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::fragment;

    #[test]
    fn the_charter_is_in_the_layout() {
        let html = super::cookies("en").into_string();
        let main = format!("<main>{}</main>", fragment("en"));
        assert!(
            html.starts_with("<!DOCTYPE html><html lang=\"en\">"),
            "{html}"
        );
        assert!(html.contains(&main), "{html}");
    }
}
