//! `charte_tests::visits_input::check_visits` under libFuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| charte_tests::visits_input::check_visits(input));
