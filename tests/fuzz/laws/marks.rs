//! Marks: any log is read, what is printed reads as the same, and entries merge to the same in any order, however often.

use dubao::marks::{Log, Marks, Op, RECORD, parse, print};

/// A log, and the same with the checksums that its lines should have: a guess never hits on one.
pub fn hold(bytes: &[u8]) {
    let log = Log::read(bytes);
    assert!(log.whole <= bytes.len());
    let text = super::text(bytes);
    let sealed: Vec<String> = text.lines().map(sealed).collect();
    let sealed = sealed.join("\n") + "\n";
    let mut ops = log.ops;
    ops.extend(Log::read(sealed.as_bytes()).ops);
    for op in &ops {
        let line = print(op);
        assert!(!line.contains('\n'));
        assert_eq!(parse(&line).as_ref(), Ok(op), "{line}");
    }
    let once = merged(ops.iter());
    assert_eq!(once, merged(ops.iter().rev()));
    assert_eq!(once, merged(ops.iter().chain(&ops)));
    let (first, second) = ops.split_at(ops.len() / 2);
    assert_eq!(once, merged(second.iter().chain(first)));
    once.bookmarks();
    once.queries();
}

/// A line with its beginning and its checksum.
fn sealed(line: &str) -> String {
    let line = line.strip_suffix('}').unwrap_or(line);
    let body = match line.strip_prefix(RECORD) {
        Some(_) => line.to_owned(),
        None => format!("{RECORD}1,{}", line.trim_start_matches('{')),
    };
    let sum = crc32fast::hash(body.as_bytes());
    format!("{body},\"c\":\"{sum:08x}\"}}")
}

fn merged<'a>(ops: impl Iterator<Item = &'a Op>) -> Marks {
    let mut marks = Marks::default();
    for op in ops {
        marks.merge(op);
    }
    marks
}
