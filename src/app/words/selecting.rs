//! The words of selecting, copying and highlighting.

use super::{Word, word};

/// There is nothing to select or to copy.
pub const NO_TEXT: Word = word("这里没有可选的文字", "No text here");
/// Something was copied.
pub const COPIED: Word = word(
    "{}字已送往终端的剪贴板",
    "{} characters sent to the terminal's clipboard",
);
/// The first part of something long was copied.
pub const CUT: Word = word(
    "太长，只有前{}字送往终端的剪贴板",
    "Too long: the first {} characters sent to the terminal's clipboard",
);
/// A headline or a part on another page was to be highlighted.
pub const NOT_OF_THE_TEXT: Word = word(
    "只有本篇正文可以摘录",
    "Only the article's own text can be highlighted",
);
/// A passage is too long to be kept.
pub const TOO_LONG: Word = word(
    "摘录最多一万字",
    "A highlight has 10,000 characters at most",
);
/// A highlight was kept.
pub const KEPT: Word = word("已摘录，u 撤销", "Highlighted; u undoes");
/// Highlights were taken away.
pub const DROPPED: Word = word("已去掉摘录，u 撤销", "Highlight removed; u undoes");
/// There is no highlight in the selection.
pub const NONE_HERE: Word = word("所选文字里没有摘录", "No highlight in the selection");
/// The keys that help on while text is selected.
pub const HINT: Word = word(
    "y 复制  m 摘录  d 去掉摘录  o 换端  esc 返回  ? 按键",
    "y copy  m highlight  d remove  o other end  esc back  ? keys",
);
/// The same where there is room for no more.
pub const HINT_SHORT: Word = word("y 复制  m 摘录", "y copy  m highlight");
