//! The settings of the visitor's choice: `[choice]` and `[banner]`.

use charte_core::duration::Duration;
use charte_core::words;

use super::{Domain, Granularity, Link, Text};
use crate::source::{Span, Spanned};

/// The settings of the visitor's choice.
#[derive(Clone, Debug)]
pub struct ChoiceSettings {
    /// Where it is declared.
    pub span: Span,
    /// The position of the cookie that stores the choice, in
    /// [`Charter::cookies`](super::Charter::cookies).
    pub cookie: Option<Spanned<usize>>,
    /// How long the choice is kept.
    pub duration: Option<Spanned<Duration>>,
    /// How long a refusal is kept.
    pub refusal_duration: Option<Spanned<Duration>>,
    /// Where the visitor chooses.
    pub manage: Option<Spanned<Manage>>,
    /// The words of the link to that place. Without `manage`, how the visitor opens the tool in
    /// which the choice is made.
    pub manage_text: Option<Text>,
    /// An explanation of how to refuse.
    pub refuse: Option<Text>,
    /// The recognised consent service that the platform uses (Germany: `EinwV`, section 19).
    pub service: Option<Text>,
    /// The signals of the browser that the platform respects.
    pub signals: Vec<Spanned<Signal>>,
    /// Whether a choice that is made despite such a signal overrules it.
    pub overrule: Option<Spanned<bool>>,
    /// For what visitors are asked for consent: for each category by default.
    pub granularity: Option<Spanned<Granularity>>,
    /// The domain of the platforms that share one choice.
    pub shared: Option<Spanned<Domain>>,
}

/// The texts of the banner that replace those of charte.
#[derive(Clone, Debug, Default)]
pub struct Banner {
    /// The title.
    pub title: Option<Text>,
    /// What it asks, instead of the list of purposes.
    pub text: Option<Text>,
    /// The label of the button that refuses everything.
    pub refuse: Option<Text>,
}

impl ChoiceSettings {
    /// Returns whether a choice that is made despite a signal overrules it.
    pub fn overrules(&self) -> bool {
        self.overrule.is_some_and(|overrule| overrule.value)
    }
}

/// Where the visitor chooses.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Manage {
    /// At an address.
    Link(Link),
    /// On the preferences page of the platform, at a path that starts with `/`.
    Path(String),
    /// In a part of the page itself: `#` and its id.
    Fragment(String),
}

impl Manage {
    /// Returns the address, the path or the fragment.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Link(link) => link.as_str(),
            Self::Path(text) | Self::Fragment(text) => text,
        }
    }
}

words! {
    /// A signal of the browser.
    pub enum Signal {
        /// Global Privacy Control.
        Gpc = "gpc",
        /// Do Not Track.
        Dnt = "dnt",
    }
}

/// Adds fields to the query of a path, before its fragment.
pub fn with_query(path: &str, fields: &str) -> String {
    let (path, fragment) = match path.split_once('#') {
        Some((path, fragment)) => (path, format!("#{fragment}")),
        None => (path, String::new()),
    };
    let sign = if path.contains('?') { '&' } else { '?' };
    format!("{path}{sign}{fields}{fragment}")
}

#[cfg(test)]
mod tests {
    use super::with_query;

    #[test]
    fn queries() {
        for (path, expected) in [
            ("/cookies", "/cookies?saved"),
            ("/c?a=1", "/c?a=1&saved"),
            ("/c#form", "/c?saved#form"),
        ] {
            assert_eq!(with_query(path, "saved"), expected);
        }
    }
}
