//! The store: keys that stay, ids that stay, the order of pages; the library: many jobs in order.

use dubao::article::{Article, Date, Imprint, Reading};
use dubao::library::in_order;
use dubao::store::{Key, Store};

use crate::desk::article;

fn reading(articles: Vec<Article>) -> Reading {
    Reading {
        articles: articles.into_iter().map(Into::into).collect(),
        ..Reading::default()
    }
}

fn named(name: &str) -> Article {
    article(name, "", &["床前明月光，疑是地上霜。"])
}

fn titles(store: &Store) -> Vec<String> {
    store
        .articles()
        .map(|(_, entry)| entry.article.headline.clone())
        .collect()
}

#[test]
fn a_key_looks_at_letters_alone() {
    let one = article(
        "春风 又绿江南岸！",
        "王安石",
        &["京口瓜洲一水间，钟山只隔AB12重山。"],
    );
    let two = article(
        "春风又绿江南岸",
        "",
        &["京口 瓜洲一水间", "钟山只隔ＡＢ１２重山"],
    );
    let other = article(
        "春风又绿江南岸",
        "",
        &["京口瓜洲一水间，钟山只隔AB13重山。"],
    );
    assert_eq!(Key::of(&one), Key::of(&two));
    assert_ne!(Key::of(&one), Key::of(&other));
    assert_eq!(Key::parse(&Key::of(&one).to_string()), Some(Key::of(&one)));
}

#[test]
fn what_is_no_key_is_none() {
    for text in [
        "",
        "12",
        "zz000000000000000000000000000000",
        "é234567890123456789012345678901",
        "+1234567890123456789012345678901",
    ] {
        assert_eq!(Key::parse(text), None, "{text}");
    }
}

#[test]
fn a_page_read_again_keeps_the_ids_of_what_stayed() {
    let mut store = Store::default();
    let first = store.put("a", reading(vec![named("一"), named("二")]));
    let again = store.put("a", reading(vec![named("三"), named("二")]));
    assert_eq!(again.len(), 1);
    assert_eq!(titles(&store), ["三", "二"]);
    let key = store.key(first[1]).unwrap();
    assert_eq!(store.find(key), Some(first[1]));
    assert_eq!(
        store.entry(first[0]).unwrap().article.headline,
        "一",
        "an id outlives its article's page"
    );
}

#[test]
fn the_newest_issue_comes_first_and_pages_in_their_order() {
    let page = |day, page| {
        let date = Some(Date {
            year: 2026,
            month: 3,
            day,
        });
        Imprint {
            paper: Some("江南晚报".to_owned()),
            date,
            page: Some(page),
            page_name: None,
        }
    };
    let mut store = Store::default();
    for (name, imprint) in [
        ("x", Imprint::default()),
        ("a", page(5, 2)),
        ("b", page(6, 1)),
        ("c", page(5, 1)),
        ("w", Imprint::default()),
    ] {
        store.put(
            name,
            Reading {
                imprint: imprint.into(),
                articles: vec![named(name).into()],
                ..Reading::default()
            },
        );
    }
    assert_eq!(titles(&store), ["b", "c", "a", "w", "x"]);
    store.remove("c");
    assert_eq!(titles(&store), ["b", "a", "w", "x"]);
}

#[test]
fn two_articles_of_one_content_are_both_there() {
    let mut store = Store::default();
    store.put("a", reading(vec![named("一"), named("一")]));
    store.put("b", reading(vec![named("一")]));
    assert_eq!(titles(&store).len(), 3);
    store.put("a", reading(vec![named("一"), named("一")]));
    assert_eq!(titles(&store).len(), 3);
}

#[test]
fn results_come_in_the_order_of_the_jobs() {
    let jobs: Vec<u64> = (0..500).collect();
    let mut results = Vec::new();
    in_order(
        &jobs,
        |job| {
            std::thread::sleep(std::time::Duration::from_micros((job * 7919) % 300));
            *job
        },
        |result| {
            results.push(result);
            results.len() < 400
        },
    );
    assert_eq!(results, jobs[..400]);
}
