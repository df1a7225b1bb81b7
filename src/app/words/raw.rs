//! Words of the raw view.

use super::{Word, word};

/// The title of the raw view.
pub const TITLE: Word = word("原样", "As it was");
/// The sign of headline and byline in the gutter.
pub const HEAD: Word = word("题", "H");
/// The page's text is not known.
pub const NO_RAW: Word = word("没有这一版的原文", "The text of this page is not known");
/// The article is not on the page any more, as it was read last.
pub const NO_LONGER: Word = word(
    "这一版已重新读入，本文不在其中",
    "The page was read again; the article is not on it",
);
/// In how many places the article stands.
pub const STANDS_IN: Word = word(
    "本文在版上{}处  ] 下一处",
    "{} place(s) on the page  ] next",
);
/// There is no article on the page whose text could be marked.
pub const NONE_MARKED: Word = word(
    "没有标出的正文  f 其余文字  } 下一版",
    "no text is marked  f other text  } next page",
);
/// Nothing further in this direction.
pub const NO_MORE: Word = word("没有了", "No more");
/// What stands here opens no article.
pub const OF_NONE: Word = word("这里不属于任何文章", "Of no article");
/// The marked article's headline or byline.
pub const OWN_HEAD: Word = word("本文的标题、署名", "Headline or byline of this article");
/// The marked article's text.
pub const OWN_TEXT: Word = word(
    "本文第{}段，{}/{}处",
    "This article, paragraph {}, place {}/{}",
);
/// Another article's.
pub const OTHER: Word = word("属于：{}", "Of: {}");
/// The place in the page.
pub const LINE: Word = word("{}/{} 行", "line {}/{}");
/// The keys that help on.
pub const HINT: Word = word(
    "] 下一处  n 下一篇  f 其余文字  回车阅读  q 返回",
    "] next place  n article  f other text  enter read  q back",
);
