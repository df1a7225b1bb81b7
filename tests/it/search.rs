//! Finding a headline: what each query finds, what it must not find, and in which order.

mod accent;
mod laws;
mod naive;

use dubao::search::{Headlines, Query, Tier, occurrences};
use dubao::text::{fold, folded, readings};

/// As papers print them.
const HEADLINES: [&str; 24] = [
    "让创新元素在水城大地流淌",
    "全市社区工作者素质能力提升培训班开班",
    "开办道路货运企业审批提速92.5%",
    "临清市远程异地评标“朋友圈”扩容",
    "聊城聚力提升新形势下防震减灾公共服务质效",
    "我市坚决守牢医保基金安全底线",
    "“跨省通办”助力企业迁移零跑腿",
    "优化“三服务”引导“个转企”",
    "引进一项成果 成就整个产业",
    "度假区全力营造优良金融生态环境",
    "“贷”动小微企业“活”起来",
    "履新\"第一课\"",
    "医保工作站开到银行网点",
    "我市上半年新增农民专业合作社1298户",
    "我市全力提升本质安全水平",
    "临清市梯次培育\"强企方阵\"",
    "青年创业\"不差钱\"",
    "拼服务 提效率 求实效",
    "聊城启动“三清”专项执法行动",
    "东昌府区防疫生产两不误",
    "我市全力锻造科技创新“主引擎”",
    "厦门火炬高新区：“火炬积分贷”上线月余授信1.5亿",
    "江苏省级科技成果评价将有章可循",
    "银川高新区：以“三抓三促”创“三优”",
];

fn index(headlines: &[&str]) -> Headlines {
    let mut index = Headlines::default();
    for headline in headlines {
        index.push(headline, 0);
    }
    index
}

/// The headlines found, the best first.
fn found<'a>(query: &str, headlines: &[&'a str]) -> Vec<&'a str> {
    let found = index(headlines).find(&Query::parse(query), usize::MAX, &|_, _| false);
    assert_eq!(found.total, found.hits.len());
    found
        .hits
        .iter()
        .map(|hit| headlines[hit.id as usize])
        .collect()
}

fn finds(query: &str, headline: &str) -> bool {
    !found(query, &[headline]).is_empty()
}

/// What the query marks in the headline, with `·` between pieces.
fn marked(query: &str, headline: &str) -> String {
    let found = index(&[headline]).find(&Query::parse(query), 1, &|_, _| false);
    let spans = found.hits.first().map(|hit| hit.spans(headline));
    let pieces = spans
        .unwrap_or_default()
        .into_iter()
        .map(|span| headline[span].to_owned());
    pieces.collect::<Vec<_>>().join("·")
}

#[test]
fn one_headline_by_many_spellings() {
    for query in [
        "科技金融",
        "kjjr",
        "kejijinrong",
        "科技jr",
        "kejjr",
        "kjjinr",
        "KJJR",
        "ｋｊｊｒ",
        "科技金",
        "金融 科技",
        "jr kj",
        "科 融",
        "科融",
    ] {
        assert!(finds(query, "做好科技金融大文章"), "{query}");
    }
}

#[test]
fn each_headline_comes_first_by_its_own_letters() {
    for headline in HEADLINES {
        let words = headline.split(|c: char| !c.is_alphanumeric());
        let (at, word) = words
            .map(|word| (word.chars().count(), word))
            .max_by_key(|(count, _)| *count)
            .unwrap();
        let spelled = |c: char| readings(c).next().map_or(c.to_string(), str::to_owned);
        let initials: String = word.chars().map(|c| spelled(c).remove(0)).collect();
        let full: String = word.chars().map(spelled).collect();
        let mixed: String = word
            .chars()
            .take(1)
            .chain(initials.chars().skip(1))
            .collect();
        // A word of one or two initials is in many headlines.
        let half = if at < 6 { 0 } else { at / 2 };
        let two = format!("{} {}", &initials[half..], &initials[..half]);
        for query in [word, &initials, &full, &mixed, &two, &full.to_uppercase()] {
            assert_eq!(found(query, &HEADLINES).first(), Some(&headline), "{query}");
        }
    }
}

#[test]
fn the_marks_are_the_hanzi_that_the_letters_stand_for() {
    assert_eq!(marked("kjjr", "做好科技金融大文章"), "科技金融");
    assert_eq!(marked("jr wenz", "做好科技金融大文章"), "金融·文章");
    assert_eq!(marked("科融", "做好科技金融大文章"), "科·融");
    assert_eq!(marked("ai", "发展ＡＩ产业"), "ＡＩ");
    assert_eq!(marked("经济", "论經濟"), "經濟");
    assert_eq!(marked("beida", "在北京大学"), "北·大");
}

#[test]
fn pinyin_cases_of_other_matchers() {
    for (query, headline) in [
        ("kj", "会计"),
        ("huij", "会计"),
        ("kuaij", "会计"),
        ("hyupy", "汉语拼音"),
        ("hanpin", "汉语拼音"),
        ("欢yingshy拼", "欢迎使用汉语拼音"),
        ("yunnan", "云南"),
        ("caozuozhinan", "操作指南"),
        ("qqyinyue", "QQ音乐"),
        ("chongqi", "重启"),
        ("yinhanghang", "银行行长"),
        ("lvse", "绿色"),
        ("lüse", "绿色"),
        ("luse", "绿色"),
        ("xi'an", "西安"),
        ("zhguo", "中国"),
        ("2026n", "2026年"),
    ] {
        assert!(finds(query, headline), "{query} {headline}");
    }
}

#[test]
fn no_letter_soup() {
    for (query, headline) in [
        ("oa", "百度网盘"),
        ("kaig", "开会"),
        ("kaiui", "开会"),
        ("富", "你好世界"),
        ("鑫龘", "做好科技金融大文章"),
    ] {
        assert!(!finds(query, headline), "{query} {headline}");
    }
}

#[test]
fn the_order_of_hits() {
    for (query, wanted) in [
        (
            "经济",
            &[
                "经济日报社论",
                "世界 经济论坛",
                "新华社：经济增长",
                "中国经济增长",
                "经过救济站点",
            ][..],
        ),
        (
            "中国",
            &[
                "中国队夺冠啦",
                "观察：中国制造",
                "在中国举行",
                "发展中国家会议",
            ],
        ),
        ("2026", &["2026年经济", "展望2026年经济", "编号12026亿元"]),
        ("ai", &["AI产业", "发展AI产业", "Taiwan台湾"]),
        ("ai", &["ＡＩ全角产业", "爱心"]),
        (
            "人大",
            &[
                "人大代表发言",
                "全国人大常委会",
                "中老年人大学",
                "人民大会堂开会",
            ],
        ),
        ("你世", &["你世", "你好世界"]),
        ("hua", &["花开中国", "欢度国庆"]),
        (
            "科技 创新",
            &["科技创新引领", "科技部：创新驱动", "创新驱动科技"],
        ),
        ("chong", &["冲击波来了", "重阳节"]),
    ] {
        let shuffled: Vec<&str> = wanted.iter().rev().copied().collect();
        assert_eq!(found(query, &shuffled), wanted, "{query}");
    }
}

#[test]
fn a_phrase_in_a_text_is_found_across_spaces() {
    let phrases = |text: &'static str, query| {
        let found = occurrences(text, query).into_iter();
        found.map(|span| &text[span]).collect::<Vec<&str>>()
    };
    assert_eq!(
        phrases("科技金融，科 技\n金融", "科技 金融"),
        ["科技金融", "科 技\n金融"]
    );
    assert_eq!(phrases("New  York newyork", "new york"), ["New  York"]);
    assert_eq!(phrases("發展經濟，發展 AI 產業", "发展ai"), ["發展 AI"]);
    assert!(phrases("科技", " ").is_empty());
}

#[test]
fn tiers_are_told() {
    let headlines = [
        "经济",
        "经济学",
        "世界经济",
        "世界经济学",
        "《经济》",
        "不可经济",
        "神经济世",
        "经过救济",
    ];
    let index = index(&headlines);
    let found = index.find(&Query::parse("经济"), 9, &|_, _| false);
    let tiers: Vec<Tier> = found.hits.iter().map(|hit| hit.tier).collect();
    let wanted = [
        Tier::Exact,
        Tier::Prefix,
        Tier::AfterMark,
        Tier::Word,
        Tier::Word,
        Tier::Word,
        Tier::WordStart,
        Tier::Gappy,
    ];
    assert_eq!(tiers, wanted);
}

#[test]
fn characters_that_a_search_takes_for_the_same() {
    assert_eq!(folded("經濟ＧＤＰ，⼈民École　¼"), "经济gdp,人民école ¼");
    assert_eq!(folded("發展中國家"), "发展中国家");
    let lawful = |c: char| {
        fold(fold(c)) == fold(c) && fold(c).len_utf8() <= 2 * c.len_utf8() && fold(c) != '\n'
    };
    assert!(('\0'..=char::MAX).all(lawful));
}

#[test]
fn readings_stand_most_usual_first() {
    for (c, wanted) in [
        ('重', "zhong chong"),
        ('會', "hui kuai"),
        ('行', "xing hang heng"),
        ('女', "nv"),
        ('科', "ke"),
        ('a', ""),
        ('，', ""),
    ] {
        assert_eq!(readings(c).collect::<Vec<_>>().join(" "), wanted, "{c}");
    }
}

#[test]
fn every_reading_is_letters() {
    let all: Vec<&str> = ('\u{3007}'..'\u{32000}').flat_map(readings).collect();
    let plain =
        |own: &str| (1..=6).contains(&own.len()) && own.bytes().all(|b| b.is_ascii_lowercase());
    assert!(all.iter().copied().all(plain));
    assert!(all.len() > 40_000);
}

#[test]
fn words_are_and_in_any_order() {
    let headlines = ["金融科技", "科技与金融", "金融", "科学 技术"];
    assert_eq!(found("科技 金融", &headlines), ["金融科技", "科技与金融"]);
    assert_eq!(found("jinr　ＫＪ", &headlines), ["金融科技", "科技与金融"]);
}

#[test]
fn a_longer_query_than_the_bound_is_still_found() {
    let long = "科技金融".repeat(40);
    assert!(finds(&long, &long));
    assert!(finds(&"keji".repeat(40), &"科技".repeat(200)));
    assert!(!finds(&"keji".repeat(40), "科技科技"));
    assert!(finds(&format!("{}科", "\u{7}".repeat(9)), "科"));
    assert!(Query::parse(&" ".repeat(1_000_000)).is_empty());
}

#[test]
fn the_page_is_cut_and_the_total_is_not() {
    let index = index(&["经济", "新经济", "经济学", "经过救济"]);
    let found = index.find(&Query::parse("经济"), 2, &|_, _| false);
    let ids: Vec<u32> = found.hits.iter().map(|hit| hit.id).collect();
    assert_eq!((found.total, ids), (4, vec![0, 2]));
    assert_eq!(index.find(&Query::parse("经济"), 0, &|_, _| false).total, 4);
}

#[test]
fn what_shows_nothing_counts_for_nothing() {
    assert_eq!(marked("科技", "\u{feff}科\u{200b}技"), "科\u{200b}技");
    assert_eq!(marked("科\u{ad}技", "科技"), "科技");
    assert_eq!(marked("科技", "科\u{1b}技"), "科\u{1b}技");
}

#[test]
fn ids_count_on_and_start_anew() {
    let mut index = Headlines::default();
    assert_eq!(
        (index.push("科", 0), index.push("", 0), index.push("技", 0)),
        (0, 1, 2)
    );
    assert_eq!(index.len(), 3);
    index.clear();
    assert!(index.is_empty());
    assert_eq!(index.push("技", 0), 0);
    assert_eq!(
        index.find(&Query::parse("技"), 9, &|_, _| false).hits[0].id,
        0
    );
}

#[test]
fn words_that_touch_are_one_piece() {
    let found = index(&["科技金融"]).find(&Query::parse("jr 科技"), 1, &|_, _| false);
    let spans: Vec<_> = found
        .hits
        .iter()
        .flat_map(|hit| hit.spans("科技金融"))
        .collect();
    assert_eq!(spans, ["科技金融"].map(|all| 0..all.len()));
    assert_eq!(found.hits[0].tier, Tier::Exact);
}

#[test]
fn an_index_finds_what_looking_at_every_headline_finds() {
    // Enough for two full segments; a piece of it has none.
    let characters: Vec<char> = "中重会計科技金融银行長安西女略，Ａa2kj'国发展经济𠮷"
        .chars()
        .collect();
    let mut state: u64 = 7;
    let mut below = |bound: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % bound
    };
    let headlines: Vec<String> = (0..33_500)
        .map(|_| {
            (0..4 + below(12))
                .map(|_| characters[below(characters.len())])
                .collect()
        })
        .collect();
    let refs: Vec<&str> = headlines.iter().map(String::as_str).collect();
    let mut whole = index(&refs);
    whole.settle();
    for query in INDEXED {
        let query = Query::parse(query);
        let found = whole.find(&query, usize::MAX, &|_, _| false);
        let ids: std::collections::BTreeSet<u32> = found.hits.iter().map(|hit| hit.id).collect();
        let mut plain = std::collections::BTreeSet::new();
        for (number, piece) in refs.chunks(9_000).enumerate() {
            let found = index(piece).find(&query, usize::MAX, &|_, _| false);
            let first = 9_000 * u32::try_from(number).unwrap();
            plain.extend(found.hits.iter().map(|hit| first + hit.id));
        }
        assert_eq!(found.total, plain.len(), "{query:?}");
        assert!(ids == plain, "{query:?}");
    }
}

const INDEXED: [&str; 40] = [
    "中",
    "科技",
    "科技金融",
    "科融",
    "a2",
    "2",
    "kj",
    "k",
    "kjjr",
    "keji",
    "kejijinrong",
    "xi'an",
    "xian",
    "zhongguo",
    "zg",
    "zhongg",
    "chong",
    "huiji",
    "kuaiji",
    "yinhang",
    "yhang",
    "fz",
    "fazhan",
    "zhguo",
    "a",
    "科j",
    "ke技",
    "kj'",
    "jj",
    "guojing",
    "anxi",
    "nvl",
    "lve",
    "lue",
    "𠮷",
    "𠮷a",
    "ji jin",
    "zhong 科",
    "jingj",
    "x",
];
