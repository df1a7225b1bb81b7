//! Pages: whatever a file holds, each character of its text is in one article or in the furniture of its page.

use dubao::article::losses;
use dubao::library::{Volume, read};

pub fn hold(bytes: &[u8]) {
    for name in ["page.txt", "松河日报2024年5月3日第4版.html"] {
        if let Ok(volume) = read(name, bytes, None) {
            is_whole(&volume);
        }
    }
}

/// The pages of a file follow each other from its start to its end.
fn is_whole(volume: &Volume) {
    let mut reached = 0;
    for leaf in &volume.leaves {
        assert_eq!(leaf.span.start, reached);
        reached = leaf.span.end;
        if leaf.source.is_none() {
            let losses = losses(volume.text_of(leaf), &leaf.reading);
            assert!(losses.is_empty(), "{losses:?}");
        }
    }
    assert_eq!(reached, volume.text.len());
}
