//! An nginx in front of an endpoint.

use std::fs;
use std::net::SocketAddr;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use charte::web::Endpoint;
use charte_tests::external;
use http::StatusCode;
use http::header::{ETAG, IF_NONE_MATCH};

use crate::exchange::{Answer, Request, wire};
use crate::servers::over_hyper;

/// An nginx with an empty cache, and the requests that reach the origin.
pub(crate) struct Cache {
    nginx: Child,
    folder: PathBuf,
    socket: PathBuf,
    forwarded: Receiver<Forwarded>,
}

/// A request that reached the origin, and its response.
#[derive(Debug)]
pub(crate) struct Forwarded {
    pub(crate) status: StatusCode,
    pub(crate) tag: String,
    pub(crate) if_none_match: String,
}

/// The rest of the configuration, which `docs/serving.md` omits: the paths of this test.
const AROUND: &str = "\
daemon off;
pid FOLDER/pid;
error_log stderr warn;
events {}
http {
    access_log off;
    client_body_temp_path FOLDER/body;
    proxy_temp_path FOLDER/proxy;
    fastcgi_temp_path FOLDER/fastcgi;
    uwsgi_temp_path FOLDER/uwsgi;
    scgi_temp_path FOLDER/scgi;
    SNIPPET
}
";

impl Cache {
    /// An nginx in front of this endpoint; `None` if nginx is not installed.
    pub(crate) fn before(endpoint: Endpoint) -> Option<Self> {
        let (sender, forwarded) = channel();
        let origin = over_hyper(endpoint, move |request, response| {
            let value = |headers: &http::HeaderMap, name| {
                let value = headers
                    .get(name)
                    .and_then(|value: &http::HeaderValue| value.to_str().ok());
                value.unwrap_or_default().to_owned()
            };
            let _ = sender.send(Forwarded {
                status: response.status(),
                tag: value(response.headers(), ETAG),
                if_none_match: value(request.headers(), IF_NONE_MATCH),
            });
        });
        Self::start(origin, forwarded, "/cookies")
    }

    /// An nginx in front of all paths of a program. It counts no requests.
    pub(crate) fn before_program(origin: SocketAddr) -> Option<Self> {
        let (_, forwarded) = channel();
        Self::start(origin, forwarded, "/")
    }

    fn start(origin: SocketAddr, forwarded: Receiver<Forwarded>, path: &str) -> Option<Self> {
        if Command::new("nginx").arg("-v").output().is_err() {
            external::missing("the cache in front", "`nginx` is not installed");
            return None;
        }
        // A socket needs a short path. The workers of nginx run as another user and must reach it.
        let folder = std::env::temp_dir().join(format!("charte-nginx-{}", origin.port()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("the folder can be made");
        let socket = folder.join("socket");
        let snippet = snippet()
            .replace("127.0.0.1:3000", &origin.to_string())
            .replace("location /cookies", &format!("location {path}"))
            .replace("listen 80;", &format!("listen unix:{};", socket.display()))
            .replace("/var/cache/nginx", &folder.display().to_string());
        assert!(
            !snippet.contains("gzip"),
            "the snippet must turn off compression in nginx"
        );
        let config = AROUND
            .replace("SNIPPET", &snippet)
            .replace("FOLDER", &folder.display().to_string());
        let path = folder.join("nginx.conf");
        fs::write(&path, config).expect("the folder can be written");
        let errors = fs::File::create(folder.join("errors")).expect("the folder can be written");
        let nginx = Command::new("nginx")
            .arg("-p")
            .arg(&folder)
            .arg("-c")
            .arg(&path)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(errors)
            .spawn();
        let mut cache = Self {
            nginx: nginx.expect("nginx starts"),
            folder,
            socket,
            forwarded,
        };
        cache.wait();
        Some(cache)
    }

    /// Waits for the socket.
    fn wait(&mut self) {
        for _ in 0..1_000 {
            if UnixStream::connect(&self.socket).is_ok() {
                return;
            }
            if let Ok(Some(status)) = self.nginx.try_wait() {
                let errors = fs::read_to_string(self.folder.join("errors"));
                panic!("nginx ended, {status}: {}", errors.unwrap_or_default());
            }
            thread::sleep(Duration::from_millis(20));
        }
        panic!("nginx does not listen");
    }

    /// Sends a request through it.
    pub(crate) fn ask(&self, request: &Request) -> Answer {
        let stream = UnixStream::connect(&self.socket).expect("nginx listens");
        wire::over(stream, request)
    }

    /// The requests that reached the origin since the last call.
    pub(crate) fn forwarded(&mut self) -> Vec<Forwarded> {
        self.forwarded.try_iter().collect()
    }
}

impl Drop for Cache {
    fn drop(&mut self) {
        // A signal to the master also ends its workers; a kill would not.
        let pid = self.nginx.id().to_string();
        let _ = Command::new("kill").arg(pid).status();
        let _ = self.nginx.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The configuration of nginx in `docs/serving.md`.
fn snippet() -> String {
    let path: &Path = &charte_tests::workspace().join("docs/serving.md");
    let text = fs::read_to_string(path).expect("a file of the checkout");
    let (_, snippet) = text.split_once("```nginx\n").expect("a block");
    let (snippet, _) = snippet.split_once("```").expect("the end of the block");
    snippet.to_owned()
}
