//! Policies that cannot be read, in each form of the macro call.

static MISSING_SITE: charte::Charter<'static> = charte::charter!("policies/sitte.toml");
static UNREADABLE_SITE: charte::Charter<'static> = charte::charter!("policies/loop.toml");
static DANGLING_SITE: charte::Charter<'static> = charte::charter!("policies/dangling.toml");
static LARGE_SITE: charte::Charter<'static> = charte::charter!("policies/large.toml");

charte::charters! {
    mod missing_file = "polices/fleet.toml";
    mod unreadable_file = "policies/loop.toml";
    mod large_file = "policies/large.toml";
    mod missing_folder = "fleat";
    mod unreadable_folder = "loop";
    mod fleet = "fleet";
}

fn main() {
    for charter in [MISSING_SITE, UNREADABLE_SITE, DANGLING_SITE, LARGE_SITE] {
        println!("{}", charter.text());
    }
    for fleet in [missing_file::FLEET, unreadable_file::FLEET, large_file::FLEET] {
        println!("{fleet:?}");
    }
    for fleet in [missing_folder::FLEET, unreadable_folder::FLEET, fleet::FLEET] {
        println!("{fleet:?}");
    }
}
