//! Brotli decoded by the library of Google and gzip by zlib, both in node.

use std::fs;
use std::process::Command;

use charte_tests::external;

use super::{all, folder};

#[test]
fn every_body() {
    if Command::new("node").arg("--version").output().is_err() {
        return external::missing("decoding with node", "`node` is not installed");
    }
    let folder = folder("web-node");
    let all = all();
    let mut compressed = 0;
    for (position, sent) in all.iter().enumerate() {
        let Some(encoding) = sent.encoding else {
            continue;
        };
        let token = encoding.token();
        compressed += 1;
        let write = |name: String, bytes: &[u8]| {
            fs::write(folder.join(name), bytes).expect("the folder can be written");
        };
        write(format!("{position}.{token}"), &sent.body);
        write(format!("{position}.page"), sent.page.as_bytes());
    }
    let script = charte_tests::workspace().join("tests/web/decode.mjs");
    let output = Command::new("node").arg(script).arg(&folder).output();
    let output = output.expect("node runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let printed = String::from_utf8_lossy(&output.stdout);
    assert_eq!(printed.trim(), compressed.to_string());
}
