//! The settings of the visitor's choice: `[choice]`.

use charte_core::duration::Duration;
use charte_core::words;

use super::{LinkOrPath, Text};
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
    /// The address at which the visitor chooses.
    pub manage: Option<Spanned<LinkOrPath>>,
    /// An explanation of how to refuse.
    pub refuse: Option<Text>,
    /// The signals of the browser that the platform respects.
    pub signals: Vec<Spanned<Signal>>,
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
