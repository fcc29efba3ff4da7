//! Chromium, driven through a pipe (the `DevTools` protocol): no driver, no port that others can use.
//!
//! [`Browser`] starts the program, sends commands and collects events. Everything that comes from the
//! browser is bounded, because pages decide what it is: [`MAX_MESSAGE`], [`MAX_EVENTS`], [`PATIENCE`].
//!
//! Unix alone: the pipe is expected at the file descriptors 3 and 4, and a shell puts it there.

#![cfg(unix)]

mod browser;
mod error;
mod pipe;

pub use browser::{Browser, Settings, program};
pub use error::Error;
pub use pipe::MAX_MESSAGE;

use std::time::Duration;

/// The time limit of one command.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The most events that wait to be read. The oldest are dropped.
pub const MAX_EVENTS: usize = 20_000;
