//! What a program sets and its charter does not declare, as entries.

use charte::tower::{GuardLayer, Recorder};
use charte_tests::guarded::fleet::FLEET;
use tower::{Layer as _, ServiceExt as _};

use super::{DELETED, GATED, RIGHT, request, sets};

#[tokio::test]
async fn a_recorder_prints_each_undeclared_cookie_once() {
    let recorder = Recorder::default();
    assert!(recorder.is_empty());
    let layer = GuardLayer::fleet(FLEET).record(&recorder);
    for (cookies, host) in [
        (&[RIGHT, GATED, DELETED][..], "shop.example.org"),
        (&["_ga=SECRET; Path=/; Max-Age=60"], "shop.example.org"),
        (&["_ga=SECRET; Path=/; Max-Age=90"], "SHOP.example.org"),
        (&["sid=SECRET"], "elsewhere.example:8080"),
    ] {
        let request = request("/", &[host]);
        let response = layer.layer(sets(cookies)).oneshot(request).await;
        assert!(response.is_ok());
    }
    assert_eq!(
        recorder.to_string(),
        r#"# Set at elsewhere.example:8080

[[cookie]]
name = "sid"
category = "TODO"
purpose = "TODO"
duration = "session"
path = "/"
secure = false
http_only = false

# Set at shop.example.org

[[cookie]]
name = "_ga"
category = "TODO"
purpose = "TODO"
duration = "1 minute"
path = "/"
secure = false
http_only = false

"#
    );
}
