//! The page that an address selects: a platform, a kind of page, a format, a language, and the state of
//! the form.

use std::collections::BTreeSet;

use charte_compiler::pages::{Fleet, Platform, Template};
use charte_core::form::FormState;
use charte_core::format::Format;
use charte_core::kind::PageKind;
use charte_core::word::Word;
use charte_core::words;
use form_urlencoded::{Serializer, parse};

words! {
    /// A message of the form about the latest choice.
    pub enum Message {
        /// The choice is saved.
        Saved = "saved",
        /// The browser stores no cookies.
        NotKept = "not-kept",
        /// The questions have changed.
        Outdated = "outdated",
        /// A signal of the browser overrules the choice.
        Overruled = "overruled",
    }
}

words! {
    /// A signal of the browser that the form mentions.
    pub enum Signal {
        /// Global Privacy Control.
        Gpc = "gpc",
        /// Do Not Track.
        Dnt = "dnt",
    }
}

/// What is selected.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Selection {
    /// The position of the fleet and of the platform in it.
    pub(super) platform: (usize, usize),
    pub(super) kind: PageKind,
    pub(super) format: Format,
    pub(super) language: String,
    /// The categories whose boxes are checked.
    pub(super) checked: BTreeSet<String>,
    pub(super) message: Option<Message>,
    pub(super) signals: BTreeSet<Signal>,
}

/// The fields of an address.
const HOST: &str = "host";
const PAGE: &str = "page";
const FORMAT: &str = "format";
const LANGUAGE: &str = "language";
/// The links between the languages of a page have this field.
const LINKED_LANGUAGE: &str = charte_core::form::LANGUAGE;
const CHECKED: &str = "checked";
const MESSAGE: &str = "message";
const SIGNAL: &str = "signal";

impl Selection {
    /// Reads a query. What it omits, or what the policies do not have, is the first of its kind.
    /// `None` if there is no platform.
    pub(super) fn read(query: &str, fleets: &[Fleet]) -> Option<Self> {
        let fields: Vec<(String, String)> = parse(query.as_bytes()).into_owned().collect();
        let all = |name: &'static str| {
            let fields = fields.iter().filter(move |(key, _)| key == name);
            fields.map(|(_, value)| value.as_str())
        };
        let platform = all(HOST).find_map(|host| find(fleets, host));
        let first = || {
            let mut fleets = fleets.iter();
            Some((fleets.position(|fleet| !fleet.platforms.is_empty())?, 0))
        };
        let platform = platform.or_else(first)?;
        let template = template(fleets, platform)?;
        let kinds = kinds(template);
        let kind = all(PAGE).find_map(PageKind::from_word);
        let kind = kind
            .filter(|kind| kinds.contains(kind))
            .unwrap_or(PageKind::Charter);
        let format = all(FORMAT).find_map(Format::from_word);
        let format = format.filter(|format| kind.formats().contains(format));
        let is = |tag: &str, known: &String| known.eq_ignore_ascii_case(tag);
        let mut languages = all(LINKED_LANGUAGE).chain(all(LANGUAGE));
        let language =
            languages.find_map(|tag| template.languages.iter().find(|known| is(tag, known)));
        Some(Self {
            platform,
            kind,
            format: format.unwrap_or(kind.formats()[0]),
            language: language.or(template.languages.first())?.clone(),
            checked: all(CHECKED)
                .filter(|id| template.gated.iter().any(|known| known == id))
                .map(str::to_owned)
                .collect(),
            message: all(MESSAGE).find_map(Message::from_word),
            signals: all(SIGNAL).filter_map(Signal::from_word).collect(),
        })
    }

    /// Returns the query that selects the same.
    pub(super) fn query(&self, fleets: &[Fleet]) -> String {
        let mut query = Serializer::new(String::new());
        if let Some(host) = self.platform(fleets).and_then(|it| it.hosts.first()) {
            query.append_pair(HOST, host);
        }
        query.append_pair(PAGE, self.kind.as_str());
        query.append_pair(FORMAT, self.format.as_str());
        query.append_pair(LANGUAGE, &self.language);
        for id in &self.checked {
            query.append_pair(CHECKED, id);
        }
        if let Some(message) = self.message {
            query.append_pair(MESSAGE, message.as_str());
        }
        for signal in &self.signals {
            query.append_pair(SIGNAL, signal.as_str());
        }
        query.finish()
    }

    pub(super) fn platform<'a>(&self, fleets: &'a [Fleet]) -> Option<&'a Platform> {
        let (fleet, platform) = self.platform;
        fleets.get(fleet)?.platforms.get(platform)
    }

    pub(super) fn template<'a>(&self, fleets: &'a [Fleet]) -> Option<&'a Template> {
        template(fleets, self.platform)
    }

    /// Returns the state of the form.
    pub(super) fn state(&self, template: &Template) -> FormState {
        let gated = template.gated.iter().enumerate();
        let checked = gated.filter(|(_, id)| self.checked.contains(*id));
        let state = checked.fold(FormState::NEW, |state, (at, _)| state.check(at));
        let state = match self.message {
            None => state,
            Some(Message::Saved) => state.saved(),
            Some(Message::NotKept) => state.not_kept(),
            Some(Message::Outdated) => state.outdated(),
            Some(Message::Overruled) => state.overruled(),
        };
        self.signals
            .iter()
            .fold(state, |state, signal| match signal {
                Signal::Gpc => state.gpc(),
                Signal::Dnt => state.dnt(),
            })
    }

    /// Returns the page as the program would send it.
    pub(super) fn page(&self, fleets: &[Fleet]) -> Option<String> {
        let fleet = fleets.get(self.platform.0)?;
        let platform = self.platform(fleets)?;
        match self.kind {
            PageKind::Charter => fleet.page(platform, self.format, &self.language),
            PageKind::Preferences => {
                let state = self.state(self.template(fleets)?);
                fleet.preferences(platform, self.format, &self.language, state)
            }
            _ => fleet.part(platform, self.kind, &self.language),
        }
    }
}

/// Returns the kinds of pages that a template has.
pub(super) fn kinds(template: &Template) -> Vec<PageKind> {
    let has = |kind: &&PageKind| {
        let layout = template.layout(**kind, kind.formats()[0], 0);
        layout.is_some_and(|layout| !layout.is_empty())
    };
    PageKind::ALL.iter().filter(has).copied().collect()
}

fn find(fleets: &[Fleet], host: &str) -> Option<(usize, usize)> {
    fleets.iter().enumerate().find_map(|(at, fleet)| {
        let mut platforms = fleet.platforms.iter();
        let platform = platforms.position(|one| one.hosts.iter().any(|known| known == host));
        Some((at, platform?))
    })
}

fn template(fleets: &[Fleet], (fleet, platform): (usize, usize)) -> Option<&Template> {
    let fleet = fleets.get(fleet)?;
    fleet.templates.get(fleet.platforms.get(platform)?.template)
}
