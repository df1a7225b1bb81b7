//! The five real pages that are built into the program, so that it has something to read on the first day.

/// The sample pages: each page's file name and its bytes.
pub const SAMPLES: [(&str, &[u8]); 5] = [
    (
        "000_e9fe68a64e3df658.txt",
        include_bytes!("../../seeds/000_e9fe68a64e3df658.txt"),
    ),
    (
        "001_8abf70aa18ed53d9.txt",
        include_bytes!("../../seeds/001_8abf70aa18ed53d9.txt"),
    ),
    (
        "002_4093d0648fc8b0c1.txt",
        include_bytes!("../../seeds/002_4093d0648fc8b0c1.txt"),
    ),
    (
        "003_a8e31c8e3700f6dc.txt",
        include_bytes!("../../seeds/003_a8e31c8e3700f6dc.txt"),
    ),
    (
        "004_0c13c877a5de36eb.txt",
        include_bytes!("../../seeds/004_0c13c877a5de36eb.txt"),
    ),
];
