//! The assertions of a test suite.

use core::fmt::{self, Display};
use std::collections::BTreeSet;
use std::string::{String, ToString};
use std::vec::Vec;

use super::Audit;

impl Audit<'_> {
    /// Asserts that everything that was seen is declared.
    ///
    /// # Panics
    /// With a list of the [`excesses`](Self::excesses), or if the audit [saw
    /// nothing](Self::saw_nothing).
    #[track_caller]
    pub fn assert_declared(&self) {
        let what = "what was seen is not what the charter declares";
        self.assert_none(what, self.excesses());
    }

    /// Asserts that everything that is declared was seen. For a test without a browser, see
    /// [`responses_only`](Self::responses_only).
    ///
    /// # Panics
    /// With a list of the [`gaps`](Self::gaps), or if the audit [saw nothing](Self::saw_nothing).
    #[track_caller]
    pub fn assert_complete(&self) {
        let what = "what the charter declares is not what was seen";
        self.assert_none(what, self.gaps());
    }

    #[track_caller]
    fn assert_none(&self, what: &'static str, sentences: Vec<impl Display>) {
        let mut declared = self.charter.cookies().iter();
        if self.saw_nothing() && declared.any(|cookie| self.may_be_seen(cookie)) {
            let what = "the audit saw nothing, and the charter declares something";
            let help = "give it the headers, the report or the cookies of a visit; for a visit \
                        without any, assert `saw_nothing()`";
            panic!("{}", List::new(what, self.charter.url(), [help]));
        }
        let list = List::new(what, self.charter.url(), sentences);
        assert!(list.sentences.is_empty(), "{list}");
    }
}

/// Sentences below a heading, without duplicates.
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
