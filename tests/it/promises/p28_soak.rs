//! P28: a monkey at the keyboard for as long as you like: no panic, no memory and no files that are never given back.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use dubao::app::Event;
use dubao::app::layout::Size;
use dubao::shell::decoder::Decoder;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::monkey;
use super::session::{PLAIN, ending, fresh_modes, holds, is_given_back, open_files, status, until};
use super::tally::{Tally, cases, is_full};
use crate::desk::{Desk, seeds};
use crate::maker::rng::Rng;
use crate::terminal::Terminal;

/// How long the full run may take.
const LONGEST: Duration = Duration::from_secs(600);
/// How much memory a reader may keep that it did not have after its first tenth, in KiB.
const DRIFT: u64 = 5 << 10;

#[test]
fn p28_any_keys_at_any_size() {
    let mut tally = Tally::of("P28");
    let mut chance = Rng::new(28);
    let mut desk = if is_full() {
        Desk::with(80, 24, dubao::text::Ambiguous::Narrow, seeds())
    } else {
        Desk::new(80, 24)
    };
    let mut decoder = Decoder::default();
    for _ in 0..cases(2_000, 60_000) {
        let keys = monkey::keys(&mut chance);
        let mut events = decoder.push(&keys);
        events.extend(decoder.silence());
        if chance.chance(3) {
            let (width, height) = (chance.below(160), chance.below(60));
            let (width, height) = (
                u16::try_from(width).unwrap(),
                u16::try_from(height).unwrap(),
            );
            events.push(Event::Resize(Size { width, height }));
        }
        for event in events {
            desk.tell(event);
        }
        if !is_full() && chance.chance(60) {
            continue;
        }
        desk.app.arrange();
        desk.app.chore();
        let Size { width, height } = desk.app.screen;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let cursor = dubao::view::paint(&desk.app, &mut buffer);
        let inside = cursor.is_none_or(|at| at.x < width && at.y < height);
        tally.note(holds(inside && !desk.app.panes.is_empty(), || {
            format!("{keys:?}: {cursor:?}")
        }));
    }
    tally.close("pictures between the presses of a monkey in memory");
}

/// Changes the folder: a page comes, changes, or goes.
fn stir(papers: &Path, chance: &mut Rng) {
    let page = papers.join(format!("{}.txt", chance.below(4)));
    if chance.chance(30) {
        let _ = fs::remove_file(page);
    } else {
        let line = crate::repairs::PAGE.replace("大桥", &format!("大桥{}", chance.below(9)));
        fs::write(page, line).unwrap();
    }
}

/// The real program on two pages in a folder.
fn opened(home: &Path, papers: &Path) -> Terminal {
    fs::create_dir(papers).unwrap();
    for name in ["000_e9fe68a64e3df658", "001_8abf70aa18ed53d9"] {
        let seed = format!("{}/seeds/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        fs::copy(seed, papers.join(format!("{name}.txt"))).unwrap();
    }
    let arguments = [&PLAIN[..], &["papers"]].concat();
    let mut terminal = Terminal::start(home, (100, 30), &arguments);
    terminal.wait_for("座无虚席");
    terminal
}

#[test]
fn p28_a_monkey_at_the_real_keyboard() {
    let home = tempfile::tempdir().unwrap();
    let papers = home.path().join("papers");
    let mut terminal = opened(home.path(), &papers);
    let mut chance = Rng::new(2828);
    let wanted = cases(300, 1_000_000);
    let (mut pressed, mut first) = (0, None);
    let start = Instant::now();
    while pressed < wanted && start.elapsed() < LONGEST {
        let burst: Vec<u8> = (0..20).flat_map(|_| monkey::keys(&mut chance)).collect();
        terminal.press_bytes(&burst);
        terminal.forget();
        pressed += 20;
        if chance.chance(2) {
            let size = (chance.within(2, 160), chance.within(2, 60));
            terminal.resize((size.0.try_into().unwrap(), size.1.try_into().unwrap()));
        }
        if chance.chance(1) {
            stir(&papers, &mut chance);
        }
        let warm = pressed >= wanted / 10 || start.elapsed() > LONGEST / 10;
        if first.is_none() && warm {
            first = Some(figures(&mut terminal));
        }
        assert!(
            terminal.child.try_wait().unwrap().is_none(),
            "it ended:\n{}",
            terminal.screen()
        );
    }
    terminal.resize((100, 30));
    let (first, last) = (first.unwrap(), figures(&mut terminal));
    let mut tally = Tally::of("P28");
    let drift = last.0.saturating_sub(first.0);
    tally.note(holds(drift <= DRIFT, || {
        format!("{first:?}, then {last:?}")
    }));
    // A file may just be read, or written.
    let reader = terminal.reader();
    let files = until(Duration::from_secs(3), || open_files(reader) <= first.1);
    tally.note(holds(files.is_some(), || {
        format!("files: {first:?}, then {last:?}")
    }));
    let end = {
        terminal.press("\x03");
        ending(&mut terminal)
    };
    tally.note(holds(end == "0", || format!("ended with {end}")));
    tally.note(is_given_back(&terminal, &fresh_modes()));
    tally.close(&format!(
        "hold after {pressed} presses of a monkey in {} s: {} KiB then {} KiB of memory, {} then {} files open",
        start.elapsed().as_secs(),
        first.0,
        last.0,
        first.1,
        last.1
    ));
}

/// Memory and open files, once the reader has nothing left to do.
fn figures(terminal: &mut Terminal) -> (u64, usize) {
    terminal.settled();
    let reader = terminal.reader();
    (status(reader, "VmRSS"), open_files(reader))
}
