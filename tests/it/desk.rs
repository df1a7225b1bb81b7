//! A reader without a terminal: wishes in, a picture out.

use crossterm::event::KeyCode;
use dubao::app::keys::Chord;
use dubao::app::layout::Size;
use dubao::app::words::Lang;
use dubao::app::{Action, App, Effect, Event, Options};
use dubao::article::{Article, Block, BlockKind, Credit, CreditRole, Date, Imprint, Reading};
use dubao::library::{self, SAMPLES};
use dubao::marks::{Change, Clock, Device, Marks};
use dubao::text::Ambiguous;
use dubao::view;
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;

/// The sample pages that the program carries, read.
pub fn seeds() -> Vec<(String, Reading)> {
    let read = |(name, bytes): (&str, &[u8])| {
        let leaf = library::read(name, bytes, None).unwrap().leaves.remove(0);
        (name.to_owned(), leaf.reading)
    };
    SAMPLES.map(read).into()
}

/// A reader on a desk.
pub struct Desk {
    pub app: App,
    clock: Clock,
}

impl Desk {
    /// A reader of two made-up pages.
    pub fn new(width: u16, height: u16) -> Self {
        Self::with(width, height, Ambiguous::Narrow, sample_pages())
    }

    pub fn with(
        width: u16,
        height: u16,
        ambiguous: Ambiguous,
        pages: Vec<(String, Reading)>,
    ) -> Self {
        let options = Options {
            lang: Lang::Zh,
            ambiguous,
            ..Options::default()
        };
        let app = App::new(options, Marks::default(), Size { width, height });
        let mut desk = Self {
            app,
            clock: Clock::default(),
        };
        for (name, reading) in pages {
            desk.tell(Event::Read { name, reading });
        }
        desk.tell(Event::Progress { done: 1, total: 1 });
        desk.app.arrange();
        desk
    }

    /// Tells the reader an event, and plays the world: what is to be saved is saved at once.
    pub fn tell(&mut self, event: Event) -> Option<Effect> {
        let effect = self.app.update(event);
        if let Some(Effect::Save(changes)) = &effect {
            self.save(changes.clone());
        }
        effect
    }

    fn save(&mut self, changes: Vec<Change>) {
        let stamped = changes
            .into_iter()
            .map(|change| (self.clock.stamp(1_795_000_000_000, Device(1)), change));
        let ops = self.app.marks.entries(stamped);
        let answers = ops.len();
        let all = true;
        self.app.update(Event::Marked { ops, answers, all });
    }

    /// Does what a sentence says: names of actions, `'text` to type (`_` for a space), `<key>` to press.
    pub fn wish(&mut self, sentence: &str) -> &mut Self {
        for word in sentence.split_whitespace() {
            if let Some(text) = word.strip_prefix('\'') {
                text.replace('_', " ")
                    .chars()
                    .for_each(|c| self.press(KeyCode::Char(c)));
            } else if let Some(key) = word
                .strip_prefix('<')
                .and_then(|word| word.strip_suffix('>'))
            {
                let chord = Chord::parse(key).unwrap_or_else(|| panic!("no key {key}"));
                self.tell(Event::Press(chord));
            } else {
                let action = Action::named(word).unwrap_or_else(|| panic!("no action {word}"));
                self.app.arrange();
                if let Some(Effect::Save(changes)) = self.app.wish(action, None) {
                    self.save(changes);
                }
            }
        }
        self.app.arrange();
        self
    }

    fn press(&mut self, code: KeyCode) {
        self.tell(Event::Press(Chord {
            code,
            ctrl: false,
            alt: false,
        }));
    }

    /// What is on the screen.
    pub fn buffer(&self) -> Buffer {
        let Size { width, height } = self.app.screen;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        view::paint(&self.app, &mut buffer);
        buffer
    }

    /// What is on the screen, a line a row, without the blanks at the ends of rows.
    pub fn picture(&self) -> String {
        picture(&self.buffer())
    }
}

/// A buffer as text: each glyph once, however many cells it covers.
pub fn picture(buffer: &Buffer) -> String {
    let mut lines = Vec::new();
    for y in 0..buffer.area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            line.push_str(cell.symbol());
            x += width(cell.symbol(), cell.diff_option);
        }
        lines.push(line.trim_end().to_owned());
    }
    lines.join("\n").trim_end().to_owned()
}

fn width(symbol: &str, option: CellDiffOption) -> u16 {
    match option {
        CellDiffOption::ForcedWidth(width) => width.get(),
        _ => u16::try_from(dubao::text::cells(symbol, Ambiguous::Narrow))
            .unwrap()
            .max(1),
    }
}

/// Asserts that the wishes lead to the picture, whose indentation does not count.
#[track_caller]
pub fn check(desk: &mut Desk, wishes: &str, wanted: &str) {
    let picture = desk.wish(wishes).picture();
    let lines: Vec<&str> = wanted.lines().skip(1).collect();
    let indent = lines
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start().len());
    let indent = indent.min().unwrap_or(0);
    let wanted: Vec<&str> = lines
        .iter()
        .map(|line| line.get(indent..).unwrap_or("").trim_end())
        .collect();
    assert_eq!(picture, wanted.join("\n").trim_end(), "\n{picture}\n");
}

/// An article of plain paragraphs.
pub fn article(headline: &str, reporter: &str, paragraphs: &[&str]) -> Article {
    let block = |text: &&str| Block {
        kind: BlockKind::Paragraph,
        text: (*text).to_owned(),
        spans: Vec::new(),
    };
    let credit = Credit {
        name: reporter.to_owned(),
        role: CreditRole::Reporter,
    };
    Article {
        headline: headline.to_owned(),
        byline: Some(credit)
            .filter(|credit| !credit.name.is_empty())
            .into_iter()
            .collect(),
        blocks: paragraphs.iter().map(block).collect(),
        ..Article::default()
    }
}

/// Two pages of a paper that does not exist.
pub fn sample_pages() -> Vec<(String, Reading)> {
    let page = |number, name: &str| Imprint {
        paper: Some("江南晚报".to_owned()),
        date: Some(Date {
            year: 2026,
            month: 3,
            day: 5,
        }),
        page: Some(number),
        page_name: Some(name.to_owned()),
    };
    let mut spring = article(
        "春风又绿江南岸",
        "王安石",
        &[
            "京口瓜洲一水间，钟山只隔数重山。春风又绿江南岸，明月何时照我还？",
            "“爆竹声中一岁除，春风送暖入屠苏。”千门万户曈曈日，总把新桃换旧符。",
        ],
    );
    spring.subtitle = Some("——科技金融下乡见闻".into());
    let mut market = article(
        "早市的一天从凌晨三点开始",
        "李白",
        &["床前明月光，疑是地上霜。举头望明月，低头思故乡。"],
    );
    market.section = Some("民生".into());
    let bridge = article(
        "大桥今日合龙全长1298米",
        "",
        &["两岸猿声啼不住，轻舟已过万重山。"],
    );
    for article in [&mut spring, &mut market] {
        article.imprint = page(1, "要闻").into();
    }
    let front = Reading {
        imprint: page(1, "要闻").into(),
        articles: vec![spring.into(), market.into()],
        ..Reading::default()
    };
    let second = Reading {
        imprint: page(2, "社会").into(),
        articles: vec![bridge.into()],
        ..Reading::default()
    };
    vec![
        ("jn-01.txt".to_owned(), front),
        ("jn-02.txt".to_owned(), second),
    ]
}
