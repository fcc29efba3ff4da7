charte::charters! {
    mod shops = "policies/choice.toml";
}

use std::marker::PhantomData;

use charte::{Free, Granted, Key, Visit};
use shops::categories::{Audience, Necessary};

// Private constructors are not reachable.
fn literal(visit: &Visit<'_>, other: Visit<'_>) {
    let _ = Granted::<Audience> { visit, category: PhantomData };
    let _ = Key::<Necessary, Free> { name: "visits", ..shops::cookies::SESSIONID };
    let _ = Visit { ..other };
}

fn main() {}
