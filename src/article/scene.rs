//! The steps over a page, from part to part, and what each costs: the evidence for headlines above, below, inside.
//!
//! A cost says how much speaks against a step, as the logarithm of odds does; the figures are weighed against each other
//! on made pages, and `cargo bench --bench pages` tells what a change of one does.

use crate::page::role::is_notice;
use crate::page::tag::Tag;
use crate::page::{Block, Page, Role, Setting};

use super::cohesion::{Gist, Lexicon, Phrase};
use super::join::Chains;
use super::parts::{Part, Text};

/// What a part comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Move {
    /// A run: all lines are the headline of the text before.
    Close,
    /// A run: the first lines (often none) are the headline of the text before, the rest of the text after.
    Open(usize),
    /// A run: goes on with the headline that waits for its text.
    More,
    /// A run: subheads within an article.
    Inside,
    /// A run of no article.
    Skip,
    /// A text: goes on with the article, or takes the headline that waits for it.
    #[default]
    Go,
    /// A text: begins an article.
    Begin,
}

/// Where the path stands between two parts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// In no article.
    Out,
    /// In an article that has no headline yet.
    Headless,
    /// In an article with its headline.
    Headed,
    /// After an article that its headline ended.
    Closed,
    /// After a headline that waits for its text.
    Waiting,
    /// After a subhead in an article without headline yet.
    InHeadless,
    /// After a subhead in an article with headline.
    InHeaded,
}

/// What it costs to leave a text without a headline.
pub const HEADLESS: f32 = 2.5;

/// The most lines at the head of a run that may belong to the text before when the others do not.
const PREFIX: usize = 4;

/// What is known of the runs of a page and their neighbours.
pub struct Scene<'a> {
    page: &'a Page,
    parts: &'a [Part],
    runs: Vec<Option<Run>>,
    /// For each text what speaks against its going on with the text before: names that end that, another subject.
    breaks: Vec<f32>,
    /// The share of texts after a run that begin with a dateline or byline.
    announced: f32,
}

/// What the texts beside a run speak of: the one before it and the start of its report; the one after it.
struct Sides<'a> {
    before: Vec<&'a Gist>,
    after: Option<&'a Gist>,
}

impl<'a> Sides<'a> {
    fn of(parts: &[Part], at: usize, gists: &'a [Option<Gist>], strong: Option<usize>) -> Self {
        let before = (0..at)
            .rev()
            .take(4)
            .find(|&n| matches!(&parts[n], Part::Text(text) if !text.photo));
        Self {
            before: before
                .into_iter()
                .chain(strong)
                .filter_map(|n| gists[n].as_ref())
                .collect(),
            after: gists.get(at + 1).and_then(Option::as_ref),
        }
    }
}

/// A run and how it goes with the texts beside it.
#[derive(Clone, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "signs that do not exclude each other"
)]
struct Run {
    before: Vec<f32>,
    after: Vec<f32>,
    likeness: f32,
    longest: usize,
    notice: bool,
    subtitled: bool,
    lesser: Option<bool>,
    tight: bool,
    /// For each line whether it is a byline.
    signed: Vec<bool>,
    /// Whether the sequence model told its lines, and what it takes them for.
    tagged: bool,
    subhead: bool,
}

impl Run {
    /// What it costs to part the run before line `prefix`: a byline ends one headline, so that another begins after it.
    fn seam(&self, prefix: usize) -> f32 {
        let inner = self
            .signed
            .iter()
            .take(self.signed.len().saturating_sub(1))
            .any(|signed| *signed);
        match (prefix > 0 && self.signed[prefix - 1], inner) {
            (true, _) => -1.0,
            (false, true) => 1.0,
            (false, false) => 0.0,
        }
    }
}

impl<'a> Scene<'a> {
    /// Weighs the runs of a page.
    pub fn of(page: &'a Page, parts: &'a [Part], chains: &Chains, lexicon: &'a Lexicon) -> Self {
        let gist = |part: &Part| match part {
            Part::Text(text) => {
                let blocks = text.blocks.iter().flat_map(|at| chains.whole(*at));
                Some(lexicon.gist(blocks))
            }
            Part::Run(_) => None,
        };
        let gists: Vec<Option<Gist>> = parts.iter().map(gist).collect();
        let mut scene = Self {
            page,
            parts,
            runs: Vec::new(),
            breaks: Vec::new(),
            announced: 0.0,
        };
        let mut strong = None;
        for (at, part) in parts.iter().enumerate() {
            let run = match part {
                Part::Run(lines) => {
                    Some(scene.run(at, lines, &Sides::of(parts, at, &gists, strong), lexicon))
                }
                Part::Text(text) => {
                    strong = if text.strong { Some(at) } else { strong };
                    None
                }
            };
            scene.runs.push(run);
        }
        scene.announced = scene.share_announced();
        scene.breaks = (0..parts.len())
            .map(|at| scene.break_before(at, &gists))
            .collect();
        scene
    }

    fn run(&self, at: usize, lines: &[usize], sides: &Sides, lexicon: &Lexicon) -> Run {
        let lines = lines.iter().map(|line| &self.page.blocks[*line]);
        let lines: Vec<&Block> = lines.collect();
        let phrase = |line: &&Block| is_head(line).then(|| lexicon.phrase(&line.ink));
        let phrases: Vec<Option<Phrase>> = lines.iter().map(phrase).collect();
        let most = |phrase: &Option<Phrase>, gists: &[&Gist]| {
            let held = phrase
                .iter()
                .flat_map(|phrase| gists.iter().map(|gist| phrase.coverage(gist)));
            held.fold(0.0, f32::max)
        };
        let level = lines
            .iter()
            .map(|line| line.level)
            .filter(|level| *level > 0)
            .min();
        let first = self.text(at + 1).and_then(|text| text.blocks.first());
        Run {
            before: phrases
                .iter()
                .map(|phrase| most(phrase, &sides.before))
                .collect(),
            after: phrases
                .iter()
                .map(|phrase| most(phrase, sides.after.as_slice()))
                .collect(),
            likeness: sides
                .before
                .first()
                .zip(sides.after)
                .map_or(0.0, |(before, after)| before.likeness(after)),
            longest: lines.iter().map(|line| line.ink.len()).max().unwrap_or(0),
            notice: lines.iter().any(|line| is_notice(&line.ink)),
            subtitled: lines.iter().any(|line| line.role == Role::Subtitle),
            lesser: self
                .page
                .profile
                .top
                .zip(level)
                .map(|(top, level)| level > top),
            signed: lines.iter().map(|line| !is_head(line)).collect(),
            tagged: lines.iter().any(|line| line.tag.is_some()),
            subhead: lines.iter().any(|line| line.tag == Some(Tag::Subhead)),
            tight: first.is_some_and(|first| !self.page.blocks[*first].apart),
        }
    }

    fn break_before(&self, at: usize, gists: &[Option<Gist>]) -> f32 {
        if self.text(at).is_some_and(|text| text.turned) {
            let alike = at
                .checked_sub(1)
                .and_then(|before| Some(gists[before].as_ref()?.likeness(gists[at].as_ref()?)));
            return (4.0 - 20.0 * alike.unwrap_or(0.0)).max(0.0);
        }
        let before = at.checked_sub(1).filter(|before| {
            self.text(*before)
                .is_some_and(|text| text.signed && !text.photo)
        });
        let alike = |before: usize| Some(gists[before].as_ref()?.likeness(gists[at].as_ref()?));
        before
            .and_then(alike)
            .map_or(0.0, |alike| (2.5 - 25.0 * alike).max(0.0))
    }

    fn text(&self, at: usize) -> Option<&Text> {
        match self.parts.get(at) {
            Some(Part::Text(text)) => Some(text),
            _ => None,
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a share")]
    fn share_announced(&self) -> f32 {
        let after = (1..self.parts.len()).filter(|at| matches!(self.parts[at - 1], Part::Run(_)));
        let after: Vec<&Text> = after
            .filter_map(|at| self.text(at))
            .filter(|text| !text.photo)
            .collect();
        let strong = self
            .parts
            .iter()
            .filter(|part| matches!(part, Part::Text(text) if text.strong))
            .count();
        strong.min(after.len()) as f32 / after.len().max(1) as f32
    }

    /// Every step from `state` over part `at`: where to, which move, at what cost.
    pub fn each(&self, at: usize, state: State, mut offer: impl FnMut(State, Move, f32)) {
        match (&self.parts[at], &self.runs[at]) {
            (Part::Text(text), _) => {
                text_steps(text, state, self.announced, self.breaks[at], offer);
            }
            (Part::Run(_), Some(run)) => {
                let lost = if matches!(state, State::Headless | State::InHeadless) {
                    HEADLESS
                } else {
                    0.0
                };
                if state == State::Headless && !run.notice {
                    offer(State::Closed, Move::Close, close(run, run.before.len()));
                    for prefix in 1..run.before.len().min(PREFIX + 1) {
                        offer(
                            State::Waiting,
                            Move::Open(prefix),
                            close(run, prefix) + self.open(at, run, prefix) + run.seam(prefix),
                        );
                    }
                }
                if state == State::Waiting && run.tagged {
                    offer(State::Waiting, Move::More, 2.0);
                }
                if state != State::Waiting {
                    offer(
                        State::Waiting,
                        Move::Open(0),
                        lost + self.open(at, run, 0) + run.seam(0),
                    );
                }
                match state {
                    State::Headless => offer(State::InHeadless, Move::Inside, self.inside(at, run)),
                    State::Headed => offer(State::InHeaded, Move::Inside, self.inside(at, run)),
                    _ => {}
                }
                offer(state, Move::Skip, 4.0);
            }
            (Part::Run(_), None) => {}
        }
    }

    /// The lines of a run from `prefix` on as the headline of the text after.
    fn open(&self, at: usize, run: &Run, prefix: usize) -> f32 {
        let fit = 1.5 - 3.0 * best(&run.after[prefix..]) + 0.3 * spare(run.after.len() - prefix);
        let text = match self.text(at + 1) {
            None => 3.0,
            Some(text) if text.strong => -1.0,
            Some(text) if text.photo => 1.6,
            Some(_) if run.notice => -1.0,
            Some(_) => 3.0 * self.announced - signed_before(self.text(at.wrapping_sub(1))),
        };
        let level = match run.lesser {
            Some(true) if !run.notice => 1.0,
            Some(false) => -0.5,
            _ => 0.0,
        };
        fit + text + level
    }

    /// A run as subheads.
    fn inside(&self, at: usize, run: &Run) -> f32 {
        let strong = self
            .text(at + 1)
            .is_some_and(|text| text.strong || text.photo);
        let long = match run.longest {
            0..=8 => -0.6,
            longest => 0.06 * small(longest.saturating_sub(10)),
        };
        let level = match run.lesser {
            Some(true) => -3.0,
            Some(false) => 2.5,
            None => 0.0,
        };
        let fit = 2.2 + 0.5 * spare(run.before.len()) + long - 1.5 * (4.0 * run.likeness).min(1.0)
            + level;
        // No subhead stands right above a headline.
        let crowned = self.page.profile.setting == Setting::Paragraphs
            && matches!(self.parts.get(at + 1), Some(Part::Run(_)));
        let told = match (run.tagged, run.subhead) {
            _ if crowned => 4.0,
            (true, true) => -1.5,
            (true, false) => 1.5,
            _ => 0.0,
        };
        let odd = told
            + f32::from(u8::from(strong)) * 4.0
            + f32::from(u8::from(run.notice || run.subtitled)) * 3.0;
        fit + odd + signed_before(self.text(at.wrapping_sub(1))) + 0.8 * (1.0 - self.announced)
    }
}

/// The first `count` lines of a run as the headline of the text before.
fn close(run: &Run, count: usize) -> f32 {
    let tight = if run.tight { 0.7 } else { 0.0 };
    let marked = if run.lesser.is_some() { 1.5 } else { 0.0 };
    1.5 - 3.0 * best(&run.before[..count]) + tight + marked + 0.3 * spare(count)
}

/// Every step over a text; `announced` is how far a report of this page begins with a dateline or byline, `apart` what
/// it costs to go on with the text before.
fn text_steps(
    text: &Text,
    state: State,
    announced: f32,
    apart: f32,
    mut offer: impl FnMut(State, Move, f32),
) {
    let lost = if matches!(state, State::Headless | State::InHeadless) {
        HEADLESS
    } else {
        0.0
    };
    if text.photo {
        match state {
            State::Waiting => offer(State::Out, Move::Begin, 0.5),
            State::InHeaded => offer(State::Headed, Move::Begin, 1.0),
            State::InHeadless => offer(State::Headless, Move::Begin, 1.0),
            _ => offer(state, Move::Begin, 0.0),
        }
        return;
    }
    match (state, text.strong) {
        (State::Waiting | State::InHeaded, _) => offer(State::Headed, Move::Go, 0.0),
        (State::InHeadless, _) => offer(State::Headless, Move::Go, 0.0),
        (State::Headed | State::Headless, false) => {
            offer(state, Move::Go, apart);
            offer(State::Headless, Move::Begin, lost + 1.0 + 2.0 * announced);
        }
        (_, true) => offer(State::Headless, Move::Begin, lost),
        (State::Out | State::Closed, false) => {
            offer(State::Headless, Move::Begin, 1.0 + 2.0 * announced);
        }
    }
}

/// Whether a block of a run is a line of a headline and not its byline.
fn is_head(block: &Block) -> bool {
    matches!(block.role, Role::Display | Role::Subtitle)
}

/// How much a text that names have ended speaks against going on.
fn signed_before(text: Option<&Text>) -> f32 {
    if text.is_some_and(|text| text.signed && !text.photo) {
        1.5
    } else {
        0.0
    }
}

fn best(values: &[f32]) -> f32 {
    values.iter().copied().fold(0.0, f32::max)
}

/// The lines beyond three: a headline of many lines is none.
fn spare(lines: usize) -> f32 {
    small(lines.saturating_sub(3))
}

fn small(value: usize) -> f32 {
    f32::from(u16::try_from(value).unwrap_or(u16::MAX))
}
