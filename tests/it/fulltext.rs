//! Full text: what a query finds in all articles, in which order, in how many places, and that nothing is missed.

use dubao::search::fulltext::{Hit, MOST, Phrases, Search, Texts};
use dubao::search::occurrences;
use proptest::prelude::*;

/// Few characters, so that they meet: traditional and wide forms, spaces of all kinds, what shows nothing.
const BLOCK: &str = "[经經济中国國Ａaⅰb 　\t\u{200b}\u{fe0f}\u{7}，龍]{0,12}";
const QUERY: &str = "[经經济中国ａAb \"＂　\u{200b}\u{0}龙]{0,7}";

/// Texts under the numbers 0, 1, 2, …, the last one the newest.
fn texts(articles: &[Vec<String>]) -> Texts {
    let mut texts = Texts::default();
    for (id, blocks) in (0..).zip(articles) {
        texts.push(id, blocks.iter().map(String::as_str));
    }
    texts.arrange(
        (0..articles.len())
            .rev()
            .map(|id| u32::try_from(id).unwrap()),
    );
    texts
}

fn one(blocks: &[&str]) -> Texts {
    texts(&[blocks.iter().map(|&block| block.to_owned()).collect()])
}

fn find(query: &str, texts: &Texts) -> Vec<Hit> {
    let mut search = Search::new(Phrases::parse(query));
    search.find_all(texts);
    assert!(search.is_done());
    search.hits().to_vec()
}

/// In how many places a query stands in a text.
fn places(query: &str, blocks: &[&str]) -> u32 {
    find(query, &one(blocks))
        .first()
        .map_or(0, |hit| hit.places)
}

/// The words of a query, cut the plain way.
fn cut(query: &str) -> Vec<String> {
    let query = query.replace('＂', "\"");
    let mut words: Vec<String> = Vec::new();
    for (number, part) in query.split('"').enumerate() {
        if number % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// Each distinct word's places in all blocks; none if a word is in no block, or if there is no word.
fn plainly(query: &str, blocks: &[String]) -> Option<u32> {
    let mut words: Vec<(String, usize)> = Vec::new();
    for word in cut(query) {
        let squeezed = Phrases::whole(&word);
        let known = words
            .iter()
            .any(|(other, _)| Phrases::whole(other) == squeezed);
        if squeezed.is_empty() || known {
            continue;
        }
        let count = blocks.iter().map(|block| occurrences(block, &word).len());
        words.push((word.clone(), count.sum()));
    }
    if words.is_empty() || words.iter().any(|(_, count)| *count == 0) {
        return None;
    }
    let sum: usize = words.iter().map(|(_, count)| count).sum();
    Some(u32::try_from(sum).unwrap())
}

#[test]
fn what_is_the_same_to_a_reader_is_found() {
    for (query, block) in [
        ("经济", "论中国經濟的增长"),
        ("經濟", "经济"),
        ("经济", "经 济"),
        ("经 济", "济世经邦"),
        ("\"经 济\"", "经\u{3000}\n济"),
        ("ai", "ＡＩ大模型"),
        ("Deep Seek", "用seek者deep"),
        ("\"deep seek\"", "Deep\n  Seek发布"),
        ("\"deep seek", "deep seek"),
        ("中\u{200b}国", "中国"),
        ("中国\u{0}\u{7}", "中国"),
    ] {
        assert!(places(query, &[block]) > 0, "{query} {block}");
    }
    for (query, block) in [
        ("\"deep seek\"", "deepseek"),
        ("\"deep seek\"", "seek deep"),
        ("deepseek", "deep seek"),
        ("经济 鑫", "经济"),
        ("", "经济"),
        (" \u{3000}\"\" ", "经济"),
        ("\"", "\""),
    ] {
        assert_eq!(places(query, &[block]), 0, "{query} {block}");
    }
}

#[test]
fn no_phrase_goes_over_the_end_of_a_block_or_of_an_article() {
    assert_eq!(places("中国", &["中", "国"]), 0);
    assert_eq!(places("中 国", &["中", "国"]), 2);
    let two = texts(&[vec!["中".to_owned()], vec!["国".to_owned()]]);
    assert_eq!(find("中国", &two), []);
    assert_eq!(find("中 国", &two), []);
    assert_eq!(find("\"中\n国\"", &two), []);
}

#[test]
fn places_are_counted_without_overlap_for_each_phrase() {
    assert_eq!(places("哈哈", &["哈哈哈哈哈", "哈哈"]), 3);
    assert_eq!(places("中国 国", &["中国国"]), 3);
    assert_eq!(places("中国 中國 \"中　国\"", &["中国"]), 1);
}

#[test]
fn the_newest_come_first_and_every_step_adds_to_them() {
    let articles: Vec<Vec<String>> = (0..5_000)
        .map(|n| vec![format!("第{n}号"), "甲".repeat(n % 50)])
        .collect();
    let texts = texts(&articles);
    let mut search = Search::new(Phrases::parse("9 甲"));
    let mut before: Vec<Hit> = Vec::new();
    while search.step(&texts, 10_000) {
        assert_eq!(search.hits()[..before.len()], before);
        before = search.hits().to_vec();
        search.go_on();
    }
    let wanted = (0..5_000_usize)
        .rev()
        .filter(|n| n.to_string().contains('9') && n % 50 > 0);
    let wanted: Vec<u32> = wanted.map(|n| u32::try_from(n).unwrap()).collect();
    assert_eq!(before.iter().map(|hit| hit.id).collect::<Vec<_>>(), wanted);
    assert_eq!(before, find("甲 9", &texts));
}

#[test]
fn a_search_rests_after_a_thousand_hits_and_goes_on_when_asked() {
    let texts = texts(&vec![vec!["中国".to_owned()]; 2_500]);
    let mut search = Search::new(Phrases::parse("中国"));
    while search.step(&texts, 700) {}
    assert!(search.rests() && search.is_capped() && !search.is_done());
    assert!((MOST..MOST + 101).contains(&search.hits().len()));
    search.go_on();
    assert!(!search.rests());
    while search.step(&texts, 700) {}
    assert!((2 * MOST..2 * MOST + 301).contains(&search.hits().len()));
    search.find_all(&texts);
    assert!(search.is_done() && !search.is_capped());
    assert_eq!(search.hits().len(), 2_500);
}

#[test]
fn a_text_that_is_read_again_is_found_by_its_new_words_alone() {
    let mut texts = texts(&[vec!["旧闻".to_owned()], vec!["旁人".to_owned()]]);
    let mut search = Search::new(Phrases::parse("闻"));
    search.find_all(&texts);
    for text in ["新闻一则", "又是新", "新闻"] {
        texts.push(0, [text]);
        search.find_all(&texts);
        let hits = usize::from(text.contains('闻'));
        assert_eq!(search.hits().len(), hits, "{text}");
        assert_eq!(find("旧", &texts), []);
        assert_eq!(find("旁人", &texts).len(), 1);
    }
    texts.arrange([1]);
    assert_eq!(find("新", &texts), []);
    assert_eq!(texts.len(), 1);
    texts.push(0, ["新闻"]);
    assert_eq!(find("新", &texts), [], "not arranged yet");
    texts.arrange([1, 0]);
    assert_eq!(find("新", &texts).len(), 1);
}

#[test]
fn texts_that_come_and_go_do_not_pile_up() {
    let mut texts = Texts::default();
    let long = "一二三四五六七八九十".repeat(2_000);
    for round in 0..200 {
        texts.push(round % 7, [long.as_str()]);
    }
    texts.arrange(0..7);
    let (held, taken) = texts.size();
    assert_eq!(held, 7 * (long.len() + 1));
    assert!(taken < 4 << 20, "{taken}");
    assert_eq!(find("九十一", &texts).len(), 7);
    texts.arrange([]);
    assert_eq!(texts.size().0, 0);
}

#[test]
fn a_text_may_come_in_pieces() {
    let mut texts = Texts::default();
    for piece in ["春风 ", " 又绿deep", "  seek江", "南岸"] {
        texts.write(piece);
    }
    assert_eq!(texts.hold(0, &Phrases::parse("春风")), None);
    texts.put(0);
    for (query, held) in [
        ("春风又绿", true),
        ("\"deep seek\"", true),
        ("江南", true),
        ("岸春", false),
        ("", false),
    ] {
        assert_eq!(texts.hold(0, &Phrases::parse(query)), Some(held), "{query}");
    }
}

#[test]
fn a_query_of_a_megabyte_is_bounded_and_says_nothing_wrong() {
    let texts = texts(&vec![vec!["中国经济".repeat(300)]; 300]);
    for unit in ["中", "中国 ", "\"", "\"中", "\u{0}", " ", "中 国 经 济 "] {
        let query = unit.repeat((1 << 20) / unit.len());
        let hits = find(&query, &texts);
        let phrases = Phrases::parse(&query);
        assert!(phrases.longest() <= 256 * 4);
        let holds = phrases.stand_in(["中国经济".repeat(300).as_str()]);
        assert_eq!(hits.len(), if holds { 300 } else { 0 }, "{unit}");
    }
}

#[test]
fn a_narrower_query_looks_through_what_was_found() {
    let articles: Vec<Vec<String>> = (0..900)
        .map(|n| vec![format!("中国{n}"), "经济".repeat(n % 3)])
        .collect();
    let mut texts = texts(&articles);
    let mut search = Search::new(Phrases::parse("中国7"));
    search.find_all(&texts);
    for query in ["中国77", "中国77 经", "\"中国7 7", "国7", "济"] {
        let mut narrowed = search.narrowed(Phrases::parse(query));
        narrowed.find_all(&texts);
        assert_eq!(narrowed.hits(), find(query, &texts), "{query}");
    }
    let mut stale = search.narrowed(Phrases::parse("中国77"));
    texts.push(3, ["中国770"]);
    stale.find_all(&texts);
    assert_eq!(stale.hits(), find("中国77", &texts));
    assert!(stale.hits().iter().any(|hit| hit.id == 3));
}

#[test]
fn large_texts_are_shared_among_cores_without_a_difference() {
    let articles: Vec<Vec<String>> = (0..3_000_usize)
        .map(|n| vec!["甲乙丙丁".repeat(200), format!("第{}号", n % 97)])
        .collect();
    let texts = texts(&articles);
    let wanted = (0..3_000_u32).rev().filter(|n| n % 97 == 31);
    let found = find("第31号", &texts);
    assert_eq!(
        found.iter().map(|hit| hit.id).collect::<Vec<_>>(),
        wanted.collect::<Vec<_>>()
    );
    let mut stepped = Search::new(Phrases::parse("第31号"));
    while stepped.step(&texts, 1_500_000) {}
    assert_eq!(stepped.hits(), found);
}

proptest! {
    #[test]
    fn it_finds_what_a_plain_reading_of_each_block_finds(
        articles in prop::collection::vec(prop::collection::vec(BLOCK, 0..4), 0..8),
        query in QUERY,
        budget in 1_usize..40,
    ) {
        let texts = texts(&articles);
        let plain = articles.iter().enumerate().rev().filter_map(|(id, blocks)| {
            let id = u32::try_from(id).unwrap();
            plainly(&query, blocks).map(|places| Hit { id, places })
        });
        let plain: Vec<Hit> = plain.collect();
        prop_assert_eq!(&find(&query, &texts), &plain);
        let mut stepped = Search::new(Phrases::parse(&query));
        while stepped.step(&texts, budget) {}
        prop_assert_eq!(stepped.hits(), &plain[..]);
        let phrases = Phrases::parse(&query);
        for (id, blocks) in (0..).zip(&articles) {
            let stands = plain.iter().any(|hit| hit.id == id);
            prop_assert_eq!(phrases.stand_in(blocks.iter().map(String::as_str)), stands);
            if let Some(held) = texts.hold(id, &phrases) {
                prop_assert_eq!(held, stands);
            }
        }
    }

    #[test]
    fn a_longer_query_never_finds_more(
        articles in prop::collection::vec(prop::collection::vec(BLOCK, 0..4), 0..8),
        word in "[经济中国a]{1,3}",
        more in "[经济中国a ]{1,3}",
    ) {
        let texts = texts(&articles);
        let longer = find(&format!("{word}{more}"), &texts);
        let shorter = find(&word, &texts);
        prop_assert!(longer.iter().all(|hit| shorter.iter().any(|other| other.id == hit.id)));
    }

    #[test]
    fn places_to_highlight_are_in_order_and_on_characters(block in BLOCK, query in QUERY) {
        let mut end = 0;
        for place in Phrases::parse(&query).places(&block) {
            prop_assert!(end <= place.start && place.start < place.end);
            prop_assert!(block.get(place.clone()).is_some());
            end = place.end;
        }
    }
}
