//! A policy with any key of the format; the bytes of the input decide.

mod platform;
mod resource;

use std::fmt::{Display, Write as _};

use charte_compiler::lints;
use charte_compiler::model::{Column, LintLevel, Statement};
use charte_core::cookie::Exemption;
use charte_core::word::Word;

use super::decisions::Decisions;
use super::files::{Files, Publication};
use super::texts::{Manner, Texts, literal};

const DURATIONS: &[&str] = &[
    "session",
    "until withdrawn",
    "1 second",
    "13 months",
    "100000000 years",
];
const ADDRESSES: &[&str] = &["https://a.example/b?c='d'&e", "mailto:a@b.example"];
const ADDRESSES_AND_PATHS: &[&str] = &[
    "/cookies?a='b'&c#d",
    "https://a.example",
    "mailto:a@b.example",
];
const COLUMNS: &[&str] = Column::WORDS;
const EXEMPTIONS: &[&str] = Exemption::WORDS;

/// Writes a policy, key by key.
pub(super) struct Policy<'i> {
    decisions: Decisions<'i>,
    texts: Texts,
    languages: &'static [&'static str],
    /// Whether each category needs no consent.
    exempt: Vec<bool>,
    /// Whether the platforms give values of their own.
    has_values: bool,
    out: String,
}

impl<'i> Policy<'i> {
    pub(super) fn new(input: &'i [u8], manner: Manner) -> Self {
        Self {
            decisions: Decisions::new(input),
            texts: Texts {
                manner,
                placeholders: Vec::new(),
            },
            languages: &[],
            exempt: Vec::new(),
            has_values: false,
            out: String::new(),
        }
    }

    /// Its files.
    pub(super) fn files(mut self) -> Files {
        let kind = [
            Publication::SiteWithUrl,
            Publication::Site,
            Publication::File,
            Publication::Folder,
        ][self.decisions.below(4)];
        self.root(kind);
        self.tables();
        let mut files = Files::new();
        let shared = std::mem::take(&mut self.out);
        let count = self.decisions.below(3) + 1;
        match kind {
            Publication::Site => files.add("site.toml", shared),
            Publication::SiteWithUrl => {
                self.platform("[platform]", 0);
                files.add("site.toml", shared + &self.out);
            }
            Publication::File => {
                (0..count).for_each(|number| self.platform("[[platform]]", number));
                files.add("fleet.toml", shared + &self.out);
            }
            Publication::Folder => {
                files.add("m.toml", shared);
                for number in 0..count {
                    self.key("extends", "\"m.toml\"");
                    if self.decisions.flag() {
                        self.text("title");
                    }
                    self.platform("[platform]", number);
                    let name = format!("{}.toml", ["a", "x", "n"][number]);
                    files.add(&name, std::mem::take(&mut self.out));
                }
            }
        }
        files
    }

    /// The keys of the root, and the values of placeholders.
    fn root(&mut self, kind: Publication) {
        self.languages =
            [&["en"][..], &["fr"], &["en", "fr"], &["fr-CA", "en"]][self.decisions.below(4)];
        self.key("language", format!("{:?}", self.languages[0]));
        self.key("languages", format!("{:?}", self.languages));
        if self.decisions.flag() {
            let version = self.texts.plain(&mut self.decisions);
            let version = literal(&mut self.decisions, &version);
            self.key("version", version);
            self.texts.placeholders.push("{version}");
        }
        if self.decisions.flag() {
            let date =
                self.decisions
                    .one(&["2026-11-24", "0001-01-01", "9999-12-31", "\"2026-04\""]);
            self.key("updated", date);
            self.texts.placeholders.push("{updated}");
        }
        if self.decisions.flag() {
            self.key("typography", "\"as-written\"");
        }
        if self.decisions.flag() {
            let words =
                "{ en = { choice.manage = \"<&\\\"'>\" }, fr = { cell = { no = \"*no*\" } } }";
            self.key("words", words);
        }
        if kind != Publication::Site {
            self.texts.placeholders.extend([
                "{platform.url}",
                "{platform.host}",
                "{platform.name}",
                "{platform.link}",
            ]);
            self.choose_values();
        }
        self.text("title");
        for key in ["introduction", "rights"] {
            if self.decisions.flag() {
                self.prose(key);
            }
        }
    }

    /// The tables, in the order of the file.
    fn tables(&mut self) {
        self.values();
        let providers = self.decisions.below(3);
        for table in ["controller", "dpo", "authority"] {
            if self.decisions.flag() {
                self.contact(table);
            }
        }
        for number in 0..providers {
            self.header(format_args!("[provider.p{number}]"));
            self.name("name");
            self.maybe("role", &["controller", "processor", "joint-controller"]);
            self.maybe("country", &["FR", "US"]);
            self.maybe("website", ADDRESSES);
            self.maybe("privacy_policy", ADDRESSES);
            self.maybe_text("transfer");
        }
        let categories = self.decisions.below(3) + 1;
        for number in 0..categories {
            self.header(format_args!("[category.c{number}]"));
            let consent = self.decisions.one(&["exempt", "required"]);
            self.exempt.push(consent == "exempt");
            self.key("consent", format!("{consent:?}"));
            self.text("heading");
            for key in ["caption", "description", "refusal"] {
                self.maybe_text(key);
            }
        }
        let cookies = self.decisions.below(4);
        for number in 0..cookies {
            self.cookie(number, categories, providers);
        }
        self.choice(cookies);
        self.sections();
        self.look();
        self.resources(categories, providers);
    }

    fn contact(&mut self, table: &str) {
        self.header(format_args!("[{table}]"));
        self.name("name");
        if self.decisions.flag() {
            self.name("address");
        }
        self.maybe("contact", ADDRESSES);
        self.maybe_bool("public_body");
        self.maybe("country", &["FR", "US"]);
        if table == "controller" {
            self.texts.placeholders.push("{controller.name}");
        }
    }

    fn cookie(&mut self, number: usize, categories: usize, providers: usize) {
        self.header("[[cookie]]");
        let text = self.decisions.text();
        let is_token =
            |byte: &u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(byte);
        let name: String = text.bytes().filter(is_token).map(char::from).collect();
        let name = literal(&mut self.decisions, &format!("{name}{number}*"));
        let key = self.decisions.one(&["name", "pattern"]);
        self.key(key, name);
        let category = self.decisions.below(categories);
        self.key("category", format!("\"c{category}\""));
        if providers > 0 && self.decisions.flag() {
            let provider = self.decisions.below(providers);
            self.key("provider", format!("\"p{provider}\""));
            self.key("recipients", format!("[\"p{provider}\", \"p0\"]"));
        }
        self.text("purpose");
        for key in ["service", "condition", "personal_data", "objection"] {
            self.maybe_text(key);
        }
        self.maybe("location", &["front-office", "back-office"]);
        self.maybe("storage", &["local-storage", "pixel", "device-id", "cache"]);
        self.maybe("duration", DURATIONS);
        self.maybe("data_retention", DURATIONS);
        if self.exempt[category] {
            self.maybe("exemption", EXEMPTIONS);
        }
        self.maybe("party", &["first", "third"]);
        self.maybe("legal_basis", &["consent", "contract", "public-task"]);
        self.maybe("same_site", &["strict", "lax", "none"]);
        // A cookie has one of the two at most.
        if !self.maybe("domain", &["a.example", "xn--e1afmkfd.example"]) {
            self.maybe("host", &["www.a.example", "b\u{fc}cher.example"]);
        }
        self.maybe("path", &["/", "/a|b\"c'<d>`"]);
        for key in ["refreshed", "third_party_access", "secure", "partitioned"] {
            self.maybe_bool(key);
        }
        // Scripts cannot set a cookie with `HttpOnly`.
        if self.decisions.flag() {
            self.maybe_bool("http_only");
        } else {
            self.maybe_bool("script_only");
        }
        if self.decisions.flag() {
            self.key("audience", "{ anonymous = true, opt_out = \"/a'b\" }");
        }
    }

    fn choice(&mut self, cookies: usize) {
        if cookies == 0 || !self.decisions.flag() {
            return;
        }
        self.header("[choice]");
        self.maybe("duration", DURATIONS);
        self.maybe("refusal_duration", DURATIONS);
        // Before its placeholder is known: a text cannot contain itself.
        self.maybe_text("manage_text");
        if self.maybe("manage", ADDRESSES_AND_PATHS) {
            self.texts.placeholders.push("{choice.manage}");
        }
        self.maybe_text("refuse");
        if self.decisions.flag() {
            self.key("signals", "[\"gpc\", \"dnt\"]");
            self.key("overrule", "true");
        }
    }

    fn sections(&mut self) {
        let count = self.decisions.below(4);
        for number in 0..count {
            self.header("[[section]]");
            if self.decisions.flag() {
                self.key("id", format!("\"s{number}\""));
            }
            self.maybe_text("heading");
            if self.decisions.flag() {
                let level = self.decisions.below(5) + 2;
                self.key("level", level);
            }
            if self.decisions.flag() {
                self.prose("body");
            }
            if self.decisions.flag() {
                let last = self.decisions.below(Statement::WORDS.len() + 1);
                let others = Statement::WORDS[..last].iter();
                // `rights` is also a text of the root.
                let states: Vec<&&str> = others.filter(|word| **word != "rights").collect();
                self.key("states", format!("{states:?}"));
            }
            if number + 1 == count {
                self.key("tables", "\"all\"");
            }
        }
    }

    fn look(&mut self) {
        self.header("[lints]");
        // A random policy contradicts itself, but the test needs its pages.
        let denying = lints::ALL
            .iter()
            .filter(|lint| lint.level == LintLevel::Deny);
        for lint in denying {
            self.key(lint.name, "{ level = 'allow', reason = 'random' }");
        }
        if self.decisions.flag() {
            self.header("[table]");
            let last = self.decisions.below(COLUMNS.len() + 1);
            let others = COLUMNS[..last].iter().filter(|column| **column != "name");
            let columns: Vec<&&str> = [&"name"].into_iter().chain(others).collect();
            if columns.contains(&&"category") && self.decisions.flag() {
                self.key("one", true);
            }
            self.key("columns", format!("{columns:?}"));
            self.header("[table.labels]");
            for key in ["name", "purpose"] {
                self.maybe_text(key);
            }
        }
        if self.decisions.flag() {
            self.header("[page]");
            let base = self.decisions.below(5) + 1;
            self.key("heading_base", base);
            self.maybe("style", &["none", "plain"]);
            if self.decisions.flag() {
                self.key(
                    "classes",
                    "{ table = 'a b', heading = 'c:d', link = '[e]' }",
                );
            }
        }
    }

    fn header(&mut self, header: impl Display) {
        let _ = writeln!(self.out, "\n{header}");
    }

    fn key(&mut self, key: &str, value: impl Display) {
        let _ = writeln!(self.out, "{key} = {value}");
    }

    fn text(&mut self, key: &str) {
        self.in_each_language(key, Texts::line);
    }

    fn prose(&mut self, key: &str) {
        self.in_each_language(key, Texts::prose);
    }

    /// A text that may be the same in every language.
    fn name(&mut self, key: &str) {
        if self.decisions.flag() {
            return self.text(key);
        }
        let name = self.texts.line(&mut self.decisions);
        let name = literal(&mut self.decisions, &name);
        self.key(key, name);
    }

    fn in_each_language(&mut self, key: &str, text: impl Fn(&Texts, &mut Decisions<'_>) -> String) {
        let mut texts = Vec::new();
        for language in self.languages {
            let text = text(&self.texts, &mut self.decisions);
            texts.push((language, literal(&mut self.decisions, &text)));
        }
        if let [(_, text)] = &texts[..] {
            return self.key(key, text);
        }
        let texts: Vec<String> = texts
            .iter()
            .map(|(tag, text)| format!("{tag} = {text}"))
            .collect();
        self.key(key, format!("{{ {} }}", texts.join(", ")));
    }

    fn maybe_text(&mut self, key: &str) {
        if self.decisions.flag() {
            self.text(key);
        }
    }

    fn maybe_bool(&mut self, key: &str) {
        match self.decisions.below(3) {
            0 => {}
            given => self.key(key, given == 1),
        }
    }

    /// Writes a key with one of some values, or omits it.
    fn maybe(&mut self, key: &str, values: &[&str]) -> bool {
        match self.decisions.below(values.len() + 1) {
            0 => false,
            given => {
                self.key(key, format!("{:?}", values[given - 1]));
                true
            }
        }
    }
}
