//! `curl --compressed`, with a real server.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use charte::Encoding;
use charte_tests::external;

use super::{all, folder};
use crate::servers::over_hyper;
use crate::site::{Site, token};

#[test]
fn every_body() {
    let Ok(version) = Command::new("curl").arg("--version").output() else {
        return external::missing("decoding with curl", "`curl` is not installed");
    };
    let knows_brotli = String::from_utf8_lossy(&version.stdout).contains("brotli");
    if !knows_brotli {
        external::missing("decoding Brotli with curl", "this `curl` knows no Brotli");
    }
    let folder = folder("web-curl");
    let mut servers = BTreeMap::new();
    let mut requested = all();
    requested.retain(|sent| knows_brotli || sent.encoding != Some(Encoding::Brotli));
    let mut config = String::new();
    for (position, sent) in requested.iter().enumerate() {
        let server = servers
            .entry(sent.site)
            .or_insert_with(|| over_hyper(Site::named(sent.site).endpoint, |_, _| {}));
        let (target, host, encoding) = (&sent.target, sent.host, token(sent.encoding));
        let output = folder.join(position.to_string());
        let _ = writeln!(
            config,
            "url = \"http://{server}{target}\"\nheader = \"Host: {host}\"\n\
             header = \"Accept-Encoding: {encoding}\"\noutput = \"{}\"\n\
             compressed\nfail\nsilent\nshow-error\nnext",
            output.display()
        );
    }
    let path = folder.join("config");
    fs::write(&path, config.trim_end_matches("next\n")).expect("the folder can be written");
    let output = Command::new("curl").arg("--config").arg(&path).output();
    let output = output.expect("curl runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    for (position, sent) in requested.iter().enumerate() {
        let decoded = fs::read(folder.join(position.to_string()));
        assert!(
            decoded.expect("what curl has written") == sent.page.as_bytes(),
            "{}",
            sent.name()
        );
    }
}
