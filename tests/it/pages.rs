//! Pages to articles: the sample pages against what their editors meant, and one rule for each small page.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use dubao::article::{
    Article, BlockKind, Doubt, Fate, Imprint, Reading, assemble, fates, imprint_from_name, losses,
};
use dubao::library::{self, SAMPLES, Volume};
use dubao::page::Page;
use proptest::prelude::*;
use serde_json::Value;

use crate::render::render;
use crate::score::{Score, score};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|e| e == ending));
    found.sort();
    found
}

/// The texts of the sample pages.
pub fn seeds() -> [&'static str; SAMPLES.len()] {
    SAMPLES.map(|(_, bytes)| std::str::from_utf8(bytes).unwrap())
}

/// Reads a page and holds it to the first laws: every character stands in one place, and every article has a headline.
pub fn read(text: &str) -> (Page, Reading) {
    let page = Page::read(text.to_owned());
    let reading = assemble(&page);
    let losses = losses(&page.text, &reading);
    assert!(losses.is_empty(), "{losses:?}\n{text}");
    assert_named(&reading, text);
    (page, reading)
}

fn assert_named(reading: &Reading, text: &str) {
    let nameless = |article: &&Arc<Article>| article.headline.trim().is_empty();
    assert_eq!(reading.articles.iter().find(nameless), None, "{text}");
}

/// Reads a file and holds each of its pages to the first laws.
pub fn volume(name: &str, bytes: &[u8]) -> Volume {
    let volume = library::read(name, bytes, None).unwrap();
    for leaf in &volume.leaves {
        let losses = losses(volume.text_of(leaf), &leaf.reading);
        assert!(losses.is_empty(), "{losses:?}");
        assert_named(&leaf.reading, &volume.text);
    }
    volume
}

/// What the editors of a sample page meant.
fn gold(path: &Path) -> Value {
    let name = Path::new(path.file_name().unwrap()).with_extension("json");
    serde_json::from_str(&fs::read_to_string(root().join("tests/gold").join(name)).unwrap())
        .unwrap()
}

fn scored(path: &Path) -> Score {
    let text = fs::read_to_string(path).unwrap();
    let score = score(&gold(path), &read(&text).1.articles);
    let name = path.file_stem().unwrap().display();
    println!("{} {name} {:?}", score.figures(), score.wrong);
    score
}

#[test]
fn the_sample_pages_come_out_as_their_editors_meant() {
    let mut all = Score::default();
    for path in files("seeds", "txt") {
        all += scored(&path);
    }
    let told = format!("{}\n{} {:?}", Score::NAMES, all.figures(), all.wrong);
    println!("{told}");
    assert!(all.body.f1() >= 0.987, "{told}");
    assert!(all.titles.recall() >= 1.0, "{told}");
    assert!(all.bylines.f1() >= 1.0, "{told}");
    assert!(all.paragraphs.f1() >= 0.938, "{told}");
    assert!(all.subheads.recall() >= 1.0, "{told}");
    assert!(all.items.2 <= all.items.1, "{told}");
}

/// Labels and kickers stand above their headlines, and are no part of them.
#[test]
fn the_lines_around_a_headline_are_told_from_it() {
    let (mut all, mut missing) = (0, Vec::new());
    for path in files("seeds", "txt") {
        let (_, reading) = read(&fs::read_to_string(&path).unwrap());
        for gold in gold(&path)["articles"].as_array().unwrap() {
            let Some(title) = gold["title"].as_str().filter(|_| gold["kind"] == "article") else {
                continue;
            };
            all += 1;
            let of = |name: &str| gold[name].as_str();
            let wanted = ["section", "kicker", "subtitle"].map(of);
            let right = |article: &Arc<Article>| {
                let lines = [&article.section, &article.kicker, &article.subtitle];
                article.headline == title && lines.map(|line| line.as_deref()) == wanted
            };
            if !reading.articles.iter().any(right) {
                missing.push(title.to_owned());
            }
        }
    }
    assert!(missing.len() * 20 <= all, "{missing:?} of {all}");
}

/// Each small page has one trouble; below `=====` stands what it comes to.
#[test]
fn small_pages_come_out_as_drawn() {
    for path in files("tests/pages", "txt") {
        let file = fs::read_to_string(&path).unwrap();
        let (text, wanted) = file.split_once("\n=====\n").unwrap();
        assert_eq!(render(&read(text).1), wanted, "{}", path.display());
    }
}

/// A page that cannot be read as text is one item, and both the page and the item say so.
#[test]
fn hopeless_pages_say_so() {
    for name in ["noise", "merged"] {
        let file = fs::read_to_string(root().join(format!("tests/pages/{name}.txt"))).unwrap();
        let (page, reading) = read(file.split_once("\n=====\n").unwrap().0);
        assert!(page.is_hopeless(), "{name}");
        let [article] = &reading.articles[..] else {
            panic!("{name}: {} items", reading.articles.len());
        };
        let says = |note: &dubao::text::Note<Doubt>| note.what == Doubt::WholePage;
        assert!(article.notes.iter().any(says), "{name}");
        assert_eq!(article.blocks.len(), page.lines.len(), "{name}");
    }
    for path in files("seeds", "txt") {
        let (page, _) = read(&fs::read_to_string(&path).unwrap());
        assert!(!page.is_hopeless(), "{}", path.display());
    }
}

#[test]
fn a_column_break_is_told_from_a_far_join() {
    let page = fs::read_to_string(root().join("tests/pages/column-tails.txt")).unwrap();
    let (_, reading) = read(page.split_once("\n=====\n").unwrap().0);
    let joined = |article: &Article| {
        article
            .notes
            .iter()
            .any(|note| matches!(note.what, Doubt::Joined { .. }))
    };
    assert!(joined(&reading.articles[0]), "a far join is a doubt");
    let page = fs::read_to_string(root().join("tests/pages/column-break.txt")).unwrap();
    let (_, reading) = read(page.split_once("\n=====\n").unwrap().0);
    assert!(!joined(&reading.articles[0]), "a near one is none");
}

#[test]
fn a_fate_is_told_for_every_line() {
    let (page, reading) =
        read("松河县新修环湖公路\n\n本报讯(记者 韩冬梅)公路今天开工。鲁明\n\n责任编辑:段小雨\n");
    let told: Vec<(&str, Fate)> = fates(&page.text, &reading)
        .into_iter()
        .map(|(at, fate)| (&page.text[at], fate))
        .collect();
    let block = Fate::Block {
        article: 0,
        block: 0,
        kind: BlockKind::Paragraph,
        piece: 0,
    };
    let wanted = [
        ("松河县新修环湖公路", Fate::Head { article: 0 }),
        ("本报讯(记者 韩冬梅)公路今天开工。", block),
        ("鲁明", Fate::Head { article: 0 }),
        ("责任编辑:段小雨", Fate::Furniture { piece: 0 }),
    ];
    assert_eq!(told, wanted);
}

#[test]
fn a_file_name_tells_paper_day_and_page() {
    let told = |name: &str| {
        let Imprint {
            paper, date, page, ..
        } = imprint_from_name(name);
        (
            paper.unwrap_or_default(),
            date.map(|date| date.to_string()).unwrap_or_default(),
            page.unwrap_or(0),
        )
    };
    assert_eq!(
        told("松河日报_2024-08-14_01版.txt"),
        ("松河日报".into(), "2024-08-14".into(), 1)
    );
    assert_eq!(
        told("rmrb-20240814-03.txt"),
        (String::new(), "2024-08-14".into(), 3)
    );
    assert_eq!(
        told("20240814_A02.txt"),
        (String::new(), "2024-08-14".into(), 2)
    );
    assert_eq!(
        told("2024年8月14日第5版.md"),
        (String::new(), "2024-08-14".into(), 5)
    );
    assert_eq!(
        told("000_e9fe68a64e3df658.txt"),
        (String::new(), String::new(), 0)
    );
    assert_eq!(told("20241399.txt"), (String::new(), String::new(), 0));
}

#[test]
fn large_pages_take_little_time() {
    let lines = "文\n".repeat(50_000);
    let heads = "我市全力推进某项工程建设\n\n".repeat(5_000);
    let open = "这是一个没有结束的段落，后面还有很多内容要在别的栏里继续，它的下\n\n".repeat(3_000);
    let line = "新闻内容，".repeat(100_000);
    for text in [lines, heads, open, line] {
        let start = Instant::now();
        read(&text);
        assert!(
            start.elapsed().as_secs() < 20,
            "{} bytes took {:?}",
            text.len(),
            start.elapsed()
        );
    }
}

/// Scraps that pages are made of, cues and traps among them.
fn scrap() -> impl Strategy<Value = String> {
    let scraps = [
        "本报讯（记者 韩冬梅）",
        "本报讯",
        "■ 本报记者 冯志远",
        "# ",
        "## ",
        "——侧记",
        "\n",
        "\n\n",
        "\n\n\n",
        "\u{c}",
        " ",
        "　　",
        "“",
        "”",
        "\"",
        "。",
        "，",
        "（",
        "）",
        "摄",
        "王伟",
        "第03版",
        "2021年5月8日",
        "图片来源：",
        "公告",
        "97家",
        "下转第3版",
        "松河县新修两条环湖公路",
        "公路全长38公里，建成后沿湖的村子到县城的路程将缩短一半",
        "今年",
        "的",
        "\r\n",
        "abc",
        "\u{0}",
        "𠀀",
    ];
    prop_oneof![4 => proptest::sample::select(scraps.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,6}"]
}

proptest! {
    #[test]
    fn every_character_stands_in_one_place(scraps in proptest::collection::vec(scrap(), 0..60)) {
        read(&scraps.concat());
    }

    #[test]
    fn a_mutilated_page_keeps_its_characters(cuts in proptest::collection::vec((0usize..400, 0usize..400), 0..8)) {
        let page = fs::read_to_string(root().join("tests/pages/photo-story.txt")).unwrap();
        let mut chars: Vec<char> = page.chars().collect();
        for (a, b) in cuts {
            let (a, b) = (a % chars.len(), b % chars.len());
            chars.swap(a, b);
            chars.rotate_left(a / 2);
        }
        read(&chars.iter().collect::<String>());
    }
}

#[test]
fn signs_of_a_headline_that_stand_alone_before_a_gutter_are_kept() {
    let line = "##      松河县今天开工兴建公路    环湖公路全长三十八公里多\n";
    let (page, _) = read(&line.repeat(12));
    assert_eq!(page.lines.len(), 36);
}
