//! The places where a line of a paragraph may end, with the cells up to each and what ending there costs.

use super::chinese::{tailor, toll_of};
use super::class::Class;
use super::item::{Item, Room, Stretch, hangs};
use super::rules::Breaks;
use super::toll::Toll;
use super::{Matter, Measure};
use crate::text::upright::upright_cells;
use crate::text::width::graphemes;

/// A place between two glyphs, where a line may end and the next one begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop {
    /// Where, in bytes.
    pub(super) at: usize,
    /// Cells from the start of the paragraph to the ink before this place, spaces left out.
    pub(super) ink: usize,
    /// Cells from the start of the paragraph to this place, spaces included.
    pub(super) start: usize,
    /// What a break here costs.
    pub(super) toll: Toll,
}

impl Stop {
    /// The cells of the line from this stop that are taken before its first glyph: the indent of the first line.
    pub(super) const fn taken(&self) -> usize {
        self.ink.saturating_sub(self.start)
    }

    /// The cells of a line from an earlier stop to this one, its trailing spaces left out.
    pub(super) const fn cells_from(&self, start: usize) -> usize {
        self.ink.saturating_sub(start)
    }
}

/// The stops of a stretch of text.
#[derive(Debug, Default)]
pub(super) struct Stops {
    /// One before each glyph, and one at the end.
    pub(super) all: Vec<Stop>,
    /// Where the last character begins that is no mark: a line that begins there is an orphan.
    pub(super) last_character: usize,
    /// Cells to the ink and to the end of what has been passed.
    reached: (usize, usize),
}

impl Stops {
    /// Finds the stops of the beginning of `text` that `stretch` has read, behind an indent of so many cells.
    pub(super) fn find(
        &mut self,
        text: &str,
        stretch: &mut Stretch,
        indent: usize,
        measure: &Measure,
    ) {
        self.all.clear();
        self.reached = (indent, indent);
        tailor(stretch, measure.level);
        if stretch.plain {
            self.plain(stretch, measure);
        } else {
            self.clustered(&text[..stretch.len], stretch, measure);
        }
        self.push(stretch.len, Toll::Free, NOTHING);
        if let Some(end) = self.all.last_mut() {
            end.ink -= hung(&stretch.items, stretch.items.len(), measure);
        }
        // The indent counts as part of the first line.
        self.all[0].start = 0;
        let last = stretch
            .items
            .iter()
            .rev()
            .find(|item| is_character(item.class));
        self.last_character = last.map_or(0, |item| item.at);
    }

    /// Every item is a glyph.
    fn plain(&mut self, stretch: &Stretch, measure: &Measure) {
        let items = &stretch.items[..];
        let mut breaks = Breaks::of(items);
        let text = measure.matter != Matter::Names;
        let (mut ink, mut start) = self.reached;
        self.all.reserve(items.len() + 1);
        self.all
            .extend(items.iter().enumerate().map(|(index, item)| {
                let stop = Stop {
                    at: item.at,
                    ink: ink - hung(items, index, measure),
                    start,
                    toll: if text && is_among_hanzi(items, index) {
                        Toll::Free
                    } else {
                        toll_of(items, index, breaks.at(index), measure)
                    },
                };
                start += usize::from(item.room.cells);
                ink = if item.room.hangs { ink } else { start };
                stop
            }));
        self.reached = (ink, start);
    }

    /// Glyphs are clusters of characters, and may begin inside of items: there only an emergency breaks.
    fn clustered(&mut self, text: &str, stretch: &Stretch, measure: &Measure) {
        let items = &stretch.items[..];
        let mut breaks = Breaks::of(items);
        let mut index = 0;
        for (at, glyph, cells) in graphemes(text, measure.ambiguous) {
            let mut toll = Toll::Mark;
            while let Some(item) = items.get(index).filter(|item| item.at <= at) {
                let found = toll_of(items, index, breaks.at(index), measure);
                if item.at == at {
                    toll = found;
                }
                index += 1;
            }
            let cells = if measure.upright {
                upright_cells(text, at, cells)
            } else {
                cells
            };
            let room = Room {
                cells: u8::try_from(cells).unwrap_or(2),
                hangs: glyph.chars().all(hangs),
            };
            self.push(at, toll, room);
        }
    }

    /// A stop, and the room of the glyph behind it.
    fn push(&mut self, at: usize, toll: Toll, room: Room) {
        let (ink, start) = self.reached;
        self.all.push(Stop {
            at,
            ink,
            start,
            toll,
        });
        let end = start + usize::from(room.cells);
        self.reached = (if room.hangs { ink } else { end }, end);
    }
}

const NOTHING: Room = Room {
    cells: 0,
    hangs: true,
};

/// The cells of the mark before an item that hangs over the end of a line there: one that follows no other mark.
fn hung(items: &[Item], index: usize, measure: &Measure) -> usize {
    let Some([before, last]) = index.checked_sub(2).and_then(|from| items.get(from..index)) else {
        return 0;
    };
    let hangs = measure.hangs
        && matches!(last.c, '，' | '。' | '、' | '；' | '：' | '！' | '？')
        && is_character(before.class);
    if hangs { 2 } else { 0 }
}

/// Whether an item and the one before are ideographs, with no number near: the place before it needs no rule, and leaves
/// nothing to remember for those behind.
fn is_among_hanzi(items: &[Item], index: usize) -> bool {
    index >= 2
        && items[index].class == Class::ID
        && items[index - 1].class == Class::ID
        && items[index - 2].class != Class::NU
        && !items[index - 1].joins
}

/// Whether a class is of characters that a line may consist of, not of marks.
const fn is_character(class: Class) -> bool {
    use Class::{BA, BB, BK, CL, CP, CR, EX, IN, IS, LF, NL, NS, OP, QU, QUf, QUi, SP, ZW};
    !matches!(
        class,
        BA | BB | BK | CL | CP | CR | EX | IN | IS | LF | NL | NS | OP | QU | QUi | QUf | SP | ZW
    )
}
