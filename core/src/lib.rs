//! What both the compiler and the runtime of charte need.
//!
//! | module | content |
//! |---|---|
//! | [`word`] | closed sets of words, as policies write them |
//! | [`cookie`] | the facts of a cookie: consent, exemption, storage, attributes |
//! | [`duration`] | the lifetime of a cookie |
//! | [`format`](mod@format) | the formats of a page |
//! | [`kind`] | the kinds of a page |
//! | [`encoding`] | the content codings of a page |
//! | [`choice`] | the text of a visitor's stored choice |
//! | [`question`] | the ids of the questions to a visitor |
//! | [`form`] | what the preferences page shows of a visitor's choice |
//! | [`banner`] | the look of the banner |
//! | [`way_back`] | the address at which a visitor continues after an answer |
//! | [`resource`] | what embeds and scripts load, and from which hosts |
//! | [`host`], [`url`], [`address`] | the rules for hosts, for the origin of a platform and for links |
//! | [`escape`] | how each format writes a text |
//! | [`name`], [`own_value`] | the rules for the name of a platform and for the values of `[values]` |
//! | [`values`] | the values that differ between the platforms of a fleet |
//! | [`platforms`] | the platforms of a fleet in byte strings |
//! | [`layout`] | a page as shared parts and holes for values |
//! | [`index`] | the positions of a charter's pages in a byte string |
//! | [`body`] | a page as it is sent, compressed |
//! | [`crc`] | the checksum of gzip |
//! | [`hash`] | the content hash |
//! | [`file`](mod@file) | the files that are policies, and their maximum size |
//!
//! The crate has no dependency and allocates nothing. What a constant needs is a `const fn`. It
//! belongs to one release of charte: depend on `charte`, not on this crate.

#![no_std]

pub mod address;
pub mod banner;
pub mod body;
pub mod choice;
pub mod cookie;
pub mod crc;
pub mod duration;
pub mod encoding;
pub mod escape;
pub mod file;
pub mod form;
pub mod format;
pub mod hash;
pub mod host;
pub mod index;
pub mod invisible;
pub mod kind;
pub mod layout;
pub mod name;
pub mod own_value;
pub mod pattern;
pub mod placeholder;
pub mod platforms;
pub mod question;
pub mod resource;
pub mod tag;
pub mod url;
pub mod values;
pub mod way_back;
pub mod word;
