//! Deep policies: nesting is read to a limit, beyond which it is an error at its place. No stack
//! overflows before the limit.

use std::thread;

use charte_compiler::diagnostic::{Rendering, render};
use charte_compiler::wire::Compression;
use charte_compiler::{Entry, Request, compile};
use charte_core::format::Format;

/// The stack of a thread that compiles: a sixteenth of the stack of rustc's threads.
const STACK: usize = 512 << 10;

/// The largest depth that fits in a file.
const DEEP: usize = 200_000;

#[test]
fn every_kind_of_nesting_has_a_limit() {
    let titled = "language = \"en\"\ntitle = \"T\"\n";
    let prose = |text: String| format!("{titled}introduction = '''\n{text}\n'''\n");
    let toml = "tables and lists are nested too deep";
    let dotted = vec!["a"; DEEP].join(".");
    for (what, text, expected) in [
        ("lists of TOML", format!("a = {}", "[".repeat(DEEP)), toml),
        (
            "closed lists of TOML",
            format!("a = {}{}", "[".repeat(DEEP), "]".repeat(DEEP)),
            toml,
        ),
        (
            "tables of TOML",
            format!("a = {}", "{a=".repeat(DEEP)),
            toml,
        ),
        (
            "lists and tables",
            format!("a = {}", "[{a=".repeat(DEEP)),
            toml,
        ),
        ("dotted keys", format!("{dotted} = 1\n"), toml),
        ("dotted headers", format!("[{dotted}]\n"), toml),
        (
            "dotted keys of tables",
            format!(
                "a = {}",
                format!("{{{} = ", vec!["a"; 30].join(".")).repeat(5_000)
            ),
            toml,
        ),
        (
            "placeholders",
            format!("{titled}introduction = '{}'\n", "{a".repeat(DEEP)),
            "a `{` without its `}`",
        ),
        ("lists in a line", prose("- ".repeat(6_400) + "a"), NESTED),
        (
            "lists in lists",
            prose(
                (0..1_000)
                    .map(|depth| " ".repeat(2 * depth) + "- a\n")
                    .collect(),
            ),
            NESTED,
        ),
        ("numbered lists", prose("1. ".repeat(DEEP) + "a"), NESTED),
        (
            "quotes in lists",
            prose("- > ".repeat(6_400) + "a"),
            "`introduction` has a block quote, which a policy cannot have",
        ),
        (
            "emphasis",
            prose("*a **b ".repeat(5_000) + &"c** d*".repeat(5_000)),
            NESTED,
        ),
        (
            "links in links",
            prose("[".repeat(5_000) + "a" + &"](https://a.example)".repeat(5_000)),
            "`introduction` has ",
        ),
        (
            "images in images",
            prose("![".repeat(5_000) + "a" + &"](https://a.example)".repeat(5_000)),
            "`introduction` has an image, which a policy cannot have",
        ),
    ] {
        let first = first_message(text);
        assert!(first.starts_with(expected), "{what}: {first:.300}");
    }
}

const NESTED: &str =
    "`introduction` has lists and emphasis inside too many others, which a policy cannot have";

/// Returns the first message for a site, from a thread with a small stack.
fn first_message(text: String) -> String {
    let compiled = thread::Builder::new().stack_size(STACK).spawn(move || {
        let request = Request {
            folder: String::new(),
            entry: Entry::Site("site.toml".to_owned()),
            formats: Format::ALL.to_vec(),
            languages: None,
            keys: false,
            compression: Compression::default(),
        };
        let compilation = compile(&request, &mut |_| Ok(text.clone().into_bytes()));
        let diagnostic = compilation.diagnostics.iter();
        let diagnostic: Vec<String> = diagnostic
            .map(|diagnostic| render(diagnostic, &compilation.sources, Rendering::Message))
            .collect();
        diagnostic.into_iter().next().unwrap_or_default()
    });
    let compiled = compiled.expect("a thread can be started");
    compiled.join().expect("the compiler does not panic")
}
