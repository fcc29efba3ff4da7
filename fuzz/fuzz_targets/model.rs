//! `charte_tests::fuzz::model` under libFuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| charte_tests::fuzz::model(input));
