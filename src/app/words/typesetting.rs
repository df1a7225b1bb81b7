//! Words for how texts are set: answers to the keys that change it, and the options of the command line.

use super::{Word, word};

/// The measure in hanzi.
pub const MEASURE: Word = word("每行{}字", "{} hanzi a line");
/// Lines end where they end.
pub const RAGGED: Word = word("右边不齐", "Ragged right");
/// Lines end at the edge.
pub const JUSTIFIED: Word = word("两端对齐", "Justified");
/// Marks stay in the line.
pub const INSIDE: Word = word("行末标点在行内", "Marks at line ends inside");
/// Marks hang over the end of a line.
pub const HANGING: Word = word("行末标点悬挂", "Marks at line ends hang");
/// Nothing stands between paragraphs.
pub const SOLID: Word = word("段间不空行", "No space between paragraphs");
/// A row stands between paragraphs.
pub const SPACED: Word = word("段间空行", "Paragraphs spaced");
/// Marks are shown as they stand.
pub const AS_GIVEN: Word = word("标点照原样", "Marks as given");
/// Western marks among hanzi are shown full width.
pub const FULL: Word = word("标点显示为全角", "Marks shown full width");

/// What cannot be shown is counted.
pub const COUNTED: Word = word("隐藏的字符只计数", "Hidden characters are counted");
/// What cannot be shown is revealed.
pub const REVEALED: Word = word(
    "隐藏的字符显示为码位",
    "Hidden characters shown as code points",
);

/// Characters are shown as they are written.
pub const AS_WRITTEN: Word = word("照原文", "As written");
/// Characters are shown simplified.
pub const SIMPLIFIED: Word = word("显示为简体", "Shown simplified");
/// Characters are shown traditional.
pub const TRADITIONAL: Word = word("顯示為繁體", "Shown traditional");
/// No readings are shown.
pub const NO_PINYIN: Word = word("不注音", "No pinyin");
/// Readings of rare characters are shown.
pub const RARE_PINYIN: Word = word("生僻字注音", "Pinyin of rare characters");
/// All readings are shown.
pub const ALL_PINYIN: Word = word("全文注音", "Pinyin of all characters");

/// The option of the script.
pub const SCRIPT_HELP: Word = word(
    "显示的字形：written（照原文，默认）、simplified（简体）或 traditional（繁体）；不影响复制、查找和导出",
    "The characters shown: written (as they are, the default), simplified or traditional; searches and exports are not concerned",
);
/// The value of the option of the script.
pub const SCRIPT: Word = word("字形", "SCRIPT");
/// The option of pinyin.
pub const PINYIN_HELP: Word = word(
    "注音：none（不注，默认）、rare（生僻字）或 all（全部）",
    "Pinyin: none (the default), rare (of rare characters) or all",
);
/// The value of the option of pinyin.
pub const PINYIN: Word = word("注音", "WHICH");

/// One column.
pub const SINGLE: Word = word("一栏", "One column");
/// Several columns.
pub const COLUMNS: Word = word("分栏", "Columns");
/// Several columns, but there is room for one.
pub const TOO_NARROW: Word = word(
    "分栏（屏幕只容一栏）",
    "Columns (the screen has room for one)",
);
/// Upright lines.
pub const UPRIGHT: Word = word("竖排", "Vertical");

/// The option of the layout.
pub const LAYOUT_HELP: Word = word(
    "版式：one（一栏，默认）、columns（分栏）、vertical（竖排）",
    "The layout: one (column, the default), columns, vertical",
);
/// The value of the option of the layout.
pub const LAYOUT: Word = word("版式", "LAYOUT");
/// The option of the width of columns.
pub const COLUMN_HELP: Word = word(
    "分栏时每栏几格，8 到 200（默认 26）",
    "The width of a column, in cells, 8 to 200 (else 26)",
);
/// The option of the measure.
pub const MEASURE_HELP: Word = word(
    "正文最宽几格，16 到 400（默认 80）",
    "The widest line of a text, in cells, 16 to 400 (else 80)",
);
/// The option of justification.
pub const JUSTIFY_HELP: Word = word(
    "两端对齐：在标点旁和中西文之间加空格",
    "Justify lines by blanks at marks and between hanzi and Western letters",
);
/// The option of hanging marks.
pub const HANG_HELP: Word = word("行末标点悬挂在版口外", "Let marks hang over line ends");
/// The option of spacing.
pub const SPACING_HELP: Word = word("段间空一行", "Leave an empty row between paragraphs");
/// The option of marks.
pub const MARKS_HELP: Word = word(
    "汉字间的半角标点：full（显示为全角，阅读界面默认）、given（照原样，print 默认）；不影响复制、查找和导出",
    "Western marks among hanzi: full (shown full width, the reader's default) or given (as they are, the default of print); searches and exports are not concerned",
);
/// The value of the option of marks.
pub const MARKS: Word = word("标点", "MARKS");

/// The option that reveals.
pub const REVEAL_HELP: Word = word(
    "隐藏和被替换的字符显示为码位，如 ‹U+202E›",
    "Show hidden and replaced characters as code points, such as ‹U+202E›",
);
