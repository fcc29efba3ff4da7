//! Countries by their English and French names.

use super::key::plain;

/// Returns the code of a country that is written in another way (ISO 3166-1).
pub(crate) fn country(written: &str) -> Option<&'static str> {
    let name = plain(written.trim()).replace(['_', '.', '\''], "");
    let known = COUNTRIES
        .iter()
        .find(|(code, names)| name.eq_ignore_ascii_case(code) || names.contains(&name.as_str()));
    known.map(|(code, _)| *code)
}

/// The countries of the European Economic Area and the countries of many providers; names in lower
/// case without accents, blanks and hyphens.
const COUNTRIES: &[(&str, &[&str])] = &[
    ("AT", &["austria", "autriche"]),
    ("AU", &["australia", "australie"]),
    ("BE", &["belgium", "belgique"]),
    ("BG", &["bulgaria", "bulgarie"]),
    ("BR", &["brazil", "bresil"]),
    ("CA", &["canada"]),
    ("CH", &["switzerland", "suisse"]),
    ("CN", &["china", "chine"]),
    ("CY", &["cyprus", "chypre"]),
    ("CZ", &["czechia", "czechrepublic", "tchequie"]),
    ("DE", &["germany", "allemagne"]),
    ("DK", &["denmark", "danemark"]),
    ("EE", &["estonia", "estonie"]),
    ("ES", &["spain", "espagne"]),
    ("FI", &["finland", "finlande"]),
    ("FR", &["france"]),
    (
        "GB",
        &[
            "uk",
            "unitedkingdom",
            "royaumeuni",
            "greatbritain",
            "england",
        ],
    ),
    ("GR", &["greece", "grece"]),
    ("HR", &["croatia", "croatie"]),
    ("HU", &["hungary", "hongrie"]),
    ("IE", &["ireland", "irlande"]),
    ("IL", &["israel"]),
    ("IN", &["india", "inde"]),
    ("IS", &["iceland", "islande"]),
    ("IT", &["italy", "italie"]),
    ("JP", &["japan", "japon"]),
    ("LI", &["liechtenstein"]),
    ("LT", &["lithuania", "lituanie"]),
    ("LU", &["luxembourg"]),
    ("LV", &["latvia", "lettonie"]),
    ("MT", &["malta", "malte"]),
    ("NL", &["netherlands", "thenetherlands", "paysbas"]),
    ("NO", &["norway", "norvege"]),
    ("PL", &["poland", "pologne"]),
    ("PT", &["portugal"]),
    ("RO", &["romania", "roumanie"]),
    ("SE", &["sweden", "suede"]),
    ("SG", &["singapore", "singapour"]),
    ("SI", &["slovenia", "slovenie"]),
    ("SK", &["slovakia", "slovaquie"]),
    (
        "US",
        &[
            "usa",
            "unitedstates",
            "unitedstatesofamerica",
            "etatsunis",
            "etatsunisdamerique",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::country;

    #[test]
    fn a_name_has_its_code() {
        for (name, code) in [
            ("\u{c9}tats-Unis", Some("US")),
            ("United States", Some("US")),
            ("U.S.A.", Some("US")),
            ("fr", Some("FR")),
            ("UK", Some("GB")),
            ("Atlantis", None),
        ] {
            assert_eq!(country(name), code, "{name}");
        }
    }
}
