//! The rules. A new one is a line here.

/// Names that the code of a folder must not use.
pub(crate) struct Never {
    /// A folder or a file, from the top of the workspace, and everything below it.
    pub(crate) within: &'static str,
    /// Exceptions: folders and files below it.
    pub(crate) except: &'static [&'static str],
    /// Paths of modules (`std::fs`: also `use std::{fs, io}`) and macros (`println!`). A single name matches in
    /// a path or a `use`, but not as a variable, field or method.
    pub(crate) names: &'static [&'static str],
    /// The reason, which the message contains.
    pub(crate) why: &'static str,
}

const fn never(within: &'static str, names: &'static [&'static str], why: &'static str) -> Never {
    Never {
        within,
        except: &[],
        names,
        why,
    }
}

/// The rules do not concern tests: files and items after `#[cfg(test)]` may use any name.
#[rustfmt::skip] // one rule, one line
pub(crate) const NEVERS: &[Never] = &[
    never("core/src", &["alloc", "std"], "core is no_std and allocates nothing"),
    // The test of a folder is a macro: its code is in the tests of programs.
    Never { within: "runtime/src", except: &["runtime/src/actix", "runtime/src/audit", "runtime/src/axum.rs", "runtime/src/choice/receipt.rs", "runtime/src/choice/signed.rs", "runtime/src/clock.rs", "runtime/src/folder_test.rs", "runtime/src/header_value.rs", "runtime/src/headers/owned.rs", "runtime/src/held.rs", "runtime/src/jar.rs", "runtime/src/lib.rs", "runtime/src/owned_charter.rs", "runtime/src/pending.rs", "runtime/src/receipt", "runtime/src/rocket.rs", "runtime/src/template.rs", "runtime/src/tower", "runtime/src/web/body.rs", "runtime/src/web/visits"], names: &["alloc", "std"], why: "without a feature, the runtime is no_std and allocates nothing" },
    never("runtime/src/guard", &["std::time", "tracing", "http", "tower", "audit"], "the guard reads no clock and knows no framework"),
    never("runtime/src/web", &["tower", "audit", "tracing", "std::time"], "the web reads no clock and knows no framework beside `http`"),
    never("runtime/src/audit", &["tower", "http"], "an audit knows no framework"),
    never("runtime/src/tower", &["audit", "serde_json"], "a layer knows no audit"),
    never("runtime/src", &["charte_compiler", "toml"], "the runtime reads no policy"),
    Never { within: "runtime/src", except: &["runtime/src/receipt"], names: &["serde"], why: "receipts are what the runtime writes as data" },
    never("receipts/src", &["println!", "eprintln!", "std::env", "std::fs", "charte_compiler", "charte_core"], "a store knows receipts and its database"),
    never("compiler/src", &["proc_macro", "proc_macro2", "syn", "quote"], "the compiler knows no tokens"),
    // Its `Write` is how that library takes bytes.
    Never { within: "compiler/src", except: &["compiler/src/wire/brotli.rs"], names: DISK_AND_ENVIRONMENT, why: "text in, data out: same input, same output" },
    never("compiler/src/wire", &["syntax", "toml", "resolve", "lower", "model", "document", "render", "export", "diagnostic"], "what is sent is made of pages"),
    never("compiler/src", &["crate::Compilation", "crate::Entry", "crate::Outline", "crate::ReadError", "crate::Request", "crate::compile"], "a pass takes what goes in and out from `request`, and never calls the whole compiler"),
    never("compiler/src", &["println!", "eprintln!", "print!", "eprint!", "dbg!"], "the compiler does not print"),
    never("compiler/src", &["option_env!", "include_bytes!"], "same input, same output"),
    never("files/src", &["println!", "eprintln!", "print!", "eprint!", "dbg!"], "what is read is returned"),
    never("files/src", &["toml", "std::env", "std::time", "std::net", "std::process"], "it reads the files that it is told, and leaves the rest to the compiler"),
    never("files/src", &["proc_macro", "proc_macro2", "syn", "quote"], "reading files knows no tokens"),
    never("cli/src", &["println!", "eprintln!", "print!", "eprint!", "dbg!"], "`console` writes"),
    never("cli/src", &["charte_macros"], "the command compiles policies itself"),
    never("macros/src", &["println!", "eprintln!", "print!", "eprint!", "dbg!"], "a proc macro does not print"),
    never("macros/src", &["toml", "std::fs", "std::io", "std::time", "std::net", "std::process"], "`files` reads the disk, the compiler does the rest"),
    Never { within: "compiler/src", except: &["compiler/src/syntax"], names: &["toml", "toml_parser", "serde"], why: "TOML is known in syntax/ alone" },
    Never { within: "compiler/src", except: &["compiler/src/diagnostic"], names: &["annotate_snippets"], why: "the diagnostics library is known in diagnostic/ alone" },
    never("compiler/src/model", &["syntax", "toml", "diagnostic", "resolve", "lower", "document", "render", "export", "pages", "lint", "lints"], "a model knows what a charter is and nothing of where it comes from or goes to"),
    never("compiler/src/render", &["model", "syntax", "resolve", "lower", "export", "pages", "diagnostic"], "a writer knows documents and locales only"),
    never("compiler/src/render/html", &["markdown", "render::text", "super::text"], "one writer never imports another"),
    never("compiler/src/render/markdown", &["html", "render::text", "super::text"], "one writer never imports another"),
    never("compiler/src/render/text.rs", &["html", "markdown"], "one writer never imports another"),
    never("compiler/src/locale", &["document", "render", "export", "pages", "resolve", "lower"], "a locale has words and knows no document"),
    never("compiler/src/document", &["render", "export", "pages", "syntax", "resolve", "lower"], "a document is of no format"),
    never("compiler/src/export", &["render", "pages", "syntax", "resolve", "lower"], "an export is made from the model, in the words of the document"),
    never("compiler/src/syntax", &["resolve", "lower", "document", "render", "export", "pages"], "the path of the data is one way"),
    never("compiler/src/resolve", &["model", "lower", "document", "render", "export", "pages"], "the path of the data is one way"),
    never("compiler/src/lint", &["syntax", "toml", "resolve", "lower", "document", "render", "export", "pages"], "lints judge the model, and nothing of where it comes from or goes to"),
    never("compiler/src/lints", &["syntax", "toml", "resolve", "lower", "locale", "document", "render", "export", "pages", "lints"], "a lint sees core, the model and what `lint` gives; never another lint"),
    never("compiler/src/diagnostic", &["syntax", "resolve", "lower", "model", "lints"], "diagnostic knows no list of diagnostics"),
];

const DISK_AND_ENVIRONMENT: &[&str] = &[
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
];

/// The allowed dependencies of the published crates, without those of tests.
pub(crate) const DEPENDENCIES: &[(&str, &[&str])] = &[
    ("core", &[]),
    ("runtime", &["charte-core", "charte-macros"]),
    (
        "compiler",
        &[
            "annotate-snippets",
            "brotli",
            "charte-core",
            "hmac-sha256",
            "miniz_oxide",
            "pulldown-cmark",
            "serde",
            "toml",
            "toml_parser",
            "unicode-normalization",
            "unicode-security",
        ],
    ),
    ("files", &["charte-compiler", "charte-core"]),
    ("chromium", &["serde_json"]),
    (
        "cli",
        &[
            "anstream",
            "axum",
            "brotli",
            "charte-compiler",
            "charte-core",
            "charte-files",
            "clap",
            "clap_complete",
            "clap_mangen",
            "csv",
            "flate2",
            "form_urlencoded",
            "html5gum",
            "lsp-server",
            "notify",
            "serde_json",
            "similar",
            "tokio",
            "toml_edit",
            "toml_parser",
        ],
    ),
    (
        "macros",
        &[
            "charte-compiler",
            "charte-core",
            "charte-files",
            "proc-macro2",
            "quote",
            "syn",
        ],
    ),
];

/// The sources that programs are built from.
pub(crate) const SHIPPED: &[&str] = &["core/src", "compiler/src", "macros/src", "runtime/src"];

/// Names that do not describe the content of a file.
pub(crate) const DRAWERS: &[&str] = &[
    "common", "helper", "helpers", "misc", "shared", "types", "util", "utils",
];

/// The most lines that a Rust file has.
pub(crate) const MAX_LINES: usize = 400;

/// Files that may have more lines, how many, and why.
pub(crate) const LONG_FILES: &[(&str, usize, &str)] = &[];

/// Starts of absolute paths, which no file of the repository may contain.
pub(crate) const MACHINE_PATHS: &[&str] = &[
    concat!("/", "home/"),
    concat!("/", "root/"),
    concat!("/", "tmp/"),
    concat!("/", "work/"),
    concat!("/", "Users/"),
    concat!("C:", "\\Users"),
];

/// Folders whose files may have any line endings, and why.
pub(crate) const AS_THEY_ARE: &[(&str, &str)] = &[
    ("fuzz/corpus/set_cookie", "headers, without a line ending"),
    (
        "fuzz/corpus/choice",
        "input of visitors, without a line ending",
    ),
    (
        "fuzz/corpus/visits",
        "requests, whose bodies have no line ending",
    ),
    ("fuzz/corpus/negotiation", "headers, without a line ending"),
    ("fuzz/regressions", "inputs, unchanged"),
    (
        "tests/published_charters",
        "source documents, as they were published",
    ),
];

/// The published crates.
pub(crate) const PUBLISHED: &[&str] = &["cli", "core", "compiler", "files", "macros", "runtime"];

/// The licence texts, which each published crate has a copy of.
pub(crate) const LICENCES: &[&str] = &["LICENSE-APACHE", "LICENSE-MIT"];
