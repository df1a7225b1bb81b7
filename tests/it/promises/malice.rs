//! Malice: texts made to drive a terminal, to hide in a text, to stall a reader; our own set, by the classes of SAFETY 1.4.

/// A text that means harm.
#[derive(Clone, Debug)]
pub struct Malice {
    /// Its class and number, and what it comes after, such as `esc-07-ascii`.
    pub name: String,
    /// What is read as text.
    pub text: String,
    /// What stands in a file: other than the text where no text can say it.
    pub bytes: Vec<u8>,
}

/// Controls that move the cursor, ring, overwrite, or end a terminal's patience.
const C0: &[&str] = &[
    "\u{7}",
    "\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}",
    "真\r假",
    "\t\t",
    "\u{b}\u{c}",
    "\u{e}qqq\u{f}",
    "\0",
    "\u{7f}\u{7f}",
    "\u{5}",
    "\u{18}\u{1a}",
    "\u{11}\u{13}",
    "\u{4}",
    "\u{1}\u{2}\u{3}\u{6}\u{10}\u{12}\u{14}\u{15}\u{16}\u{17}\u{19}\u{1c}\u{1d}\u{1e}\u{1f}",
];

/// The same in eight bits.
const C1: &[&str] = &[
    "\u{9b}2J",
    "\u{9d}0;t\u{9c}",
    "\u{90}$qm\u{9c}",
    "\u{9f}x\u{9c}\u{98}y\u{9c}\u{9e}z\u{9c}",
    "\u{84}\u{85}\u{8d}\u{88}",
    "\u{8e}a\u{8f}b",
    "\u{9a}",
    "\u{80}\u{81}\u{82}\u{83}\u{86}\u{87}\u{89}\u{8a}\u{8b}\u{8c}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{99}",
];

/// Sequences of the terminal, whole, cut short, and broken over lines.
const ESC: &[&str] = &[
    "\u{1b}[2J",
    "\u{1b}[H",
    "\u{1b}[31;5m",
    "\u{1b}[?1049l",
    "\u{1b}[?1049h",
    "\u{1b}[?25l",
    "\u{1b}[6n",
    "\u{1b}[5n",
    "\u{1b}[c",
    "\u{1b}[>c",
    "\u{1b}[>0q",
    "\u{1b}[21t",
    "\u{1b}[14t\u{1b}[18t",
    "\u{1b}c",
    "\u{1b}[2;3r",
    "\u{1b}7\u{1b}8",
    "\u{1b}[?1003h",
    "\u{1b}[?2004l",
    "\u{1b}(0lqqk",
    "\u{1b}#8",
    "\u{1b}[20h\u{1b}[4h",
    "\u{1b}[?5h",
    "\u{1b}[3J",
    "\u{1b}[?2026h",
    "\u{1b}[!p",
    "\u{1b}=\u{1b}>",
    "\u{1b}Z",
    "x\u{1b}[999b",
    "\u{1b}[9L\u{1b}[9M\u{1b}[9P\u{1b}[9@",
    "\u{1b}[>4;2m\u{1b}[>1u",
    "\u{1b}[?996n",
    "\u{1b}GQ;\n",
    "\u{1b}",
    "\u{1b}\n[2J",
    "\u{1b}\u{1b}[2J",
    "\u{1b}[12;",
    "\u{1b}[\u{202e}2J",
    "\u{1b}[?1;2$y",
    "\u{1b}[10A\u{1b}[10B\u{1b}[10C\u{1b}[10D",
    "\u{1b}[?6h\u{1b}[5i",
];

/// Commands to the operating system: titles, links, clipboards, questions.
const OSC: &[&str] = &[
    "\u{1b}]0;title\u{7}",
    "\u{1b}]2;title\u{1b}\\",
    "\u{1b}]8;;http://a.b/\u{1b}\\link\u{1b}]8;;\u{1b}\\",
    "\u{1b}]52;c;cm0gLXJm\u{7}",
    "\u{1b}]52;c;?\u{7}",
    "\u{1b}]11;?\u{1b}\\",
    "\u{1b}]4;1;?\u{7}",
    "\u{1b}]50;#3\u{7}",
    "\u{1b}]1337;File=inline=1:AAAA\u{7}",
    "\u{1b}]777;notify;a;b\u{7}",
    "\u{1b}]9;4;1;50\u{7}",
    "\u{1b}]0;never ends",
    "\u{1b}]133;A\u{7}",
    "\u{1b}]8;;\u{1b}0m\u{1b}[>0q",
    "\u{1b}]7;file://h/$(id)\u{7}",
    "\u{1b}]104\u{7}\u{1b}]l\u{1b}\\",
];

/// Strings that terminals take for programs.
const DCS: &[&str] = &[
    "\u{1b}P$qm\u{1b}\\",
    "\u{1b}P+q544e\u{1b}\\",
    "\u{1b}P1;1|17/1b5b324a\u{1b}\\",
    "\u{1b}_Gf=24,s=1,v=1;AAAA\u{1b}\\",
    "\u{1b}^private\u{1b}\\",
    "\u{1b}Xstring\u{1b}\\",
    "\u{1b}Pq#0;2;0;0;0~\u{1b}\\",
    "\u{1b}Ptmux;\u{1b}\u{1b}[2J\u{1b}\\",
    "\u{1b}P never ends",
];

/// What turns a text around, hides in it, or is drawn otherwise by every terminal.
const UNI: &[&str] = &[
    "\u{202e}",
    "\u{202d}",
    "\u{202a}\u{202b}\u{202c}",
    "\u{2066}",
    "\u{2067}",
    "\u{2068}\u{2069}",
    "\u{200e}",
    "\u{200f}",
    "\u{61c}",
    "\u{200b}",
    "\u{200c}",
    "\u{200d}",
    "\u{2060}",
    "\u{feff}",
    "\u{ad}",
    "\u{34f}",
    "\u{3164}",
    "\u{115f}\u{1160}",
    "\u{ffa0}",
    "\u{e0001}\u{e0041}\u{e0042}\u{e007f}",
    "\u{e0100}\u{e0101}\u{e0102}",
    "\u{2028}",
    "\u{2029}",
    "\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}\u{30b}\u{30c}",
    "\u{fff9}a\u{fffa}b\u{fffb}",
    "👨\u{200d}👩\u{200d}👧\u{200d}👦",
    "☎\u{fe0f}❤\u{fe0f}1\u{fe0f}\u{20e3}",
    "\u{17d8}",
    "\u{fffe}\u{ffff}\u{fdd0}\u{10ffff}",
    "\u{e000}\u{f8ff}\u{f0000}",
    "\u{180e}\u{180b}",
    "🇨🇳🇨",
    "\u{1d173}\u{13430}\u{1bca0}",
    "👍🏽🏽",
    "\u{600}\u{6dd}1",
    "\u{fe0f}\u{fe0e}",
    "\u{2061}\u{2062}\u{2063}\u{2064}\u{206a}\u{206f}",
    "\u{fff0}\u{fff8}\u{e0fff}",
    "क\u{94d}ष\u{94d}क\u{94d}ष",
    "\u{1f1e6}\u{200d}\u{fe0f}\u{e0020}",
    "שלום\u{202e}olleh",
    "\u{3000}\u{a0}\u{2007}\u{202f}\u{2800}",
];

/// Names that a shell, a printf or an option parser would mind.
const NAMES: &[&str] = &[
    "-rf",
    "; touch x",
    "$(touch x)",
    "`touch x`",
    "a\nb",
    "%s%n%x",
    "..",
    "| sh",
    "'\"\\",
    "+!touch x",
    " ",
    "\r",
    "~",
];

/// Bytes that are no text, or text that only another encoding would see.
const ENC: &[&[u8]] = &[
    b"\x9b2J",
    b"\xc2\x9b2J",
    b"\xc0\x9b[2J",
    b"\xe0\x80\x9b[2J",
    b"\xf0\x80\x80\x9b[2J",
    b"\xff\xfe\x1b\0[\0",
    b"\xed\xa0\x9b",
    b"\xf4\x90\x80\x80",
    b"\xc2",
    b"\xe4\xbd",
    b"\x81\x1b[2J",
    b"\x81\x30\x1b[2J",
    b"\xa4\x1b[2J",
    b"+ABs-[2J",
    b"\x1b$B\x1b(J",
    b"~{<:Ky~}",
    b"a\0\x1b\0[\0",
    b"\xef\xbb\xbf\x1b[2J",
    b"\x80\x85\x90\x9d\x9c",
    b"&#27;[2J&#x9b;2J&#x202e;",
    b"\\u001b[2J\\x1b[2J\\033[2J",
    b"%1b[2J%9b2J",
    b"=1B[2J",
    b"\xfe\xff\0\x1b\0[",
    b"\xfc\x80\x80\x80\x80\x9b",
];

fn sizes() -> Vec<String> {
    vec![
        "\u{301}".repeat(5_000),
        "\u{20dd}\u{489}".repeat(3_400),
        "x".repeat(40_000),
        "\u{200d}👩".repeat(3_000),
        "\u{e0100}".repeat(5_000),
        "🇨".repeat(5_001),
        "\n".repeat(3_000),
        "\t".repeat(3_000),
        format!("\u{1b}[{}m", "1;".repeat(5_000)),
        format!("\u{1b}]0;{}", "t".repeat(60_000)),
        "\u{1100}".repeat(4_000),
        "\u{202e}".repeat(9_000),
    ]
}

/// All of it, each after a letter and after a hanzi.
pub fn all() -> Vec<Malice> {
    let mut all = Vec::new();
    let sizes = sizes();
    let sizes: Vec<&str> = sizes.iter().map(String::as_str).collect();
    let classes = [
        ("c0", C0),
        ("c1", C1),
        ("esc", ESC),
        ("osc", OSC),
        ("dcs", DCS),
        ("uni", UNI),
        ("name", NAMES),
        ("size", &sizes),
    ];
    for (class, texts) in classes {
        for (number, text) in texts.iter().enumerate() {
            all.extend(bases(class, number, text.as_bytes()));
        }
    }
    for (number, bytes) in ENC.iter().enumerate() {
        all.extend(bases("enc", number, bytes));
    }
    all
}

/// Some of it, of every class; all in a full run.
pub fn some(few: usize) -> Vec<Malice> {
    let all = all();
    let count = super::cases(few, all.len()).min(all.len());
    let chosen = (0..count).map(|number| all[number * all.len() / count].clone());
    chosen.collect()
}

fn bases(class: &str, number: usize, what: &[u8]) -> [Malice; 2] {
    [("ascii", "report", "txt"), ("hanzi", "报告", "文字")].map(|(base, before, after)| {
        let bytes = [before.as_bytes(), what, after.as_bytes()].concat();
        Malice {
            name: format!("{class}-{number:02}-{base}"),
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
        }
    })
}

impl Malice {
    /// What means no harm in its place.
    pub fn none() -> Self {
        Self {
            name: "benign".to_owned(),
            text: "报告文字".to_owned(),
            bytes: "报告文字".into(),
        }
    }

    /// A page of print with it in the headline and in the text.
    pub fn page(&self) -> Vec<u8> {
        let parts: [&[u8]; 5] = [
            "春风又绿".as_bytes(),
            &self.bytes,
            "江南岸\n\n本报讯（记者 王安石）京口瓜洲一水间，".as_bytes(),
            &self.bytes,
            "钟山只隔数重山。春风又绿江南岸，明月何时照我还？\n\n大桥今日合龙通车\n\n\
            长江大桥今日合龙，全长一千二百九十八米，明年春天通车，两岸的人都在等着这一天。\n"
                .as_bytes(),
        ];
        parts.concat()
    }

    /// Articles as an export writes them, with it in every field of the first one.
    pub fn items(&self) -> String {
        let text = &self.text;
        let hostile = serde_json::json!({
            "title": format!("春风{text}"), "kicker": text, "subtitle": text, "section": text,
            "source": text, "paper": text, "page": 1, "page_name": text,
            "byline": [{ "name": text, "role": "reporter" }],
            "blocks": [
                { "type": "paragraph", "text": format!("京口瓜洲一水间，{text}钟山只隔数重山。") },
                { "type": "subhead", "text": text },
                { "type": "caption", "text": text },
                { "type": "paragraph", "text": text },
            ],
        });
        line(&hostile) + &benign_items()
    }

    /// Articles of which the first has it in its headline, or in its text alone.
    pub fn item(&self, in_headline: bool) -> String {
        let (head, body) = if in_headline {
            (self.text.as_str(), "")
        } else {
            ("", self.text.as_str())
        };
        let hostile = serde_json::json!({
            "title": format!("春风又绿{head}江南岸"), "source": "p", "paper": "江南晚报", "page": 1,
            "blocks": [{ "type": "paragraph", "text": format!("京口瓜洲一水间，{body}钟山只隔数重山。") }],
        });
        line(&hostile) + &benign_items()
    }

    /// A name of a file with it, as far as a file can have it.
    pub fn file_name(&self) -> String {
        let fit = |c: &char| !matches!(c, '\0' | '/');
        let name: String = self.text.chars().filter(fit).take(50).collect();
        format!("x{name}.txt")
    }

    /// It as an argument, or as text that is pasted: without what ends either.
    pub fn typed(&self) -> String {
        let text: String = self.text.chars().filter(|c| *c != '\0').take(400).collect();
        text.replace("\u{1b}[201~", "")
    }
}

/// A line of JSON; what ends lines for some is escaped.
fn line(item: &serde_json::Value) -> String {
    let mut line = item.to_string();
    for c in ['\u{85}', '\u{2028}', '\u{2029}'] {
        line = line.replace(c, &format!("\\u{:04x}", u32::from(c)));
    }
    line + "\n"
}

fn benign_items() -> String {
    let mut items = String::new();
    for (title, text) in [
        (
            "早市从凌晨三点开始",
            "床前明月光，疑是地上霜。举头望明月，低头思故乡。",
        ),
        (
            "大桥今日合龙通车",
            "长江大桥今日合龙，全长一千二百九十八米，明年春天通车。",
        ),
    ] {
        let item = serde_json::json!({
            "title": title, "source": "q", "paper": "江南晚报", "page": 2,
            "blocks": [{ "type": "paragraph", "text": text }],
        });
        items.push_str(&line(&item));
    }
    items
}

#[test]
fn there_is_enough_malice_of_every_class() {
    let all = all();
    assert!(all.len() >= 2 * 111, "{}", all.len());
    let classes = [
        ("uni", 28),
        ("esc", 20),
        ("enc", 19),
        ("osc", 11),
        ("size", 10),
        ("c0", 7),
        ("name", 7),
        ("dcs", 5),
        ("c1", 4),
    ];
    for (class, least) in classes {
        let of = |malice: &&Malice| malice.name.starts_with(&format!("{class}-"));
        let count = all.iter().filter(of).count();
        assert!(count >= 2 * least, "{class}: {count}");
    }
}
