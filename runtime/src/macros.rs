//! The macros of the crate and their documentation.
//!
//! They hand `$crate` to the procedural macros, which could not know otherwise how the program
//! names this crate.

/// The charter of one site, from a policy file.
///
/// # Input
/// The path of a policy, relative to the folder of the crate's `Cargo.toml`, with `/` between
/// folders. The policy may extend a template that lies beside it, and may do without
/// `[platform]`: one site needs no host.
///
/// # Options
/// Each at most once, in any order, after the path:
///
/// | option | meaning | without it |
/// |---|---|---|
/// | `formats = [html, json]` | the formats of the pages: `html`, `fragment`, `markdown`, `text`, `json` | all |
/// | `encodings = [gzip]` | how pages are compressed ahead: `gzip` (feature `web`), `brotli` (feature `brotli`) | release builds: all that the features give; development: `gzip`, quickly |
/// | `languages = ["fr", "en"]` | the languages of the pages, among those of the policy | all of the policy |
///
/// The preferences page, where there is one, comes with `html` and `fragment`.
///
/// What a call does not ask for is not in the program. Choose where size counts: rustc keeps all
/// pages of a charter once one of them is used.
///
/// # Expands to
/// An expression of the type [`Charter<'static>`](crate::Charter), which works in a `static`, in
/// a `const` and in a function. The data are one static; the handle is a few words.
///
/// # When to use
/// For one site. For several, or for tenants known only at run time: [`charters!`](crate::charters!).
///
/// # Errors
/// All that is wrong in the files is told at once: one compile error each, with the line of the
/// TOML, why it matters and what to do. The expression still has its type, so that nothing else
/// fails. Lints of the policy are warnings (`deprecated` to rustc, which has no other kind for
/// macros); `[lints]` in the policy sets their levels.
///
/// The program is compiled again when one of the files changes. After an error Cargo compiles it
/// again in any case.
///
/// A file that is missing, that may not be read, that is not UTF-8 or that has more than 1 MiB is an
/// error: nothing is published that was not read.
///
/// # Examples
/// ```
/// static CHARTER: charte::Charter<'static> = charte::charter!("../policies/data.issy.com.toml");
///
/// const SMALL: charte::Charter<'static> =
///     charte::charter!("../policies/data.issy.com.toml", formats = [html], languages = ["fr"]);
///
/// assert!(CHARTER.text().to_string().starts_with("Charte cookies"));
/// assert!(SMALL.page(charte::Format::Text, "fr").is_none());
/// ```
#[macro_export]
macro_rules! charter {
    ($($input:tt)*) => {
        $crate::__private::charter!([$crate] $($input)*)
    };
}

/// The charters of several platforms, from a folder of policies or a file with `[[platform]]`
/// tables.
///
/// # Input
/// Modules, each with the path of its policies, relative to the folder of the crate's
/// `Cargo.toml`, with `/` between folders:
///
/// - a folder means the files `*.toml` directly in it, without hidden ones: platforms, and the
///   templates that they extend;
/// - a file means the platforms of its `[[platform]]` tables.
///
/// The visibility, the documentation and the other attributes of a module are kept.
///
/// # Options
/// Each at most once, in any order, after the path:
///
/// | option | meaning | without it |
/// |---|---|---|
/// | `formats = [html, json]` | the formats of the pages: `html`, `fragment`, `markdown`, `text`, `json` | all |
/// | `encodings = [gzip]` | how pages are compressed ahead: `gzip` (feature `web`), `brotli` (feature `brotli`) | release builds: all that the features give; development: `gzip`, quickly |
/// | `languages = ["fr", "en"]` | the languages of the pages, among those of the policies | all of the policies |
/// | `folder_test = false` | leaves out the test of the folder | with the test |
///
/// # Expands to
/// For each module:
///
/// | item | what it is |
/// |---|---|
/// | `FLEET` | the [`Fleet`](crate::Fleet): finds the charter of a host |
/// | `DATA_EXAMPLE_COM` | the [`Charter`](crate::Charter) of the platform of one file; `[[platform]]` tables get no constants |
/// | `templates::SHOP` | the [`Template`](crate::Template) of one template file, for platforms known only at run time |
/// | `cookies::SESSIONID` | the [`Key`](crate::Key) of one cookie or pattern that any of the policies declares: with it a [`Visit`](crate::Visit) sets and reads the cookie |
/// | `categories::Audience` | a type for one category: a [`Granted`](crate::Granted) is for one of them |
/// | `Values` | what such a platform gives: `platform_url`, and `platform_name` where a template shows the name; `with_registrable_domain` adds the domain up to which a withdrawal deletes |
///
/// and, for a folder, a test that is compiled only for `cargo test`. Cargo compiles a crate again
/// when one of its files is newer than the last build, but does not see a new file. So the test
/// fails:
///
/// - if the folder has other files than the test was compiled from, or files with other contents;
/// - if a program that Cargo built from the crate is older than a new file of the folder, and Cargo
///   would run it as it is. The programs are those of every profile in the target folder of the
///   test (`target/debug/`, `target/release/`, and `examples/` in each).
///
/// Where the sources are not beside the test, it passes. It does not see programs in other target
/// folders. A `build.rs` with one line makes Cargo see new files:
///
/// ```text
/// fn main() { println!("cargo::rerun-if-changed=../policies"); }
/// ```
///
/// # When to use
/// For more than one platform. For one site: [`charter!`](crate::charter!).
///
/// # Errors
/// As for [`charter!`](crate::charter!). In a program whose policies have errors the names of the
/// module still exist, as far as they can be told, so that nothing else fails.
///
/// # Examples
/// ```
/// charte::charters! {
///     /// The open-data portals that we host.
///     pub mod portals = "../policies", formats = [html, fragment];
/// }
///
/// const ISSY: charte::Charter<'static> = portals::FLEET.get("data.issy.com");
///
/// fn page(host: &str, tenant_url: &str) -> Result<String, charte::ValueError> {
///     if let Some(charter) = portals::FLEET.find(host) {
///         return Ok(charter.html().to_string());
///     }
///     let values = portals::Values { platform_url: tenant_url };
///     let charter = portals::templates::OPENDATASOFT.charter(values)?;
///     Ok(charter.html().to_string())
/// }
/// ```
#[macro_export]
macro_rules! charters {
    ($($input:tt)*) => {
        $crate::__private::charters! { [$crate] $($input)* }
    };
}

/// The text of a page as a constant.
///
/// # Input
/// - A constant expression of the type [`Charter<'static>`](crate::Charter).
/// - A format: `html`, `fragment`, `markdown`, `text` or `json`.
/// - A language, a constant expression of the type `&str`, compared in any case. Without it: the
///   policy's own.
///
/// # Expands to
/// A constant expression of the type `&'static str`.
///
/// # When to use
/// Where an interface wants a `&'static str`. The program then holds the whole text once more;
/// a [`Page`](crate::Page) is shared with the other platforms of its fleet.
///
/// # Errors
/// A compile error where the charter has no such page, or where the page is over 1 MiB (rustc
/// limits how long a constant may take).
///
/// # Examples
/// ```
/// # charte::charters! { mod portals = "../policies"; }
/// const HTML: &str = charte::page!(portals::DATA_ISSY_COM, html);
/// const FRENCH: &str = charte::page!(portals::DATA_ISSY_COM, html, "fr");
/// assert_eq!(HTML, FRENCH);
/// ```
#[macro_export]
macro_rules! page {
    (@ $charter:expr, $format:ident, $language:expr) => {{
        // Items are not hygienic: `$charter` must not find these names in place of its own.
        const __CHARTE_PAGE: $crate::Page<'static> =
            $crate::__private::page($charter, $crate::Format::$format, $language);
        const __CHARTE_LENGTH: ::core::primitive::usize =
            $crate::__private::length(__CHARTE_PAGE);
        const __CHARTE_BYTES: [::core::primitive::u8; __CHARTE_LENGTH] =
            $crate::__private::bytes(__CHARTE_PAGE);
        const __CHARTE_TEXT: &'static ::core::primitive::str =
            $crate::__private::text(&__CHARTE_BYTES);
        __CHARTE_TEXT
    }};
    (@ $charter:expr, $format:ident) => {
        $crate::page!(@ $charter, $format, ::core::option::Option::None)
    };
    ($charter:expr, html $(, $language:expr)? $(,)?) => {
        $crate::page!(@ $charter, Html $(, ::core::option::Option::Some($language))?)
    };
    ($charter:expr, fragment $(, $language:expr)? $(,)?) => {
        $crate::page!(@ $charter, Fragment $(, ::core::option::Option::Some($language))?)
    };
    ($charter:expr, markdown $(, $language:expr)? $(,)?) => {
        $crate::page!(@ $charter, Markdown $(, ::core::option::Option::Some($language))?)
    };
    ($charter:expr, text $(, $language:expr)? $(,)?) => {
        $crate::page!(@ $charter, Text $(, ::core::option::Option::Some($language))?)
    };
    ($charter:expr, json $(, $language:expr)? $(,)?) => {
        $crate::page!(@ $charter, Json $(, ::core::option::Option::Some($language))?)
    };
    ($($other:tt)*) => {
        ::core::compile_error!(
            "`page!` wants a charter, a format (`html`, `fragment`, `markdown`, `text` or `json`) \
             and possibly a language: `page!(CHARTER, html, \"en\")`"
        )
    };
}
