//! Tests of the fingerprint.

use charte_core::duration::Duration;

use crate::document::fixture::{at, portal, shop, text};
use crate::model::Charter;

#[test]
fn content_alone_counts() {
    let before = shop().fingerprint();
    let after = |change: fn(&mut Charter)| {
        let mut charter = shop();
        change(&mut charter);
        charter.fingerprint()
    };
    assert_eq!(after(|charter| charter.version = None), before);
    assert_eq!(after(|charter| charter.lints.clear()), before);
    assert_eq!(after(|charter| charter.rules.clear()), before);
    let changes: [fn(&mut Charter); 5] = [
        |charter| charter.title = text(&["a", "b"]),
        |charter| charter.cookies[0].duration = Duration::parse("3 days").ok().map(at),
        |charter| charter.cookies[0].attributes.secure = Some(at(false)),
        |charter| charter.cookies.swap(0, 1),
        |charter| charter.choice = None,
    ];
    let mut seen = vec![before];
    for change in changes {
        let now = after(change);
        assert!(!seen.contains(&now));
        seen.push(now);
    }
}

#[test]
fn the_same_content_has_the_same_fingerprint_in_every_version() {
    let portal = portal().fingerprint().to_string();
    assert_eq!(portal, "255f092d00f02ffad4e15605f7022eb5");
}
