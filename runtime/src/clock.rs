//! The clock of the system.

use std::time::{SystemTime, UNIX_EPOCH};

/// Returns the seconds since 1970-01-01 00:00:00 UTC; 0 for a clock before that.
pub(crate) fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs())
}
