//! How well a page's articles fit those that its editors meant: the figures by which pages are judged.
//!
//! Every comparison ignores white space, full and half width and the shape of quotation marks, and leaves out a
//! dateline 本报讯(…) at the start of a text.

use std::borrow::Borrow;
use std::collections::{BTreeSet, HashMap};
use std::ops::AddAssign;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use dubao::article::{Article, BlockKind, Kind};

/// Hits, what was wanted, what came: added up over pages before a share is taken.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count(pub usize, pub usize, pub usize);

impl Count {
    /// The harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        if self.1 + self.2 == 0 {
            1.0
        } else {
            2.0 * real(self.0) / real(self.1 + self.2)
        }
    }

    /// The share of what was wanted.
    pub fn recall(self) -> f64 {
        if self.1 == 0 {
            1.0
        } else {
            real(self.0) / real(self.1)
        }
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        (self.0, self.1, self.2) = (self.0 + other.0, self.1 + other.1, self.2 + other.2);
    }
}

fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

/// The figures of a page, or of several.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// Characters of the text in the right article and in the right order.
    pub body: Count,
    /// Articles whose headline is right; an accepted variant counts.
    pub titles: Count,
    /// Names.
    pub bylines: Count,
    /// Whole paragraphs, exact.
    pub paragraphs: Count,
    /// Subheads, marked as such.
    pub subheads: Count,
    /// Articles wanted and given.
    pub items: Count,
    /// Headlines that went wrong, as wanted and as given.
    pub wrong: Vec<(String, String)>,
}

impl Score {
    /// What stands above [`Score::figures`].
    pub const NAMES: &str = "body  heads names paras subs  items";

    /// The figures on one line.
    pub fn figures(&self) -> String {
        format!(
            "{:.3} {:.3} {:.3} {:.3} {:.3} {:3}/{:3}",
            self.body.f1(),
            self.titles.recall(),
            self.bylines.f1(),
            self.paragraphs.f1(),
            self.subheads.recall(),
            self.items.2,
            self.items.1
        )
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.body += other.body;
        self.titles += other.titles;
        self.bylines += other.bylines;
        self.paragraphs += other.paragraphs;
        self.subheads += other.subheads;
        self.items += other.items;
        self.wrong.extend(other.wrong);
    }
}

/// Scores the articles of a page against its gold; a boxed text that may end its host is tried both ways.
pub fn score(gold: &Value, articles: &[impl Borrow<Article>]) -> Score {
    let wanted = gold["articles"].as_array().unwrap();
    let apart = compare(&wanted.iter().map(Wanted::of).collect::<Vec<_>>(), articles);
    let merged = compare(&merged(wanted), articles);
    let worth = |score: &Score| score.body.f1() + score.paragraphs.f1();
    if worth(&merged) > worth(&apart) {
        merged
    } else {
        apart
    }
}

struct Wanted {
    photo: bool,
    title: Option<String>,
    titles: BTreeSet<String>,
    names: BTreeSet<String>,
    paragraphs: Vec<String>,
    subheads: Vec<String>,
}

impl Wanted {
    fn of(article: &Value) -> Self {
        let text = |key: &str| letters(article[key].as_str().unwrap_or(""));
        let list = |key: &str| -> Vec<String> {
            let items = article[key].as_array().cloned().unwrap_or_default();
            items
                .iter()
                .map(|item| item.as_str().unwrap().to_owned())
                .collect()
        };
        let (title, kicker, subtitle) = (text("title"), text("kicker"), text("subtitle"));
        let mut titles: BTreeSet<String> = list("accept_titles")
            .iter()
            .map(|title| letters(title))
            .collect();
        titles.extend([
            title.clone(),
            format!("{kicker}{title}"),
            format!("{title}{subtitle}"),
            format!("{kicker}{title}{subtitle}"),
        ]);
        Self {
            photo: article["kind"] == "photo",
            title: article["title"].as_str().map(str::to_owned),
            titles: titles.iter().map(|title| without_marks(title)).collect(),
            names: list("byline").iter().map(|name| letters(name)).collect(),
            paragraphs: list("paragraphs")
                .iter()
                .map(|text| paragraph(text))
                .collect(),
            subheads: list("subheads").iter().map(|text| letters(text)).collect(),
        }
    }
}

fn merged(wanted: &[Value]) -> Vec<Wanted> {
    let mut all: Vec<Wanted> = wanted.iter().map(Wanted::of).collect();
    for (at, host) in wanted
        .iter()
        .enumerate()
        .filter_map(|(at, a)| Some((at, a["may_merge_into"].as_str()?)))
    {
        let host = wanted
            .iter()
            .position(|other| other["title"] == host)
            .unwrap();
        let more = std::mem::take(&mut all[at].paragraphs);
        all[host].paragraphs.extend(more);
        all[at].photo = true;
    }
    all
}

struct Given {
    title: String,
    names: BTreeSet<String>,
    paragraphs: Vec<String>,
    subheads: Vec<String>,
}

impl Given {
    fn of(article: &Article) -> Self {
        let texts = |kind: BlockKind| {
            article
                .blocks
                .iter()
                .filter(move |block| block.kind == kind)
        };
        Self {
            title: article.headline.clone(),
            names: article
                .byline
                .iter()
                .map(|credit| letters(&credit.name))
                .collect(),
            paragraphs: texts(BlockKind::Paragraph)
                .map(|block| paragraph(block.text))
                .collect(),
            subheads: texts(BlockKind::Subhead)
                .map(|block| letters(block.text))
                .collect(),
        }
    }
}

fn compare(wanted: &[Wanted], articles: &[impl Borrow<Article>]) -> Score {
    let wanted: Vec<&Wanted> = wanted.iter().filter(|article| !article.photo).collect();
    let given = articles.iter().map(Borrow::borrow);
    let given = given.filter(|article| article.kind != Kind::Photo);
    let given: Vec<Given> = given.map(Given::of).collect();
    let pairs = matched(&wanted, &given);
    let mut score = Score {
        items: Count(0, wanted.len(), given.len()),
        ..Score::default()
    };
    for (at, want) in wanted.iter().enumerate() {
        let got = pairs[at].map(|at| &given[at]);
        score.add(want, got);
    }
    let unmatched = given
        .iter()
        .enumerate()
        .filter(|(at, _)| !pairs.contains(&Some(*at)));
    for (_, item) in unmatched {
        score.bylines.2 += item.names.len();
        score.body.2 += length(&item.paragraphs);
    }
    let all = |lists: &mut dyn Iterator<Item = &Vec<String>>| {
        let mut counts: HashMap<String, usize> = HashMap::new();
        lists
            .flatten()
            .for_each(|text| *counts.entry(text.clone()).or_default() += 1);
        counts
    };
    let (gold, got) = (
        all(&mut wanted.iter().map(|w| &w.paragraphs)),
        all(&mut given.iter().map(|g| &g.paragraphs)),
    );
    let hits = gold
        .iter()
        .map(|(text, count)| got.get(text).map_or(0, |other| *count.min(other)));
    score.paragraphs = Count(hits.sum(), gold.values().sum(), got.values().sum());
    score
}

impl Score {
    fn add(&mut self, want: &Wanted, got: Option<&Given>) {
        let (gold, mine) = (
            want.paragraphs.concat(),
            got.map(|got| got.paragraphs.concat()).unwrap_or_default(),
        );
        self.body += Count(
            in_order(&gold, &mine),
            gold.chars().count(),
            mine.chars().count(),
        );
        if let Some(title) = &want.title {
            let given = got.map(|got| got.title.clone()).unwrap_or_default();
            let right = want.titles.contains(&without_marks(&letters(&given)));
            self.titles += Count(usize::from(right), 1, 1);
            if !right {
                self.wrong.push((title.clone(), given));
            }
        }
        let none = BTreeSet::new();
        let names = got.map_or(&none, |got| &got.names);
        self.bylines += Count(
            want.names.intersection(names).count(),
            want.names.len(),
            names.len(),
        );
        let found = |head: &&String| {
            got.is_some_and(|got| got.subheads.iter().any(|mine| mine.contains(*head)))
        };
        self.subheads += Count(
            want.subheads.iter().filter(found).count(),
            want.subheads.len(),
            0,
        );
    }
}

/// For each wanted article the given one that shares most of its text.
fn matched(wanted: &[&Wanted], given: &[Given]) -> Vec<Option<usize>> {
    let wanted_grams: Vec<_> = wanted
        .iter()
        .map(|want| grams(&want.paragraphs.concat()))
        .collect();
    let given_grams: Vec<_> = given
        .iter()
        .map(|got| grams(&got.paragraphs.concat()))
        .collect();
    let mut shared = Vec::new();
    for (i, want) in wanted_grams.iter().enumerate() {
        for (j, got) in given_grams.iter().enumerate() {
            let common: usize = want
                .iter()
                .map(|(gram, n)| got.get(gram).map_or(0, |m| *n.min(m)))
                .sum();
            shared.push((common, i, j));
        }
    }
    shared.sort_unstable_by(|a, b| b.cmp(a));
    let mut pairs = vec![None; wanted.len()];
    for (common, i, j) in shared {
        if common > 0 && pairs[i].is_none() && !pairs.contains(&Some(j)) {
            pairs[i] = Some(j);
        }
    }
    pairs
}

fn grams(text: &str) -> HashMap<[char; 4], usize> {
    let chars: Vec<char> = text.chars().collect();
    let mut counts = HashMap::new();
    for gram in chars.windows(4) {
        *counts
            .entry([gram[0], gram[1], gram[2], gram[3]])
            .or_default() += 1;
    }
    counts
}

/// Characters of `a` that `b` has in the same order, in runs of at least two: the longest common run first, then on
/// both sides of it.
fn in_order(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut places: HashMap<char, Vec<usize>> = HashMap::new();
    b.iter()
        .enumerate()
        .for_each(|(at, c)| places.entry(*c).or_default().push(at));
    let mut found = 0;
    let mut open = vec![(0, a.len(), 0, b.len())];
    while let Some((a0, a1, b0, b1)) = open.pop() {
        let (i, j, size) = longest_run(&a[..a1], a0, &places, b0..b1);
        if size > 0 {
            found += if size >= 2 { size } else { 0 };
            open.push((a0, i, b0, j));
            open.push((i + size, a1, j + size, b1));
        }
    }
    found
}

fn longest_run(
    a: &[char],
    start: usize,
    places: &HashMap<char, Vec<usize>>,
    b: std::ops::Range<usize>,
) -> (usize, usize, usize) {
    let mut best = (start, b.start, 0);
    let mut runs: HashMap<usize, usize> = HashMap::new();
    for (i, c) in a.iter().enumerate().skip(start) {
        let mut next = HashMap::new();
        for &j in places
            .get(c)
            .into_iter()
            .flatten()
            .filter(|j: &&usize| b.start <= **j && **j < b.end)
        {
            let length = 1 + j
                .checked_sub(1)
                .and_then(|before| runs.get(&before))
                .copied()
                .unwrap_or(0);
            next.insert(j, length);
            if length > best.2 {
                best = (i + 1 - length, j + 1 - length, length);
            }
        }
        runs = next;
    }
    best
}

fn length(paragraphs: &[String]) -> usize {
    paragraphs.iter().map(|text| text.chars().count()).sum()
}

/// The text without white space, in one width, with one shape of quotation mark.
fn letters(text: &str) -> String {
    let plain = text
        .nfkc()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{feff}'));
    let plain = plain.map(|c| match c {
        '“' | '”' | '„' | '「' | '」' | '『' | '』' => '"',
        '‘' | '’' => '\'',
        '—' => '-',
        _ => c,
    });
    plain
        .collect::<String>()
        .replace("--", "-")
        .replace("...", "…")
        .replace("……", "…")
}

fn without_marks(title: &str) -> String {
    title
        .chars()
        .filter(|c| !matches!(c, ':' | '：' | '|' | '·'))
        .collect()
}

/// A paragraph's letters without its dateline.
fn paragraph(text: &str) -> String {
    let text = letters(text);
    let house = text.strip_prefix("本报讯").unwrap_or(&text);
    let offices = [
        "记者",
        "本报记者",
        "首席记者",
        "见习记者",
        "全媒体记者",
        "通讯员",
        "实习生",
    ];
    let named = house
        .strip_prefix('(')
        .filter(|rest| offices.iter().any(|office| rest.starts_with(office)));
    let body = named
        .and_then(|rest| rest.split_once(')'))
        .map_or(house, |(_, body)| body);
    body.to_owned()
}
