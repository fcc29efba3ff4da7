//! Every page, in every language and in every state of its form.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use charte::{Charter, FormState, Format};

use crate::chromium::Chromium;
use crate::portals;
use crate::portals_site;
use crate::site::Site;

/// A charter with every key, in two languages, which no example serves.
static EXEMPLARY: Charter<'static> = charte::charter!("../../policies/exemplary/cookies.toml");

/// The languages of the town.
const LANGUAGES: [&str; 2] = ["en", "fr"];

/// An open page.
pub(crate) struct Page {
    /// A name that is also valid as a file name.
    pub(crate) name: String,
    /// Whether the page has its own style; a fragment has that of its host.
    pub(crate) is_styled: bool,
}

impl Page {
    fn styled(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            is_styled: true,
        }
    }
}

/// Opens every page, and calls `look` for each.
pub(crate) fn each(browser: &mut Chromium, mut look: impl FnMut(&mut Chromium, &Page)) {
    let site = Site::start(&[]);
    served(browser, &site, &mut look);
    chosen(browser, &site, &mut look);
    compiled(browser, &mut look);
}

/// An address (`data:`) with this page as its content.
pub(crate) fn address(html: &str) -> String {
    let html = BASE64_STANDARD.encode(html);
    format!("data:text/html;charset=utf-8;base64,{html}")
}

/// Opens the pages that the town serves to any visitor.
fn served(browser: &mut Chromium, site: &Site, look: &mut impl FnMut(&mut Chromium, &Page)) {
    for language in LANGUAGES {
        for (name, path) in [
            ("town-not-found", "/nothing"),
            ("town-charter", "/cookies/charter"),
        ] {
            browser.open(&site.address(&format!("{path}?lang={language}")));
            look(browser, &Page::styled(&format!("{name}-{language}")));
        }
    }
}

/// Opens the pages of the town before a choice, and after a refusal, a consent and a choice.
fn chosen(browser: &mut Chromium, site: &Site, look: &mut impl FnMut(&mut Chromium, &Page)) {
    for language in LANGUAGES {
        browser.forget();
        for state in ["new", "refused", "accepted"] {
            for (name, path) in [
                ("town", "/town"),
                ("video", "/town/video"),
                ("choice", "/cookies"),
            ] {
                browser.open(&site.address(&format!("{path}?lang={language}")));
                look(
                    browser,
                    &Page::styled(&format!("{name}-{state}-{language}")),
                );
            }
            // The page after the next press shows that the choice is saved.
            let (press, next) = match state {
                "new" => ("button[value=refuse]", "refused"),
                "refused" => ("button[value=accept]", "accepted"),
                _ => break,
            };
            browser.follow(press);
            look(
                browser,
                &Page::styled(&format!("choice-saved-{next}-{language}")),
            );
        }
        browser.click("input[value=videos]");
        browser.follow("button[value=choose]");
        look(
            browser,
            &Page::styled(&format!("choice-saved-in-part-{language}")),
        );
    }
}

/// Opens the pages of `examples/portals`, and pages and fragments that no example serves.
fn compiled(browser: &mut Chromium, look: &mut impl FnMut(&mut Chromium, &Page)) {
    for (name, html) in [
        ("index", portals_site::index()),
        ("not-found", portals_site::not_found()),
    ] {
        browser.open(&address(&html));
        look(browser, &Page::styled(name));
    }
    let mut show = |name: String, format: Format, page: charte::Page<'_>| {
        let is_styled = format == Format::Html;
        let mut html = page.to_string();
        if !is_styled {
            html = host(&html, page.language());
        }
        browser.open(&address(&html));
        look(browser, &Page { name, is_styled });
    };
    for portal in portals::FLEET {
        let host = portal.ascii_host();
        show(host.to_owned(), Format::Html, portal.html());
        show(
            format!("{host}-fragment"),
            Format::Fragment,
            portal.fragment(),
        );
    }
    let states = [
        ("new", FormState::NEW),
        ("chosen", FormState::NEW.check(0).saved()),
        ("not-kept", FormState::NEW.not_kept()),
        ("outdated", FormState::NEW.outdated()),
        ("signals", FormState::NEW.gpc().dnt()),
    ];
    for language in EXEMPLARY.languages() {
        for (kind, format) in [("page", Format::Html), ("fragment", Format::Fragment)] {
            let charter = EXEMPLARY.page(format, language).expect("a page");
            show(format!("exemplary-{kind}-{language}"), format, charter);
            for (state, form) in states {
                let page = EXEMPLARY.preferences(format, language, form);
                let name = format!("exemplary-choice-{kind}-{language}-{state}");
                show(name, format, page.expect("there is something to choose"));
            }
        }
    }
}

/// A page around a fragment. It has its own title if the headings of the fragment begin below level 1.
fn host(fragment: &str, language: &str) -> String {
    let title = if fragment.contains("<h1") {
        ""
    } else {
        "<h1>Host</h1>\n"
    };
    format!(
        "<!doctype html>\n\
         <html lang=\"{language}\">\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Host</title>\n\
         <style>{HOST_STYLE}</style>\n\
         </head>\n\
         <body>\n\
         <main>\n\
         {title}{fragment}\
         </main>\n\
         </body>\n\
         </html>\n"
    )
}

/// The style of the host, for readable text and large buttons.
const HOST_STYLE: &str = "body{line-height:1.75}button,td,th{padding:.25rem}";

/// A charter with every key, in French.
pub(crate) fn charter() -> String {
    EXEMPLARY.html().to_string()
}

/// Its preferences page.
pub(crate) fn choice() -> String {
    let page = EXEMPLARY.preferences(Format::Html, "fr", FormState::NEW);
    page.expect("there is something to choose").to_string()
}
