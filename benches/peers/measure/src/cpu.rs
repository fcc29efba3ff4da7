//! CPU time, and memory.

use std::fs;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeVal;
use nix::unistd::{SysconfVar, sysconf};

/// Returns the CPU seconds, user and system, of all ended child processes and of their children.
///
/// # Panics
/// If the system does not report them.
pub fn of_children() -> f64 {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("Linux counts it");
    seconds(usage.user_time()) + seconds(usage.system_time())
}

/// Returns the memory, in KB, of the largest ended child process.
///
/// # Panics
/// If the system does not report it.
pub fn largest_child() -> i64 {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("Linux counts it");
    usage.max_rss()
}

/// Returns the CPU seconds, user and system, of a running process and of its child processes (nginx
/// has a master and workers).
///
/// # Panics
/// If the system does not report them.
pub fn of_process(id: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).expect("the process runs");
    // The name, in parentheses, may have spaces. `proc_pid_stat(5)` counts from 1: utime is the
    // 14th field, stime the 15th; the state, after the name, is the 3rd.
    let fields = stat.rsplit_once(')').expect("the name is in parentheses").1;
    let mut fields = fields.split_whitespace().skip(14 - 3);
    let mut ticks = || -> u64 {
        let field = fields.next().expect("the line has 52 fields");
        field.parse().expect("a number")
    };
    let ticks = ticks() + ticks();
    let in_second = sysconf(SysconfVar::CLK_TCK)
        .ok()
        .flatten()
        .expect("Linux tells it");
    #[allow(
        clippy::cast_precision_loss,
        reason = "minutes, in hundredths of seconds"
    )]
    let own = ticks as f64 / in_second as f64;
    let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
    let children = children
        .split_whitespace()
        .filter_map(|child| child.parse().ok());
    own + children.map(of_process).sum::<f64>()
}

fn seconds(time: TimeVal) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "minutes, in microseconds")]
    let seconds = time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    seconds
}
