//! P30: what the program is built from: no unsafe code of its own, no build script, a lock file of known size, from one registry.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::tally::Tally;

/// How many crates the program may be built from.
const MOST: usize = 150;

/// What the lock file says of a package: what it needs, and where it comes from.
#[derive(Default)]
struct Package {
    needs: Vec<String>,
    source: Option<String>,
}

/// The packages of a lock file, by name.
fn packages(lock: &str) -> BTreeMap<String, Package> {
    let mut packages = BTreeMap::new();
    for block in lock.split("[[package]]\n").skip(1) {
        let mut package = Package::default();
        let mut name = "";
        for line in block.lines() {
            match line.split_once(" = ") {
                Some(("name", value)) => name = value.trim_matches('"'),
                Some(("source", value)) => {
                    package.source = Some(value.trim_matches('"').to_owned());
                }
                None if line.starts_with(" \"") => {
                    let need = line.trim_matches([' ', '"', ',']);
                    package
                        .needs
                        .extend(need.split(' ').next().map(str::to_owned));
                }
                _ => {}
            }
        }
        packages.insert(name.to_owned(), package);
    }
    packages
}

/// The names that a section of a manifest gives values.
fn named(manifest: &str, section: &str) -> Vec<String> {
    let lines = manifest.lines().skip_while(|line| *line != section).skip(1);
    let lines = lines.take_while(|line| !line.starts_with('['));
    let names = lines.filter_map(|line| Some(line.split_once(" = ")?.0.to_owned()));
    names.collect()
}

/// The packages that are reached from these.
fn reached(from: Vec<String>, packages: &BTreeMap<String, Package>) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut next = from;
    while let Some(name) = next.pop() {
        if reached.insert(name.clone()) {
            next.extend(packages[&name].needs.iter().cloned());
        }
    }
    reached
}

#[test]
fn p30_what_it_is_built_from_is_known() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let packages = packages(&fs::read_to_string(root.join("Cargo.lock")).unwrap());
    let built = reached(named(&manifest, "[dependencies]"), &packages);
    let elsewhere = |name: &&String| {
        let source = packages[*name].source.as_deref();
        source.is_none_or(|source| !source.starts_with("registry+"))
    };
    let mut tally = Tally::of("P30");
    let mut hold = |holds: bool, what: String| tally.note(holds.then_some(()).ok_or(what));
    let forbids = manifest.contains("\nunsafe_code = \"forbid\"\n");
    hold(forbids, "unsafe code is not forbidden".to_owned());
    hold(!root.join("build.rs").exists(), "a build script".to_owned());
    hold(built.len() <= MOST, format!("{} crates", built.len()));
    let strangers: Vec<_> = built.iter().filter(elsewhere).collect();
    hold(strangers.is_empty(), format!("{strangers:?}"));
    tally.close(&format!(
        "no unsafe code, no build script, {} crates for any system",
        built.len()
    ));
}
