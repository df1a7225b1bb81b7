//! Words of corrections.

use crate::article::correct::Deed;

use super::{Word, word};

/// An article that was corrected.
pub const CORRECTED: Word = word("已更正", "corrected");
/// A correction was made: which.
pub const MADE: Word = word("{}  u 撤销", "{}  u undoes it");
/// A correction was taken back.
pub const TAKEN_BACK: Word = word("已撤回更正", "the correction is taken back");
/// The page bears no correction.
pub const NOTHING_HERE: Word = word("这一版没有更正", "This page has no correction");
/// There is nothing here that could be corrected so.
pub const NO_PLACE: Word = word("这里不能这样更正", "Nothing here to correct so");
/// There is no article behind it on the page.
pub const NO_NEXT: Word = word("这一版后面没有文章了", "No further article on this page");
/// There is no article before it on the page.
pub const NO_PREVIOUS: Word = word("这一版前面没有文章了", "No article before it on this page");
/// It is so already.
pub const NEEDLESS: Word = word("本来如此", "It is so already");
/// The place cannot be told from another one of the same words.
pub const AMBIGUOUS: Word = word(
    "版上有相同的文字，分不清是哪一处",
    "The page has the same words elsewhere",
);
/// Corrections of pages that were read did not find their place: how many.
pub const MISPLACED: Word = word(
    "{}处更正找不到位置，dubao check 可查看",
    "{} correction(s) found no place; dubao check lists them",
);
/// The keys that go on after the first key of a correction in the list.
pub const HINT_LIST: Word = word(
    "更正：m 并入下一篇  d 整篇移出  u 撤回",
    "correct: m merge with next  d drop  u take back",
);
/// The keys that go on after the first key of a correction on the page.
pub const HINT_RAW: Word = word(
    "更正本行：s 分开  h 标题  d 移出  t 收入本文  m 并入下一篇  u 撤回",
    "this line: s split  h headline  d drop  t take in  m merge  u back",
);
/// The keys that correct the paragraph under the cursor.
pub const HINT_TEXT: Word = word(
    "s 分开  h 标题  d 移出  J K 移动  > < 到邻篇  m 合并  ? 按键",
    "s split  h headline  d drop  J K move  > < away  m merge  ? keys",
);
/// The same where there is room for little more than the keys.
pub const HINT_SHORT: Word = word("s分 h题 d出 JK移 m并 ?", "s h d J K m  ?");
/// The keys of a line of the page where there is room for little more than them.
pub const HINT_RAW_SHORT: Word = word("s分 h题 d出 t收 m并 u", "s h d t m u");

/// What a correction does.
pub fn of(deed: &Deed) -> Word {
    match deed {
        Deed::Merge { .. } => word("与下一篇合并", "merged with the next"),
        Deed::Split { .. } => word("从这里分开", "split here"),
        Deed::Headline { .. } => word("定为标题", "made the headline"),
        Deed::DropArticle { .. } => word("整篇移出", "article dropped"),
        Deed::Drop { .. } => word("移出文章", "dropped"),
        Deed::Move { .. } => word("移动", "moved"),
    }
}
