//! The texts of a fingerprint.

use super::{Content, facts};
use crate::model::{Block, Inline, InlineKind, Placeholder, Prose, Target, Text};

impl Content {
    pub(super) fn text(&mut self, key: &str, text: Option<&Text>) {
        let lines = text.map(Vec::as_slice).unwrap_or_default();
        self.as_text(key, text.into_iter().flat_map(facts::lines), |content| {
            content.list(key, lines, |content, line| content.inlines(&line.value));
        });
    }

    /// Writes a text whose key is younger than the form of the fingerprint: a policy without it
    /// keeps its fingerprint.
    pub(super) fn added_text(&mut self, key: &str, text: Option<&Text>) {
        if text.is_some() {
            self.text(key, text);
        }
    }

    pub(super) fn prose(&mut self, key: &str, prose: Option<&Prose>) {
        let languages = prose.map(Vec::as_slice).unwrap_or_default();
        let written = prose.into_iter().flat_map(facts::paragraphs);
        self.as_text(key, written, |content| {
            content.list(key, languages, |content, blocks| {
                content.blocks(&blocks.value);
            });
        });
    }

    fn blocks(&mut self, blocks: &[Block]) {
        self.list("blocks", blocks, |content, block| match block {
            Block::Paragraph(inlines) => content.inlines(inlines),
            Block::List { start, items } => {
                content.plain(&format!("list {start:?}"));
                content.list("items", items, |content, item| content.blocks(item));
            }
        });
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        self.list("inlines", inlines, |content, inline| match &inline.kind {
            InlineKind::Text(text) => content.fact("text", Some(text)),
            InlineKind::Code(code) => content.fact("code", Some(code)),
            InlineKind::Emphasis(text) => {
                content.plain("emphasis");
                content.inlines(text);
            }
            InlineKind::Strong(text) => {
                content.plain("strong");
                content.inlines(text);
            }
            InlineKind::Link { target, text } => {
                content.target(target);
                content.inlines(text);
            }
            InlineKind::Autolink(target) => content.target(target),
            InlineKind::Foreign { language, text } => {
                content.fact("lang", Some(language.as_str()));
                content.inlines(text);
            }
            InlineKind::Placeholder(placeholder) => content.placeholder(placeholder),
            InlineKind::Break => content.plain("break"),
        });
    }

    fn target(&mut self, target: &Target) {
        let (key, address) = match target {
            Target::Address(address) => ("address", address),
            Target::Platform(path) => ("platform", path),
            Target::Manage(address) => ("manage", address),
            Target::Value(value) => ("value", &value.id),
        };
        self.fact(key, Some(address));
    }

    fn placeholder(&mut self, placeholder: &Placeholder) {
        let name = match placeholder {
            Placeholder::PlatformUrl => "platform.url",
            Placeholder::PlatformHost => "platform.host",
            Placeholder::PlatformName => "platform.name",
            Placeholder::PlatformLink => "platform.link",
            Placeholder::Value(value) => return self.fact("value", Some(&value.id)),
            Placeholder::ControllerName => "controller.name",
            Placeholder::Version => "version",
            Placeholder::Updated => "updated",
            Placeholder::ChoiceManage => "choice.manage",
            Placeholder::Duration(duration) => {
                return self.fact("duration", Some(&duration.to_string()));
            }
        };
        self.fact("placeholder", Some(name));
    }
}
