//! `charte render --site`: the files, their compressed forms, and what nginx makes of them with the
//! configuration of `docs/command.md`.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn charte(folder: &Path, arguments: &[&str]) -> Output {
    let command = Command::new(env!("CARGO_BIN_EXE_charte"))
        .args(arguments)
        .current_dir(folder)
        .output();
    command.expect("the command runs")
}

/// Returns a folder with a bilingual policy, and renders it.
fn town() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let new = [
        "new",
        "town.toml",
        "--kind",
        "town",
        "--language",
        "fr",
        "--language",
        "en",
        "--url",
        "https://www.town.test",
        "--contact",
        "mailto:a@town.test",
        "--updated",
        "2026-11-24",
    ];
    assert!(charte(folder.path(), &new).status.success());
    let policy = folder.path().join("town.toml");
    let text = fs::read_to_string(&policy).expect("the policy");
    let text = text.replace("[platform]\n", "[platform]\naliases = [\"town.test\"]\n");
    fs::write(policy, text).expect("the policy");
    render(folder.path());
    folder
}

fn render(folder: &Path) {
    let output = charte(folder, &["render", "town.toml", "--site", "site"]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn files(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let file = path.strip_prefix(folder).expect("a file below");
                found.insert(file.to_str().expect("UTF-8").to_owned());
            }
        }
    }
    found
}

#[test]
fn every_page_is_a_file_with_its_compressed_forms() {
    let folder = town();
    let site = folder.path().join("site");
    let mut expected = BTreeSet::from(
        [
            ".charte-site",
            "www.town.test/_headers",
            "www.town.test/_redirects",
        ]
        .map(str::to_owned),
    );
    for page in ["", "en/"] {
        for name in ["index.html", "charter.md", "charter.txt", "charter.json"] {
            for ending in ["", ".gz", ".br"] {
                expected.insert(format!(
                    "www.town.test/cookies/charter/{page}{name}{ending}"
                ));
            }
        }
    }
    let found = files(&site);
    assert_eq!(found, expected);
    for page in found.iter().filter_map(|file| file.strip_suffix(".gz")) {
        let plain = fs::read(site.join(page)).expect("the page");
        let mut unpacked = Vec::new();
        let compressed = fs::read(site.join(format!("{page}.gz"))).expect("the compressed page");
        flate2::read::GzDecoder::new(&compressed[..])
            .read_to_end(&mut unpacked)
            .expect("gzip");
        assert_eq!(unpacked, plain, "{page}");
        let compressed = fs::read(site.join(format!("{page}.br"))).expect("the compressed page");
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &compressed[..], &mut unpacked).expect("brotli");
        assert_eq!(unpacked, plain, "{page}");
    }
    let read =
        |file: &str| fs::read_to_string(site.join("www.town.test").join(file)).expect("a file");
    let headers = read("_headers");
    assert!(
        headers.contains("/cookies/charter/*\n  Content-Security-Policy: default-src 'none'"),
        "{headers}"
    );
    assert!(headers.contains("/cookies/charter/en/index.html\n  Content-Type: text/html; charset=utf-8\n  Content-Language: en\n"), "{headers}");
    assert_eq!(
        read("_redirects"),
        "/ /cookies/charter/ 302\nhttps://town.test/* https://www.town.test/:splat 301!\n"
    );
    let (french, english) = (
        read("cookies/charter/index.html"),
        read("cookies/charter/en/index.html"),
    );
    assert!(french.contains("href=\"en/\" hreflang=\"en\""), "{french}");
    assert!(
        english.contains("href=\"../\" hreflang=\"fr\""),
        "{english}"
    );
    // The pages of a static site are addresses of their own. What the program serves keeps the language.
    for page in [&french, &english] {
        assert_eq!(
            page.matches("?lang=").count(),
            page.matches("href=\"/cookies?lang=").count(),
            "{page}"
        );
    }
}

#[test]
fn the_same_policy_gives_the_same_files_and_stale_ones_are_removed() {
    let folder = town();
    let site = folder.path().join("site");
    let content = || -> Vec<Vec<u8>> {
        files(&site)
            .iter()
            .map(|file| fs::read(site.join(file)).expect("a file"))
            .collect()
    };
    let before = content();
    render(folder.path());
    assert!(before == content());
    let policy = folder.path().join("town.toml");
    let text = fs::read_to_string(&policy).expect("the policy");
    fs::write(&policy, text.replace("www.town.test", "new.town.test")).expect("the policy");
    fs::write(site.join("mine.txt"), "mine").expect("a file");
    render(folder.path());
    let files = files(&site);
    assert!(files.contains("new.town.test/cookies/charter/index.html"));
    assert!(
        files.iter().all(|file| !file.starts_with("www.town.test")),
        "{files:?}"
    );
    assert!(files.contains("mine.txt"));
}

#[test]
fn a_folder_with_other_files_stays_as_it_is() {
    let folder = town();
    let other = folder.path().join("other");
    fs::create_dir(&other).expect("a folder");
    fs::write(other.join("mine.txt"), "mine").expect("a file");
    let output = charte(folder.path(), &["render", "town.toml", "--site", "other"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(files(&other), BTreeSet::from(["mine.txt".to_owned()]));
}

#[test]
fn the_portals_are_a_site() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("site");
    let output = charte(
        &workspace(),
        &[
            "render",
            "policies",
            "--site",
            site.to_str().expect("UTF-8"),
        ],
    );
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let page = site.join("data.issy.com/index.html");
    let printed = charte(
        &workspace(),
        &["render", "policies", "--host", "data.issy.com"],
    );
    assert!(fs::read(page).expect("the page") == printed.stdout);
}

/// The server of `docs/command.md`.
fn configuration() -> String {
    let guide = fs::read_to_string(workspace().join("docs/command.md")).expect("the guide");
    let block = guide
        .split("```nginx\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    block.expect("the guide has a block of nginx").to_owned()
}

/// A running nginx, and its configuration.
struct Nginx(Child, PathBuf);

impl Drop for Nginx {
    fn drop(&mut self) {
        // The workers end only if the first process tells them to.
        let _ = Command::new("nginx")
            .arg("-c")
            .arg(&self.1)
            .args(["-s", "stop"])
            .status();
        let _ = self.0.wait();
    }
}

#[test]
fn nginx_serves_the_site() {
    if Command::new("nginx").arg("-v").output().is_err() {
        let is_needed =
            std::env::var("CI").is_ok_and(|ci| !matches!(ci.as_str(), "" | "0" | "false"));
        assert!(!is_needed, "nginx is not installed");
        return;
    }
    let town = town();
    // The workers of nginx run as another user, and a socket needs a short path.
    let folder = std::env::temp_dir().join(format!("charte-site-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    let copied = Command::new("cp")
        .arg("-r")
        .arg(town.path().join("site"))
        .arg(&folder)
        .status();
    assert!(copied.expect("`cp` runs").success());
    let socket = folder.join("socket");
    let server = configuration()
        .replace("listen 80;", &format!("listen unix:{};", socket.display()))
        .replace("/srv/charters", folder.to_str().expect("UTF-8"));
    let around = "daemon off;\npid FOLDER/pid;\nerror_log stderr warn;\nevents {}\nhttp {\naccess_log off;\n\
        client_body_temp_path FOLDER/body;\nproxy_temp_path FOLDER/proxy;\nfastcgi_temp_path FOLDER/fastcgi;\n\
        uwsgi_temp_path FOLDER/uwsgi;\nscgi_temp_path FOLDER/scgi;\nSERVER}\n";
    let whole = around
        .replace("FOLDER", folder.to_str().expect("UTF-8"))
        .replace("SERVER", &server);
    fs::write(folder.join("nginx.conf"), whole).expect("the configuration");
    let nginx = Command::new("nginx")
        .arg("-c")
        .arg(folder.join("nginx.conf"))
        .stderr(Stdio::null())
        .spawn()
        .expect("nginx starts");
    let nginx = Nginx(nginx, folder.join("nginx.conf"));
    let mut tries = 0;
    while UnixStream::connect(&socket).is_err() {
        tries += 1;
        assert!(tries < 500, "nginx does not listen");
        std::thread::sleep(Duration::from_millis(10));
    }
    let ask = |path: &str, encoding: &str| -> (String, Vec<u8>) {
        let mut stream = UnixStream::connect(&socket).expect("nginx listens");
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: www.town.test\r\nAccept-Encoding: {encoding}\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).expect("a request");
        let mut response = Vec::new();
        stream.read_to_end(&mut response).expect("a response");
        let end = response
            .windows(4)
            .position(|bytes| bytes == b"\r\n\r\n")
            .expect("a head");
        (
            String::from_utf8_lossy(&response[..end]).into_owned(),
            response[end + 4..].to_vec(),
        )
    };
    let (head, body) = ask("/cookies/charter/", "identity");
    assert!(
        head.starts_with("HTTP/1.1 200") && head.contains("Content-Type: text/html; charset=utf-8"),
        "{head}"
    );
    assert!(
        body == fs::read(folder.join("www.town.test/cookies/charter/index.html"))
            .expect("the page")
    );
    let (head, body) = ask("/cookies/charter/en/", "gzip");
    assert!(head.contains("Content-Encoding: gzip"), "{head}");
    assert!(
        body == fs::read(folder.join("www.town.test/cookies/charter/en/index.html.gz"))
            .expect("the page")
    );
    let (head, _) = ask("/cookies/charter/charter.md", "identity");
    assert!(
        head.contains("Content-Type: text/markdown; charset=utf-8"),
        "{head}"
    );
    let (head, _) = ask("/elsewhere", "identity");
    assert!(head.starts_with("HTTP/1.1 404"), "{head}");
    drop(nginx);
    let _ = fs::remove_dir_all(folder);
}
