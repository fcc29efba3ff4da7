//! The targets of links in texts.

use super::Reader;
use crate::diagnostic::Diagnostic;
use crate::lower::link;
use crate::model::Target;
use crate::source::Span;

impl Reader<'_> {
    /// Returns the target of a link in a text; reports a text that is not an address.
    pub(in crate::lower) fn target(&mut self, text: &str, span: Span) -> Option<Target> {
        if let Some((name, rest)) = text.strip_prefix('{').and_then(|text| text.split_once('}')) {
            return self.placeholder_target(name, rest, span);
        }
        if text.starts_with('/') && !text.starts_with("//") {
            self.path_alone(text, span);
            return None;
        }
        match link::link(text, span) {
            Ok(link) => Some(Target::Address(link.as_str().to_owned())),
            Err(diagnostic) => {
                self.diagnostics.push(diagnostic);
                None
            }
        }
    }

    /// Reports a path in place of an address.
    fn path_alone(&mut self, text: &str, span: Span) {
        let title = format!("`{text}` is a path without its platform");
        let diagnostic = Diagnostic::error("bad-link", title, span, "")
            .note("a page in Markdown or plain text is read outside the platform, so a path leads nowhere");
        let meant = format!("{{platform.url}}{text}");
        let diagnostic = if !self.facts.has_url {
            diagnostic.help("write the whole address, from `https://`")
        } else if self.sources.text(span) == text {
            diagnostic.patch("write the platform before it", span, meant)
        } else {
            diagnostic.help(format!("write `{meant}`"))
        };
        self.diagnostics.push(diagnostic);
    }

    /// Returns a path below the URL of the platform; reports any other text.
    pub(super) fn path(&mut self, text: &str, span: Span) -> Option<String> {
        link::path(text, span)
            .map_err(|diagnostic| self.diagnostics.push(diagnostic))
            .ok()
    }
}
