//! Engines that parse their templates when the program starts.
//!
//! Each page gets new values, as in a server.

use std::hint::black_box;

use serde::Serialize;
use tera::Context;

use crate::URL;
use crate::contender::Contender;

/// The template whose values are escaped.
const ESCAPED: &str = include_str!(concat!(env!("OUT_DIR"), "/escaped.html"));
/// The template whose values are written unchanged.
const SAFE: &str = include_str!(concat!(env!("OUT_DIR"), "/safe.html"));

const NAME: &str = "page.html";

#[derive(Serialize)]
struct Values<'a> {
    url: &'a str,
    href: &'a str,
}

fn values() -> Values<'static> {
    Values {
        url: black_box(URL),
        href: black_box(URL),
    }
}

pub(crate) struct Minijinja {
    engine: minijinja::Environment<'static>,
    buffer: Vec<u8>,
}

impl Minijinja {
    pub(crate) fn new() -> Self {
        let mut engine = minijinja::Environment::new();
        let mut syntax = minijinja::syntax::SyntaxConfig::builder();
        // The default removes the newline at the end.
        let syntax = syntax.keep_trailing_newline(true).build();
        engine.set_syntax(syntax.expect("a syntax"));
        engine.add_template(NAME, SAFE).expect("a template");
        Self {
            engine,
            buffer: Vec::new(),
        }
    }
}

impl Contender for Minijinja {
    fn name(&self) -> &'static str {
        "minijinja, to a `Vec`"
    }

    fn render(&mut self) {
        self.buffer.clear();
        let template = self.engine.get_template(NAME).expect("it was added");
        let Values { url, href } = values();
        let rendered =
            template.render_captured_to(minijinja::context! { url, href }, &mut self.buffer);
        black_box((&mut self.buffer, rendered.is_ok()));
    }

    fn rendered(&self) -> &[u8] {
        &self.buffer
    }
}

pub(crate) struct Tera {
    engine: tera::Tera,
    buffer: Vec<u8>,
}

impl Tera {
    pub(crate) fn new() -> Self {
        let mut engine = tera::Tera::default();
        engine.add_raw_template(NAME, ESCAPED).expect("a template");
        Self {
            engine,
            buffer: Vec::new(),
        }
    }
}

impl Contender for Tera {
    fn name(&self) -> &'static str {
        "tera, to a `Vec`"
    }

    fn render(&mut self) {
        self.buffer.clear();
        let Values { url, href } = values();
        let mut context = Context::new();
        context.insert("url", url);
        context.insert("href", href);
        let rendered = self.engine.render_to(NAME, &context, &mut self.buffer);
        black_box((&mut self.buffer, rendered.is_ok()));
    }

    fn rendered(&self) -> &[u8] {
        &self.buffer
    }
}

pub(crate) struct Handlebars {
    engine: handlebars::Handlebars<'static>,
    buffer: Vec<u8>,
}

impl Handlebars {
    pub(crate) fn new() -> Self {
        let mut engine = handlebars::Handlebars::new();
        engine
            .register_template_string(NAME, ESCAPED)
            .expect("a template");
        Self {
            engine,
            buffer: Vec::new(),
        }
    }
}

impl Contender for Handlebars {
    fn name(&self) -> &'static str {
        "handlebars, to a `Vec`"
    }

    fn render(&mut self) {
        self.buffer.clear();
        let rendered = self
            .engine
            .render_to_write(NAME, &values(), &mut self.buffer);
        black_box((&mut self.buffer, rendered.is_ok()));
    }

    fn rendered(&self) -> &[u8] {
        &self.buffer
    }
}
