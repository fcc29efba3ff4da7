//! The tags of scripts.

use charte::{Page, PageKind, Visit};

use super::towns::scripts::{MATOMO, OWN};
use super::{NOW, ONE, new_visitor, visitor};

const TAG: &str = "<script src=\"https://cdn.matomo.example/matomo.js?a=1&amp;b=2\" \
    integrity=\"sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb\" async \
    data-site=\"&quot;3&quot;&gt;&lt;script&gt;\" crossorigin=\"anonymous\"></script>\n";

#[test]
fn a_script_waits_for_consent() {
    for visit in [
        new_visitor(),
        visitor(&[]),
        visitor(&["videos"]),
        Visit::new(ONE, &[("Sec-GPC", "1")], NOW),
    ] {
        let page = visit.script(MATOMO);
        assert_eq!(
            (page.to_string(), page.len()),
            (String::new(), 0),
            "{visit:?}"
        );
        assert!(page.is_empty());
    }
    let visit = visitor(&["audience"]);
    assert_eq!(visit.script(MATOMO).to_string(), TAG);
    let own = "<script src=\"/count.js\" defer type=\"module\"></script>\n";
    assert_eq!(visit.script(OWN).to_string(), own);
}

#[test]
fn a_tag_is_a_page() {
    let visit = visitor(&["audience"]);
    let page: Page<'_> = visit.script(MATOMO);
    assert_eq!(page.kind(), PageKind::Script);
    assert_eq!(page.len(), TAG.len());
    let mut buffer = [0; 512];
    let length = page.copy_to(&mut buffer).expect("it fits");
    assert_eq!(&buffer[..length], TAG.as_bytes());
    assert_ne!(page.content_hash(), visit.script(OWN).content_hash());
}

#[test]
fn another_fleet_does_not_declare_it() {
    let shop = super::shops::FLEET.get("a.example");
    let visit = charte::testing::visit(shop, "", &["audience", "video"]);
    assert!(visit.script(MATOMO).is_empty());
}
