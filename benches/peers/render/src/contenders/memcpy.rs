//! The minimum: a copy of the bytes of the finished page.

use std::hint::black_box;

use crate::PAGE;
use crate::contender::Contender;

pub(crate) struct Memcpy {
    buffer: Vec<u8>,
}

impl Memcpy {
    pub(crate) fn new() -> Self {
        Self {
            buffer: vec![0; PAGE.len()],
        }
    }
}

impl Contender for Memcpy {
    fn name(&self) -> &'static str {
        "memcpy of the same bytes"
    }

    fn render(&mut self) {
        // The length is known only at run time, as for a copy to a `Vec`.
        let page = black_box(PAGE).as_bytes();
        self.buffer[..page.len()].copy_from_slice(page);
        black_box(&mut self.buffer);
    }

    fn rendered(&self) -> &[u8] {
        &self.buffer
    }
}
