//! Tables of cookies as CSV (RFC 4180): those of charte, and those that people keep in a spreadsheet.

use csv::{ReaderBuilder, Writer};

use super::input::Input;
use super::lost;
use super::table::{Columns, Context};
use crate::failure::Failure;
use crate::inventory::{Cookie, Inventory, Notes, Texts};

/// The most rows that are read.
const MAX_ROWS: usize = 50_000;
/// The rows in which the titles may be: spreadsheets have a heading above.
const MAX_TITLES: usize = 20;

/// Reads a table. It may have `,`, `;` or tabs between cells.
pub(crate) fn read(
    input: &Input,
    inventory: &mut Inventory,
    notes: &mut Notes,
) -> Result<(), Failure> {
    let rows = rows(&input.text);
    let mut titles = rows.iter().take(MAX_TITLES).enumerate();
    let titles = titles
        .find_map(|(at, row)| Some((at, Columns::read(row.iter().map(|cell| unguarded(cell)))?)));
    let Some((at, columns)) = titles else {
        return Err(input.wrong("has no row of titles with one for the names of cookies").help(
            "the first row has titles such as `name`, `category`, `purpose`, `duration`, `provider`",
        ));
    };
    for language in columns.languages() {
        inventory.add_language(language);
    }
    for (number, row) in rows.iter().enumerate().skip(at + 1) {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let cells: Vec<String> = row.iter().map(|cell| unguarded(cell).to_owned()).collect();
        let context = Context {
            language: &input.language,
            category: "",
            origin: format!("{}, row {}", input.name, number + 1),
            exact: &[],
        };
        columns.add(&cells, &context, inventory, notes);
    }
    if rows.len() >= MAX_ROWS {
        notes.add(format!("only the first {MAX_ROWS} rows were read"));
    }
    Ok(())
}

/// Splits a text into rows.
pub(crate) fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let rows = reader.records().take(MAX_ROWS).filter_map(Result::ok);
    let cells = |row: csv::StringRecord| row.iter().take(500).map(str::to_owned).collect();
    rows.map(cells).collect()
}

/// Returns what is between the cells: the sign that the first lines have most often.
fn delimiter(text: &str) -> u8 {
    let first: Vec<&str> = text.lines().take(5).collect();
    // Excel writes `sep=;` above the titles.
    if let Some(sign) = first.first().and_then(|line| line.strip_prefix("sep=")) {
        return sign.bytes().next().unwrap_or(b',');
    }
    let count = |sign: u8| {
        first
            .iter()
            .map(|line| line.bytes().filter(|it| *it == sign).count())
            .max()
    };
    // Of equal counts, the last one is the maximum.
    let mut signs = [b'|', b'\t', b';', b','];
    signs.sort_by_key(|sign| count(*sign));
    signs[3]
}

/// The signs with which a spreadsheet begins a formula.
const FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\r'];

/// Returns a cell that no spreadsheet takes for a formula (OWASP, CSV injection).
fn guarded(cell: &str) -> String {
    if cell.trim_start_matches('\'').starts_with(FORMULA) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// Returns a cell without the guard.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA) => rest,
        _ => cell,
    }
}

/// Writes a table with a row for each cookie, and a column for each text and language.
#[expect(clippy::too_many_lines, reason = "a list of columns")]
pub(crate) fn write(inventory: &Inventory, notes: &mut Notes) -> String {
    let kept = [
        "provider",
        "service",
        "purpose",
        "purpose_classes",
        "duration",
        "duration_note",
        "refreshed",
        "data_retention",
        "exemption",
        "party",
        "recipients",
        "legal_basis",
        "domain",
        "path",
        "secure",
        "http_only",
        "same_site",
        "partitioned",
    ];
    lost::facts(inventory, "CSV", &kept, notes);
    lost::choice(inventory, "CSV", notes);
    let mut rows: Vec<Vec<String>> = vec![Vec::new()];
    rows.extend(inventory.cookies.iter().map(|_| Vec::new()));
    let mut fact = |title: &str, of: &dyn Fn(&Cookie) -> String| {
        rows[0].push(title.to_owned());
        for (row, cookie) in rows[1..].iter_mut().zip(&inventory.cookies) {
            row.push(of(cookie));
        }
    };
    let flag = |flag: Option<bool>| flag.map_or_else(String::new, |flag| flag.to_string());
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    let own = |it: &Cookie, is_pattern: bool| {
        if it.is_pattern == is_pattern {
            it.name.clone()
        } else {
            String::new()
        }
    };
    fact("name", &|it| own(it, false));
    fact("pattern", &|it| own(it, true));
    fact("storage", &|it| it.storage.clone());
    fact("category", &|it| it.category.clone());
    let category = |it: &Cookie| inventory.category(&it.category);
    fact("consent", &|it| {
        let is_exempt = category(it).and_then(|category| category.is_exempt);
        is_exempt
            .map_or(
                "",
                |is_exempt| if is_exempt { "exempt" } else { "required" },
            )
            .to_owned()
    });
    for key in [
        "category_heading",
        "category_description",
        "service",
        "purpose",
        "duration_note",
    ] {
        for language in &inventory.languages {
            let text = |it: &Cookie| {
                let texts = texts(key, it, inventory);
                texts
                    .and_then(|texts| texts.get(language))
                    .cloned()
                    .unwrap_or_default()
            };
            if inventory.cookies.iter().any(|it| !text(it).is_empty()) {
                fact(&format!("{key} ({language})"), &text);
            }
        }
    }
    fact("provider", &|it| match it.provider.as_deref() {
        Some("us") => "us".to_owned(),
        _ => inventory.provider_name(it, inventory.language()),
    });
    let provider = |it: &Cookie| inventory.provider(it.provider.as_deref()?);
    fact("privacy_policy", &|it| {
        provider(it)
            .and_then(|provider| provider.privacy_policy.clone())
            .unwrap_or_default()
    });
    let lifetime = |it: Option<charte_core::duration::Duration>| {
        it.map_or_else(String::new, |it| it.to_string())
    };
    fact("recipients", &|it| {
        let names = it.recipients.iter().map(|id| match inventory.provider(id) {
            Some(provider) => crate::inventory::in_language(&provider.name, inventory.language()),
            None => id,
        });
        names.collect::<Vec<_>>().join("\n")
    });
    fact("duration", &|it| lifetime(it.duration));
    fact("refreshed", &|it| flag(it.refreshed));
    fact("data_retention", &|it| lifetime(it.data_retention));
    fact("exemption", &|it| optional(&it.exemption));
    fact("purpose_classes", &|it| it.purpose_classes.join(" "));
    fact("legal_basis", &|it| optional(&it.legal_basis));
    fact("party", &|it| {
        it.is_third_party
            .map_or("", |is_third| if is_third { "third" } else { "first" })
            .to_owned()
    });
    fact("domain", &|it| optional(&it.domain));
    fact("host", &|it| optional(&it.host));
    fact("path", &|it| optional(&it.path));
    fact("secure", &|it| flag(it.secure));
    fact("http_only", &|it| flag(it.http_only));
    fact("same_site", &|it| optional(&it.same_site));
    fact("partitioned", &|it| flag(it.partitioned));
    let mut writer = Writer::from_writer(Vec::new());
    for row in rows {
        let row: Vec<String> = row.iter().map(|cell| guarded(cell)).collect();
        // A vector takes every row.
        let _ = writer.write_record(&row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// Returns the texts of a cookie, or of its category, below a key.
fn texts<'i>(key: &str, cookie: &'i Cookie, inventory: &'i Inventory) -> Option<&'i Texts> {
    let category = inventory.category(&cookie.category);
    match key {
        "category_heading" => category.map(|it| &it.heading),
        "category_description" => category.map(|it| &it.description),
        "service" => Some(&cookie.service),
        "purpose" => Some(&cookie.purpose),
        _ => Some(&cookie.duration_note),
    }
}

#[cfg(test)]
mod tests {
    use super::{delimiter, guarded, rows, unguarded};

    #[test]
    fn cells_of_spreadsheets() {
        assert_eq!(delimiter("a;b;c\n1,5;2;3"), b';');
        assert_eq!(delimiter("a,b\n"), b',');
        assert_eq!(delimiter("a\tb,c\td\n"), b'\t');
        assert_eq!(delimiter("sep=;\na,b,c;d"), b';');
        assert_eq!(
            rows("a;\"b\nc\";\"d\"\"e\"\n1\n"),
            [vec!["a", "b\nc", "d\"e"], vec!["1"]]
        );
        for cell in ["=1+1", "-x", "@a", "'=b", "a", "'a", ""] {
            assert_eq!(unguarded(&guarded(cell)), cell);
        }
        assert_eq!(guarded("=1+1"), "'=1+1");
    }
}
