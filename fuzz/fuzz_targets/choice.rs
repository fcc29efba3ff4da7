//! `charte_tests::chosen::choose` under libFuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| charte_tests::chosen::choose(input));
