//! The fields of a query and the words that some of them know, each in English and Chinese.

use crate::article::Kind;
use crate::text::folded;

use super::fact::State;

/// A field of a query: what a term speaks of, if not of the headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Who is credited.
    Author,
    /// The newspaper.
    Paper,
    /// The number or name of the page.
    Page,
    /// The day of issue.
    Date,
    /// What kind of item.
    Kind,
    /// A state.
    Is,
    /// A tag.
    Tag,
    /// A phrase of the text.
    Text,
}

/// A table of words: what each means, its own name first. Names are folded.
type Names<T> = &'static [(T, &'static [&'static str])];

const FIELDS: Names<Field> = &[
    (Field::Author, &["author", "作者", "记者", "署名"]),
    (Field::Paper, &["paper", "报", "报纸", "报名"]),
    (Field::Page, &["page", "版", "版面", "版次"]),
    (Field::Date, &["date", "日期", "日"]),
    (Field::Kind, &["kind", "类型", "类"]),
    (Field::Is, &["is", "是", "状态"]),
    (Field::Tag, &["tag", "标签"]),
    (Field::Text, &["text", "正文", "全文", "内容"]),
];

const KINDS: Names<Kind> = &[
    (Kind::Article, &["article", "文章", "稿件"]),
    (Kind::Photo, &["photo", "图片", "照片"]),
    (Kind::Notice, &["notice", "公告", "启事", "广告"]),
];

const STATES: Names<State> = &[
    (State::Unread, &["unread", "未读"]),
    (State::Read, &["read", "已读"]),
    (State::Bookmarked, &["bookmarked", "书签", "收藏"]),
    (State::Noted, &["noted", "附注", "有附注"]),
    (State::Tagged, &["tagged", "标签", "有标签"]),
    (State::Corrected, &["corrected", "更正", "已更正"]),
    (State::Doubtful, &["doubtful", "存疑"]),
];

impl Field {
    /// All fields.
    pub const ALL: [Self; 8] = [
        Self::Author,
        Self::Paper,
        Self::Page,
        Self::Date,
        Self::Kind,
        Self::Is,
        Self::Tag,
        Self::Text,
    ];

    /// Its names, the English one first.
    pub fn names(self) -> &'static [&'static str] {
        names(FIELDS, &self)
    }

    /// The field of this name.
    pub fn named(name: &str) -> Option<Self> {
        named(FIELDS, name)
    }

    /// The words that it knows, if it knows some only: the names of each thing, the English one first.
    pub fn values(self) -> Vec<&'static [&'static str]> {
        match self {
            Self::Kind => KINDS.iter().map(|(_, names)| *names).collect(),
            Self::Is => STATES.iter().map(|(_, names)| *names).collect(),
            _ => Vec::new(),
        }
    }

    /// The name of a field that is nearest to a word that is none.
    pub fn nearest(name: &str) -> Option<&'static str> {
        nearest(all(FIELDS), name)
    }

    /// The word that it knows that is nearest to one that it does not.
    pub fn nearest_value(self, value: &str) -> Option<&'static str> {
        nearest(self.values().concat(), value)
    }
}

/// The kind of this name.
pub fn kind(name: &str) -> Option<Kind> {
    named(KINDS, name)
}

/// The name of a kind.
pub fn kind_name(kind: Kind) -> &'static str {
    names(KINDS, &kind).first().copied().unwrap_or_default()
}

/// The state of this name.
pub fn state(name: &str) -> Option<State> {
    named(STATES, name)
}

/// The name of a state.
pub fn state_name(state: State) -> &'static str {
    names(STATES, &state).first().copied().unwrap_or_default()
}

fn named<T: Copy>(table: Names<T>, name: &str) -> Option<T> {
    let name = folded(name);
    let found = table.iter().find(|(_, names)| names.contains(&&*name));
    found.map(|(what, _)| *what)
}

fn names<T: PartialEq>(table: Names<T>, what: &T) -> &'static [&'static str] {
    let found = table.iter().find(|(other, _)| other == what);
    found.map_or(&[], |(_, names)| *names)
}

fn all<T>(table: Names<T>) -> Vec<&'static str> {
    let names = table.iter().flat_map(|(_, names)| names.iter());
    names.copied().collect()
}

/// The name that takes the fewest changes, if they are few beside its length.
fn nearest(names: Vec<&'static str>, word: &str) -> Option<&'static str> {
    let word: Vec<char> = folded(word).chars().take(20).collect();
    let near = |name: &&'static str| {
        let name: Vec<char> = name.chars().collect();
        let changes = changes(&name, &word);
        (changes * 2 <= name.len().max(2)).then_some(changes)
    };
    let found = names
        .into_iter()
        .filter_map(|name| Some((near(&name)?, name)));
    found.min_by_key(|(changes, _)| *changes).map(|(_, n)| n)
}

/// How many characters are to be changed, put in or left out to come from one word to another (Levenshtein).
fn changes(from: &[char], to: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (number, a) in from.iter().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], number + 1);
        for (at, b) in to.iter().enumerate() {
            let change = corner + usize::from(a != b);
            corner = row[at + 1];
            row[at + 1] = change.min(row[at] + 1).min(corner + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}
