//! charte: the page of a fleet of five platforms that share its parts.

use std::fmt::Write as _;
use std::hint::black_box;

use charte::Charter;

use crate::contender::Contender;
use crate::{PAGE, URL};

charte::charters! {
    mod portals = "../../../policies";
}

/// The page of one site, which has no holes.
pub(crate) struct Site {
    buffer: Vec<u8>,
}

impl Site {
    pub(crate) fn new() -> Self {
        Self {
            buffer: vec![0; PAGE.len()],
        }
    }
}

impl Contender for Site {
    fn name(&self) -> &'static str {
        "charte, one site, `Page::copy_to`"
    }

    fn render(&mut self) {
        const CHARTER: Charter<'static> =
            charte::charter!("../../../policies/data.issy.com.toml", formats = [html]);
        let length = black_box(CHARTER).html().copy_to(&mut self.buffer);
        black_box((&mut self.buffer, length.is_ok()));
    }

    fn rendered(&self) -> &[u8] {
        &self.buffer
    }
}

/// `Page::copy_to`, for a charter that was found before.
pub(crate) struct CopyTo {
    charter: Charter<'static>,
    buffer: Vec<u8>,
}

impl CopyTo {
    pub(crate) fn new() -> Self {
        Self {
            charter: charter(),
            buffer: vec![0; PAGE.len()],
        }
    }
}

impl Contender for CopyTo {
    fn name(&self) -> &'static str {
        "charte, of a fleet, `Page::copy_to`"
    }

    fn render(&mut self) {
        let length = black_box(self.charter).html().copy_to(&mut self.buffer);
        black_box((&mut self.buffer, length.is_ok()));
    }

    fn rendered(&self) -> &[u8] {
        &self.buffer
    }
}

/// The same, with a search for the charter by its host each time.
pub(crate) struct Found {
    buffer: Vec<u8>,
}

impl Found {
    pub(crate) fn new() -> Self {
        Self {
            buffer: vec![0; PAGE.len()],
        }
    }
}

impl Contender for Found {
    fn name(&self) -> &'static str {
        "charte, `Fleet::find` and `Page::copy_to`"
    }

    fn render(&mut self) {
        let charter = portals::FLEET.find(black_box("data.issy.com"));
        let length = charter.map(|charter| charter.html().copy_to(&mut self.buffer));
        black_box((&mut self.buffer, length.is_some()));
    }

    fn rendered(&self) -> &[u8] {
        &self.buffer
    }
}

/// `write!` to a `String`.
pub(crate) struct Write {
    charter: Charter<'static>,
    buffer: String,
}

impl Write {
    pub(crate) fn new() -> Self {
        Self {
            charter: charter(),
            buffer: String::new(),
        }
    }
}

impl Contender for Write {
    fn name(&self) -> &'static str {
        "charte, `write!` to a `String`"
    }

    fn render(&mut self) {
        self.buffer.clear();
        let written = write!(self.buffer, "{}", black_box(self.charter).html());
        black_box((&mut self.buffer, written.is_ok()));
    }

    fn rendered(&self) -> &[u8] {
        self.buffer.as_bytes()
    }
}

fn charter() -> Charter<'static> {
    let charter = portals::FLEET.get("data.issy.com");
    assert_eq!(charter.url(), URL);
    charter
}
