//! Several pages in one file: where one ends and the next begins, and what is no page of its own.

use std::time::{Duration, Instant};

use dubao::library::Volume;
use dubao::page::leaves;
use dubao::store::Store;
use proptest::prelude::*;

use crate::bench::Bench;
use crate::pages;

/// A made-up report of two paragraphs about something.
fn report(about: &str) -> String {
    format!(
        "{about}全长三十八公里今天开工\n\n本报讯（记者 韩冬梅）{about}今天上午在松河县开工，建成后沿湖各村到县城的路程将缩短一半。\n\n\
         县里负责人说，{about}要用两年时间建成，沿线的村民对此很期待，施工队伍已经进场，材料也已备齐。\n"
    )
}

fn volume(text: &str) -> Volume {
    pages::volume("松河.txt", text.as_bytes())
}

/// Of each page: its number and its headlines.
fn told(text: &str) -> Vec<(Option<u16>, Vec<String>)> {
    let told = volume(text).leaves.into_iter().map(|leaf| {
        let headlines = leaf.reading.articles.iter().map(|a| a.headline.clone());
        (leaf.reading.imprint.page, headlines.collect())
    });
    told.collect()
}

fn pages(numbers: &[u16]) -> Vec<Option<u16>> {
    numbers.iter().map(|number| Some(*number)).collect()
}

fn numbers(text: &str) -> Vec<Option<u16>> {
    told(text).into_iter().map(|(number, _)| number).collect()
}

#[test]
fn a_form_feed_ends_a_page() {
    let text = format!("{}\u{c}{}\u{c}", report("环湖公路"), report("东山隧道"));
    let told = told(&text);
    assert_eq!(told.len(), 2);
    assert!(told[0].1[0].starts_with("环湖公路") && told[1].1[0].starts_with("东山隧道"));
}

#[test]
fn a_form_feed_with_hardly_anything_behind_it_ends_none() {
    let text = format!("\u{c}\n{}\u{c}\n12\n\u{c}", report("环湖公路"));
    assert_eq!(told(&text).len(), 1);
}

#[test]
fn every_form_of_masthead_begins_a_page() {
    let forms = [
        ("第01版", "第02版"),
        ("第1版", "第2版"),
        ("第一版 要闻", "第二版 综合"),
        ("A01", "A02"),
        ("A01版 要闻", "A02版 本地"),
        ("A01 要闻", "A02 本地"),
        ("01版：要闻", "02版：综合新闻"),
        ("松河日报 2024年5月3日 第1版", "松河日报 2024年5月3日 第2版"),
        ("01 要闻 2024年5月3日 星期五", "02 综合 2024年5月3日 星期五"),
        ("2024年5月3日 星期五 第1版", "2024年5月3日 星期五 第2版"),
        ("# 第01版 要闻", "# 第02版 要闻"),
        ("第 01 版　要闻", "第 02 版　要闻"),
        (
            "松河日报\n2024年5月3日 星期五\n第01版 要闻",
            "松河日报\n2024年5月3日 星期五\n第02版 要闻",
        ),
        ("松河日报 2024年8月14日 星期三 第1版 今日8版", "第2版"),
        ("松河日报 2024年8月14日 星期三", "第02版 要闻"),
        (
            "責編:王伟 A01版 2024年5月3日",
            "責編:王伟 A02版 2024年5月3日",
        ),
    ];
    for (first, second) in forms {
        let text = format!(
            "{first}\n\n{}\n{second}\n\n{}",
            report("环湖公路"),
            report("东山隧道")
        );
        let told = told(&text);
        assert_eq!(told.len(), 2, "{first}");
        assert_eq!(told[1].0, Some(2), "{second}");
        for (at, about) in ["环湖公路", "东山隧道"].into_iter().enumerate() {
            assert_eq!(told[at].1.len(), 1, "{first}: {told:?}");
            assert!(told[at].1[0].starts_with(about), "{first}: {told:?}");
        }
    }
}

#[test]
fn a_page_that_is_only_spoken_of_begins_none() {
    let lines = [
        "下转第3版",
        "（下转第3版）",
        "详见第5版",
        "▶详见第5版",
        "（上接第1版）",
        "导读 3版 5版",
        "原载松河日报2024年5月3日第4版",
        "《松河年鉴》第2版今天发行",
        "今日8版",
        "新编第3版教材今天开始征订，各校可以报名",
    ];
    for line in lines {
        let text = format!(
            "第02版\n\n{}\n{line}\n\n{}",
            report("环湖公路"),
            report("东山隧道")
        );
        assert_eq!(numbers(&text), pages(&[2]), "{line}");
    }
}

#[test]
fn a_masthead_below_its_page_ends_it() {
    let (one, two, three) = (report("环湖公路"), report("东山隧道"), report("北河大桥"));
    assert_eq!(numbers(&format!("{one}\n第3版\n")), pages(&[3]));
    assert_eq!(
        numbers(&format!("{one}\n第3版\n\n{two}")),
        pages(&[3]),
        "in the middle of one"
    );
    let text = format!("{one}\n第1版\n\n{two}\n第2版\n\n{three}\n第3版\n");
    let told = told(&text);
    assert_eq!(
        told.iter().map(|page| page.0).collect::<Vec<_>>(),
        pages(&[1, 2, 3])
    );
    assert!(told[2].1[0].starts_with("北河大桥"));
}

#[test]
fn a_list_of_other_pages_begins_none() {
    let list = "环湖公路开工\n2版\n东山隧道贯通\n3版\n北河大桥合龙\n5版\n";
    let text = format!(
        "第1版\n\n{list}\n{}\n第2版\n\n{}",
        report("环湖公路"),
        report("东山隧道")
    );
    assert_eq!(numbers(&text), pages(&[1, 2]));
}

#[test]
fn a_masthead_said_twice_begins_one_page() {
    let head = "松河日报 2024年5月3日 第2版";
    let text = format!(
        "{head}\n\n{}\n第2版\n\n{}\n{head}\n",
        report("环湖公路"),
        report("东山隧道")
    );
    assert_eq!(numbers(&text), pages(&[2]));
}

#[test]
fn two_issues_in_one_file_are_two_pages_of_one_number() {
    let head = |day| format!("松河日报 2024年5月{day}日 第1版\n\n");
    let text = head(3) + &report("环湖公路") + "\n" + &head(4) + &report("东山隧道");
    assert_eq!(numbers(&text), pages(&[1, 1]));
}

#[test]
fn a_page_has_its_own_imprint_and_what_the_first_says_of_all() {
    let text = format!(
        "松河日报 2024年5月3日 第1版 要闻\n\n{}\n第02版 综合\n\n{}",
        report("环湖公路"),
        report("东山隧道")
    );
    let volume = volume(&text);
    let second = &volume.leaves[1];
    assert_eq!(second.name, "松河.txt#2");
    let imprint = &second.reading.articles[0].imprint;
    assert_eq!(imprint.paper.as_deref(), Some("松河日报"));
    assert_eq!(imprint.date.unwrap().to_string(), "2024-05-03");
    assert_eq!(
        (imprint.page, imprint.page_name.as_deref()),
        (Some(2), Some("综合"))
    );
}

#[test]
fn check_numbers_the_lines_of_the_file() {
    let bench = Bench::new();
    let text = format!("{}\u{c}{}", report("环湖公路"), report("东山隧道"));
    bench.file("a.txt", text.as_bytes());
    let run = bench.run(&["check", "a.txt"]);
    let line = text
        .lines()
        .position(|line| line.contains("东山隧道全长"))
        .unwrap()
        + 1;
    assert!(run.out.contains(&format!("{line:>4}\t")), "{}", run.out);
    assert!(
        run.out.lines().any(|line| line.starts_with("a.txt#2")),
        "{}",
        run.out
    );
    let sources: Vec<String> = bench
        .items(&["a.txt"])
        .iter()
        .map(|item| item["source"].to_string())
        .collect();
    assert_eq!(sources, ["\"a.txt\"", "\"a.txt#2\""]);
}

#[test]
fn a_file_that_got_shorter_loses_its_last_pages_alone() {
    let mut store = Store::default();
    let put = |store: &mut Store, text: &str| {
        let volume = volume(text);
        let count = volume.leaves.len();
        for leaf in volume.leaves {
            store.put(&leaf.name, leaf.reading);
        }
        store.cut("松河.txt", count);
    };
    let (one, two, three) = (report("环湖公路"), report("东山隧道"), report("北河大桥"));
    put(&mut store, &format!("{one}\u{c}{two}\u{c}{three}"));
    assert_eq!(store.sources().count(), 3);
    let kept = store.articles().next().unwrap().0;
    put(&mut store, &one);
    assert_eq!(
        store.articles().map(|(id, _)| id).collect::<Vec<_>>(),
        [kept]
    );
    store.remove("松河.txt");
    assert_eq!(store.sources().count(), 0);
}

#[test]
fn a_thousand_pages_take_ten_times_as_long_as_a_hundred() {
    let page = |number: usize| format!("第{:02}版\n\n{}\n", number % 90 + 1, report("环湖公路"));
    let time = |count: usize| {
        let text: String = (0..count).map(page).collect();
        let start = Instant::now();
        assert_eq!(leaves(&text).len(), count);
        start.elapsed()
    };
    time(100);
    // As many pages in short texts take as long a while, in which the machine does as much else.
    let hundreds: Duration = (0..30).map(|_| time(100)).sum();
    let thousands = time(3000);
    assert!(thousands < hundreds * 3, "{hundreds:?} {thousands:?}");
}

proptest! {
    #[test]
    fn pages_follow_each_other_from_start_to_end(scraps in proptest::collection::vec(
        prop_oneof![
            proptest::sample::select(vec!["第02版\n", "第3版 要闻\n", "A04\n", "\u{c}", "\n", "2024年5月3日\n", "松河日报\n", "下转第3版", "\r"]).prop_map(str::to_owned),
            Just(report("环湖公路")),
            "\\PC{0,8}",
        ], 0..30)) {
        let text = scraps.concat();
        let mut end = 0;
        for leaf in leaves(&text) {
            prop_assert_eq!(leaf.start, end);
            prop_assert!(text.is_char_boundary(leaf.end));
            end = leaf.end;
        }
        prop_assert_eq!(end, text.len());
    }
}
