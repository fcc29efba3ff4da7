use charte_compiler::{
    Entry, ReadError, Request, compile,
    diagnostic::{Rendering, render},
};
use charte_core::{format::Format, word::Word};
fn main() {
    let dir = std::env::args().nth(1).unwrap();
    let entry = if std::path::Path::new(&dir).is_dir() {
        let mut names: Vec<String> = std::fs::read_dir(&dir)
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .filter(|n| n.ends_with(".toml"))
            .collect();
        names.sort();
        (dir.clone(), Entry::Folder(names))
    } else {
        let (d, f) = dir.rsplit_once('/').unwrap_or(("", &dir));
        (
            d.to_owned(),
            if std::env::args().nth(4).is_some() {
                Entry::Site(f.to_owned())
            } else {
                Entry::File(f.to_owned())
            },
        )
    };
    let request = Request {
        folder: entry.0.clone(),
        entry: entry.1,
        formats: Format::ALL.to_vec(),
        languages: None,
    };
    let t = std::time::Instant::now();
    let c = compile(&request, &mut |p| {
        std::fs::read(std::path::Path::new(&entry.0).join(p)).map_err(|_| ReadError::Missing)
    });
    eprintln!("{:?}", t.elapsed());
    for d in &c.diagnostics {
        println!("{}\n", render(d, &c.sources, Rendering::Whole));
    }
    let wanted = std::env::args().nth(2).unwrap_or("text".into());
    let host = std::env::args().nth(3);
    match c.fleet {
        Ok(f) => {
            for p in &f.platforms {
                if host
                    .as_ref()
                    .is_none_or(|h| h == "-" || p.hosts.contains(h))
                {
                    println!(
                        "{}",
                        f.page(
                            p,
                            Format::from_word(&wanted).unwrap(),
                            &f.templates[p.template].languages[0]
                        )
                        .unwrap()
                    );
                }
            }
            eprintln!(
                "{} bytes of parts, {} templates",
                f.parts.len(),
                f.templates.len()
            );
        }
        Err(o) => println!("{o:?}"),
    }
}
