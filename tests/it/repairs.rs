//! Corrections: what each does to a page, and the laws that hold after any of them.

use dubao::article::correct::{Correction, Corrections, Deed, Outcome, Part, Spot, Target};
use dubao::article::{BlockKind, Reading, losses};
use dubao::page::Page;
use dubao::store::Key;
use proptest::prelude::*;

use crate::pages::{read, seeds};

/// A made-up page of two articles.
pub const PAGE: &str = "\
大桥今日合龙通车

本报讯（记者 王安石）京口瓜洲一水间，钟山只隔数重山。春风又绿江南岸，明月何时照我还？

爆竹声中一岁除，春风送暖入屠苏。千门万户曈曈日，总把新桃换旧符。

墙角数枝梅，凌寒独自开。遥知不是雪，为有暗香来。

早市从凌晨三点开始

本报讯（记者 李白）床前明月光，疑是地上霜。举头望明月，低头思故乡。

朝辞白帝彩云间，千里江陵一日还。两岸猿声啼不住，轻舟已过万重山。
";

fn titles(reading: &Reading) -> Vec<&str> {
    let articles = reading.articles.iter();
    articles.map(|article| article.headline.as_str()).collect()
}

/// The first letters of each block of an article.
fn opening(reading: &Reading, article: usize) -> Vec<String> {
    let blocks = reading.articles[article].blocks.iter();
    blocks
        .map(|block| block.text.chars().take(5).collect())
        .collect()
}

/// The part whose text begins so.
fn part(reading: &Reading, start: &str) -> Part {
    let begins = |part: &Part| part.text(reading).unwrap().contains(start);
    Part::all(reading)
        .into_iter()
        .find(begins)
        .unwrap_or_else(|| panic!("no {start} in {reading:#?}"))
}

fn spot(reading: &Reading, start: &str) -> Spot {
    Spot::of(reading, part(reading, start)).unwrap()
}

fn of(deed: Deed) -> Correction {
    Correction {
        title: String::new(),
        deed,
    }
}

/// The page after corrections, each of which must be made and lose nothing.
#[track_caller]
fn corrected(page: &Page, reading: &Reading, list: &[Correction]) -> Reading {
    let mut reading = reading.clone();
    let corrections: Corrections = list.iter().cloned().collect();
    let outcomes = corrections.apply(&mut reading);
    assert_eq!(outcomes.len(), list.len());
    let made = outcomes
        .iter()
        .all(|(_, outcome)| *outcome == Outcome::Made);
    assert!(made, "{outcomes:?}");
    assert!(losses(&page.text, &reading).is_empty());
    assert_eq!(ink(&reading), ink(&read(&page.text).1));
    reading
}

/// The letters that a reading shows, sorted: what is shown is neither lost nor doubled.
fn ink(reading: &Reading) -> Vec<char> {
    let parts = Part::all(reading).into_iter();
    let texts = parts.filter_map(|part| part.text(reading).map(str::to_owned));
    let mut ink: Vec<char> = texts
        .collect::<String>()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    ink.sort_unstable();
    ink
}

fn merge(reading: &Reading, into: usize, from: usize) -> Deed {
    Deed::Merge {
        into: Spot::of_article(reading, into).unwrap(),
        from: Spot::of_article(reading, from).unwrap(),
    }
}

#[test]
fn the_page_of_these_tests_is_read_as_it_is_meant() {
    let (_, reading) = read(PAGE);
    assert_eq!(titles(&reading), ["大桥今日合龙通车", "早市从凌晨三点开始"]);
    assert_eq!(opening(&reading, 0).len(), 3);
}

#[test]
fn a_merged_article_goes_on_below_a_subhead_and_keeps_the_name_of_the_first() {
    let (page, reading) = read(PAGE);
    let keys: Vec<Key> = reading
        .articles
        .iter()
        .map(|article| Key::of(article))
        .collect();
    let merged = corrected(&page, &reading, &[of(merge(&reading, 0, 1))]);
    let [article] = merged.articles.as_slice() else {
        panic!("{:?}", titles(&merged));
    };
    assert_eq!(article.headline, "大桥今日合龙通车");
    assert_eq!(article.blocks.len(), 6);
    assert_eq!(article.blocks.get(3).unwrap().kind, BlockKind::Subhead);
    assert_eq!(article.blocks.get(3).unwrap().text, "早市从凌晨三点开始");
    assert_eq!(article.byline.len(), 2);
    assert_eq!(Key::of(article), keys[0]);
    assert_eq!(Key::aliases(article).collect::<Vec<_>>(), [keys[1]]);
}

#[test]
fn a_split_at_a_paragraph_begins_an_article_and_at_a_subhead_one_with_that_headline() {
    let (page, reading) = read(PAGE);
    let at = spot(&reading, "爆竹声中");
    let split = corrected(&page, &reading, &[of(Deed::Split { at })]);
    assert_eq!(
        titles(&split),
        ["大桥今日合龙通车", "爆竹声中一岁除", "早市从凌晨三点开始"]
    );
    assert!(!split.articles[1].has_printed_headline());
    assert_eq!(
        Key::of(&split.articles[0]),
        Key::of(&reading.articles[0]),
        "a bookmark on the first part would be lost"
    );
    let merged = of(merge(&reading, 0, 1));
    let both = corrected(&page, &reading, std::slice::from_ref(&merged));
    let at = spot(&both, "早市");
    let back = corrected(&page, &reading, &[merged, of(Deed::Split { at })]);
    assert_eq!(titles(&back), titles(&reading));
    assert!(back.articles[1].has_printed_headline());
}

#[test]
fn a_headline_in_the_text_begins_an_article_and_at_the_top_replaces_the_printed_one() {
    let (page, reading) = read(PAGE);
    let line = spot(&reading, "爆竹声中");
    let headed = corrected(&page, &reading, &[of(Deed::Headline { line })]);
    assert_eq!(headed.articles.len(), 3);
    assert!(headed.articles[1].headline.starts_with("爆竹声中"));
    assert!(headed.articles[1].has_printed_headline());
    assert_eq!(opening(&headed, 1), ["墙角数枝梅"]);
    let line = spot(&reading, "朝辞白帝");
    let alone = corrected(&page, &reading, &[of(Deed::Headline { line })]);
    assert_eq!(alone.articles.len(), 3, "a headline alone is an article");
    let line = spot(&reading, "京口瓜洲");
    let top = corrected(&page, &reading, &[of(Deed::Headline { line })]);
    assert_eq!(top.articles[0].kicker.as_deref(), Some("大桥今日合龙通车"));
    assert_eq!(opening(&top, 0), ["爆竹声中一", "墙角数枝梅"]);
}

#[test]
fn what_is_dropped_is_furniture_and_can_be_taken_back_in() {
    let (page, reading) = read(PAGE);
    let what = spot(&reading, "爆竹声中");
    let drop = of(Deed::Drop { what: what.clone() });
    let dropped = corrected(&page, &reading, std::slice::from_ref(&drop));
    assert_eq!(opening(&dropped, 0).len(), 2);
    assert_eq!(dropped.furniture.len(), reading.furniture.len() + 1);
    let goal = Spot::of_article(&dropped, 0).unwrap();
    let to = Target::Into(goal);
    let back = corrected(&page, &reading, &[drop, of(Deed::Move { what, to })]);
    assert_eq!(opening(&back, 0), opening(&reading, 0));
    let article = Spot::of_article(&reading, 1).unwrap();
    let gone = corrected(&page, &reading, &[of(Deed::DropArticle { article })]);
    assert_eq!(titles(&gone), ["大桥今日合龙通车"]);
}

#[test]
fn a_paragraph_moves_within_its_article_and_to_another_one() {
    let (page, reading) = read(PAGE);
    let what = spot(&reading, "墙角");
    let goal = spot(&reading, "爆竹");
    let up = Deed::Move {
        what: what.clone(),
        to: Target::Before(goal),
    };
    let moved = corrected(&page, &reading, &[of(up)]);
    assert_eq!(opening(&moved, 0)[1..], ["墙角数枝梅", "爆竹声中一"]);
    let goal = spot(&reading, "朝辞");
    let away = Deed::Move {
        what,
        to: Target::After(goal),
    };
    let moved = corrected(&page, &reading, &[of(away)]);
    assert_eq!(opening(&moved, 0).len(), 2);
    assert_eq!(opening(&moved, 1)[2], "墙角数枝梅");
}

#[test]
fn a_line_within_a_paragraph_is_cut_out_with_its_marks() {
    let text = PAGE.replace("千门万户", "“千门万户");
    let (page, reading) = read(&text);
    let at = page.text.find("“千门").unwrap();
    let end = at + "“千门万户曈曈日".len();
    let at = Spot::at(&reading, &(at..end)).unwrap();
    assert!(!at.whole);
    let split = corrected(&page, &reading, &[of(Deed::Split { at: at.clone() })]);
    assert_eq!(split.articles.len(), 3);
    assert!(
        split.articles[1]
            .blocks
            .get(0)
            .unwrap()
            .text
            .starts_with("“千门万户")
    );
    assert!(
        split.articles[0]
            .blocks
            .get(1)
            .unwrap()
            .text
            .ends_with("屠苏。")
    );
    let dropped = corrected(&page, &reading, &[of(Deed::Drop { what: at })]);
    assert_eq!(dropped.furniture[0].text, "“千门万户曈曈日，");
    assert_eq!(opening(&dropped, 0)[1..3], ["爆竹声中一", "总把新桃换"]);
}

#[test]
fn corrections_hold_for_the_page_extracted_again_with_other_white_space() {
    let (_, reading) = read(PAGE);
    let list = [
        of(Deed::Split {
            at: spot(&reading, "墙角"),
        }),
        of(Deed::Drop {
            what: spot(&reading, "爆竹"),
        }),
    ];
    let corrections: Corrections = list.into_iter().collect();
    let again = PAGE
        .replace("\n\n", "\n\n\n")
        .replace("，", "，\u{20}")
        .replace("本报讯", "\u{3000}\u{3000}本报讯")
        .replace("春风又", "春 风 又");
    let (page, mut other) = read(&again);
    let outcomes = corrections.apply(&mut other);
    assert_eq!(outcomes, [(0, Outcome::Made), (1, Outcome::Made)]);
    assert!(losses(&page.text, &other).is_empty());
    assert!(other.articles[1].headline.starts_with("墙角数枝梅"));
    assert!(
        other
            .furniture
            .iter()
            .any(|piece| piece.text.starts_with("爆竹声中"))
    );
}

#[test]
fn a_correction_of_a_place_that_is_gone_or_doubled_changes_nothing_and_is_told() {
    let (_, reading) = read(PAGE);
    let title = "大桥今日合龙通车".to_owned();
    let deed = Deed::Drop {
        what: spot(&reading, "爆竹"),
    };
    let corrections: Corrections = [Correction { title, deed }].into_iter().collect();
    let gone = PAGE.replace("爆竹声中一岁除，", "");
    let (_, mut reading) = read(&gone);
    let before = reading.articles.clone();
    assert_eq!(corrections.apply(&mut reading), [(0, Outcome::Missing)]);
    assert_eq!(reading.articles, before);
    assert_eq!(reading.mended.as_ref().unwrap().misplaced, 1);
    let paragraph = "爆竹声中一岁除，春风送暖入屠苏。千门万户曈曈日，总把新桃换旧符。";
    let doubled = PAGE.replace(paragraph, &format!("{paragraph}\n\n{paragraph}"));
    let (_, mut reading) = read(&doubled);
    assert_eq!(corrections.apply(&mut reading), [(0, Outcome::Ambiguous)]);
    let (_, mut other) = read("另一版的消息\n\n本报讯 两岸猿声啼不住，轻舟已过万重山。\n");
    assert_eq!(corrections.apply(&mut other), []);
    assert_eq!(other.mended, None);
}

#[test]
fn applying_again_starts_from_what_was_read() {
    let (_, reading) = read(PAGE);
    let corrections: Corrections = [of(merge(&reading, 0, 1))].into_iter().collect();
    let mut once = reading.clone();
    corrections.apply(&mut once);
    let mut twice = once.clone();
    corrections.apply(&mut twice);
    assert_eq!(once, twice);
    Corrections::default().apply(&mut twice);
    assert_eq!(twice, reading);
}

/// Whether all of `some` is among `all`, as often; both are sorted.
fn holds(all: &[char], some: &[char]) -> bool {
    let mut all = all.iter();
    some.iter().all(|c| all.any(|other| other == c))
}

/// A wish as a person makes it: which kind, on what, to where.
type Wish = (u8, prop::sample::Index, prop::sample::Index);

/// The correction that a wish comes to on a reading as it is.
fn wished((kind, what, other): &Wish, reading: &Reading) -> Option<Correction> {
    let parts = Part::all(reading);
    if parts.is_empty() || reading.articles.is_empty() {
        return None;
    }
    let part = parts[what.index(parts.len())];
    let whole = Spot::of(reading, part)?;
    let goal = Spot::of(reading, parts[other.index(parts.len())])?;
    let line = || {
        let spans = part.spans(reading);
        let span = spans.get(other.index(spans.len().max(1)))?;
        Spot::at(reading, span)
    };
    Some(of(match kind {
        0 => Deed::Merge {
            into: goal,
            from: whole,
        },
        1 => Deed::Split { at: whole },
        2 => Deed::Split { at: line()? },
        3 => Deed::Headline { line: whole },
        4 => Deed::Headline { line: line()? },
        5 => Deed::DropArticle { article: whole },
        6 => Deed::Drop { what: whole },
        7 => Deed::Drop { what: line()? },
        8 => Deed::Move {
            what: whole,
            to: Target::Before(goal),
        },
        9 => Deed::Move {
            what: line()?,
            to: Target::After(goal),
        },
        _ => Deed::Move {
            what: whole,
            to: Target::Into(goal),
        },
    }))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_corrections_lose_nothing_and_come_out_the_same_tomorrow(
        sample in 0..seeds().len(),
        wishes in prop::collection::vec((0u8..11, any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..10),
    ) {
        let (page, read) = read(seeds()[sample]);
        let before = ink(&read);
        let mut now = read.clone();
        let mut list = Vec::new();
        for wish in &wishes {
            let Some(correction) = wished(wish, &now) else { continue };
            list.push(correction.clone());
            let mut next = Reading { mended: None, ..now };
            [correction].into_iter().collect::<Corrections>().apply(&mut next);
            now = next;
            let losses = losses(&page.text, &now);
            prop_assert!(losses.is_empty(), "{:?} after {:?}", losses, list.len());
            // The names of bylines are no part, and a section's label may go down into a text.
            prop_assert!(holds(&ink(&now), &before));
            let empty = now.articles.iter().find(|article| article.blocks.is_empty() && !article.has_printed_headline());
            prop_assert!(empty.is_none(), "{:?}", empty);
        }
        let mut tomorrow = read;
        list.iter().cloned().collect::<Corrections>().apply(&mut tomorrow);
        let titles: Vec<&str> = list.iter().map(|correction| correction.deed.spot().letters.as_str()).collect();
        let same = tomorrow.articles == now.articles && tomorrow.furniture == now.furniture;
        prop_assert!(same, "sample {} after {:?}", sample, titles);
    }
}

/// Other extractions of a page: the same letters, other white space.
fn extracted_otherwise(text: &str) -> [(&'static str, String); 4] {
    let lines = |each: &dyn Fn(&str) -> String| {
        let lines: Vec<String> = text.lines().map(each).collect();
        lines.join("\n") + "\n"
    };
    let wrapped = |line: &str| {
        let characters: Vec<char> = line.chars().collect();
        let rows = characters.chunks(30).map(String::from_iter);
        rows.collect::<Vec<String>>().join("\n")
    };
    [
        (
            "blank lines and spaces at line ends",
            lines(&|line| format!("{line}  \n")),
        ),
        ("spaces after commas", text.replace(['，', ','], "， ")),
        (
            "indented lines",
            lines(&|line| format!("\u{3000}\u{3000}{line}")),
        ),
        ("lines of thirty characters", lines(&wrapped)),
    ]
}

#[test]
fn places_are_found_in_other_extractions_of_the_sample_pages() {
    for kind in 0..4 {
        let (mut all, mut found, mut name) = (0, 0, "");
        for text in seeds() {
            let (_, reading) = read(text);
            let (what, again) = extracted_otherwise(text).into_iter().nth(kind).unwrap();
            let (_, other) = read(&again);
            name = what;
            for part in Part::all(&reading) {
                let Some(spot) = Spot::of(&reading, part) else {
                    continue;
                };
                all += 1;
                let there = spot.find_part(&other).and_then(|part| part.text(&other));
                found += usize::from(there.is_some());
            }
        }
        println!("{name}: {found} of {all} places found");
        assert!(found * 100 >= all * 95, "{name}: {found} of {all}");
    }
}

#[test]
fn corrections_cost_a_page_little() {
    let (_, reading) = read(seeds()[0]);
    let parts = Part::all(&reading);
    let spots = parts.iter().filter_map(|part| Spot::of(&reading, *part));
    let other = |n: usize, mut spot: Spot| {
        spot.letters = format!("{}{n}", spot.letters);
        of(Deed::Drop { what: spot })
    };
    let spots: Vec<Spot> = spots.collect();
    let many = (0..2000).map(|n| other(n, spots[n % spots.len()].clone()));
    let corrections: Corrections = many.collect();
    let start = std::time::Instant::now();
    let mut same = reading.clone();
    assert_eq!(corrections.apply(&mut same), []);
    println!(
        "2000 corrections of other pages: {:?} a page",
        start.elapsed()
    );
    assert_eq!(same, reading);
}

#[test]
fn the_names_at_the_end_go_with_the_part_that_they_stand_below() {
    let text = PAGE.replace("为有暗香来。", "为有暗香来。（本报记者 苏轼）");
    let (page, reading) = read(&text);
    let names = |reading: &Reading, article: usize| {
        let byline = reading.articles[article].byline.iter();
        byline.map(|credit| credit.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&reading, 0), ["王安石", "苏轼"]);
    let at = spot(&reading, "爆竹");
    let split = corrected(&page, &reading, &[of(Deed::Split { at })]);
    assert_eq!(names(&split, 0), ["王安石"]);
    assert_eq!(names(&split, 1), ["苏轼"]);
}
