//! `charte_tests::guarded::check_set_cookie` under libFuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| charte_tests::guarded::check_set_cookie(input));
