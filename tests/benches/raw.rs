//! The raw view: from the key to the picture, on a page of 20 KB, on one of ten megabytes in lines of print, and on one of
//! ten megabytes in a single line.
//!
//! `cargo bench --bench raw` takes the median of 20 rounds; as a test it takes one.

#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on has failed"
)]

use std::ops::Range;
use std::time::{Duration, Instant};

use dubao::app::layout::Size;
use dubao::app::{Action, App, Event, Options};
use dubao::article::{Article, Block, BlockKind, Reading};
use dubao::marks::Marks;
use dubao::view;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SIZE: (u16, u16) = (200, 60);
const LARGE: usize = 10 << 20;

fn main() {
    let rounds = if std::env::args().any(|arg| arg == "--bench") {
        20
    } else {
        1
    };
    let (name, bytes) = dubao::library::SAMPLES[0];
    let leaf = dubao::library::read(name, bytes, None).unwrap().leaves;
    told("20 KB", leaf.into_iter().next().unwrap().reading, rounds);
    let line = "京口瓜洲一水间，钟山只隔数重山。春风又绿\n";
    let print = line.repeat(LARGE / line.len());
    let lines = print.split_inclusive('\n').scan(0, |at, line| {
        let start = std::mem::replace(at, *at + line.len());
        Some(start..*at - 1)
    });
    let spans = lines.collect();
    told("10 MB, lines", page(&print, spans), rounds);
    let line = print.replace('\n', "");
    told(
        "10 MB, a line",
        page(&line, std::iter::once(0..line.len()).collect()),
        rounds,
    );
}

fn page(text: &str, spans: Vec<Range<usize>>) -> Reading {
    let block = Block {
        kind: BlockKind::Paragraph,
        text: "京口瓜洲一水间".to_owned(),
        spans,
    };
    let article = Article {
        headline: "春风又绿江南岸".to_owned(),
        blocks: vec![block].into(),
        ..Article::default()
    };
    Reading {
        articles: vec![article.into()],
        text: text.into(),
        ..Reading::default()
    }
}

fn told(name: &str, reading: Reading, rounds: usize) {
    let (width, height) = SIZE;
    let mut app = App::new(Options::default(), Marks::default(), Size { width, height });
    app.update(Event::Read {
        name: name.to_owned(),
        reading,
    });
    app.arrange();
    let wishes = [
        ("open", Action::Raw),
        ("a screen down", Action::PageDown),
        ("end", Action::End),
        ("next piece", Action::NextPiece),
        ("start", Action::Top),
    ];
    let mut taken = vec![Vec::new(); wishes.len()];
    for _ in 0..rounds {
        for ((_, wish), taken) in wishes.iter().zip(&mut taken) {
            taken.push(time(&mut app, *wish));
        }
        app.wish(Action::Back, None);
    }
    for ((wish, _), mut taken) in wishes.iter().zip(taken) {
        taken.sort_unstable();
        println!("{name:14} {wish:14} {:9.2?}", taken[rounds / 2]);
    }
}

/// From a wish to the picture of what it did.
fn time(app: &mut App, wish: Action) -> Duration {
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    let begun = Instant::now();
    app.wish(wish, None);
    app.arrange();
    view::paint(app, &mut buffer);
    begun.elapsed()
}
