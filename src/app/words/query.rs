//! Words of what is wrong with a query.

use crate::search::{Fault, Field, Mistake};

use super::command_line::QUERY_LANGUAGE;
use super::{Lang, Word, word};
use crate::app::keys::Place;

/// The lines about queries that stand below the keys of the places where one is typed, or where a key asks for one.
pub fn guide(of: Place, lang: Lang) -> impl Iterator<Item = &'static str> {
    let lines = lang.say(QUERY_LANGUAGE).lines();
    let told = matches!(of, Place::List | Place::Line);
    std::iter::once("").chain(lines).filter(move |_| told)
}

/// What is wrong with a query, and at which of its characters.
pub fn fault(fault: &Fault, query: &str, lang: Lang) -> String {
    let before = query.get(..fault.at.start).unwrap_or_default();
    let place = (before.chars().count() + 1).to_string();
    let at = word("第{}字：{}", "character {}: {}");
    lang.fill(at, &[&place, &mistake(&fault.what, lang)])
}

/// What is wrong.
pub fn mistake(mistake: &Mistake, lang: Lang) -> String {
    let word = match mistake {
        Mistake::UnknownField { name, nearest } => return unknown_field(name, *nearest, lang),
        Mistake::UnknownValue { field, nearest, .. } => {
            return nearest.map_or_else(
                || wanted(*field, lang),
                |nearest| lang.fill(MEANT, &[nearest]),
            );
        }
        Mistake::NoValue(field) => return wanted(*field, lang),
        Mistake::NoWord(sign) => return lang.fill(NO_WORD, &[&sign.to_string()]),
        Mistake::BadDate => return wanted(Field::Date, lang),
        Mistake::BadPage => return wanted(Field::Page, lang),
        Mistake::Backwards => word("先后颠倒了", "ends before it begins"),
        Mistake::LoneOr => word("“|”两边都要有词", "“|” needs a word on either side"),
        Mistake::OpenQuote => word("引号没有合上", "the quotation has no end"),
        Mistake::TooLong => word(
            "超过256个字，后面的不看",
            "more than 256 characters; what follows is not looked at",
        ),
    };
    lang.say(word).to_owned()
}

const MEANT: Word = word("是不是“{}”？", "did you mean “{}”?");
const NO_WORD: Word = word("“{}”后面要有词", "“{}” needs a word behind it");

fn unknown_field(name: &str, nearest: Option<&str>, lang: Lang) -> String {
    let meant = word(
        "没有“{}:”，是不是“{}:”？",
        "no field “{}:”; did you mean “{}:”?",
    );
    let plain = word(
        "没有“{}:”；要找冒号，写“\\:”",
        "no field “{}:”; a plain colon is “\\:”",
    );
    match nearest {
        Some(nearest) => lang.fill(meant, &[name, nearest]),
        None => lang.fill(plain, &[name]),
    }
}

/// What a field wants behind it.
fn wanted(field: Field, lang: Lang) -> String {
    let what = match field {
        Field::Author => word("作者的名字", "the name of an author"),
        Field::Paper => word("报纸的名字", "the name of a paper"),
        Field::Page => word("版次，如 3、1-4、要闻", "a page: 3, 1-4 or a name"),
        Field::Date => word(
            "日期，如 2024、2024-08、2024-08-13、2024-08..2024-09",
            "a date: 2024, 2024-08, 2024-08-13, 2024-08..2024-09",
        ),
        Field::Kind | Field::Is => {
            let own = usize::from(lang == Lang::Zh);
            let names = field.values().into_iter();
            let names = names.filter_map(|names| names.get(own).copied());
            return names.collect::<Vec<_>>().join(" ");
        }
        Field::Tag => word("标签", "a tag"),
        Field::Text => word("正文里的词语", "a phrase of the text"),
    };
    lang.say(what).to_owned()
}
