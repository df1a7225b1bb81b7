//! A page that is far too long for a page: read in sheets, and shown as if it had been read in one piece.

use dubao::article::{Article, losses};
use dubao::library::{Volume, read};
use dubao::page::{Remark, sheets};
use proptest::prelude::*;

const LINE: &str = "京口瓜洲一水间，钟山只隔数重山。春风又绿江南岸，明月何时照我还？";

fn volume(text: &str) -> Volume {
    read("p.txt", text.as_bytes(), None).unwrap()
}

/// Whether each character of the one page of a volume has its place.
fn is_whole(volume: &Volume) -> bool {
    let leaf = &volume.leaves[0];
    volume.leaves.len() == 1 && losses(volume.text_of(leaf), &leaf.reading).is_empty()
}

#[test]
fn a_book_in_one_line_is_one_paragraph() {
    let text = LINE.repeat(12_000);
    let volume = volume(&text);
    let reading = &volume.leaves[0].reading;
    assert_eq!(reading.articles.len(), 1);
    let blocks = &reading.articles[0].blocks;
    assert_eq!(blocks.len(), 1);
    assert!(blocks.first().unwrap().text == text);
    let mut spans = blocks.first().unwrap().spans.iter();
    assert_eq!((spans.next(), spans.next()), (Some(0..text.len()), None));
    assert!(reading.articles[0].notes.len() < 3 && is_whole(&volume));
    assert!(*reading.text == *text);
}

#[test]
fn a_book_of_paragraphs_is_one_article() {
    let paragraphs: Vec<String> = (0..6_000)
        .map(|n| format!("第{n}段。{LINE}{LINE}"))
        .collect();
    let text = paragraphs.join("\n\n");
    let volume = volume(&text);
    let reading = &volume.leaves[0].reading;
    assert_eq!(reading.articles.len(), 1);
    let texts = reading.articles[0].blocks.iter().map(|block| block.text);
    assert!(texts.eq(paragraphs.iter()));
    for (block, paragraph) in reading.articles[0].blocks.iter().zip(&paragraphs) {
        let span = block.spans.first().unwrap();
        assert_eq!(&reading.text[span], paragraph);
    }
    assert!(is_whole(&volume));
}

/// What is left out is counted over all sheets, and told once.
#[test]
fn the_remarks_of_all_sheets_are_those_of_the_page() {
    let picture = format!("![]({}.jpg)\n\n{LINE}\n\n", "图");
    for count in [3, 6_000] {
        let volume = volume(&format!("# 春风\n\n{}", picture.repeat(count)));
        let mut skipped = volume.leaves[0]
            .remarks
            .iter()
            .filter_map(|remark| match remark {
                Remark::Skipped(skipped) => Some(skipped.images),
                _ => None,
            });
        assert_eq!((skipped.next(), skipped.next()), (Some(count), None));
        assert!(is_whole(&volume));
    }
}

/// The articles of the sample pages as Markdown, page by page.
fn samples() -> Vec<String> {
    let names = dubao::library::SAMPLES.iter();
    let pages = names.map(|(name, bytes)| read(name, *bytes, None).unwrap());
    let article = |article: &Article| {
        let blocks = article.blocks.iter().map(|block| block.text);
        let title = format!("# {}", article.headline);
        let parts: Vec<&str> = [title.as_str()].into_iter().chain(blocks).collect();
        parts.join("\n\n") + "\n\n"
    };
    let printed = |article: &&Article| article.has_printed_headline();
    let text = |page: Volume| page.articles().filter(printed).map(article).collect();
    pages.map(text).collect()
}

fn titles(text: &str) -> Vec<String> {
    let volume = volume(text);
    assert!(is_whole(&volume));
    volume
        .articles()
        .map(|article| article.headline.clone())
        .collect()
}

#[test]
fn an_endless_page_has_the_articles_of_its_pages() {
    let pages = samples();
    let alone: Vec<String> = pages.iter().flat_map(|page| titles(page)).collect();
    let times = 5;
    let text = pages.concat().repeat(times);
    let found = titles(&text);
    let sheets = sheets(&text).len();
    assert!(sheets > 4, "{sheets}");
    let missed = alone.iter().map(|title| {
        let count = |titles: &[String]| titles.iter().filter(|other| *other == title).count();
        (count(&alone) * times).saturating_sub(count(&found))
    });
    let missed: usize = missed.sum();
    assert!(
        missed <= alone.len() * times / 10,
        "{missed} of {}",
        alone.len() * times
    );
}

#[test]
fn a_page_as_long_as_pages_are_is_one_sheet() {
    for (name, bytes) in dubao::library::SAMPLES {
        let text = String::from_utf8_lossy(bytes);
        let found = sheets(&text);
        assert_eq!((found.len(), found[0].end), (1, text.len()), "{name}");
    }
}

proptest! {
    #[test]
    fn sheets_follow_each_other_and_part_no_character(
        pieces in prop::collection::vec((0..6usize, 1..3_000usize), 1..40),
    ) {
        const PIECES: [&str; 6] = ["春", "春。", "春风\n", "\n\n", "a", "\u{301}"];
        let text: String = pieces.iter().map(|(piece, times)| PIECES[*piece].repeat(*times * 4)).collect();
        let sheets = sheets(&text);
        prop_assert_eq!(sheets[0].start, 0);
        prop_assert_eq!(sheets[sheets.len() - 1].end, text.len());
        for pair in sheets.windows(2) {
            prop_assert_eq!(pair[0].end, pair[1].start);
            prop_assert!(text.is_char_boundary(pair[0].end));
            prop_assert!((31 << 10..=64 << 10).contains(&pair[0].len()), "{:?}", pair[0]);
        }
        prop_assert!(sheets.len() == 1 || text.len() > 256 << 10);
    }
}
