//! Numbers and directions of all languages of CLDR 48.2.0: written by `tests/cldr/generate.mjs`.
//!
//! CLDR is under the licence Unicode-3.0 (`compiler/locale/LICENSE-UNICODE`).

use super::plural::{Category, Plural};

/// Returns the plural rule of a language, given by its primary subtag. A language that CLDR does not
/// know has one form for all counts.
///
/// Counts are whole numbers without decimals: of the operands of CLDR, `n` and `i` are the count, and
/// all others are 0.
#[rustfmt::skip]
pub(super) fn plural(language: &str) -> Plural {
    match language {
        "af" | "an" | "asa" | "ast" | "az" | "bal" | "bem" | "bez" | "bg" | "brx" | "ce" | "cgg" | "chr" | "ckb" | "da" | "de" | "dv" | "ee" | "el" | "en" | "eo" | "et" | "eu" | "fi" | "fo" | "fur" | "fy" | "gl" | "gsw" | "ha" | "haw" | "hu" | "ia" | "ie" | "io" | "jgo" | "jmc" | "ka" | "kaj" | "kcg" | "kk" | "kkj" | "kl" | "ks" | "ksb" | "ku" | "ky" | "lb" | "lg" | "lij" | "mas" | "mgo" | "ml" | "mn" | "mr" | "nah" | "nb" | "nd" | "ne" | "nl" | "nn" | "nnh" | "no" | "nr" | "ny" | "nyn" | "om" | "or" | "os" | "pap" | "ps" | "rm" | "rof" | "rwk" | "saq" | "sc" | "sd" | "sdh" | "seh" | "sn" | "so" | "sq" | "ss" | "ssy" | "st" | "sv" | "sw" | "syr" | "ta" | "te" | "teo" | "tig" | "tk" | "tn" | "tr" | "ts" | "ug" | "ur" | "uz" | "ve" | "vo" | "vun" | "wae" | "xh" | "xog" | "yi" => |count| if count == 1 { Category::One } else { Category::Other },
        "ak" | "bho" | "csw" | "ff" | "guw" | "hy" | "kab" | "ln" | "mg" | "nso" | "pa" | "si" | "ti" | "wa" => |count| if matches!(count, 0..=1) { Category::One } else { Category::Other },
        "am" | "as" | "bn" | "doi" | "fa" | "gu" | "hi" | "kn" | "kok" | "pcm" | "zu" => |count| if count == 0 || count == 1 { Category::One } else { Category::Other },
        "ar" | "ars" => |count| if count == 0 { Category::Zero } else if count == 1 { Category::One } else if count == 2 { Category::Two } else if matches!(count % 100, 3..=10) { Category::Few } else if matches!(count % 100, 11..=99) { Category::Many } else { Category::Other },
        "be" | "ru" | "uk" => |count| if count % 10 == 1 && count % 100 != 11 { Category::One } else if matches!(count % 10, 2..=4) && !matches!(count % 100, 12..=14) { Category::Few } else if count % 10 == 0 || matches!(count % 10, 5..=9) || matches!(count % 100, 11..=14) { Category::Many } else { Category::Other },
        "blo" | "cv" | "ksh" => |count| if count == 0 { Category::Zero } else if count == 1 { Category::One } else { Category::Other },
        "bm" | "bo" | "dz" | "hnj" | "id" | "ig" | "ii" | "ja" | "jbo" | "jv" | "jw" | "kde" | "kea" | "km" | "ko" | "lkt" | "lo" | "ms" | "my" | "nqo" | "osa" | "sah" | "ses" | "sg" | "su" | "th" | "to" | "tpi" | "und" | "vi" | "wo" | "yo" | "yue" | "zh" => |_| Category::Other,
        "br" => |count| if count % 10 == 1 && !matches!(count % 100, 11 | 71 | 91) { Category::One } else if count % 10 == 2 && !matches!(count % 100, 12 | 72 | 92) { Category::Two } else if matches!(count % 10, 3..=4 | 9) && !matches!(count % 100, 10..=19 | 70..=79 | 90..=99) { Category::Few } else if count != 0 && count % 1_000_000 == 0 { Category::Many } else { Category::Other },
        "bs" | "hr" | "sh" | "sr" => |count| if count % 10 == 1 && count % 100 != 11 { Category::One } else if matches!(count % 10, 2..=4) && !matches!(count % 100, 12..=14) { Category::Few } else { Category::Other },
        "ca" | "es" | "it" | "lld" | "pt" | "scn" | "vec" => |count| if count == 1 { Category::One } else if count != 0 && count % 1_000_000 == 0 { Category::Many } else { Category::Other },
        "ceb" | "fil" | "tl" => |count| if matches!(count, 1..=3) || !matches!(count % 10, 4 | 6 | 9) { Category::One } else { Category::Other },
        "cs" | "sk" => |count| if count == 1 { Category::One } else if matches!(count, 2..=4) { Category::Few } else { Category::Other },
        "cy" => |count| if count == 0 { Category::Zero } else if count == 1 { Category::One } else if count == 2 { Category::Two } else if count == 3 { Category::Few } else if count == 6 { Category::Many } else { Category::Other },
        "dsb" | "hsb" | "sl" => |count| if count % 100 == 1 { Category::One } else if count % 100 == 2 { Category::Two } else if matches!(count % 100, 3..=4) { Category::Few } else { Category::Other },
        "fr" => |count| if matches!(count, 0..=1) { Category::One } else if count != 0 && count % 1_000_000 == 0 { Category::Many } else { Category::Other },
        "ga" => |count| if count == 1 { Category::One } else if count == 2 { Category::Two } else if matches!(count, 3..=6) { Category::Few } else if matches!(count, 7..=10) { Category::Many } else { Category::Other },
        "gd" => |count| if matches!(count, 1 | 11) { Category::One } else if matches!(count, 2 | 12) { Category::Two } else if matches!(count, 3..=10 | 13..=19) { Category::Few } else { Category::Other },
        "gv" => |count| if count % 10 == 1 { Category::One } else if count % 10 == 2 { Category::Two } else if matches!(count % 100, 0 | 20 | 40 | 60 | 80) { Category::Few } else { Category::Other },
        "he" | "iu" | "naq" | "sat" | "se" | "sma" | "smi" | "smj" | "smn" | "sms" => |count| if count == 1 { Category::One } else if count == 2 { Category::Two } else { Category::Other },
        "is" | "mk" => |count| if count % 10 == 1 && count % 100 != 11 { Category::One } else { Category::Other },
        "kw" => |count| if count == 0 { Category::Zero } else if count == 1 { Category::One } else if matches!(count % 100, 2 | 22 | 42 | 62 | 82) || count % 1_000 == 0 && matches!(count % 100_000, 1_000..=20_000 | 40_000 | 60_000 | 80_000) || count != 0 && count % 1_000_000 == 100_000 { Category::Two } else if matches!(count % 100, 3 | 23 | 43 | 63 | 83) { Category::Few } else if count != 1 && matches!(count % 100, 1 | 21 | 41 | 61 | 81) { Category::Many } else { Category::Other },
        "lag" => |count| if count == 0 { Category::Zero } else if matches!(count, 0..=1) && count != 0 { Category::One } else { Category::Other },
        "lt" => |count| if count % 10 == 1 && !matches!(count % 100, 11..=19) { Category::One } else if matches!(count % 10, 2..=9) && !matches!(count % 100, 11..=19) { Category::Few } else { Category::Other },
        "lv" | "prg" => |count| if count % 10 == 0 || matches!(count % 100, 11..=19) { Category::Zero } else if count % 10 == 1 && count % 100 != 11 { Category::One } else { Category::Other },
        "mo" | "ro" => |count| if count == 1 { Category::One } else if count == 0 || count != 1 && matches!(count % 100, 1..=19) { Category::Few } else { Category::Other },
        "mt" => |count| if count == 1 { Category::One } else if count == 2 { Category::Two } else if count == 0 || matches!(count % 100, 3..=10) { Category::Few } else if matches!(count % 100, 11..=19) { Category::Many } else { Category::Other },
        "pl" => |count| if count == 1 { Category::One } else if matches!(count % 10, 2..=4) && !matches!(count % 100, 12..=14) { Category::Few } else if count != 1 && matches!(count % 10, 0..=1) || matches!(count % 10, 5..=9) || matches!(count % 100, 12..=14) { Category::Many } else { Category::Other },
        "sgs" => |count| if count % 10 == 1 && count % 100 != 11 { Category::One } else if count == 2 { Category::Two } else if count != 2 && matches!(count % 10, 2..=9) && !matches!(count % 100, 11..=19) { Category::Few } else { Category::Other },
        "shi" => |count| if count == 0 || count == 1 { Category::One } else if matches!(count, 2..=10) { Category::Few } else { Category::Other },
        "tzm" => |count| if matches!(count, 0..=1) || matches!(count, 11..=99) { Category::One } else { Category::Other },
        _ => |_| Category::Other,
    }
}

/// The languages whose text runs from right to left.
#[rustfmt::skip]
pub(super) const RIGHT_TO_LEFT: &[&str] = &["apc", "ar", "bal", "bgn", "bqi", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo", "ps", "rhg", "sd", "sdh", "skr", "syr", "trw", "ug", "ur", "yi"];

/// The scripts that run from right to left.
#[rustfmt::skip]
pub(super) const RIGHT_TO_LEFT_SCRIPTS: &[&str] = &["Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"];
