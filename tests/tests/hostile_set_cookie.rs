//! Hostile and random `Set-Cookie` headers: none of them panics, and none takes long.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use charte::guard::{Lifetime, ReceivedCookie};
use charte_tests::guarded::check_set_cookie;
use charte_tests::random::Random;

/// The parts of random headers: words of the format, similar words, and separators.
const WORDS: &[&[u8]] = &[
    b"=",
    b"=",
    b"=",
    b";",
    b";",
    b";",
    b"; ",
    b" ",
    b"\t",
    b",",
    b"\"",
    b"-",
    b".",
    b"/",
    b":",
    b"*",
    b"sid",
    b"lang",
    b"basket",
    b"_pk_",
    b"_pk_video_",
    b"_ga",
    b"__Host-",
    b"__SECURE-",
    b"csrf",
    b"Max-Age",
    b"max-age=",
    b"Expires",
    b"expires=",
    b"Domain",
    b"Domain=",
    b"Path",
    b"path=/",
    b"Secure",
    b"HttpOnly",
    b"SameSite",
    b"samesite=",
    b"Lax",
    b"strict",
    b"NONE",
    b"Partitioned",
    b"0",
    b"1",
    b"60",
    b"99999999999999999999",
    b"-1",
    b"9223372036854775807",
    b"70",
    b"2027",
    b"Jan",
    b"feb",
    b"00:00:00",
    b"23:59:59",
    b"1 Jan 2027 00:00:00",
    b"Thu, 01 Jan 1970 00:00:00 GMT",
    b"example.org",
    b".example.org",
    b"shop.example.org",
    b"/basket",
    b"/club",
    b"\0",
    b"\r\n",
    b"\n",
    b"\x7f",
    b"\x1b[31m",
    b"\xff",
    b"\xc3\xa9",
    b"%00",
    b"\\",
];

fn random_header(random: &mut Random) -> Vec<u8> {
    let words = random.below(24);
    let mut header = Vec::new();
    for _ in 0..words {
        match random.below(40) {
            0 => header.push(u8::try_from(random.below(256)).expect("a byte")),
            1 => header.extend(b"a".repeat(random.below(5000))),
            _ => header.extend(WORDS[random.below(WORDS.len())]),
        }
    }
    header
}

#[test]
fn random_headers() {
    let mut random = Random::new(1);
    let mut read = 0;
    for _ in 0..20_000 {
        let header = random_header(&mut random);
        check_set_cookie(&header);
        read += usize::from(ReceivedCookie::parse(&header).is_ok());
    }
    assert!(
        read > 7_000,
        "browsers would read too few of the headers: {read}"
    );
}

#[test]
fn every_byte_at_every_position() {
    for byte in 0..=u8::MAX {
        for place in [
            [&[byte][..], b"sid=1; Path=/"].concat(),
            [b"sid", &[byte][..], b"=1"].concat(),
            [b"sid=", &[byte][..]].concat(),
            [b"sid=1; Secure", &[byte][..]].concat(),
            [b"sid=1; Path=/", &[byte][..], b"; Secure"].concat(),
            [b"sid=1; Max-Age=6", &[byte][..], b"0"].concat(),
            [b"sid=1; Expires=1 Jan 2027 00:00:00", &[byte][..], b"x"].concat(),
            [b"lang=1; Domain=example", &[byte][..], b"org"].concat(),
        ] {
            check_set_cookie(&place);
        }
    }
}

#[test]
fn every_prefix_of_a_header() {
    let header = b"__Host-csrf=\"a b\"; Max-Age=-60; Expires=Thu, 01-Jan-70 00:00:00 GMT; \
                   Domain=.example.org; Path=/; Secure; HttpOnly; SameSite=Strict; Partitioned";
    for end in 0..=header.len() {
        check_set_cookie(&header[..end]);
        check_set_cookie(&header[end..]);
    }
}

#[test]
fn every_attribute_twice() {
    let attributes = [
        "Max-Age=60",
        "Max-Age=0",
        "Expires=1 Jan 2027 00:00:00",
        "Expires=never",
        "Domain=example.org",
        "Domain=",
        "Path=/",
        "Path=x",
        "Secure",
        "HttpOnly",
        "SameSite=Lax",
        "SameSite=x",
        "Partitioned",
    ];
    for one in attributes {
        for other in attributes {
            check_set_cookie(format!("sid=1; {one}; {other}").as_bytes());
            check_set_cookie(format!("sid=1; {one}; {other}; {one}; {other}").as_bytes());
        }
    }
}

#[test]
fn large_headers() {
    for size in [1023, 1024, 1025, 4095, 4096, 4097, 8192, 1 << 20] {
        let many = "a".repeat(size);
        for header in [
            many.clone(),
            format!("{many}=1"),
            format!("sid={many}"),
            format!("=; {many}"),
            format!("sid=1; {many}={many}"),
            format!("_pk_{many}=1; Path=/{many}; Domain={many}"),
            format!("sid=1; Expires={many}; Max-Age={}", "9".repeat(size)),
            " ".repeat(size),
            "=".repeat(size),
            ";".repeat(size),
            format!("sid=1{}", "\t;".repeat(size / 2)),
        ] {
            check_set_cookie(header.as_bytes());
        }
    }
}

/// The time to parse grows with the length alone. A parser of quadratic time would need minutes for a
/// megabyte of attributes.
#[test]
fn parsing_takes_linear_time() {
    for attribute in [
        "; Expires=Thu, 01 Jan 2027 00:00:00 GMT",
        "; Max-Age=60",
        "; Path=/a",
        "; Domain=example.org",
        "; a=b",
        ";",
        "; Expires=1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
    ] {
        let mut header = String::from("sid=1");
        while header.len() < 1 << 20 {
            let _ = write!(header, "{attribute}");
        }
        let start = Instant::now();
        let cookie = ReceivedCookie::parse(&header).expect("it is read");
        assert_ne!(cookie.lifetime(0), Lifetime::Deleted);
        let taken = start.elapsed();
        assert!(taken < Duration::from_secs(5), "{attribute}: {taken:?}");
    }
}
