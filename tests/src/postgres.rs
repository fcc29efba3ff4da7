//! A PostgreSQL server of a test, in a temporary folder, without a network.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::external;

/// A server. It ends with this value.
#[derive(Debug)]
pub struct Postgres {
    folder: PathBuf,
    server: Child,
}

impl Postgres {
    /// Starts a server; `None` if PostgreSQL is not installed, which `check` then reports.
    ///
    /// # Panics
    /// If it does not start, or if PostgreSQL is missing and `CI` is set.
    pub fn start(check: &str) -> Option<Self> {
        let Some(programs) = programs() else {
            external::missing(
                check,
                "there is no `initdb` in the path or in /usr/lib/postgresql: install PostgreSQL",
            );
            return None;
        };
        // The path of a socket has at most about 100 bytes, and another user must reach it.
        let name = format!("charte-postgres-{}-{}", std::process::id(), check.len());
        let folder = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir(&folder).expect("the folder of the server");
        let user = user();
        if let Some(user) = user {
            run(Command::new("chown").arg(user).arg(&folder));
        }
        let data = folder.join("data");
        let initialised = &mut as_user(user, &programs.join("initdb"));
        initialised.args([
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-locale",
            "-D",
        ]);
        run(initialised.arg(&data));
        let mut server = as_user(user, &programs.join("postgres"));
        server.arg("-D").arg(&data).arg("-k").arg(&folder);
        let server = server
            .args(["-c", "listen_addresses="])
            .stderr(Stdio::null());
        let server = server.stdout(Stdio::null()).spawn().expect("the server");
        let server = Self { folder, server };
        let start = Instant::now();
        while !server.folder.join(".s.PGSQL.5432").exists() {
            assert!(
                start.elapsed() < Duration::from_secs(60),
                "the server does not start"
            );
            std::thread::sleep(Duration::from_millis(50));
        }
        Some(server)
    }

    /// The URL of its database.
    pub fn url(&self) -> String {
        let folder = self.folder.display().to_string().replace('/', "%2F");
        format!("postgres://postgres@localhost/postgres?host={folder}")
    }

    /// Stops the server at once, as a crash does.
    pub fn stop(&mut self) {
        let _ = Command::new("kill")
            .arg("-QUIT")
            .arg(self.server.id().to_string())
            .status();
        let _ = self.server.wait();
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.stop();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The folder of the programs, those of the latest version that is installed.
fn programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let in_path = std::env::split_paths(&path).find(|folder| folder.join("initdb").exists());
    in_path.or_else(|| {
        let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
        let folders = versions.filter_map(|version| Some(version.ok()?.path().join("bin")));
        folders
            .filter(|folder| folder.join("initdb").exists())
            .max()
    })
}

/// The user of the server: `postgres` refuses to run as root.
fn user() -> Option<&'static str> {
    let id = Command::new("id").arg("-u").output().expect("`id`");
    (id.stdout == b"0\n").then_some("nobody")
}

fn as_user(user: Option<&str>, program: &Path) -> Command {
    let Some(user) = user else {
        return Command::new(program);
    };
    let mut command = Command::new("setpriv");
    command.args(["--reuid", user, "--regid", "nogroup", "--clear-groups"]);
    command.arg(program);
    command
}

fn run(command: &mut Command) {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {errors}");
}
