//! What the guard reads in `Set-Cookie` headers, compared with `tests/set-cookie/*.txt`.
//!
//! A line that begins with `>` is the value of a header; the line after it says what a browser keeps
//! of it, on the occasion below. In a header, `\x00` is a byte and `{9*ab}` repeats a text. Bless
//! with `BLESS=1 cargo test -p charte-tests --test set_cookie`, and read the difference beside RFC
//! 6265bis.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use charte::guard::{Enforcement, Life, Occasion, Scope, SetCookie};

const OCCASION: Occasion<'_> = Occasion {
    host: "Shop.example.org:8443",
    path: "/basket/add",
    now: 1_767_225_600, // 2026-01-01T00:00:00Z
};

#[test]
fn headers_are_read_as_browsers_read_them() {
    let mut files = 0;
    for path in case_files() {
        let text = fs::read_to_string(&path).expect("a file of the checkout");
        let read = read_again(&text);
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &read).expect("the checkout can be written");
        } else {
            assert!(text == read, "{} would be\n{read}", path.display());
        }
        files += 1;
    }
    assert!(files > 5, "the cases are gone");
}

fn case_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("set-cookie");
    let entries = fs::read_dir(folder).expect("a folder of the checkout");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    files
}

/// A file of cases with what is read now.
fn read_again(text: &str) -> String {
    let mut read = String::new();
    for line in text.lines().filter(|line| !line.starts_with("  ")) {
        writeln!(read, "{line}").expect("a string takes everything");
        if let Some(header) = line.strip_prefix('>') {
            let header = unescape(header.strip_prefix(' ').unwrap_or(header));
            writeln!(read, "  {}", kept(&header)).expect("a string takes everything");
        }
    }
    read
}

fn kept(header: &[u8]) -> String {
    let cookie = match SetCookie::parse(header) {
        Ok(cookie) => cookie,
        Err(why) => return format!("ignored: {why}"),
    };
    let seen = cookie.seen(&OCCASION);
    if let Some(why) = cookie.refusal(&OCCASION) {
        return format!("ignored: {why}");
    }
    let mut parts = vec![format!("{} = {}", shown(cookie.name), shown(cookie.value))];
    parts.push(match seen.life.expect("a header tells everything") {
        Life::Deleted => "deleted".to_owned(),
        Life::Session => "session".to_owned(),
        Life::Seconds(seconds) => format!("{seconds} s"),
    });
    parts.push(match seen.scope.expect("a header tells everything") {
        Scope::Host(_) => "host".to_owned(),
        Scope::Domain(domain) => shown(domain),
    });
    parts.push(shown(seen.path.expect("a header tells everything")));
    parts.extend(cookie.secure.then(|| "Secure".to_owned()));
    parts.extend(cookie.http_only.then(|| "HttpOnly".to_owned()));
    let site = Enforcement::of(cookie.same_site);
    parts.extend((site != Enforcement::Default).then(|| site.to_string()));
    parts.extend(cookie.partitioned.then(|| "Partitioned".to_owned()));
    parts.join(" | ")
}

fn shown(text: &[u8]) -> String {
    if text.len() > 60 {
        return format!("({} bytes)", text.len());
    }
    format!("`{}`", text.escape_ascii())
}

fn unescape(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("\\x") {
            bytes.push(u8::from_str_radix(&after[..2], 16).expect("two digits"));
            rest = &after[2..];
        } else if let Some(after) = rest.strip_prefix('{') {
            let (inside, after) = after.split_once('}').expect("a closing brace");
            let (count, what) = inside.split_once('*').expect("a number and a text");
            let count = count.parse().expect("a number");
            bytes.extend(what.repeat(count).bytes());
            rest = after;
        } else {
            let (character, after) = rest.split_at(first.len_utf8());
            bytes.extend(character.bytes());
            rest = after;
        }
    }
    bytes
}
