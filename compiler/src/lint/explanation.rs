//! A lint as a page of text.

use std::fmt::Write;

use super::source::Source;
use super::{Lint, packs};
use charte_core::word::Word;

impl Lint {
    /// The explanation in Markdown: what the lint does, why it matters, examples, levels and sources.
    ///
    /// `heading` is the level of the heading with the name; the other headings are below it.
    /// `message` is the finding in the first example.
    pub fn explain(&self, heading: usize, message: &str) -> String {
        let marks = "#".repeat(heading);
        let mut page = format!("{marks} `{}`\n\n", self.name);
        for line in self.explanation.lines() {
            // Each line of a doc comment begins with a space, and its headings begin at level 1.
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

    /// A line for the lint itself and for each pack, with the level and the sources.
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

/// Files as code, with their names if there are several.
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
