//! The pages of a charter: each of its kinds in its formats.

use charte_core::cookie::Consent;
use charte_core::format::Format;
use charte_core::index::ResourcePage;
use charte_core::kind::PageKind;

use crate::locale::Library;
use crate::model::{Charter, PageOptions, Resource, Style};
use crate::output::Output;
use crate::render::{html, markdown, text};
use crate::{document, export, wire};

/// Returns whether a charter has a preferences page, which it has in every language or in none.
pub(super) fn asks(charter: &Charter, library: &Library) -> bool {
    document::preferences(charter, library, 0).is_some()
}

/// Returns one page in one of the `languages`, with holes for the values of the platform; `None` if
/// the charter has none of this kind.
pub(super) fn page(
    (charter, library): (&Charter, &Library),
    kind: PageKind,
    format: Format,
    languages: &[usize],
    language: usize,
) -> Option<Output> {
    match kind {
        PageKind::Charter => charter_page((charter, library), format, languages, language),
        PageKind::Preferences => preferences_page((charter, library), format, languages, language),
        // There is one for each script or embed: `resource_page`.
        PageKind::Script | PageKind::Embed | PageKind::Placeholder => None,
        PageKind::Banner | PageKind::Confirmation => {
            let form = document::preferences(charter, library, language)?.form;
            let look = look(&charter.page);
            Some(if kind == PageKind::Banner {
                html::banner(&document::banner(charter, library, language, &form), &look)
            } else {
                html::confirmation(
                    &document::confirmation(charter, library, language, &form),
                    &look,
                )
            })
        }
    }
}

/// Returns a page of a script or an embed in one language; `None` if it has none of this kind.
pub(super) fn resource_page(
    (charter, library): (&Charter, &Library),
    resource: &Resource,
    page: ResourcePage,
    language: usize,
) -> Option<Output> {
    if let Some(script) = document::script_tag(resource) {
        return (page == ResourcePage::Loaded).then(|| html::script(&script));
    }
    let placeholder = document::placeholder(charter, library, language, resource);
    let is_asking = match page {
        ResourcePage::Loaded => {
            return Some(html::frame(&placeholder.language, &placeholder.title));
        }
        ResourcePage::Asking => true,
        ResourcePage::Mute => false,
    };
    let has_page = !is_asking || placeholder.action.is_some();
    let is_gated = charter.categories[resource.category.value].consent.value == Consent::Required;
    let look = look(&charter.page);
    (has_page && is_gated).then(|| html::placeholder(&placeholder, is_asking, &look))
}

fn preferences_page(
    (charter, library): (&Charter, &Library),
    format: Format,
    languages: &[usize],
    language: usize,
) -> Option<Output> {
    let preferences = document::preferences(charter, library, language)?;
    let look = look(&charter.page);
    match format {
        Format::Html => {
            let switch = document::switch(charter, library, languages, language);
            Some(html::preferences_page(&preferences, switch.as_ref(), &look))
        }
        Format::Fragment => Some(html::preferences_fragment(&preferences, &look)),
        _ => None,
    }
}

fn charter_page(
    (charter, library): (&Charter, &Library),
    format: Format,
    languages: &[usize],
    language: usize,
) -> Option<Output> {
    let document = || document::build(charter, library, language);
    Some(match format {
        Format::Html => {
            let switch = document::switch(charter, library, languages, language);
            html::page(&document(), switch.as_ref(), &look(&charter.page))
        }
        Format::Fragment => html::fragment(&document(), &look(&charter.page)),
        Format::Markdown => markdown::page(&document(), charter.page.heading_base),
        Format::Text => text::page(&document()),
        Format::Json => export::register(charter, library, language),
        _ => return None,
    })
}

/// Returns the value of `Content-Security-Policy` for each kind of page that is a whole document, in the
/// order of [`PageKind::OF_CHARTER`].
pub(super) fn security_policies(charter: &Charter) -> Vec<String> {
    let style = look(&charter.page).style;
    [
        (html::page_style(&style), false),
        (html::preferences_style(&style), true),
    ]
    .map(|(style, has_form)| wire::security_policy(style.as_deref(), has_form))
    .to_vec()
}

fn look(options: &PageOptions) -> html::Look {
    let PageOptions {
        heading_base,
        address: _, // the document links to it
        style,
        classes,
    } = options;
    html::Look {
        style: match style {
            Style::Plain => html::Style::Plain,
            Style::None => html::Style::None,
            Style::Own(css) => html::Style::Own(css.clone()),
        },
        classes: classes.clone(),
        heading_base: *heading_base,
    }
}
