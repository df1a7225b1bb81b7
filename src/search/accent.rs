//! How a reader types pinyin: which sounds are not told apart (模糊音), and by which keys a syllable is typed (双拼).

/// Sounds that some readers do not tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Merger {
    /// zh and z, ch and c, sh and s.
    Zh,
    /// n and l at the start of a syllable.
    N,
    /// f and h.
    F,
    /// r and l.
    R,
    /// n and ng at the end of a syllable.
    Ng,
}

/// By which two keys a syllable is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// 小鹤双拼.
    Xiaohe,
    /// 自然码.
    Ziranma,
    /// 微软双拼, 搜狗双拼.
    Microsoft,
}

/// How pinyin is typed: by default letter by letter, each sound as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Accent {
    mergers: [bool; Merger::ALL.len()],
    scheme: Option<Scheme>,
}

impl Merger {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Zh, Self::N, Self::F, Self::R, Self::Ng];

    /// Its name, as an option writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::N => "n",
            Self::F => "f",
            Self::R => "r",
            Self::Ng => "ng",
        }
    }

    /// What a syllable may be taken for.
    fn others(self, syllable: &str) -> Option<String> {
        let starts: &[(&str, &str)] = match self {
            Self::Zh => &[("zh", "z"), ("ch", "c"), ("sh", "s")],
            Self::N => &[("n", "l")],
            Self::F => &[("f", "h")],
            Self::R => &[("r", "l")],
            Self::Ng => {
                let rest = syllable.strip_suffix("ng");
                return match rest.filter(|rest| rest.ends_with(['a', 'e', 'i'])) {
                    Some(rest) => Some(format!("{rest}n")),
                    None if syllable.ends_with(['a', 'e', 'i']) => None,
                    None => syllable
                        .strip_suffix('n')
                        .filter(|rest| rest.ends_with(['a', 'e', 'i']))
                        .map(|rest| format!("{rest}ng")),
                };
            }
        };
        let swapped = |from: &str, to: &str| Some(format!("{to}{}", syllable.strip_prefix(from)?));
        starts
            .iter()
            .find_map(|(long, short)| swapped(long, short).or_else(|| swapped(short, long)))
    }
}

impl Scheme {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Xiaohe, Self::Ziranma, Self::Microsoft];

    /// Its name, as an option writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Xiaohe => "xiaohe",
            Self::Ziranma => "ziranma",
            Self::Microsoft => "microsoft",
        }
    }

    /// The two keys of a syllable; ü is `v` in it.
    pub(super) fn keys(self, syllable: &str) -> String {
        let mut consonants = ["zh", "ch", "sh"].into_iter().zip(["v", "i", "u"]);
        let consonant = consonants.find_map(|(own, key)| Some((key, syllable.strip_prefix(own)?)));
        let split = || {
            let vowel = syllable.starts_with(['a', 'e', 'o']);
            syllable.split_at(usize::from(!vowel))
        };
        let (first, last) = consonant.unwrap_or_else(split);
        match (first, last) {
            ("", own) if self == Self::Microsoft => format!("o{}", self.last_key(own)),
            ("", own) if own.len() == 1 => own.repeat(2),
            ("", own) if own.len() == 2 => own.to_owned(),
            ("", own) => format!("{}{}", &own[..1], self.last_key(own)),
            // 嗯, 呣.
            (own, "") => own.to_owned(),
            (first, last) => format!("{first}{}", self.last_key(last)),
        }
    }

    /// The key of what follows the consonant.
    fn last_key(self, last: &str) -> &str {
        let table = match self {
            Self::Xiaohe => XIAOHE,
            Self::Ziranma => ZIRANMA,
            Self::Microsoft => MICROSOFT,
        };
        let keys = table.split(' ').filter_map(|entry| entry.split_once('='));
        let known = keys.filter(|(_, own)| own.split('/').any(|own| own == last));
        known.map(|(key, _)| key).next().unwrap_or(last)
    }
}

/// The keys and what they are the ends of.
const XIAOHE: &str = "q=iu w=ei r=uan/van t=ue/ve y=un/vn o=uo p=ie s=ong/iong d=ai f=en g=eng h=ang j=an k=ing/uai \
    l=iang/uang z=ou x=ia/ua c=ao v=ui b=in n=iao m=ian";
const ZIRANMA: &str = "q=iu w=ia/ua r=uan/van t=ue/ve y=ing/uai o=uo p=un/vn s=ong/iong d=iang/uang f=en g=eng h=ang \
    j=an k=ao l=ai z=ei x=ie c=iao v=ui b=ou n=in m=ian";
const MICROSOFT: &str = "q=iu w=ia/ua r=uan/van/er t=ue/ve y=uai/v o=uo p=un/vn s=ong/iong d=iang/uang f=en g=eng \
    h=ang j=an k=ao l=ai ;=ing z=ei x=ie c=iao v=ui b=ou n=in m=ian";

impl Accent {
    /// Sounds that are not told apart, and how syllables are typed if not letter by letter.
    pub fn new(mergers: &[Merger], scheme: Option<Scheme>) -> Self {
        Self {
            mergers: Merger::ALL.map(|own| mergers.contains(&own)),
            scheme,
        }
    }

    /// How a syllable may be typed: first as it is, then as it may be taken for.
    pub(super) fn spellings(self, syllable: &str) -> Vec<String> {
        let mut all = vec![syllable.to_owned()];
        for (merger, holds) in Merger::ALL.into_iter().zip(self.mergers) {
            if holds {
                let more: Vec<String> = all.iter().filter_map(|own| merger.others(own)).collect();
                all.extend(more);
            }
        }
        match self.scheme {
            Some(scheme) => all.iter().map(|own| scheme.keys(own)).collect(),
            None => all,
        }
    }

    /// Whether syllables are typed letter by letter.
    pub(super) fn is_full(self) -> bool {
        self.scheme.is_none()
    }
}
