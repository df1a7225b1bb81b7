//! P4: nothing is lost in silence: what is not shown as it is, is counted, the count is on the screen, and a key reveals it.

use std::fs;

use dubao::app::setting::At;
use dubao::article::Reading;
use dubao::library;
use dubao::text::{Ambiguous, Guise, SafeText, Unseen};

use super::malice;
use super::tally::{Tally, cases};
use crate::desk::{Desk, article};
use crate::maker::samples::{sample, stories};
use crate::maker::{Class, Rng};
use crate::pages::seeds;

/// Characters in are shown, replaced or removed, and characters out are shown, replaced or added.
fn conserved(text: &str) -> Result<(), String> {
    for guise in [Guise::of(text), Guise::showing(text, Unseen::Revealed)] {
        let (hidden, out) = (guise.hidden(), guise.as_str().chars().count());
        let given = text.chars().count();
        let accounted = given == hidden.shown + hidden.replaced + hidden.removed;
        if !accounted || out != hidden.shown + hidden.replaced + hidden.added {
            return Err(format!("{text:?}: {hidden:?}"));
        }
    }
    let hidden = SafeText::line(text).hidden();
    let accounted = text.chars().count() == hidden.shown + hidden.replaced + hidden.removed;
    if accounted {
        Ok(())
    } else {
        Err(format!("{text:?}: {hidden:?}"))
    }
}

#[test]
fn p04_every_character_is_shown_replaced_or_counted() {
    let mut tally = Tally::of("P4");
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages");
    let pages = fs::read_dir(root)
        .unwrap()
        .map(|entry| fs::read(entry.unwrap().path()).unwrap());
    let mut texts: Vec<String> = pages
        .map(|page| String::from_utf8_lossy(&page).into_owned())
        .collect();
    texts.extend(seeds().map(str::to_owned));
    let stories = stories();
    for class in Class::ALL {
        texts.extend((0..cases(2, 60)).map(|number| sample(class, number as u64, &stories).text));
    }
    texts.extend(malice::all().into_iter().map(|malice| malice.text));
    for text in &texts {
        tally.note(conserved(text));
    }
    let mut rng = Rng::new(4);
    for _ in 0..cases(4_000, 200_000) {
        let any = |rng: &mut Rng| match rng.below(3) {
            0 => char::from_u32(u32::try_from(rng.below(0x11_0000)).unwrap()),
            1 => rng.pick(&texts).chars().nth(rng.below(200)),
            _ => Some('春'),
        };
        let text: String = (0..rng.within(1, 40))
            .filter_map(|_| any(&mut rng))
            .collect();
        tally.note(conserved(&text));
    }
    tally.close("texts: characters in = shown + replaced + removed");
}

/// The count of an article's hidden characters, the row that should tell it, and whether a key reveals them all.
fn told(text: &str) -> (usize, String, bool) {
    let reading = Reading {
        articles: vec![article("春风又绿江南岸", "", &[text]).into()],
        ..Reading::default()
    };
    let mut desk = Desk::with(
        100,
        12,
        Ambiguous::Narrow,
        vec![("p.txt".to_owned(), reading)],
    );
    desk.wish("open");
    while desk.app.preview.fill() {}
    let count = desk.app.sheet().setting.hidden().count();
    let last = |desk: &Desk| desk.picture().lines().last().unwrap_or_default().to_owned();
    let status = last(&desk);
    desk.wish("reveal");
    let setting = &desk.app.sheet().setting;
    let lines = setting.lines(At::default());
    let shown: String = lines.map(|(_, line)| line.text.to_owned()).collect();
    // A mark behind what is revealed stands by itself then, and can be seen.
    let revealed = shown.matches("‹U+").count();
    let all =
        revealed == setting.hidden().count() && revealed <= count && (revealed > 0) == (count > 0);
    (count, status, all)
}

#[test]
fn p04_the_count_is_on_the_screen_and_a_key_reveals_what_it_counts() {
    let mut tally = Tally::of("P4");
    for malice in malice::some(60)
        .iter()
        .filter(|malice| malice.text.len() < 2_000)
    {
        let line = malice.text.replace(
            [
                '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
            ],
            " ",
        );
        let (count, status, revealed) = told(&line);
        let is_told = count == 0 || status.contains(&format!("{count}个字符未照原样显示"));
        let naive = SafeText::paragraph(&line).hidden().count();
        let holds = is_told && count == naive && revealed;
        let what = || {
            format!(
                "{}: {count} of {naive}, all revealed: {revealed}: {status}",
                malice.name
            )
        };
        tally.note(if holds { Ok(()) } else { Err(what()) });
    }
    tally.close("articles: the count is on the screen, and as many code points are revealed");
}

#[test]
fn p04_the_corpora_lose_nothing_between_file_and_screen() {
    let mut tally = Tally::of("P4");
    for (number, seed) in seeds().iter().enumerate() {
        let volume = library::read("p.txt", seed.as_bytes(), None).unwrap();
        let reading = volume.leaves.into_iter().next().unwrap().reading;
        let mut desk = Desk::with(
            100,
            30,
            Ambiguous::Narrow,
            vec![("p.txt".to_owned(), reading)],
        );
        for _ in 0..40 {
            let sheet = desk.wish("").app.sheet();
            let rows = sheet.setting.lines(At::default());
            let shown: usize = rows.map(|(_, line)| letters(line.text)).sum();
            let flows = 0..sheet.setting.flows();
            let given: usize = flows.map(|flow| letters(sheet.setting.source(flow))).sum();
            let hidden = sheet.setting.hidden();
            let holds = given + hidden.added == shown + hidden.removed;
            tally.note(if holds {
                Ok(())
            } else {
                Err(format!("page {number}: {given}, {shown}"))
            });
            desk.wish("next-article");
        }
    }
    tally.close("articles of the sample pages: every letter is in a row");
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

#[test]
fn what_is_revealed_has_a_style_of_its_own_and_places_hold() {
    let text = "甲\u{202E}乙，‹U+202E›丙\u{200B}丁\u{1b}戊";
    let guise = Guise::showing(text, Unseen::Revealed);
    assert_eq!(
        guise.as_str(),
        "甲‹U+202E›乙，‹U+202E›丙‹U+200B›丁‹U+001B›戊"
    );
    let unseen: Vec<&str> = guise.unseen().map(|range| &guise.as_str()[range]).collect();
    assert_eq!(unseen, ["‹U+202E›", "‹U+200B›", "‹U+001B›"]);
    for c in "甲乙丙丁戊".chars() {
        let (shown, source) = (guise.as_str().find(c).unwrap(), text.find(c).unwrap());
        assert_eq!((guise.source(shown), guise.shown(source)), (source, shown));
        assert!(!guise.is_unseen(shown));
    }
    let marked = Guise::showing("a\u{200B}\u{301}", Unseen::Revealed);
    assert_eq!(marked.as_str(), "a‹U+200B›\u{25CC}\u{301}");
    // A selector belongs to what stands right before it, and to nothing before that.
    for text in [
        "甲\u{180E}\u{180B}乙",
        "甲\u{1b}\u{FE0F}乙",
        "☎\u{200D}\u{FE0F}\u{FE0E}",
    ] {
        let names = Guise::showing(text, Unseen::Revealed);
        let names = names.as_str().matches("‹U+").count();
        assert_eq!(SafeText::line(text).hidden().count(), names, "{text:?}");
    }
    let counted = Guise::of("甲\u{1b}乙\u{200B}");
    assert_eq!(
        counted
            .unseen()
            .map(|range| &counted.as_str()[range])
            .collect::<Vec<_>>(),
        ["␛", ""]
    );
}

#[test]
fn headlines_are_revealed_in_lists_too() {
    let reading = Reading {
        articles: vec![article("春风\u{202E}又绿", "", &["江南\u{1b}岸"]).into()],
        ..Reading::default()
    };
    let pages = vec![("p.txt".to_owned(), reading)];
    let mut desk = Desk::with(50, 8, Ambiguous::Narrow, pages);
    let picture = desk.wish("").picture();
    assert!(
        picture.contains("春风\u{FFFD}又绿") && picture.contains("1个字符未照原样显示，t i 看"),
        "{picture}"
    );
    let picture = desk.wish("reveal").picture();
    assert!(picture.contains("春风‹U+202E›又绿"), "{picture}");
    let picture = desk.wish("open").picture();
    assert!(
        picture.contains("江南‹U+001B›岸") && picture.contains("隐2"),
        "{picture}"
    );
    let picture = desk.wish("<esc> jump '又绿").picture();
    assert!(picture.contains("春风‹U+202E›又绿"), "{picture}");
}
