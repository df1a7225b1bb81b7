//! What a newsroom hands in before it is set: stories, from the gold of the sample pages or from a file of JSON lines.

use serde_json::Value;

use super::rng::Rng;

/// What kind of item it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Article,
    Photo,
    Notice,
    /// A report of a few lines without a headline.
    Brief,
    /// 上接: the rest of a story from another page.
    Carried,
}

/// A story as written, without a dateline and without anything that the page adds.
#[derive(Clone, Debug, Default)]
pub struct Story {
    pub kind: Kind,
    pub section: Option<String>,
    pub kicker: Option<String>,
    pub headline: String,
    pub subtitle: Option<String>,
    pub names: Vec<String>,
    pub paragraphs: Vec<String>,
    /// Before which paragraph each stands.
    pub subheads: Vec<(usize, String)>,
    /// Texts of pictures that stand in the story.
    pub captions: Vec<String>,
    /// 下转: it runs on to another page.
    pub turned: bool,
}

impl Story {
    pub fn characters(&self) -> usize {
        self.paragraphs
            .iter()
            .map(|text| text.chars().count())
            .sum()
    }

    /// Turns to another page, or comes from one: cut in mid-sentence.
    pub fn turn(&mut self, rng: &mut Rng) {
        if self.kind != Kind::Article || self.paragraphs.len() < 3 {
            return;
        }
        let carried = rng.chance(50);
        let at = if carried {
            0
        } else {
            self.paragraphs.len() - 1
        };
        let text: Vec<char> = self.paragraphs[at].chars().collect();
        let (left, right) = text.split_at(text.len() * rng.within(3, 7) / 10);
        self.paragraphs[at] = if carried { right } else { left }.iter().collect();
        self.turned = !carried;
        if carried {
            self.kind = Kind::Carried;
        }
    }

    /// Every text of it, changed.
    pub fn change(&mut self, change: &mut dyn FnMut(&str) -> String) {
        let heads = [&mut self.kicker, &mut self.subtitle, &mut self.section];
        let texts = heads.into_iter().flatten().chain([&mut self.headline]);
        let subheads = self.subheads.iter_mut().map(|(_, text)| text);
        for text in texts
            .chain(&mut self.paragraphs)
            .chain(subheads)
            .chain(&mut self.captions)
        {
            *text = change(text);
        }
    }

    /// As much of it as an editor leaves: whole paragraphs from the start.
    pub fn cut(&self, limit: usize) -> Self {
        let mut story = self.clone();
        let mut length = 0;
        story.paragraphs.retain(|text| {
            let keep = length == 0 || length + text.chars().count() <= limit;
            length += if keep { text.chars().count() } else { limit };
            keep
        });
        story
            .subheads
            .retain(|(at, _)| *at < story.paragraphs.len());
        story
    }
}

/// The stories of a sample page's gold, datelines taken off.
pub fn from_gold(json: &str) -> Vec<Story> {
    let gold: Value = serde_json::from_str(json).unwrap();
    let articles = gold["articles"].as_array().cloned().unwrap_or_default();
    articles.iter().map(story_of_gold).collect()
}

fn story_of_gold(article: &Value) -> Story {
    let text = |key: &str| article[key].as_str().map(str::to_owned);
    let list = |key: &str| -> Vec<String> {
        let items = article[key].as_array().cloned().unwrap_or_default();
        items
            .iter()
            .filter_map(|item| item.as_str().map(str::to_owned))
            .collect()
    };
    let mut paragraphs = list("paragraphs");
    if let Some(first) = paragraphs.first_mut() {
        *first = without_dateline(first).to_owned();
    }
    let (subheads, count) = (list("subheads"), paragraphs.len());
    let spread = subheads.len() + 1;
    let placed = subheads
        .into_iter()
        .enumerate()
        .map(|(at, text)| ((at + 1) * count / spread, text));
    let kind = match article["kind"].as_str() {
        Some("photo") => Kind::Photo,
        Some("notice") => Kind::Notice,
        _ if article["title"].is_null() => Kind::Brief,
        _ => Kind::Article,
    };
    Story {
        kind,
        section: text("section"),
        kicker: text("kicker"),
        headline: text("title").unwrap_or_default(),
        subtitle: text("subtitle"),
        names: list("byline"),
        subheads: placed.collect(),
        paragraphs,
        ..Story::default()
    }
}

fn without_dateline(text: &str) -> &str {
    let Some(rest) = text.strip_prefix("本报讯") else {
        return text;
    };
    let end = rest.find([')', '）']).filter(|at| *at < 120);
    let body = end.map_or(rest, |at| rest[at..].trim_start_matches([')', '）']));
    body.trim_start()
}

/// Stories of a file of JSON lines, `{"title": …, "body": …}` each; what is too short or too long for a page is left out.
pub fn from_json_lines(text: &str, rng: &mut Rng) -> Vec<Story> {
    let items = text
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    items.filter_map(|item| story_of_item(&item, rng)).collect()
}

fn story_of_item(item: &Value, rng: &mut Rng) -> Option<Story> {
    let (title, body) = (item["title"].as_str()?, item["body"].as_str()?);
    let title = title
        .trim_start_matches('【')
        .split('】')
        .next_back()?
        .trim();
    let length = title.chars().count();
    let paragraphs: Vec<String> = body
        .lines()
        .map(str::trim)
        .filter(|line| line.chars().count() > 3)
        .map(str::to_owned)
        .collect();
    let size: usize = paragraphs.iter().map(|text| text.chars().count()).sum();
    // A digest is many briefs under one title, which no page prints so.
    let digest = title.ends_with("快讯");
    if digest || !(6..=34).contains(&length) || !(120..=2600).contains(&size) {
        return None;
    }
    let mut story = Story {
        headline: title.to_owned(),
        paragraphs,
        ..Story::default()
    };
    take_subheads(&mut story);
    split_title(&mut story, rng);
    Some(story)
}

/// A short line without an end mark between paragraphs is a subhead.
fn take_subheads(story: &mut Story) {
    let lines = std::mem::take(&mut story.paragraphs);
    let count = lines.len();
    for (at, line) in lines.into_iter().enumerate() {
        let open = !line.ends_with(['。', '！', '？', '”', '…', '：', '；', '.', '）']);
        if open && line.chars().count() <= 30 && at > 0 && at + 1 < count {
            story.subheads.push((story.paragraphs.len(), line));
        } else {
            story.paragraphs.push(line);
        }
    }
}

/// A headline of two halves is sometimes printed as kicker and headline.
fn split_title(story: &mut Story, rng: &mut Rng) {
    let halves = story.headline.split_once([' ', '\u{3000}']);
    let Some((first, second)) = halves.map(|(a, b)| (a.to_owned(), b.trim().to_owned())) else {
        return;
    };
    let fair = |text: &str| (5..=20).contains(&text.chars().count());
    if fair(&first) && fair(&second) && !second.contains(' ') && rng.chance(50) {
        story.kicker = Some(first);
        story.headline = second;
    }
}
