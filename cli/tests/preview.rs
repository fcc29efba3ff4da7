//! `charte preview`: its answers over the loopback address, and what it shows after a file is saved.
//!
//! A request `preview/requests/<name>.toml` has a `path`, and a `method` and a `host` that differ from
//! the usual ones; `PORT` is the port of the server. `<name>.out` is the answer without its date, its
//! length and the hashes of styles. The page in the frame is not in it: it contains what `charte render`
//! prints with the arguments `render`, or the texts `contains`. `BLESS=1 cargo test -p cargo-charte --test preview` writes the answers again.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use toml_edit::DocumentMut;

/// The preview of a folder, which ends with its test.
struct Preview {
    child: Child,
    port: u16,
    /// The output, which must stay open.
    _output: BufReader<ChildStdout>,
}

impl Preview {
    fn start(folder: &Path, path: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_charte"))
            .args(["preview", "--port", "0", path])
            .current_dir(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the command starts");
        let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut line = String::new();
        output.read_line(&mut line).expect("the address");
        let port = line.trim_end_matches("/\n").rsplit(':').next();
        Self {
            child,
            port: port.and_then(|port| port.parse().ok()).expect("a port"),
            _output: output,
        }
    }

    /// Sends a request, and returns the answer: its status, its headers in order, its body.
    fn request(&self, method: &str, path: &str, host: Option<&str>) -> String {
        let own = format!("127.0.0.1:{}", self.port);
        let host = host.map_or(own, |host| host.replace("PORT", &self.port.to_string()));
        let host = if host.is_empty() {
            String::new()
        } else {
            format!("Host: {host}\r\n")
        };
        let request = format!("{method} {path} HTTP/1.1\r\n{host}Connection: close\r\n\r\n");
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect("a server");
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .expect("a time limit");
        stream.write_all(request.as_bytes()).expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        let mut lines: Vec<&str> = head.lines().collect();
        lines.retain(|line| {
            !["date:", "content-length:", "connection:"]
                .iter()
                .any(|name| line.starts_with(name))
        });
        lines[1..].sort_unstable();
        format!("{}\n\n{body}", lines.join("\n"))
    }

    fn get(&self, path: &str) -> String {
        self.request("GET", path, None)
    }

    /// Returns the number of the next edition.
    fn edition_after(&self, number: u64) -> u64 {
        // The answer comes as soon as there is one, or else after 25 seconds with the same number.
        for _ in 0..4 {
            let answer = self.get(&format!("/edition?{number}"));
            let (_, body) = answer.split_once("\n\n").expect("a body");
            let next = body.parse().expect("a number");
            if next != number {
                return next;
            }
        }
        panic!("there is no edition after {number}");
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/preview")
        .join(name)
}

#[test]
fn every_request_has_its_answer() {
    let preview = Preview::start(&data("policies"), "town.toml");
    let mut wrong = Vec::new();
    for entry in fs::read_dir(data("requests")).expect("the requests") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|ending| ending != "toml") {
            continue;
        }
        let request = fs::read_to_string(&path).expect("a request");
        let request: DocumentMut = request.parse().expect("TOML");
        let get = |key: &str| request.get(key).and_then(|value| value.as_str());
        let answer = preview.request(
            get("method").unwrap_or("GET"),
            get("path").expect("a path"),
            get("host"),
        );
        let list = |key: &str| {
            let list = request.get(key).and_then(|value| value.as_array())?;
            let list = list.iter().filter_map(|value| value.as_str());
            Some(list.map(str::to_owned).collect::<Vec<_>>())
        };
        let render = list("render").map(|arguments| vec![rendered(&arguments)]);
        let answer = match render.or_else(|| list("contains")) {
            None => answer,
            Some(texts) => {
                let (head, body) = answer.split_once("\n\n").expect("a head");
                for text in texts.iter().filter(|text| !body.contains(text.as_str())) {
                    wrong.push(format!("{} has no\n{text}\n{body}", path.display()));
                }
                format!("{}\n", without_hashes(head))
            }
        };
        let answer = format!("{}\n", answer.trim_end_matches('\n'));
        let file = path.with_extension("out");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&file, answer).expect("the answer");
        } else if fs::read_to_string(&file).unwrap_or_default() != answer {
            wrong.push(format!("{}:\n{answer}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Returns what `charte render` prints.
fn rendered(arguments: &[String]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_charte"))
        .args(["render", "town.toml"])
        .args(arguments)
        .current_dir(data("policies"))
        .output()
        .expect("the command runs");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Returns a head without the hashes of styles, which change with the look of the pages.
fn without_hashes(head: &str) -> String {
    let mut parts = head.split("'sha256-");
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.filter_map(|part| part.split_once('\''));
    rest.fold(first, |head, (_, rest)| format!("{head}'sha256-...'{rest}"))
}

#[test]
fn each_save_is_shown_and_a_broken_policy_keeps_the_last_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let policy = folder.path().join("town.toml");
    let town = fs::read_to_string(data("policies/town.toml")).expect("the policy");
    fs::write(&policy, &town).expect("a policy");
    let preview = Preview::start(folder.path(), "town.toml");
    let save = |text: &str, number: u64| {
        fs::write(&policy, text).expect("a policy");
        preview.edition_after(number)
    };
    assert!(preview.get("/page").contains("Counts your visits."));

    let number = save(&town.replace("Counts your visits.", "Counts visitors."), 1);
    assert!(preview.get("/page").contains("Counts visitors."));

    let number = save("title = 3\n", number);
    let shell = preview.get("/");
    assert!(shell.contains("This policy makes no page"), "{shell}");
    assert!(
        shell.contains("error[wrong-type]: `title` has a value"),
        "{shell}"
    );
    assert!(
        preview.get("/page").contains("Counts visitors."),
        "the last edition is shown"
    );

    // A folder that is replaced, as editors do, and a policy that is gone for a moment.
    fs::remove_file(&policy).expect("a removal");
    let number = preview.edition_after(number);
    assert!(preview.get("/").contains("there is no `town.toml`"));

    save(&town, number);
    let shell = preview.get("/");
    assert!(!shell.contains("This policy makes no page"), "{shell}");
    assert!(preview.get("/page").contains("Counts your visits."));
}

#[test]
fn a_fleet_shows_each_platform_and_a_new_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("a policy");
    };
    write("base.toml", BASE);
    for name in ["a", "b"] {
        write(&format!("{name}.toml"), &platform(name));
    }
    let preview = Preview::start(folder.path(), ".");
    assert!(preview.get("/").contains("<span>1 of 2</span>"));
    assert!(
        preview
            .get("/page?host=b.test")
            .contains("Cookies of b.test")
    );
    write("c.toml", &platform("c"));
    preview.edition_after(1);
    assert!(preview.get("/?host=c.test").contains("<span>3 of 3</span>"));
    assert!(
        preview
            .get("/page?host=c.test")
            .contains("Cookies of c.test")
    );
}

const BASE: &str = "language = \"en\"\ntitle = \"Cookies of {platform.host}\"\n\n[category.necessary]\n\
    consent = \"exempt\"\nheading = \"Necessary\"\n\n[[cookie]]\nname = \"session\"\nprovider = \"us\"\n\
    category = \"necessary\"\nexemption = \"choice\"\npurpose = \"Your choices.\"\nduration = \"1 month\"\n";

fn platform(name: &str) -> String {
    format!("extends = \"base.toml\"\n\n[platform]\nurl = \"https://{name}.test\"\n")
}
