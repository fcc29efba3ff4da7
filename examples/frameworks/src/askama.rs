//! askama 0.16: a page is a field of a template, which writes it through `Display`.

use askama::Template;
use charte::Page;

use crate::fragment;

/// The page of cookies.
#[derive(Template)]
#[template(path = "cookies.html")]
pub struct Cookies<'a> {
    language: &'a str,
    charter: Page<'static>,
}

impl<'a> Cookies<'a> {
    /// The page, in the language of the app.
    pub fn new(language: &'a str) -> Self {
        let charter = fragment(language);
        Self { language, charter }
    }
}

#[cfg(test)]
mod tests {
    use askama::Template as _;

    use super::Cookies;
    use crate::fragment;

    #[test]
    fn the_charter_is_in_the_template() -> askama::Result<()> {
        let html = Cookies::new("en").render()?;
        let main = format!("<main>\n{}</main>", fragment("en"));
        assert!(html.contains("<html lang=\"en\">"), "{html}");
        assert!(html.contains(&main), "{html}");
        Ok(())
    }
}
