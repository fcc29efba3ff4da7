//! What an import or an export has to report: what is lost, what is missing, what was guessed.

use crate::console::Console;

/// The most examples that one sentence names.
const MAX_EXAMPLES: usize = 5;

/// Sentences for the user, each with the things that it concerns.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    sentences: Vec<(String, Vec<String>)>,
}

impl Notes {
    /// Adds a sentence.
    pub(crate) fn add(&mut self, sentence: impl Into<String>) {
        self.push(sentence.into(), None);
    }

    /// Adds a thing that a sentence concerns: the sentence is written once, with all of them.
    pub(crate) fn about(&mut self, sentence: impl Into<String>, thing: &str) {
        self.push(sentence.into(), Some(shown(thing)));
    }

    fn push(&mut self, sentence: String, thing: Option<String>) {
        let at = self
            .sentences
            .iter()
            .position(|(known, _)| *known == sentence);
        let at = at.unwrap_or_else(|| {
            self.sentences.push((sentence, Vec::new()));
            self.sentences.len() - 1
        });
        let things = &mut self.sentences[at].1;
        things.extend(thing.filter(|thing| !things.contains(thing)));
    }

    /// Writes the sentences to the error output.
    pub(crate) fn write(&self, console: &mut Console) {
        for (sentence, things) in &self.sentences {
            let named: Vec<String> = things
                .iter()
                .take(MAX_EXAMPLES)
                .map(|thing| format!("`{thing}`"))
                .collect();
            let more = things.len() - named.len();
            let more = match more {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let things = if named.is_empty() {
                String::new()
            } else {
                format!(": {}{more}", named.join(", "))
            };
            console.message(&format!("note: {sentence}{things}"));
        }
    }
}

/// Returns a thing as a message shows it: short, and without characters that a terminal obeys.
pub(crate) fn shown(thing: &str) -> String {
    let escaped: String = thing
        .chars()
        .take(80)
        .flat_map(|character| match character {
            '\'' | '"' | '\\' => vec![character],
            character => character.escape_debug().collect(),
        })
        .collect();
    escaped
}
