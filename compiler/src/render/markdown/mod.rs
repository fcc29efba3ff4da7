//! CommonMark with the tables of GFM.
