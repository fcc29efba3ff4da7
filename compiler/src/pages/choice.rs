//! How a program stores the visitor's choice.

use charte_core::duration::Duration;
use charte_core::form::{LANGUAGE, SAVED};
use charte_core::url;

use super::ChoiceStorage;
use crate::model::{
    Charter, ChoiceLifetimes, ChoiceSettings, LinkOrPath, Manage, Signal, with_query,
};
use crate::source::Spanned;

/// Returns how a program stores the visitor's choice.
pub(super) fn choice(charter: &Charter) -> ChoiceStorage {
    let choice = charter.choice.as_ref();
    let cookie = charter.choice_cookie();
    let ChoiceLifetimes { kept, refusal_kept } = charter.choice_lifetimes();
    let heeds = |signal| {
        let mut signals = choice.into_iter().flat_map(|choice| &choice.signals);
        signals.any(|known| known.value == signal)
    };
    let manage = choice.and_then(|choice| match &choice.manage.as_ref()?.value {
        // Without a cookie that stores the choice there is no form.
        Manage::Path(path) if cookie.is_some() => Some(path.clone()),
        Manage::Path(_) | Manage::Link(_) | Manage::Fragment(_) => None,
    });
    let saved = manage.as_ref().map(|path| {
        let languages = charter.languages.iter();
        let languages = languages.filter(|_| charter.languages.len() > 1);
        let each = languages.map(|tag| format!("{LANGUAGE}={}&{SAVED}", tag.as_str()));
        let queries = [SAVED.to_owned()].into_iter().chain(each);
        queries.map(|query| with_query(path, &query)).collect()
    });
    ChoiceStorage {
        cookie: cookie.map(|cookie| cookie.name.text.clone()),
        kept: kept.and_then(seconds),
        refusal_kept: refusal_kept.and_then(seconds),
        gpc: heeds(Signal::Gpc).then(|| gpc(charter)),
        dnt: heeds(Signal::Dnt),
        charter: charter.page.address.as_ref().and_then(|address| {
            let LinkOrPath::Path(path) = &address.value else {
                return None;
            };
            Some(url::without_query(path).to_owned())
        }),
        manage,
        saved: saved.unwrap_or_default(),
        shared: choice.and_then(|choice| Some(choice.shared.as_ref()?.ascii().to_owned())),
        overrule: choice.is_some_and(ChoiceSettings::overrules),
    }
}

/// Returns the text of `/.well-known/gpc.json` (Global Privacy Control, section "GPC Support Resource"):
/// `lastUpdate` is a day, so a policy that states only a month has none.
fn gpc(charter: &Charter) -> String {
    let day = charter.updated.filter(|date| date.value.day.is_some());
    let update = day.map(|date| format!(", \"lastUpdate\": \"{}\"", date.value));
    format!("{{\"gpc\": true{}}}\n", update.unwrap_or_default())
}

/// The maximum lifetime of a cookie in browsers (RFC 6265bis, section 5.5), in seconds.
const LONGEST: u64 = 400 * 86_400;

/// Returns the `Max-Age` of the cookie that stores a choice; `None` for a session.
fn seconds(duration: Spanned<Duration>) -> Option<u64> {
    match duration.value {
        Duration::Session => None,
        Duration::UntilWithdrawn | Duration::UntilDeleted => Some(LONGEST),
        lasting => lasting.seconds(),
    }
}
