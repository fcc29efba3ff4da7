//! A page of charte as the template of another engine: the text of the page, with holes for the
//! values of its platform.

use std::fmt::Write as _;

/// A page that was cut at the values of its platform.
#[derive(Clone, Debug)]
pub struct Template<'a> {
    pieces: Vec<Piece<'a>>,
}

/// A piece of a page.
#[derive(Clone, Copy, Debug)]
enum Piece<'a> {
    Text(&'a str),
    /// A hole: the name of its value.
    Hole(&'static str),
}

/// The values of holes: the URL as a text, the URL as the address of a link, the host.
pub const VALUES: [&str; 3] = ["url", "href", "host"];

impl<'a> Template<'a> {
    /// Cuts a page at the values of the platform with this URL.
    ///
    /// # Panics
    /// If the page has an opening brace before a character with a meaning for the engines, or if
    /// the URL is not `https://` and a host.
    pub fn of(page: &'a str, url: &str) -> Self {
        for mark in ["{{", "{%", "{#"] {
            assert!(!page.contains(mark), "the page has `{mark}`");
        }
        let host = url.strip_prefix("https://").expect("an https URL");
        let mut pieces = Vec::new();
        for (position, between) in page.split(url).enumerate() {
            if position > 0 {
                let is_link =
                    matches!(pieces.last(), Some(Piece::Text(text)) if text.ends_with("href=\""));
                pieces.push(Piece::Hole(if is_link { "href" } else { "url" }));
            }
            for (position, text) in between.split(host).enumerate() {
                if position > 0 {
                    pieces.push(Piece::Hole("host"));
                }
                if !text.is_empty() {
                    pieces.push(Piece::Text(text));
                }
            }
        }
        Self { pieces }
    }

    /// Returns the template for askama, handlebars, minijinja and tera: `{{ url }}`, with `filter`
    /// after the name.
    pub fn braces(&self, filter: &str) -> String {
        let mut template = String::new();
        for piece in &self.pieces {
            let _ = match piece {
                Piece::Text(text) => write!(template, "{text}"),
                Piece::Hole(name) => write!(template, "{{{{ {name}{filter} }}}}"),
            };
        }
        template
    }

    /// Returns the content of `html! { ... }` for maud. Texts are written unchanged, values are
    /// escaped.
    pub fn maud(&self) -> String {
        let mut template = String::new();
        for piece in &self.pieces {
            let _ = match piece {
                Piece::Text(text) => writeln!(template, "(::maud::PreEscaped({text:?}))"),
                Piece::Hole(name) => writeln!(template, "({name})"),
            };
        }
        template
    }

    /// Returns the page of another platform.
    pub fn fill(&self, url: &str) -> String {
        let host = url.strip_prefix("https://").unwrap_or(url);
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text,
            Piece::Hole("host") => host,
            Piece::Hole(_) => url,
        });
        pieces.collect()
    }
}
