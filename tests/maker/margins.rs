//! What stands on a page beside its stories: its own lines above and below, pieces of infographics.

use super::dress::name;
use super::piece::{Part, Unit};
use super::rng::Rng;

/// The page's own lines, in one of the forms that papers have, by number.
pub fn masthead(form: usize, rng: &mut Rng) -> Vec<String> {
    let (a, b, c) = (name(rng), name(rng), name(rng));
    let page = rng.within(1, 16);
    let label = rng.word("要闻 综合 时政 经济 民生 国际 文化 县域 专版 体育 副刊");
    let paper = rng.word("松河日报 云浦晚报 东岭商报 平川都市报 南桥时报");
    let day = format!(
        "{}年{}月{}日",
        rng.within(1998, 2026),
        rng.within(1, 12),
        rng.within(1, 28)
    );
    let week = rng.word("一 二 三 四 五 六 日");
    match form {
        0 => vec![format!(
            "第{page:02}版 {label}　{day}　责任编辑 {a}　美编 {b}"
        )],
        1 => vec![format!("{paper}　{day} 星期{week}　第{page}版　{label}")],
        2 => vec![
            format!("{page:02}"),
            label.to_owned(),
            day,
            format!("星期{week}"),
            format!("责任编辑：{a}　版式：{b}　校对：{c}"),
        ],
        3 => vec![
            paper.to_owned(),
            format!("A{page:02} {label}"),
            format!("编辑/{a} 美编/{b} 校对/{c}"),
        ],
        4 => vec![format!(
            "{label} {page} {day} 星期{week} 电话：0{}-{}",
            rng.within(311, 899),
            rng.within(2_000_000, 8_999_999)
        )],
        _ => Vec::new(),
    }
}

/// The pieces of an infographic, as an extractor breaks them.
pub fn graphic(rng: &mut Rng) -> Vec<Unit> {
    let what =
        rng.word("高新技术企业 农村公路 新增就业 森林覆盖率 粮食总产量 市场主体 绿色信贷 文旅消费");
    let mut pieces = vec![
        format!("{}年", rng.within(2015, 2026)),
        what.to_owned(),
        format!(
            "达到{}{}",
            rng.within(11, 9_999),
            rng.word("家 公里 万人 亿元 万吨 户")
        ),
    ];
    for _ in 0..rng.within(1, 4) {
        pieces.push(match rng.below(5) {
            0 => format!("{}.{}%", rng.within(1, 99), rng.within(1, 99)),
            1 => format!("增长{}.{}%", rng.within(1, 30), rng.within(1, 9)),
            2 => format!("{}{}", rng.within(11, 999), rng.word("家 个 万元 平方公里")),
            3 => rng.word("增幅 占比 同比 总量 其中").to_owned(),
            _ => format!("从{}年初的", rng.within(2012, 2020)),
        });
    }
    rng.shuffle(&mut pieces);
    if rng.chance(60) {
        pieces.push(format!("制图：{}", name(rng)));
    }
    pieces
        .into_iter()
        .map(|text| Unit::new(None, Part::Graphic, text))
        .collect()
}
