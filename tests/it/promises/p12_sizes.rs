//! P12: any size of the window, and any number of changes of it: no panic, not much memory, and the last picture is right.

use std::thread;
use std::time::Duration;

use dubao::app::layout::Size;
use dubao::app::{Event, Pane};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::session::{PLAIN, USUAL, holds, status, until};
use super::tally::{Tally, cases};
use crate::desk::{Desk, seeds};
use crate::maker::rng::Rng;
use crate::terminal::Terminal;

/// Wishes that lead from the list to each kind of pane.
const PANES: [&str; 12] = [
    "",
    "open",
    "raw",
    "jump '春",
    "full-text '科技",
    "related",
    "bookmark bookmarks",
    "saved-filters",
    "help",
    "open mend",
    "open search '的",
    "note 'a_b",
];

/// Sizes that no window has, or hardly any.
const STRANGE: [(u16, u16); 9] = [
    (0, 0),
    (1, 1),
    (1, 200),
    (200, 1),
    (0, 30),
    (30, 0),
    (1000, 1000),
    (65535, 65535),
    (65535, 1),
];

/// The most memory that a reader of the sample pages may take, in KiB.
const MOST: u64 = 64 << 10;

/// Draws a pane in every size up to 40 by 12, and in the strange ones.
fn draw_all(wishes: &str, tally: &mut Tally) {
    let mut desk = Desk::with(80, 24, dubao::text::Ambiguous::Narrow, seeds());
    desk.wish(wishes);
    let pane = |desk: &Desk| std::mem::discriminant::<Pane>(desk.app.top());
    let before = pane(&desk);
    let small = (0..=40).flat_map(|width| (0..=12).map(move |height| (width, height)));
    let strange = STRANGE
        .into_iter()
        .filter(|(width, height)| width.max(height) <= &1000);
    for (width, height) in small.chain(strange) {
        desk.tell(Event::Resize(Size { width, height }));
        desk.app.arrange();
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let cursor = dubao::view::paint(&desk.app, &mut buffer);
        let inside = cursor.is_none_or(|at| at.x < width && at.y < height);
        let small = width < 20 || height < 5;
        let line =
            !small || width < 8 || height == 0 || crate::desk::picture(&buffer) == "窗口太小";
        tally.note(holds(inside && line && pane(&desk) == before, || {
            format!("{wishes:?} at {width}×{height}: cursor {cursor:?}")
        }));
    }
}

#[test]
fn p12_any_size_is_drawn() {
    let mut tally = Tally::of("P12");
    for wishes in PANES {
        draw_all(wishes, &mut tally);
    }
    tally.close("pictures of panes, from nothing to 40 by 12 and beyond");
}

#[test]
fn p12_a_storm_of_sizes_ends_in_the_right_picture() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), USUAL, &PLAIN);
    terminal.wait_for("科技金融").press("jj\r").settled();
    let mut chance = Rng::new(12);
    let mut tally = Tally::of("P12");
    let mut slowest = Duration::ZERO;
    let storms = cases(2, 10);
    for storm in 0..storms {
        for _ in 0..100 {
            // The emulator itself fails on a single column.
            let size = (chance.within(2, 220), chance.within(2, 70));
            terminal.resize((size.0.try_into().unwrap(), size.1.try_into().unwrap()));
            thread::sleep(Duration::from_millis(1));
        }
        for strange in STRANGE {
            terminal.claim(strange);
            thread::sleep(Duration::from_millis(if storm == 0 { 60 } else { 1 }));
        }
        let last = [(100, 30), (64, 20), (140, 40)][storm % 3];
        terminal.resize(last);
        terminal.press("\x0c");
        let fresh = terminal.settled();
        // Another storm, and the same size again: the same picture, without being asked.
        terminal.claim((33, 9));
        thread::sleep(Duration::from_millis(20));
        terminal.claim(last);
        let right = until(Duration::from_secs(5), || terminal.screen() == fresh);
        slowest = slowest.max(right.unwrap_or_default());
        let foot = fresh.lines().nth(usize::from(last.1) - 1);
        let whole = foot.is_some_and(|line| line.contains("按键"));
        tally.note(holds(right.is_some() && whole, || {
            format!(
                "another picture at {last:?}:\n{}\n{fresh}",
                terminal.screen()
            )
        }));
    }
    let peak = status(terminal.reader(), "VmHWM");
    tally.note(holds(peak < MOST, || format!("{peak} KiB of memory")));
    terminal.press("\x03");
    tally.note(holds(terminal.wait_for_end() == 0, || {
        "does not end".to_owned()
    }));
    tally.close(&format!(
        "storms of {} sizes end in the right picture, {} ms after the last at most, {} MiB of memory at most",
        storms * (100 + STRANGE.len()),
        slowest.as_millis(),
        peak >> 10
    ));
}
