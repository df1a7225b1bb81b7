//! Words of filters and saved queries.

use super::{Word, word};

/// The prompt of a query that filters the list.
pub const FILTER: Word = word("筛选", "Filter");
/// The prompt of the name of a saved query.
pub const NAME: Word = word("保存为", "Save as");
/// The title of the saved queries.
pub const QUERIES: Word = word("保存的筛选", "Saved filters");
/// There is no filter that could be saved.
pub const NOTHING_TO_SAVE: Word = word("先按 f 筛选，再按 S 保存", "f filters, then S saves");
/// There is no saved query.
pub const NONE: Word = word(
    "还没有：在列表按 f 筛选，再按 S 保存",
    "None yet: f in the list filters, then S saves",
);
/// There is no saved query of this number.
pub const NO_SUCH: Word = word("没有这一个", "No such saved filter");
/// The keys that help on from the saved queries.
pub const HINT: Word = word(
    "回车显示  D 删除  u 撤销  q 返回",
    "enter show  D delete  u undo  q back",
);
