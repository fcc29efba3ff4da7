//! Large policies: the time to read a file grows with its size, not with the square of it.
//!
//! Each case once took many times as long. The test measures processor time, because wall time
//! depends on other programs.

use std::time::Duration;

use charte_compiler::diagnostic::{Rendering, render};
use charte_compiler::wire::Compression;
use charte_compiler::{Entry, Request, compile};
use charte_core::file::MAX_FILE;
use charte_core::format::Format;

/// The limit for each case. A test build needs up to half of it on an idle machine, a release build a tenth.
const MOST: Duration = Duration::from_secs(2);

/// About the size of a case, in bytes.
const SIZE: usize = 100_000;

#[test]
fn a_large_file_is_reported_in_time() {
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
        (
            "errors in one line of 1 MiB",
            titled(&format!("}}{}", "a".repeat(2_000)).repeat(500)),
        ),
        (
            "links that are not closed",
            titled(&"[a](/b ".repeat(100_000)),
        ),
        (
            "links that are not closed, in prose",
            titled("T") + &introduced(&"[a](https:".repeat(100_000)),
        ),
        ("cookies without a translation", untranslated()),
        (
            "cookies without a category",
            cookies(|number| format!("name = 'a{number}'")),
        ),
        (
            "cookies of one name",
            cookies(|number| {
                let category = ["a", "b"][number % 2];
                format!(
                    "name = 'a', domain = 'a{number}.b', category = '{category}', purpose = 'p'"
                )
            }),
        ),
    ] {
        let start = worked();
        let request = Request {
            folder: String::new(),
            entry: Entry::Site("site.toml".to_owned()),
            formats: Format::ALL.to_vec(),
            languages: None,
            keys: false,
            compression: Compression::default(),
        };
        let compilation = compile(&request, &mut |_| Ok(text.clone().into_bytes()));
        for diagnostic in &compilation.diagnostics {
            render(diagnostic, &compilation.sources, Rendering::Whole);
        }
        if let (Some(start), Some(end)) = (start, worked()) {
            let taken = end.saturating_sub(start);
            assert!(taken < MOST, "{what}: {} bytes took {taken:?}", text.len());
        }
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

/// The largest number of cookies in a file, with a text in one of two languages.
fn untranslated() -> String {
    let cookie = "{purpose='a'},";
    let count = (MAX_FILE - 1_000) / cookie.len();
    format!(
        "language = 'en'\nlanguages = ['en', 'fr']\ntitle = {{ en = 'T', fr = 'T' }}\n\
         cookie = [{}]\n",
        cookie.repeat(count)
    )
}

/// The largest number of cookies that a policy may have.
fn cookies(cookie: impl Fn(usize) -> String) -> String {
    let cookies = (0..10_000).map(|number| ["{ ", &cookie(number), " },\n"].concat());
    let cookies = cookies.collect::<String>();
    let categories =
        ["a", "b"].map(|id| format!("[category.{id}]\nconsent = 'exempt'\nheading = '{id}'\n"));
    titled("T") + &format!("cookie = [\n{cookies}]\n") + &categories.concat()
}

/// Returns the processor time of this thread, in user and kernel mode; `None` if the system does
/// not report it.
fn worked() -> Option<Duration> {
    // proc(5): utime and stime are the fields 14 and 15, in ticks of 10 ms. The second field is the
    // name of the program, in parentheses; it may contain blanks.
    let stat = std::fs::read_to_string("/proc/thread-self/stat").ok()?;
    let (_, fields) = stat.rsplit_once(") ")?;
    let ticks = fields.split(' ').skip(11).take(2);
    let ticks: u64 = ticks
        .map(|ticks| ticks.parse::<u64>().unwrap_or_default())
        .sum();
    Some(Duration::from_millis(ticks * 10))
}
