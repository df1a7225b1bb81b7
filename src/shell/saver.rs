//! Writing marks in the background: what was wished is answered once it is on disk, or once it is known that it is not.

use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::app::Event;
use crate::app::words::Lang;
use crate::article::correct::Correction;
use crate::marks::{Change, Clock, Marks, Op, PROVISIONAL, Stamp};

use super::journal::Journal;

/// How long after a failure marks are tried again.
const AGAIN: Duration = Duration::from_secs(5);
/// How long it is quiet before the files are looked after.
const QUIET: Duration = Duration::from_secs(1);
/// As good as for ever: nothing is waiting to be tried again.
const FOREVER: Duration = Duration::from_secs(u64::MAX / 4);

/// What the saver is told.
#[derive(Debug)]
pub enum Order {
    /// Write these marks.
    Save(Vec<Change>),
    /// Look whether another reader, or a tool that synchronises folders, wrote marks.
    Look,
    /// Write these marks and end.
    Finish(Vec<Change>),
}

/// The thread that writes marks.
#[derive(Debug)]
pub struct Saver {
    orders: Sender<Order>,
    thread: JoinHandle<bool>,
}

/// Starts the saver. The receiver hears when all is saved at the end.
///
/// # Errors
/// When the thread cannot be started.
pub fn start(
    journal: Journal,
    events: Sender<Event>,
    lang: Lang,
) -> io::Result<(Saver, Receiver<()>)> {
    let (orders, inbox) = mpsc::channel();
    let (ended, saved) = mpsc::channel();
    let desk = Desk {
        journal,
        events,
        lang,
        waiting: Vec::new(),
        held: None,
        clock: Clock::default(),
        corrections: Vec::new(),
    };
    let thread = thread::Builder::new()
        .name("saver".to_owned())
        .spawn(move || desk.serve(&inbox, &ended))?;
    Ok((Saver { orders, thread }, saved))
}

impl Saver {
    /// Tells the saver to do something; it does so after what it was told before.
    pub fn order(&self, order: Order) {
        let _ = self.orders.send(order);
    }

    /// A way for others to tell it.
    pub fn orders(&self) -> Sender<Order> {
        self.orders.clone()
    }

    /// Writes the last marks and waits until that is done; says whether all are on disk.
    pub fn finish(self, changes: Vec<Change>) -> bool {
        self.order(Order::Finish(changes));
        self.thread.join().unwrap_or(false)
    }
}

/// The saver's side of the desk.
struct Desk {
    journal: Journal,
    events: Sender<Event>,
    lang: Lang,
    /// Marks that are not on disk yet, the oldest first.
    waiting: Vec<Change>,
    /// The marks with what waits, as long as something does; and the clock that stamps that.
    held: Option<Marks>,
    clock: Clock,
    /// The corrections that held for this run only: the stamp of each, and the one that it has on the disk by now.
    corrections: Vec<(Stamp, Correction, Option<Stamp>)>,
}

impl Desk {
    fn serve(mut self, inbox: &Receiver<Order>, ended: &Sender<()>) -> bool {
        let mut kept = false;
        loop {
            let patience = match (self.waiting.is_empty(), kept) {
                (false, _) => AGAIN,
                (true, false) => QUIET,
                (true, true) => FOREVER,
            };
            match inbox.recv_timeout(patience) {
                Ok(Order::Save(changes)) => self.save(changes),
                Ok(Order::Look) => self.look(),
                Err(RecvTimeoutError::Timeout) if self.waiting.is_empty() => {
                    // No mark depends on it, and the next reader tries again.
                    let _ = self.journal.upkeep();
                    kept = true;
                }
                Err(RecvTimeoutError::Timeout) => self.save(Vec::new()),
                Ok(Order::Finish(changes)) => {
                    self.save(changes);
                    break;
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        let _ = ended.send(());
        self.waiting.is_empty()
    }

    /// Writes marks, and those that could not be written before.
    fn save(&mut self, changes: Vec<Change>) {
        let answers = changes.len();
        for change in &changes {
            let change = self.settle(change.clone());
            self.waiting.extend(change);
        }
        if self.waiting.is_empty() && changes.is_empty() {
            return;
        }
        let written = if self.waiting.is_empty() {
            Ok(Vec::new())
        } else {
            self.journal.append(&self.waiting)
        };
        let answer = match written {
            Ok(mut ops) => {
                self.waiting.clear();
                self.learn(&ops);
                ops.extend(self.provisional(changes.into_iter().filter(takes_back_provisional)));
                self.held = None;
                Event::Marked {
                    ops,
                    answers,
                    all: true,
                }
            }
            Err(trouble) => Event::Unsaved {
                ops: self.provisional(changes.into_iter()),
                reason: trouble.say(self.lang),
            },
        };
        let _ = self.events.send(answer);
    }

    /// Changes as entries that hold for this run only: once written they are stamped later, so that wins.
    fn provisional(&mut self, changes: impl Iterator<Item = Change>) -> Vec<Op> {
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default()
            .as_millis();
        let millis = u64::try_from(now).unwrap_or(u64::MAX);
        self.clock.catch_up(self.journal.clock());
        let stamped = changes.map(|change| (self.clock.stamp(millis, PROVISIONAL), change));
        let marks = self.journal.marks();
        let held = self.held.get_or_insert_with(|| marks.clone());
        let ops = held.entries(stamped);
        for op in &ops {
            held.merge(op);
            if let Change::Correct { correction, .. } = &op.change {
                self.corrections.push((op.stamp, correction.clone(), None));
            }
        }
        ops
    }

    /// What is to be written of a change that takes back a correction which held for this run only: it takes back the one
    /// that is on the disk by now; or, if that waits yet, neither is written.
    fn settle(&mut self, change: Change) -> Option<Change> {
        let Change::Uncorrect { key, of } = change else {
            return Some(change);
        };
        let Some(at) = self.corrections.iter().position(|(held, ..)| *held == of) else {
            return Some(Change::Uncorrect { key, of });
        };
        if let Some(of) = self.corrections[at].2 {
            return Some(Change::Uncorrect { key, of });
        }
        let (_, taken_back, _) = self.corrections.remove(at);
        let is_it = |change: &Change| match change {
            Change::Correct { correction, .. } => *correction == taken_back,
            _ => false,
        };
        if let Some(at) = self.waiting.iter().rposition(is_it) {
            self.waiting.remove(at);
        }
        None
    }

    /// Under which stamps corrections are on the disk that held for this run only.
    fn learn(&mut self, written: &[Op]) {
        for op in written {
            let Change::Correct { correction, .. } = &op.change else {
                continue;
            };
            let mut held = self.corrections.iter_mut();
            if let Some(held) = held.find(|held| held.2.is_none() && held.1 == *correction) {
                held.2 = Some(op.stamp);
            }
        }
    }

    fn look(&mut self) {
        let ops = self.journal.refresh();
        if !ops.is_empty() {
            let all = self.waiting.is_empty();
            let answers = 0;
            let _ = self.events.send(Event::Marked { ops, answers, all });
        }
    }
}

fn takes_back_provisional(change: &Change) -> bool {
    matches!(change, Change::Uncorrect { of, .. } if of.device() == PROVISIONAL)
}
