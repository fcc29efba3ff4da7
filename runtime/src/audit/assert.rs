//! The assertions of a test suite.

use core::fmt::{self, Display};
use std::collections::BTreeSet;
use std::string::{String, ToString};

use super::Audit;

impl Audit<'_> {
    /// Asserts that nothing was seen but what is declared.
    ///
    /// # Panics
    /// With a list of the [`excesses`](Self::excesses).
    #[track_caller]
    pub fn assert_declared(&self) {
        let what = "what was seen is not what the charter declares";
        none(&List::new(what, self.charter.url(), self.excesses()));
    }

    /// Asserts that everything that is declared was seen.
    ///
    /// # Panics
    /// With a list of the [`gaps`](Self::gaps).
    #[track_caller]
    pub fn assert_complete(&self) {
        let what = "what the charter declares is not what was seen";
        none(&List::new(what, self.charter.url(), self.gaps()));
    }
}

#[track_caller]
fn none(list: &List<'_>) {
    assert!(list.sentences.is_empty(), "{list}");
}

/// Sentences below a heading, each once.
struct List<'a> {
    what: &'static str,
    url: &'a str,
    sentences: BTreeSet<String>,
}

impl<'a> List<'a> {
    fn new(
        what: &'static str,
        url: &'a str,
        sentences: impl IntoIterator<Item = impl Display>,
    ) -> Self {
        let sentences = sentences.into_iter();
        Self {
            what,
            url,
            sentences: sentences.map(|sentence| sentence.to_string()).collect(),
        }
    }
}

impl Display for List<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)?;
        if !self.url.is_empty() {
            write!(f, " ({})", self.url)?;
        }
        f.write_str(":")?;
        for sentence in &self.sentences {
            write!(f, "\n  - {sentence}")?;
        }
        Ok(())
    }
}
