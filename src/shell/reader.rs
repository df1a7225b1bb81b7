//! The reader on a terminal: one channel of events, one loop.

use std::cell::RefCell;
use std::io::{self, Write};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::mpsc::{self, Receiver, RecvError};

use anyhow::Context;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::app::layout::Size;
use crate::app::words;
use crate::app::{App, Chore, Effect, Event, Known, Options};
use crate::marks::Change;
use crate::text::{Encoding, Measure, wrap};
use crate::view::{self, theme};

use super::journal::Journal;
use super::pinned::Pinned;
use super::saver::{Order, Saver};
use super::{clipboard, keyboard, loader, messages, neighbours, saver, signals, tty, widths};

/// What to read, and how.
#[derive(Debug)]
pub struct Wishes {
    /// Files and folders; none for the sample pages.
    pub paths: Vec<PathBuf>,
    /// The encoding, if it is not to be detected.
    pub encoding: Option<Encoding>,
    /// Language and ambiguous width.
    pub options: Options,
    /// Where marks are kept.
    pub journal: Journal,
    /// What went wrong before, in the language of the interface.
    pub problems: Vec<String>,
}

/// How reading ended.
#[derive(Debug)]
pub struct End {
    /// Whether all marks are on disk.
    pub saved: bool,
    /// What went wrong while reading, in the language of the interface.
    pub problems: Vec<String>,
}

/// Reads until the person quits.
///
/// # Errors
/// When the terminal cannot be used, or a thread cannot be started.
pub fn run(wishes: Wishes) -> anyhow::Result<End> {
    let (events, inbox) = mpsc::channel();
    let orders = loader::Orders {
        paths: wishes.paths,
        encoding: wishes.encoding,
        corrections: wishes.journal.marks().standing_corrections(),
        lang: wishes.options.lang,
    };
    loader::start(orders, events.clone())?;
    let (marks, folder) = (wishes.journal.marks().clone(), wishes.journal.folder());
    let lang = wishes.options.lang;
    let troubles = messages::marks(&wishes.journal, lang);
    for problem in wishes.problems.into_iter().chain(troubles) {
        events.send(Event::Problem(problem))?;
    }
    let (saver, saved) = saver::start(wishes.journal, events.clone(), lang)?;
    signals::watch(events.clone(), saved)?;
    let app = App::new(wishes.options, marks, tty::size());
    let terminal = tty::Tty::take().context(lang.say(words::NO_RAW_MODE))?;
    let asked = (app.options.known == Known::Guessed).then(widths::ask);
    let (question, answers) = asked.unzip();
    let mut screen = Screen::new(app.screen)?;
    screen.draw(&app)?;
    // The tables of line breaking are made at their first use: now, while the first page is being read.
    wrap("。", &Measure::default());
    signals::watch_terminal(events.clone())?;
    keyboard::listen(events, answers)?;
    let neighbours = folder.and_then(|folder| neighbours::watch(&folder, saver.orders()));
    let end = read(app, &mut screen, &inbox, saver);
    drop(neighbours);
    if let Some(question) = question {
        question.settle();
    }
    drop(terminal);
    signals::yield_to_signal();
    end
}

/// The loop: events change the model, effects are done, the model is drawn.
fn read(
    mut app: App,
    screen: &mut Screen,
    inbox: &Receiver<Event>,
    saver: Saver,
) -> anyhow::Result<End> {
    while let Ok(first) = next(inbox, &mut app) {
        let mut resized = false;
        for event in first.into_iter().chain(inbox.try_iter()) {
            resized |= matches!(event, Event::Resize(_) | Event::Resumed);
            match app.update(event) {
                Some(Effect::Save(changes)) => saver.order(Order::Save(changes)),
                Some(Effect::Quit(changes)) => return Ok(end(app, saver, changes)),
                Some(Effect::Suspend) => signals::suspend(),
                Some(Effect::Copy(text)) => {
                    // A terminal that is gone is found out by the next picture.
                    let _ = tty::draw(&clipboard::copied(&text));
                }
                Some(Effect::Redraw) => {
                    app.update(Event::Resize(tty::size()));
                    resized = true;
                }
                None => {}
            }
        }
        // Of many sizes in a row the last one is drawn.
        if resized {
            screen.resize(app.screen)?;
        }
        app.arrange();
        if screen.draw(&app).is_err()
            && let Some(Effect::Quit(changes)) = app.update(Event::Leave)
        {
            // The terminal is gone: what is to be kept is kept.
            return Ok(end(app, saver, changes));
        }
    }
    Ok(end(app, saver, Vec::new()))
}

fn end(app: App, saver: Saver, last: Vec<Change>) -> End {
    End {
        saved: saver.finish(last),
        problems: app.status.problems,
    }
}

/// The next event; while there is none, what can wait is done. None when a chore is to be seen, or all are done.
fn next(inbox: &Receiver<Event>, app: &mut App) -> Result<Option<Event>, RecvError> {
    let mut done = false;
    loop {
        if let Ok(event) = inbox.try_recv() {
            return Ok(Some(event));
        }
        match app.chore() {
            Chore::Seen => return Ok(None),
            Chore::Unseen => done = true,
            Chore::Idle if done => return Ok(None),
            Chore::Idle => return inbox.recv().map(Some),
        }
    }
}

/// The screen that is drawn on.
struct Screen {
    terminal: Terminal<Pinned<CrosstermBackend<Picture>>>,
    /// What the terminal is to get next.
    picture: Picture,
    /// Whether `NO_COLOR` is set.
    colourless: bool,
}

impl Screen {
    fn new(size: Size) -> io::Result<Self> {
        let picture = Picture::default();
        let mut backend = CrosstermBackend::new(picture.clone());
        // Ratatui's own clearing asks the terminal where its cursor is, and waits for an answer.
        backend.write_all(b"\x1b[0m\x1b[2J")?;
        let viewport = Viewport::Fixed(Rect::new(0, 0, size.width, size.height));
        Ok(Self {
            terminal: Terminal::with_options(
                Pinned {
                    inner: backend,
                    pins: false,
                },
                TerminalOptions { viewport },
            )?,
            picture,
            colourless: std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()),
        })
    }

    /// Takes on a size and forgets what is on the screen, so that the next picture is drawn whole.
    fn resize(&mut self, size: Size) -> io::Result<()> {
        *self = Self::new(size)?;
        Ok(())
    }

    /// Draws the model, as one update where the terminal knows how (DEC mode 2026).
    fn draw(&mut self, app: &App) -> io::Result<()> {
        let backend = self.terminal.backend_mut();
        backend.pins = app.options.known == Known::Guessed;
        backend.inner.write_all(b"\x1b[?2026h")?;
        let colourless = self.colourless;
        self.terminal.draw(|frame| {
            view::draw(app, frame);
            if colourless {
                theme::without_colours(frame.buffer_mut());
            }
        })?;
        let backend = &mut self.terminal.backend_mut().inner;
        backend.write_all(b"\x1b[?2026l")?;
        tty::draw(&self.picture.0.take())
    }
}

/// What is to be drawn, until all of it is there: the terminal gets it in one piece.
#[derive(Clone, Debug, Default)]
struct Picture(Rc<RefCell<Vec<u8>>>);

impl Write for Picture {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
