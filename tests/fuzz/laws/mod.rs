//! What holds for any bytes whatever: the fuzz targets look for bytes that break it, and a test tries again what they found.

mod decode;
mod marks;
mod page;
mod query;
mod sanitise;
mod wrap;

pub use sanitise::is_foul;
pub use wrap::fits;

/// A law: it panics if bytes break it.
pub type Law = fn(&[u8]);

/// The targets, and the law that each of them tries.
pub const TARGETS: [(&str, Law); 6] = [
    ("decode", decode::hold),
    ("sanitise", sanitise::hold),
    ("page", page::hold),
    ("wrap", wrap::hold),
    ("query", query::hold),
    ("marks", marks::hold),
];

/// Bytes as text, whatever they are.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
