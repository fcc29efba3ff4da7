//! Rich text as a policy writes it, for comparisons.

use super::{Block, Inline, InlineKind, Placeholder, Target};

/// Returns paragraphs and lists, with an empty line between them.
pub(super) fn blocks(blocks: &[Block]) -> String {
    let blocks = blocks.iter().map(block);
    blocks.collect::<Vec<_>>().join("\n\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(text) => inlines(text),
        Block::List { start, items } => {
            let items = items.iter().enumerate().map(|(at, item)| {
                let marker = match start {
                    Some(first) => format!("{}. ", first.saturating_add(at as u64)),
                    None => "- ".to_owned(),
                };
                let text = blocks(item).replace('\n', "\n  ");
                format!("{marker}{text}")
            });
            items.collect::<Vec<_>>().join("\n")
        }
    }
}

/// Returns a line with its markup and placeholders.
pub(super) fn inlines(inlines: &[Inline]) -> String {
    inlines.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match &inline.kind {
        InlineKind::Text(text) => text.clone(),
        InlineKind::Code(code) => format!("`{code}`"),
        InlineKind::Emphasis(text) => format!("*{}*", inlines(text)),
        InlineKind::Strong(text) => format!("**{}**", inlines(text)),
        InlineKind::Link { target, text } => format!("[{}]({})", inlines(text), address(target)),
        InlineKind::Autolink(target) => format!("<{}>", address(target)),
        InlineKind::Foreign { language, text } => format!("[{}](lang:{language})", inlines(text)),
        InlineKind::Placeholder(placeholder) => self::placeholder(placeholder),
        InlineKind::Break => "\n".to_owned(),
    }
}

/// Returns the target of a link.
pub(super) fn address(target: &Target) -> String {
    match target {
        Target::Address(address) | Target::Manage(address) => address.clone(),
        Target::Platform(path) => format!("{{platform.url}}{path}"),
        Target::Value(value) => format!("{{value.{}}}", value.id),
    }
}

fn placeholder(placeholder: &Placeholder) -> String {
    let name = match placeholder {
        Placeholder::PlatformUrl => "platform.url",
        Placeholder::PlatformHost => "platform.host",
        Placeholder::PlatformName => "platform.name",
        Placeholder::PlatformLink => "platform.link",
        Placeholder::Value(value) => return format!("{{value.{}}}", value.id),
        Placeholder::ControllerName => "controller.name",
        Placeholder::Version => "version",
        Placeholder::Updated => "updated",
        Placeholder::ChoiceManage => "choice.manage",
        // Its place on the page has the duration, which is a fact of its cookie.
        Placeholder::Duration(duration) => return duration.to_string(),
    };
    format!("{{{name}}}")
}
