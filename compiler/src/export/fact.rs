//! Single facts in JSON.

use charte_core::duration::Duration;
use charte_core::escape::Escape;
use charte_core::values::Slot;
use charte_core::word::Word;

use super::json::Object;
use crate::model::{Country, Date, LinkOrPath, Target};
use crate::output::Output;
use crate::source::Spanned;

/// Returns a duration as policies write it, its bounds in seconds, and what these bound if it has no
/// exact length.
pub(super) fn lasting(duration: Spanned<Duration>) -> Object {
    let form = match duration.value {
        Duration::UpTo(_) => Some("up-to"),
        Duration::Between(..) => Some("range"),
        Duration::Inactivity(_) => Some("inactivity"),
        Duration::Session
        | Duration::UntilWithdrawn
        | Duration::UntilDeleted
        | Duration::Lasting(_) => None,
    };
    let shortest = match duration.value {
        Duration::Between(shortest, _) => Some(shortest.seconds()),
        _ => None,
    };
    Object::default()
        .with("text", duration.to_string())
        .maybe("form", form)
        .maybe("seconds", duration.seconds())
        .maybe("least_seconds", shortest)
}

pub(super) fn date(date: Spanned<Date>) -> String {
    date.to_string()
}

pub(super) fn code(country: Spanned<Country>) -> String {
    country.to_string()
}

pub(super) fn target(target: &Spanned<Target>) -> Output {
    let mut out = Output::default();
    match &target.value {
        Target::Value(value) => out.value(Slot::Own(value.position), Escape::Json),
        Target::Platform(path) => {
            out.value(Slot::Href, Escape::Json);
            out.escaped(Escape::Json, path);
        }
        Target::Address(address) | Target::Manage(address) => out.escaped(Escape::Json, address),
    }
    out
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
