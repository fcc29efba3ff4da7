//! The functions of an assembly file.

use std::collections::BTreeMap;

/// The functions of a file, by their symbols without the hash: `constant5plain4give`.
#[derive(Clone, Debug, Default)]
pub struct Functions {
    bodies: BTreeMap<String, Vec<String>>,
    /// The functions that the compiler merged with an identical one.
    aliases: BTreeMap<String, String>,
}

impl Functions {
    /// Reads the output of rustc for `--emit asm` on Linux (the syntax of GNU as).
    pub fn read(assembly: &str) -> Self {
        let mut functions = Self::default();
        let mut inside: Option<(String, Vec<String>)> = None;
        for line in assembly.lines().map(str::trim) {
            if let Some((name, body)) = &mut inside {
                if line.starts_with(".size") || line.starts_with(".Lfunc_end") {
                    let (name, body) = (name.clone(), same_names(body));
                    functions.bodies.insert(name, body);
                    inside = None;
                } else if !is_remark(line) {
                    body.push(line.to_owned());
                }
            } else if let Some((name, same)) = line.split_once(" = ") {
                if let (Some(name), Some(same)) = (plain(name), plain(same)) {
                    functions.aliases.insert(name, same);
                }
            } else if let Some(name) = line.strip_suffix(':').and_then(plain) {
                inside = Some((name, Vec::new()));
            }
        }
        functions
    }

    /// Returns the instructions of a function, and whether it was merged with another one.
    pub fn get(&self, name: &str) -> Option<(&[String], bool)> {
        let alias = self.aliases.get(name);
        let body = self.bodies.get(alias.map_or(name, String::as_str))?;
        Some((body, alias.is_some()))
    }
}

/// Returns a mangled symbol without its prefix and its hash.
fn plain(symbol: &str) -> Option<String> {
    let symbol = symbol.strip_prefix("_ZN")?;
    Some(symbol.rsplit_once("17h")?.0.to_owned())
}

/// Returns whether a line is neither an instruction nor a label: debug data, unwind data or a
/// comment.
fn is_remark(line: &str) -> bool {
    line.is_empty() || line.starts_with('#') || (line.starts_with('.') && !line.ends_with(':'))
}

/// Numbers the local labels of the lines in the order of their occurrence.
fn same_names(lines: &[String]) -> Vec<String> {
    let mut known: Vec<String> = Vec::new();
    let mut number = |label: &str| {
        let position = known
            .iter()
            .position(|one| one == label)
            .unwrap_or_else(|| {
                known.push(label.to_owned());
                known.len() - 1
            });
        format!("label{position}")
    };
    let is_name = |sign: char| sign.is_alphanumeric() || matches!(sign, '.' | '_' | '$');
    let mut same = Vec::new();
    for line in lines {
        let mut rest = line.as_str();
        let mut text = String::new();
        while let Some(start) = rest.find(".L") {
            let length = rest[start..]
                .find(|sign| !is_name(sign))
                .unwrap_or(rest.len() - start);
            text.push_str(&rest[..start]);
            text.push_str(&number(&rest[start..start + length]));
            rest = &rest[start + length..];
        }
        same.push(text + rest);
    }
    same
}
