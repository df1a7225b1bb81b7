//! Laws of finding, on random headlines and queries.

use std::collections::BTreeSet;
use std::ops::Range;

use dubao::search::{Headlines, Knows, Query, Search, Tier, occurrences};
use dubao::text::{fold, folded, is_ignorable, readings};
use proptest::prelude::*;

use super::naive;

/// Few characters, so that they meet: heteronyms, vowels that begin a syllable, letters, marks, traditional and wide forms.
const HEADLINE: &str = "[中重会計科技金融银行长安西女略，Ａa2kjx']{0,9}";
const HANZI: &str = "[中重會计科技金融银行，2]{1,4}";
const LETTERS: &str =
    "[zhongkejiuxavln'2科重]{1,6}|(zhong|chong|ke|ji|jin|rong|j|k|zh|an|xi|x|lve|hang|'|安|a){1,4}";

fn index(headlines: &[String]) -> Headlines {
    let mut index = Headlines::default();
    for headline in headlines {
        index.push(headline, 0);
    }
    index
}

fn all_found(index: &Headlines, query: &str) -> BTreeSet<u32> {
    let found = index.find(&Query::parse(query), usize::MAX, &|_, _| false);
    assert_eq!(found.total, found.hits.len());
    found.hits.iter().map(|hit| hit.id).collect()
}

fn check_spans(text: &str, spans: &[Range<usize>]) {
    assert!(!spans.is_empty());
    let mut end = 0;
    for span in spans {
        assert!(end <= span.start && span.start < span.end);
        assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
        end = span.end;
    }
    assert!(end <= text.len());
}

fn finds_what_the_plain_reading_finds(word: &str, headlines: &[String]) {
    let found = index(headlines).find(&Query::parse(word), usize::MAX, &|_, _| false);
    let numbered = || {
        (0..)
            .zip(headlines)
            .map(|(id, headline)| (id, naive::rank(word, headline)))
    };
    let mut whole: Vec<(naive::Rank, u32)> = numbered()
        .filter_map(|(id, rank)| Some((rank?.ok()?, id)))
        .collect();
    whole.sort_unstable();
    let gappy: BTreeSet<u32> = numbered()
        .filter(|(_, rank)| *rank == Some(Err(())))
        .map(|(id, _)| id)
        .collect();
    let (first, last) = found.hits.split_at(whole.len().min(found.hits.len()));
    let heads: Vec<(Tier, u32)> = first.iter().map(|hit| (hit.tier, hit.id)).collect();
    let wanted: Vec<(Tier, u32)> = whole.iter().map(|(rank, id)| (rank.0, *id)).collect();
    assert_eq!(heads, wanted, "{word}");
    assert!(last.iter().all(|hit| hit.tier == Tier::Gappy));
    assert_eq!(
        last.iter().map(|hit| hit.id).collect::<BTreeSet<u32>>(),
        gappy,
        "{word}"
    );
}

/// The headline as someone may type it who leaves out some characters and spells others, broken off at the end.
fn typed(headline: &str, ways: &[u8], cut: usize) -> String {
    let mut word = String::new();
    for (c, way) in headline.chars().zip(ways) {
        let reading = |nth: usize| {
            readings(c)
                .nth(nth)
                .or(readings(c).next())
                .unwrap_or_default()
        };
        match way {
            0 | 1 => {}
            2 => word.push(c),
            3 => word.extend(reading(0).chars().next()),
            4 => word.extend(reading(0).chars().take(2)),
            5 => word.push_str(&reading(0).replace('v', "u")),
            6 => word.push_str(reading(1)),
            _ => word.push_str(reading(0)),
        }
    }
    let keep = word.chars().count().saturating_sub(cut).max(1);
    word.chars().take(keep).collect()
}

proptest! {
    #[test]
    fn what_was_meant_as_the_plain_reading(
        headlines in prop::collection::vec(HEADLINE, 1..9), ways in prop::collection::vec(0..8_u8, 9), cut in 0..4_usize,
    ) {
        let word = typed(&headlines[0], &ways, cut);
        if !word.is_empty() {
            finds_what_the_plain_reading_finds(&word, &headlines);
        }
    }

    #[test]
    fn hanzi_as_the_plain_reading(word in HANZI, headlines in prop::collection::vec(HEADLINE, 0..12)) {
        finds_what_the_plain_reading_finds(&word, &headlines);
    }

    #[test]
    fn pinyin_as_the_plain_reading(word in LETTERS, headlines in prop::collection::vec(HEADLINE, 0..12)) {
        finds_what_the_plain_reading_finds(&word, &headlines);
    }

    #[test]
    fn a_longer_query_never_finds_more(
        query in "[zhongkeji'2 科技中重]{1,6}", more in "[a-z'2科技，\u{200b}]", headlines in prop::collection::vec(HEADLINE, 0..12),
    ) {
        let index = index(&headlines);
        let (short, long) = (all_found(&index, &query), all_found(&index, &format!("{query}{more}")));
        prop_assert!(query.trim().is_empty() || long.is_subset(&short));
    }

    #[test]
    fn a_search_that_narrows_another_finds_what_one_anew_finds(
        query in "[zhongkeji'2 科技中重]{1,6}", more in "[a-z'2科技， ]{1,2}",
        headlines in prop::collection::vec(HEADLINE, 0..12), later in prop::collection::vec(HEADLINE, 0..5),
    ) {
        let knows: Knows = &|_, _| false;
        let mut index = index(&headlines);
        let mut wider = Search::new(Query::parse(&query), 9, &index);
        while wider.step(&index, 1, knows) {}
        let longer = Query::parse(&format!("{query}{more}"));
        let mut narrow = Search::new(longer.clone(), 9, &index).within(&wider);
        while narrow.step(&index, 1, knows) {}
        for headline in later {
            index.push(&headline, 0);
        }
        while narrow.rest(&index) > 0 && !longer.is_empty() {
            narrow.step(&index, 1, knows);
        }
        prop_assert_eq!(narrow.found(&index, knows), index.find(&longer, 9, knows));
    }

    #[test]
    fn two_words_find_what_both_find(a in LETTERS, b in HANZI, headlines in prop::collection::vec(HEADLINE, 0..12)) {
        let index = index(&headlines);
        let both = all_found(&index, &a).intersection(&all_found(&index, &b)).copied().collect::<BTreeSet<u32>>();
        prop_assert_eq!(all_found(&index, &format!("{a} {b}")), both);
    }

    #[test]
    fn the_marks_of_hanzi_spell_the_word(word in HANZI, headline in HEADLINE) {
        for hit in index(std::slice::from_ref(&headline)).find(&Query::parse(&word), 1, &|_, _| false).hits {
            let marked: String = hit.spans(&headline).into_iter().map(|span| &headline[span]).collect();
            prop_assert_eq!(folded(&marked), folded(&word));
        }
    }

    #[test]
    fn the_marked_characters_alone_hold_the_word(headline in HEADLINE, ways in prop::collection::vec(0..8_u8, 9), cut in 0..4_usize) {
        let query = Query::parse(&typed(&headline, &ways, cut));
        for hit in index(std::slice::from_ref(&headline)).find(&query, 1, &|_, _| false).hits {
            let marked: String = hit.spans(&headline).into_iter().map(|span| &headline[span]).collect();
            let found = index(&[marked]).find(&query, 1, &|_, _| false);
            prop_assert!(found.hits.iter().any(|hit| hit.tier <= Tier::Prefix));
        }
    }

    #[test]
    fn any_text_is_a_query_and_a_headline(query: String, headlines in prop::collection::vec(any::<String>(), 0..5)) {
        let found = index(&headlines).find(&Query::parse(&query), 3, &|_, _| false);
        prop_assert!(found.hits.len() <= 3 && found.hits.len() <= found.total);
        for hit in found.hits {
            check_spans(&headlines[hit.id as usize], &hit.spans(&headlines[hit.id as usize]));
        }
    }

    #[test]
    fn a_piece_of_any_headline_finds_it(headlines in prop::collection::vec("\\PC{1,30}", 1..5), skip in 0..9_usize) {
        let piece: String = headlines[0].chars().skip(skip).take_while(|c| !c.is_whitespace()).take(9).collect();
        let nothing = piece.chars().all(is_ignorable);
        let found = index(&headlines).find(&Query::parse(&piece), usize::MAX, &|_, _| false);
        prop_assert!(nothing || found.hits.iter().any(|hit| hit.id == 0 && hit.tier < Tier::Gappy));
        for hit in found.hits {
            check_spans(&headlines[hit.id as usize], &hit.spans(&headlines[hit.id as usize]));
        }
    }

    #[test]
    fn a_phrase_is_found_as_its_folded_bytes_are(text in "[aA中國国，Ａ]{0,20}", phrase in "[a中国]{1,3}") {
        let plain: String = text.chars().map(fold).collect();
        let found = occurrences(&text, &phrase);
        prop_assert_eq!(found.len(), plain.matches(&phrase).count());
        for span in found {
            prop_assert_eq!(folded(&text[span]), phrase.clone());
        }
    }

    #[test]
    fn phrases_in_any_text(text: String, phrase in ".{1,2}") {
        let found = occurrences(&text, &phrase);
        prop_assert!(found.is_empty() || !phrase.trim().is_empty());
        if !found.is_empty() {
            check_spans(&text, &found);
        }
    }
}
