//! Every word of the interface, in Chinese and English, one table: panes, messages, help and the command line print from it.

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
pub const NOT_SAVED: Word = word("标记未保存", "marks not saved");
/// The system gave no random number for the name of the device.
pub const NO_RANDOM: Word = word("系统没有给出随机数", "the system gave no random number");
/// A file is larger than this program reads.
pub const TOO_LARGE: Word = word("文件太大", "the file is too large");
/// A file or folder cannot be read.
pub const NOT_READ: Word = word("无法读取", "cannot be read");
