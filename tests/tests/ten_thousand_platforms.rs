//! A fleet of 10,000 platforms: every page equals that of a build for that platform alone.
//!
//! This test generates the fleet. The program in `crates/ten_thousand_platforms` contains the fleet, compiles
//! each platform alone, and compares the pages.

use charte_tests::throwaway::Throwaway;

const PLATFORMS: usize = 10_000;

/// Names in one language and in two, with characters that each format escapes.
const NAMES: [&str; 6] = [
    r#""Portail""#,
    r#""R&D <_*>""#,
    r#""\"Données\" \\ 'ouvertes' `a` [b](c) #1 ~2~""#,
    r#"{ fr = "Ville d’Été", en = "Summer Town" }"#,
    r#"{ fr = "1. Villes & <lacs>", en = "+ “Towns” | lakes_" }"#,
    r#"{ fr = "R&D", en = "Q&A" }"#,
];

#[test]
fn each_page_equals_that_of_the_platform_alone() {
    let fleet = Throwaway::copy(
        &["ten_thousand_platforms"],
        env!("CARGO_TARGET_TMPDIR"),
        "ten_thousand_platforms",
    );
    let policy = std::fs::read_to_string(fleet.path("policy.toml")).expect("the policy");
    let tables: String = (0..PLATFORMS).map(platform).collect();
    fleet.write("fleet.toml", &(policy + &tables));

    let outcome = fleet.run().succeeds();
    let aliases = (0..PLATFORMS).filter(|number| has_aliases(*number)).count() * 2;
    let languages = 2;
    // Four formats are sent as pages of their own.
    let bodies = PLATFORMS * languages * 4;
    let expected = format!(
        "https://p0.fr https://p5.fr https://p3é.fr\n\
         platforms {PLATFORMS}\nhosts {}\npages {}\ngzip {bodies}\n",
        PLATFORMS + aliases,
        // Five formats of the charter, two of the preferences in two states.
        PLATFORMS * languages * (5 + 2 * 2),
    );
    let (said, brotli) = outcome
        .stdout()
        .split_once("brotli ")
        .expect("two encodings");
    assert_eq!(said, expected, "{}", outcome.stderr());
    // The largest length classes have Brotli; the limit on work ends before the last ones.
    let brotli: usize = brotli.trim().parse().expect("a number");
    assert!(brotli > bodies * 6 / 10, "{brotli} of {bodies}");
}

/// The table of a platform. URLs have every length from 16 to 60 characters. The other differences depend on
/// the length, so the fleet has tens of length classes and not thousands.
fn platform(number: usize) -> String {
    let length = match number {
        0 | 3 | 5 => 0,
        number => 16 + number * 7 % 45,
    };
    let accent = if number % 9 == 3 { "é" } else { "" };
    let port = match number % 9 {
        4 => ":8443",
        7 => ":81",
        _ => "",
    };
    let host = format!("p{number}{accent}");
    let fixed = "https://.fr".len() + host.chars().count() + port.len();
    let filler: String = "-ville-et-lacs.region-de-la-mer.data.portail-public"
        .chars()
        .take(length.saturating_sub(fixed))
        .collect();
    // No label may be empty or end with a hyphen.
    let filler = match filler.strip_suffix(['-', '.']) {
        Some(shorter) => format!("{shorter}x"),
        None => filler,
    };
    let aliases = if has_aliases(number) {
        format!("aliases = [\"www.p{number}.example.org\", \"données-{number}.example.org\"]\n")
    } else {
        String::new()
    };
    let name = if number.is_multiple_of(15) {
        format!("name = {}\n", NAMES[number / 15 % NAMES.len()])
    } else {
        String::new()
    };
    format!("\n[[platform]]\nurl = \"https://{host}{filler}.fr{port}\"\n{aliases}{name}")
}

fn has_aliases(number: usize) -> bool {
    number % 7 == 5
}
