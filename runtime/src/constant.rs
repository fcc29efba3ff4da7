//! The functions that the expansion of [`page!`](crate::page!) calls.

use charte_core::format::Format;

use crate::charter::Charter;
use crate::page::Page;
use crate::pages::missing;
use crate::sentence::Sentence;

/// The maximum length of a page in [`page!`](crate::page!), in bytes.
///
/// A constant may take 2,000,000 steps before rustc's `long_running_const_eval` stops it. The check
/// for UTF-8 takes one step for each byte.
const MAX: usize = 1 << 20;

/// Returns the page that the macro call names.
///
/// # Panics
/// If the charter does not have it.
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

/// Returns the length of a page in bytes.
///
/// # Panics
/// If it is over 1 MiB.
#[track_caller]
pub const fn length(page: Page<'static>) -> usize {
    let length = page.len();
    assert!(
        length <= MAX,
        "this page is over 1 MiB, too long for `page!`: write the `Page` instead"
    );
    length
}

/// Returns the bytes of a page with a length of `N` bytes.
///
/// # Panics
/// If the page is longer.
pub const fn bytes<const N: usize>(page: Page<'static>) -> [u8; N] {
    let mut bytes = [0; N];
    assert!(
        page.pieces().copy_to(&mut bytes).is_some(),
        "the page is longer than it was"
    );
    bytes
}

/// Returns the bytes of a page as a text.
///
/// # Panics
/// If they are not UTF-8, which no page is.
pub const fn text(bytes: &'static [u8]) -> &'static str {
    match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("a page is UTF-8"),
    }
}
