//! A server on a core of its own.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::cpu;

/// The core of the servers. [`wrk`](crate::wrk) runs on another.
const CORE: &str = "0";

/// The core of the clients.
pub(crate) const CLIENT_CORE: &str = "1";

/// A running server. It ends when this handle is dropped.
#[derive(Debug)]
pub struct Server {
    child: Child,
    port: u16,
    /// Whether the server ends with its standard input: true for the package's servers, false for
    /// nginx.
    reads_input: bool,
}

impl Server {
    /// Starts a program of the package `servers`. `cargo build` has put it beside this one.
    ///
    /// # Panics
    /// If it does not start.
    pub fn of_package(server: &str, folder: &Path, variant: &str) -> Self {
        let port = free_port();
        let mut command = Command::new("taskset");
        command
            .args(["-c", CORE])
            .arg(program())
            .arg(server)
            .arg(folder);
        command.args([variant, "serve", &port.to_string()]);
        Self::start(command, port, true)
    }

    /// Starts the same program under callgrind, which writes its report to `report`.
    ///
    /// # Panics
    /// If it does not start.
    pub fn under_callgrind(server: &str, folder: &Path, variant: &str, report: &Path) -> Self {
        let port = free_port();
        let mut command = Command::new("valgrind");
        command.args(CALLGRIND).arg(log_file(report)).arg(program());
        command
            .arg(server)
            .arg(folder)
            .args([variant, "serve", &port.to_string()]);
        Self::start(command, port, true)
    }

    /// Starts nginx with the files of `site`; `more` contains lines for its `http` block.
    ///
    /// # Panics
    /// If it does not start.
    pub fn nginx(folder: &Path, more: &str) -> Self {
        let port = free_port();
        let own = folder.join(format!("nginx-{port}"));
        fs::create_dir_all(&own).expect("a folder to write to");
        let configuration = NGINX
            .replace("{own}", &own.display().to_string())
            .replace("{site}", &folder.join("site").display().to_string())
            .replace("{port}", &port.to_string())
            .replace("{more}", more);
        let path = own.join("nginx.conf");
        fs::write(&path, configuration).expect("a folder to write to");
        let mut command = Command::new("taskset");
        command
            .args(["-c", CORE, "nginx", "-g", "daemon off;", "-c"])
            .arg(path);
        Self::start(command, port, false)
    }

    fn start(mut command: Command, port: u16, reads_input: bool) -> Self {
        command.stdin(Stdio::piped()).stdout(Stdio::null());
        let child = command.spawn();
        let child = child.unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let mut server = Self {
            child,
            port,
            reads_input,
        };
        for _ in 0..600 {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return server;
            }
            if let Ok(Some(status)) = server.child.try_wait() {
                panic!("{command:?} ended: {status}");
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("{command:?} does not answer")
    }

    /// Returns its port on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Returns the CPU seconds since its start.
    pub fn cpu(&self) -> f64 {
        cpu::of_process(self.child.id())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        if let (false, Ok(id)) = (self.reads_input, i32::try_from(self.child.id())) {
            let _ = kill(Pid::from_raw(id), Signal::SIGTERM);
        }
        for _ in 0..100 {
            if let Ok(Some(_)) = self.child.try_wait() {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The options with which valgrind counts instructions and writes only their number.
pub const CALLGRIND: [&str; 3] = [
    "--tool=callgrind",
    "--callgrind-out-file=/dev/null",
    "--trace-children=no",
];

/// Returns the option for the log file of valgrind.
pub fn log_file(path: &Path) -> String {
    format!("--log-file={}", path.display())
}

/// Returns the program of the package `servers`.
///
/// # Panics
/// If it was not built.
pub fn program() -> std::path::PathBuf {
    let own = std::env::current_exe().expect("a program knows where it is");
    let path = own.with_file_name("servers");
    assert!(
        path.is_file(),
        "build it first: cargo build --release -p servers"
    );
    path
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("it has an address").port()
}

/// A configuration of nginx that is tuned for this: one worker, no log, files sent by the kernel.
const NGINX: &str = "\
worker_processes 1;
pid {own}/pid;
error_log {own}/error.log warn;
include /etc/nginx/modules-enabled/*.conf;
events { worker_connections 512; }
http {
    include /etc/nginx/mime.types;
    charset utf-8;
    access_log off;
    sendfile on;
    tcp_nopush on;
    tcp_nodelay on;
    keepalive_requests 1000000000;
    client_body_temp_path {own}/body;
    proxy_temp_path {own}/proxy;
    fastcgi_temp_path {own}/fastcgi;
    uwsgi_temp_path {own}/uwsgi;
    scgi_temp_path {own}/scgi;
    gzip_static on;
    gzip_vary on;
    brotli_static on;
    {more}
    server {
        listen 127.0.0.1:{port};
        root {site};
    }
}
";
