//! Charters for tests: [`portal`] as the published ones are, [`shop`] with every fact there is.

use charte_core::cookie::{Consent, Exemption, SameSite, Storage};
use charte_core::duration::Duration;

use crate::model::{
    Attributes, Audience, Block, Category, Charter, Choice, Classes, Column, Contact, Cookie,
    CookieName, Country, Date, Inline, InlineKind, Language, LegalBasis, Link, LinkOrPath, Lint,
    LintLevel, Location, PageOptions, Party, Placeholder, Prose, Provider, ProviderRef, Role,
    RulePack, Section, Signal, Style, Table, Target, Text, Typography,
};
use crate::source::{SourceMap, Span, Spanned};

/// The place of everything in a fixture.
pub(crate) fn span() -> Span {
    Span::new(SourceMap::default().add(String::new(), String::new()), 0, 0)
}

pub(crate) fn at<T>(value: T) -> Spanned<T> {
    Spanned::new(value, span())
}

pub(crate) fn inline(kind: InlineKind) -> Inline {
    Inline { kind, span: span() }
}

pub(crate) fn plain(text: &str) -> Inline {
    inline(InlineKind::Text(text.to_owned()))
}

pub(crate) fn placeholder(placeholder: Placeholder) -> Inline {
    inline(InlineKind::Placeholder(placeholder))
}

pub(crate) fn foreign(language: &str, text: &str) -> Inline {
    inline(InlineKind::Foreign {
        language: Language::parse(language).expect("well-formed"),
        text: vec![plain(text)],
    })
}

/// A text in each language.
pub(crate) fn text(texts: &[&str]) -> Text {
    texts.iter().map(|text| at(vec![plain(text)])).collect()
}

/// One paragraph in each language.
pub(crate) fn prose(texts: &[&str]) -> Prose {
    let paragraph = |text: &&str| at(vec![Block::Paragraph(vec![plain(text)])]);
    texts.iter().map(paragraph).collect()
}

/// A charter with a title and nothing else.
pub(crate) fn charter(languages: &[&str], title: &[&str]) -> Charter {
    let language = |tag: &&str| at(Language::parse(tag).expect("well-formed"));
    Charter {
        languages: languages.iter().map(language).collect(),
        typography: Typography::Locale,
        rules: Vec::new(),
        version: None,
        updated: None,
        consent_version: None,
        as_of: None,
        title: text(title),
        introduction: None,
        controller: None,
        dpo: None,
        authority: None,
        providers: Vec::new(),
        categories: Vec::new(),
        sections: Vec::new(),
        cookies: Vec::new(),
        choice: None,
        table: Table {
            columns: None,
            labels: Vec::new(),
        },
        page: PageOptions {
            heading_base: 1,
            style: Style::Plain,
            classes: Classes::default(),
        },
        lints: Vec::new(),
    }
}

pub(crate) fn contact(name: Text) -> Contact {
    Contact {
        span: span(),
        name: Some(name),
        address: None,
        contact: None,
        public_body: None,
        country: None,
    }
}

pub(crate) fn provider(id: &str, name: Text) -> Provider {
    Provider {
        id: at(id.to_owned()),
        name,
        role: None,
        country: None,
        website: None,
        privacy_policy: None,
        transfer: None,
    }
}

pub(crate) fn category(id: &str, consent: Consent, heading: Text) -> Category {
    Category {
        id: at(id.to_owned()),
        consent: at(consent),
        heading,
        caption: None,
        description: None,
        refusal: None,
    }
}

pub(crate) fn section(heading: Option<Text>, body: Option<Prose>, tables: Vec<usize>) -> Section {
    Section {
        span: span(),
        id: None,
        heading,
        level: 2,
        body,
        tables,
    }
}

pub(crate) fn cookie(name: &str, category: usize, purpose: Text) -> Cookie {
    Cookie {
        span: span(),
        name: at(CookieName {
            text: name.to_owned(),
            pattern: name.contains('*'),
        }),
        storage: Storage::Cookie,
        provider: None,
        category: at(category),
        service: None,
        location: Vec::new(),
        purpose,
        condition: None,
        duration: None,
        refreshed: None,
        data_retention: None,
        exemption: None,
        audience: None,
        party: None,
        third_party_access: None,
        recipients: Vec::new(),
        personal_data: None,
        legal_basis: None,
        attributes: Attributes {
            domain: None,
            path: None,
            secure: None,
            http_only: None,
            same_site: None,
            partitioned: None,
        },
    }
}

/// A portal as it is published, shortened: French, as written, labels of its own.
pub(crate) fn portal() -> Charter {
    let mut heading = text(&["A quoi servent les cookies sur la plateforme "]);
    heading[0].value.push(inline(InlineKind::Autolink(
        Target::Platform(String::new()),
    )));
    let cookie = |name, service, located, purpose| Cookie {
        provider: Some(at(ProviderRef::Provider(0))),
        service: Some(text(&[service])),
        location: if located {
            vec![at(Location::FrontOffice), at(Location::BackOffice)]
        } else {
            Vec::new()
        },
        ..cookie(name, 0, text(&[purpose]))
    };
    let columns = [
        (Column::Provider, "Nom du prestataire"),
        (Column::Service, "Service et emplacement"),
        (Column::Name, "Nom du cookies"),
        (Column::Purpose, "Finalités"),
    ];
    Charter {
        typography: Typography::AsWritten,
        introduction: Some(prose(&[
            "Afin de vous proposer le meilleur service possible.",
        ])),
        sections: vec![
            Section {
                id: Some(at("what-is-a-cookie".to_owned())),
                ..section(
                    Some(text(&["Qu'est ce qu'un cookie ?"])),
                    Some(vec![at(vec![
                        Block::Paragraph(vec![plain("Il existe plusieurs types de cookies :")]),
                        Block::Paragraph(vec![
                            plain("Les cookies « internes » ou « "),
                            foreign("en", "first-party"),
                            plain(" »."),
                        ]),
                    ])]),
                    Vec::new(),
                )
            },
            section(Some(heading), None, vec![0]),
        ],
        providers: vec![provider("opendatasoft", text(&["Opendatasoft"]))],
        categories: vec![category(
            "necessary",
            Consent::Exempt,
            text(&["Cookies nécessaires"]),
        )],
        cookies: vec![
            cookie(
                "sessionid",
                "Authentification",
                true,
                "Se souvenir de l'utilisateur.",
            ),
            cookie(
                "cookies_preferences",
                "Choix",
                false,
                "Se souvenir du choix",
            ),
        ],
        table: Table {
            columns: Some(columns.map(|(column, _)| at(column)).to_vec()),
            labels: columns
                .map(|(column, label)| (at(column), text(&[label])))
                .to_vec(),
        },
        ..charter(&["fr"], &["Charte cookies"])
    }
}

/// A shop in French and English that states every fact.
pub(crate) fn shop() -> Charter {
    let link = |address: &str| at(Link::checked(address));
    let day = |year, month, day| at(Date { year, month, day });
    let lasting = |text: &str| at(Duration::parse(text).expect("a duration"));
    Charter {
        rules: vec![at(RulePack("fr-cnil-2026-01".to_owned()))],
        version: Some(at("2.1".to_owned())),
        updated: Some(day(2026, 1, 1)),
        consent_version: Some(at(3)),
        as_of: Some(day(2026, 11, 24)),
        introduction: Some(shop_introduction()),
        controller: Some(Contact {
            address: Some(text(&["1 rue de l'Île", "1 rue de l'Île, France"])),
            contact: Some(link("mailto:shop@example.org")),
            public_body: Some(at(false)),
            country: Country::parse("FR").map(at),
            ..contact(text(&["La \"Boutique\"", "The \"Shop\""]))
        }),
        dpo: Some(contact(text(&["Ada", "Ada"]))),
        authority: Some(contact(text(&["CNIL", "CNIL"]))),
        providers: vec![
            Provider {
                role: Some(at(Role::Processor)),
                country: Country::parse("US").map(at),
                website: Some(link("https://stats.example")),
                privacy_policy: Some(link("https://stats.example/privacy")),
                transfer: Some(text(&["Clauses types", "Standard clauses"])),
                ..provider("stats", text(&["Stats", "Stats"]))
            },
            Provider {
                website: Some(link("https://host.example")),
                ..provider("host", text(&["Hébergeur", "Host"]))
            },
        ],
        categories: vec![
            category(
                "necessary",
                Consent::Exempt,
                text(&["Nécessaires", "Necessary"]),
            ),
            Category {
                caption: Some(text(&["Cookies d'audience", "Audience cookies"])),
                description: Some(text(&["Pour compter : sans plus.", "To count."])),
                refusal: Some(text(&["Rien ne change !", "Nothing changes."])),
                ..category(
                    "audience",
                    Consent::Required,
                    text(&["Audience", "Audience"]),
                )
            },
        ],
        cookies: vec![basket(), audience()],
        choice: Some(Choice {
            span: span(),
            cookie: Some(at(0)),
            duration: Some(lasting("6 months")),
            refusal_duration: Some(lasting("6 months")),
            manage: Some(at(LinkOrPath::Path("/cookies".to_owned()))),
            refuse: Some(text(&["Cliquez sur « Refuser »", "Click \"Refuse\""])),
            signals: vec![at(Signal::Gpc), at(Signal::Dnt)],
        }),
        table: Table {
            columns: None,
            labels: vec![(at(Column::Name), text(&["Cookie", "Cookie"]))],
        },
        page: PageOptions {
            heading_base: 2,
            style: Style::Own("table{color:red}".to_owned()),
            classes: Classes {
                table: Some("fr-table".to_owned()),
                heading: None,
                link: None,
            },
        },
        lints: vec![Lint {
            name: at("missing-duration".to_owned()),
            level: at(LintLevel::Allow),
            reason: Some(at("asked".to_owned())),
        }],
        ..charter(&["fr", "en"], &["Vos cookies", "Your cookies"])
    }
}

fn shop_introduction() -> Prose {
    let link = |target, text: &str| {
        inline(InlineKind::Link {
            target,
            text: vec![plain(text)],
        })
    };
    let french = vec![
        Block::Paragraph(vec![
            placeholder(Placeholder::PlatformLink),
            plain(" ("),
            placeholder(Placeholder::PlatformHost),
            plain(") est à "),
            placeholder(Placeholder::ControllerName),
            plain(" : "),
            placeholder(Placeholder::ChoiceManage),
            plain(" ou "),
            link(Target::Manage("/cookies".to_owned()), "voir"),
            inline(InlineKind::Break),
            placeholder(Placeholder::Duration(
                Duration::parse("1 year").expect("a duration"),
            )),
            plain(" ?"),
        ]),
        Block::List {
            start: Some(1),
            items: vec![
                vec![Block::Paragraph(vec![
                    inline(InlineKind::Emphasis(vec![plain("l'un")])),
                    plain(" : "),
                    inline(InlineKind::Code("a : b".to_owned())),
                ])],
                vec![
                    Block::Paragraph(vec![inline(InlineKind::Strong(vec![plain("l'autre")]))]),
                    Block::List {
                        start: None,
                        items: vec![vec![Block::Paragraph(vec![inline(InlineKind::Autolink(
                            Target::Address("mailto:shop@example.org".to_owned()),
                        ))])]],
                    },
                ],
            ],
        },
    ];
    let english = vec![Block::Paragraph(vec![
        plain("Updated "),
        placeholder(Placeholder::Updated),
        plain(" for "),
        link(Target::Platform("/shop".to_owned()), "the shop"),
        plain(": "),
        inline(InlineKind::Autolink(Target::Platform("/shop".to_owned()))),
    ])];
    vec![at(french), at(english)]
}

fn basket() -> Cookie {
    Cookie {
        provider: Some(at(ProviderRef::Us)),
        location: vec![at(Location::FrontOffice)],
        duration: Some(at(Duration::Session)),
        exemption: Some(at(Exemption::Basket)),
        ..cookie(
            "__Host-basket",
            0,
            text(&["Garde le panier.", "Keeps the basket."]),
        )
    }
}

fn audience() -> Cookie {
    Cookie {
        storage: Storage::LocalStorage,
        provider: Some(at(ProviderRef::Provider(0))),
        service: Some(text(&["Statistiques", "Statistics"])),
        location: vec![at(Location::BackOffice), at(Location::FrontOffice)],
        condition: Some(text(&["Après accord", "After consent"])),
        duration: Some(at(Duration::parse("13 months").expect("a duration"))),
        refreshed: Some(at(true)),
        data_retention: Some(at(Duration::parse("25 months").expect("a duration"))),
        exemption: Some(at(Exemption::Audience)),
        audience: Some(Audience {
            span: span(),
            sole_publisher: Some(at(true)),
            anonymous: Some(at(false)),
            no_cross_site: None,
            no_sharing: None,
            opt_out: Some(at(LinkOrPath::Link(Link::checked(
                "https://stats.example/out",
            )))),
        }),
        party: Some(at(Party::Third)),
        third_party_access: Some(at(false)),
        recipients: vec![
            at(ProviderRef::Provider(0)),
            at(ProviderRef::Provider(1)),
            at(ProviderRef::Us),
        ],
        personal_data: Some(text(&["Adresse IP", "IP address"])),
        legal_basis: Some(at(LegalBasis::Consent)),
        attributes: Attributes {
            domain: Some(at("example.org".to_owned())),
            path: Some(at("/".to_owned())),
            secure: Some(at(true)),
            http_only: Some(at(false)),
            same_site: Some(at(SameSite::Lax)),
            partitioned: Some(at(false)),
        },
        ..cookie("_pk_*", 1, text(&["Compte l'audience.", "Counts."]))
    }
}
