//! The house: the order of the storeys, the homes of outside crates, a sentence at the head of every file.

use std::fs;
use std::path::{Path, PathBuf};

const STOREYS: [&str; 10] = [
    "text", "page", "article", "store", "library", "search", "marks", "app", "view", "shell",
];

/// An outside crate or module of `std`, and the only places that may name it.
const HOMES: [(&str, &[&str]); 15] = [
    ("encoding_rs", &["text/"]),
    ("html5gum", &["text/html/"]),
    ("unicode_width", &["text/"]),
    ("unicode_segmentation", &["text/"]),
    ("unicode_normalization", &["text/"]),
    ("ratatui", &["app/layout.rs", "view/", "shell/"]),
    ("crossterm", &["app/keys.rs", "shell/"]),
    ("clap", &["shell/"]),
    ("anyhow", &["shell/"]),
    ("directories", &["shell/"]),
    ("notify", &["shell/"]),
    ("walkdir", &["shell/"]),
    ("rustix", &["shell/"]),
    ("fuzzy_matcher", &["search/"]),
    ("std::fs", &["shell/", "library/cache.rs"]),
];

/// Modules of `std` that only the shell may name, as they appear after `std::`.
const WORLDLY: [&str; 4] = ["io", "env", "time", "process"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        match entry.path() {
            path if path.is_dir() => found.extend(files_below(&path)),
            path if path.extension().is_some_and(|e| e == "rs") => found.push(path),
            _ => {}
        }
    }
    found.sort();
    found
}

/// The source files as (path below `src`, lines of code without comments).
fn sources() -> Vec<(String, Vec<String>)> {
    let src = root().join("src");
    let read = |path: &PathBuf| {
        let name = path
            .strip_prefix(&src)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        let text = fs::read_to_string(path).unwrap();
        let code = text.lines().map(|line| {
            if line.trim_start().starts_with("//") {
                ""
            } else {
                line
            }
        });
        (name, code.map(str::to_owned).collect())
    };
    files_below(&src).iter().map(read).collect()
}

fn storey(name: &str) -> Option<usize> {
    let first = name.split(['/', '.']).next()?;
    STOREYS.iter().position(|storey| *storey == first)
}

/// Names of storeys that a line of code reaches by `crate::`, braces of a `use` included.
fn reached(line: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + 7..];
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(list) => list.split(['{', '}', ',']).map(str::trim).collect(),
            None => vec![rest],
        };
        for name in names {
            let word = name
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
                .unwrap_or("");
            found.extend(STOREYS.iter().position(|storey| *storey == word));
        }
    }
    found
}

/// What a file of storey `own` may not say, if `line` says it.
fn trespass(name: &str, line: &str) -> Option<String> {
    let own = storey(name)?;
    if let Some(above) = reached(line).into_iter().find(|&other| other > own) {
        return Some(format!(
            "{name}: {} may not name {}: {line}",
            STOREYS[own], STOREYS[above]
        ));
    }
    let word = |token: &str| {
        line.match_indices(token).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            let after = line[at + token.len()..].chars().next();
            let part =
                |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '"');
            !part(before) && !part(after)
        })
    };
    for (outsider, homes) in HOMES {
        if word(outsider) && !homes.iter().any(|home| name.starts_with(home)) {
            return Some(format!(
                "{name}: {outsider} lives in {homes:?} only: {line}"
            ));
        }
    }
    let worldly = WORLDLY
        .iter()
        .find(|module| word(&format!("std::{module}")));
    let allowed = name.starts_with("shell/") || name == "library/cache.rs";
    worldly
        .filter(|_| !allowed)
        .map(|module| format!("{name}: std::{module} lives in shell only: {line}"))
}

#[test]
fn no_storey_names_one_above_it() {
    let found: Vec<String> = sources()
        .iter()
        .flat_map(|(name, lines)| lines.iter().filter_map(move |line| trespass(name, line)))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_rule_of_storeys_bites() {
    assert!(trespass("text/wrap.rs", "use crate::view::draw;").is_some());
    assert!(trespass("text/wrap.rs", "use crate::{text::Note, shell};").is_some());
    assert!(trespass("page/mod.rs", "let x = unicode_width::width(y);").is_some());
    assert!(trespass("app/mod.rs", "std::time::Instant::now()").is_some());
    assert!(trespass("view/list.rs", "use crate::app::App;").is_none());
    assert!(trespass("shell/mod.rs", "use std::io;").is_none());
}

#[test]
fn src_is_the_ten_storeys() {
    let mut names: Vec<String> = fs::read_dir(root().join("src"))
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let mut wanted: Vec<String> = STOREYS.iter().map(ToString::to_string).collect();
    wanted.extend(["lib.rs".to_owned(), "main.rs".to_owned()]);
    wanted.sort();
    assert_eq!(names, wanted);
}

#[test]
fn every_file_opens_with_a_sentence() {
    for folder in ["src", "tests"] {
        for path in files_below(&root().join(folder)) {
            let text = fs::read_to_string(&path).unwrap();
            assert!(
                text.starts_with("//! "),
                "{} does not say what it owns",
                path.display()
            );
        }
    }
}

#[test]
fn no_test_file_is_forgotten() {
    let main = fs::read_to_string(root().join("tests/it/main.rs")).unwrap();
    for path in files_below(&root().join("tests/it")) {
        let parent = path.parent().unwrap();
        let stem = path.file_stem().unwrap().to_string_lossy();
        if parent == root().join("tests/it") && stem != "main" {
            assert!(
                main.contains(&format!("mod {stem};")),
                "tests/it/main.rs forgets {stem}"
            );
        }
    }
}

/// Lengths of the functions of a file, in lines, by the indentation that rustfmt keeps.
fn function_lengths(lines: &[String]) -> Vec<usize> {
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let body = line.trim_start();
        let indent = line.len() - body.len();
        let is_function =
            body.starts_with("fn ") || body.starts_with("pub fn ") || body.starts_with("pub(");
        if !is_function || !(body.contains("fn ")) {
            continue;
        }
        let close = format!("{}}}", " ".repeat(indent));
        let end = lines[start..]
            .iter()
            .position(|l| *l == close || (l == line && l.ends_with('}')));
        found.extend(end.map(|n| n + 1));
    }
    found
}

fn percentile(values: &mut [usize], share: usize) -> usize {
    values.sort_unstable();
    values
        .get(values.len().saturating_sub(1) * share / 100)
        .copied()
        .unwrap_or(0)
}

#[test]
fn sizes_are_printed() {
    let sources = sources();
    let mut files: Vec<usize> = sources.iter().map(|(_, lines)| lines.len()).collect();
    let mut functions: Vec<usize> = sources
        .iter()
        .flat_map(|(_, lines)| function_lengths(lines))
        .collect();
    for (what, sizes) in [("files", &mut files), ("functions", &mut functions)] {
        let (median, ninetieth) = (percentile(sizes, 50), percentile(sizes, 90));
        println!(
            "{what}: {} of them, median {median}, p90 {ninetieth}, longest {}",
            sizes.len(),
            percentile(sizes, 100)
        );
    }
    assert!(!functions.is_empty());
}

/// What writes to cells or streams past the rule of safe text.
const UNSAFE_WAYS: [&str; 12] = [
    "Span::",
    "Line::from",
    "Line::raw",
    "set_symbol(",
    "set_string(",
    "set_stringn(",
    "Paragraph::",
    "println!",
    "print!(",
    "eprint",
    "stdout()",
    "stderr()",
];

/// The files that may: the pen and its backend, what takes the terminal over, and the two outputs.
const WRITERS: [&str; 10] = [
    "view/pen.rs",
    "shell/pinned.rs",
    "shell/tty.rs",
    "shell/reader.rs",
    "shell/widths.rs",
    "shell/signals.rs",
    "shell/cli/output.rs",
    "shell/cli/desk.rs",
    "shell/cli/mistake.rs",
    "shell/cli/print.rs",
];

#[test]
fn nothing_but_safe_text_has_a_way_to_the_terminal() {
    let mut found = Vec::new();
    for (name, lines) in sources() {
        let asks = |line: &String| UNSAFE_WAYS.iter().any(|way| line.contains(way));
        if !WRITERS.contains(&name.as_str()) {
            found.extend(
                lines
                    .iter()
                    .filter(|line| asks(line))
                    .map(|line| format!("{name}: {line}")),
            );
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
