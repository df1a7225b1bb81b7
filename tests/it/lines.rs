//! The lines of a log: what a fault of one is called, what it costs, and what is kept of a later version's.

use dubao::marks::{Change, Fault, Log, Op, Place, Stamp, parse, print};

use crate::marks::{bookmark, key, note, op, stamp};

#[test]
fn a_stamp_out_of_all_bounds_is_damage() {
    assert_eq!(Stamp::parse("ffffffffffffffff-0000000000000001"), None);
    let stamp = stamp(1_700_000_000_000, 1);
    assert_eq!(Stamp::parse(&stamp.to_string()), Some(stamp));
}

/// A line with a right checksum around any fields.
pub fn sealed(body: &str) -> String {
    format!(
        "{body},\"c\":\"{:08x}\"}}",
        crc32fast::hash(body.as_bytes())
    )
}

/// A line of a later version, and one of a kind that this one does not know.
pub fn newer_line() -> String {
    sealed("{\"v\":7,\"op\":\"put\"")
}

pub fn unknown_line() -> String {
    let line = print(&op(1, 1, bookmark(1, "春风")));
    let body = line.rsplit_once(",\"c\"").unwrap().0;
    sealed(&body.replace("put", "shelve"))
}

#[test]
fn each_fault_has_its_name() {
    let line = print(&op(1, 1, bookmark(1, "春风")));
    assert_eq!(parse(&line[..line.len() - 1]), Err(Fault::Torn));
    assert_eq!(parse(&line.replace("春", "秋")), Err(Fault::BadCrc));
    assert_eq!(parse(&sealed("{\"v\":1")), Err(Fault::NotJson));
    let place = Place {
        paragraph: 7,
        byte: 0,
    };
    let line = print(&op(1, 1, Change::Place { key: key(1), place }));
    let body = line.rsplit_once(",\"c\"").unwrap().0;
    assert!(parse(&sealed(body)).is_ok());
    // No number of JSON begins with a zero.
    assert_eq!(
        parse(&sealed(&body.replace("[7", "[07"))),
        Err(Fault::NotJson)
    );
    assert_eq!(
        parse(&sealed("{\"v\":7,\"op\":\"put\"")),
        Err(Fault::Newer { v: 7 })
    );
    assert_eq!(parse(&unknown_line()), Err(Fault::UnknownOp));
}

#[test]
fn unknown_fields_are_kept() {
    let line = print(&op(1, 1, bookmark(1, "春风")));
    let body = line.rsplit_once(",\"c\"").unwrap().0;
    let line = sealed(&format!(
        "{body},\"tags\":[\"要闻\",{{\"深\":1.5}}],\"page\":\"A1\""
    ));
    let op = parse(&line).unwrap();
    assert_eq!(op.rest.len(), 2);
    assert_eq!(parse(&print(&op)), Ok(op));
}

fn four_lines() -> (Vec<Op>, String) {
    let ops = vec![
        op(1, 1, bookmark(1, "春风又绿江南岸")),
        op(2, 1, note("记")),
        op(
            3,
            1,
            Change::Read {
                key: key(2),
                read: true,
            },
        ),
        op(4, 1, Change::Unmark { key: key(3) }),
    ];
    let text = ops.iter().map(|op| print(op) + "\n").collect();
    (ops, text)
}

fn lines_in(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', bytes).count()
}

#[test]
fn a_cut_anywhere_costs_the_line_it_cuts() {
    let (ops, text) = four_lines();
    for end in 0..=text.len() {
        let log = Log::read(&text.as_bytes()[..end]);
        let whole = lines_in(&text.as_bytes()[..end]);
        assert!(
            log.ops.len() >= whole && ops.starts_with(&log.ops),
            "cut at {end}"
        );
        assert!(
            log.damaged.is_empty(),
            "what is still being written is not damage"
        );
    }
}

#[test]
fn a_flipped_bit_anywhere_costs_its_line() {
    let (ops, text) = four_lines();
    for bit in 0..text.len() * 8 {
        let mut bytes = text.clone().into_bytes();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let hit = lines_in(&text.as_bytes()[..bit / 8]);
        let log = Log::read(&bytes);
        let rest: Vec<&Op> = log.ops.iter().filter(|op| **op != ops[hit]).collect();
        let wanted: Vec<&Op> = ops.iter().filter(|op| **op != ops[hit]).collect();
        assert_eq!(rest, wanted, "bit {bit}");
    }
}

#[test]
fn an_entry_behind_a_torn_one_stands() {
    let (ops, text) = four_lines();
    let torn = format!("{}{}\n", &text[..40], print(&ops[3]));
    let log = Log::read(torn.as_bytes());
    assert_eq!((log.ops, log.damaged.len()), (vec![ops[3].clone()], 1));
}
