//! Engines whose templates are compiled with the program.

use std::hint::black_box;

use ::askama::Template as _;
use maud::Markup;

use crate::URL;
use crate::contender::Contender;

include!(concat!(env!("OUT_DIR"), "/askama.rs"));

pub(crate) struct Askama {
    buffer: String,
}

impl Askama {
    pub(crate) fn new() -> Self {
        Self {
            buffer: String::new(),
        }
    }
}

impl Contender for Askama {
    fn name(&self) -> &'static str {
        "askama, `render_into` a `String`"
    }

    fn render(&mut self) {
        self.buffer.clear();
        let page = Page {
            url: black_box(URL),
            href: black_box(URL),
        };
        let rendered = page.render_into(&mut self.buffer);
        black_box((&mut self.buffer, rendered.is_ok()));
    }

    fn rendered(&self) -> &[u8] {
        self.buffer.as_bytes()
    }
}

pub(crate) struct Maud {
    markup: Markup,
}

impl Maud {
    pub(crate) fn new() -> Self {
        Self {
            markup: maud(URL, URL),
        }
    }
}

impl Contender for Maud {
    fn name(&self) -> &'static str {
        "maud, `html!` (always a new `String`)"
    }

    fn render(&mut self) {
        self.markup = black_box(maud(black_box(URL), black_box(URL)));
    }

    fn rendered(&self) -> &[u8] {
        self.markup.0.as_bytes()
    }
}

fn maud(url: &str, href: &str) -> Markup {
    include!(concat!(env!("OUT_DIR"), "/maud.rs"))
}
