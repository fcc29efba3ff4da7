//! `charte_tests::guarded::judge` under libFuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| charte_tests::guarded::judge(input));
