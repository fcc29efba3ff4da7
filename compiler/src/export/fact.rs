//! Single facts in JSON.

use charte_core::duration::Duration;
use charte_core::word::Word;

use super::json::Object;
use crate::model::{Country, Date, Link, LinkOrPath};
use crate::source::Spanned;

/// Returns a duration as policies write it, and in seconds if it has an end.
pub(super) fn lasting(duration: Spanned<Duration>) -> Object {
    Object::default()
        .with("text", duration.to_string())
        .maybe("seconds", duration.seconds())
}

pub(super) fn date(date: Spanned<Date>) -> String {
    date.to_string()
}

pub(super) fn code(country: Spanned<Country>) -> String {
    country.to_string()
}

pub(super) fn link(link: &Spanned<Link>) -> &str {
    link.as_str()
}

pub(super) fn link_or_path(target: &Spanned<LinkOrPath>) -> &str {
    target.as_str()
}

pub(super) fn word<W: Word>(word: Spanned<W>) -> &'static str {
    word.value.word()
}

pub(super) fn flag(value: Spanned<bool>) -> bool {
    value.value
}
