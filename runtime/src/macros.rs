//! The macros of the crate and their documentation.
//!
//! They pass `$crate` to the procedural macros, which do not know under which name the program
//! imports this crate.

/// The charter of one site, from a policy file.
///
/// # Input
/// The path of a policy, relative to the folder of the crate's `Cargo.toml`, with `/` between
/// folders. The policy may extend a template in the same folder. It may omit `[platform]`, because
/// one site needs no host.
///
/// # Options
/// Each at most once, in any order, after the path:
///
/// | option | meaning | without it |
/// |---|---|---|
/// | `formats = [html, json]` | the formats of the pages: `html`, `fragment`, `markdown`, `text`, `json` | all |
/// | `encodings = [gzip]` | the compression of pages at compile time: `gzip` (feature `web`), `brotli` (feature `brotli`) | release builds: all encodings of the features; development: `gzip`, quickly |
/// | `languages = ["fr", "en"]` | the languages of the pages, among those of the policy | all of the policy |
///
/// The formats `html` and `fragment` include the preferences page, if the policy has one.
///
/// The program does not contain what the call omits. Choose if size matters: rustc keeps all pages
/// of a charter if the program uses one of them.
///
/// # Expands to
/// An expression of the type [`Charter<'static>`](crate::Charter). It works in a `static`, in a
/// `const` and in a function. The data are one static; the handle is a few words.
///
/// If the path is the value of a module, `charter! { pub mod site = "cookies.toml"; }`, the call expands to
/// that module, with its visibility, documentation and other attributes:
///
/// | item | what it is |
/// |---|---|
/// | `CHARTER` | the [`Charter`](crate::Charter) |
/// | `cookies::SESSION` | the [`Key`](crate::Key) of one cookie or pattern of the policy: a [`Visit`](crate::Visit) sets and reads the cookie by its key |
/// | `categories::Audience` | the type of one category: a [`Granted`](crate::Granted) belongs to one of them |
///
/// # When to use
/// For one site. For several platforms, or for tenants that are known only at run time, use
/// [`charters!`](crate::charters!).
///
/// # Errors
/// All errors of the files are reported at once: one compile error each, with the line of the TOML,
/// the reason and the remedy. The expression still has its type, and the module the names that the
/// compiler can determine, so that rustc reports no other error. Lints of the policy are warnings (rustc calls them `deprecated`, the only kind that
/// macros can use). `[lints]` in the policy sets their levels.
///
/// Cargo compiles the program again if one of the files changes. After an error, it compiles the
/// program in any case.
///
/// A file that is missing, unreadable, not UTF-8 or larger than 1 MiB is an error.
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
///
/// charte::charter! { mod town = "../policies/town/town.toml"; }
///
/// let visit = charte::Visit::new(town::CHARTER, "", 1_764_000_000);
/// assert!(visit.set_header(town::cookies::__HOST_SESSION, "k3X").is_ok());
/// assert!(visit.granted::<town::categories::Audience>().is_none());
/// ```
#[macro_export]
macro_rules! charter {
    ($($input:tt)*) => {
        $crate::__private::charter! { [$crate] $($input)* }
    };
}

/// The charters of several platforms, from a folder of policies or a file with `[[platform]]`
/// tables.
///
/// # Input
/// Modules, each with the path of its policies, relative to the folder of the crate's `Cargo.toml`,
/// with `/` between folders:
///
/// - a folder: its files `*.toml`, without hidden files and without folders in it. They are
///   platforms, and the templates that these extend;
/// - a file: the platforms of its `[[platform]]` tables.
///
/// The visibility, the documentation and the other attributes of a module are kept.
///
/// # Options
/// Each at most once, in any order, after the path:
///
/// | option | meaning | without it |
/// |---|---|---|
/// | `formats = [html, json]` | the formats of the pages: `html`, `fragment`, `markdown`, `text`, `json` | all |
/// | `encodings = [gzip]` | the compression of pages at compile time: `gzip` (feature `web`), `brotli` (feature `brotli`) | release builds: all encodings of the features; development: `gzip`, quickly |
/// | `languages = ["fr", "en"]` | the languages of the pages, among those of the policies | all of the policies |
/// | `folder_test = false` | omits the test of the folder | with the test |
///
/// # Expands to
/// For each module:
///
/// | item | what it is |
/// |---|---|
/// | `FLEET` | the [`Fleet`](crate::Fleet): finds the charter of a host |
/// | `DATA_EXAMPLE_COM` | the [`Charter`](crate::Charter) of the platform of one file; platforms of `[[platform]]` tables have no constants |
/// | `templates::SHOP` | the [`Template`](crate::Template) of one template file, for platforms that are known only at run time |
/// | `cookies::SESSIONID` | the [`Key`](crate::Key) of one cookie or pattern of any of the policies: a [`Visit`](crate::Visit) sets and reads the cookie by its key |
/// | `categories::Audience` | the type of one category: a [`Granted`](crate::Granted) belongs to one of them |
/// | `Values` | the values of such a platform: `platform_url`, and `platform_name` if a template shows the name; `with_registrable_domain` adds the domain up to which a withdrawal deletes |
///
/// For a folder, the module also has a test that is compiled only for `cargo test`. Cargo compiles
/// a crate again if one of its files is newer than the last build, but it does not notice a new
/// file. So the test fails:
///
/// - if the folder has other files than the test was compiled from, or files with other contents;
/// - if a program that Cargo built from the crate is older than a new file of the folder, and Cargo
///   would not compile it again. The programs are those of every profile in the target folder of
///   the test (`target/debug/`, `target/release/`, and `examples/` in each).
///
/// If the sources are not on the machine of the test, it passes. It does not check programs in
/// other target folders. With this `build.rs`, Cargo notices new files:
///
/// ```text
/// fn main() { println!("cargo::rerun-if-changed=../policies"); }
/// ```
///
/// # When to use
/// For several platforms. For one site, use [`charter!`](crate::charter!).
///
/// # Errors
/// As for [`charter!`](crate::charter!). If the policies have errors, the module still has the
/// names that the compiler can determine, so that rustc reports no other error.
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
/// - A language, a constant expression of the type `&str`, compared in any case. Default: the
///   language of the policy.
///
/// # Expands to
/// A constant expression of the type `&'static str`.
///
/// # When to use
/// If an interface requires a `&'static str`. The program then contains the whole text once more; a
/// [`Page`](crate::Page) shares its parts with the other platforms of its fleet.
///
/// # Errors
/// A compile error if the charter has no such page, or if the page is over 1 MiB (rustc limits the
/// evaluation of constants).
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
        // Items are not hygienic, so `$charter` must not find these names instead of its own.
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
