//! The command `charte`.

use std::process::ExitCode;

fn main() -> ExitCode {
    cargo_charte::run(cargo_charte::Caller::Shell)
}
