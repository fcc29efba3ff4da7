//! `charte_tests::choice_input::check_choice` under libFuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| charte_tests::choice_input::check_choice(input));
