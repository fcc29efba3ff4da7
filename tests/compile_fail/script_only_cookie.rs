charte::charter! {
    mod site = "policies/scripts.toml";
}

use site::cookies::{_GA, _GA_, THEME};

fn main() {
    let visit = charte::Visit::new(site::CHARTER, "_ga=1", 0);
    let _ = visit.get(_GA);
    let _ = visit.delete_header(_GA);
    let _ = visit.set_header(THEME, "dark");
    if let Some(granted) = visit.granted::<site::categories::Audience>() {
        let _ = granted.set(_GA_.named("_ga_1"), "1");
    }
}
