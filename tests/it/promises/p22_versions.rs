//! P22: logs of other versions: a newer one is read as far as it is understood and never written, byte for byte; fields
//! and kinds of changes that this version does not know are kept.

use std::fs;
use std::path::PathBuf;

use dubao::marks::{Change, Fault, parse};

use super::home::{Home, files, wavering};
use super::tally::Tally;
use crate::journal::{append_raw, bookmark, key};

/// A line with a right checksum around any fields.
fn sealed(body: &str) -> String {
    format!(
        "{body},\"c\":\"{:08x}\"}}",
        crc32fast::hash(body.as_bytes())
    )
}

/// An entry of article 60, of any version and kind, with any fields more.
fn entry(version: u64, kind: &str, more: &str) -> String {
    let id = key(60);
    let stamp = "0193600000000000-00000000000000bb";
    sealed(&format!(
        "{{\"v\":{version},\"op\":\"{kind}\",\"id\":\"{id}\",\"t\":\"{stamp}\"{more}"
    ))
}

/// A session: it sets marks, compacts what may be compacted, and looks again.
fn session(home: &Home) -> Result<(), String> {
    let mut journal = home.journal();
    journal
        .append(&wavering())
        .map_err(|trouble| trouble.to_string())?;
    home.forget_copies();
    journal.upkeep().map_err(|trouble| trouble.to_string())?;
    journal
        .append(&[bookmark(61)])
        .map_err(|trouble| trouble.to_string())?;
    let again = home.journal();
    let holds = again.marks().is_bookmarked(key(61)) && again.marks().is_bookmarked(key(5));
    holds
        .then_some(())
        .ok_or_else(|| "marks are lost".to_owned())
}

/// A home with a mark in it, and its log or another one with these bytes behind.
fn with(bytes: &str, own: bool) -> (Home, PathBuf) {
    let home = Home::new();
    home.journal().append(&[bookmark(5)]).unwrap();
    let log = home.log();
    let log = if own {
        log
    } else {
        log.with_file_name("00000000000000bb.jsonl")
    };
    append_raw(&log, bytes.as_bytes());
    (home, log)
}

/// What a later version wrote stays byte for byte.
fn stays(what: &str, bytes: &str, own: bool) -> Result<(), String> {
    let (home, log) = with(bytes, own);
    let before = fs::read(&log).unwrap();
    session(&home).map_err(|why| format!("{what}: {why}"))?;
    let newer = home.journal().newer().any(|path| path == log);
    let same = fs::read(&log).unwrap() == before;
    (same && newer)
        .then_some(())
        .ok_or(format!("{what}: same {same}, told {newer}"))
}

/// A line that this version writes among its own, and keeps when it compacts.
fn is_kept(what: &str, line: &str, counts: bool) -> Result<(), String> {
    let (home, log) = with(&format!("{line}\n"), true);
    session(&home).map_err(|why| format!("{what}: {why}"))?;
    let text = fs::read_to_string(&log).unwrap();
    let compacted = text.lines().count() < 100;
    let kept = text.lines().any(|other| other == line);
    let counted = home.journal().marks().is_bookmarked(key(60)) == counts;
    (kept && compacted && counted).then_some(()).ok_or(format!(
        "{what}: kept {kept}, compacted {compacted}, counted as it should {counted}"
    ))
}

#[test]
fn p22_newer_logs_stay_and_what_is_unknown_is_kept() {
    let mut tally = Tally::of("P22");
    for version in [2, 999] {
        let line = entry(version, "put", "");
        assert_eq!(parse(&line), Err(Fault::Newer { v: version }));
        tally.note(stays("newer, own", &format!("{line}\n"), true));
        tally.note(stays("newer, own, unfinished", &line, true));
        tally.note(stays("newer, another's", &format!("{line}\n"), false));
        let odd = format!("{{\"v\":{version},\"marks\":[1,2,{{\"a\":null}}],\"sum\":\"x\"}}\n");
        tally.note(stays("newer, of another form", &odd, true));
    }
    tally.note(is_kept("v1", &entry(1, "put", ""), true));
    tally.note(is_kept("v0", &entry(0, "put", ""), true));
    let fields = ",\"colour\":\"红\",\"deep\":{\"a\":[1,2.5,null]},\"page\":\"A1\"";
    tally.note(is_kept("unknown fields", &entry(1, "put", fields), true));
    tally.note(is_kept("unknown kind", &entry(1, "paint", fields), false));
    tally.note(copies_tell_all());
    tally.close("sessions among logs of other versions: newer untouched, unknown kept");
}

/// A day's copy holds all marks there are, unknown ones too; put into the folder it counts, and brings nothing back.
fn copies_tell_all() -> Result<(), String> {
    let (home, log) = with(
        &format!("{}\n", entry(1, "put", ",\"colour\":\"红\"")),
        false,
    );
    session(&home)?;
    let before = home.marks();
    let copies = files(&home.paths().copies().unwrap());
    let day = copies
        .iter()
        .find(|path| path.extension().is_some_and(|name| name == "jsonl"));
    let day = day.ok_or("no copy of the day")?;
    let generation = copies
        .iter()
        .any(|path| path.extension().is_some_and(|name| name == "1"));
    home.journal()
        .append(&[Change::Unmark { key: key(5) }])
        .unwrap();
    fs::copy(day, log.with_file_name("restored.jsonl")).unwrap();
    if home.marks().is_bookmarked(key(5)) || !generation {
        return Err(format!(
            "a copy brings back what was removed; a former state is kept: {generation}"
        ));
    }
    fs::remove_dir_all(home.paths().bookmarks().unwrap()).unwrap();
    fs::create_dir_all(home.paths().bookmarks().unwrap()).unwrap();
    fs::remove_dir_all(home.paths().read().unwrap()).unwrap();
    fs::copy(day, log.with_file_name("restored.jsonl")).unwrap();
    let mut after = home.marks();
    let mut known = before;
    // The last bookmark of the session came after the copy.
    for marks in [&mut after, &mut known] {
        let stamp = dubao::marks::Clock::default().stamp((1 << 47) - 1, dubao::marks::Device(1));
        for op in marks.entries([(stamp, bookmark(61))]) {
            marks.merge(&op);
        }
    }
    (after == known)
        .then_some(())
        .ok_or_else(|| "a copy is not all".to_owned())
}
