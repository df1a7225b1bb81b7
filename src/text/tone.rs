//! How the hanzi of a text are read, with tones: words first, since 银行 is not read as 行 is.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::detect::is_common;
use super::fold::fold;
use super::guise::Edit;
use super::marks::is_hanzi;

/// First a line a reading: the reading, a space, all characters usually read so. Then a line for each word that is read
/// otherwise: the word, its readings. `assets/make_readings.py` writes it.
const TABLE: &str = include_str!("../../assets/readings.txt");

/// How characters are read by themselves, and words.
struct Readings {
    chars: HashMap<char, &'static str>,
    /// Folded.
    words: HashMap<String, &'static str>,
    /// The characters of the longest word.
    longest: usize,
}

static READINGS: LazyLock<Readings> = LazyLock::new(|| {
    let mut readings = Readings {
        chars: HashMap::new(),
        words: HashMap::new(),
        longest: 0,
    };
    for line in TABLE.lines() {
        let (key, rest) = line.split_once(' ').unwrap_or_default();
        if key.chars().next().is_some_and(is_hanzi) {
            readings.longest = readings.longest.max(key.chars().count());
            readings.words.insert(key.chars().map(fold).collect(), rest);
        } else {
            readings.chars.extend(rest.chars().map(|c| (c, key)));
        }
    }
    readings
});

/// The hanzi of a text that have a reading: the byte where each stands, the character, its reading with the tone.
///
/// Words are looked for as simplified and traditional dictionaries have them, the longest first.
pub fn spoken(text: &str) -> Vec<(usize, char, &'static str)> {
    let table = &*READINGS;
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let folded: String = chars.iter().map(|(_, c)| fold(*c)).collect();
    let mut starts: Vec<usize> = folded.char_indices().map(|(at, _)| at).collect();
    starts.push(folded.len());
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let most = table.longest.min(chars.len() - at);
        let word = (2..=most).rev().find_map(|count| {
            let word = &folded[starts[at]..starts[at + count]];
            table.words.get(word)
        });
        if let Some(readings) = word {
            let own = chars[at..].iter().zip(readings.split(' '));
            found.extend(own.map(|((at, c), reading)| (*at, *c, reading)));
            at += readings.split(' ').count();
            continue;
        }
        let (place, c) = chars[at];
        let reading = table.chars.get(&c).or_else(|| table.chars.get(&fold(c)));
        found.extend(reading.map(|reading| (place, c, *reading)));
        at += 1;
    }
    found
}

/// Edits that show the readings of rare characters behind them: 饕(tāo)餮(tiè).
pub fn rare_readings(text: &str) -> Vec<Edit> {
    let beyond_common = |c: char| is_hanzi(c) && !is_common(c) && !is_common(fold(c));
    if !text.chars().any(beyond_common) {
        return Vec::new();
    }
    let rare = spoken(text)
        .into_iter()
        .filter(|(_, c, _)| beyond_common(*c));
    rare.map(|(at, c, reading)| {
        let end = at + c.len_utf8();
        Edit {
            at: end..end,
            with: format!("({reading})"),
        }
    })
    .collect()
}
