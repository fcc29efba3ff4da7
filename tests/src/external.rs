//! External programs that tests need, such as a browser: what a test does if one is missing.

use std::io::{self, Write as _};
use std::sync::Mutex;

/// Reports a check that this machine cannot run. The test that needs it calls this function, and then returns.
///
/// On a developer's machine the test is skipped. The standard error has one line for each `check`; it bypasses
/// the test harness, which hides the output of a passing test. `why` is what is missing, and how to get it.
///
/// # Panics
/// If `CI` is set: the checks of CI must not depend on the machine.
#[track_caller]
pub fn missing(check: &str, why: &str) {
    static REPORTED: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let ci = std::env::var("CI").unwrap_or_default();
    assert!(
        !is_on(&ci),
        "{check} cannot be skipped, because `CI` is `{ci}`: {why}"
    );
    let mut reported = REPORTED.lock().expect("no panic while the lock is held");
    if !reported.iter().any(|before| before == check) {
        reported.push(check.to_owned());
        let _ = writeln!(io::stderr(), "{check} was skipped: {why}");
    }
}

/// Whether the value of an environment variable means "on".
fn is_on(value: &str) -> bool {
    !matches!(value, "" | "0" | "false")
}
