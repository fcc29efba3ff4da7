//! HTML: only semantic elements, no script, nothing loaded from elsewhere.
//!
//! A table is in a group that scrolls by itself, so that the page never scrolls sideways. The group
//! takes the focus, so that the arrow keys scroll it. On a narrow screen and on paper each row is a
//! block, for which a cell contains the title of its column (`data-label`). It is still a table:
//! browsers keep the roles of its parts, and HTML has no other roles for them (ARIA in HTML,
//! section 4). Ids that start with `charte-` are the writer's own.

mod banner;
mod block;
mod form;
mod inline;
mod resource;

pub use resource::{frame, placeholder, script};

use charte_core::escape::Escape;

use block::Writer;

use crate::document::{
    Banner, Classes, Confirmation, Document, Edition, Inline, Preferences, Switch,
};
use crate::locale::is_right_to_left;
use crate::output::Output;

/// The look of the HTML.
#[derive(Clone, Debug)]
pub struct Look {
    /// The style of the page. A fragment has no style.
    pub style: Style,
    /// The classes of elements.
    pub classes: Classes,
    /// The level of the first heading of a fragment, from 1. A page starts with 1.
    pub heading_base: u8,
}

/// The style of a page.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Style {
    /// The small stylesheet of the compiler.
    Plain,
    /// No stylesheet.
    None,
    /// The policy's own stylesheet.
    Own(String),
}

/// Writes a whole HTML document, with a switch if the page has several languages.
pub fn page(document: &Document, switch: Option<&Switch>, look: &Look) -> Output {
    let mut body = Output::default();
    if let Some(switch) = switch {
        self::switch(&mut body, switch);
    }
    block::body(&mut body, document, &look.classes, 1);
    whole(
        &document.language,
        &document.title,
        page_style(&look.style),
        body,
    )
}

/// Writes HTML to include in another page: no head, no style, headings from [`Look::heading_base`].
pub fn fragment(document: &Document, look: &Look) -> Output {
    let mut body = Output::default();
    block::body(&mut body, document, &look.classes, look.heading_base);
    part(&document.language, body)
}

/// Writes the preferences page as a whole HTML document, with a switch if the page has several
/// languages.
pub fn preferences_page(preferences: &Preferences, switch: Option<&Switch>, look: &Look) -> Output {
    let Preferences {
        language, title, ..
    } = preferences;
    let mut body = Output::default();
    if let Some(switch) = switch {
        self::switch(&mut body, switch);
    }
    form::body(&mut Writer::new(&mut body, &look.classes, 1), preferences);
    whole(language, title, preferences_style(&look.style), body)
}

/// Writes the preferences page as HTML to include in another page.
pub fn preferences_fragment(preferences: &Preferences, look: &Look) -> Output {
    let mut body = Output::default();
    let mut writer = Writer::new(&mut body, &look.classes, look.heading_base);
    form::body(&mut writer, preferences);
    part(&preferences.language, body)
}

/// Writes the banner.
pub fn banner(banner: &Banner, look: &Look) -> Output {
    let mut out = Output::default();
    banner::banner(&mut Writer::new(&mut out, &look.classes, 1), banner);
    out
}

/// Writes what confirms an answer in place of the banner.
pub fn confirmation(confirmation: &Confirmation, look: &Look) -> Output {
    let mut out = Output::default();
    banner::confirmation(&mut Writer::new(&mut out, &look.classes, 1), confirmation);
    out
}

/// Returns the text of the `style` element of a [`page`]; `None` if it has none.
pub fn page_style(style: &Style) -> Option<String> {
    self::style(style, &[PLAIN])
}

/// Returns the text of the `style` element of a [`preferences_page`]; `None` if it has none.
pub fn preferences_style(style: &Style) -> Option<String> {
    self::style(style, &[PLAIN, FORM])
}

/// Writes a document with this style and this body.
fn whole(language: &str, title: &[Inline], style: Option<String>, body: Output) -> Output {
    let mut out = Output::default();
    out.push("<!doctype html>\n<html");
    self::language(&mut out, language);
    out.push(">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    characters(&mut out, title);
    out.push("</title>\n");
    if let Some(style) = style {
        out.push("<style>");
        out.push(&style);
        out.push("</style>\n");
    }
    out.push("</head>\n<body>\n<main class=\"charte\">\n");
    out.append(body);
    out.push("</main>\n</body>\n</html>\n");
    out
}

/// Writes the links to the page in its other languages. They use the query, because it takes
/// precedence over the path and the headers at any address of the page.
fn switch(out: &mut Output, switch: &Switch) {
    out.push("<nav class=\"charte-languages\"");
    attribute(out, "aria-label", &switch.label);
    out.push(">\n");
    for edition in &switch.languages {
        let Edition {
            language,
            name,
            is_current,
        } = edition;
        let element = if *is_current { "span" } else { "a" };
        out.push("<");
        out.push(element);
        if *is_current {
            attribute(out, "aria-current", "true");
        } else {
            attribute(out, "href", &format!("?lang={language}"));
            attribute(out, "hreflang", language);
            self::language(out, language);
        }
        out.push(">");
        out.escaped(Escape::Html, name);
        out.push("</");
        out.push(element);
        out.push(">\n");
    }
    out.push("</nav>\n");
}

/// Writes a part of a page with this body.
fn part(language: &str, body: Output) -> Output {
    let mut out = Output::default();
    out.push("<div class=\"charte\"");
    // The surrounding page may be in another language.
    self::language(&mut out, language);
    out.push(">\n");
    out.append(body);
    out.push("</div>\n");
    out
}

/// Writes the language of an element, and its direction if it runs from right to left. An element
/// without a direction has that of the element around it.
fn language(out: &mut Output, tag: &str) {
    attribute(out, "lang", tag);
    if is_right_to_left(tag) {
        attribute(out, "dir", "rtl");
    }
}

/// Writes an attribute, with a space before it.
fn attribute(out: &mut Output, name: &str, value: &str) {
    out.push(" ");
    out.push(name);
    out.push("=\"");
    out.escaped(Escape::Html, value);
    out.push("\"");
}

/// Writes the `class` attribute with the writer's own classes and those of the design system; nothing if
/// there are none.
fn class<'a>(out: &mut Output, classes: impl IntoIterator<Item = Option<&'a str>>) {
    let classes: Vec<&str> = classes.into_iter().flatten().collect();
    if !classes.is_empty() {
        attribute(out, "class", &classes.join(" "));
    }
}

/// Writes the text of inlines, for an element that allows no markup.
fn characters(out: &mut Output, inlines: &[Inline]) {
    for inline in inlines {
        match inline {
            Inline::Text(written) | Inline::Code(written) => out.escaped(Escape::Html, written),
            Inline::Value(slot) => out.value(*slot, Escape::Html),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Link { text: inner, .. }
            | Inline::Foreign { text: inner, .. } => characters(out, inner),
            Inline::Break => out.push(" "),
        }
    }
}

/// Returns the text of a `style` element; `plain` are the sheets of the plain style.
fn style(style: &Style, plain: &[&str]) -> Option<String> {
    let css = match style {
        Style::Plain => plain.concat(),
        Style::None => return None,
        // The text as the HTML parser returns it, because browsers compute the hash of that text.
        Style::Own(css) => own_style(
            &css.replace("\r\n", "\n")
                .replace('\r', "\n")
                .replace('\0', "\u{fffd}"),
        ),
    };
    let end = if css.ends_with('\n') { "" } else { "\n" };
    Some(format!("\n{css}{end}"))
}

/// Returns a stylesheet in which nothing can end its element. The text of `style` has no character
/// references, but CSS reads `\/` in a string as `/`.
fn own_style(mut css: &str) -> String {
    let mut style = String::new();
    while let Some((before, after)) = css.split_once("</") {
        style.push_str(before);
        let tag = after.as_bytes().get(.."style".len());
        let ends = tag.is_some_and(|tag| tag.eq_ignore_ascii_case(b"style"));
        style.push_str(if ends { "<\\/" } else { "</" });
        css = after;
    }
    style + css
}

/// The plain style of every page, as it is sent. The colours of text, soft text, background, wash,
/// lines and links are `--t`, `--s`, `--b`, `--w`, `--l` and `--a`.
const PLAIN: &str = include_str!("plain.css");
/// The additional style of pages with a form.
const FORM: &str = include_str!("form.css");

#[cfg(test)]
mod tests {
    use charte_core::values::{Name, Slot, Values};

    use super::{Classes, FORM, Look, PLAIN, Style, fragment, page};
    use crate::document::{Block, Document, Edition, Inline, Switch};

    const VALUES: Values<'static> = Values {
        url: "https://data.issy.com",
        href: "https://data.issy.com",
        name: Name::Same("<R> & \"D\""),
        own: "",
    };

    fn look(style: Style) -> Look {
        Look {
            style,
            classes: Classes::default(),
            heading_base: 2,
        }
    }

    fn document() -> Document {
        Document {
            language: "fr".to_owned(),
            title: vec![
                Inline::Text("Cookies de ".to_owned()),
                Inline::Emphasis(vec![Inline::Value(Slot::Name)]),
            ],
            blocks: vec![Block::Heading {
                level: 2,
                id: None,
                text: vec![Inline::Text("Vos choix".to_owned())],
            }],
        }
    }

    #[test]
    fn a_page_is_a_whole_document() {
        let html = page(&document(), None, &look(Style::None)).fill(VALUES, 0);
        assert_eq!(
            html,
            "<!doctype html>\n\
             <html lang=\"fr\">\n\
             <head>\n\
             <meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>Cookies de &lt;R&gt; &amp; &quot;D&quot;</title>\n\
             </head>\n\
             <body>\n\
             <main class=\"charte\">\n\
             <h1>Cookies de <em>&lt;R&gt; &amp; &quot;D&quot;</em></h1>\n\
             <h2>Vos choix</h2>\n\
             </main>\n\
             </body>\n\
             </html>\n"
        );
    }

    #[test]
    fn a_page_links_its_other_languages() {
        let edition = |language: &str, name: &str, is_current| Edition {
            language: language.to_owned(),
            name: name.to_owned(),
            is_current,
        };
        let switch = Switch {
            label: "Langue".to_owned(),
            languages: vec![
                edition("fr", "Français", true),
                edition("en-GB", "English", false),
            ],
        };
        let html = page(&document(), Some(&switch), &look(Style::None)).fill(VALUES, 0);
        assert!(
            html.contains(
                "<main class=\"charte\">\n\
                 <nav class=\"charte-languages\" aria-label=\"Langue\">\n\
                 <span aria-current=\"true\">Français</span>\n\
                 <a href=\"?lang=en-GB\" hreflang=\"en-GB\" lang=\"en-GB\">English</a>\n\
                 </nav>\n<h1>"
            ),
            "{html}"
        );
    }

    #[test]
    fn a_fragment_declares_its_language_and_begins_at_the_base() {
        let html = fragment(&document(), &look(Style::Plain)).fill(VALUES, 0);
        assert_eq!(
            html,
            "<div class=\"charte\" lang=\"fr\">\n\
             <h2>Cookies de <em>&lt;R&gt; &amp; &quot;D&quot;</em></h2>\n\
             <h3>Vos choix</h3>\n\
             </div>\n"
        );
    }

    #[test]
    fn a_stylesheet_equals_the_text_that_browsers_read() {
        let style = super::page_style(&Style::Own("a{}\r\nb{}\rc{}\0".to_owned()));
        assert_eq!(style.as_deref(), Some("\na{}\nb{}\nc{}\u{fffd}\n"));
    }

    #[test]
    fn no_stylesheet_ends_its_element() {
        let css = "a::after{content:\"</STYLE><script>\"}@media (1px</**/width){}</styl";
        let html = page(&document(), None, &look(Style::Own(css.to_owned()))).fill(VALUES, 0);
        assert!(html.contains(
            "<style>\na::after{content:\"<\\/STYLE><script>\"}\
             @media (1px</**/width){}</styl\n</style>\n"
        ));
        let html = page(&document(), None, &look(Style::Plain)).fill(VALUES, 0);
        assert!(html.contains(PLAIN));
    }

    #[test]
    fn the_stylesheet_is_small_and_loads_nothing() {
        let both = PLAIN.len() + FORM.len();
        assert!(both <= 3_072, "{both} bytes");
        for forbidden in ["<", "url(", "@import", "//"] {
            assert!(!PLAIN.contains(forbidden), "{forbidden}");
            assert!(!FORM.contains(forbidden), "{forbidden}");
        }
    }
}
