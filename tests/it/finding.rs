//! Finding: what exactly is found of a mark, where, and from which change on it is not found any more.

use dubao::article::{Article, Date, Imprint};
use dubao::marks::{Anchor, How, Passage, Place, Quote};
use dubao::text::fold;

use crate::desk::article;
use crate::maker::Rng;

/// So many letters, each another one; the first so many of all are left out.
fn run(from: usize, count: usize) -> String {
    let letters = ('\u{4e00}'..='\u{9fff}').filter(|c| fold(*c) == *c);
    letters.skip(from).take(count).collect()
}

/// Letters of which none is in any other text here.
fn alien(count: usize) -> String {
    run(9_000, count)
}

/// A text with other letters at some places.
fn misread(text: &str, places: impl IntoIterator<Item = usize>) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for (at, other) in places.into_iter().zip(alien(99).chars()) {
        letters[at] = other;
    }
    letters.into_iter().collect()
}

/// The place of a letter in a text of one paragraph, in which all are letters of three bytes.
fn letter(number: usize) -> Place {
    Place {
        paragraph: 0,
        byte: number * 3,
    }
}

fn plain(text: &str) -> Article {
    article("题", "", &[text])
}

/// A point between some letters and others; that the first of these has to be there does not count.
fn point(left: &str, right: &str) -> Quote {
    let (first, rest) = right.split_at(3);
    Quote {
        exact: first.to_owned(),
        prefix: left.to_owned(),
        suffix: rest.to_owned(),
    }
}

/// The number of the letter that a quotation is found at, and how like that is.
fn found(quote: &Quote, text: &str, hint: Option<usize>) -> Option<(usize, f64)> {
    let found = quote.find(&plain(text), hint.map(letter))?;
    Some((found.place.byte / 3, found.likeness))
}

fn place_of(quote: &Quote, text: &str, hint: Option<usize>) -> Option<usize> {
    found(quote, text, hint).map(|(at, _)| at)
}

#[track_caller]
fn is_near(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-9, "{a}, not {b}");
}

/// Where a point between so many letters is found if those before it, or those behind it, are others now.
fn with_one_side(left: usize, right: usize, left_stays: bool) -> Option<usize> {
    let (before, behind) = (run(100, left), run(200, right));
    let quote = point(&before, &behind);
    let text = if left_stays {
        before + &alien(right)
    } else {
        alien(left) + &behind
    };
    place_of(&quote, &(run(0, 40) + &text + &run(300, 40)), None)
}

#[test]
fn the_letters_before_a_point_find_it_where_there_are_few_behind() {
    for (left, right, wanted) in [
        (32, 20, None),
        (32, 12, None),
        (32, 11, Some(72)),
        (12, 11, Some(52)),
        (11, 11, None),
    ] {
        assert_eq!(with_one_side(left, right, true), wanted, "{left} {right}");
    }
    for (left, right) in [(5, 11), (11, 11), (20, 16), (32, 40)] {
        let wanted = Some(40 + left);
        assert_eq!(with_one_side(left, right, false), wanted, "{left} {right}");
    }
}

#[test]
fn likeness_weighs_the_letters_by_how_near_they_are() {
    let (left, right) = (run(100, 5), run(200, 40));
    let quote = point(&left, &right);
    let text = run(0, 30) + &misread(&left, [1]) + &misread(&right, [5, 20, 36]) + &run(300, 30);
    let (at, likeness) = found(&quote, &text, None).unwrap();
    assert_eq!(at, 35);
    let (near, before, far) = (30.0 / 32.0, 4.0 / 5.0, 7.0 / 8.0);
    let wanted = (50.0 * near + 6.25 * before + 10.0 * far) / (50.0 + 6.25 + 10.0);
    is_near(likeness, wanted);

    let (left, right) = (run(100, 12), run(200, 13));
    let quote = point(&left, &right);
    let text = run(0, 30) + &misread(&left, [3, 8]) + &misread(&right, [6]) + &run(300, 30);
    let (at, likeness) = found(&quote, &text, None).unwrap();
    assert_eq!(at, 42);
    let wanted =
        (50.0 * 13.0 * (12.0 / 13.0) + 20.0 * 12.0 * (10.0 / 12.0)) / f64::from(50 * 13 + 20 * 12);
    is_near(likeness, wanted);
}

#[test]
fn of_thirty_two_letters_fourteen_may_be_misread() {
    let (left, right) = (run(100, 32), run(200, 64));
    let quote = point(&left, &right);
    let damaged = |count: usize| run(0, 9) + &left + &misread(&right, 10..10 + count);
    assert_eq!(place_of(&quote, &damaged(14), None), Some(41));
    assert_eq!(place_of(&quote, &damaged(15), None), None);
}

#[test]
fn of_seven_letters_none_may_be_misread() {
    for (left, right, wanted) in [(1, 6, None), (1, 7, Some(10)), (3, 5, Some(12))] {
        let (before, behind) = (run(100, left), run(200, right));
        let quote = point(&before, &behind);
        let text = |behind: &str| run(0, 9) + &before + behind + &run(300, 9);
        assert_eq!(
            place_of(&quote, &text(&misread(&behind, [2])), None),
            wanted
        );
        assert_eq!(place_of(&quote, &text(&behind), None), Some(9 + left));
    }
}

/// A text in which the same letters stand twice, and where.
fn twice(first: &str, second: &str) -> (String, usize, usize) {
    let text = run(0, 100) + first + &run(300, 100) + second + &run(500, 100);
    (text, 100, 200 + first.chars().count())
}

#[test]
fn of_places_as_like_the_nearest_is_found() {
    for (left, right) in [(20, 20), (32, 6), (6, 32)] {
        let (before, behind) = (run(1000, left), run(1100, right));
        let quote = point(&before, &behind);
        let both = before + &behind;
        let (text, first, second) = twice(&both, &both);
        let (first, second) = (first + left, second + left);
        let near = |hint| place_of(&quote, &text, Some(hint));
        for by in [0, 1, 3, 20] {
            assert_eq!(near(first - by), Some(first));
            assert_eq!(near(first + by), Some(first));
            assert_eq!(near(second - by), Some(second));
            assert_eq!(near(second + by), Some(second));
        }
        // A place just between the two, or none, does not tell which.
        let near = |hint| place_of(&quote, &text, hint);
        let middle = usize::midpoint(first, second);
        assert_eq!(near(Some(middle)), None);
        assert_eq!(near(Some(middle - 1)), Some(first));
        assert_eq!(near(Some(middle + 1)), Some(second));
        assert_eq!(near(None), None);
    }
}

#[test]
fn nearness_does_not_make_up_for_misread_letters() {
    for (left, right) in [(20, 32), (32, 5)] {
        let (before, behind) = (run(1000, left), run(1100, right));
        let quote = point(&before, &behind);
        let both = before + &behind;
        let worse = misread(&both, [left / 2, left - 3]);
        let (text, good, bad) = twice(&both, &worse);
        for hint in [None, Some(bad + left), Some(good + left)] {
            assert_eq!(found(&quote, &text, hint), Some((good + left, 1.0)));
        }
        let (text, bad, good) = twice(&worse, &both);
        for hint in [None, Some(bad + left), Some(good + left)] {
            assert_eq!(found(&quote, &text, hint), Some((good + left, 1.0)));
        }
    }
}

#[test]
fn places_eight_letters_apart_are_one() {
    let mark = run(200, 1);
    let quote = point("", &mark);
    let text = |gap: usize| run(0, 20) + &mark + &run(300, gap) + &mark + &run(400, 20);
    assert_eq!(place_of(&quote, &text(7), None), Some(20));
    assert_eq!(place_of(&quote, &text(8), None), None);
    assert_eq!(place_of(&quote, &text(8), Some(22)), Some(20));
}

#[test]
fn of_very_many_places_the_nearest_are_looked_at() {
    let mark = run(1000, 1);
    let text: String = run(0, 300)
        .chars()
        .flat_map(|c| [c, mark.chars().next().unwrap()])
        .collect();
    let quote = point(&run(290, 1), &mark);
    assert_eq!(place_of(&quote, &text, Some(599)), Some(581));
    assert_eq!(place_of(&quote, &text, None), None);
    let quote = point(&run(9, 1), &mark);
    assert_eq!(place_of(&quote, &text, None), Some(19));
    assert_eq!(place_of(&quote, &text, Some(599)), None);
}

/// For each start of a text the errors of a pattern as the end of it, from a table; or as all of it.
fn errors(pattern: &[char], text: &[char], anchored: bool) -> Vec<usize> {
    let mut row: Vec<usize> = (0..=pattern.len()).collect();
    let mut found = Vec::new();
    for (number, c) in text.iter().enumerate() {
        let above = row.clone();
        row[0] = if anchored { number + 1 } else { 0 };
        for (at, own) in pattern.iter().enumerate() {
            let same = above[at] + usize::from(own != c);
            row[at + 1] = same.min(above[at + 1] + 1).min(row[at] + 1);
        }
        found.push(row[pattern.len()]);
    }
    found
}

fn turned(letters: &[char]) -> Vec<char> {
    letters.iter().rev().copied().collect()
}

/// How like the surroundings of a place in a text are to some letters, by the book.
fn likeness(left: &[char], right: &[char], text: &[char], at: usize) -> f64 {
    if right.len() < 12 && right.len() < left.len() {
        let (left, right) = (turned(left), turned(right));
        return one_way(&right, &left, &turned(text), text.len() - at);
    }
    one_way(left, right, text, at)
}

fn one_way(left: &[char], right: &[char], text: &[char], at: usize) -> f64 {
    let left = &left[left.len().saturating_sub(32)..];
    let right = &right[..right.len().min(64)];
    let core = &right[..right.len().min(32)];
    let least = |letters: &[char], text: &[char]| {
        let found = errors(letters, text, true).into_iter().min();
        found.unwrap_or(letters.len()).min(letters.len())
    };
    let near = errors(&turned(core), &turned(text), false)[text.len() - 1 - at];
    let before = least(&turned(left), &turned(&text[..at]));
    let behind = least(right, &text[at..]);
    let far = right.len() - core.len();
    let sides = [
        (50.0, core.len(), near),
        (20.0, left.len(), before),
        (20.0, far, behind.saturating_sub(near).min(far)),
    ];
    let number = |count: usize| f64::from(u32::try_from(count).unwrap());
    let (mut sum, mut all) = (0.0, 0.0);
    for (weight, count, errors) in sides.into_iter().filter(|(_, count, _)| *count > 0) {
        let weight = weight * number(count.min(16));
        sum += weight * (1.0 - number(errors) / number(count));
        all += weight;
    }
    sum / all
}

/// Letters as they may come out of another reading: substituted, dropped, or with others between them.
fn damaged(letters: &[char], pool: &[char], rng: &mut Rng) -> Vec<char> {
    let mut new = Vec::new();
    for c in letters {
        match rng.below(24) {
            0 => new.push(*rng.pick(pool)),
            1 => {}
            2 => new.extend([*rng.pick(pool), *c]),
            3 if rng.chance(20) => new.extend(pool.iter().chain([c])),
            _ => new.push(*c),
        }
    }
    new
}

#[test]
fn likeness_is_what_a_table_of_errors_comes_to() {
    let mut rng = Rng::new(31);
    let (mut all, mut told) = (0, 0);
    for round in 0..1200 {
        let letters: Vec<char> = run(0, 3 + round % 9).chars().collect();
        let text: Vec<char> = (0..200).map(|_| *rng.pick(&letters)).collect();
        let at = rng.within(70, 129);
        let left = damaged(&text[at - rng.below(40)..at], &letters, &mut rng);
        let right = damaged(&text[at..=at + rng.below(70)], &letters, &mut rng);
        if right.is_empty() {
            continue;
        }
        all += 1;
        let (before, behind) = (String::from_iter(&left), String::from_iter(&right));
        let quote = point(&before, &behind);
        if let Some((place, like)) = found(&quote, &String::from_iter(&text), Some(at)) {
            told += 1;
            let right = &right[..right.len().min(64)];
            is_near(like, likeness(&left, right, &text, place));
        }
    }
    assert!(told * 10 > all * 9, "{told} of {all}");
}

#[test]
fn three_fifths_of_the_words_have_to_be_there_if_they_are_more_than_two() {
    for (count, misread_ones, wanted) in [
        (5, 2, Some(How::Alike)),
        (5, 3, None),
        (3, 1, Some(How::Alike)),
        (3, 2, None),
        (2, 1, Some(How::Alike)),
        (2, 2, Some(How::Alike)),
        (2, 0, Some(How::Letters)),
        (5, 0, Some(How::Letters)),
    ] {
        let (before, words, behind) = (run(100, 32), run(200, count), run(300, 32));
        let now = misread(&words, 0..misread_ones);
        let text = run(0, 20) + &before + &now + &behind + &run(400, 20);
        let quote = Quote {
            exact: words,
            prefix: before,
            suffix: behind,
        };
        let found = quote.find(&plain(&text), None);
        assert_eq!(
            found.map(|found| found.how),
            wanted,
            "{misread_ones}/{count}"
        );
        assert!(found.is_none_or(|found| found.place == letter(52)));
    }
}

/// A mark at the thirty-third letter of some, under a headline.
fn mark(headline: Option<&str>) -> (Anchor, String) {
    let text = run(1000, 64);
    let (before, behind) = text.split_at(96);
    let anchor = Anchor {
        headline: headline.map(str::to_owned),
        quote: Some(point(before, behind)),
        place: Some(letter(32)),
        ..Anchor::default()
    };
    (anchor, text)
}

#[test]
fn words_count_twice_as_much_as_the_headline_they_stand_under() {
    let title = run(500, 4);
    let (mark, text) = mark(Some(&title));
    let named = |headline: &str, text: &str| article(headline, "", &[text]);
    let worse = misread(&text, 40..52);
    let likeness = (50.0 * 20.0 / 32.0 + 20.0) / 70.0;
    let half = misread(&title, [2, 3]);
    let (strange, other) = (named(&alien(4), &text), named(&half, &worse));
    let (number, found) = mark.find_among([&other, &strange]).unwrap();
    assert_eq!((number, found.unwrap().likeness), (1, 1.0));
    assert_eq!(mark.find_among([&strange, &other]).unwrap().0, 0);
    // Under its own headline it is the one.
    let own = named(&title, &worse);
    let (number, found) = mark.find_among([&strange, &own]).unwrap();
    assert_eq!(number, 1);
    is_near(found.unwrap().likeness, likeness);
    assert_eq!(mark.find_among([&own, &strange]).unwrap().0, 0);
    // Of two that are alike in all the first one.
    let same = named(&title, &text);
    for among in [[&same, &same], [&strange, &same], [&same, &strange]] {
        let number = usize::from(among[0] != &same);
        let found = mark.find_among(among).unwrap();
        assert_eq!((found.0, found.1.unwrap().place), (number, letter(32)));
    }
}

#[test]
fn without_its_words_the_only_article_of_its_headline_is_the_one() {
    let named = |headline: &str| article(headline, "", &[&run(2000, 80)]);
    let (mark, _) = mark(Some("春风又绿江南岸"));
    let (spring, other) = (named("春风，又绿江南岸"), named("墙角数枝梅"));
    assert_eq!(mark.find_among([&other, &spring]), Some((1, None)));
    assert_eq!(mark.find_among([&spring, &other]), Some((0, None)));
    assert_eq!(mark.find_among([&spring, &other, &spring]), None);
    assert_eq!(mark.find_among([&other]), None);
    assert_eq!(mark.find_among([]), None);
}

#[test]
fn that_both_have_no_headline_says_nothing() {
    let nameless = article("……", "", &[&run(2000, 80)]);
    for headline in [None, Some(""), Some("——")] {
        let (mark, text) = mark(headline);
        assert_eq!(mark.find_among([&nameless]), None);
        let here = article("", "", &[&text]);
        let found = mark.find_among([&nameless, &here]).unwrap();
        assert_eq!((found.0, found.1.unwrap().how), (1, How::Letters));
    }
}

#[test]
fn a_mark_without_words_is_where_it_was() {
    let mark = |byte| Anchor {
        place: Some(Place { paragraph: 1, byte }),
        ..Anchor::default()
    };
    let text = article("题", "", &["春", "风又绿"]);
    for (byte, wanted) in [(0, 0), (2, 0), (3, 3), (5, 3), (6, 6), (9, 9), (99, 9)] {
        let found = mark(byte).find(&text).unwrap();
        let place = Place {
            paragraph: 1,
            byte: wanted,
        };
        assert_eq!((found.place, found.how), (place, How::Unmoved));
        is_near(found.likeness, 1.0);
    }
    assert_eq!(Anchor::default().find(&text), None);
    // A block that is not there has no boundaries.
    let place = Place {
        paragraph: 7,
        byte: 5,
    };
    assert_eq!(place.settled(&text), place);
}

#[test]
fn the_marks_before_the_first_word_are_marked_with_it() {
    let place = |exact: &str, text: &str| {
        let quote = Quote {
            exact: exact.to_owned(),
            ..Quote::default()
        };
        let found = quote.find(&plain(text), None).unwrap();
        assert_eq!(found.how, How::Letters);
        found.place.byte
    };
    let verse = "春风又绿江南岸明月何时照我还";
    assert_eq!(place(verse, &format!("“‘{verse}")), 6);
    assert_eq!(place(&format!("“{verse}"), &format!("“‘{verse}")), 3);
    assert_eq!(place(&format!("“‘{verse}"), &format!("诗：“‘{verse}")), 6);
    assert_eq!(place(&format!("“‘{verse}"), &format!("诗{verse}")), 3);
    assert_eq!(place(&format!("“‘{verse}"), verse), 0);
    // What shows nothing is no letter, even if it counts as one.
    let filled = verse.replace('风', "\u{3164}风");
    assert_eq!(place(verse, &filled), 0);
    assert_eq!(place(&verse[9..], &filled), 12);
}

#[test]
fn a_place_behind_all_words_stays_behind_them() {
    let old = article("题", "", &["京口瓜洲一水间", "钟山只隔数重山。"]);
    let end = Place {
        paragraph: 1,
        byte: 24,
    };
    let mark = Anchor::of(&old, end);
    let new = article("题", "", &["京口瓜洲 一水间", "　钟山只隔数重山！"]);
    let found = mark.find(&new).unwrap().place;
    assert_eq!((found.paragraph, found.byte), (1, 27));
}

/// A passage of so many letters behind forty others, and the article of which another reading has other words in it.
fn passage(words: &str, new: &str) -> Option<(usize, usize)> {
    let (before, behind) = (run(3000, 40), run(3100, 40));
    let old = plain(&format!("{before}{words}{behind}"));
    let end = 40 + words.chars().count();
    let passage = Passage::of(&old, letter(40), letter(end)).unwrap();
    assert_eq!(passage.find(&old), Some((letter(40), letter(end))));
    let new = plain(&format!("{before}{new}{behind}"));
    let (start, end) = passage.find(&new)?;
    Some((start.byte / 3, end.byte / 3))
}

#[test]
fn a_passage_may_be_twice_as_long_as_it_was_or_half_as_long() {
    let whole = run(0, 409);
    let shortened = |count: usize| {
        let start = run(0, 100);
        start + &run(count - 100, 100)
    };
    let of = |count: usize| whole[..3 * count].to_owned();
    let grown = |count: usize| of(100) + &run(4000, count) + &run(100, 100);
    assert_eq!(passage(&of(200), &grown(208)), Some((40, 448)));
    assert_eq!(passage(&of(200), &grown(209)), None);
    assert_eq!(passage(&of(408), &shortened(408)), Some((40, 240)));
    assert_eq!(passage(&of(409), &shortened(409)), None);
}

#[test]
fn a_passage_without_its_words_is_gone() {
    for count in [1, 2, 5, 40] {
        assert_eq!(passage(&run(0, count), ""), None, "{count}");
    }
    assert_eq!(passage(&run(0, 2), &run(0, 1)), Some((40, 41)));
    assert_eq!(passage(&run(0, 1), &alien(1)), Some((40, 41)));
}

#[test]
fn a_passage_ends_at_the_nearest_of_the_places_that_it_may_end_at() {
    let (begin, again, behind) = (run(0, 40), run(1000, 100), run(2000, 40));
    let other = run(3000, 60);
    let (once, more) = (
        format!("{begin}{again}{behind}{other}{again}{behind}"),
        format!("{again}{behind}{other}{begin}{again}{behind}"),
    );
    for (text, start) in [(once, 0), (more, 200)] {
        let old = plain(&(run(5000, 50) + &text + &run(6000, 50)));
        let place = |number: usize| letter(50 + start + number);
        let passage = Passage::of(&old, place(0), place(140)).unwrap();
        let new = plain(&(run(5000, 53) + &text + &run(6000, 50)));
        let place = |number: usize| letter(53 + start + number);
        assert_eq!(passage.find(&new), Some((place(0), place(140))));
    }
}

#[test]
fn the_marks_at_the_ends_of_a_passage_are_of_it() {
    let verse = "春风又绿江南岸，明月何时照我还";
    let old = format!("王安石诗：“{verse}？”这是名句。");
    let start = old.find('“').unwrap();
    let of = |from: usize, to: usize| {
        let place = |byte| Place { paragraph: 0, byte };
        Passage::of(&plain(&old), place(start + from), place(start + to)).unwrap()
    };
    let new = old.replace("王安石", "宋王安石").replace('，', ",");
    let (whole, bare) = (of(0, 9 + verse.len()), of(3, 3 + verse.len()));
    let words = |passage: &Passage| {
        let (from, to) = passage.find(&plain(&new)).unwrap();
        new[from.byte..to.byte].to_owned()
    };
    let verse = verse.replace('，', ",");
    assert_eq!(words(&whole), format!("“{verse}？”"));
    assert_eq!(words(&bare), verse);
}

#[test]
fn a_quotation_takes_what_stands_around_it_from_the_blocks_beside_it() {
    let blocks = [
        "一二三四五六七",
        "甲乙丙丁",
        "春风又绿江南岸",
        "子丑寅卯",
        "东南西北",
    ];
    let text = article("题", "", &blocks);
    let at = |paragraph, byte| Place { paragraph, byte };
    let quote = Quote::of(&text, at(2, 7)).unwrap();
    assert_eq!(quote.exact, "又绿江南岸");
    assert_eq!(quote.prefix, "一二三四五六七\n甲乙丙丁\n春风");
    assert_eq!(quote.suffix, "\n子丑寅卯\n东南西北");
    let quote = Quote::between(&text, at(1, 6), at(3, 3)).unwrap();
    assert_eq!(quote.exact, "丙丁\n春风又绿江南岸\n子");
    assert_eq!(quote.prefix, "一二三四五六七\n甲乙");
    assert_eq!(quote.suffix, "丑寅卯\n东南西北");
    let quote = Quote::between(&text, at(2, 4), at(2, 11)).unwrap();
    assert_eq!(quote.exact, "风又");
    assert_eq!(Quote::between(&text, at(1, 6), at(5, 0)), None);
    let long = run(0, 99);
    let quote = Quote::of(&plain(&long), letter(40)).unwrap();
    assert_eq!(quote.exact, long[120..192]);
    assert_eq!(quote.prefix, long[24..120]);
    assert_eq!(quote.suffix, long[192..288]);
}

#[test]
fn a_mark_remembers_all_that_is_known_of_its_article() {
    let imprint = Imprint {
        paper: Some("大众日报".to_owned()),
        date: Some(Date {
            year: 2024,
            month: 5,
            day: 8,
        }),
        page: Some(3),
        page_name: None,
    };
    let article = Article {
        imprint: imprint.clone().into(),
        ..article("春风", "", &["又绿江南岸"])
    };
    let anchor = Anchor::of(&article, letter(1));
    assert_eq!(anchor.imprint(), imprint);
    assert_eq!(anchor.headline.as_deref(), Some("春风"));
    assert_eq!(anchor.place, Some(letter(1)));
    assert_eq!(anchor.quote.unwrap().exact, "绿江南岸");
}
