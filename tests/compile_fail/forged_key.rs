charte::charters! {
    mod shops = "policies/choice.toml";
}

use charte::{Free, Gated, Granted, Key, Visit};
use shops::categories::{Audience, Necessary};

fn private(visit: &Visit<'_>) {
    let _ = Granted::<Audience>::new(visit);
    let _ = Key::<Audience, Free>::new("visits", false);
}

// A gated key does not work as an exempt one.
const VISITS: Key<Audience, Free> = shops::cookies::VISITS;

// Other crates cannot implement the traits of exempt categories, of categories and of keys.
impl charte::NeedsNoConsent for Gated {}
enum Mine {}
impl charte::NeedsConsent for Mine {}
impl charte::ConsentedAs<Necessary> for Audience {}
#[derive(Clone, Copy)]
struct Named;
impl<'n> charte::CookieKey<'n> for Named {
    type Category = Audience;
    type Access = Free;
}

fn main() {}
