//! The tag of a script, and what an embed has in its place while it waits for consent.

use charte_core::form::{Condition, LANGUAGE};

use super::line::without_links;
use super::preferences::{label, messages, subject};
use super::resource::resource_line;
use super::wording::Wording;
use super::{Block, Message, Placeholder, ScriptTag};
use crate::locale::Library;
use crate::model::{Charter, Manage, Resource, with_query};

/// Lays out the placeholder of an embed in the language with this position in
/// [`Charter::languages`](crate::model::Charter::languages).
///
/// It states what would be loaded, for which purpose, from whom and from which hosts. Its button names
/// the category or the provider, because it consents to all of that question (GDPR, article 4(11)), and
/// beside it is a link to the page that shows what the question is about.
pub fn placeholder(
    charter: &Charter,
    library: &Library,
    language: usize,
    embed: &Resource,
) -> Placeholder {
    let wording = &Wording::new(charter, library, language);
    let category = &charter.categories[embed.category.value];
    let question = charter.question_about(embed);
    let choice = charter.choice.as_ref();
    let manage = choice.and_then(|choice| choice.manage.as_ref());
    let action = manage.and_then(|manage| match &manage.value {
        // Without a cookie that stores the choice there is no form.
        Manage::Path(path) if charter.choice_cookie().is_some() => Some(path.clone()),
        Manage::Path(_) | Manage::Link(_) | Manage::Fragment(_) => None,
    });
    let language = wording.language();
    let form_language = (charter.languages.len() > 1).then(|| language.to_owned());
    let link = match (&action, &form_language) {
        (Some(path), Some(language)) => {
            let address = with_query(path, &format!("{LANGUAGE}={language}"));
            vec![wording.link(&address, without_links(wording.manage()))]
        }
        _ => wording.manage(),
    };
    Placeholder {
        language: language.to_owned(),
        title: wording.text(&embed.title),
        text: vec![Block::Paragraph(
            wording.line(resource_line(wording, embed)),
        )],
        signals: choice.map_or_else(Vec::new, |choice| signals(messages(wording, choice))),
        question: charter.question_id(question),
        agree: label(wording, subject(wording, question, &category.heading)),
        manage: manage.map(|_| wording.line(link)),
        action,
        revision: charter.consent_revision().to_string(),
        form_language,
    }
}

/// Returns the tag of a script; `None` for an embed.
pub fn script_tag(resource: &Resource) -> Option<ScriptTag> {
    let script = resource.script.as_ref()?;
    Some(ScriptTag {
        src: script.src.as_str().to_owned(),
        integrity: script.integrity.as_ref().map(|hashes| hashes.value.clone()),
        attributes: script.attributes.clone(),
    })
}

/// Returns the messages about signals of the browser.
fn signals(mut messages: Vec<Message>) -> Vec<Message> {
    messages.retain(|message| matches!(message.condition, Condition::Gpc | Condition::Dnt));
    messages
}
