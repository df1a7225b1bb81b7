//! The sequence model: what each line of print is, seen with all others. Weights come from a table, the best path is Viterbi's.

use std::sync::LazyLock;

use super::evidence::{FEATURES, evidence};
use super::ink::Ink;
use super::line::Line;
use super::profile::Setting;
use super::tag::Tag;

/// How many tags there are.
const TAGS: usize = Tag::ALL.len();

/// Two models, for pages of lines of print and for pages of a paragraph a line. Of each one line a feature, then one a tag
/// before, at last one for the start of a page: a number for each tag, in 1/16. `tests/maker/train.rs` writes it.
const TABLE: &str = include_str!("../../assets/tags.txt");

static PRINT: LazyLock<Tagger> = LazyLock::new(|| Tagger::parse(TABLE.lines()));
static PARAGRAPHS: LazyLock<Tagger> = LazyLock::new(|| Tagger::parse(TABLE.lines().skip(ROWS)));

/// How many rows a model has.
const ROWS: usize = FEATURES + TAGS + 1;

/// The weights of a sequence model over lines: a linear-chain conditional random field.
#[derive(Clone, Debug, PartialEq)]
pub struct Tagger {
    /// For each feature what it adds to each tag.
    pub features: Vec<[f32; TAGS]>,
    /// For each tag, and for the start of a page, what it adds to each tag after it.
    pub steps: Vec<[f32; TAGS]>,
}

impl Default for Tagger {
    fn default() -> Self {
        Self {
            features: vec![[0.0; TAGS]; FEATURES],
            steps: vec![[0.0; TAGS]; TAGS + 1],
        }
    }
}

impl Tagger {
    /// The model that the program brings for pages of a setting.
    pub fn shipped(setting: Setting) -> &'static Self {
        match setting {
            Setting::Wrapped => &PRINT,
            Setting::Paragraphs => &PARAGRAPHS,
        }
    }

    /// Reads a table of weights; a row that is missing or broken counts as nothing.
    pub fn parse<'a>(table: impl Iterator<Item = &'a str>) -> Self {
        let mut tagger = Self::default();
        let rows = tagger.features.iter_mut().chain(&mut tagger.steps);
        for (row, line) in rows.zip(table) {
            for (weight, word) in row.iter_mut().zip(line.split(' ')) {
                *weight = word.parse::<f32>().unwrap_or(0.0) / 16.0;
            }
        }
        tagger
    }

    /// The table of weights that [`Tagger::parse`] reads.
    pub fn print(&self) -> String {
        let mut table = String::new();
        for row in self.features.iter().chain(&self.steps) {
            let words = row.iter().map(|weight| format!("{:.0}", weight * 16.0));
            let words: Vec<String> = words
                .map(|word| if word == "-0" { "0".to_owned() } else { word })
                .collect();
            table.push_str(&words.join(" "));
            table.push('\n');
        }
        table
    }

    /// What each tag of a line weighs by its features alone.
    pub fn emission(&self, features: &[u16]) -> [f32; TAGS] {
        let mut sum = [0.0; TAGS];
        for feature in features {
            let row = &self.features[usize::from(*feature)];
            for tag in 0..TAGS {
                sum[tag] += row[tag];
            }
        }
        sum
    }

    /// What a step from a tag (none: the start of a page) to another weighs; `None` if there is no such step.
    pub fn step(&self, before: Option<usize>, tag: usize) -> Option<f32> {
        let from = before.map(|before| Tag::ALL[before]);
        let row = &self.steps[before.unwrap_or(TAGS)];
        Tag::ALL[tag].may_follow(from).then(|| row[tag])
    }

    /// The tags of a page's lines: the heaviest path.
    pub fn tags(&self, lines: &[Line], ink: &[Ink]) -> Vec<Tag> {
        let emissions: Vec<[f32; TAGS]> = evidence(lines, ink)
            .iter()
            .map(|features| self.emission(features))
            .collect();
        self.heaviest(&emissions)
    }

    fn heaviest(&self, emissions: &[[f32; TAGS]]) -> Vec<Tag> {
        let Some(first) = emissions.first() else {
            return Vec::new();
        };
        let steps: [[f32; TAGS]; TAGS] =
            std::array::from_fn(|before| self.steps_from(Some(before)));
        let mut weights = self.steps_from(None);
        for (weight, emission) in weights.iter_mut().zip(first) {
            *weight += emission;
        }
        let mut trail: Vec<[u32; TAGS]> = Vec::with_capacity(emissions.len());
        for emission in &emissions[1..] {
            let (mut next, mut from) = ([f32::NEG_INFINITY; TAGS], [0u32; TAGS]);
            for (before, (weight, steps)) in (0u32..).zip(weights.iter().zip(&steps)) {
                for tag in 0..TAGS {
                    let sum = weight + steps[tag];
                    let better = sum > next[tag];
                    next[tag] = if better { sum } else { next[tag] };
                    from[tag] = if better { before } else { from[tag] };
                }
            }
            for (weight, emission) in next.iter_mut().zip(emission) {
                *weight += emission;
            }
            weights = next;
            trail.push(from);
        }
        follow(&weights, &trail)
    }

    /// What a step from a tag, or from the start of a page, to each other weighs.
    fn steps_from(&self, before: Option<usize>) -> [f32; TAGS] {
        std::array::from_fn(|tag| self.step(before, tag).unwrap_or(f32::NEG_INFINITY))
    }
}

/// The tags on the path that ends best.
fn follow(weights: &[f32; TAGS], trail: &[[u32; TAGS]]) -> Vec<Tag> {
    let best = weights.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1));
    let mut tag = best.map_or(0, |(tag, _)| tag);
    let mut tags = vec![Tag::ALL[tag]];
    for from in trail.iter().rev() {
        tag = from[tag] as usize;
        tags.push(Tag::ALL[tag]);
    }
    tags.reverse();
    tags
}
