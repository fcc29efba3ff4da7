//! The classes of a design system: `[page.classes]`.

use std::borrow::Cow;

use charte_core::words;

words! {
    /// A design system whose classes charte knows.
    pub enum DesignSystem {
        /// The design system of the French state (DSFR), version 1.
        Dsfr = "dsfr",
        /// GOV.UK Frontend, version 5 or later.
        GovUk = "govuk",
        /// Bootstrap, version 5.
        Bootstrap = "bootstrap",
    }
}

/// Declares [`Classes`] with a field for each element.
macro_rules! classes {
    ($($(#[$meta:meta])* $element:ident,)+) => {
        /// The classes of the elements of a page. A value may contain several, separated by blanks.
        #[derive(Clone, Debug, Default, Eq, PartialEq)]
        pub struct Classes {
            $($(#[$meta])* pub $element: Option<Cow<'static, str>>,)+
        }

        impl Classes {
            /// Returns the elements that have classes, by their key, in the order of the documentation.
            pub fn entries(&self) -> impl Iterator<Item = (&'static str, &str)> {
                let all = [$((stringify!($element), self.$element.as_deref())),+];
                all.into_iter()
                    .filter_map(|(element, classes)| Some((element, classes?)))
            }
        }
    };
}

classes! {
    /// The title of a page.
    title,
    /// Headings, and the title if it has no classes of its own.
    heading,
    /// Headings below the second level; those of `heading` without it.
    subheading,
    /// Paragraphs.
    text,
    /// Lists without numbers.
    list,
    /// Numbered lists.
    numbered,
    /// Links.
    link,
    /// The element around a table, which scrolls.
    wrapper,
    /// Tables.
    table,
    /// Captions of tables.
    caption,
    /// A caption that only screen readers read.
    hidden,
    /// Header cells.
    header,
    /// Other cells.
    cell,
    /// The banner.
    banner,
    /// The content of the banner: an element that only these classes create.
    banner_content,
    /// The title of the banner.
    banner_title,
    /// The element around buttons.
    actions,
    /// Buttons, and the link of the banner that looks like one.
    button,
    /// Buttons that answer: they refuse, accept or save.
    primary,
    /// The link of the banner to the page where visitors choose.
    secondary,
    /// The group of a category in the form.
    group,
    /// The legend of a group.
    legend,
    /// The content of a group: an element that only these classes create.
    content,
    /// The element around a checkbox and its label.
    field,
    /// Checkboxes.
    checkbox,
    /// Labels of checkboxes.
    label,
    /// Messages about the choice.
    notice,
}

impl Classes {
    /// Returns the classes of a heading of this level; the title has the level 1.
    pub fn heading_of(&self, level: u8) -> Option<&str> {
        let own = match level {
            1 => &self.title,
            2 => &None,
            _ => &self.subheading,
        };
        own.as_deref().or(self.heading.as_deref())
    }
}
