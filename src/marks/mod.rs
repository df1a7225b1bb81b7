//! Bookmarks, notes, tags, highlights, saved queries, reading places, read state and corrections, as plain data with a merge rule. It does not know the disk.
//!
//! A person's wish is a [`Change`]; stamped with a clock reading it is an [`Op`], one line of a device's log
//! ([`print()`], [`parse`]); any number of logs, read in any order and any number of times, merge to the same [`Marks`].

mod anchor;
mod chains;
mod clock;
mod compact;
mod finding;
mod foreign;
mod latest;
mod line;
mod log;
mod merged;
mod netscape;
mod op;
mod passage;
mod repair_line;
mod repairs;
mod ribbon;
mod scan;
mod seek;
mod smart;
mod standing;
mod tag;

pub use anchor::{Anchor, Place, Quote};
pub use clock::{Clock, Device, PROVISIONAL, Stamp};
pub use compact::Compact;
pub use finding::{Found, How};
pub use foreign::Foreign;
pub use line::{Fault, RECORD, parse, print, reads_straight};
pub use log::Log;
pub use merged::Marks;
pub use netscape::{Import, Skipped, from_html, to_html};
pub use op::{Change, Op, Realm};
pub use passage::Passage;
pub use ribbon::Bookmark;
pub use smart::SavedQuery;
pub use tag::Tag;
