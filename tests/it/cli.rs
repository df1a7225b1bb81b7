//! The command line: each command, and the language it speaks.

use std::fs;
use std::path::{Path, PathBuf};

use dubao::store::Key;
use dubao::text::{Ambiguous, cells};

use crate::bench::{Bench, PAGE, Run, SHORT};

#[test]
fn without_paths_the_sample_pages_are_listed() {
    let run = Bench::new().run(&["list"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let sources: Vec<&str> = run
        .out
        .lines()
        .map(|line| line.split('\t').nth(1).unwrap())
        .collect();
    assert!(sources.len() > 20 && sources.iter().all(|name| name.contains(".txt")));
    for line in run.out.lines() {
        assert_eq!(line.split('\t').count(), 7, "{line}");
        assert!(Key::parse(&line[..32]).is_some());
    }
}

#[test]
fn an_item_has_all_its_fields() {
    let wanted = "blocks byline continued continues date dateline doubts id kicker kind notes page page_name paper section source subtitle sure title";
    let items = Bench::new().items(&[]);
    for item in &items {
        let fields: Vec<&str> = item
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(fields.join(" "), wanted);
        assert!(["article", "photo", "notice"].contains(&item["kind"].as_str().unwrap()));
        for block in item["blocks"].as_array().unwrap() {
            assert!(["paragraph", "subhead", "caption"].contains(&block["type"].as_str().unwrap()));
            assert!(block["text"].is_string());
        }
    }
    let named = items
        .iter()
        .flat_map(|item| item["byline"].as_array().unwrap());
    assert!(named.clone().count() > 0);
    assert!(
        named
            .clone()
            .all(|name| name["name"].is_string() && name["role"].is_string())
    );
}

#[test]
fn an_item_without_a_headline_says_so() {
    let bench = Bench::new();
    let text = "京口瓜洲一水间，钟山只隔数重山，".repeat(12) + "明月何时照我还。\n";
    bench.file("a.txt", text.as_bytes());
    let items = bench.items(&["a.txt"]);
    assert!(
        items[0]["title"]
            .as_str()
            .unwrap()
            .starts_with("京口瓜洲一水间")
    );
    assert!(!items[0]["notes"].as_array().unwrap().is_empty());
}

#[test]
fn the_beginning_of_a_key_shows_its_article() {
    let bench = Bench::new();
    let item = &bench.items(&[])[0];
    let key = item["id"].as_str().unwrap();
    let run = bench.run(&["show", &key[..12]]);
    assert_eq!(run.code, 0);
    for block in item["blocks"].as_array().unwrap() {
        assert!(run.out.contains(block["text"].as_str().unwrap()));
    }
}

#[test]
fn a_key_of_no_article_or_of_several_is_told() {
    let bench = Bench::new();
    let none = bench.run(&["--lang", "en", "show", "zzz"]);
    assert_eq!((none.code, none.out.as_str()), (1, ""));
    assert!(none.err.contains("no article has the key zzz"));
    let items = bench.items(&[]);
    let mut keys: Vec<&str> = items
        .iter()
        .map(|item| item["id"].as_str().unwrap())
        .collect();
    keys.sort_unstable();
    let alike = keys
        .windows(2)
        .find(|pair| pair[0][..1] == pair[1][..1])
        .unwrap();
    let several = bench.run(&["--lang", "en", "show", &alike[0][..1]]);
    assert!(
        several.code == 1 && several.err.contains("give more of it"),
        "{}",
        several.err
    );
    assert_eq!(bench.run(&["show", "", "--lang", "en"]).code, 1);
}

#[test]
fn search_finds_by_initials_and_in_the_text() {
    let bench = Bench::new();
    bench.file("a.txt", PAGE.as_bytes());
    for query in ["cfyl", "chunfeng", "江南 春风", "钟山只隔数重山"] {
        let run = bench.run(&["search", query, "a.txt"]);
        assert_eq!((run.code, run.out.lines().count()), (0, 1), "{query}");
    }
    assert!(
        bench
            .run(&["search", "钟山只隔", "a.txt"])
            .out
            .contains("一水间，钟山只隔数重山")
    );
}

#[test]
fn a_hit_in_a_subtitle_shows_it() {
    let bench = Bench::new();
    let with = bench
        .items(&[])
        .into_iter()
        .find(|item| item["subtitle"].is_string())
        .unwrap();
    let subtitle = with["subtitle"].as_str().unwrap();
    let run = bench.run(&["search", subtitle]);
    let first = run.out.lines().next().unwrap();
    assert!(
        first.starts_with(with["id"].as_str().unwrap()) && first.ends_with(subtitle),
        "{first}"
    );
}

#[test]
fn a_search_knows_fields_and_shows_where_a_query_is_wrong() {
    let bench = Bench::new();
    bench.file("a.txt", PAGE.as_bytes());
    let count = |query: &str| bench.run(&["search", query, "a.txt"]).out.lines().count();
    assert_eq!(count("江南 | 鑫龘"), 1);
    assert_eq!(count("钟山 !江南"), 0);
    assert_eq!(count("is:unread 江南"), 1);
    assert_eq!(count("is:read 江南"), 0);
    assert_eq!(count("text:钟山只隔"), 1);
    let wrong = bench.run(&["--lang", "zh", "search", "江南 autor:李白", "a.txt"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    let wanted = "dubao: 第4字：没有“autor:”，是不是“author:”？\n\
                  dubao:   江南 autor:李白\n\
                  dubao:        ^^^^^^^^^^\n";
    assert_eq!(wrong.err, wanted);
    let help = bench.run(&["--lang", "en", "search", "--help"]);
    assert!(help.out.contains("2024-08..2024-09"), "{}", help.out);
}

#[test]
fn a_search_that_finds_nothing_says_so() {
    let run = Bench::new().run(&["--lang", "zh", "search", "鑫龘"]);
    assert_eq!(
        (run.code, run.out.as_str(), run.err.as_str()),
        (1, "", "dubao: 没有找到\n")
    );
}

#[test]
fn printed_rows_fit_the_width() {
    let bench = Bench::new();
    for width in [2, 7, 41, 120] {
        let run = bench.run(&["print", "--width", &width.to_string()]);
        let widest = run
            .out
            .lines()
            .map(|line| cells(line, Ambiguous::default()))
            .max();
        assert!(
            run.code == 0 && widest.unwrap() <= width,
            "{width}: {widest:?}"
        );
    }
}

/// Whether a row begins with a mark at some width.
fn prints_marks_at_line_starts(bench: &Bench, rule: &[&str]) -> bool {
    (20..40).any(|width| {
        let width = width.to_string();
        let run = bench.run(&[&["print", SHORT, "--width", &width], rule].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        run.out.lines().any(|row| row.starts_with(['，', '。']))
    })
}

#[test]
fn the_rule_of_line_starts_is_chosen() {
    let bench = Bench::new();
    bench.file(SHORT, PAGE.as_bytes());
    assert!(!prints_marks_at_line_starts(&bench, &[]));
    assert!(!prints_marks_at_line_starts(
        &bench,
        &["--line-rule", "basic"]
    ));
    assert!(prints_marks_at_line_starts(
        &bench,
        &["--line-rule", "none"]
    ));
    assert_eq!(bench.run(&["print", "--line-rule", "loose", SHORT]).code, 2);
}

#[test]
fn print_shows_every_character_of_the_text() {
    let bench = Bench::new();
    let letters = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    let printed = letters(&bench.run(&["print", "--width", "33"]).out);
    for item in bench.items(&[]) {
        for block in item["blocks"].as_array().unwrap() {
            let text = letters(block["text"].as_str().unwrap());
            assert!(printed.contains(&text), "{text}");
        }
    }
}

#[test]
fn markdown_keeps_what_is_printed_as_text() {
    let bench = Bench::new();
    bench.file("a.txt", PAGE.replace("墙角", "*墙角*_<c>").as_bytes());
    let run = bench.run(&["export", "--format", "markdown", "a.txt"]);
    assert!(run.out.starts_with("# 春风又绿江南岸\n\n"), "{}", run.out);
    assert!(run.out.contains("\\*墙角\\*\\_\\<c\\>"), "{}", run.out);
}

#[test]
fn every_character_is_in_what_check_says() {
    let bench = Bench::new();
    bench.file("a.txt", PAGE.as_bytes());
    let run = bench.run(&["--lang", "en", "check", "a.txt"]);
    assert_eq!(run.code, 0);
    for line in PAGE.lines().filter(|line| !line.is_empty()) {
        let told = run.out.lines().find(|row| row.ends_with(line));
        assert!(
            told.is_some_and(|row| row.split('\t').count() == 3),
            "{line}"
        );
    }
    assert!(
        run.out.starts_with("a.txt: UTF-8, articles: 1"),
        "{}",
        run.out
    );
    assert!(!run.out.contains("LOST") && !run.out.contains("TWICE"));
}

#[test]
fn help_is_in_the_language_asked_for() {
    let bench = Bench::new();
    let has_hanzi = |text: &str| text.chars().any(|c| ('一'..='龥').contains(&c));
    let commands = [
        "list",
        "show",
        "search",
        "check",
        "paths",
        "bookmarks",
        "print",
        "export",
    ];
    for command in commands {
        let english = bench.run(&["--lang=en", command, "--help"]);
        assert!(
            english.code == 0 && !has_hanzi(&english.out),
            "{}",
            english.out
        );
        let chinese = bench.run(&["--lang", "zh", command, "--help"]);
        let words = [
            "Usage",
            "OPTIONS",
            "Options",
            "Arguments",
            "Commands",
            "PATH",
            "Print",
        ];
        assert!(has_hanzi(&chinese.out), "{}", chinese.out);
        assert!(
            !words.iter().any(|word| chinese.out.contains(word)),
            "{}",
            chinese.out
        );
    }
    let help = bench.run(&["--lang", "en", "--help"]).out;
    assert!(commands.iter().all(|command| help.contains(command)));
    assert!(help.contains("Exit codes"));
}

#[test]
fn the_locale_chooses_the_language() {
    let bench = Bench::new();
    let help = |variables: &[(&str, &str)]| {
        let mut command = bench.command();
        command.arg("--help").envs(variables.iter().copied());
        Run::of(&command.output().unwrap()).out.contains("用法")
    };
    assert!(help(&[("LANG", "zh_CN.UTF-8")]));
    assert!(help(&[("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "zh_TW")]));
    assert!(!help(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C")]));
    assert!(help(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "")]));
    assert!(!help(&[]));
}

#[test]
fn a_bookmark_is_added_noted_listed_and_removed() {
    let bench = Bench::new();
    let key = bench.key();
    let added = bench.bookmark(&key[..10]);
    assert_eq!(added.code, 0);
    assert!(added.out.starts_with(&key));
    assert_eq!(bench.run(&["bookmarks", "note", &key, "好 文"]).code, 0);
    let listed = bench.run(&["bookmarks"]);
    assert!(
        listed.out.starts_with(&key) && listed.out.contains("好 文"),
        "{}",
        listed.out
    );
    assert_eq!(bench.run(&["bookmarks", "remove", &key[..10]]).code, 0);
    assert_eq!(bench.run(&["bookmarks"]).out, "");
}

#[test]
fn a_bookmark_whose_article_is_not_there_stays_and_says_so() {
    let bench = Bench::new();
    bench.bookmark(&bench.key());
    bench.file(SHORT, PAGE.replace("江南", "江北").as_bytes());
    let listed = bench.run(&["--lang", "en", "bookmarks", SHORT]);
    assert_eq!(listed.code, 0);
    assert!(listed.out.ends_with("(not loaded)\n"), "{}", listed.out);
}

#[test]
fn marks_that_cannot_be_saved_are_told() {
    let bench = Bench::new();
    bench.file("xdg-config", b"a file where a folder should be");
    let run = bench.bookmark(&bench.key());
    assert_eq!((run.code, run.out.as_str()), (4, ""));
    assert!(run.err.contains("marks not saved"), "{}", run.err);
}

#[test]
fn damaged_marks_are_told_and_the_others_listed() {
    let bench = Bench::new();
    let items = bench.items(&[]);
    let keys: Vec<&str> = items
        .iter()
        .take(3)
        .map(|item| item["id"].as_str().unwrap())
        .collect();
    bench.run(&[&["bookmarks", "add"], keys.as_slice()].concat());
    let log = only_file_in(&bench.folder.path().join("xdg-config/dubao/sync/bookmarks"));
    let text = fs::read_to_string(&log)
        .unwrap()
        .replacen("\"op\":\"put\"", "\"op\":\"pat\"", 1);
    fs::write(&log, text).unwrap();
    let run = bench.run(&["--lang", "en", "bookmarks"]);
    assert_eq!((run.code, run.out.lines().count()), (0, 2));
    assert!(run.err.contains("1 damaged lines"), "{}", run.err);
}

fn only_file_in(folder: &Path) -> PathBuf {
    let files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(files.len(), 1);
    files[0].clone()
}

#[test]
fn paths_names_every_file() {
    let bench = Bench::new();
    bench.bookmark(&bench.key());
    let out = bench.run(&["paths"]).out;
    let named: Vec<&str> = out
        .lines()
        .map(|line| line.split('\t').nth(1).unwrap())
        .collect();
    let kept = ["xdg-config", "xdg-state"];
    let mut folders = kept.map(|name| bench.folder.path().join(name)).to_vec();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                assert!(
                    named.contains(&path.to_str().unwrap()),
                    "{}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn the_configuration_folder_can_be_anywhere() {
    let bench = Bench::new();
    let key = bench.key();
    bench.run(&[
        "--config-dir",
        "here",
        "bookmarks",
        "add",
        &key,
        "--from",
        SHORT,
    ]);
    assert!(bench.folder.path().join("here/sync/bookmarks").is_dir());
    let mut command = bench.command();
    command.arg("bookmarks").env("DUBAO_CONFIG_DIR", "here");
    assert!(Run::of(&command.output().unwrap()).out.starts_with(&key));
    assert!(!bench.folder.path().join("here").join("device").exists());
}

/// What a run says on standard error, with this configuration file.
fn with_config(text: &str, args: &[&str]) -> Run {
    let bench = Bench::new();
    bench.file("xdg-config/dubao/config.toml", text.as_bytes());
    bench.run(args)
}

#[test]
fn options_may_stand_in_the_configuration_file() {
    let narrow = with_config("", &["print", "--width", "20"]);
    let told = with_config(
        "# 宽\nambiguous-width = \"wide\"\n",
        &["print", "--width", "20"],
    );
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    assert_ne!(told.out, narrow.out);
    let given = with_config(
        "ambiguous-width = \"wide\"\nno-corrections = true\n",
        &["print", "--width", "20", "--ambiguous-width", "narrow"],
    );
    assert_eq!(given.out, narrow.out);
    assert!(
        with_config("lang = \"en\"", &["paths"])
            .out
            .contains("options\t")
    );
}

#[test]
fn a_bad_line_of_the_configuration_file_is_named_and_the_others_count() {
    let text =
        "ambiguous-width = \"broad\"\nline-rule = 3\nfoo = 1\nlang = \"en\"\nconfig-dir = \"/\"\n";
    let run = with_config(text, &["list"]);
    assert_eq!(run.code, 0);
    assert!(!run.out.is_empty());
    for wanted in [
        "config.toml, line 1: option ambiguous-width cannot be broad",
        "config.toml, line 2: option line-rule cannot be 3",
        "config.toml, line 3: there is no option foo",
        "config.toml, line 5: there is no option config-dir",
    ] {
        assert!(run.err.contains(wanted), "{}", run.err);
    }
    let broken = with_config("lang = \"en\"\nline-rule = \"strict\n", &["list"]);
    assert!(
        broken.code == 0 && broken.err.contains("line 2: not TOML"),
        "{}",
        broken.err
    );
}
