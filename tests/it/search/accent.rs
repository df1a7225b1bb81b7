//! Pinyin as some type it: sounds that are not told apart, two keys a syllable.

use std::collections::BTreeSet;

use dubao::search::{Accent, Headlines, Merger, Query, Scheme};
use dubao::text::{Syllable, readings};
use ib_matcher::matcher::{IbMatcher, PinyinMatchConfig};
use ib_matcher::pinyin::PinyinNotation;

fn finds(accent: Accent, query: &str, headline: &str) -> bool {
    let mut index = Headlines::default();
    index.push(headline, 0);
    let query = Query::parse(query).with(accent);
    index.find(&query, 1, &|_, _| false).total > 0
}

#[test]
fn sounds_that_are_not_told_apart() {
    for (merger, query, headline) in [
        (Merger::Zh, "zangsan", "张三"),
        (Merger::Zh, "shuicai", "水彩"),
        (Merger::Zh, "zongguo", "中国"),
        (Merger::N, "lanjing", "南京"),
        (Merger::N, "nuse", "绿色"),
        (Merger::F, "fubei", "湖北"),
        (Merger::R, "lenmin", "人民"),
        (Merger::Ng, "beijin", "北京"),
        (Merger::Ng, "shanghai", "山海"),
    ] {
        let plain = Accent::default();
        let accent = Accent::new(&[merger], None);
        assert!(finds(accent, query, headline), "{query} {headline}");
        let told_apart = query == "shuicai" || query == "beijin";
        assert_eq!(
            finds(plain, query, headline),
            told_apart,
            "{query} {headline}"
        );
    }
    let all = Accent::new(&Merger::ALL, None);
    assert!(finds(all, "lanzang", "南长"));
    assert!(!finds(all, "oa", "百度网盘"));
}

#[test]
fn a_sound_as_it_is_comes_first() {
    let mut index = Headlines::default();
    index.push("藏书", 0);
    index.push("张书", 0);
    let query = Query::parse("zhangshu").with(Accent::new(&Merger::ALL, None));
    let found = index.find(&query, 9, &|_, _| false);
    let ids: Vec<u32> = found.hits.iter().map(|hit| hit.id).collect();
    assert_eq!(ids, [1, 0]);
}

#[test]
fn two_keys_a_syllable() {
    for (scheme, query, headline) in [
        (Scheme::Xiaohe, "kejijbrs", "科技金融"),
        (Scheme::Ziranma, "kejijnrs", "科技金融"),
        (Scheme::Microsoft, "j;ji", "经济"),
        (Scheme::Xiaohe, "vsgo", "中国"),
        (Scheme::Microsoft, "ojhv", "安徽"),
        (Scheme::Xiaohe, "vg", "中国"),
        (Scheme::Xiaohe, "科技jr", "科技金融"),
    ] {
        let accent = Accent::new(&[], Some(scheme));
        assert!(finds(accent, query, headline), "{query} {headline}");
    }
}

/// One hanzi for each syllable, if it has no other reading.
fn hanzi() -> Vec<String> {
    let own = |syllable: Syllable| {
        let mut all = '\u{4e00}'..'\u{9fa5}';
        // 呣 and 嗯 are typed in many ways.
        let spoken = syllable.letters().contains(['a', 'e', 'i', 'o', 'u', 'v']);
        let found = all.find(|c| spoken && readings(*c).eq([syllable.letters()]));
        found.map(String::from)
    };
    Syllable::all().filter_map(own).collect()
}

/// Where the other table is not that of the input methods: 自然码 has ing on y, 微软 has er on or and ve on t.
fn tables_differ(scheme: Scheme, reading: &str) -> bool {
    match scheme {
        Scheme::Xiaohe => false,
        Scheme::Ziranma => reading.ends_with("ing"),
        Scheme::Microsoft => ["er", "lve", "nve"].contains(&reading),
    }
}

#[test]
fn the_keys_of_each_syllable_are_those_of_another_table() {
    let hanzi = hanzi();
    assert!(hanzi.len() > 350);
    let mut index = Headlines::default();
    for c in &hanzi {
        index.push(c, 0);
    }
    let mut wrong = Vec::new();
    for (scheme, notation) in [
        (Scheme::Xiaohe, PinyinNotation::DiletterXiaohe),
        (Scheme::Ziranma, PinyinNotation::DiletterZrm),
        (Scheme::Microsoft, PinyinNotation::DiletterMicrosoft),
    ] {
        let accent = Accent::new(&[], Some(scheme));
        for first in 'a'..='z' {
            for second in ('a'..='z').chain([';']) {
                let keys = format!("{first}{second}");
                let query = Query::parse(&keys).with(accent);
                let hits = index.find(&query, usize::MAX, &|_, _| false).hits;
                let own: BTreeSet<u32> = hits.iter().map(|hit| hit.id).collect();
                let matcher = IbMatcher::builder(keys.as_str())
                    .pinyin(PinyinMatchConfig::builder(notation).build())
                    .build();
                let theirs = (0..)
                    .zip(&hanzi)
                    .filter(|(_, c)| matcher.is_match(c.as_str()));
                let theirs: BTreeSet<u32> = theirs.map(|(id, _)| id).collect();
                for id in theirs.symmetric_difference(&own) {
                    let c = &hanzi[*id as usize];
                    let reading = c.chars().flat_map(readings).next().unwrap_or_default();
                    if tables_differ(scheme, reading) {
                        continue;
                    }
                    wrong.push(format!("{scheme:?} {keys} {reading} {}", own.contains(id)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}
