//! A page of the site in a design system: the banner, the form and the charter between the system's own components.

use charte::{Charter, FormState, Format, Visit};

/// A design system.
pub(crate) struct System {
    /// Its name, as a policy writes it.
    pub(crate) name: &'static str,
    /// The page around, in which names in braces are replaced.
    site: &'static str,
    /// The charter with its classes.
    pub(crate) charter: Charter<'static>,
}

/// The systems that charte knows.
pub(crate) static SYSTEMS: [System; 3] = [
    System {
        name: "dsfr",
        site: include_str!("dsfr.html"),
        charter: charte::charter!("../../policies/town/dsfr.toml"),
    },
    System {
        name: "govuk",
        site: include_str!("govuk.html"),
        charter: charte::charter!("../../policies/town/govuk.toml"),
    },
    System {
        name: "bootstrap",
        site: include_str!("bootstrap.html"),
        charter: charte::charter!("../../policies/town/bootstrap.toml"),
    },
];

impl System {
    /// Returns the page of a visitor who has not answered. `packages` is the address of the folder with the
    /// packages of npm.
    pub(crate) fn page(&self, packages: &str) -> String {
        let Self { site, charter, .. } = self;
        let language = charter.languages()[0];
        let visit = Visit::new(*charter, "", 0);
        let banner = visit.banner(language, "/");
        let state = FormState::NEW.check(0).saved().gpc();
        let form = charter.preferences(Format::Fragment, language, state);
        let [banner, form] = [banner, form].map(|page| page.map(|page| page.to_string()));
        site.replace("{language}", language)
            .replace("{packages}", packages)
            .replace("{banner}", &banner.unwrap_or_default())
            .replace("{form}", &form.unwrap_or_default())
            .replace("{charter}", &charter.fragment().to_string())
    }
}
