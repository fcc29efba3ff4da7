//! Judges that are programs of their own, such as a browser: what a test does without one.

use std::io::{self, Write as _};
use std::sync::Mutex;

/// Reports a judge that this machine does not have: a test that needs it calls this, and then returns.
///
/// On a developer's machine the test is skipped, and the standard error says so once for each judge,
/// past the test harness, which shows nothing of a test that passes. `why` is what is missing, and how
/// to get it.
///
/// # Panics
/// If `CI` is set: what is checked there must not depend on the machine.
#[track_caller]
pub fn missing(judge: &str, why: &str) {
    static SAID: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let ci = std::env::var("CI").unwrap_or_default();
    assert!(
        !is_on(&ci),
        "{judge} cannot be skipped, because `CI` is `{ci}`: {why}"
    );
    let mut said = SAID.lock().expect("nobody fails while saying it");
    if !said.iter().any(|before| before == judge) {
        said.push(judge.to_owned());
        let _ = writeln!(io::stderr(), "{judge} was skipped: {why}");
    }
}

/// Whether a variable of the environment means yes.
fn is_on(value: &str) -> bool {
    !matches!(value, "" | "0" | "false")
}
