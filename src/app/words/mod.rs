//! Every word of the interface, in Chinese and English, one table: panes, messages, help and the command line print from it.

pub mod bookmarks;
pub mod command_line;
pub mod doubt;
pub mod filter;
pub mod full_text;
pub mod mending;
pub mod query;
pub mod raw;
pub mod related;
pub mod selecting;
pub mod typesetting;

use crate::article::CreditRole;

/// The language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// 中文.
    #[default]
    Zh,
    /// English.
    En,
}

/// One phrase of the interface; `{}` stands where a value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// In Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

const fn word(zh: &'static str, en: &'static str) -> Word {
    Word { zh, en }
}

impl Lang {
    /// The phrase in this language.
    pub fn say(self, word: Word) -> &'static str {
        match self {
            Self::Zh => word.zh,
            Self::En => word.en,
        }
    }

    /// The phrase with each `{}` replaced, in order, by `values`.
    pub fn fill(self, word: Word, values: &[&str]) -> String {
        let mut parts = self.say(word).split("{}");
        let mut text = parts.next().unwrap_or_default().to_owned();
        for (part, value) in parts.zip(values.iter().copied().chain(std::iter::repeat(""))) {
            text.push_str(value);
            text.push_str(part);
        }
        text
    }
}

/// The filter found nothing.
pub const NOTHING_FOUND: Word = word("没有找到", "Nothing found");
/// A key that means nothing here.
pub const UNKNOWN_KEY: Word = word(
    "这里没有这个键，按 ? 看按键",
    "No such key here; ? shows the keys",
);
/// There is no mark to take back.
pub const NOTHING_TO_UNDO: Word = word("没有可以撤销的", "Nothing to undo");
/// The window is smaller than 20 by 5.
pub const TOO_SMALL: Word = word("窗口太小", "Window too small");
/// The name of the program, as a title.
pub const TITLE: Word = word("读报", "dubao");
/// The list's filter: all.
pub const ALL: Word = word("全部", "All");
/// The list's filter: unread.
pub const UNREAD: Word = word("未读", "Unread");
/// The list's filter: bookmarked.
pub const BOOKMARKED: Word = word("书签", "Bookmarked");
/// The title of the bookmarks.
pub const BOOKMARKS: Word = word("书签", "Bookmarks");
/// The title of the keys.
pub const KEYS: Word = word("按键", "Keys");
/// Ambiguous characters were made wide.
pub const MARKS_WIDE: Word = word("“ ” … — 等占两格", "“ ” … — take two cells");
/// Ambiguous characters were made narrow.
pub const MARKS_NARROW: Word = word("“ ” … — 等占一格", "“ ” … — take one cell");
/// The place for a query.
pub const JUMP: Word = word("跳转", "Jump");
/// The prompt of a search in the text.
pub const FIND: Word = word("查找", "Find");
/// The prompt of a note.
pub const NOTE: Word = word("附注", "Note");
/// The prompt of tags.
pub const TAGS: Word = word("标签", "Tags");
/// What was pasted did not fit.
pub const CUT: Word = word(
    "只能输入256个字，后面的没有收入",
    "256 characters at most; the rest was left out",
);
/// The list is empty because the filter lets nothing pass.
pub const NONE_SHOWN: Word = word("这里没有文章", "No articles here");
/// The library is empty.
pub const NO_ARTICLES: Word = word("没有文章", "No articles");
/// There are no bookmarks.
pub const NO_BOOKMARKS: Word = word("还没有书签，按 m 加一个", "No bookmarks yet; m sets one");
/// A bookmark whose article is not loaded.
pub const NOT_LOADED: Word = word("（未载入）", "(not loaded)");
/// A bookmark was to be opened whose article is not loaded.
pub const OPEN_ITS_FILE: Word = word(
    "这篇文章未载入；请用它的文件打开 dubao",
    "Not loaded; start dubao with the file it stands in",
);
/// A page's number.
pub const PAGE: Word = word("第{}版", "p. {}");
/// So many characters.
pub const CHARACTERS: Word = word("{}字", "{} ch.");
/// Reading pages.
pub const LOADING: Word = word("读入 {}/{}", "Reading {}/{}");
/// Marks that are not on disk.
pub const UNSAVED: Word = word("未保存", "Not saved");
/// Hidden or replaced characters.
pub const HIDDEN: Word = word(
    "{}个字符未照原样显示，t i 看",
    "{} characters not shown as they are; t i shows them",
);
/// The same where there is room for no more.
pub const HIDDEN_SHORT: Word = word("隐{}", "hid {}");
/// Hidden or replaced characters that are revealed.
pub const REVEALED: Word = word("{}个字符显示为码位", "{} characters shown as code points");
/// The place among the hits of a search.
pub const HIT: Word = word("{}/{} 处", "hit {}/{}");
/// The search in the text found nothing.
pub const NO_HIT: Word = word("正文中没有“{}”", "Not in the text: {}");
/// The key that helps on where there is no room for more.
pub const HINT_SHORT: Word = word("? 按键", "? keys");
/// The keys that help on from the list.
pub const HINT_LIST: Word = word(
    "回车阅读  / 跳转  m 书签  ? 按键",
    "enter read  / jump  m bookmark  ? keys",
);
/// The keys that help on from the text.
pub const HINT_READER: Word = word(
    "空格翻屏  J 下一篇  / 查找  q 返回  ? 按键",
    "space on  J next  / find  q back  ? keys",
);
/// The keys that help on from the jump palette.
pub const HINT_JUMP: Word = word(
    "汉字、拼音、首字母  F1 写法  回车打开  esc 返回",
    "hanzi, pinyin, initials  F1 help  enter open  esc back",
);
/// The key that helps on from the jump palette where there is no room for more.
pub const HINT_JUMP_SHORT: Word = word("esc 返回", "esc back");
/// The keys that help on from the bookmarks.
pub const HINT_BOOKMARKS: Word = word(
    "回车打开  / 查找  e 附注  m 去掉  q 返回",
    "enter open  / find  e note  m remove  q back",
);
/// The keys that help on from the keys.
pub const HINT_HELP: Word = word("q 返回", "q back");
/// The place among the articles.
pub const POSITION: Word = word("{}/{} 篇", "{}/{}");
/// The text has characters that an assembly is not sure of.
pub const TITLE_FROM_TEXT: Word = word("原无标题", "No printed headline");

/// The line before the half of an article that stands on another page.
pub const GOES_ON: Word = word("（以下见第{}版）", "(continued on page {})");
/// The same, of a page without a number.
pub const GOES_ON_ELSEWHERE: Word = word("（以下见他版）", "(continued on another page)");

/// A folder without pages.
pub const NO_PAGES: Word = word(
    "{}：文件夹里没有版面文本（.txt、.md、.html）；请给出文件，或换一个文件夹",
    "{}: no pages (.txt, .md, .html) in this folder; name a file, or another folder",
);
/// A file that is not there.
pub const NOT_FOUND: Word = word(
    "{}：没有这个文件；请检查路径",
    "{}: no such file; check the path",
);
/// A file that may not be read.
pub const NOT_ALLOWED: Word = word(
    "{}：没有读取权限；请检查文件权限",
    "{}: not allowed to read; check its permissions",
);
/// A file that cannot be read.
pub const UNREADABLE: Word = word("{}：无法读取（{}）", "{}: cannot be read ({})");
/// An empty file.
pub const EMPTY_FILE: Word = word("{}：文件是空的，已跳过", "{}: the file is empty; skipped");
/// A file that is no text.
pub const BINARY_FILE: Word = word(
    "{}：不是文本（第 {} 字节起是二进制数据），已跳过；请先从中提取文本",
    "{}: not a text (binary data from byte {}); skipped; extract its text first",
);
/// A file in an encoding that cannot be told.
pub const UNKNOWN_ENCODING: Word = word(
    "{}：认不出编码，已跳过；请用 --encoding 指定（utf-8、gb18030、big5、utf-16le、utf-16be）",
    "{}: unknown encoding; skipped; name it with --encoding (utf-8, gb18030, big5, utf-16le, utf-16be)",
);
/// A file that is too large.
pub const FILE_TOO_LARGE: Word = word(
    "{}：超过 64 MiB，已跳过；请把它拆开",
    "{}: larger than 64 MiB; skipped; split it",
);
/// A folder cannot be watched.
pub const NOT_WATCHED: Word = word(
    "不能跟踪文件夹里的新版面：{}",
    "Cannot watch the folder for new pages: {}",
);
/// Standard output is no terminal.
pub const NOT_A_TERMINAL: Word = word(
    "标准输出不是终端，不能打开阅读界面；要文本请用 dubao print 或 dubao export",
    "standard output is not a terminal; for text use dubao print or dubao export",
);
/// The terminal cannot be taken over.
pub const NO_RAW_MODE: Word = word(
    "不能接管终端的键盘；请换一个终端",
    "the terminal cannot be switched to raw mode; try another one",
);
/// The terminal is dumb.
pub const DUMB_TERMINAL: Word = word(
    "TERM 未设置或为 dumb，这样的终端不能显示界面；要文本请用 dubao print",
    "TERM is dumb or not set: such a terminal cannot show the reader; for text use dubao print",
);

/// The locale's letters are not UTF-8.
pub const NOT_UTF_8: Word = word(
    "区域设置（{}）不是 UTF-8；如果显示乱码，请换用 UTF-8 的区域设置和终端",
    "the locale ({}) is not UTF-8; if the screen is garbled, choose a UTF-8 locale and terminal",
);
/// The reader died without a chance to clean up.
pub const READER_DIED: Word = word(
    "阅读器被信号 {} 终止；终端已恢复，显示为已保存的标记都在",
    "the reader was ended by signal {}; the terminal is as it was, and no mark that was shown as saved is lost",
);

/// What a credited person did.
pub fn role(role: CreditRole) -> Word {
    match role {
        CreditRole::Reporter => word("记者", "Reporter"),
        CreditRole::Correspondent => word("通讯员", "Correspondent"),
        CreditRole::Photographer => word("摄影", "Photo"),
        CreditRole::Editor => word("编辑", "Editor"),
        CreditRole::Author => word("", ""),
    }
}

/// Marks cannot be saved: the system names no home folder.
pub const NO_HOME: Word = word(
    "找不到主目录，标记无法保存；请设置 DUBAO_CONFIG_DIR 和 XDG_STATE_HOME",
    "no home folder, so marks cannot be saved; set DUBAO_CONFIG_DIR and XDG_STATE_HOME",
);
/// Marks cannot be saved: another program holds the lock.
pub const LOCK_HELD: Word = word(
    "另一个读报程序正占用标记文件，请稍后再试",
    "another dubao is writing marks; try again in a moment",
);
/// Marks cannot be saved: the system refuses.
pub const NOT_SAVED: Word = word(
    "标记未保存，请检查磁盘空间和文件夹权限",
    "marks not saved; check the space on the disk and the permissions of the folder",
);
/// The system gave no random number for the name of the device.
pub const NO_RANDOM: Word = word("系统没有给出随机数", "the system gave no random number");
/// Marks cannot be read.
pub const NOT_READ: Word = word(
    "标记无法读取，请检查权限",
    "marks cannot be read; check the permissions",
);
