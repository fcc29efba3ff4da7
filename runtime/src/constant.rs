//! What [`page!`](crate::page!) expands to calls of.

use charte_core::format::Format;

use crate::charter::{Charter, missing};
use crate::page::Page;
use crate::sentence::Sentence;

/// The longest page that [`page!`](crate::page!) joins, in bytes.
///
/// A constant may take 2,000,000 steps before rustc's `long_running_const_eval` stops it, and
/// checking that bytes are UTF-8 takes one for each.
const MAX: usize = 1 << 20;

/// The page that the macro call asks for.
///
/// # Panics
/// Where the charter does not have it.
#[track_caller]
pub const fn page(
    charter: Charter<'static>,
    format: Format,
    language: Option<&str>,
) -> Page<'static> {
    let Some(tag) = language else {
        return charter.own(format);
    };
    if let Some(page) = charter.page(format, tag) {
        return page;
    }
    if charter.template().language(tag).is_some() {
        missing(format);
    }
    let mut sentence = Sentence::new()
        .with("this charter has no page in the language `")
        .with(tag)
        .with("`; it has: ");
    let languages = charter.languages();
    let mut at = 0;
    while at < languages.len() {
        sentence = sentence
            .with(if at == 0 { "" } else { ", " })
            .with(languages[at]);
        at += 1;
    }
    panic!("{}", sentence.as_str())
}

/// The length of a page.
///
/// # Panics
/// Where it is over 1 MiB.
#[track_caller]
pub const fn length(page: Page<'static>) -> usize {
    let length = page.len();
    assert!(
        length <= MAX,
        "this page is over 1 MiB, too long for `page!`: write the `Page` instead"
    );
    length
}

/// The bytes of a page that is `N` bytes long.
///
/// # Panics
/// Where it is longer.
pub const fn bytes<const N: usize>(page: Page<'static>) -> [u8; N] {
    let mut bytes = [0; N];
    assert!(
        page.pieces().copy_to(&mut bytes).is_some(),
        "the page is longer than it was"
    );
    bytes
}

/// The bytes of a page as the text that they are.
///
/// # Panics
/// Where they are not UTF-8: never, for a page.
pub const fn text(bytes: &'static [u8]) -> &'static str {
    match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("a page is UTF-8"),
    }
}
