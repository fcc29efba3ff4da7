//! A lint as a page of text.

use std::fmt::Write;

use super::source::Source;
use super::{Lint, packs};
use charte_core::word::Word;

impl Lint {
    /// What it does, why it matters, examples, levels and sources, in Markdown; headings are below
    /// the level `heading`, which is that of its name.
    ///
    /// `message` is what it tells of its first example.
    pub fn explain(&self, heading: usize, message: &str) -> String {
        let marks = "#".repeat(heading);
        let mut page = format!("{marks} `{}`\n\n", self.name);
        for line in self.explanation.lines() {
            // Doc comments have a blank before each line, and their headings begin at level 1.
            let line = line.strip_prefix(' ').unwrap_or(line);
            if line.starts_with('#') {
                page.push_str(&marks);
            }
            page.push_str(line);
            page.push('\n');
        }
        let mut section = |title: &str, text: &str| {
            // Writing to a string cannot fail.
            let _ = write!(page, "\n{marks}# {title}\n\n{text}");
        };
        section("Fires", &(examples(self.fires) + &fenced("text", message)));
        section("Passes", &examples(self.quiet));
        section("Source", &self.levels());
        page
    }

    /// A line for the lint itself and for each pack: level and sources.
    fn levels(&self) -> String {
        let mut levels = String::new();
        if !self.sources.is_empty() {
            let _ = writeln!(
                levels,
                "- always (`{}`): {}",
                self.level.word(),
                list(self.sources)
            );
        }
        for pack in packs::ALL {
            if let Some(rule) = pack.rule(self.name) {
                let (level, sources) = (rule.level.word(), list(rule.sources));
                let _ = writeln!(levels, "- `{}` (`{level}`): {sources}", pack.name);
            }
        }
        levels
    }
}

fn list(sources: &[Source]) -> String {
    let sources: Vec<String> = sources.iter().map(Source::to_string).collect();
    sources.join("; ")
}

/// Files as code; the name of one alone says nothing.
fn examples(files: &[(&str, &str)]) -> String {
    let example = |(name, text): &(&str, &str)| {
        let text = match files {
            [_] => (*text).to_owned(),
            _ => format!("# {name}\n{text}"),
        };
        fenced("toml", &text)
    };
    files.iter().map(example).collect::<Vec<_>>().join("\n")
}

fn fenced(language: &str, text: &str) -> String {
    format!("```{language}\n{}\n```\n", text.trim_end())
}
