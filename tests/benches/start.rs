//! From start to the first full frame: dubao on its sample pages, beside `less` on one of them and newsboat with as many
//! articles in its cache, in one run. Peers that are not installed are left out.
//!
//! `cargo bench --bench start` takes 20 starts each; as a test it takes one.

#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on has failed"
)]

#[path = "../it/terminal.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod terminal;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use terminal::Terminal;

const SIZE: (u16, u16) = (100, 30);
const SEED: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/seeds/000_e9fe68a64e3df658.txt"
);

struct Peer<'a> {
    name: &'a str,
    program: &'a str,
    args: Vec<String>,
    /// What the first full frame shows.
    shows: &'a str,
}

fn main() {
    let rounds = if std::env::args().any(|arg| arg == "--bench") {
        20
    } else {
        1
    };
    let home = tempfile::tempdir().unwrap();
    let mut peers = vec![
        Peer {
            name: "dubao",
            program: env!("CARGO_BIN_EXE_dubao"),
            args: Vec::new(),
            shows: "座无虚席",
        },
        Peer {
            name: "less",
            program: "/usr/bin/less",
            args: vec![SEED.to_owned()],
            shows: "座无虚席",
        },
    ];
    if Path::new("/usr/bin/newsboat").exists() {
        peers.push(newsboat(home.path()));
    }
    peers.retain(|peer| Path::new(peer.program).exists());
    let mut times = vec![Vec::new(); peers.len()];
    for _ in 0..rounds {
        for (peer, times) in peers.iter().zip(&mut times) {
            times.push(first_frame(peer, home.path()));
        }
    }
    let medians: Vec<Duration> = times.iter_mut().map(|times| median(times)).collect();
    for (peer, time) in peers.iter().zip(&medians) {
        let ratio = time.as_secs_f64() / medians[0].as_secs_f64();
        println!(
            "{:10} {:8.2} ms   {ratio:5.2} of dubao's",
            peer.name,
            time.as_secs_f64() * 1e3
        );
    }
}

fn first_frame(peer: &Peer, home: &Path) -> Duration {
    let args: Vec<&str> = peer.args.iter().map(String::as_str).collect();
    let start = Instant::now();
    let mut terminal = Terminal::start_program(peer.program, home, SIZE, &args);
    terminal.wait_for(peer.shows);
    let time = start.elapsed();
    terminal.signal("KILL");
    terminal.wait_for_end();
    time
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// newsboat with forty articles in its cache, its list of them opened at start.
fn newsboat(home: &Path) -> Peer<'static> {
    let items: String = (0..40).map(item).collect();
    let feed = home.join("feed.xml");
    fs::write(
        &feed,
        format!("<rss version=\"2.0\"><channel><title>读报</title>{items}</channel></rss>"),
    )
    .unwrap();
    let urls = home.join("urls");
    fs::write(&urls, format!("file://{}\n", feed.display())).unwrap();
    let cache = home.join("cache.db");
    let files = ["-u", urls.to_str().unwrap(), "-c", cache.to_str().unwrap()].map(str::to_owned);
    let reload = Command::new("/usr/bin/newsboat")
        .args(&files)
        .args(["-x", "reload"])
        .env("HOME", home)
        .status();
    assert!(reload.unwrap().success());
    Peer {
        name: "newsboat",
        program: "/usr/bin/newsboat",
        args: files.to_vec(),
        shows: "(40/40)",
    }
}

fn item(number: usize) -> String {
    let body = fs::read_to_string(SEED).unwrap();
    let body: String = body
        .chars()
        .skip(number * 100)
        .take(1_000)
        .filter(|c| !"<&".contains(*c))
        .collect();
    format!(
        "<item><title>第{number}篇</title><link>http://localhost/{number}</link><description>{body}</description></item>"
    )
}
