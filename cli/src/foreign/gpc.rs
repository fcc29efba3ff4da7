//! The resource of Global Privacy Control, `/.well-known/gpc.json` (W3C, GPC Support Resource).

use super::js::{self, Value};
use super::scripts::{object, string};
use crate::inventory::{Inventory, Notes};
use crate::new::date;

/// Writes whether the site honours the signal.
pub(crate) fn write(inventory: &Inventory, notes: &mut Notes) -> String {
    let signals = inventory.choice.iter().flat_map(|choice| &choice.signals);
    let is_honoured = signals.into_iter().any(|signal| signal == "gpc");
    if !is_honoured {
        notes.add("the policy does not count the signal as a refusal: `\"gpc\": false`; `signals = [\"gpc\"]` below `[choice]` changes that");
    }
    notes.add("the resource has the signal alone: nothing else of the policy is in it");
    let day = match inventory.updated.as_deref() {
        Some(day) if day.len() == 10 => day.to_owned(),
        // The last day counts, so the month begins no later.
        Some(month) => format!("{month}-01"),
        None => {
            notes.add("the policy has no `updated`: `lastUpdate` is today");
            date::today()
        }
    };
    let file = object([
        ("gpc", Value::Bool(is_honoured)),
        ("lastUpdate", string(day)),
    ]);
    js::write(&file) + "\n"
}
