//! The command `cargo charte`: Cargo calls this program.

use std::process::ExitCode;

fn main() -> ExitCode {
    cargo_charte::run(cargo_charte::Caller::Cargo)
}
