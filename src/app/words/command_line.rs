//! The words of the command line: help, the names of its parts, and what went wrong.

use super::{Word, word};

/// What the program is.
pub const ABOUT: Word = word(
    "读报：在终端里读中文报纸",
    "dubao: read Chinese newspapers in the terminal",
);
/// How to call the program.
pub const USAGE: Word = word(
    "dubao [选项] [路径]...\n       dubao [选项] <命令> ...",
    "dubao [OPTIONS] [PATH]...\n       dubao [OPTIONS] <COMMAND> ...",
);
/// How to call the command `bookmarks`.
pub const BOOKMARKS_USAGE: Word = word(
    "dubao bookmarks [选项] [路径]...\n       dubao bookmarks <命令> ...",
    "dubao bookmarks [OPTIONS] [PATH]...\n       dubao bookmarks <COMMAND> ...",
);
/// The options of a command, in its usage.
pub const SOME_OPTIONS: Word = word("[选项]", "[OPTIONS]");
/// What stands below the program's help.
pub const EPILOGUE: Word = word(
    "不给路径时读自带的样报。路径与命令同名时写成 ./list。\n\n退出码：\n  0  正常\n  1  没有找到，或部分文件无法读取而其余已读\n  2  用法有误，或什么都无法读取，或不在终端里，或无法写出\n  4  书签等标记未能保存",
    "Without a path the sample pages are read. A path named like a command is written ./list.\n\nExit codes:\n  0  fine\n  1  nothing found, or some files could not be read while others were\n  2  wrong usage, or nothing could be read, or no terminal, or output failed\n  4  marks could not be saved",
);

/// The heading of the usage.
pub const USAGE_HEADING: Word = word("用法:", "Usage:");
/// The heading of the commands.
pub const COMMANDS: Word = word("命令", "Commands");
/// The heading of the arguments.
pub const ARGUMENTS: Word = word("参数", "Arguments");
/// The heading of the options.
pub const OPTIONS: Word = word("选项", "Options");
/// The name of a path.
pub const PATH: Word = word("路径", "PATH");
/// The name of a file.
pub const FILE: Word = word("文件", "FILE");
/// The name of a folder.
pub const FOLDER: Word = word("文件夹", "DIR");
/// The name of an article's key.
pub const KEY: Word = word("编号", "KEY");
/// The name of a query.
pub const QUERY: Word = word("词语", "QUERY");
/// The name of a text.
pub const TEXT: Word = word("文字", "TEXT");
/// The name of a number.
pub const NUMBER: Word = word("数", "N");
/// The name of an encoding.
pub const ENCODING: Word = word("编码", "ENCODING");
/// The name of a format.
pub const FORMAT: Word = word("格式", "FORMAT");
/// The name of a language.
pub const LANGUAGE: Word = word("语言", "LANG");

/// The paths.
pub const PATHS_HELP: Word = word(
    "文件、文件夹（连同子文件夹里的 .txt .text .md .markdown .html .htm .xhtml）或 -（标准输入）",
    "Files, folders (searched through for .txt .text .md .markdown .html .htm .xhtml) or - (standard input)",
);
/// The option of the language.
pub const LANG_HELP: Word = word(
    "界面语言：zh 或 en",
    "The language of the interface: zh or en",
);
/// The option of the encoding.
pub const ENCODING_HELP: Word = word(
    "按此编码读取，不检测：utf-8、gb18030、big5、utf-16le、utf-16be",
    "Read in this encoding instead of detecting it: utf-8, gb18030, big5, utf-16le, utf-16be",
);
/// The option of the configuration folder.
pub const CONFIG_DIR_HELP: Word = word(
    "配置文件夹（默认取 DUBAO_CONFIG_DIR，再取系统惯例）",
    "The configuration folder (else DUBAO_CONFIG_DIR, else the system's usual place)",
);
/// A line of the configuration file is no TOML.
pub const CONFIG_SYNTAX: Word = word(
    "{}，第 {} 行：不合 TOML 的写法（{}），此行不算",
    "{}, line {}: not TOML ({}); ignored",
);
/// A line of the configuration file names no option.
pub const CONFIG_UNKNOWN: Word = word(
    "{}，第 {} 行：没有选项 {}，此行不算",
    "{}, line {}: there is no option {}; ignored",
);
/// A line of the configuration file gives an option a value that it cannot have.
pub const CONFIG_VALUE: Word = word(
    "{}，第 {} 行：选项 {} 不能是 {}，此行不算",
    "{}, line {}: option {} cannot be {}; ignored",
);
/// The option that leaves corrections out.
pub const NO_CORRECTIONS_HELP: Word = word(
    "不套用读者的更正，照读出的样子",
    "Leave the reader's corrections out",
);
/// The option of the width of ambiguous characters.
pub const AMBIGUOUS_HELP: Word = word(
    "“ ” … — 等宽度不定的字符在终端里占几格：auto（问终端，默认）、narrow（一格）或 wide（两格）",
    "How wide this terminal shows “ ” … — and their like: auto (it is asked; the default), narrow (one cell) or wide (two)",
);
/// The value of the option of the width of ambiguous characters.
pub const CELLS: Word = word("宽度", "WIDTH");
/// The option of the rule of line starts and ends.
pub const LINE_RULE_HELP: Word = word(
    "避头尾：none（不避）、basic（基本）、gb（国标，默认）、strict（破折号也不居行首）",
    "Which marks may not begin or end a line: none, basic, gb (the default), strict (nor does a dash begin one)",
);
/// The value of the option of the rule of line starts and ends.
pub const LEVEL: Word = word("宽严", "LEVEL");
/// The option of the sounds that are not told apart.
pub const FUZZY_HELP: Word = word(
    "模糊音，逗号分隔：zh（zh＝z、ch＝c、sh＝s）、n（n＝l）、f（f＝h）、r（r＝l）、ng（an＝ang、en＝eng、in＝ing）",
    "Sounds not told apart in pinyin, with commas between: zh (zh = z, ch = c, sh = s), n (n = l), f (f = h), r (r = l), ng (an = ang, en = eng, in = ing)",
);
/// The value of the option of the sounds that are not told apart.
pub const FUZZY: Word = word("音", "SOUNDS");
/// The option of the keys by which syllables are typed.
pub const DOUBLE_HELP: Word = word(
    "双拼方案：xiaohe（小鹤）、ziranma（自然码）、microsoft（微软、搜狗）",
    "Pinyin is typed by two keys a syllable: xiaohe, ziranma, microsoft",
);
/// The value of the option of the keys by which syllables are typed.
pub const DOUBLE: Word = word("方案", "SCHEME");
/// The option of the help.
pub const HELP_HELP: Word = word("显示用法", "Show this help");
/// The option of the version.
pub const VERSION_HELP: Word = word("显示版本", "Show the version");
/// The key of an article.
pub const KEY_HELP: Word = word(
    "文章的编号，见 dubao list；写出能区别于其他文章的开头几位即可",
    "An article's key, see dubao list; its beginning is enough where no other article begins so",
);
/// The option of the library.
pub const FROM_HELP: Word = word(
    "文章所在的文件或文件夹（可多次给出）",
    "Where the article is: a file or folder (may be repeated)",
);

/// The command `list`.
pub const LIST: Word = word("列出文章", "List the articles");
/// The command `show`.
pub const SHOW: Word = word("显示一篇文章", "Show an article");
/// The command `search`.
pub const SEARCH: Word = word(
    "按标题（汉字、拼音、首字母）、正文、作者、日期等查找",
    "Search headlines (hanzi, pinyin, initials), texts, authors, dates and more",
);
/// The query of `search`.
pub const QUERY_HELP: Word = word("要找的词和条件，写法见下", "Words and conditions, as below");
/// The language of queries.
pub const QUERY_LANGUAGE: Word = word(
    "查询的写法：
  春风 江南         两个词都有，先后不拘；汉字、拼音、首字母都行
  '春风  \"春风 又\"  照原样连着出现（不当拼音，不隔字）；引号里可以有空格
  ^春风  春风$      在开头；在末尾；^春风$ 是整个标题
  !春风             没有
  春风 | 明月       有其一；| 先结合，空格后结合
  author:李白       作者；paper:晚报 报纸；page:3 版次（1-4、要闻）
  date:2024-08      日期；2024、2024-08-13、2024-08..2024-09、..2024
  kind:photo        类型：article photo notice
  is:unread         状态：unread read bookmarked noted tagged corrected doubtful
  tag:经济          标签；text:\"轻舟 已过\" 正文里的词语
  作者：李白        名称也可用中文：作者 报 版 日期 类型 状态 标签 正文
  \\                后面的符号当文字：\\! \\:；“\\ ”是词里的空格
",
    "Queries, in hanzi, pinyin or initials:
  jingji gaige      both words, in any order
  'AI  \"AI 2026\"   as written, in one piece; in quotation marks spaces count
  ^jingji  gaige$   at the start; at the end; ^jingji$ is the whole headline
  !jingji           not
  jingji | gaige    one of them; | binds closer than a space
  author:libai      who wrote it; paper:wanbao; page:3 (1-4, or a name)
  date:2024-08      or 2024, 2024-08-13, 2024-08..2024-09, ..2024
  kind:photo        article photo notice
  is:unread         unread read bookmarked noted tagged corrected doubtful
  tag:AI            a tag; text:\"AI 2026\" a phrase of the text
  \\                makes the sign behind it text: \\! \\:; \"\\ \" is a space in a word
Fields and their words have Chinese names as well, and full-width signs will do (see the README)
",
);
/// The command `check`.
pub const CHECK: Word = word(
    "逐行说明文件读成了什么，并列出疑点",
    "Tell what became of each line of a file, and what is in doubt",
);
/// The files of `check`.
pub const CHECK_FILE_HELP: Word = word(
    "要检查的文件，或 -（标准输入）",
    "The files to check, or - (standard input)",
);
/// The command `paths`.
pub const PATHS: Word = word(
    "列出读报保存的每个文件的位置",
    "Name every file that dubao keeps",
);
/// The command `bookmarks`.
pub const BOOKMARKS: Word = word(
    "列出书签及其附注、标签和摘录，或添加、去掉书签",
    "List the bookmarks with notes, tags and highlights; add and remove them",
);
/// The command `bookmarks add`.
pub const ADD: Word = word(
    "添加书签；每存好一个显示一行",
    "Add bookmarks; each is printed once it is saved",
);
/// The command `bookmarks remove`.
pub const REMOVE: Word = word("去掉书签", "Remove bookmarks");
/// The command `bookmarks note`.
pub const NOTE: Word = word(
    "给书签写附注；文字为空则去掉附注",
    "Write a bookmark's note; an empty text removes it",
);
/// The text of a note.
pub const NOTE_HELP: Word = word("附注", "The note");
/// The command `print`.
pub const PRINT: Word = word(
    "按阅读界面的排版输出全部文章",
    "Print all articles, set as the reader sets them",
);
/// The width of `print`.
pub const WIDTH_HELP: Word = word(
    "行宽，以半角字符计，2 到 1000（默认取终端宽度，否则 80）",
    "The width of a line in cells, 2 to 1000 (else the terminal's, else 80)",
);
/// The command `export`.
pub const EXPORT: Word = word(
    "把全部文章输出为数据或文本",
    "Write all articles as data or text",
);
/// The format of `export`.
pub const FORMAT_HELP: Word = word(
    "jsonl（每行一篇）、markdown 或 text",
    "jsonl (one article a line), markdown or text",
);

/// An argument that nothing wants.
pub const UNEXPECTED: Word = word("多余的参数“{}”", "unexpected argument “{}”");
/// An argument that is missing.
pub const MISSING: Word = word("缺少参数：{}", "missing argument: {}");
/// A value that does not fit.
pub const BAD_VALUE: Word = word("{} 的值“{}”无效", "{}: invalid value “{}”");
/// An option given twice, or with another that excludes it.
pub const CONFLICT: Word = word(
    "{} 不能重复或同时使用",
    "{} cannot be repeated or used together",
);
/// Any other mistake.
pub const MISTAKE: Word = word("用法有误", "wrong usage");
/// Where help is.
pub const SEE_HELP: Word = word("用法见 dubao --help", "see dubao --help");

/// The output cannot be written.
pub const NO_OUTPUT: Word = word("无法写出：{}", "cannot write: {}");
/// No article has this key.
pub const NO_SUCH_KEY: Word = word(
    "没有编号为 {} 的文章；编号见 dubao list",
    "no article has the key {}; see dubao list for the keys",
);
/// Several articles have a key that begins so.
pub const AMBIGUOUS_KEY: Word = word(
    "编号以 {} 开头的有 {} 个，请多写几位",
    "keys that begin with {}: {}; give more of it",
);
/// No bookmark.
pub const NO_BOOKMARK: Word = word(
    "没有编号为 {} 的书签；编号见 dubao bookmarks",
    "no bookmark has the key {}; see dubao bookmarks for the keys",
);
/// There are no bookmarks.
pub const NO_BOOKMARKS: Word = word(
    "还没有书签；可用 dubao bookmarks add 添加，或在阅读时按 m",
    "no bookmarks yet; dubao bookmarks add sets one, and so does m in the reader",
);
/// A search without a query.
pub const NO_QUERY: Word = word(
    "词语里没有可以查找的字",
    "the query has nothing to search for",
);
/// Damaged lines in the logs.
pub const DAMAGED_MARKS: Word = word(
    "标记文件有 {} 行损坏，已复制到 {}；其余标记不受影响",
    "{} damaged lines among the marks were copied to {}; all other marks are there",
);
/// A log that a later version wrote.
pub const NEWER_MARKS: Word = word(
    "{} 由较新版本的读报写成，只读不写；请升级",
    "{} was written by a later version of dubao; it is read but not written; please upgrade",
);
/// The state folder is unknown.
pub const NO_FOLDER: Word = word("（未知）", "(unknown)");

/// The configuration folder.
pub const CONFIG_FOLDER: Word = word("配置", "configuration");
/// The file of options.
pub const CONFIG_FILE: Word = word("选项", "options");
/// The folder of the logs of bookmarks.
pub const BOOKMARKS_FOLDER: Word = word("书签", "bookmarks");
/// The folder of the logs of corrections.
pub const CORRECTIONS_FOLDER: Word = word("更正", "corrections");
/// The folder of the logs of what was read.
pub const READ_FOLDER: Word = word("已读与进度", "read state");
/// A log.
pub const LOG: Word = word("标记文件", "log");
/// This device's own log.
pub const OWN_LOG: Word = word("标记文件（本机）", "log of this device");
/// The file with the name of this device.
pub const DEVICE: Word = word("本机编号", "name of this device");
/// The lock.
pub const LOCK: Word = word("锁", "lock");
/// The folder of copies of the marks.
pub const COPIES: Word = word("标记的副本", "copies of marks");
/// One of these copies.
pub const COPY: Word = word("副本", "copy");
/// The file that tells git how to merge logs.
pub const GIT: Word = word("git 的合并方式", "how git merges logs");
/// The folder of damaged lines.
pub const CORRUPT: Word = word("损坏的行", "damaged lines");

/// A page in one line: its encoding, articles and pieces of furniture.
pub const CHECKED: Word = word(
    "{}：{}，{} 篇文章，{} 段不属文章的文字",
    "{}: {}, articles: {}, pieces of furniture: {}",
);
/// A line that is a headline or the like.
pub const FATE_HEAD: Word = word("第{}篇 题", "{} head");
/// A line that is running text.
pub const FATE_PARAGRAPH: Word = word("第{}篇 文{}", "{} par. {}");
/// A line that is a subhead.
pub const FATE_SUBHEAD: Word = word("第{}篇 小标题", "{} subhead");
/// A line that is a caption.
pub const FATE_CAPTION: Word = word("第{}篇 图注", "{} caption");
/// A line that belongs to no article.
pub const FATE_FURNITURE: Word = word("版面", "furniture");
/// A stretch that has no place.
pub const FATE_MISSING: Word = word("遗失", "LOST");
/// A stretch that has two places.
pub const FATE_DOUBLED: Word = word("重复", "TWICE");
/// A line of notes: where, what.
pub const NOTE_AT: Word = word("第{}行：{}", "line {}: {}");
/// An article whose assembly is not sure: its headline, percent.
pub const UNSURE: Word = word(
    "《{}》拼合把握不大（{}%）",
    "“{}” may be put together wrongly ({}% sure)",
);
/// A correction and what became of it: what, the article, the outcome.
pub const CORRECTION: Word = word("更正：{}《{}》：{}", "correction: {} “{}”: {}");
/// A correction was made.
pub const CORRECTION_MADE: Word = word("已套用", "made");
/// A correction was not needed.
pub const CORRECTION_NEEDLESS: Word = word("本来如此", "not needed");
/// A correction whose place is not there.
pub const CORRECTION_MISSING: Word = word("找不到位置，未套用", "its place is not found; not made");
/// A correction whose place is there more than once.
pub const CORRECTION_AMBIGUOUS: Word = word(
    "有多处相同，未套用",
    "its place is there more than once; not made",
);
/// Notes on damage: byte, what.
pub const NOTE_AT_BYTE: Word = word("第{}字节：{}", "byte {}: {}");

/// The half that an article goes on with: its key and headline.
pub const CONTINUES: Word = word("上接：{} {}", "continues: {} {}");
/// The half that an article goes on in: its key and headline.
pub const CONTINUED: Word = word("下转：{} {}", "continued in: {} {}");
/// A line among JSON lines that is no article.
pub const NO_ITEM: Word = word("不是导出的文章，已略过", "no exported article; skipped");
/// What was left out of what is read: a list of the words below.
pub const SKIPPED: Word = word("略去：{}", "skipped: {}");
/// What parts them.
pub const SKIPPED_AND: Word = word("、", ", ");
/// Scripts that were left out.
pub const SCRIPTS: Word = word("脚本 {} 个", "{} scripts");
/// Links that were left out.
pub const LINKS: Word = word("链接 {} 个", "{} links");
/// Images that were left out.
pub const IMAGES: Word = word("图片 {} 张", "{} images");
/// Tables that were left out.
pub const TABLES: Word = word("表格 {} 个", "{} tables");
/// Formulas that were left out.
pub const FORMULAS: Word = word("公式 {} 个", "{} formulas");
/// Comments that were left out.
pub const COMMENTS: Word = word("注释 {} 条", "{} comments");
/// Lines that were left out.
pub const SITE_LINES: Word = word("网站文字 {} 行", "{} lines of the site");
/// Bytes that are no text.
pub const MALFORMED: Word = word("{} 个字节无法解码", "{} bytes are not text");
/// Characters without a meaning that all share.
pub const PRIVATE_USE: Word = word(
    "{} 个字符属私用区",
    "{} characters of the private use areas",
);
/// Characters that were lost before.
pub const REPLACED: Word = word(
    "{} 个字符在原文件中已损坏",
    "{} characters were damaged before",
);
/// A page without text.
pub const PAGE_EMPTY: Word = word("没有文字", "no text");
/// A page with hardly any hanzi.
pub const PAGE_NOT_CHINESE: Word = word("几乎没有汉字", "hardly any hanzi");
/// A page whose lines were joined.
pub const PAGE_UNWRAPPED: Word = word(
    "印刷行已接成段落",
    "printed lines were joined to paragraphs",
);
/// A page whose spaces were taken out.
pub const PAGE_UNSPACED: Word = word(
    "已去掉断行留下的空格",
    "spaces that line ends left were taken out",
);
/// A remark: the columns alternated.
pub const PAGE_INTERLEAVED: Word = word(
    "各栏的行交错排列，已按栏理顺",
    "lines of several columns alternated; the columns were laid one after another",
);
/// A remark: columns stood side by side.
pub const PAGE_SIDE_BY_SIDE: Word = word(
    "各栏并排在同一行，已按栏拆开",
    "columns stood side by side in one line; they were laid one after another",
);
/// A remark: noise, or lines through several columns.
pub const PAGE_HOPELESS: Word = word(
    "文字混杂或串栏，无法分篇，整版照原样显示",
    "noise, or lines that run through several columns: no articles could be told apart, the page is shown as it stands",
);
/// A doubt: the whole page is one item.
pub const WHOLE_PAGE: Word = word(
    "文字混杂或串栏，无法分篇，这是整版原样",
    "no articles could be told apart; this is the whole page as it stands",
);
/// An article without a headline.
pub const TITLE_FROM_TEXT: Word = word(
    "没有标题，取正文首句为题",
    "no printed headline; the title is the first clause of the text",
);
/// A sentence without an end.
pub const OPEN_END: Word = word(
    "句子未完，没有找到下文",
    "a sentence without an end; its continuation was not found",
);
/// A piece without a start.
pub const OPEN_START: Word = word(
    "从句中开始，没有找到上文",
    "begins in mid-sentence; what it continues was not found",
);
/// Two pieces that were joined.
pub const JOINED: Word = word(
    "与前文相接，领先次选 {}‰",
    "joined to what precedes, {}‰ ahead of the next best",
);
/// An article that goes on elsewhere.
pub const ELSEWHERE: Word = word("另见他版：{}", "on another page: {}");
