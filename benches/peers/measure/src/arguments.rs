//! `--name value` from the command line.

use std::env;
use std::fmt::Display;
use std::path::{self, Path, PathBuf};
use std::process::exit;
use std::str::FromStr;

/// The arguments of the command line.
#[derive(Clone, Debug)]
pub struct Arguments {
    given: Vec<(String, String)>,
}

impl Arguments {
    /// Reads the command line of a program with these option names.
    ///
    /// An unknown name, or a name without a value, ends the program with a message.
    pub fn read(names: &[&str]) -> Self {
        let mut words = env::args().skip(1);
        let mut given = Vec::new();
        while let Some(word) = words.next() {
            let name = word.strip_prefix("--").filter(|name| names.contains(name));
            if let (Some(name), Some(value)) = (name, words.next()) {
                given.push((name.to_owned(), value));
            } else {
                let names: Vec<_> = names
                    .iter()
                    .map(|name| format!("--{name} <value>"))
                    .collect();
                eprintln!("`{word}`? it takes {}", names.join(", "));
                exit(2)
            }
        }
        Self { given }
    }

    /// Returns a value, or `without` if the command line omits it.
    pub fn get<T: FromStr<Err: Display>>(&self, name: &str, without: T) -> T {
        match self.text(name) {
            None => without,
            Some(value) => value.parse().unwrap_or_else(|error| {
                eprintln!("`--{name} {value}`: {error}");
                exit(2)
            }),
        }
    }

    /// Returns the values that commas separate, or those of `without` if the command line omits
    /// them.
    pub fn list(&self, name: &str, without: &str) -> Vec<String> {
        let list = self.text(name).unwrap_or(without).split(',');
        list.map(str::trim)
            .filter(|one| !one.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// Returns a folder, which may not exist yet.
    ///
    /// # Panics
    /// If the working folder of the process no longer exists.
    pub fn folder(&self, name: &str, without: &Path) -> PathBuf {
        let folder = self.text(name).map_or(without, Path::new);
        path::absolute(folder).expect("the process has a folder")
    }

    fn text(&self, name: &str) -> Option<&str> {
        let mut given = self.given.iter().rev();
        given
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}
