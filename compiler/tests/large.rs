//! Large policies: what grows with a file is the time to read it, and not the square of it.
//!
//! Each once took seconds in a release build, and many times as long in one for tests.

use std::time::{Duration, Instant};

use charte_compiler::diagnostic::{Rendering, render};
use charte_compiler::wire::Compression;
use charte_compiler::{Entry, Request, compile};
use charte_core::format::Format;
use charte_core::word::Word;

/// Far above what any case takes on a slow machine, and far below what each once took.
const MOST: Duration = Duration::from_secs(10);

/// About the size of a case, in bytes.
const SIZE: usize = 100_000;

#[test]
fn a_large_file_is_told_in_time() {
    for (what, text) in [
        ("`<` in a text", titled(&"<".repeat(SIZE))),
        ("`[` in a text", titled(&"[".repeat(SIZE))),
        ("`<` in prose", titled("T") + &introduced(&"<".repeat(SIZE))),
        ("`[` in prose", titled("T") + &introduced(&"[".repeat(SIZE))),
        (
            "keys that are given twice",
            twice(|number| format!("a{number} = 1\n")),
        ),
        (
            "headers that are given twice",
            twice(|number| format!("[a{number}]\n")),
        ),
    ] {
        let start = Instant::now();
        let request = Request {
            folder: String::new(),
            entry: Entry::Site("site.toml".to_owned()),
            formats: Format::ALL.to_vec(),
            languages: None,
            compression: Compression::default(),
        };
        let compilation = compile(&request, &mut |_| Ok(text.clone().into_bytes()));
        for diagnostic in &compilation.diagnostics {
            render(diagnostic, &compilation.sources, Rendering::Whole);
        }
        let taken = start.elapsed();
        assert!(taken < MOST, "{what}: {} bytes took {taken:?}", text.len());
    }
}

fn titled(title: &str) -> String {
    format!("language = \"en\"\ntitle = '{title}'\n")
}

fn introduced(introduction: &str) -> String {
    format!("introduction = '{introduction}'\n")
}

fn twice(line: impl Fn(usize) -> String) -> String {
    let lines = (0..SIZE / 20).map(line).collect::<String>();
    titled("T") + &lines + &lines
}
