//! Formats other than plain text: web pages, Markdown of document parsers, the program's own JSON lines.

use std::time::{Duration, Instant};

use dubao::library::Volume;
use dubao::text::{Encoding, html};
use proptest::prelude::*;

use crate::bench::Bench;
use crate::pages::volume;

/// An article of a paper's digital edition, with everything that stands around one.
const EDITION: &str = r#"<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>环湖公路今天开工_松河日报数字报</title>
<style>.a{color:red}</style><script>var a = "<p>不是正文，是脚本里的话，也写得很长很长很长。</p>";</script></head>
<body>
<div class="header"><a href="/"><img src="logo.png" alt="松河日报"></a></div>
<ul class="nav"><li><a href="1">首页</a></li><li><a href="2">新闻</a></li><li><a href="3">公告</a></li></ul>
<table><tr><td>
  <ul id="list">
    <li><a href="a.htm">东山隧道提前半年贯通，两县之间只要二十分钟</a></li>
    <li><a href="b.htm">北河大桥主塔封顶</a></li>
    <li><a href="c.htm">县医院新楼投入使用，床位增加一倍</a></li>
  </ul>
</td><td>
<div class="article">
  <h3>两年建成，沿湖各村受益</h3>
  <h1>环湖公路今天开工</h1>
  <h2>——全长三十八公里</h2>
  <p class="sec">2024年05月03日 &nbsp; 来源：松河日报</p>
  <div id="ozoom"><founder-content>
  <p>　　本报讯（记者 韩冬梅）环湖公路今天上午在松河县开工，建成后沿湖各村到县城
  的路程将缩短一半&#65292;村民出行更方便&mdash;&mdash;这是县里今年最大的工程。</p>
  <p>　　<strong>沿线村民很期待</strong></p>
  <p>　　“盼了多年！”住在湖边的<a href="x">刘大爷</a>说，施工队伍已经进场，材料也已备齐。</p>
  </founder-content></div>
  <p>责任编辑：段小雨</p>
</div>
</td></tr></table>
<p><a href="p">上一篇</a> <a href="n">下一篇</a></p>
<div class="footer">版权所有 松河日报社 未经授权禁止转载 冀ICP备00000000号</div>
</body></html>"#;

#[test]
fn an_article_of_a_digital_edition_comes_out_whole_and_alone() {
    let volume = volume("a.html", EDITION.as_bytes());
    let articles: Vec<_> = volume.articles().collect();
    assert_eq!(articles.len(), 1, "{}", volume.text);
    let article = articles[0];
    assert_eq!(article.headline, "环湖公路今天开工");
    assert_eq!(article.kicker.as_deref(), Some("两年建成，沿湖各村受益"));
    assert_eq!(article.subtitle.as_deref(), Some("——全长三十八公里"));
    assert_eq!(article.byline[0].name, "韩冬梅");
    let blocks: Vec<&str> = article.blocks.iter().map(|block| block.text).collect();
    let wanted = [
        "本报讯（记者 韩冬梅）环湖公路今天上午在松河县开工，建成后沿湖各村到县城的路程将缩短一半，村民出行更方便——这是县里今年最大的工程。",
        "沿线村民很期待",
        "“盼了多年！”住在湖边的刘大爷说，施工队伍已经进场，材料也已备齐。",
    ];
    assert_eq!(blocks, wanted);
    for other in ["东山", "北河", "首页", "脚本", "版权", "上一篇"] {
        assert!(!volume.text.contains(other), "{other}: {}", volume.text);
    }
}

#[test]
fn check_counts_what_was_left_out() {
    let bench = Bench::new();
    bench.file("a.html", EDITION.as_bytes());
    let run = bench.run(&["--lang", "en", "check", "a.html"]);
    assert!(
        run.out.contains("skipped: 1 scripts, 9 links, 1 images"),
        "{}",
        run.out
    );
}

#[test]
fn a_web_page_is_told_by_what_it_holds() {
    let yes = [
        "<!DOCTYPE HTML><p>文",
        "\n <html lang=zh>",
        "<?xml version=\"1.0\"?>\n<html>",
        "<!-- x --><body><p>文",
    ];
    for text in yes {
        assert!(html::is_html(text, false), "{text}");
    }
    assert!(html::is_html(&"<p>一段正文</p>\n".repeat(9), false));
    let no = [
        "环湖公路今天开工",
        "a < b 而且 b > c",
        "<环湖公路>今天开工",
        "# 题\n\n<table><tr><td>1</td></tr></table>\n",
    ];
    for text in no {
        assert!(!html::is_html(text, false), "{text}");
        assert!(!html::is_html(text, true), "{text}");
    }
    assert!(html::is_html("<p>一段</p>", true));
}

#[test]
fn a_page_is_read_in_the_encoding_that_it_names() {
    let page = EDITION.replace("utf-8", "gb2312");
    let (bytes, ..) = encoding_rs::GB18030.encode(&page);
    let read = volume("a.html", &bytes);
    assert_eq!(
        (read.encoding, read.articles().count()),
        (Encoding::Gb18030, 1)
    );
    assert_eq!(read.articles().next().unwrap().headline, "环湖公路今天开工");
    let page = page.replace("开工", "開工").replace("gb2312", "big5");
    let page: String = page
        .chars()
        .filter(|c| !encoding_rs::BIG5.encode(&c.to_string()).2)
        .collect();
    let (bytes, ..) = encoding_rs::BIG5.encode(&page);
    assert_eq!(volume("a.html", &bytes).encoding, Encoding::Big5);
}

#[test]
fn a_page_that_names_the_wrong_encoding_is_read_all_the_same() {
    let page = EDITION.replace("utf-8", "gbk");
    assert_eq!(volume("a.html", page.as_bytes()).encoding, Encoding::Utf8);
    let (bytes, ..) = encoding_rs::GB18030.encode(EDITION);
    assert_eq!(volume("a.html", &bytes).encoding, Encoding::Gb18030);
}

#[test]
fn several_articles_of_one_page_stay_several() {
    let one = |title: &str| {
        format!(
            "<div><h2>{title}</h2><p>本报讯（记者 韩冬梅）{title}的消息今天传来，村民们都很高兴，说盼了多年。</p><p>县里负责人说，工程要用两年时间，材料已经备齐，队伍也已进场。</p></div>"
        )
    };
    let text = format!(
        "<html><body>{}{}{}</body></html>",
        one("环湖公路开工"),
        one("东山隧道贯通"),
        one("北河大桥合龙")
    );
    let volume = volume("a", text.as_bytes());
    let told: Vec<&str> = volume
        .articles()
        .map(|article| article.headline.as_str())
        .collect();
    assert_eq!(told, ["环湖公路开工", "东山隧道贯通", "北河大桥合龙"]);
}

#[test]
fn a_title_that_only_the_document_has_is_the_headline() {
    let text = "<html><head><title>环湖公路今天在松河开工 - 松河网</title></head><body><td>本报讯（记者 韩冬梅）公路今天开工，村民们都很高兴，说盼了多年，材料已经备齐。<br><br>县里负责人说，工程要用两年时间，队伍已经进场，明年通车一半。</td>";
    let volume = volume("a", text.as_bytes());
    let article = volume.articles().next().unwrap();
    assert_eq!(
        (article.headline.as_str(), article.blocks.len()),
        ("环湖公路今天在松河开工", 2)
    );
}

#[test]
fn a_page_whose_classes_mislead_is_not_empty() {
    let text = EDITION.replace("class=\"article\"", "class=\"nav footer\"");
    let volume = volume("a.html", text.as_bytes());
    assert_eq!(
        volume.articles().next().unwrap().headline,
        "环湖公路今天开工"
    );
}

#[test]
fn hostile_markup_takes_time_in_proportion() {
    let hostile: [fn(usize) -> String; 21] = [
        |n| "<div>".repeat(4 * n),
        |n| "<div>".repeat(n) + "一段正文，写在很深的地方。" + &"</div>".repeat(n),
        |n| "<b><p>文</b>".repeat(n),
        |n| "&".repeat(4 * n),
        |n| "&a".repeat(4 * n),
        |n| format!("&{}", "a".repeat(4 * n)),
        |n| format!("&#{}", "9".repeat(4 * n)),
        |n| "&#x41".repeat(n),
        |n| format!("<p {}>文", "a ".repeat(4 * n)),
        |n| format!("<p class=\"{}\">文", "nav ".repeat(4 * n)),
        |n| format!("<p {}>文", "class=nav ".repeat(n)),
        |n| "<".repeat(4 * n),
        |n| "<a href=".repeat(n),
        |n| "</x>".repeat(n),
        |n| format!("<!--{}", "-".repeat(4 * n)),
        |n| "<!--".repeat(n),
        |n| "<script>".repeat(n),
        |n| format!("<script>{}", "</scrip".repeat(n)),
        |n| "<p>文".repeat(n),
        |n| "<title>".repeat(n),
        |n| "<![CDATA[".repeat(n),
    ];
    for page in hostile {
        let time = |n| {
            let page = page(n);
            let start = Instant::now();
            let (text, _) = html::plain(&page);
            assert!(text.len() <= page.len() * 3 + 100);
            start.elapsed()
        };
        let (small, large) = (time(4_000), time(32_000));
        let most = small * 30 + Duration::from_millis(200);
        assert!(large < most, "{small:?} {large:?} for {}…", &page(9)[..9]);
    }
}

/// What a file comes to as JSON lines.
fn exported(bench: &Bench, name: &str) -> String {
    bench.run(&["export", "--format", "jsonl", name]).out
}

#[test]
fn what_was_exported_is_read_back() {
    let bench = Bench::new();
    for (name, bytes) in dubao::library::SAMPLES {
        bench.file(name, bytes);
        let first = exported(&bench, name);
        bench.file("out.jsonl", first.as_bytes());
        assert_eq!(exported(&bench, "out.jsonl"), first, "{name}");
        volume("out.jsonl", first.as_bytes());
    }
    let all = bench.run(&["export", "--format", "jsonl"]).out;
    bench.file("all.jsonl", all.as_bytes());
    assert_eq!(exported(&bench, "all.jsonl"), all);
    let text = |arguments: &[&str]| {
        bench
            .run(&[&["export", "--format", "text"], arguments].concat())
            .out
    };
    assert_eq!(text(&["all.jsonl"]), text(&[]));
}

#[test]
fn a_line_that_is_no_article_costs_itself() {
    let bench = Bench::new();
    let good = exported(&bench, {
        bench.file("a.txt", crate::bench::PAGE.as_bytes());
        "a.txt"
    });
    let text = format!(
        "{good}{{\"title\": \n[1, 2]\n\n{{\"blocks\": 3}}\nnot json\n{}",
        good.replace("\"kind\"", "\"later\":{\"x\":[1]},\"kind\"")
    );
    bench.file("b.jsonl", text.as_bytes());
    assert_eq!(exported(&bench, "b.jsonl"), good.repeat(2));
    let check = bench.run(&["--lang", "en", "check", "b.jsonl"]).out;
    for line in [2, 3, 5, 6] {
        assert!(
            check.contains(&format!("line {line}: no exported article")),
            "{check}"
        );
    }
}

#[test]
fn an_item_without_a_title_is_called_by_its_first_words() {
    let item = |title: &str, text: &str| {
        let block = serde_json::json!({"type": "paragraph", "text": text});
        serde_json::json!({"title": title, "blocks": [block]}).to_string() + "\n"
    };
    let long = "沿湖各村到县城的路程今后将缩短一半以上而且沿路都种上了柳树和桃树";
    let text = [
        item("环湖公路", "今天开工。"),
        item("", "本报讯（记者 韩冬梅）环湖公路今天开工，两年建成。"),
        item(" ", long),
        item("", " "),
    ];
    let volume = volume("a.jsonl", text.concat().as_bytes());
    let articles = volume.leaves.iter().flat_map(|leaf| &leaf.reading.articles);
    let titles: Vec<&str> = articles.map(|article| article.headline.as_str()).collect();
    let cut = "沿湖各村到县城的路程今后将缩短一半以上而且沿路都种上了柳树和…";
    assert_eq!(titles, ["环湖公路", "环湖公路今天开工", cut]);
}

#[test]
fn a_text_that_begins_with_a_brace_is_a_text() {
    let text = format!("{{题}}\n\n{}", crate::bench::PAGE);
    assert_eq!(volume("a.jsonl", text.as_bytes()).text[..], text);
}

/// Made-up articles of every kind, as JSON lines.
fn item() -> impl Strategy<Value = String> {
    let line = "[一二三春风Aa1 ，。“”]{0,12}";
    let kinds = proptest::sample::select(vec!["article", "photo", "notice", "other"]);
    let types = proptest::sample::select(vec!["paragraph", "subhead", "caption", "table"]);
    let block = (types, "[\\PC\n]{0,20}")
        .prop_map(|(kind, text)| serde_json::json!({"type": kind, "text": text}));
    let blocks = proptest::collection::vec(block, 0..4);
    (kinds, line, proptest::option::of(line), 0u16..9, blocks, any::<bool>()).prop_map(|(kind, title, kicker, page, blocks, untold)| {
        let doubts = if untold { vec![serde_json::json!({"type": "title-from-text", "block": 0}), serde_json::json!({"type": "joined", "margin": 7})] } else { Vec::new() };
        serde_json::json!({"source": format!("{page}.txt"), "kind": kind, "title": title, "kicker": kicker, "page": page,
            "date": "2024-05-03", "blocks": blocks, "byline": [{"name": "韩冬梅", "role": "reporter"}], "doubts": doubts}).to_string().replace(['\u{85}', '\u{2028}', '\u{2029}'], "\\u2028")
    })
}

fn lines(volume: &Volume) -> String {
    let items = volume.leaves.iter().flat_map(dubao::library::Leaf::items);
    let lines = items.map(|(leaf, article)| {
        let key = dubao::store::Key::of(article);
        dubao::library::Item::of(article, key, leaf.origin(), Vec::new()).line() + "\n"
    });
    lines.collect()
}

/// What a text in Markdown comes to: of each article its headline and its blocks, and the furniture.
fn told(text: &str) -> (Vec<(String, Vec<String>)>, Vec<String>) {
    let volume = volume("a.md", text.as_bytes());
    let reading = &volume.leaves[0].reading;
    let blocks = |article: &dubao::article::Article| {
        article
            .blocks
            .iter()
            .map(|block| block.text.to_owned())
            .collect()
    };
    let articles = reading
        .articles
        .iter()
        .map(|article| (article.headline.clone(), blocks(article)));
    (
        articles.collect(),
        reading
            .furniture
            .iter()
            .map(|piece| piece.text.clone())
            .collect(),
    )
}

const PARSED: &str = "# **环湖公路**今天开工\n\n<!-- page 1 -->\n![](images/a1.jpg)\n\n\
    本报讯（记者 韩冬梅）**环湖公路**今天上午在[松河县](http://x.cn/a_b)开工，建成后沿湖各村到县城的路程将缩短一半。\n\n\
    <table><tr><td>年份</td><td>里程</td></tr>\n<tr><td>2024</td><td>38</td></tr></table>\n\n\
    > 县里负责人说，工程要用两年时间，![图](b.png)材料已经备齐，<sup>队伍</sup>也已进场。\n\n---\n\n\
    | 村 | 人数 |\n|---|:--:|\n| 东山 | 300 |\n\n\
    - 沿线村民很期待，说盼了多年，这条路修好以后去县城卖菜就方便得多了。\n\n$$\nx = 1\n$$\n";

#[test]
fn markdown_of_a_document_parser_shows_its_words_alone() {
    let (articles, furniture) = told(PARSED);
    let wanted = vec![(
        "环湖公路今天开工".to_owned(),
        vec![
            "本报讯（记者 韩冬梅）环湖公路今天上午在松河县开工，建成后沿湖各村到县城的路程将缩短一半。".to_owned(),
            "县里负责人说，工程要用两年时间，材料已经备齐，队伍也已进场。".to_owned(),
            "沿线村民很期待，说盼了多年，这条路修好以后去县城卖菜就方便得多了。".to_owned(),
        ],
    )];
    assert_eq!(articles, wanted);
    for aside in [
        "![](images/a1.jpg)",
        "<!-- page 1 -->",
        "![图](b.png)",
        "$$ x = 1 $$",
        "| 村 | 人数 | |---|:--:| | 东山 | 300 |",
    ] {
        assert!(
            furniture.iter().any(|piece| piece == aside),
            "{aside}: {furniture:?}"
        );
    }
    assert!(furniture.iter().any(|piece| piece.starts_with("<table>")));
}

#[test]
fn images_and_tables_are_counted() {
    let bench = Bench::new();
    bench.file("a.md", PARSED.as_bytes());
    let run = bench.run(&["--lang", "en", "check", "a.md"]);
    let wanted = "skipped: 2 images, 2 tables, 1 formulas, 1 comments";
    assert!(run.out.contains(wanted), "{}", run.out);
}

#[test]
fn a_sign_of_a_quotation_before_a_wide_space_is_read() {
    for line in [">\u{3000}", "> \u{3000}", "> >\u{3000}文", ">\u{3000}文"] {
        let text = format!("{line}\n春风又绿江南岸\n");
        let volume = dubao::library::read("page.md", text.as_bytes(), None).unwrap();
        let leaf = &volume.leaves[0];
        let losses = dubao::article::losses(volume.text_of(leaf), &leaf.reading);
        assert!(losses.is_empty(), "{line:?}: {losses:?}");
    }
}

#[test]
fn what_looks_like_a_mark_and_is_none_stays() {
    let lines = [
        "*ST华谊和*ST康美两家公司今天同时发布公告，说明了去年的经营情况。",
        "他说[笑]，3<5而且5>3，这个道理大家都懂，不必再多说什么了。",
        "网址是a_b__c，价格是$5，折扣**很大，这一行里没有成对的标记可言。",
        "见附表[1]（略），以及<关于修路的通知>一文，内容写得十分清楚明白。",
    ];
    for line in lines {
        let (articles, _) = told(&format!(
            "环湖公路今天开工\n\n本报讯（记者 韩冬梅）公路今天开工，村民们都很高兴，说盼了多年。\n\n{line}\n"
        ));
        assert_eq!(articles[0].1.last().unwrap(), line);
    }
}

#[test]
fn our_own_markdown_is_read_back() {
    let bench = Bench::new();
    let text = "环湖公路[一期]今天开工\n\n本报讯（记者 韩冬梅）公路今天开工，全长*38*公里_左右_，村民们都很高兴，说盼了多年。\n";
    bench.file("a.txt", text.as_bytes());
    let written = bench
        .run(&["--lang", "zh", "export", "--format", "markdown", "a.txt"])
        .out;
    let (articles, _) = told(&written);
    assert_eq!(articles[0].0, "环湖公路[一期]今天开工", "{written}");
    assert!(articles[0].1[0].contains("全长*38*公里_左右_"), "{written}");
}

#[test]
fn hostile_markdown_takes_time_in_proportion() {
    let hostile = [
        "[", "![", "](", "**", "** a", "<table>", "<!--", "<b ", "$$", "$$a", "> ", "- ", "\\",
        "|\n", "|---|\n", "__a", "`", "<", "*\n", "![a](", "[a]",
    ];
    for scrap in hostile {
        let time = |n| {
            let text = scrap.repeat(n);
            let start = Instant::now();
            let page = dubao::page::Page::read(text);
            assert!(page.asides.len() <= n * 2);
            start.elapsed()
        };
        let (small, large) = (time(2_000), time(16_000));
        assert!(
            large < small * 30 + Duration::from_millis(300),
            "{small:?} {large:?} for {scrap}"
        );
    }
}

proptest! {
    #[test]
    fn any_markdown_keeps_its_characters(scraps in proptest::collection::vec(prop_oneof![
        proptest::sample::select(vec!["**", "*", "__", "[", "](a)", "![", "](", ")", "<table>", "</table>", "<!--", "-->", "<br>", "</b>", "<img src=x>", "$$", "\\",
            "> ", "- ", "---", "|a|\n|-|\n|b|", "\n", "\n\n", "# ", " ", "\u{c}", "```", "环湖公路今天开工", "本报讯（记者 韩冬梅）公路今天开工，村民们都很高兴。"]).prop_map(str::to_owned),
        "\\PC{0,6}"], 0..40)) {
        volume("a.md", ("文\n".to_owned() + &scraps.concat()).as_bytes());
    }

    #[test]
    fn export_and_import_undo_each_other(items in proptest::collection::vec(item(), 1..6)) {
        let once = lines(&volume("x.jsonl", items.join("\n").as_bytes()));
        let twice = lines(&volume("x.jsonl", once.as_bytes()));
        prop_assert_eq!(once.lines().count(), items.len());
        prop_assert_eq!(once, twice);
    }

    #[test]
    fn any_markup_is_read(scraps in proptest::collection::vec(prop_oneof![
        proptest::sample::select(vec!["<div class=nav>", "</div>", "<p>", "</p>", "<h1>", "</h1>", "<a href=x>", "</a>", "<br>", "<img>",
            "<script>", "</script>", "<!--", "-->", "&nbsp;", "&#27;", "&lt;", "<td", ">", "<title>", "</title>", "<pre>", "\n", "\u{3000}",
            "环湖公路今天开工，村民们都很高兴，说盼了多年，材料已经备齐。", "版权所有"]).prop_map(str::to_owned),
        "\\PC{0,6}"], 0..60)) {
        volume("a.html", ("<html>".to_owned() + &scraps.concat()).as_bytes());
    }
}
