//! Export and import of bookmarks on the command line: nothing is lost, nothing newer is overwritten, bad input is told.

use std::fs;

use dubao::marks::{
    Anchor, Change, Clock, Device, Marks, Passage, Place, Quote, Tag, parse, print,
};
use dubao::store::Key;

use crate::bench::{Bench, Run, SHORT};

/// A bench with two bookmarks, one with a note and a hostile one.
fn bench() -> (Bench, String) {
    let bench = Bench::new();
    let key = bench.key();
    bench.bookmark(&key);
    assert_eq!(
        bench
            .run(&["bookmarks", "note", &key, "好 <文> & \"诗\"\n第二行"])
            .code,
        0
    );
    (bench, key)
}

fn export(bench: &Bench, format: &str) -> String {
    let run = bench.run(&["bookmarks", "export", "--format", format]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    run.out
}

fn import(bench: &Bench, name: &str, text: &str) -> Run {
    bench.file(name, text.as_bytes());
    bench.run(&["--lang", "en", "bookmarks", "import", name])
}

#[test]
fn json_lines_bring_everything_back_and_a_second_time_change_nothing() {
    let (bench, _) = bench();
    let lines = export(&bench, "jsonl");
    let other = Bench::new();
    let run = import(&other, "a.jsonl", &lines);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.err.contains("bookmarks added: 1, here already: 0"),
        "{}",
        run.err
    );
    assert_eq!(export(&other, "jsonl"), lines);
    let log = |bench: &Bench| {
        let folder = bench.folder.path().join("xdg-config/dubao/sync/bookmarks");
        let files = fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().path());
        let logs = files.filter(|file| file.extension().is_some_and(|end| end == "jsonl"));
        logs.map(|log| fs::read(log).unwrap()).collect::<Vec<_>>()
    };
    let before = log(&other);
    let run = import(&other, "a.jsonl", &lines);
    assert!(
        run.err.contains("bookmarks added: 0, here already: 1"),
        "{}",
        run.err
    );
    assert_eq!(log(&other), before);
    assert_eq!(bench.run(&["bookmarks"]).out, other.run(&["bookmarks"]).out);
}

#[test]
fn a_browsers_file_brings_back_notes_and_tags_and_goes_through_a_browser() {
    let (bench, key) = bench();
    let html = export(&bench, "html");
    assert!(
        html.starts_with("<!DOCTYPE NETSCAPE-Bookmark-file-1>"),
        "{html}"
    );
    assert!(
        html.contains(&format!("<DT><A HREF=\"dubao:{key}\" ADD_DATE=\"")),
        "{html}"
    );
    assert!(
        html.contains("<DD>好 &lt;文&gt; &amp; &quot;诗&quot;"),
        "{html}"
    );
    let other = Bench::new();
    assert_eq!(import(&other, "a.html", &html).code, 0);
    let [here, there] = [&bench, &other].map(|bench| bench.run(&["bookmarks"]).out);
    let columns = |text: &str| -> Vec<String> {
        let columns = text.split('\t').map(str::to_owned);
        columns
            .enumerate()
            .filter(|(at, _)| *at != 1)
            .map(|(_, text)| text)
            .collect()
    };
    assert_eq!(columns(&here), columns(&there));
    assert_eq!(import(&other, "a.html", &html).code, 0);
    assert_eq!(other.run(&["bookmarks"]).out, there);
    // A browser keeps address, date, tags, words and description, and nothing else.
    let browser = format!(
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n<DT><H3>文件夹</H3>\n<DL><p>\n\
        <DT><A HREF=\"https://example.com/?a=1&amp;b=2\" ADD_DATE=\"1700000000\">网页\u{1b}[2J</A>\n\
        <DT><A HREF='dubao:{key}' ADD_DATE=\"1700000000\" TAGS=\"诗,宋 代\">春风</a>\n<DD>附注\n\
        <DT><A HREF=\"dubao:12\">坏</A>\n</DL><p>\n</DL><p>"
    );
    let third = Bench::new();
    let run = import(&third, "b.html", &browser);
    assert_eq!(run.code, 1);
    assert!(
        run.err
            .contains("b.html:5: no article of dubao; skipped: https://example.com"),
        "{}",
        run.err
    );
    assert!(run.err.contains("b.html:8: "), "{}", run.err);
    assert!(!run.err.contains('\u{1b}'), "{}", run.err);
    let listed = third.run(&["bookmarks"]).out;
    assert!(listed.contains("春风\t附注\t宋-代 诗"), "{listed}");
}

#[test]
fn markdown_is_for_people() {
    let (bench, key) = bench();
    let text = export(&bench, "markdown");
    assert!(text.contains("## 春风又绿江南岸\n"), "{text}");
    assert!(text.contains("> *京口瓜洲一水间"), "{text}");
    assert!(text.contains("好 \\<文\\> \\& \"诗\"  \n第二行"), "{text}");
    assert!(text.contains(&format!("`dubao:{key}`")), "{text}");
    // Each fact, the note and the time come back, and a second time nothing changes.
    let other = Bench::new();
    for added in [1, 0] {
        let run = import(&other, "a.md", &text);
        assert_eq!(run.code, 0, "{}", run.err);
        let told = format!("bookmarks added: {added}");
        assert!(run.err.contains(&told), "{}", run.err);
        assert_eq!(export(&other, "markdown"), text);
        assert_eq!(other.run(&["bookmarks"]).out, bench.run(&["bookmarks"]).out);
    }
}

/// What is highlighted, noted and tagged with all that Markdown could take for its own.
fn hostile_lines(key: &str) -> String {
    let key = Key::parse(key).unwrap();
    let quote = |exact: &str| Quote {
        exact: exact.to_owned(),
        prefix: String::new(),
        suffix: String::new(),
    };
    let light = |paragraph, exact| Change::Highlight {
        key,
        passage: Passage {
            place: Place { paragraph, byte: 3 },
            end: Place { paragraph, byte: 9 },
            quote: quote(exact),
        },
        on: true,
    };
    let anchor = Anchor {
        paper: Some("第1 · *报*".to_owned()),
        date: "2024-02-29".parse().ok(),
        page: Some(12),
        headline: Some("## `dubao:` <a> \\".to_owned()),
        quote: None,
        place: None,
    };
    let note = "> 引\n*斜*\n## 题\n`#x`\n\n1. 一\\".replace("\\n", "\n");
    let changes = [
        Change::Bookmark { key, anchor },
        light(0, "甲\n乙*"),
        light(2, "*丙……*"),
        light(3, "丁"),
        Change::Note { key, text: note },
        Change::Tag {
            key,
            tag: Tag::new("a`b\\").unwrap(),
            on: true,
        },
        Change::Tag {
            key,
            tag: Tag::new("诗").unwrap(),
            on: true,
        },
    ];
    let (mut clock, marks) = (Clock::default(), Marks::default());
    let stamped = changes.map(|change| (clock.stamp(1_700_000_000_000, Device(7)), change));
    let ops = marks.entries(stamped);
    ops.iter().map(|op| print(op) + "\n").collect()
}

#[test]
fn what_markdown_could_take_for_its_own_comes_back_as_text() {
    let (bench, other) = (Bench::new(), Bench::new());
    let lines = hostile_lines(&bench.key());
    assert_eq!(import(&bench, "a.jsonl", &lines).code, 0);
    let text = export(&bench, "markdown");
    let run = import(&other, "a.md", &text);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(export(&other, "markdown"), text);
    assert_eq!(other.run(&["bookmarks"]).out, bench.run(&["bookmarks"]).out);
    // An editor takes spaces at the ends of lines away, and somebody the line that programs read.
    let edited: Vec<&str> = text.lines().map(str::trim_end).collect();
    let edited = edited.join("\n").replace("<!--", "<!-- x");
    let third = Bench::new();
    assert_eq!(import(&third, "a.md", &edited).code, 0);
    let [here, there] = [&bench, &third].map(|bench| bench.run(&["bookmarks"]).out);
    assert_eq!(
        here.replace("22:13:20", "00:00:00"),
        there,
        "only the time of day is lost"
    );
    // A headline whose key is gone is told with its line.
    let run = import(&third, "b.md", "# x\n\n## 无\n\n## 有\n\n· `dubao:12`\n");
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("b.md:3: no article of dubao"),
        "{}",
        run.err
    );
}

#[test]
fn each_bookmark_is_listed_with_the_passages_that_are_highlighted() {
    let bench = Bench::new();
    let key = bench.key();
    let lines = hostile_lines(&key);
    assert_eq!(import(&bench, "a.jsonl", &lines).code, 0);
    let column = |out: &str| -> String { out.trim_end().split('\t').nth(8).unwrap().to_owned() };
    for lang in ["zh", "en"] {
        let out = bench.run(&["--lang", lang, "bookmarks"]).out;
        assert_eq!(out.lines().count(), 1, "{out}");
        assert_eq!(column(&out), "“甲 乙*” “*丙……*” “丁”", "{out}");
    }
    let removal = parse(lines.lines().find(|line| line.contains("丙")).unwrap()).unwrap();
    let Change::Highlight { key, passage, .. } = removal.change else {
        panic!("no highlight")
    };
    let mut clock = Clock::default();
    clock.see(removal.stamp);
    let stamp = clock.stamp(1_700_000_000_000, Device(7));
    let on = false;
    let ops = Marks::default().entries([(stamp, Change::Highlight { key, passage, on })]);
    assert_eq!(import(&bench, "b.jsonl", &print(&ops[0])).code, 0);
    assert_eq!(column(&bench.run(&["bookmarks"]).out), "“甲 乙*” “丁”");
}

#[test]
fn bad_lines_are_told_with_their_number_and_cost_no_others() {
    let (bench, _) = bench();
    let lines = export(&bench, "jsonl");
    let mut parts: Vec<&str> = lines.lines().collect();
    let torn = &parts[0][..30];
    parts.insert(0, torn);
    parts.insert(1, "");
    parts.push("{\"v\":9,\"op\":\"put\"}");
    parts.push("{}");
    let other = Bench::new();
    let run = import(&other, "a.jsonl", &parts.join("\n"));
    assert_eq!(run.code, 1);
    for told in [
        "a.jsonl:1: the line is damaged",
        "written by a later version",
        "bookmarks added: 1",
    ] {
        assert!(run.err.contains(told), "{told}: {}", run.err);
    }
    assert_eq!(export(&other, "jsonl"), lines);
    for bad in ["", "not bookmarks", "[1, 2]"] {
        let run = import(&other, "b.jsonl", bad);
        assert_eq!(run.code, 2, "{bad}: {}", run.err);
        assert!(run.err.starts_with("dubao: b.jsonl"), "{}", run.err);
    }
    assert_eq!(other.run(&["bookmarks", "import", "missing.html"]).code, 2);
    assert_eq!(export(&other, "jsonl"), lines);
}

#[test]
fn what_is_newer_here_stays() {
    let (bench, key) = bench();
    let lines = export(&bench, "jsonl");
    let html = export(&bench, "html");
    let text = export(&bench, "markdown");
    assert_eq!(bench.run(&["bookmarks", "note", &key, "新的附注"]).code, 0);
    let before = bench.run(&["bookmarks"]).out;
    for (name, text) in [("a.jsonl", &lines), ("a.html", &html), ("a.md", &text)] {
        assert_eq!(import(&bench, name, text).code, 0);
        assert_eq!(bench.run(&["bookmarks"]).out, before);
    }
    assert_eq!(bench.run(&["bookmarks", "remove", &key]).code, 0);
    for (name, text) in [("a.jsonl", &lines), ("a.html", &html), ("a.md", &text)] {
        let run = import(&bench, name, text);
        assert!(run.err.contains("stay removed: 1"), "{}", run.err);
        assert_eq!(bench.run(&["bookmarks"]).out, "");
    }
}

#[test]
fn an_export_goes_to_a_file_whole_or_not_at_all() {
    let (bench, _) = bench();
    let lines = export(&bench, "jsonl");
    let run = bench.run(&[
        "bookmarks",
        "export",
        "--format",
        "jsonl",
        "-o",
        "out.jsonl",
    ]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
    let written = fs::read_to_string(bench.folder.path().join("out.jsonl")).unwrap();
    assert_eq!(written, lines);
    let run = bench.run(&[
        "bookmarks",
        "export",
        "--format",
        "jsonl",
        "--output",
        "no/such/folder",
    ]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no/such/folder"), "{}", run.err);
    let run = bench.run_with_input(&["bookmarks", "import", "-"], written.as_bytes());
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(bench.run(&["bookmarks", SHORT]).out.contains("春风"));
}
