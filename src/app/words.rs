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
