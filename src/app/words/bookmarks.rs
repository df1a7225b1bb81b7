//! The words of bookmarks that are found again.

use super::{Word, word};

/// A bookmark's article was read anew and has changed.
pub const MOVED: Word = word(
    "文章重新整理过，已按书签的引文找到",
    "The article has changed; found by the words that the bookmark quotes",
);
/// The words that a bookmark marked are not in the article any more.
pub const WORDS_GONE: Word = word(
    "书签所标的那段文字已不在文中",
    "The words that were marked are not in the article any more",
);
/// A bookmark whose article is another one now.
pub const CHANGED: Word = word("（已变动）", "(changed)");
/// How many passages of an article are highlighted.
pub const PASSAGES: Word = word("摘{}", "{} hl.");
/// A highlighted passage in a list.
pub const QUOTED: Word = word("“{}”", "“{}”");
/// The command `bookmarks export`.
pub const EXPORT: Word = word(
    "导出书签、附注、标签和摘录",
    "Export the bookmarks with notes, tags and highlights",
);
/// Its format.
pub const FORMAT_HELP: Word = word(
    "markdown（供人阅读）、jsonl（无损，可再导入）或 html（浏览器的书签文件）",
    "markdown (to be read), jsonl (lossless, to be imported) or html (as browsers have it)",
);
/// The file that it writes.
pub const OUTPUT_HELP: Word = word(
    "写入的文件（默认标准输出）",
    "The file to write (else standard output)",
);
/// The command `bookmarks import`.
pub const IMPORT: Word = word(
    "导入书签文件，与已有的合并，较新的不会被覆盖",
    "Import files of bookmarks: merged with those here, the newer stays",
);
/// The files of `bookmarks import`.
pub const IMPORT_FILE_HELP: Word = word(
    "dubao 导出的 jsonl 或浏览器的书签 html；- 为标准输入",
    "JSON lines of an export, or a browser's HTML; - is standard input",
);
/// The export cannot be written.
pub const NOT_EXPORTED: Word = word(
    "{}：书签没有导出（{}）；请检查路径和权限",
    "{}: the bookmarks were not exported ({}); check the path and its permissions",
);
/// A file that holds no bookmarks.
pub const NO_BOOKMARK_FILE: Word = word(
    "{}：认不出是书签文件；可导入 dubao bookmarks export 的各种格式，或浏览器导出的书签 html",
    "{}: no file of bookmarks; what dubao bookmarks export writes can be imported, and a browser's HTML",
);
/// What came of an import.
pub const IMPORTED: Word = word(
    "{}：新增书签 {} 个，已有 {} 个",
    "{}: bookmarks added: {}, here already: {}",
);
/// Bookmarks of an import that were removed after it was written.
pub const STAY_REMOVED: Word = word(
    "{}：有 {} 个书签在导出之后已去掉，不再恢复；要恢复请用 dubao bookmarks add",
    "{}: bookmarks removed here since it was written, which stay removed: {}; dubao bookmarks add sets them again",
);
/// More is wrong with a file than is told.
pub const MORE_FAULTS: Word = word(
    "{}：另有 {} 行同类问题",
    "{}: as many more lines like these: {}",
);
/// A line of an import that is damaged; what was before it and behind it counts.
pub const DAMAGED_LINE: Word = word(
    "{}：这一行已损坏，已跳过",
    "{}: the line is damaged; skipped",
);
/// A line of an import that is whole but no mark.
pub const NO_ENTRY: Word = word("{}：这一行不是书签，已跳过", "{}: not a mark; skipped");
/// A line of an import that a later version wrote.
pub const LATER_LINE: Word = word(
    "{}：这一行由更新的版本写成，已跳过；请先升级 dubao",
    "{}: written by a later version; skipped; update dubao first",
);
/// A link of an import that is no article.
pub const NO_ARTICLE: Word = word(
    "{}：不是 dubao 的文章，已跳过：{}",
    "{}: no article of dubao; skipped: {}",
);
