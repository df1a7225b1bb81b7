//! The real program in a real pseudo-terminal, with a terminal emulator to look at its screen.

use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use alacritty_terminal::event::{Event, EventListener};
use alacritty_terminal::grid::Dimensions;
use alacritty_terminal::index::{Column, Line};
use alacritty_terminal::term::cell::Flags;
use alacritty_terminal::term::{Config, Term, TermMode};
use alacritty_terminal::vte::ansi::Processor;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a screen may take to show what it should.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long to wait for output before looking whether the program has ended.
const PAUSE: Duration = Duration::from_millis(5);

/// The emulator, and news of each piece of output that it took in.
#[derive(Clone)]
struct Screen(Arc<(Mutex<Emulator>, Condvar)>);

impl Screen {
    fn look(&self) -> MutexGuard<'_, Emulator> {
        self.0.0.lock().unwrap()
    }

    /// Waits for more output, not for long.
    fn wait(&self) {
        let emulator = self.look();
        drop(self.0.1.wait_timeout(emulator, PAUSE).unwrap());
    }
}

struct Emulator {
    term: Term<Replies>,
    parser: Processor,
    heard: Vec<u8>,
}

/// What the terminal answers when the program asks, at its start, how wide marks are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The truth: the emulator draws them narrow.
    Narrow,
    /// That they are wide.
    Wide,
    /// Nothing.
    Silence,
}

/// The questions that the program asks: seven marks, and the attributes of the terminal.
const QUESTIONS: usize = 8;

/// Answers what the program asks at its start, and collects what a real terminal would answer or do beyond drawing after
/// that: nothing a page says may lead there.
#[derive(Clone)]
struct Replies {
    answer: Answer,
    keyboard: Keyboard,
    asked: Arc<Mutex<usize>>,
    others: Arc<Mutex<Vec<String>>>,
}

type Keyboard = Arc<Mutex<Box<dyn Write + Send>>>;

impl EventListener for Replies {
    fn send_event(&self, event: Event) {
        let mut asked = self.asked.lock().unwrap();
        if let Event::PtyWrite(reply) = &event
            && *asked < QUESTIONS
            && (reply.starts_with("\x1b[2;") || reply.starts_with("\x1b[?"))
        {
            *asked += 1;
            let reply = match self.answer {
                Answer::Narrow => reply.clone(),
                Answer::Wide => reply.replace(";2R", ";3R"),
                Answer::Silence => return,
            };
            let _ = self.keyboard.lock().unwrap().write_all(reply.as_bytes());
            return;
        }
        if matches!(
            event,
            Event::PtyWrite(_)
                | Event::Title(_)
                | Event::ResetTitle
                | Event::ClipboardStore(..)
                | Event::ClipboardLoad(..)
                | Event::ColorRequest(..)
                | Event::TextAreaSizeRequest(_)
                | Event::Bell
        ) {
            self.others.lock().unwrap().push(format!("{event:?}"));
        }
    }
}

#[derive(Clone, Copy)]
struct Grid(u16, u16);

impl Dimensions for Grid {
    fn total_lines(&self) -> usize {
        self.1.into()
    }
    fn screen_lines(&self) -> usize {
        self.1.into()
    }
    fn columns(&self) -> usize {
        self.0.into()
    }
}

/// A terminal with the program in it.
pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    keyboard: Keyboard,
    pub child: Box<dyn Child + Send + Sync>,
    emulator: Screen,
    replies: Replies,
}

impl Terminal {
    /// Starts the program with its home in `home`.
    pub fn start(home: &Path, size: (u16, u16), args: &[&str]) -> Self {
        Self::start_program(env!("CARGO_BIN_EXE_dubao"), home, size, args)
    }

    /// Starts any program with its home in `home`.
    pub fn start_program(program: &str, home: &Path, size: (u16, u16), args: &[&str]) -> Self {
        Self::start_answering(Answer::Narrow, program, home, size, args)
    }

    /// Starts any program in a terminal that answers so.
    pub fn start_answering(
        answer: Answer,
        program: &str,
        home: &Path,
        size: (u16, u16),
        args: &[&str],
    ) -> Self {
        Self::start_command(answer, command(program, home, args), size)
    }

    /// Starts a command of any kind.
    pub fn start_command(answer: Answer, command: CommandBuilder, size: (u16, u16)) -> Self {
        let (master, child) = spawn_command(command, size);
        let keyboard: Keyboard = Arc::new(Mutex::new(master.take_writer().unwrap()));
        let replies = Replies {
            answer,
            keyboard: Arc::clone(&keyboard),
            asked: Arc::default(),
            others: Arc::default(),
        };
        let term = Term::new(Config::default(), &Grid(size.0, size.1), replies.clone());
        let emulator = Emulator {
            term,
            parser: Processor::new(),
            heard: Vec::new(),
        };
        let emulator = Screen(Arc::new((Mutex::new(emulator), Condvar::new())));
        listen(master.try_clone_reader().unwrap(), emulator.clone());
        Self {
            master,
            keyboard,
            child,
            emulator,
            replies,
        }
    }

    /// Presses keys, as the bytes that a terminal sends for them.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        self.press_bytes(keys.as_bytes())
    }

    /// Sends bytes of any kind.
    pub fn press_bytes(&mut self, bytes: &[u8]) -> &mut Self {
        let mut keyboard = self.keyboard.lock().unwrap();
        keyboard.write_all(bytes).unwrap();
        keyboard.flush().unwrap();
        drop(keyboard);
        self
    }

    pub fn resize(&mut self, size: (u16, u16)) {
        self.emulator.look().term.resize(Grid(size.0, size.1));
        self.master.resize(pty_size(size)).unwrap();
    }

    /// Tells the program of a size that the screen does not take on.
    pub fn claim(&self, size: (u16, u16)) {
        self.master.resize(pty_size(size)).unwrap();
    }

    /// Waits until the screen shows a text; panics with the screen if it never does.
    #[track_caller]
    pub fn wait_for(&mut self, text: &str) -> &mut Self {
        self.wait(|screen| screen.contains(text), text);
        self
    }

    /// Waits until the screen is as wanted.
    #[track_caller]
    pub fn wait(&mut self, wanted: impl Fn(&str) -> bool, what: &str) {
        let start = Instant::now();
        while !wanted(&self.screen()) {
            assert!(
                start.elapsed() < PATIENCE,
                "no {what:?} on\n{}",
                self.screen()
            );
            self.emulator.wait();
        }
    }

    /// Waits until nothing more is drawn, and returns the screen.
    pub fn settled(&mut self) -> String {
        let mut heard = usize::MAX;
        loop {
            thread::sleep(Duration::from_millis(120));
            let now = self.heard().len();
            if now == heard {
                return self.screen();
            }
            heard = now;
        }
    }

    /// Waits until nothing more was drawn for a moment.
    pub fn calm(&mut self, moment: Duration) {
        let mut heard = self.emulator.look().heard.len();
        loop {
            thread::sleep(moment);
            let now = self.emulator.look().heard.len();
            if std::mem::replace(&mut heard, now) == now {
                return;
            }
        }
    }

    /// What each cell holds, row by row; nothing behind a glyph of two cells.
    pub fn cells(&self) -> Vec<Vec<String>> {
        let emulator = self.emulator.look();
        let grid = emulator.term.grid();
        let cell = |line: usize, column| {
            let cell = &grid[Line(i32::try_from(line).unwrap())][Column(column)];
            let glyph =
                std::iter::once(cell.c).chain(cell.zerowidth().into_iter().flatten().copied());
            if cell.flags.contains(Flags::WIDE_CHAR_SPACER) {
                String::new()
            } else {
                glyph.collect()
            }
        };
        let row = |line| {
            (0..grid.columns())
                .map(|column| cell(line, column))
                .collect()
        };
        (0..grid.screen_lines()).map(row).collect()
    }

    /// What the screen shows, a line a row, each glyph once.
    pub fn screen(&self) -> String {
        let emulator = self.emulator.look();
        let grid = emulator.term.grid();
        let mut lines = Vec::new();
        for line in 0..grid.screen_lines() {
            let mut text = String::new();
            for column in 0..grid.columns() {
                let cell = &grid[Line(i32::try_from(line).unwrap())][Column(column)];
                if !cell.flags.contains(Flags::WIDE_CHAR_SPACER) {
                    text.push(cell.c);
                    text.extend(cell.zerowidth().into_iter().flatten());
                }
            }
            lines.push(text.trim_end().to_owned());
        }
        lines.join("\n")
    }

    /// All bytes that came to the terminal so far.
    pub fn heard(&self) -> Vec<u8> {
        self.heard_since(0)
    }

    /// The bytes that came to the terminal behind the first so many.
    pub fn heard_since(&self, start: usize) -> Vec<u8> {
        self.emulator.look().heard[start..].to_vec()
    }

    /// Forgets those bytes: of a long session there are many.
    pub fn forget(&self) {
        self.emulator.look().heard.clear();
    }

    /// What the terminal would have answered, or done beyond drawing.
    pub fn replies(&self) -> Vec<String> {
        self.replies.others.lock().unwrap().clone()
    }

    /// Whether the program has the terminal: the other screen, the mouse, pasted text marked, the cursor hidden.
    pub fn is_taken(&self) -> bool {
        let taken = TermMode::ALT_SCREEN | TermMode::MOUSE_MODE | TermMode::BRACKETED_PASTE;
        self.emulator.look().term.mode().intersects(taken)
    }

    pub fn shows_cursor(&self) -> bool {
        self.emulator
            .look()
            .term
            .mode()
            .contains(TermMode::SHOW_CURSOR)
    }

    /// Whether the terminal is in raw mode: keys are not echoed.
    pub fn is_raw(&self) -> bool {
        let flags = self.master.get_termios().unwrap().local_flags;
        !format!("{flags:?}").contains("ECHO ") && !format!("{flags:?}").contains("ICANON")
    }

    /// The modes of the terminal, in words.
    pub fn modes(&self) -> String {
        format!("{:?}", self.master.get_termios())
    }

    /// Sends a signal; one that nobody can catch goes to the reader, not to its guard.
    pub fn signal(&self, name: &str) {
        let id = match name {
            "KILL" | "ABRT" | "SEGV" => self.reader(),
            _ => self.child.process_id().unwrap(),
        };
        let id = id.to_string();
        // The shell's own command: a small machine has no other.
        let kill = Command::new("sh")
            .args(["-c", "kill -s $0 $1", name, &id])
            .status();
        assert!(kill.unwrap().success());
    }

    /// The process that reads: the child of the one that was started, if there is one.
    pub fn reader(&self) -> u32 {
        let guard = self.child.process_id().unwrap();
        let children = std::fs::read_to_string(format!("/proc/{guard}/task/{guard}/children"));
        let child = children.ok().and_then(|children| {
            let first = children.split_whitespace().next()?;
            first.parse().ok()
        });
        child.unwrap_or(guard)
    }

    /// Waits until the program has stopped: it gives the terminal back a little before that, and a word to go on that
    /// came between the two would be lost. Where the system has no `/proc`, a moment must do.
    #[track_caller]
    pub fn wait_for_stop(&self) {
        let file = format!("/proc/{}/stat", self.child.process_id().unwrap());
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            match std::fs::read_to_string(&file) {
                Ok(stat) if stat.contains(") T ") => return,
                Ok(_) => thread::sleep(Duration::from_millis(5)),
                Err(_) => return thread::sleep(Duration::from_millis(300)),
            }
        }
        panic!("it does not stop:\n{}", self.screen());
    }

    /// Waits until the program has ended; returns its exit code, or 128 and more for a signal.
    pub fn wait_for_end(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                // What it wrote last is still on its way.
                thread::sleep(Duration::from_millis(50));
                return status.signal().map_or(status.exit_code(), |_| 128);
            }
            assert!(
                start.elapsed() < PATIENCE,
                "it does not end:\n{}",
                self.screen()
            );
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts the program in a terminal that nobody looks at.
pub fn spawn(
    program: &str,
    home: &Path,
    size: (u16, u16),
    args: &[&str],
) -> (Box<dyn MasterPty + Send>, Box<dyn Child + Send + Sync>) {
    spawn_command(command(program, home, args), size)
}

/// Starts a command in a terminal that nobody looks at.
pub fn spawn_command(
    command: CommandBuilder,
    size: (u16, u16),
) -> (Box<dyn MasterPty + Send>, Box<dyn Child + Send + Sync>) {
    let pty = native_pty_system().openpty(pty_size(size)).unwrap();
    (pty.master, pty.slave.spawn_command(command).unwrap())
}

/// A program with its home in `home`, and nothing else in its environment but what a terminal is.
pub fn command(program: &str, home: &Path, args: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.args(args);
    command.env_clear();
    for (name, value) in [
        ("HOME", home.to_str().unwrap()),
        ("PATH", "/usr/local/bin:/usr/bin:/bin"),
        ("TERM", "xterm-256color"),
        ("LANG", "zh_CN.UTF-8"),
        // A new machine has no Chinese locale: what follows tells peers the encoding.
        ("LC_CTYPE", "C.UTF-8"),
        ("LESSCHARSET", "utf-8"),
    ] {
        command.env(name, value);
    }
    command.cwd(home);
    command
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn listen(mut output: Box<dyn Read + Send>, emulator: Screen) {
    thread::spawn(move || {
        let mut bytes = vec![0; 65_536];
        while let Ok(count @ 1..) = output.read(&mut bytes) {
            let mut now = emulator.look();
            let Emulator {
                term,
                parser,
                heard,
            } = &mut *now;
            parser.advance(term, &bytes[..count]);
            heard.extend_from_slice(&bytes[..count]);
            drop(now);
            emulator.0.1.notify_all();
        }
    });
}
