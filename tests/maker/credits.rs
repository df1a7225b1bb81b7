//! 署名: the forms in which a paper prints who wrote a story.

use super::dress::name;
use super::rng::Rng;
use super::story::{Kind, Story};

/// Where the names of an article are printed.
#[derive(Default)]
pub struct Credits {
    pub names: Vec<String>,
    /// Before the first words of the text.
    pub dateline: String,
    /// Lines between headline and text.
    pub lines: Vec<String>,
    /// After the last words.
    pub tail: String,
}

const CITIES: &str = "北京 上海 广州 济南 成都 武汉 西安 南京 松河 云浦 临江 东岭";

/// The byline of an article in one of its printed forms.
pub fn credits(story: &Story, rng: &mut Rng) -> Credits {
    let mut names = story.names.clone();
    while names.is_empty() || (names.len() < 3 && rng.chance(30)) {
        names.push(name(rng));
    }
    match story.kind {
        Kind::Carried => Credits {
            names: Vec::new(),
            ..Credits::default()
        },
        Kind::Brief => dateline(names, rng),
        _ => match rng.below(10) {
            0..4 => dateline(names, rng),
            4..8 => lines(names, rng),
            8 => tail(names, rng),
            _ => wire(rng),
        },
    }
}

/// 电头: the names in brackets before the first words.
fn dateline(names: Vec<String>, rng: &mut Rng) -> Credits {
    let (all, two) = (names.join(" "), paired(&names, "记者", "通讯员"));
    let day = day(rng);
    let city = rng.word(CITIES);
    let dateline = match rng.below(9) {
        0 | 1 => format!("本报讯（记者 {all}）"),
        2 => format!("本报讯（{two}）"),
        3 => format!("本报讯（通讯员 {all}）"),
        4 => format!("本报{city}{day}{}（记者 {all}）", rng.word("讯 电")),
        5 => format!("新华社{city}{day}电（记者{}）", names.join("、")),
        6 => format!("本报讯(记者 {all})"),
        7 => format!("本报讯 （{two}）"),
        _ => format!("【本报讯】（记者 {all}）"),
    };
    Credits {
        names,
        dateline,
        ..Credits::default()
    }
}

/// Lines of their own.
fn lines(names: Vec<String>, rng: &mut Rng) -> Credits {
    let (all, first, others) = (names.join(" "), names[0].clone(), names[1..].join(" "));
    let mark = rng.word("■ □ ● ▲ ◆ ◎");
    let lines = match rng.below(14) {
        0 | 1 => vec![format!("{mark} 本报记者 {all}")],
        2 => vec![format!("{mark}本报记者 {all}")],
        3 => vec![format!("本报记者 {all}")],
        4 if others.is_empty() => vec![format!("{mark} 本报记者 {first}")],
        4 => vec![
            format!("{mark} 本报记者 {first}"),
            format!("本报通讯员 {others}"),
        ],
        5 => vec![paired(&names, "记者", "通讯员")],
        6 => vec![paired(&names, "本 报 记 者", "通 讯 员")],
        7 => vec![paired(&names, "本报记者", "本报通讯员")],
        8 => vec![all],
        9 => vec![format!("文/图 {all}")],
        10 => vec![format!("撰文 {all}")],
        11 if others.is_empty() => vec![format!("撰文：{first}")],
        11 => vec![format!("撰文：{first} 摄影：{others}")],
        12 => vec![format!("本报记者{first}")],
        _ => vec![format!("{mark} {all}")],
    };
    Credits {
        names,
        lines,
        ..Credits::default()
    }
}

/// After the last words of the text.
fn tail(names: Vec<String>, rng: &mut Rng) -> Credits {
    let all = names.join(" ");
    let tail = match rng.below(4) {
        0 => format!("（记者 {all}）"),
        1 => format!("（{all}）"),
        2 => format!(" {all}"),
        _ => all,
    };
    Credits {
        names,
        tail,
        ..Credits::default()
    }
}

/// From an agency, no name.
fn wire(rng: &mut Rng) -> Credits {
    let (city, day) = (rng.word(CITIES), day(rng));
    let dateline = match rng.below(4) {
        0 => format!("新华社{city}{day}电 "),
        1 => format!("本报{city}{day}电 "),
        2 => format!("据新华社{city}{day}电 "),
        _ => "本报讯 ".to_owned(),
    };
    Credits {
        dateline,
        ..Credits::default()
    }
}

fn day(rng: &mut Rng) -> String {
    format!("{}月{}日", rng.within(1, 12), rng.within(1, 28))
}

/// The first name under one office, the others under another.
fn paired(names: &[String], one: &str, other: &str) -> String {
    let first = &names[0];
    match names[1..].join(" ").as_str() {
        "" => format!("{one} {first}"),
        others => format!("{one} {first} {other} {others}"),
    }
}
