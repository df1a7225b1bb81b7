//! Words of the full text.

use super::{Word, word};

/// The place for a query, and the title of the hits.
pub const TITLE: Word = word("全文", "Text");
/// How many articles a query will be looked for in.
pub const SEARCHES: Word = word("在{}篇文章的正文中查找", "Searches the text of {} articles");
/// No article has it.
pub const NOWHERE: Word = word(
    "{}篇文章的正文里都没有",
    "In the text of none of {} articles",
);
/// It is being searched.
pub const SEARCHING: Word = word("正在查找…", "Searching…");
/// In how many places of an article it stands.
pub const PLACES: Word = word("{}处", "{}");
/// The place among the hits of an article, and the article's among all that have some.
pub const HIT: Word = word("{}/{} 处，{}/{} 篇", "hit {}/{} in article {}/{}");
/// There is no further hit.
pub const NO_MORE: Word = word("再没有了", "No more hits");
/// The keys that help on from the hits.
pub const HINT: Word = word(
    "词词都有  \"照原样\"  回车打开  esc 返回",
    "all words  \"a phrase\"  enter open  esc back",
);
