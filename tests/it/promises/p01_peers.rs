//! P1, side by side: what the same malice does in other readers, judged by the same judge. It runs in a full run alone.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::Duration;

use super::crew::in_parallel;
use super::judge::Judge;
use super::malice::{self, Malice};
use super::picture::CELL;
use super::tally::is_full;
use crate::terminal::Terminal;

const MOMENT: Duration = Duration::from_millis(60);

/// Another reader: its name, the program, its options, and the keys that show what there is and end it.
struct Peer {
    name: &'static str,
    program: &'static str,
    options: &'static [&'static str],
    keys: &'static [&'static str],
}

const PEERS: [Peer; 4] = [
    Peer {
        name: "cat",
        program: "/usr/bin/cat",
        options: &["page.txt"],
        keys: &[],
    },
    Peer {
        name: "less",
        program: "/usr/bin/less",
        options: &["page.txt"],
        keys: &["y", " ", "G", "q"],
    },
    Peer {
        name: "less -R",
        program: "/usr/bin/less",
        options: &["-R", "page.txt"],
        keys: &["y", " ", "G", "q"],
    },
    Peer {
        name: "newsboat",
        program: "/usr/bin/newsboat",
        options: &["-u", "urls", "-c", "cache.db", "-C", "config", "-r"],
        keys: &["\r", "\r", " ", "q", "q", "q", "y"],
    },
];

/// A page, and the same as a feed of one article.
fn furnish(home: &Path, malice: &Malice) {
    fs::write(home.join("page.txt"), malice.page()).unwrap();
    let mut told = String::new();
    for c in malice.text.chars().take(20_000) {
        let _ = match c {
            'a'..='z' | ' ' => write!(told, "{c}"),
            _ => write!(told, "&amp;#{};", u32::from(c)),
        };
    }
    let item = format!(
        "<item><title>{told}</title><description>{told} x</description><guid>1</guid></item>"
    );
    let feed = format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>n</title>{item}</channel></rss>"
    );
    fs::write(home.join("feed.xml"), feed).unwrap();
    fs::write(
        home.join("urls"),
        format!("file://{}/feed.xml\n", home.display()),
    )
    .unwrap();
    fs::write(home.join("config"), "").unwrap();
}

/// What is foul of a session, and the sequences in it.
fn session(peer: &Peer, malice: &Malice, granted: &[String]) -> (Vec<String>, Vec<String>) {
    let home = tempfile::tempdir().unwrap();
    furnish(home.path(), malice);
    let mut terminal = Terminal::start_program(peer.program, home.path(), (80, 24), peer.options);
    let mut fouls = Vec::new();
    terminal.calm(MOMENT * if peer.name == "newsboat" { 6 } else { 1 });
    for key in std::iter::once(&"").chain(peer.keys) {
        terminal.press(key);
        terminal.calm(MOMENT);
        let cells = terminal.cells();
        let large = cells.iter().flatten().any(|cell| cell.len() > CELL);
        fouls.extend(large.then(|| "a large cell".to_owned()));
    }
    let mut judge = Judge::granting(granted.to_vec());
    fouls.extend(judge.read(&terminal.heard()));
    let heard = terminal.replies().into_iter();
    fouls.extend(heard.filter(|reply| !granted.contains(reply)));
    (fouls, judge.sequences())
}

/// What the program sends of its own accord, with texts that mean no harm.
fn granted(peer: &Peer) -> Vec<String> {
    let long = Malice {
        text: "报告文字".repeat(500),
        bytes: "报告文字".repeat(500).into(),
        ..Malice::none()
    };
    let lines = Malice {
        text: "报告\n文字\n".repeat(40),
        bytes: "报告\n文字\n".repeat(40).into(),
        ..Malice::none()
    };
    let harmless = [Malice::none(), long, lines];
    harmless
        .iter()
        .flat_map(|text| {
            let (fouls, sequences) = session(peer, text, &[]);
            fouls.into_iter().chain(sequences)
        })
        .collect()
}

#[test]
fn p01_other_readers_side_by_side() {
    if !is_full() {
        return;
    }
    let all = malice::all();
    for peer in PEERS {
        if !Path::new(peer.program).exists() {
            println!("P1 {}: skipped, it is not here", peer.name);
            continue;
        }
        let granted = granted(&peer);
        let judged = in_parallel(&all, |malice| session(&peer, malice, &granted).0);
        let driven = judged.iter().filter(|fouls| !fouls.is_empty()).count();
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for fouls in &judged {
            for foul in fouls.iter().collect::<BTreeSet<_>>() {
                *times.entry(foul).or_default() += 1;
            }
        }
        let mut times: Vec<_> = times.into_iter().collect();
        times.sort_by_key(|(_, times)| Reverse(*times));
        times.truncate(6);
        println!(
            "P1 {}: driven by {driven} of {} texts, most often by {times:?}",
            peer.name,
            all.len()
        );
        assert!(driven > 0 || peer.name != "cat", "the judge is blind");
    }
}
