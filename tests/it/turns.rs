//! Articles in two halves on two pages, 下转第3版 and 上接第1版: linked whatever the order in which their pages come.

use dubao::app::Event;
use dubao::library::read;
use dubao::store::{Id, Store};
use dubao::text::Ambiguous;

use crate::bench::Bench;
use crate::desk::Desk;

const ROAD: &str = "环湖公路全长三十八公里，沿湖十二个村子的路程将缩短一半，施工队伍已经进场";
const CLINIC: &str = "县医院新楼增加床位三百张，门诊大厅配有自助机，老人挂号有专人帮忙";

/// The first half of an article, and what follows it on its page.
fn first(day: u8, page: u16, title: &str, about: &str, other: &str) -> String {
    format!(
        "松河日报 2024年5月{day}日 第{page}版\n\n{title}\n\n本报讯（记者 韩冬梅）{about}。县里负责人介绍说，{about}，\n\n（下转第{other}版）\n\n\
         老城区供暖管网开始改造\n\n本报讯（记者 冯志远）老城区供暖管网改造工程启动，涉及居民小区四十六个，预计九月底完工。\n"
    )
}

/// A page with the rest of one.
fn second(day: u8, page: u16, about: &str, other: &str) -> String {
    format!(
        "松河日报 2024年5月{day}日 第{page}版\n\n东山隧道贯通\n\n本报讯（记者 李大勇）东山隧道昨天贯通，两县之间只要二十分钟，客货车辆都能通行。\n\n\
         （上接第{other}版）\n\n村民们都说，{about}，这是大家盼了多年的好事，往后的日子会更好。\n"
    )
}

fn put(store: &mut Store, name: &str, text: &str) {
    let volume = read(name, text.as_bytes(), None).unwrap();
    let count = volume.leaves.len();
    for leaf in volume.leaves {
        store.put(&leaf.name, leaf.reading);
    }
    store.cut(name, count);
}

/// The article whose headline or text begins so.
fn found(store: &Store, start: &str) -> Id {
    let begins = |entry: &dubao::store::Entry| {
        entry.article.headline.starts_with(start)
            || entry
                .article
                .blocks
                .first()
                .is_some_and(|block| block.text.starts_with(start))
    };
    store
        .articles()
        .find(|(_, entry)| begins(entry))
        .unwrap_or_else(|| panic!("no {start}"))
        .0
}

#[test]
fn halves_are_linked_in_whatever_order_their_pages_come() {
    let (one, three) = (
        first(3, 1, "环湖公路开工", ROAD, "3"),
        second(3, 3, ROAD, "1"),
    );
    for turned in [false, true] {
        let mut pages = [("a.txt", &one), ("b.txt", &three)];
        if turned {
            pages.reverse();
        }
        let mut store = Store::default();
        for (name, text) in pages {
            put(&mut store, name, text);
        }
        let (begins, ends) = (found(&store, "环湖公路开工"), found(&store, "村民们都说"));
        assert_eq!(store.continued(begins), Some(ends), "turned: {turned}");
        assert_eq!(store.continues(ends), Some(begins));
        assert_eq!(store.joined(begins), [begins, ends]);
        assert_eq!(store.continued(found(&store, "东山隧道")), None);
        assert_eq!(store.continued(found(&store, "老城区")), None);
    }
}

#[test]
fn a_turn_at_the_end_of_a_sentence_counts_too() {
    let one = first(3, 1, "环湖公路开工", ROAD, "三").replace("，\n\n（下转", "，（下转");
    let three = second(3, 3, ROAD, "一").replace("版）\n\n村民", "版）村民");
    let mut store = Store::default();
    put(&mut store, "a.txt", &format!("{one}\n{three}"));
    assert_eq!(store.sources().count(), 2);
    let begins = found(&store, "环湖公路开工");
    let ends = store.continued(begins).unwrap();
    let entry = store.entry(ends).unwrap();
    assert!(
        entry.article.headline.starts_with("村民们都说"),
        "{}",
        entry.article.headline
    );
}

#[test]
fn other_days_other_papers_and_other_pages_are_no_halves() {
    let one = first(3, 1, "环湖公路开工", ROAD, "3");
    let others = [
        second(4, 3, ROAD, "1"),
        second(3, 3, ROAD, "1").replace("松河日报", "北河日报"),
        second(3, 4, ROAD, "1"),
        second(3, 3, ROAD, "2"),
    ];
    for other in others {
        let mut store = Store::default();
        put(&mut store, "a.txt", &one);
        put(&mut store, "b.txt", &other);
        assert_eq!(
            store.continued(found(&store, "环湖公路开工")),
            None,
            "{other}"
        );
    }
}

#[test]
fn two_articles_that_go_on_on_one_page_each_find_their_own() {
    let one = first(3, 1, "环湖公路开工", ROAD, "3");
    let two = first(3, 1, "县医院新楼启用", CLINIC, "3");
    let three =
        second(3, 3, CLINIC, "1") + &second(3, 3, ROAD, "1").replace("村民们都说", "乡亲们都说");
    let mut store = Store::default();
    for (name, text) in [("a.txt", &one), ("b.txt", &two), ("c.txt", &three)] {
        put(&mut store, name, text);
    }
    assert_eq!(
        store.continued(found(&store, "环湖公路开工")),
        Some(found(&store, "乡亲们都说"))
    );
    assert_eq!(
        store.continued(found(&store, "县医院新楼启用")),
        Some(found(&store, "村民们都说"))
    );
}

#[test]
fn links_follow_what_is_on_the_shelf() {
    let (one, three) = (
        first(3, 1, "环湖公路开工", ROAD, "3"),
        second(3, 3, ROAD, "1"),
    );
    let mut store = Store::default();
    put(&mut store, "a.txt", &one);
    put(&mut store, "b.txt", &three);
    let begins = found(&store, "环湖公路开工");
    store.remove("b.txt");
    assert_eq!(store.continued(begins), None);
    put(&mut store, "b.txt", &three);
    assert!(store.continued(begins).is_some());
    put(&mut store, "a.txt", &one.replace("（下转第3版）", ""));
    assert_eq!(store.continued(begins), None);
}

#[test]
fn export_and_show_name_the_other_half() {
    let bench = Bench::new();
    bench.file("a.txt", first(3, 1, "环湖公路开工", ROAD, "3").as_bytes());
    bench.file("b.txt", second(3, 3, ROAD, "1").as_bytes());
    let items = bench.items(&["b.txt", "a.txt"]);
    let half = |field: &str| items.iter().find(|item| item[field].is_string()).unwrap();
    let (begins, ends) = (half("continued"), half("continues"));
    assert_eq!(begins["title"], "环湖公路开工");
    assert_eq!(
        (&begins["continued"], &ends["continues"]),
        (&ends["id"], &begins["id"])
    );
    let key = begins["id"].as_str().unwrap();
    let shown = bench
        .run(&["--lang", "en", "show", key, "a.txt", "b.txt"])
        .out;
    assert!(
        shown.contains(&format!("continued in: {}", ends["id"].as_str().unwrap())),
        "{shown}"
    );
}

#[test]
fn thousands_of_turns_in_one_file_take_no_long_time() {
    let page = second(3, 3, ROAD, "1") + &first(3, 3, "环湖公路开工", ROAD, "3");
    let volume = read("a.txt", page.as_bytes(), None).unwrap();
    let mut store = Store::default();
    let start = std::time::Instant::now();
    for number in 0..2_000 {
        let name = dubao::store::leaf_name("a.txt", number);
        store.put(&name, volume.leaves[0].reading.clone());
    }
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}

#[test]
fn the_reader_flows_on_into_the_other_half() {
    let mut desk = Desk::with(60, 30, Ambiguous::Narrow, Vec::new());
    let tell = |desk: &mut Desk, name: &str, text: &str| {
        for leaf in read(name, text.as_bytes(), None).unwrap().leaves {
            let (name, reading) = (leaf.name, leaf.reading);
            desk.tell(Event::Read { name, reading });
        }
    };
    tell(&mut desk, "a.txt", &first(3, 1, "环湖公路开工", ROAD, "3"));
    desk.wish("top open");
    assert!(!desk.picture().contains("以下见"));
    tell(&mut desk, "b.txt", &second(3, 3, ROAD, "1"));
    desk.wish("");
    let picture = desk.picture();
    assert!(picture.contains("（以下见第3版）"), "{picture}");
    let text: String = picture.split_whitespace().collect();
    assert!(text.contains("村民们都说"), "{picture}");
    desk.wish("end top back");
    let titles: Vec<String> = desk
        .app
        .shelf
        .store
        .articles()
        .map(|(_, entry)| entry.article.headline.clone())
        .collect();
    assert_eq!(titles.len(), 4, "the other half stays an entry: {titles:?}");
    desk.tell(Event::Leaves {
        file: "b.txt".to_owned(),
        count: 0,
    });
    desk.wish("top open");
    assert!(!desk.picture().contains("以下见"), "{}", desk.picture());
}
