//! Anchors: a marked place is found again after the page was extracted anew and misread here and there, or it is told that it is not.

use std::sync::Arc;
use std::time::Instant;

use dubao::article::{Article, Block, BlockKind};
use dubao::library;
use dubao::marks::{Anchor, How, Passage, Place, Quote};
use dubao::text::{fold, letter, letters};

use crate::desk::{article, seeds};
use crate::maker::samples::{sample, stories};
use crate::maker::{Class, Rng};
use crate::promises::cases;

/// A place found so many letters beside the right one is the right one: the letters there were misread themselves.
const BESIDE: usize = 4;

/// An article as another extraction has it, and where each letter of the old one went: to which, or to the one before which.
struct Copy {
    article: Article,
    moved: Vec<usize>,
}

/// Another extraction: other indents, line ends as spaces, marks of half width, paragraphs parted or joined; of a thousand letters
/// `damage` are substituted, dropped or doubled by another one.
fn extracted(article: &Article, damage: usize, rng: &mut Rng) -> Copy {
    let (indented, narrow, spaced) = (rng.chance(50), rng.chance(50), rng.chance(50));
    let pool: Vec<char> = letters_of(article);
    let mut texts = vec![String::new()];
    let (mut count, mut moved) = (0, Vec::new());
    for (number, block) in article.blocks.iter().enumerate() {
        if number > 0 && !rng.chance(10) {
            texts.push(String::new());
        }
        if indented {
            texts.last_mut().unwrap().push_str("　　");
        }
        for c in block.text.chars() {
            let text = texts.last_mut().unwrap();
            if letter(fold(c)).is_none() {
                text.push(if narrow { halved(c) } else { c });
                if c == '。' && rng.chance(5) {
                    texts.push(String::new());
                }
                continue;
            }
            moved.push(count);
            let hit = rng.below(1000) < damage;
            match rng.below(3) {
                0 if hit => text.push(*rng.pick(&pool)),
                1 if hit => continue,
                _ if hit => {
                    text.extend([*rng.pick(&pool), c]);
                    count += 1;
                }
                _ => text.push(c),
            }
            count += 1;
            if spaced && rng.chance(4) {
                text.push(' ');
            }
        }
    }
    let block = |text: String| Block {
        kind: BlockKind::Paragraph,
        text,
        spans: Vec::new(),
    };
    Copy {
        article: Article {
            blocks: texts.into_iter().map(block).collect(),
            ..article.clone()
        },
        moved,
    }
}

fn halved(c: char) -> char {
    match c {
        '，' => ',',
        '。' => '.',
        '：' => ':',
        '；' => ';',
        '（' => '(',
        '）' => ')',
        '！' => '!',
        '？' => '?',
        '“' | '”' => '"',
        _ => c,
    }
}

fn text_of(article: &Article) -> impl Iterator<Item = char> {
    let texts = article.blocks.iter();
    texts.flat_map(|block| block.text.chars().filter_map(|c| letter(fold(c))))
}

fn letters_of(article: &Article) -> Vec<char> {
    text_of(article).collect()
}

/// How many letters of an article stand before a place.
fn before(article: &Article, place: Place) -> usize {
    let whole = article.blocks.range(..place.paragraph);
    let whole: usize = whole
        .map(|block| block.text.chars().filter_map(|c| letter(fold(c))).count())
        .sum();
    let own = article.blocks.get(place.paragraph);
    let own = own
        .and_then(|block| block.text.get(..place.byte))
        .unwrap_or("");
    whole + own.chars().filter_map(|c| letter(fold(c))).count()
}

fn any_place(article: &Article, rng: &mut Rng) -> Place {
    let paragraph = rng.below(article.blocks.len());
    let text = article.blocks.get(paragraph).unwrap().text;
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let byte = if starts.is_empty() || rng.chance(10) {
        0
    } else {
        *rng.pick(&starts)
    };
    Place { paragraph, byte }
}

/// The articles of the sample pages and of made ones.
fn articles() -> Vec<Arc<Article>> {
    let stories = stories();
    let pages = cases(1, 24) as u64;
    let made = Class::ALL.into_iter().filter(|class| !class.is_hopeless());
    let made = made.flat_map(|class| (0..pages).map(move |number| (class, number)));
    let made = made.flat_map(|(class, number)| {
        let made = sample(class, number, &stories);
        read(&made.text)
    });
    let own = seeds()
        .into_iter()
        .flat_map(|(_, reading)| reading.articles);
    let mut all: Vec<Arc<Article>> = own.chain(made).collect();
    all.retain(|article| !letters_of(article).is_empty());
    all
}

fn read(text: &str) -> Vec<Arc<Article>> {
    let volume = library::read("page.txt", text.as_bytes(), None).unwrap();
    let leaves = volume.leaves.into_iter();
    leaves.flat_map(|leaf| leaf.reading.articles).collect()
}

/// What came of the marks at one rate of damage.
#[derive(Default)]
struct Row {
    all: usize,
    offset: usize,
    exact: usize,
    normalised: usize,
    found: usize,
    orphans: Vec<String>,
    wrong: Vec<String>,
}

impl Row {
    fn share(&self, count: usize) -> f64 {
        f64::from(u32::try_from(count * 100_000 / self.all.max(1)).unwrap()) / 1000.0
    }

    /// One mark, looked for in each way.
    fn take(&mut self, article: &Article, copy: &Copy, place: Place) {
        self.all += 1;
        let truth = before(article, place);
        let truth = copy.moved.get(truth).copied();
        let truth = truth.unwrap_or_else(|| text_of(&copy.article).count());
        let right = |place: Place| before(&copy.article, place).abs_diff(truth) <= BESIDE;
        let anchor = Anchor::of(article, place);
        let quote = anchor.quote.clone().unwrap();
        let there = copy.article.blocks.get(place.paragraph);
        let there = there.is_some_and(|block| block.text.is_char_boundary(place.byte));
        self.offset += usize::from(there && before(&copy.article, place) == truth);
        self.exact += usize::from(!quote.exact.is_empty() && in_one_place(&copy.article, &quote));
        let (text, exact): (Vec<char>, Vec<char>) = (
            letters_of(&copy.article),
            quote
                .exact
                .chars()
                .filter_map(|c| letter(fold(c)))
                .collect(),
        );
        let mut hits = text.windows(exact.len().max(1)).enumerate();
        let mut hits = hits.by_ref().filter(|(_, window)| *window == exact);
        let first = hits.next().map(|(at, _)| at);
        let alone = hits.next().is_none();
        self.normalised +=
            usize::from(alone && first.is_some_and(|at| at.abs_diff(truth) <= BESIDE));
        match anchor.find(&copy.article) {
            Some(found) if right(found.place) => self.found += 1,
            Some(found) => self.wrong.push(format!(
                "{:?} of {} at {:?}, not letter {truth}: {quote:?}",
                found, article.headline, found.place
            )),
            None => self
                .orphans
                .push(format!("{place:?} of {}: {quote:?}", article.headline)),
        }
    }
}

fn in_one_place(article: &Article, quote: &Quote) -> bool {
    let texts = article.blocks.iter();
    let counts = texts.map(|block| block.text.matches(&quote.exact).count());
    counts.sum::<usize>() == 1
}

#[test]
fn marked_places_are_found_again_whatever_the_extractor_did() {
    let articles = articles();
    let mut rng = Rng::new(6);
    println!("anchors: {} articles", articles.len());
    println!("damage   marks offset exact normalised found orphans wrong (%)");
    for damage in [0, 5, 20, 50] {
        let mut row = Row::default();
        for article in &articles {
            for _ in 0..cases(2, 8) {
                let copy = extracted(article, damage, &mut rng);
                row.take(article, &copy, any_place(article, &mut rng));
            }
        }
        let [offset, exact, normalised, found, orphans, wrong] = [
            row.offset,
            row.exact,
            row.normalised,
            row.found,
            row.orphans.len(),
            row.wrong.len(),
        ]
        .map(|count| row.share(count));
        let rate = f64::from(u32::try_from(damage).unwrap()) / 10.0;
        println!(
            "{rate:>4} % {:>7} {offset:>6.1} {exact:>5.1} {normalised:>10.1} {found:>5.2} {orphans:>7.2} {wrong:>5.2}",
            row.all
        );
        let least = if damage > 20 { 99.0 } else { 99.5 };
        let shown = row.wrong.iter().chain(&row.orphans).take(9).cloned();
        let shown = shown.collect::<Vec<_>>();
        assert!(found >= least, "{damage}: {found}\n{}", shown.join("\n"));
        assert!(wrong <= 0.1, "{damage}: {wrong}\n{}", shown.join("\n"));
    }
}

/// An article without the words from one place to another one.
fn without(article: &Article, from: usize, to: usize) -> Article {
    let mut count = 0;
    let mut article = article.clone();
    let mut is_kept = |c: char| {
        let is_letter = letter(fold(c)).is_some();
        count += usize::from(is_letter);
        !(is_letter && (from..to).contains(&(count - 1)))
    };
    article.blocks.edit(|blocks| {
        for block in blocks {
            block.text.retain(&mut is_kept);
        }
    });
    article
}

#[test]
fn a_passage_that_is_gone_is_told_and_not_found_elsewhere() {
    let mut rng = Rng::new(7);
    let (mut gone, mut wrong, mut all) = (0, Vec::new(), 0);
    for article in articles() {
        for _ in 0..cases(2, 8) {
            let place = any_place(&article, &mut rng);
            let quote = Quote::of(&article, place).unwrap();
            let exact: Vec<char> = quote
                .exact
                .chars()
                .filter_map(|c| letter(fold(c)))
                .collect();
            if exact.len() < 8 {
                continue;
            }
            let at = before(&article, place);
            let rest = without(&article, at, at + exact.len());
            let rest = extracted(&rest, 5, &mut rng).article;
            let text = letters_of(&rest);
            let stays = text
                .windows(exact.len())
                .any(|window| alike(window, &exact));
            if stays {
                continue;
            }
            all += 1;
            match Anchor::of(&article, place).find(&rest) {
                None => gone += 1,
                Some(found) => wrong.push(format!("{found:?} {quote:?}")),
            }
        }
    }
    println!("anchors: {gone}/{all} passages that are gone are told");
    assert!(all > 0);
    assert!(wrong.len() * 1000 <= all, "{}", wrong.join("\n"));
}

/// Whether four letters of five are the same, place by place: such words are as good as those that are gone.
fn alike(a: &[char], b: &[char]) -> bool {
    let same = a.iter().zip(b).filter(|(a, b)| a == b).count();
    same * 5 >= b.len() * 4
}

/// A page as another extraction has it: other indents and blank lines, marks of half width, misread letters.
fn dumped(text: &str, damage: usize, rng: &mut Rng) -> String {
    let narrow = rng.chance(50);
    let indent = *rng.pick(&["", " ", "    "]);
    let mut page = String::new();
    for line in text.lines() {
        page.push_str(if line.is_empty() { "" } else { indent });
        for c in line.chars() {
            let hanzi = ('\u{4e00}'..='\u{9fff}').contains(&c);
            match rng.below(3) {
                0 if hanzi && rng.below(1000) < damage => page.push('某'),
                1 if hanzi && rng.below(1000) < damage => {}
                _ => page.push(if narrow { halved(c) } else { c }),
            }
        }
        page.push('\n');
    }
    page
}

#[test]
fn an_article_whose_key_is_gone_is_found_by_its_words() {
    let stories = stories();
    let mut rng = Rng::new(8);
    let (mut found, mut orphans, mut wrong, mut all) = (0, 0, Vec::new(), 0);
    let classes = [
        Class::Raw,
        Class::Blocks,
        Class::Paragraphs,
        Class::Markdown,
    ];
    for class in classes {
        for number in 0..cases(1, 12) as u64 {
            let made = sample(class, number, &stories);
            let again = read(&dumped(&made.text, 20, &mut rng));
            for article in read(&made.text) {
                if letters_of(&article).len() < 20 {
                    continue;
                }
                let place = any_place(&article, &mut rng);
                let anchor = Anchor::of(&article, place);
                all += 1;
                match anchor.find_among(again.iter().map(|article| &**article)) {
                    Some((at, Some(place))) => {
                        let old = letters_of(&article)[before(&article, anchor.place.unwrap())..]
                            .iter()
                            .take(40)
                            .collect::<String>();
                        let now = &again[at];
                        let new: String = letters_of(now)[before(now, place.place)..]
                            .iter()
                            .take(40)
                            .collect();
                        if shared(&old, &new) * 10 >= old.chars().count().min(24) * 6 {
                            found += 1;
                        } else {
                            wrong.push(format!("{old}\n  {new}"));
                        }
                    }
                    Some((_, None)) | None => orphans += 1,
                }
            }
        }
    }
    println!(
        "anchors: of {all} articles read anew with 2 % of their letters misread {found} found, {orphans} not, {} wrong",
        wrong.len()
    );
    assert!(wrong.len() * 200 <= all, "{}", wrong.join("\n"));
    assert!(found * 100 >= all * 97, "{found} of {all}");
}

/// How many letters two texts share, in order.
fn shared(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row = vec![0; b.len() + 1];
    for x in a.chars() {
        let mut corner = 0;
        for (at, y) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if x == *y {
                corner + 1
            } else {
                above.max(row[at])
            };
            corner = above;
        }
    }
    row[b.len()]
}

const VERSE: [&str; 3] = [
    "京口瓜洲一水间，钟山只隔数重山。春风又绿江南岸，明月何时照我还？",
    "爆竹声中一岁除，春风送暖入屠苏。千门万户曈曈日，总把新桃换旧符。",
    "墙角数枝梅，凌寒独自开。遥知不是雪，为有暗香来。",
];

fn at(paragraph: usize, byte: usize) -> Place {
    Place { paragraph, byte }
}

#[test]
fn of_repeated_paragraphs_the_one_with_its_neighbours_is_found() {
    let [a, b, c] = VERSE;
    let old = article("诗", "", &[a, b, c, b, a]);
    let mark = Anchor::of(&old, at(3, 0));
    let new = article("诗", "", &["另起一段，与前文都不相同。", a, b, c, b, a]);
    assert_eq!(mark.find(&new).unwrap().place, at(4, 0));
    // Of paragraphs that all are the same, with the same around them, the one that is nearest.
    let same = article("诗", "", &[b; 9]);
    let mark = Anchor::of(&same, at(4, 0));
    assert_eq!(mark.find(&same).unwrap().place, at(4, 0));
    let indented = article("诗", "", &[&format!("　　{b}"); 9].map(String::as_str));
    assert_eq!(mark.find(&indented).unwrap().place.paragraph, 4);
}

#[test]
fn a_paragraph_that_is_gone_is_not_found_in_its_neighbour() {
    let [a, b, c] = VERSE;
    let old = article("诗", "", &[a, b, c]);
    for (paragraph, rest) in [(0, [b, c]), (1, [a, c]), (2, [a, b])] {
        let mark = Anchor::of(&old, at(paragraph, 0));
        assert_eq!(mark.find(&article("诗", "", &rest)), None);
    }
    assert_eq!(Anchor::of(&old, at(0, 0)).find(&Article::default()), None);
}

#[test]
fn a_place_at_the_end_is_found_by_what_stands_before_it() {
    let [a, b, c] = VERSE;
    let old = article("诗", "", &[a, b]);
    for byte in [b.len(), b.len() - 3, b.len() - 6] {
        let mark = Anchor::of(&old, at(1, byte));
        let new = article(
            "诗",
            "",
            &[c, &a.replace('，', ", "), &b.replace('，', ", ")],
        );
        let found = mark.find(&new).unwrap();
        let tail = &new.blocks.get(found.place.paragraph).unwrap().text[found.place.byte..];
        let wanted = &b[byte..];
        assert_eq!(
            letters(tail).collect::<String>(),
            letters(wanted).collect::<String>()
        );
    }
}

#[test]
fn very_short_articles_are_found_whole_or_not_at_all() {
    let old = article("讣告", "", &["张三"]);
    let mark = Anchor::of(&old, at(0, 0));
    let how = |text: &str| {
        mark.find(&article("讣告", "", &[text]))
            .map(|found| found.how)
    };
    assert_eq!(how("张三"), Some(How::Unmoved));
    assert_eq!(how("　张 三"), Some(How::Letters));
    assert_eq!(how("李三"), None);
    assert_eq!(how(""), None);
    // Marks alone have no letters, but a place.
    let marks = article("无", "", &["……"]);
    assert!(Anchor::of(&marks, at(0, 0)).find(&marks).is_some());
}

#[test]
fn a_place_is_a_boundary_of_characters_whatever_the_mark_says() {
    let [a, b, _] = VERSE;
    let new = article("诗", "", &[a, b]);
    for paragraph in 0..3 {
        for byte in 0..100 {
            let anchor = Anchor {
                place: Some(at(paragraph, byte)),
                ..Anchor::of(&new, at(1, 48))
            };
            let found = anchor.find(&new).unwrap().place;
            assert_eq!(found, at(1, 48));
        }
    }
}

#[test]
fn a_passage_is_found_from_its_first_letter_to_its_last() {
    let [a, b, c] = VERSE;
    let old = article("诗", "", &[a, b, c]);
    let passage = Passage::of(&old, at(0, 48), at(2, 18)).unwrap();
    assert_eq!(passage.find(&old), Some((at(0, 48), at(2, 18))));
    assert_eq!(passage.quote.exact.matches('\n').count(), 2);
    let new = article(
        "诗",
        "",
        &[c, &a.replace("明月", "明日"), &b.replace('，', " , "), c],
    );
    let (start, end) = passage.find(&new).unwrap();
    assert!(
        new.blocks.get(1).unwrap().text[start.byte..].starts_with("春风又绿"),
        "{start:?}"
    );
    assert_eq!((start.paragraph, end), (1, at(3, 18)));
    assert_eq!(passage.find(&article("诗", "", &[c])), None);
    let whole = Passage::of(&old, at(1, 0), at(1, b.len())).unwrap();
    let again = article("诗", "", &[a, &format!("　　{b}　"), c]);
    assert_eq!(whole.find(&again), Some((at(1, 6), at(1, 6 + b.len()))));
    assert_eq!(Passage::of(&old, at(1, 9), at(1, 9)), None);
    assert_eq!(Passage::of(&old, at(1, 9), at(0, 9)), None);
}

#[test]
fn looking_for_a_place_takes_no_time_worth_naming() {
    let mut rng = Rng::new(9);
    let mut times = Vec::new();
    for (_, reading) in seeds() {
        for article in &reading.articles {
            if letters_of(article).is_empty() {
                continue;
            }
            let copy = extracted(article, 20, &mut rng).article;
            let anchor = Anchor::of(article, any_place(article, &mut rng));
            let begun = Instant::now();
            let found = anchor.find(&copy);
            times.push(begun.elapsed());
            assert!(found.is_none_or(|found| found.likeness > 0.5));
        }
    }
    times.sort();
    let [median, worst] = [times[times.len() / 2], times[times.len() - 1]];
    println!("anchors: found in {median:?}, at worst {worst:?}");
    assert!(median.as_millis() < 20, "{median:?}");
}
