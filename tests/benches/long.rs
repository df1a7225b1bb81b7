//! Long articles: from the key to the picture when one of ten megabytes is opened, scrolled, searched for its end and set
//! for another width; in paragraphs, and as a single one.
//!
//! `cargo bench --bench long` takes the median of 20 rounds; as a test it takes one.

use std::time::{Duration, Instant};

use dubao::app::layout::Size;
use dubao::app::{Action, App, Chore, Event, Options, Pane};
use dubao::article::{Article, Block, BlockKind, Reading};
use dubao::marks::Marks;
use dubao::view;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SIZE: (u16, u16) = (200, 60);
const LARGE: usize = 10 << 20;

/// A thing that a reader does.
type Step = fn(&mut App);

const STEPS: [(&str, Step); 12] = [
    ("open", |app| wish(app, Action::Open)),
    ("line down", |app| wish(app, Action::Down)),
    ("screen down", |app| wish(app, Action::PageDown)),
    ("narrower", |app| resize(app, (90, 60))),
    ("wide again", |app| resize(app, SIZE)),
    ("end", |app| wish(app, Action::End)),
    ("line up", |app| wish(app, Action::Up)),
    ("start", |app| wish(app, Action::Top)),
    ("columns", |app| wish(app, Action::Layout)),
    ("upright", |app| wish(app, Action::Layout)),
    ("one column again", |app| wish(app, Action::Layout)),
    ("search, no hit", |app| {
        if let Some(Pane::Reader(sheet)) = app.panes.last_mut() {
            sheet.search("照我还家");
        }
    }),
];

fn main() {
    let rounds = if std::env::args().any(|arg| arg == "--bench") {
        20
    } else {
        1
    };
    let sentence = "京口瓜洲一水间，钟山只隔数重山。春风又绿江南岸，明月何时照我还？";
    let paragraph = sentence.repeat(6);
    told("20 KB", &vec![paragraph.clone(); 35], rounds);
    let count = LARGE / paragraph.len();
    told("10 MB, paragraphs", &vec![paragraph; count], rounds);
    told(
        "10 MB, one paragraph",
        &[sentence.repeat(LARGE / sentence.len())],
        rounds,
    );
}

fn reading(paragraphs: &[String]) -> Reading {
    let block = |text: &String| Block {
        kind: BlockKind::Paragraph,
        text: text.clone(),
        spans: Vec::new(),
    };
    let article = Article {
        headline: "春风又绿江南岸".to_owned(),
        blocks: paragraphs.iter().map(block).collect(),
        ..Article::default()
    };
    Reading {
        articles: vec![article.into()],
        ..Reading::default()
    }
}

/// Times each wish from the key to the picture.
fn told(name: &str, paragraphs: &[String], rounds: usize) {
    let mut app = App::new(Options::default(), Marks::default(), size(SIZE));
    app.update(Event::Read {
        name: "p.txt".to_owned(),
        reading: reading(paragraphs),
    });
    app.arrange();
    let mut times: Vec<(&str, Vec<Duration>)> = Vec::new();
    for _ in 0..rounds {
        let mut round: Vec<(&str, Duration)> = STEPS
            .iter()
            .map(|(what, step)| (*what, timed(&mut app, step)))
            .collect();
        let slices = slices(&mut app);
        round.push((
            "longest slice",
            slices.iter().copied().max().unwrap_or_default(),
        ));
        round.push(("all slices", slices.iter().sum()));
        round.push((
            "line down, all set",
            timed(&mut app, |app| wish(app, Action::Down)),
        ));
        wish(&mut app, Action::Back);
        for (what, time) in round {
            match times.iter_mut().find(|(known, _)| *known == what) {
                Some((_, times)) => times.push(time),
                None => times.push((what, vec![time])),
            }
        }
    }
    println!("\n{name}");
    for (what, times) in &mut times {
        times.sort_unstable();
        println!(
            "{what:20} {:>10.3} ms",
            times[times.len() / 2].as_secs_f64() * 1e3
        );
    }
}

fn size((width, height): (u16, u16)) -> Size {
    Size { width, height }
}

fn wish(app: &mut App, action: Action) {
    app.wish(action, None);
}

fn resize(app: &mut App, to: (u16, u16)) {
    app.update(Event::Resize(size(to)));
}

/// Sets what is left, and returns how long each slice took.
fn slices(app: &mut App) -> Vec<Duration> {
    assert!(matches!(app.top(), Pane::Reader(_)));
    let mut slices = Vec::new();
    loop {
        let start = Instant::now();
        if app.chore() == Chore::Idle {
            return slices;
        }
        slices.push(start.elapsed());
    }
}

fn timed(app: &mut App, what: impl FnOnce(&mut App)) -> Duration {
    let mut buffer = Buffer::empty(Rect::new(0, 0, app.screen.width, app.screen.height));
    let start = Instant::now();
    what(app);
    app.arrange();
    buffer.resize(Rect::new(0, 0, app.screen.width, app.screen.height));
    view::paint(app, &mut buffer);
    start.elapsed()
}
