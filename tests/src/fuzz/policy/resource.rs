//! The embeds and scripts of the platforms.

use super::Policy;

const HOSTS: &[&str] = &[
    "{ frame = ['a.example'] }",
    "{ img = ['*.a.example'], connect = ['b\u{fc}cher.example'] }",
    "{ script = ['a.example', 'b.example'], connect = ['a.example'] }",
];

const CLASSES: &[&str] = &["service", "social-sharing", "audience-measurement"];

impl Policy<'_> {
    /// Embeds, then scripts, each in a category.
    pub(super) fn resources(&mut self, categories: usize, providers: usize) {
        for number in 0..self.decisions.below(3) {
            self.header(format_args!("[embed.e{number}]"));
            self.resource(categories, providers);
            let hosts = self.decisions.one(HOSTS);
            self.key("hosts", hosts);
        }
        for number in 0..self.decisions.below(3) {
            self.header(format_args!("[script.s{number}]"));
            self.resource(categories, providers);
            if self.decisions.flag() {
                self.key("src", "\"https://b.example/a.js?b='c'&d\"");
                self.key("hosts", HOSTS[2]);
            } else {
                self.key("src", "\"/a.js?b='c'&d\"");
                let hosts = self.decisions.one(HOSTS);
                self.key("hosts", hosts);
            }
            if self.decisions.flag() {
                let hash = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
                self.key("integrity", format!("\"{hash}\""));
            }
            if self.decisions.flag() {
                self.key("attributes", "{ defer = true, data-a = \"<'&\\\">\" }");
            }
        }
    }

    /// What embeds and scripts have in common.
    fn resource(&mut self, categories: usize, providers: usize) {
        let category = self.decisions.below(categories);
        self.key("category", format!("\"c{category}\""));
        if providers > 0 && self.decisions.flag() {
            let provider = self.decisions.below(providers);
            self.key("provider", format!("\"p{provider}\""));
        }
        self.name("title");
        self.text("purpose");
        self.maybe("purpose_classes", CLASSES);
    }
}
