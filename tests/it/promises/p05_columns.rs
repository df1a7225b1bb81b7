//! P5: the columns are right: every character that is ever shown takes as many as we count, in the emulator and in tmux,
//! and a frame of any width comes out cell by cell.

use std::collections::BTreeSet;
use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use alacritty_terminal::event::VoidListener;
use alacritty_terminal::term::{Config, Term, test::TermSize};
use alacritty_terminal::vte::ansi::Processor;
use dubao::article::Reading;
use dubao::text::{Ambiguous, SafeText, cells, graphemes, is_settled};
use ratatui::buffer::Buffer;

use super::p03_frame::tmux;
use super::picture::{drawn, misplaced};
use super::tally::{Tally, cases, is_full};
use crate::desk::{Desk, article};

/// All that can come out of a character behind a letter; each thing once, or one in so many.
fn repertoire(one_in: usize) -> Vec<String> {
    let safe = |c| SafeText::line(&format!("a{c}")).as_str().to_owned();
    let all: BTreeSet<String> = ('\u{20}'..=char::MAX).step_by(one_in).map(safe).collect();
    all.into_iter().collect()
}

fn column(text: &str) -> usize {
    cells(text, Ambiguous::Narrow)
}

#[test]
fn p05_columns_are_right_in_the_emulator() {
    let texts = repertoire(cases(7, 1).min(7));
    let mut tally = Tally::of("P5");
    let mut processor: Processor = Processor::new();
    let mut terminal = Term::new(Config::default(), &TermSize::new(9, 2), VoidListener);
    for text in &texts {
        // At the start of a line, and right at its end.
        for start in [1, 9 - column(text)] {
            processor.advance(
                &mut terminal,
                format!("\x1b[1;{}H{text}", start + 1).as_bytes(),
            );
            let point = terminal.grid().cursor.point;
            let end = (start + column(text)).min(8);
            let holds = point.line.0 == 0 && point.column.0 == end;
            tally.note(if holds {
                Ok(())
            } else {
                Err(format!("{text:?} at {start}: {point:?}"))
            });
        }
    }
    tally.close("emulator: every character takes the columns that we count, at a line's end too");
}

/// The columns in which the cursor is in tmux behind each of the texts; none without tmux.
fn in_tmux(texts: &[String]) -> Option<Vec<usize>> {
    let home = tempfile::tempdir().unwrap();
    let file = |name: &str| home.path().join(name);
    let mut shown = String::new();
    for text in texts {
        shown.extend(["\r", text, "\x1b[6n"]);
    }
    fs::write(file("texts"), shown).unwrap();
    let script = "stty raw -echo; exec 3<&0; cat <&3 >replies & cat texts; sleep 900";
    fs::write(file("script"), script).unwrap();
    let socket = file("tmux");
    let start = ["new-session", "-d", "-x", "60", "-y", "4", "sh script"];
    tmux(home.path(), &socket, &start)?;
    let begun = Instant::now();
    let replies = loop {
        let replies = fs::read_to_string(file("replies")).unwrap_or_default();
        if replies.matches('R').count() >= texts.len() {
            break replies;
        }
        assert!(
            begun.elapsed() < Duration::from_secs(120),
            "{} answers",
            replies.matches('R').count()
        );
        thread::sleep(Duration::from_millis(50));
    };
    tmux(home.path(), &socket, &["kill-server"]);
    let columns = replies
        .split('R')
        .filter_map(|reply| reply.rsplit_once(';'));
    Some(
        columns
            .map(|(_, column)| column.parse::<usize>().unwrap() - 1)
            .collect(),
    )
}

#[test]
fn p05_columns_are_right_in_tmux() {
    let mut texts = repertoire(cases(40, 1).min(40));
    let all = texts.len();
    texts.retain(|text| text.chars().skip(1).all(|c| is_settled(&c.to_string())));
    let Some(columns) = in_tmux(&texts) else {
        return println!("P5 skipped: no tmux");
    };
    let mut tally = Tally::of("P5");
    for (text, shown) in texts.iter().zip(columns) {
        let holds = shown == column(text);
        tally.note(if holds {
            Ok(())
        } else {
            Err(format!("{text:?} ({}): {shown}", text.escape_unicode()))
        });
    }
    let others = all - texts.len();
    tally.close(&format!("tmux: every character takes the columns that we count ({others} others have the cursor placed behind them)"));
}

/// Whether the cursor is placed before and behind every glyph about which terminals disagree.
fn is_pinned(bytes: &[u8], buffer: &Buffer) -> Result<(), String> {
    let symbols: BTreeSet<&str> = buffer
        .content
        .iter()
        .map(ratatui::buffer::Cell::symbol)
        .collect();
    let text = std::str::from_utf8(bytes).unwrap();
    let sequences = text.split('\u{1b}');
    let drawn = sequences.filter_map(|part| part.split_once(|c: char| c.is_ascii_alphabetic()));
    for (_, drawn) in drawn {
        let mut glyphs = graphemes(drawn, Ambiguous::Narrow);
        let settled = glyphs.all(|(_, glyph, _)| is_settled(glyph));
        if !settled && !symbols.contains(drawn) {
            return Err(format!("{drawn:?}"));
        }
    }
    Ok(())
}

#[test]
fn p05_frames_come_out_cell_by_cell() {
    let texts = repertoire(cases(211, 3).min(211));
    let widths: Vec<u16> = if is_full() {
        (20..=200).collect()
    } else {
        vec![20, 33, 80, 121]
    };
    let mut tally = Tally::of("P5");
    for (number, width) in widths.iter().enumerate() {
        let part = texts.iter().skip(number).step_by(widths.len());
        let text: String = part.flat_map(|text| text.chars().skip(1)).collect();
        let reading = Reading {
            articles: vec![article(&text, "", &[&text, "春风又绿江南岸"]).into()],
            ..Reading::default()
        };
        let mut desk = Desk::with(
            *width,
            40,
            Ambiguous::Narrow,
            vec![("p.txt".to_owned(), reading)],
        );
        for wishes in [
            "",
            "open",
            "page-down",
            "page-down",
            "layout",
            "layout",
            "page-down",
            "jump",
        ] {
            let (bytes, buffer) = drawn(&desk.wish(wishes).app);
            let found = misplaced(&bytes, &buffer);
            let pinned = is_pinned(&bytes, &buffer);
            let pinned = pinned.map_err(|glyph| format!("{width}: {glyph} moves what follows"));
            let misplaced = || Err(format!("{width}: {found:?}"));
            tally.note(if found.is_empty() {
                pinned
            } else {
                misplaced()
            });
        }
    }
    tally.close("frames: the emulator shows each cell where it was drawn, and what terminals disagree on moves nothing");
}
