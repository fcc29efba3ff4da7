//! `charte_tests::fuzz::negotiation` under libFuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| charte_tests::fuzz::negotiation(input));
