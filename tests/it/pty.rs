//! The real program in a real terminal: it opens, it reads, it keeps marks, it gives the terminal back.

use std::thread;
use std::time::Duration;

use crate::repairs::PAGE;
use crate::terminal::{Terminal, spawn};

const USUAL: (u16, u16) = (100, 30);

/// The terminal is as it was; what was written last may still be on its way.
#[track_caller]
fn assert_given_back(terminal: &Terminal) {
    let given_back =
        |terminal: &Terminal| !terminal.is_taken() && terminal.shows_cursor() && !terminal.is_raw();
    for _ in 0..200 {
        if given_back(terminal) {
            return;
        }
        thread::sleep(Duration::from_millis(20));
    }
    assert!(
        !terminal.is_taken(),
        "alternate screen, mouse or paste mode is left on"
    );
    assert!(terminal.shows_cursor(), "the cursor is left hidden");
    assert!(!terminal.is_raw(), "raw mode is left on");
}

/// Waits until the sample pages are all read.
#[track_caller]
fn opened(terminal: &mut Terminal) -> &mut Terminal {
    terminal.wait(
        |screen| screen.contains("科技金融") && !screen.contains("读入"),
        "sample pages",
    );
    terminal
}

#[test]
fn opens_the_sample_pages_and_gives_the_terminal_back() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), USUAL, &[]);
    terminal.wait_for("科技金融");
    assert!(terminal.is_taken() && terminal.is_raw());
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
    assert_given_back(&terminal);
    assert_eq!(terminal.replies(), Vec::<String>::new());
}

#[test]
fn a_page_is_seen_as_it_was_and_left_again() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), USUAL, &[]);
    opened(&mut terminal).press("\r").wait_for("苑莘");
    let before = terminal.settled();
    terminal.press("o").wait_for("原样 1/8");
    terminal.press("]").wait_for("本文第1段");
    terminal.press("n").wait_for("原样 2/8");
    terminal.press("o");
    terminal.wait(|screen| !screen.contains("原样 2/8"), "the reader");
    assert_eq!(terminal.settled(), before);
    terminal.press("oG\r");
    terminal.wait(|screen| !screen.contains("原样"), "an article");
    terminal.press("qq").wait_for_end();
    assert_given_back(&terminal);
    assert_eq!(terminal.replies(), Vec::<String>::new());
}

#[test]
fn the_full_text_is_searched_while_it_is_typed() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), USUAL, &[]);
    opened(&mut terminal)
        .press("g/")
        .wait_for("篇文章的正文中查找");
    terminal.press("科技创新").wait_for("资本投入科技创新领域");
    assert!(terminal.shows_cursor());
    terminal.press("\r").wait_for("1/3 处，1/3 篇");
    terminal.press("nnn").wait_for("1/3 处，2/3 篇");
    terminal.press("\x1b").wait_for("2/3 篇");
    terminal.press("\x1b");
    terminal.wait(|screen| !screen.contains("全文"), "the list");
    terminal.press("q").wait_for_end();
    assert_given_back(&terminal);
    assert_eq!(terminal.replies(), Vec::<String>::new());
}

#[test]
fn a_bookmark_is_there_tomorrow() {
    let home = tempfile::tempdir().unwrap();
    let mut first = Terminal::start(home.path(), USUAL, &[]);
    first
        .wait_for("科技金融")
        .press("\x10kejijr\r")
        .wait_for("见闻")
        .press("m")
        .wait_for("✦");
    first.press("qq").wait_for_end();
    let mut second = Terminal::start(home.path(), USUAL, &[]);
    second.wait_for("科技金融").press("B").wait_for("✦");
}

#[test]
fn a_place_in_an_article_is_there_tomorrow() {
    let home = tempfile::tempdir().unwrap();
    let mut first = Terminal::start(home.path(), (60, 12), &[]);
    first
        .wait_for("水城大地")
        .press("\x10kejijr\r")
        .wait_for("8月13日")
        .press("jjjjjjjjjj");
    let read = first.settled();
    first.press("q").wait_for("读报");
    first.press("q").wait_for_end();
    let mut second = Terminal::start(home.path(), (60, 12), &[]);
    second.wait_for("水城大地").press("\x10kejijr\r");
    let line = read
        .lines()
        .skip(2)
        .map(str::trim)
        .find(|line| line.len() > 30);
    let line = line.unwrap().to_owned();
    second.wait_for(&line);
}

#[test]
fn signals_give_the_terminal_back() {
    for signal in ["TERM", "HUP", "INT", "QUIT"] {
        let home = tempfile::tempdir().unwrap();
        let mut terminal = Terminal::start(home.path(), USUAL, &[]);
        terminal.wait_for("科技金融");
        terminal.signal(signal);
        assert!(
            terminal.wait_for_end() >= 128,
            "the parent does not see {signal}"
        );
        assert_given_back(&terminal);
    }
}

#[test]
fn stops_and_goes_on() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), USUAL, &[]);
    let before = opened(&mut terminal).settled();
    terminal.press("\x1a");
    terminal.wait(|screen| !screen.contains("科技金融"), "the shell's screen");
    assert_given_back(&terminal);
    terminal.wait_for_stop();
    terminal.signal("CONT");
    terminal.wait_for("科技金融");
    assert_eq!(terminal.settled(), before);
    assert!(terminal.is_taken() && terminal.is_raw());
}

#[test]
fn ends_when_the_terminal_is_gone() {
    let home = tempfile::tempdir().unwrap();
    let (master, mut child) = spawn(env!("CARGO_BIN_EXE_dubao"), home.path(), USUAL, &[]);
    thread::sleep(Duration::from_millis(500));
    assert!(child.try_wait().unwrap().is_none());
    drop(master);
    for _ in 0..1_000 {
        if child.try_wait().unwrap().is_some() {
            return;
        }
        thread::sleep(Duration::from_millis(10));
    }
    panic!("it goes on without a terminal");
}

#[test]
fn after_resizes_and_scrolls_the_screen_is_as_if_drawn_afresh() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), USUAL, &[]);
    opened(&mut terminal).press("jjj\r");
    for size in [(40, 12), (140, 50), (33, 9), (75, 20), (20, 5), (100, 30)] {
        terminal.resize(size);
        terminal.settled();
        for layout in ["one column", "columns", "upright"] {
            terminal.press("\x06jjj\x02kJ");
            let drawn = terminal.settled();
            terminal.press("\x0c");
            assert_eq!(drawn, terminal.settled(), "{layout} at {size:?}");
            terminal.press("L");
        }
    }
}

#[test]
fn a_page_that_comes_into_the_folder_joins_the_list() {
    let home = tempfile::tempdir().unwrap();
    let papers = home.path().join("papers");
    std::fs::create_dir(&papers).unwrap();
    let page = |title: &str| {
        format!(
            "{title}\n\n本报讯（记者 王安石）京口瓜洲一水间，钟山只隔数重山。春风又绿江南岸，明月何时照我还？\n"
        )
    };
    std::fs::write(papers.join("a.txt"), page("春风又绿江南岸")).unwrap();
    let mut terminal = Terminal::start(home.path(), USUAL, &["papers"]);
    terminal.wait_for("春风又绿江南岸").press("\r");
    terminal.wait_for("明月何时照我还");
    std::fs::write(papers.join("b.txt"), page("大桥今日合龙通车")).unwrap();
    terminal.wait_for("大桥今日合龙通车").wait_for("1/2");
    std::fs::remove_file(papers.join("b.txt")).unwrap();
    terminal.wait_for("1/1");
    assert!(terminal.screen().contains("明月何时照我还"));
}

#[test]
fn one_bad_file_keeps_no_other_from_opening() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("empty.txt"), "").unwrap();
    std::fs::write(home.path().join("binary.txt"), [0u8, 1, 2, 3, 0, 0, 255]).unwrap();
    let seed = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/seeds/000_e9fe68a64e3df658.txt"
    );
    let mut terminal = Terminal::start(
        home.path(),
        USUAL,
        &["empty.txt", "missing.txt", "binary.txt", seed],
    );
    terminal.wait_for("科技金融").wait_for("binary.txt");
    terminal.press("q").wait_for_end();
    let left = terminal.screen();
    for name in ["empty.txt", "missing.txt", "binary.txt"] {
        assert!(left.contains(name), "{left}");
    }
}

#[test]
fn two_readers_see_each_others_bookmarks() {
    let home = tempfile::tempdir().unwrap();
    let mut one = Terminal::start(home.path(), USUAL, &[]);
    let mut other = Terminal::start(home.path(), USUAL, &[]);
    opened(&mut one);
    opened(&mut other);
    one.press("m").wait_for("✦");
    other
        .wait_for("✦")
        .press("jm")
        .wait(|screen| screen.matches('✦').count() > 1, "second bookmark");
    let both = |screen: &str| {
        screen
            .lines()
            .skip(1)
            .filter(|line| line.starts_with('✦'))
            .count()
            == 2
    };
    one.press("B").wait(both, "list of two bookmarks");
}

/// The headlines that a screen shows bookmarked, as far as there is room for them.
fn bookmarked(screen: &str) -> Vec<String> {
    let marked = screen.lines().filter_map(|line| line.strip_prefix('✦'));
    marked
        .map(|line| {
            line.trim_start_matches(['◦', ' '])
                .chars()
                .take(6)
                .collect()
        })
        .collect()
}

/// `DUBAO_TEST_KILLS=200` takes as many rounds.
#[test]
fn a_mark_that_was_shown_survives_a_kill() {
    let rounds = std::env::var("DUBAO_TEST_KILLS")
        .ok()
        .and_then(|rounds| rounds.parse().ok());
    let rounds: u64 = rounds.unwrap_or(4);
    let mut shown = 0;
    for round in 0..rounds {
        let home = tempfile::tempdir().unwrap();
        let mut terminal = Terminal::start(home.path(), (80, 60), &[]);
        opened(&mut terminal).press(&"mj".repeat(40)).wait_for("✦");
        thread::sleep(Duration::from_micros(round * 7_919 % 40_000));
        let before = bookmarked(&terminal.screen());
        terminal.signal("KILL");
        terminal.wait_for_end();
        let mut next = Terminal::start(home.path(), (80, 60), &[]);
        opened(&mut next);
        let after = bookmarked(&next.screen());
        let lost: Vec<_> = before
            .iter()
            .filter(|headline| !after.contains(headline))
            .collect();
        assert!(lost.is_empty(), "round {round} lost {lost:?}");
        shown += before.len();
    }
    assert!(shown as u64 >= rounds);
    println!("{rounds} kills, {shown} marks shown, 0 lost");
}

#[test]
fn an_answer_typed_by_the_terminal_stops_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), USUAL, &[]);
    let before = opened(&mut terminal).settled();
    terminal.press("\x1b[?2026;2$y\x1b[?997;1n\x1bP>|XTerm(388)\x1b\\\x1b]11;rgb:0/0/0\x07");
    assert_eq!(terminal.settled(), before);
    terminal.press("\x1b[200~qqq").press("\x1b").settled();
    thread::sleep(Duration::from_millis(600));
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
}

/// Lines of twenty characters, spaces after commas, three blank lines for one.
fn extracted_again() -> String {
    let again = |paragraph: &str| {
        let characters: Vec<char> = paragraph.replace('，', "， ").chars().collect();
        let lines = characters.chunks(24).map(String::from_iter);
        lines.collect::<Vec<String>>().join("  \n")
    };
    let paragraphs = PAGE.trim().split("\n\n").map(again);
    paragraphs.collect::<Vec<String>>().join("\n\n\n\n") + "\n"
}

#[test]
fn a_correction_is_there_tomorrow_and_after_another_extraction_and_in_an_export() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("p.txt");
    std::fs::write(&file, PAGE).unwrap();
    let mut first = Terminal::start(home.path(), USUAL, &["p.txt"]);
    first.wait_for("早市从").press("xm").wait_for("u 撤销");
    first.wait_for("1/1").press("\rxjjd").wait_for("移出文章");
    first.press("\x1bq").wait_for("1/1");
    first.signal("KILL");
    first.wait_for_end();
    let mut second = Terminal::start(home.path(), USUAL, &["p.txt"]);
    second.wait_for("大桥").wait_for("1/1");
    second.press("q").wait_for_end();
    std::fs::write(&file, extracted_again()).unwrap();
    let mut third = Terminal::start(home.path(), USUAL, &["p.txt"]);
    third.wait_for("大桥").wait_for("1/1").wait_for("已更正");
    let shown = third.settled();
    assert!(!shown.contains("爆竹声中"), "{shown}");
    third
        .press("xu")
        .wait_for("撤回")
        .press("xu")
        .wait_for("1/2");
    third.press("q").wait_for_end();
    std::fs::write(&file, PAGE).unwrap();
    let mut fourth = Terminal::start(home.path(), USUAL, &["p.txt"]);
    fourth.wait_for("爆竹声中").wait_for("1/2");
}

#[test]
fn every_command_honours_a_correction_unless_told_not_to() {
    let bench = crate::bench::Bench::new();
    bench.file("p.txt", PAGE.as_bytes());
    let home = bench.folder.path();
    let config = "here";
    let mut terminal = Terminal::start(home, USUAL, &["--config-dir", config, "p.txt"]);
    terminal.wait_for("早市从").press("xm").wait_for("1/1");
    terminal.press("q").wait_for_end();
    let run = |arguments: &[&str]| {
        let all = [&["--config-dir", config], arguments].concat();
        bench.run(&all).out
    };
    let count = |text: String| text.lines().count();
    assert_eq!(count(run(&["list", "p.txt"])), 1);
    assert_eq!(count(run(&["list", "--no-corrections", "p.txt"])), 2);
    assert_eq!(count(run(&["export", "--format", "jsonl", "p.txt"])), 1);
    let check = run(&["--lang", "zh", "check", "p.txt"]);
    assert!(
        check.contains("更正：与下一篇合并《大桥今日合龙通车》：已套用"),
        "{check}"
    );
    bench.file(
        "p.txt",
        PAGE.replace("早市从凌晨三点开始", "夜市").as_bytes(),
    );
    let check = run(&["--lang", "zh", "check", "p.txt"]);
    assert!(check.contains("找不到位置"), "{check}");
}

#[test]
fn two_readers_see_each_others_corrections() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("p.txt"), PAGE).unwrap();
    let mut one = Terminal::start(home.path(), USUAL, &["p.txt"]);
    let mut other = Terminal::start(home.path(), USUAL, &["p.txt"]);
    other.wait_for("早市从").wait_for("1/2");
    one.wait_for("早市从").press("xm").wait_for("1/1");
    other.wait_for("1/1").wait_for("已更正");
    other.press("xu").wait_for("1/2");
    one.wait_for("1/2");
}

#[test]
fn what_is_copied_goes_to_the_terminals_clipboard_and_only_then() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), USUAL, &[]);
    opened(&mut terminal).press("\x10kejijr\r").wait_for("见闻");
    assert_eq!(terminal.replies(), Vec::<String>::new());
    terminal.press("vlly").wait_for("3字已送往");
    let told = ["ClipboardStore(Clipboard, 8月1)"];
    assert_eq!(terminal.replies(), told);
    terminal.press("vlm").wait_for("已摘录");
    terminal.press("qq").wait_for_end();
    assert_given_back(&terminal);
    assert_eq!(terminal.replies(), told);
}
