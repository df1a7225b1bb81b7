//! What speaks for a line to be in a headline, and for a headline as a whole.

use crate::page::ink::Ink;
use crate::page::tag::Tag;
use crate::page::tidy::{self, Manner};
use crate::page::{Page, Role};

use super::super::cohesion::{Gist, Lexicon};
use super::super::draft::Drafts;
use super::super::join::Chains;
use super::Choice;
use super::host::Host;
use super::order::Seams;
use super::sign::{Row, Sign};
use super::unit::{Home, Unit};

/// The longest line, in characters, of which a text may speak by chance.
const SHORT: usize = 3;

/// The characters of a usual headline, and of a long one.
const USUAL: usize = 16;
const LONG: usize = 30;

/// The longest phrase of a headline, in characters: a longer line right above another is a kicker, of any length.
const PHRASE: usize = 13;

/// From how many nats on two lines are parts of one word.
const WORD: f32 = 2.5;

/// The share of a line that a text must speak of to be its best.
const SPOKEN: f32 = 0.2;

/// The signs of one page.
pub struct Worth<'a> {
    page: &'a Page,
    units: Vec<Unit>,
    seams: Seams,
    hosts: Vec<Host>,
    /// For each line and draft the share of the line that the draft's text, and its lead, speak of.
    held: Vec<Vec<[f32; 2]>>,
    /// For each draft the lines of which its text, and its lead, speak most.
    best: Vec<[usize; 2]>,
    /// The share of reports with a headline right above them.
    ordered: f32,
}

impl<'a> Worth<'a> {
    /// Reads the signs of a page.
    pub fn of(
        page: &'a Page,
        units: Vec<Unit>,
        drafts: &Drafts,
        chains: &Chains,
        lexicon: &Lexicon,
    ) -> Self {
        let drafts = drafts.drafts.iter();
        let hosts: Vec<Host> = drafts
            .clone()
            .map(|draft| Host::of(page, draft, chains))
            .collect();
        let leads: Vec<Gist> = hosts.iter().map(|host| host.lead(page, lexicon)).collect();
        let held = |unit: &Unit| {
            let phrase = lexicon.phrase(unit.line.ink(page));
            let texts = drafts.clone().map(|draft| &draft.gist).zip(&leads);
            let shares = texts.map(|(text, lead)| [phrase.coverage(text), phrase.coverage(lead)]);
            shares.collect()
        };
        let held: Vec<Vec<[f32; 2]>> = units.iter().map(held).collect();
        let most = |host: usize, which: usize| {
            let lines = (0..units.len())
                .max_by(|a, b| held[*a][host][which].total_cmp(&held[*b][host][which]));
            lines.unwrap_or(0)
        };
        Self {
            page,
            seams: Seams::of(page, &units),
            best: (0..hosts.len())
                .map(|host| [most(host, 0), most(host, 1)])
                .collect(),
            ordered: super::host::ordered(page, &hosts),
            units,
            hosts,
            held,
        }
    }

    /// The lines.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// How many drafts there are.
    pub fn drafts(&self) -> usize {
        self.hosts.len()
    }

    /// Every place where a line may go.
    pub fn choices(&self, line: usize) -> impl Iterator<Item = Choice> {
        let outside = self.units[line].home.headline().is_none().then_some(None);
        let open = (0..self.hosts.len()).filter(|draft| self.is_open(*draft));
        outside.into_iter().chain(open.map(Some))
    }

    /// Whether a draft may get a headline.
    pub fn is_open(&self, draft: usize) -> bool {
        self.hosts[draft].is_open()
    }

    /// How its lines go on with each other.
    pub fn seams(&self) -> &Seams {
        &self.seams
    }

    /// A line without its place.
    pub fn text(&self, line: usize) -> String {
        tidy::text(self.ink(line), Manner::Display)
    }

    /// The share of reports with a headline right above them.
    pub fn ordered(&self) -> f32 {
        self.ordered
    }

    /// What speaks for a line to be there, whatever other lines there are.
    pub fn line(&self, line: usize, to: Choice) -> Row {
        let mut row = Row::default();
        match to {
            None => self.outside(line, &mut row),
            Some(draft) => {
                if self.is_short(line) {
                    row.flag(
                        Sign::HomeShort,
                        self.units[line].home == Home::Headline(draft),
                    );
                } else if !self.is_subtitle(line) {
                    self.subject(line, draft, &mut row);
                }
                self.home(line, draft, &mut row);
                self.place(line, draft, &mut row);
            }
        }
        row
    }

    /// A line in no headline.
    fn outside(&self, line: usize, row: &mut Row) {
        let unit = self.units[line];
        let (block, ink) = (unit.line.of(self.page), self.ink(line));
        row.flag(
            match unit.home {
                Home::Headline(_) | Home::Nowhere => Sign::Nowhere,
                Home::Subhead(_) => Sign::Subhead,
                Home::Paragraph(_) => Sign::Paragraph,
            },
            true,
        );
        row.flag(
            match block.tag {
                Some(Tag::Headline | Tag::HeadlineOn) => Sign::OutHeadline,
                Some(Tag::Kicker | Tag::KickerOn) => Sign::OutKicker,
                Some(Tag::Subhead | Tag::SubheadOn) => Sign::OutSubhead,
                Some(Tag::Body | Tag::Rest | Tag::BodyOn) => Sign::OutText,
                _ => Sign::OutOther,
            },
            true,
        );
        row.flag(Sign::OutShort, ink.len() <= SHORT);
        row.flag(Sign::OutLong, ink.len() >= 4 * SHORT);
        row.flag(Sign::OutApart, block.apart);
        row.add(Sign::OutBegins, self.seams.begins(line) / 4.0);
        let held = unit
            .home
            .draft()
            .map_or(0.0, |draft| self.held[line][draft][0]);
        let most = self.held[line]
            .iter()
            .map(|held| held[0])
            .fold(0.0, f32::max);
        row.add(Sign::OutHeld, held);
        row.add(Sign::OutMissed, most - held);
        if let Home::Subhead(draft) = unit.home {
            row.flag(Sign::SubheadOfTwo, self.hosts[draft].subheads > 1);
            row.flag(Sign::SubheadOfThree, self.hosts[draft].subheads > 2);
        }
    }

    /// What a draft speaks of.
    fn subject(&self, line: usize, draft: usize, row: &mut Row) {
        let [held, led] = self.held[line][draft];
        let rival = |which: usize| {
            let others = self.held[line]
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != draft);
            others.map(|(_, held)| held[which]).fold(0.0, f32::max)
        };
        row.add(Sign::Held, held);
        row.add(Sign::Led, led);
        row.add(Sign::HeldMore, held - rival(0));
        row.add(Sign::LedMore, led - rival(1));
        row.flag(Sign::HeldMost, held > rival(0));
        row.flag(Sign::LedMost, led > rival(1));
        row.flag(Sign::Foreign, held < SPOKEN / 2.0);
        let [most_held, most_led] = self.best[draft];
        row.flag(Sign::BestHeld, held > SPOKEN && most_held == line);
        row.flag(Sign::BestLed, led > SPOKEN && most_led == line);
    }

    /// Whether it was there before.
    fn home(&self, line: usize, draft: usize, row: &mut Row) {
        let home = self.units[line].home;
        if home != Home::Headline(draft) {
            row.flag(Sign::OwnText, home.draft() == Some(draft));
            return;
        }
        row.flag(Sign::Home, true);
        row.flag(Sign::HomeSubtitle, self.is_subtitle(line));
        row.add(Sign::HomeHeld, self.held[line][draft][0]);
        row.add(Sign::HomeOrdered, self.ordered);
    }

    /// Where it stands.
    fn place(&self, line: usize, draft: usize, row: &mut Row) {
        let unit = self.units[line];
        let seat = self.hosts[draft].seat(unit.line.block);
        let at = if seat.above { Sign::Above } else { Sign::Below };
        let far = if seat.above {
            Sign::FarAbove
        } else {
            Sign::FarBelow
        };
        let sign = match (seat.within, seat.near) {
            (true, _) => Sign::Within,
            (false, true) => at,
            (false, false) => far,
        };
        row.flag(sign, true);
        if unit.home == Home::Headline(draft) {
            row.flag(
                match sign {
                    Sign::Above => Sign::HomeAbove,
                    Sign::Below => Sign::HomeBelow,
                    _ => Sign::HomeAway,
                },
                true,
            );
        }
        let (short, subtitle) = (self.is_short(line), self.is_subtitle(line));
        row.add(
            match (short, subtitle) {
                (true, _) => Sign::AwayShort,
                (_, true) => Sign::AwaySubtitle,
                _ => Sign::Away,
            },
            small(seat.away).ln_1p(),
        );
        row.flag(Sign::RightAbove, seat.above && seat.away == 1);
        row.flag(
            Sign::BesideSubtitle,
            subtitle && matches!(sign, Sign::Above | Sign::Below),
        );
        if sign == Sign::Above {
            row.add(Sign::AboveOrdered, self.ordered);
        }
    }

    /// Signs of a headline as a whole; its lines come in the order of the source.
    pub fn headline(&self, draft: usize, lines: &[usize]) -> Row {
        let mut row = Row::default();
        let mut heads = Vec::with_capacity(lines.len());
        heads.extend(lines.iter().filter(|line| !self.is_subtitle(**line)));
        row.add(Sign::Subtitles, small(lines.len() - heads.len()));
        if heads.is_empty() {
            row.flag(Sign::Headless, true);
            row.flag(Sign::HeadlessReport, self.hosts[draft].strong);
            row.flag(Sign::HeadlessScrap, self.hosts[draft].is_scrap());
            return row;
        }
        let counted = heads.iter().filter(|line| !self.is_kicker(**line, &heads));
        let letters: usize = counted.map(|line| self.ink(*line).len()).sum();
        row.add(Sign::Long, small(letters.saturating_sub(USUAL)) / 10.0);
        row.add(Sign::VeryLong, small(letters.saturating_sub(LONG)) / 10.0);
        row.flag(Sign::Brief, letters <= 2 * SHORT);
        row.flag(Sign::VeryBrief, letters <= SHORT);
        row.add(Sign::Lines, small(heads.len().saturating_sub(3)));
        self.sequence(&self.seams.order(heads), &mut row);
        row
    }

    /// How the lines of a headline follow each other.
    fn sequence(&self, order: &[usize], row: &mut Row) {
        row.add(Sign::Begins, self.seams.begins(order[0]) / 4.0);
        for pair in order.windows(2) {
            let bond = self.seams.bond(pair[0], pair[1]);
            let worth = self.seams.worth(pair[0], pair[1]) / 4.0;
            let [count, value, word] = if self.beside(pair[0], pair[1]) {
                [Sign::Beside, Sign::BesideWorth, Sign::BesideWord]
            } else {
                [Sign::Apart, Sign::ApartWorth, Sign::ApartWord]
            };
            row.flag(count, true);
            row.add(value, worth);
            row.flag(word, bond > WORD);
            row.flag(Sign::Turned, pair[0] > pair[1]);
        }
    }

    /// Whether one line stands right below the other in the source.
    fn beside(&self, line: usize, next: usize) -> bool {
        let (line, next) = (self.units[line].line, self.units[next].line);
        line.meets(next) || (line.block + 1 == next.block && next.from == 0)
    }

    /// Whether a line is too long for a phrase of a headline and stands right above another line of it.
    fn is_kicker(&self, line: usize, heads: &[usize]) -> bool {
        self.ink(line).len() > PHRASE && heads.iter().any(|other| self.beside(line, *other))
    }

    fn ink(&self, line: usize) -> &[Ink] {
        self.units[line].line.ink(self.page)
    }

    fn is_short(&self, line: usize) -> bool {
        self.ink(line).len() <= SHORT
    }

    fn is_subtitle(&self, line: usize) -> bool {
        self.units[line].line.of(self.page).role == Role::Subtitle
    }
}

fn small(value: usize) -> f32 {
    f32::from(u16::try_from(value).unwrap_or(u16::MAX))
}
