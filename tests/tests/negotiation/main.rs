//! Content negotiation, compared with `tests/negotiation/*.txt` and with other libraries as references.
//!
//! A line `@ header offered ...` gives the name of the headers below it and the offered options. `&` begins a
//! header of the same name before the one of the next `>`. Bless with
//! `BLESS=1 cargo test -p charte-tests --test negotiation`, and compare the difference with RFC 9110.

mod reference_formats;
mod reference_languages;
mod reference_tags;

use charte::web::__judged as web;
use charte::{Format, Headers};
use charte_tests::headers;

#[test]
fn results_equal_the_files() {
    let (mut name, mut offered) = (String::new(), String::new());
    let mut before = Vec::new();
    headers::compare("negotiation", |line| {
        if let Some(line) = line.strip_prefix("@ ") {
            let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
            (name, offered) = (first.to_owned(), rest.to_owned());
        }
        if let Some(value) = line.strip_prefix('&') {
            before.extend(headers::header(&format!(">{value}")));
        }
        let last = headers::header(line);
        if last.is_none() && line != "no header" {
            return Vec::new();
        }
        before.extend(last);
        let values = std::mem::take(&mut before);
        let pairs: Vec<_> = values.iter().map(|value| (&*name, &**value)).collect();
        vec![answer(&name, pairs.as_slice(), &offered)]
    });
}

fn answer(name: &str, pairs: &[(&str, &[u8])], offered: &str) -> String {
    let headers = Headers::from(pairs);
    let words: Vec<_> = offered.split_whitespace().collect();
    let tag = |position: Option<usize>| position.map_or("none", |position| words[position]);
    match name {
        "accept" => {
            let formats = words.iter().map(|word| word.parse::<Format>().ok());
            let formats: Vec<_> = formats.map(|format| format.expect("a format")).collect();
            match web::format(headers, &formats) {
                Ok(format) => format.as_str().to_owned(),
                Err(other) => format!("({other})"),
            }
        }
        "accept-language" => tag(web::language(headers, &words)).to_owned(),
        "lookup" => {
            let requested = str::from_utf8(pairs[0].1).expect("a query is a text");
            tag(web::lookup(requested, &words)).to_owned()
        }
        "accept-encoding" => web::encoding(headers, &words).unwrap_or("none").to_owned(),
        "if-match" | "if-none-match" => match web::precondition(headers, offered.as_bytes()) {
            200 => "sent".to_owned(),
            304 => "held".to_owned(),
            status => format!("refused with {status}"),
        },
        _ => panic!("there is no header `{name}`"),
    }
}
