//! The words in which people write durations, in the languages of many policies. All are in lower
//! case.

/// The words by which people describe a session lifetime.
#[rustfmt::skip]
pub(super) const SESSION: &[&str] = &[
    "", "a", "at", "browser", "browsing", "close", "closed", "closes", "closing", "cookie",
    "cookies", "de", "du", "duration", "dur\u{e9}e", "duree", "during", "end", "ends", "expire",
    "expires", "fermeture", "ferm\u{e9}", "ferme", "fermez", "fin", "for", "is", "it", "jusqu", "la",
    "le", "l", "lorsque", "navigateur", "navigation", "of", "on", "only", "pendant", "quand", "quit",
    "quitte", "quittez", "session", "the", "this", "until", "user", "utilisateur", "visitor", "votre",
    "vous", "web", "when", "you", "your", "\u{e0}",
];

/// Names of a session that are complete texts.
pub(super) const SESSIONS: &[&str] = &[
    "session",
    "la session",
    "the session",
    "sitzung",
    "sitzungsende",
    "sesi\u{f3}n",
    "sesion",
    "sessione",
    "sessie",
    "sess\u{e3}o",
    "sessao",
    "sesja",
];

/// The words by which people describe an unlimited lifetime.
pub(super) const ENDLESS: &[&str] = &[
    "permanent",
    "persisten",
    "persistant",
    "forever",
    "for ever",
    "endless",
    "eternal",
    "infinite",
    "indefinite",
    "ind\u{e9}fini",
    "illimit\u{e9}",
    "unlimited",
];

/// What has no end if it is negated.
pub(super) const NO_LIMIT: &[&str] = &["limit", "no end", "without end", "sans fin", "never ends"];

/// The words for what visitors do to data that are kept until they delete them.
pub(super) const DELETED: &[&str] = &["delet", "clear", "remov", "effac", "supprim", "suppress"];

/// The words of a text according to which the visitor deletes something.
#[rustfmt::skip]
pub(super) const WHO_DELETES: &[&str] = &[
    "a", "are", "browser", "by", "cache", "clear", "cleared", "clears", "cookies", "delete",
    "deleted", "deletes", "deletion", "effacement", "effacez", "history", "is", "it", "jusqu", "l",
    "la", "le", "les", "manual", "manually", "navigateur", "par", "qu", "remove", "removed",
    "removes", "storage", "suppression", "supprimez", "the", "them", "until", "user", "users",
    "utilisateur", "ce", "que", "visiteur", "visitor", "vos", "votre", "vous", "you", "your",
    "\u{e0}", "du", "de",
];

/// The words for the withdrawal of consent.
pub(super) const WITHDRAWN: &[&str] = &["withdr", "retrait", "retir", "widerruf"];

/// The words of a text according to which something ends with the withdrawal of consent.
#[rustfmt::skip]
pub(super) const WHO_WITHDRAWS: &[&str] = &[
    "a", "au", "bis", "ce", "consent", "consentement", "consentimiento", "de", "der", "du",
    "einwilligung", "hasta", "ihrer", "is", "it", "jusqu", "la", "le", "of", "que", "retire",
    "retirez", "retrait", "retire", "su", "the", "until", "user", "utilisateur", "visitor", "votre",
    "vous", "widerruf", "withdraw", "withdrawal", "withdrawn", "withdraws", "you", "your", "zum",
    "\u{e0}",
];

/// The words before a length.
pub(super) const FOR: &[&str] = &["for", "pendant", "f\u{fc}r", "durante", "per", "por"];

/// The words before a longest length.
#[rustfmt::skip]
pub(super) const UP_TO: &[&str] = &[
    "<", "<=", "\u{2264}", "a maximum of", "at most", "au maximum", "au plus", "less than", "max",
    "max.", "maximum", "maximum of", "maximum de", "moins de", "n'exc\u{e9}dant pas", "no longer than",
    "no more than", "not exceeding", "not longer than", "not more than", "pas plus de", "under",
    "up to", "jusqu'\u{e0}", "un maximum de",
    "bis zu", "h\u{f6}chstens", "l\u{e4}ngstens", "maximal",
    "hasta", "como m\u{e1}ximo", "m\u{e1}ximo", "un m\u{e1}ximo de",
    "fino a", "al massimo", "massimo",
    "tot", "maximaal", "hoogstens", "ten hoogste",
    "at\u{e9}", "no m\u{e1}ximo", "m\u{e1}ximo de",
    "maksymalnie", "najwy\u{17c}ej", "nie d\u{142}u\u{17c}ej ni\u{17c}",
    "upp till", "h\u{f6}gst", "op til", "h\u{f8}jst", "enint\u{e4}\u{e4}n",
];

/// The words after a longest length.
#[rustfmt::skip]
pub(super) const AT_MOST: &[&str] = &[
    "at most", "au maximum", "au plus", "max", "maxi", "maximum", "or less", "ou moins", "maximal",
    "h\u{f6}chstens", "como m\u{e1}ximo", "m\u{e1}ximo", "al massimo", "massimo", "maximaal",
    "no m\u{e1}ximo", "maksymalnie",
];

/// The words between the two ends of a range.
#[rustfmt::skip]
pub(super) const TO: &[&str] = &[
    " to ", "-", " \u{e0} ", " bis ", " a ", " tot ", " at\u{e9} ", " do ", " till ", " til ",
];

/// The words before a range whose ends have a word for "and" between them.
pub(super) const BETWEEN: &[&str] = &["between", "entre", "zwischen", "tra", "fra", "tussen"];

/// The words between the two ends of such a range.
pub(super) const AND: &[&str] = &[" and ", " et ", " und ", " y ", " e ", " en "];

/// The words before a range.
pub(super) const FROM: &[&str] = &["from", "de", "von", "da", "van", "od", "desde"];

/// The words before a length of inactivity.
pub(super) const AFTER: &[&str] = &[
    "after",
    "apr\u{e8}s",
    "nach",
    "tras",
    "dopo",
    "na",
    "ap\u{f3}s",
    "po",
];

/// The words after a length of inactivity.
#[rustfmt::skip]
pub(super) const INACTIVITY: &[&str] = &[
    "of inactivity", "inactivity", "without activity", "without a visit", "after the last visit",
    "after last visit", "after your last visit", "from the last visit", "since the last visit",
    "after the last activity", "after last activity", "since the last activity",
    "d'inactivit\u{e9}", "sans activit\u{e9}", "apr\u{e8}s la derni\u{e8}re visite",
    "inaktivit\u{e4}t", "ohne aktivit\u{e4}t", "nach dem letzten besuch",
    "de inactividad", "di inattivit\u{e0}", "inactiviteit", "van inactiviteit", "de inatividade",
    "bezczynno\u{15b}ci",
];
