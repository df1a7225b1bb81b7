//! Words of the list of articles that are like one.

use super::{Word, word};

/// The title of the list.
pub const TITLE: Word = word("相近", "Like");
/// No article is like it.
pub const NONE: Word = word("{}篇文章里没有内容相近的", "Nothing alike among {}");
/// Articles are still being taken in.
pub const COMPARING: Word = word("正在比较，已看{}篇…", "Comparing, {} articles so far…");
/// The keys that help on from the list.
pub const HINT: Word = word(
    "回车打开  J 下一篇  m 书签  q 返回",
    "enter open  J next  m bookmark  q back",
);
