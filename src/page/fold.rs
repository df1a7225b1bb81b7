//! Characters as the cues of a newspaper see them: width, script and shape of marks folded. The shown text never is.

use super::ink::Ink;

/// One character folded: full-width ASCII to ASCII, the trade's traditional characters to simplified ones.
pub fn fold(c: char) -> char {
    match c {
        '\0'..='\u{2fff}' => c,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '【' | '〔' => '[',
        '】' | '〕' => ']',
        _ if c < '\u{4e00}' => c,
        _ => simplified(c),
    }
}

/// What has a folded form.
pub trait Folded {
    /// The folded character.
    fn plain(&self) -> char;
}

impl Folded for char {
    #[inline]
    fn plain(&self) -> char {
        *self
    }
}

impl Folded for Ink {
    #[inline]
    fn plain(&self) -> char {
        self.glyph.plain
    }
}

/// The ink folded, without gaps.
pub fn folded(ink: &[Ink]) -> Vec<char> {
    ink.iter().map(Folded::plain).collect()
}

/// Whether `text` begins with `word`.
pub fn starts(text: &[impl Folded], word: &str) -> bool {
    let mut rest = text.iter();
    word.chars()
        .all(|c| rest.next().is_some_and(|mark| mark.plain() == c))
}

/// Whether `text` ends with `word`.
pub fn ends(text: &[impl Folded], word: &str) -> bool {
    let mut rest = text.iter().rev();
    word.chars()
        .rev()
        .all(|c| rest.next().is_some_and(|mark| mark.plain() == c))
}

/// Where `word` first stands in `text`.
pub fn find(text: &[impl Folded], word: &str) -> Option<usize> {
    let first = word.chars().next();
    (0..text.len()).find(|&at| Some(text[at].plain()) == first && starts(&text[at..], word))
}

/// The longest of `words` that `text` begins with, as its length in characters.
pub fn longest(text: &[impl Folded], words: &[&str]) -> Option<usize> {
    let fits = words.iter().filter(|word| starts(text, word));
    fits.map(|word| word.chars().count()).max()
}

/// Whether the character is a hanzi.
pub fn is_hanzi(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

/// The trade's own words in simplified characters: 記者 and 记者 are one cue. Other characters stay.
fn simplified(c: char) -> char {
    match c {
        '記' => '记',
        '訊' => '讯',
        '報' => '报',
        '員' => '员',
        '攝' => '摄',
        '圖' => '图',
        '電' => '电',
        '輯' => '辑',
        '責' => '责',
        '華' => '华',
        '實' => '实',
        '習' => '习',
        '見' => '见',
        '約' => '约',
        '評' => '评',
        '論' => '论',
        '編' => '编',
        '譯' => '译',
        '綜' => '综',
        '據' => '据',
        '專' => '专',
        '題' => '题',
        '頁' => '页',
        '號' => '号',
        '話' => '话',
        '來' => '来',
        '週' => '周',
        '聲' => '声',
        '啟' | '啓' => '启',
        '轉' => '转',
        '訪' => '访',
        '聞' => '闻',
        '計' => '计',
        _ => c,
    }
}
