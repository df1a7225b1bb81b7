//! An article too long to be set at once: what is shown is what would be shown if all of it were set.

use dubao::app::setting::{At, Manner, Setting, Spot, set};
use dubao::app::words::Lang;
use dubao::app::{Chore, Event, layout::Size};
use dubao::article::Reading;
use dubao::text::Ambiguous;
use proptest::prelude::*;

use crate::desk::{Desk, article};

/// Forty paragraphs of four kilobytes, and one of forty.
fn pages() -> Vec<(String, Reading)> {
    let sentence = |number: usize| format!("第{number}日，京口瓜洲一水间，钟山只隔数重山。");
    let text = |from: usize, count: usize| (from..from + count).map(sentence).collect::<String>();
    let mut paragraphs: Vec<String> = (0..40).map(|number| text(number * 70, 70)).collect();
    paragraphs.insert(20, text(10_000, 700));
    let all: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    let reading = Reading {
        articles: vec![article("春风又绿江南岸", "王安石", &all).into()],
        ..Reading::default()
    };
    vec![("long.txt".to_owned(), reading)]
}

fn desk(width: u16, height: u16) -> Desk {
    let mut desk = Desk::with(width, height, Ambiguous::Narrow, pages());
    desk.wish("open");
    desk
}

/// The picture without its last row, whose percentage is a guess until all is set.
fn text(desk: &Desk) -> Vec<String> {
    let mut rows: Vec<String> = desk.picture().lines().map(str::to_owned).collect();
    rows.pop();
    rows
}

#[test]
fn the_end_is_shown_at_once_and_as_it_is_when_all_is_set() {
    let mut lazy = desk(60, 20);
    lazy.wish("end");
    let mut whole = desk(60, 20);
    while whole.app.chore() != Chore::Idle {}
    whole.wish("end");
    assert_eq!(lazy.picture(), whole.picture());
    assert!(lazy.picture().contains("100%"), "{}", lazy.picture());
    let before = whole.picture();
    assert_eq!(whole.wish("down page-down").picture(), before);
    let (up, whole) = (
        text(lazy.wish("page-up up")),
        text(whole.wish("page-up up")),
    );
    assert_eq!(up, whole);
}

#[test]
fn a_hit_far_down_is_found_before_all_is_set() {
    let mut desk = desk(60, 20);
    desk.wish("search '第10699日 <enter>");
    let picture = desk.picture();
    assert!(
        picture.contains("1/1 处") && picture.contains("第10699日"),
        "{picture}"
    );
    let spot = desk.app.sheet().spot();
    while desk.app.chore() != Chore::Idle {}
    desk.wish("");
    assert_eq!(
        (text(&desk), desk.app.sheet().spot()),
        (picture.lines().take(19).map(str::to_owned).collect(), spot)
    );
}

#[test]
fn the_percentage_is_near_what_it_will_be() {
    for (width, height) in [(40, 12), (80, 24), (200, 60)] {
        for wishes in ["", "search '第1400日 <enter>", "search '第2750日 <enter>"] {
            let mut desk = desk(width, height);
            desk.wish(wishes);
            let guess = desk.app.sheet().percent();
            while desk.app.chore() != Chore::Idle {}
            let known = desk.app.sheet().percent();
            assert!(guess.abs_diff(known) <= 5, "{guess} of {known} at {width}");
        }
    }
}

#[test]
fn a_width_taken_on_again_needs_no_setting() {
    let mut desk = desk(60, 20);
    while desk.app.chore() != Chore::Idle {}
    desk.tell(Event::Resize(Size {
        width: 50,
        height: 20,
    }));
    desk.wish("");
    assert_ne!(desk.app.chore(), Chore::Idle);
    desk.tell(Event::Resize(Size {
        width: 60,
        height: 20,
    }));
    desk.wish("");
    assert_eq!(desk.app.chore(), Chore::Idle);
}

/// Wishes and widths at random, on an article of which nothing is set in advance.
fn steps() -> impl Strategy<Value = Vec<(&'static str, Option<u16>)>> {
    let wish = prop::sample::select(vec![
        "down",
        "up",
        "page-down",
        "page-up",
        "half-down",
        "half-up",
        "end",
        "top",
        "next-group",
        "previous-group",
        "<5> <0> <0> <j>",
        "<9> <9> <k>",
        "search '第1日 <enter>",
        "next-hit",
        "previous-hit",
    ]);
    prop::collection::vec((wish, prop::option::weighted(0.2, 20u16..140)), 0..30)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn what_is_shown_does_not_depend_on_what_is_set(steps in steps()) {
        let (mut lazy, mut whole) = (desk(60, 20), desk(60, 20));
        for (wish, width) in steps {
            for desk in [&mut lazy, &mut whole] {
                if let Some(width) = width {
                    desk.tell(Event::Resize(Size { width, height: 20 }));
                }
                desk.wish(wish);
            }
            while whole.app.chore() != Chore::Idle {}
            prop_assert_eq!(text(&lazy), text(&whole), "after {}", wish);
            prop_assert_eq!(lazy.app.sheet().spot(), whole.app.sheet().spot());
        }
    }
}

#[test]
fn rows_are_found_by_their_places_and_counted_alike_both_ways() {
    let article = &pages()[0].1.articles[0];
    let manner = Manner::of_width(37);
    let whole = set(article, manner, Lang::Zh);
    let rows: Vec<At> = whole.lines(At::default()).map(|(at, _)| at).collect();
    let mut lazy = Setting::new(vec![article.clone()], manner, Lang::Zh);
    assert_eq!(lazy.back(lazy.end(), 1), rows[rows.len() - 1]);
    for (number, at) in rows.iter().enumerate().step_by(97) {
        assert_eq!(lazy.forward(At::default(), number), *at);
        assert_eq!(lazy.back(lazy.end(), rows.len() - number), *at);
        let spot = whole.spot(*at);
        let found = lazy.row(spot);
        assert!(
            spot == Spot::default() || whole.spot(found) == spot,
            "{spot:?}"
        );
    }
}

#[test]
fn who_passes_by_far_comes_to_the_same_row() {
    let lines: Vec<String> = (0..30_000)
        .map(|number| format!("第{number}日。"))
        .collect();
    let all: Vec<&str> = lines.iter().map(String::as_str).collect();
    let article = article("春风又绿江南岸", "王安石", &all);
    let manner = Manner {
        width: 40,
        ..Manner::default()
    };
    let whole = set(&article, manner, Lang::Zh);
    let rows: Vec<At> = whole.lines(At::default()).map(|(at, _)| at).collect();
    let mut lazy = Setting::new(vec![article.into()], manner, Lang::Zh);
    let last = lazy.forward(At::default(), rows.len() - 1);
    for (from, to) in [(0, 29_000), (1, 12), (17, 8_211), (3, rows.len() - 1)] {
        assert_eq!(lazy.forward(rows[from], to - from), rows[to]);
        assert!(lazy.lines(rows[to]).next().is_some());
        assert_eq!(lazy.back(last, rows.len() - 1 - to), rows[to]);
        assert_eq!(lazy.back(rows[to], to - from), rows[from]);
        assert!(lazy.lines(rows[from]).next().is_some());
    }
}
