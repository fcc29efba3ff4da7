//! Receipts of answers: what they contain, what they leave out, and what becomes of an answer whose receipt is
//! lost.

mod lost;

use charte::choice::{Outcome, handle};
use charte::receipt::{Receipt, ReceiptAnswer, ReceiptId};
use charte::{Charter, Format, PageKind, Signal, Visit};
use charte_tests::choice_input::{NOW, SHOP};
use charte_tests::workspace;
use serde_json::{Value, json};

charte::charters! {
    /// Shops in two languages.
    mod shops = "web/shops";
}

const TWO_LANGUAGES: Charter<'static> = shops::FLEET.get("one.example");
const ID: ReceiptId = ReceiptId::new([0xab; 16]);
const NUMBER: &str = "abababababababababababababababab";
const OWN: (&str, &str) = ("Sec-Fetch-Site", "same-origin");

#[test]
fn a_receipt_is_the_documented_object() {
    let visit = visit(SHOP, &[("Host", "a.example"), OWN]);
    let banner = visit.banner("en", "/").expect("it asks");
    let form = form(&banner.to_string(), "accept");
    let outcome = handle(visit, "POST", form.as_bytes());
    let receipt = outcome.receipt(ID).expect("it is accepted");
    let banner = self::visit(SHOP, &[])
        .banner("en", "")
        .expect("it asks")
        .content_hash();
    let expected = json!({
        "format": "charte receipt 1",
        "id": NUMBER,
        "at": "2025-11-24T16:00:00Z",
        "until": "2026-05-26T07:00:00Z",
        "platform": "https://a.example",
        "content": SHOP.fingerprint().to_string(),
        "revision": SHOP.consent_revision().to_string(),
        "language": "en",
        "shown": { "page": "banner", "hash": banner.to_string() },
        "answers": { "audience": "granted", "video": "granted" },
        "signal": null,
    });
    assert_eq!(checked(&receipt), expected);
}

/// Validates a receipt against its schema, and reads it back.
fn checked(receipt: &Receipt) -> Value {
    let schema = workspace().join("docs/receipt.schema.json");
    let schema = std::fs::read_to_string(schema).expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    let schema = jsonschema::validator_for(&schema).expect("a JSON Schema");
    let text = serde_json::to_string(receipt).expect("a receipt is JSON");
    let value: Value = serde_json::from_str(&text).expect("JSON");
    let errors: Vec<_> = schema
        .iter_errors(&value)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{text}: {errors:#?}");
    let read: Receipt = serde_json::from_str(&text).expect("a receipt reads back");
    assert_eq!(read, *receipt);
    value
}

#[test]
fn each_answer_follows_the_schema() {
    for charter in [SHOP, TWO_LANGUAGES] {
        let host = charter.ascii_host();
        for body in [
            "choice=accept",
            "choice=refuse",
            "choice=choose",
            "choice=accept&lang=fr",
        ] {
            for signal in ["Sec-GPC", "DNT", "X"] {
                let headers = [("Host", host), OWN, (signal, "1")];
                let outcome = handle(visit(charter, &headers), "POST", body.as_bytes());
                let receipt = outcome.receipt(ID).expect("it is accepted");
                checked(&receipt);
                assert_eq!(receipt.shown, None);
            }
        }
    }
}

#[test]
fn a_signal_is_recorded_with_its_refusal() {
    let visit = visit(SHOP, &[("Host", "a.example"), OWN, ("Sec-GPC", "1")]);
    let outcome = handle(visit, "POST", b"choice=accept");
    let receipt = outcome.receipt(ID).expect("it is accepted");
    assert_eq!(receipt.signal, Some(Signal::Gpc));
    assert!(
        receipt
            .answers
            .values()
            .all(|answer| *answer == ReceiptAnswer::Refused)
    );
}

#[test]
fn what_was_shown_is_the_page_with_the_hash_in_the_form() {
    for (language, lang) in [("fr", "lang=fr"), ("en", "lang=en")] {
        let asked = visit(TWO_LANGUAGES, &[]);
        let banner = asked.banner(language, "/").expect("it asks");
        let html = TWO_LANGUAGES.preferences(Format::Html, language, charte::FormState::NEW);
        let fragment = asked.preferences(Format::Fragment, language, "");
        let [html, fragment] = [html, fragment].map(|page| page.expect("it asks"));
        for (page, kind) in [
            (banner.to_string(), PageKind::Banner),
            (html.to_string(), PageKind::Preferences),
            (fragment.to_string(), PageKind::Preferences),
        ] {
            let body = form(&page, "refuse");
            assert!(body.contains(lang), "{body}");
            let shown = receipt(TWO_LANGUAGES, &body)
                .shown
                .expect("the page is known");
            assert_eq!(shown.page, kind);
            // Whatever language the form claims, the page has its own.
            let other = body.replace(lang, "lang=xx");
            assert_eq!(
                receipt(TWO_LANGUAGES, &other).language.as_deref(),
                Some(language)
            );
            // Another version of the page, or an invented one.
            let forged = body.replacen(&hash_in(&page), &"0".repeat(32), 1);
            assert_ne!(forged, body);
            assert_eq!(receipt(TWO_LANGUAGES, &forged).shown, None);
        }
    }
}

#[test]
fn a_forged_hash_is_no_proof() {
    let charter = TWO_LANGUAGES.html().content_hash().to_string();
    let right = hash_in(
        &visit(SHOP, &[])
            .banner("en", "/")
            .expect("it asks")
            .to_string(),
    );
    assert!(
        receipt(SHOP, &format!("choice=accept&shown={right}"))
            .shown
            .is_some()
    );
    for shown in [
        String::new(),
        "banner".to_owned(),
        right.to_uppercase(),
        format!("{right}0"),
        right[1..].to_owned(),
        format!("0x{}", &right[2..]),
        format!("+{}", &right[1..]),
        format!("{right}&shown={right}"),
        charter,
        "f".repeat(8_000),
    ] {
        let receipt = receipt(SHOP, &format!("choice=accept&shown={shown}"));
        assert_eq!(receipt.shown, None, "{shown}");
        assert_eq!(receipt.answers["audience"], ReceiptAnswer::Granted);
    }
}

#[test]
fn nothing_tells_one_visitor_from_another() {
    let body = b"choice=accept&back=/news";
    let first = [("Host", "a.example"), OWN];
    let second = [
        ("Host", "a.example"),
        OWN,
        ("User-Agent", "Mozilla/5.0"),
        ("X-Forwarded-For", "192.0.2.7"),
        ("Cookie", "sessionid=k3X"),
        ("Accept-Language", "fr"),
    ];
    let first = handle(visit(SHOP, &first), "POST", body);
    let second = handle(visit(SHOP, &second), "POST", body);
    assert_eq!(first.receipt(ID), second.receipt(ID));
    let cookies = |outcome: &Outcome<'_>| -> Vec<String> {
        outcome
            .set_cookies()
            .map(|cookie| cookie.to_string())
            .collect()
    };
    let before = cookies(&first);
    let first = first.with_receipt(ID);
    assert_eq!(cookies(&first), before);
    assert!(before.iter().all(|cookie| !cookie.contains(NUMBER)));
    let location = format!("/news?charte-receipt={NUMBER}");
    assert_eq!(first.location(), Some(location.as_str()));
}

#[test]
fn a_withdrawal_is_a_receipt_of_its_own() {
    let cookie = chosen(b"choice=accept");
    let headers = [("Host", "a.example"), OWN, ("Cookie", cookie.as_str())];
    let outcome = handle(
        visit(SHOP, &headers),
        "POST",
        b"choice=choose&category=audience",
    );
    let receipt = outcome.receipt(ID).expect("it is accepted");
    assert_eq!(receipt.answers["audience"], ReceiptAnswer::Granted);
    assert_eq!(receipt.answers["video"], ReceiptAnswer::Withdrawn);
    checked(&receipt);
}

#[test]
fn a_refused_form_has_no_receipt() {
    for (headers, body) in [
        (
            [("Host", "a.example"), ("Sec-Fetch-Site", "cross-site")],
            "choice=accept",
        ),
        ([("Host", "a.example"), OWN], "choice=maybe"),
        ([("Host", "a.example"), OWN], "choice=accept&revision=0"),
    ] {
        let outcome = handle(visit(SHOP, &headers), "POST", body.as_bytes());
        assert!(outcome.error().is_some());
        assert_eq!(outcome.receipt(ID), None);
        let status = outcome.status();
        let outcome = outcome.with_receipt(ID).not_recorded();
        assert_eq!((outcome.status(), outcome.location()), (status, None));
    }
}

#[test]
fn another_version_is_not_read() {
    let text = serde_json::to_string(&receipt(SHOP, "choice=accept")).expect("JSON");
    assert!(serde_json::from_str::<Receipt>(&text).is_ok());
    let more = text.replacen('{', "{\"later\": true,", 1);
    assert!(
        serde_json::from_str::<Receipt>(&more).is_ok(),
        "a later key is ignored"
    );
    for (part, other) in [
        ("receipt 1", "receipt 2"),
        (NUMBER, "ab"),
        ("2025-11-24T16:00:00Z", "2025-11-24"),
        ("granted", "maybe"),
        ("\"signal\":null", "\"signal\":\"other\""),
    ] {
        let text = text.replacen(part, other, 1);
        assert!(serde_json::from_str::<Receipt>(&text).is_err(), "{text}");
    }
}

fn visit<'a>(charter: Charter<'a>, headers: &'a [(&'a str, &'a str)]) -> Visit<'a> {
    Visit::new(charter, headers, NOW)
}

fn receipt(charter: Charter<'static>, body: &str) -> Receipt {
    let headers = [("Host", charter.ascii_host()), OWN];
    let outcome = handle(visit(charter, &headers), "POST", body.as_bytes());
    outcome
        .receipt(ID)
        .unwrap_or_else(|| panic!("{:?}", outcome.error()))
}

/// The body that the form of a page sends, with this button.
fn form(page: &str, choice: &str) -> String {
    let fields = page.split("<input type=\"hidden\" name=\"").skip(1);
    let fields = fields.map(|field| {
        let (name, rest) = field.split_once("\" value=\"").expect("a value");
        let (value, _) = rest.split_once('"').expect("the end of the value");
        format!("&{name}={value}")
    });
    format!("choice={choice}{}", fields.collect::<String>())
}

/// The hash of the page in its form.
fn hash_in(page: &str) -> String {
    let (_, hash) = page
        .split_once("name=\"shown\" value=\"")
        .expect("the field");
    hash[..32].to_owned()
}

/// The choice after this form, as a `Cookie` header.
fn chosen(body: &[u8]) -> String {
    let outcome = handle(visit(SHOP, &[("Host", "a.example"), OWN]), "POST", body);
    let choice = outcome.set_cookies().next().expect("the choice");
    format!("{}={}", choice.name(), choice.value())
}
