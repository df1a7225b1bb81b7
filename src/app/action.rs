//! The one table of wishes: key table, help pane and README print from it.

use super::words::Word;

macro_rules! actions {
    ($($variant:ident $name:literal $zh:literal $en:literal)*) => {
        /// What a person may wish for; each has a name, and a help line in both languages.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $(#[doc = $en] $variant,)*
        }

        impl Action {
            /// All of them, in the order of the help pane.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name, as tests and configuration write it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What it does, in one line.
            pub fn help(self) -> Word {
                match self { $(Self::$variant => Word { zh: $zh, en: $en },)* }
            }

            /// The action of this name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|action| action.name() == name)
            }
        }
    };
}

actions! {
    Down "down" "向下一行" "Move one line down"
    Up "up" "向上一行" "Move one line up"
    HalfDown "half-down" "向下半屏" "Move half a screen down"
    HalfUp "half-up" "向上半屏" "Move half a screen up"
    PageDown "page-down" "向下一屏" "Move one screen down"
    PageUp "page-up" "向上一屏" "Move one screen up"
    Top "top" "到开头" "Go to the start"
    End "end" "到末尾" "Go to the end"
    Open "open" "阅读所选文章" "Read the selected article"
    Back "back" "返回上一层" "Go back one level"
    Quit "quit" "退出" "Quit"
    Raw "raw" "看版面原样" "See the page as it was"
    SwitchPane "switch-pane" "在列表和正文之间切换" "Switch list and text"
    NextArticle "next-article" "下一篇" "Next article"
    PreviousArticle "previous-article" "上一篇" "Previous article"
    NextGroup "next-group" "下一版（正文中：下一段）" "Next page, or paragraph"
    PreviousGroup "previous-group" "上一版（正文中：上一段）" "Previous page, or paragraph"
    NextUnread "next-unread" "下一篇未读" "Next unread article"
    PreviousUnread "previous-unread" "上一篇未读" "Previous unread article"
    NextPiece "next-piece" "版面上本文的下一处" "Next piece of the article"
    PreviousPiece "previous-piece" "版面上本文的上一处" "Previous piece"
    NextFurniture "next-furniture" "下一处不属于文章的文字" "Next text of no article"
    PreviousFurniture "previous-furniture" "上一处不属于文章的文字" "Previous text of no article"
    Jump "jump" "按标题跳转：汉字、拼音、首字母" "Jump by headline"
    Search "search" "在正文中查找" "Search in the text"
    FullText "full-text" "在所有文章的正文中查找" "Search the text of all articles"
    Related "related" "内容相近的文章" "List the articles most like this one"
    NextHit "next-hit" "下一处" "Next hit"
    PreviousHit "previous-hit" "上一处" "Previous hit"
    Bookmark "bookmark" "加或去书签" "Set or remove a bookmark"
    Bookmarks "bookmarks" "书签列表" "List the bookmarks"
    Note "note" "给书签写一句话" "Write a note on the bookmark"
    Tags "tags" "给文章加标签，用空格分开" "Tag the article: words with spaces between"
    ToggleRead "toggle-read" "标为已读或未读" "Mark read or unread"
    ReadAll "read-all" "全部标为已读" "Mark all shown as read"
    Undo "undo" "撤销上一次标记" "Undo the last mark"
    Select "select" "选文字：复制、摘录" "Select text, to copy or highlight it"
    Copy "copy" "复制（未选时：本段或标题）" "Copy: the paragraph, or the headline"
    Highlight "highlight" "把所选的摘录下来" "Keep the selection as a highlight"
    DropHighlight "drop-highlight" "去掉所选处的摘录" "Remove the highlights selected"
    OtherEnd "other-end" "移动选区的另一端" "Move the other end of the selection"
    NextWord "next-word" "下一词" "Next word"
    PreviousWord "previous-word" "上一词" "Previous word"
    WordEnd "word-end" "到词尾" "End of the word"
    NextSentence "next-sentence" "下一句" "Next sentence"
    PreviousSentence "previous-sentence" "上一句" "Previous sentence"
    RowStart "row-start" "到行首" "Start of the row"
    RowEnd "row-end" "到行尾" "End of the row"
    Mend "mend" "更正：在段落上选" "Correct: choose a paragraph"
    MergeNext "merge" "更正：与下一篇合并" "Correct: merge with the next"
    SplitHere "split" "更正：从这里分成另一篇" "Correct: an article begins here"
    HeadlineHere "headline" "更正：这是标题" "Correct: this is the headline"
    DropHere "drop" "更正：这不属于文章" "Correct: of no article"
    DropArticle "drop-article" "更正：整篇移出" "Correct: drop the article"
    TakeIn "take-in" "更正：收入本文" "Correct: take into the article"
    MoveDown "move-down" "更正：段落下移" "Correct: move paragraph down"
    MoveUp "move-up" "更正：段落上移" "Correct: move paragraph up"
    ToNext "to-next" "更正：段落移到下一篇" "Correct: to the next article"
    ToPrevious "to-previous" "更正：段落移到上一篇" "Correct: to the article before"
    TakeBack "take-back" "更正：撤回这一版最近一处" "Correct: take the last back"
    ShowAll "show-all" "列表：全部" "List: all"
    ShowUnread "show-unread" "列表：未读" "List: unread"
    ShowBookmarked "show-bookmarked" "列表：有书签的" "List: bookmarked"
    ShowSaved "show-saved" "列表：保存的筛选" "List: a saved filter"
    Filter "filter" "列表：边写边筛选" "List: filter by a query while typing"
    SaveFilter "save-filter" "把筛选保存为一个名字" "Save the filter under a name"
    SavedFilters "saved-filters" "看保存的筛选" "See the saved filters"
    DeleteFilter "delete-filter" "删除所选的筛选" "Delete the saved filter"
    Layout "layout" "一栏、分栏、竖排" "One column, columns, vertical"
    Leftward "leftward" "返回（竖排时向左一行）" "Back; vertical: one line on"
    Rightward "rightward" "竖排时向右一行" "Vertical: one line back"
    Wider "wider" "每行多两字" "Longer lines"
    Narrower "narrower" "每行少两字" "Shorter lines"
    UsualMeasure "usual-measure" "每行四十字" "Lines of forty hanzi"
    Justify "justify" "两端对齐或不齐" "Justify lines or not"
    Hang "hang" "行末标点悬挂或不悬挂" "Let marks at line ends hang or not"
    Space "space" "段间空行或不空" "Space paragraphs or not"
    FullMarks "full-marks" "标点显示为全角或照原样" "Show marks full width or as given"
    Reveal "reveal" "显示隐藏和被替换的字符" "Reveal hidden and replaced characters"
    Script "script" "原文、简体、繁体" "As written, simplified, traditional"
    Pinyin "pinyin" "注音：不注、生僻字、全部" "Pinyin: none, of rare characters, of all"
    Help "help" "显示按键" "Show the keys"
    Widths "widths" "“ ” … 占一格或两格" "Marks such as “ ” … take one cell, or two"
    Redraw "redraw" "重画屏幕" "Redraw the screen"
    Suspend "suspend" "挂起，回到 shell" "Suspend to the shell"
}
