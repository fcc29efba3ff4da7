//! Configurations as people write them, and broken ones.

use super::Value;
use super::{Place, read};

fn json(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => format!("{text:?}"),
        Value::Regex(source) => format!("/{source}/"),
        Value::Array(items) => {
            format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(","))
        }
        Value::Object(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| format!("{key}:{}", json(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
        }
        Value::Name(name) => name.clone(),
        Value::Code(_) => "code".to_owned(),
    }
}

fn all(text: &str) -> Vec<String> {
    let places = read(text).expect("values");
    let show = |place: &Place| {
        format!(
            "{}{} {}",
            place.path,
            if place.is_argument { "()" } else { "" },
            json(&place.value)
        )
    };
    places.iter().map(show).collect()
}

#[test]
fn configurations_as_people_write_them() {
    for (text, expected) in [
        (
            "{\"a\": [1, null, true,], // x\n}",
            &[" {a:[1,null,true]}"][..],
        ),
        (
            "var klaroConfig = { a: 'b', /* c */ d: /^_pk_[/]x$/i, };",
            &["klaroConfig {a:\"b\",d:/^_pk_[/]x$/}"],
        ),
        (
            "window.klaroConfig = {a: !0, b: -1.5, c: `t`, d: `${x}`, e: 'a' + \"b\"}",
            &["klaroConfig {a:true,b:-1.5,c:\"t\",d:code,e:\"ab\"}"],
        ),
        (
            "export default { a() { return 1 }, b: function (x) { return {y: 1} }, c: x => x, d: (y) => ({z: 2}), e: 1 }",
            &["default {b:code,c:code,d:code,e:1}", "default {y:1}"],
        ),
        (
            "const s = [{n: 'x'}];\nconst c: Config = { s, ...o, t: s } as const;\nconst o = {q: 1}",
            &[
                "s [{n:\"x\"}]",
                "c {s:[{n:\"x\"}],q:1,t:[{n:\"x\"}]}",
                "o {q:1}",
            ],
        ),
        (
            "addEventListener('load', function () { CookieConsent.run({a: new RegExp('^x')}); })",
            &[
                "addEventListener() \"load\"",
                "CookieConsent.run() {a:/^x/}",
                "RegExp() \"^x\"",
            ],
        ),
        (
            "tarteaucitron.services['a-b'] = {\"key\": 'a'};\n(tarteaucitron.job = tarteaucitron.job || []).push('a');",
            &[
                "tarteaucitron.services.a-b {key:\"a\"}",
                "tarteaucitron.job []",
                "tarteaucitron.job.push() \"a\"",
            ],
        ),
        (
            "x = {a: b ? 1 : 2, c: 3, get d() {}, e: f.g(1, 2), h: [...i, 4]}; i = [5]",
            &[
                "x {a:code,c:3,e:code,h:[5,4]}",
                "f.g() 1",
                "f.g() 2",
                "i [5]",
            ],
        ),
        (
            "x = {a: '\\u0041\\x42\\u{43}\\ud83d\\ude00\\\n'}",
            &["x {a:\"ABC\u{1f600}\"}"],
        ),
        (
            "a = a; b = [b]; c = {c}",
            &[
                "a a",
                "b [[[[[[[[[[b]]]]]]]]]]",
                "c {c:{c:{c:{c:{c:{c:{c:{c:{c:{c:c}}}}}}}}}}",
            ],
        ),
    ] {
        assert_eq!(all(text), expected, "{text}");
    }
}

#[test]
fn broken_files_are_read_to_their_end() {
    for text in [
        "",
        "{",
        "[[[",
        "x = {",
        "x = {a",
        "x = {a:",
        "x = {a: 'b",
        "x = {a: /b",
        "x = `${",
        "f(",
        "f(,,,)",
        "}",
        "x = {a: 1 2 3}",
        "x = {,}",
        "x = {a b: c}",
        "\\",
        "x = {'\\u12",
        "x = (",
        "x =",
        "return",
        "0x",
        "1e+",
        "x = ...",
        "x = {...}",
        "x = new",
        "new RegExp",
        "x = new RegExp(",
        "<!-- x",
        "/*",
        "#!",
        "export default",
        "x['",
        "\u{0}\u{202e}",
    ] {
        for end in 0..=text.len() {
            if text.is_char_boundary(end) {
                assert!(read(&text[..end]).is_some(), "{text}");
            }
        }
    }
    for unit in [
        "{", "[", "(", "a(", "x={", "x=[", "f({a:", "-", "!", "x=-", "`${", "...[",
    ] {
        let _ = read(&unit.repeat(5_000));
    }
}

/// What a short file repeats is bounded: names of a long text, groups, escapes and patterns without an end.
#[test]
fn repetition_is_bounded() {
    let long = "x".repeat(1 << 20);
    let text = format!("a = \"{long}\"; b = [{}];", "a,".repeat(10_000));
    let places = read(&text).expect("values");
    let copies: usize = places.iter().map(|place| json(&place.value).len()).sum();
    assert!(copies < 64 << 20, "{copies}");
    for unit in [").a=1;", "/[", "\\u{"] {
        let _ = read(&format!("x = \"{}", unit.repeat(100_000)));
        let _ = read(&unit.repeat(100_000));
    }
}
