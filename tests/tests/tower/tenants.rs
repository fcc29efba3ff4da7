//! The guard for platforms that are known only at run time.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use charte::OwnedCharter;
use charte::tower::{GuardLayer, Mode};
use http::HeaderMap;
use http::header::HOST;
use tower::{Layer as _, ServiceExt as _};

use super::{Recorder, cookies, request, sets};

charte::charters! {
    /// The five portals, whose template has tenants too.
    mod portals = "../policies", formats = [text];
}

const SESSION: &str = "sessionid=k3X; Path=/";
const UNDECLARED: &str = "_ga=1; Path=/";

/// The tenants of a program: their hosts and URLs.
fn tenants() -> Arc<HashMap<String, String>> {
    let tenants = [("data.tenant.example", "https://data.tenant.example")];
    let tenants = tenants.map(|(host, url)| (host.to_owned(), url.to_owned()));
    Arc::new(tenants.into())
}

fn charter(tenants: &HashMap<String, String>, headers: &HeaderMap) -> Option<OwnedCharter> {
    let host = headers.get(HOST)?.to_str().ok()?;
    let values = portals::Values {
        platform_url: tenants.get(host)?,
    };
    let charter = portals::templates::OPENDATASOFT.charter(values).ok()?;
    Some(charter.into())
}

#[tokio::test]
async fn guard_of_tenants() {
    let reported = Recorder::default();
    let requested = Arc::new(AtomicUsize::new(0));
    let (known, count) = (tenants(), Arc::clone(&requested));
    let layer = GuardLayer::fleet(portals::FLEET)
        .tenants(move |parts| {
            count.fetch_add(1, Ordering::Relaxed);
            charter(&known, &parts.headers)
        })
        .mode(Mode::Enforce);
    let guard = reported.by(layer).layer(sets(&[SESSION, UNDECLARED]));
    let nobody = "removed at other.example/: the cookie `sessionid` is set for a host that has no \
                  charter";
    for (host, expected, first, asks) in [
        ("data.issy.com", [SESSION].as_slice(), None, 0),
        ("data.tenant.example", &[SESSION], None, 1),
        ("other.example", &[], Some(nobody), 1),
    ] {
        let Ok(response) = guard.clone().oneshot(request("/", &[host])).await;
        assert_eq!(cookies(response.headers()), expected, "{host}");
        assert_eq!(requested.swap(0, Ordering::Relaxed), asks, "{host}");
        let reported = reported.take();
        assert_eq!(reported.len(), 2 - expected.len(), "{host}: {reported:?}");
        assert!(
            first.is_none_or(|first| reported[0] == first),
            "{reported:?}"
        );
    }
}

#[tokio::test]
async fn a_report_has_the_charter_of_the_tenant() {
    let urls = Arc::new(std::sync::Mutex::new(Vec::new()));
    let (known, reported) = (tenants(), Arc::clone(&urls));
    let layer = GuardLayer::by_request(move |parts| charter(&known, &parts.headers))
        .fallback(portals::FLEET.get("data.issy.com"))
        .on_finding(move |report| {
            let url = report.charter.map(|charter| charter.url().to_owned());
            reported.lock().expect("nobody panicked").push(url);
        });
    let guard = layer.layer(sets(&[UNDECLARED]));
    for host in ["data.tenant.example", "localhost"] {
        let Ok(_) = guard.clone().oneshot(request("/", &[host])).await;
    }
    let urls = urls.lock().expect("nobody panicked");
    let expected = ["https://data.tenant.example", "https://data.issy.com"];
    assert_eq!(*urls, expected.map(|url| Some(url.to_owned())));
}
