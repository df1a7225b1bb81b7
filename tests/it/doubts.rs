//! What the assembly of an article is not sure of: a soft sign in the margin, words in the last row, the text as it was.

use dubao::app::setting::{At, Manner, set};
use dubao::app::words::Lang;
use dubao::article::{Doubt, Reading};
use dubao::text::{Ambiguous, Note};
use ratatui::style::{Color, Modifier};
use std::sync::Arc;

use crate::desk::{Desk, check};
use crate::raw::broken_page;

/// The page of the raw view's tests; its first article's doubts are those given, each at a block and a piece of it.
fn page(doubts: &[(usize, usize, Doubt)]) -> (String, Reading) {
    let (name, mut reading) = broken_page();
    let article = Arc::make_mut(&mut reading.articles[0]);
    for (block, piece, doubt) in doubts {
        let at = article
            .blocks
            .get(*block)
            .unwrap()
            .spans
            .get(*piece)
            .unwrap();
        article.notes.push(Note::new(at, doubt.clone()));
    }
    (name, reading)
}

fn desk(width: u16, height: u16, doubts: &[(usize, usize, Doubt)]) -> Desk {
    Desk::with(width, height, Ambiguous::Narrow, vec![page(doubts)])
}

#[test]
fn doubts_are_marked_in_the_margin_and_told_in_the_last_row() {
    check(
        &mut desk(
            40,
            10,
            &[
                (0, 1, Doubt::Joined { margin: 300 }),
                (1, 0, Doubt::OpenEnd),
            ],
        ),
        "open",
        "
        jn-03.txt                           48字
                     春风又绿江南岸

             京口瓜洲一水间，钟山只隔数重山。春
        ~风又绿江南岸，明月何时照我还？
        >    爆竹声中一岁除，春风送暖入屠苏。



        ~ 此处两段相接存疑  > 此处…  1/2 篇 100%
        ",
    );
}

#[test]
fn the_last_row_tells_the_doubt_that_is_in_sight() {
    let doubts = [
        (0, 0, Doubt::OpenStart),
        (0, 1, Doubt::Joined { margin: 300 }),
        (1, 0, Doubt::OpenEnd),
    ];
    let mut desk = desk(24, 6, &doubts);
    let last = |desk: &Desk| desk.picture().lines().last().unwrap().to_owned();
    assert!(last(desk.wish("open")).starts_with("< 此处"));
    assert!(last(desk.wish("down down down down")).starts_with("~ 此处"));
    let mut desk = self::desk(80, 24, &doubts[1..]);
    let both = "~ 此处两段相接存疑  > 此处话未完，缺下文  o 原样";
    assert!(last(desk.wish("open")).starts_with(both));
    let mut desk = self::desk(80, 24, &[(0, 0, Doubt::TitleFromText)]);
    let picture = desk.wish("open").picture();
    assert!(picture.contains("* 原无标题"), "{picture}");
    assert!(picture.contains("*    京口瓜洲"), "{picture}");
}

#[test]
fn joins_that_are_far_ahead_of_others_are_not_marked() {
    let sure = [(0, 1, Doubt::Joined { margin: 9_000 })];
    let plain = desk(60, 12, &[]).wish("open").picture();
    assert_eq!(desk(60, 12, &sure).wish("open").picture(), plain);
}

#[test]
fn a_doubt_is_soft_and_moves_no_text() {
    let doubts = [(0, 1, Doubt::Joined { margin: 300 })];
    for width in 20..120 {
        let (plain, marked) = (desk(width, 20, &[]), desk(width, 20, &doubts));
        let [plain, marked] = [plain, marked].map(|mut desk| desk.wish("open").buffer());
        let differ = plain.content.iter().zip(&marked.content);
        let differ: Vec<_> = differ
            .take(usize::from(width) * 19)
            .filter(|(a, b)| a != b)
            .map(|(_, b)| (b.symbol().to_owned(), b.fg, b.modifier))
            .collect();
        let sign = ("~".to_owned(), Color::DarkGray, Modifier::empty());
        let seam = ("江".to_owned(), Color::Reset, Modifier::UNDERLINED);
        let covered = (" ".to_owned(), Color::Reset, Modifier::UNDERLINED);
        assert_eq!(differ, [sign, seam, covered], "{width} wide");
    }
    let manner = Manner::of_width(40);
    let rows = |doubts: &[_]| {
        let set = set(&page(doubts).1.articles[0], manner, Lang::Zh);
        let lines = set.lines(At::default());
        lines
            .map(|(_, line)| (line.indent, line.text.to_owned()))
            .collect::<Vec<_>>()
    };
    assert_eq!(rows(&doubts), rows(&[]), "nor what is printed");
}

#[test]
fn the_raw_view_tells_the_doubt_about_the_piece_it_is_at() {
    let doubts = [(0, 1, Doubt::Joined { margin: 300 })];
    let mut desk = desk(80, 24, &doubts);
    let last = |desk: &Desk| desk.picture().lines().last().unwrap().to_owned();
    assert!(last(desk.wish("raw <]>")).starts_with("本文第1段，1/3处    "));
    assert!(last(desk.wish("<]>")).starts_with("本文第1段，2/3处  ~ 此处两段相接存疑"));
}
