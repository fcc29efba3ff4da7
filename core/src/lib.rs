//! What the compiler and the runtime of charte both need, written once.
//!
//! | module | what it holds |
//! |---|---|
//! | [`word`] | closed sets of words, as policies write them |
//! | [`cookie`] | what is known of a cookie: consent, exemption, storage, attributes |
//! | [`duration`] | how long a cookie lives |
//! | [`format`](mod@format) | the formats of a page |
//! | [`kind`] | the kinds of a page |
//! | [`coding`] | the content codings of a page |
//! | [`choice`] | the text in which a visitor's choice is kept |
//! | [`form`] | what the preferences page shows of a visitor's choice |
//! | [`host`], [`url`] | the rules for hosts and for the origin of a platform |
//! | [`escape`] | how a text is written in each format |
//! | [`name`] | the rules for the name of a platform |
//! | [`values`] | what differs between the platforms of a fleet |
//! | [`platforms`] | the platforms of a fleet in byte strings |
//! | [`layout`] | a page as shared parts and holes for values |
//! | [`index`] | where the pages of a charter are in a byte string |
//! | [`body`] | a page as it is sent, compressed |
//! | [`crc`] | the checksum of gzip |
//! | [`hash`] | the content hash |
//! | [`file`](mod@file) | which files are policies, and how large one may be |
//!
//! The crate has no dependency and allocates nothing. What is needed in a constant is a `const fn`.
//! It belongs to one release of charte: depend on `charte`, not on this crate.

#![no_std]

pub mod body;
pub mod choice;
pub mod coding;
pub mod cookie;
pub mod crc;
pub mod duration;
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
pub mod pattern;
pub mod platforms;
pub mod tag;
pub mod url;
pub mod values;
pub mod word;
