//! Looks for bytes that break the law of `marks`.
#![no_main]

#[allow(dead_code, reason = "each target tries one law")]
#[path = "../laws/mod.rs"]
mod laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for (name, law) in laws::TARGETS {
        if name == "marks" {
            law(bytes);
        }
    }
});
