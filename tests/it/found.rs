//! What fuzzing once found, and the seeds it starts from, tried again.

use std::fs;
use std::path::Path;

use crate::fuzz;

fn files(folder: &Path) -> Vec<Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

#[test]
fn what_fuzzing_found_holds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tried = 0;
    for (target, law) in fuzz::TARGETS {
        let found = root.join("tests/fuzz/corpus-found").join(target);
        for bytes in files(&found)
            .into_iter()
            .chain(files(&root.join("tests/pages")))
        {
            law(&bytes);
            tried += 1;
        }
    }
    assert!(tried > 60, "{tried}");
}

#[test]
fn every_law_has_a_target() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz");
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    for (target, _) in fuzz::TARGETS {
        assert!(
            manifest.contains(&format!("name = \"{target}\"")),
            "{target}"
        );
        assert!(
            root.join(format!("fuzz_targets/{target}.rs")).exists(),
            "{target}"
        );
    }
}
