//! Raw bytes to text in one encoding, with a note for every byte that could not be read; it never guesses a Western encoding.

use std::borrow::Cow;
use std::ops::Range;

use encoding_rs::{BIG5, DecoderResult, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::detect;
use super::note::Note;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 64 << 20;

/// How many notes one file may cause; the damage after that is gathered in the last note.
const MOST_NOTES: usize = 4096;

/// How many bytes of text are decoded at once.
const BUFFER: usize = 16 << 10;

/// An encoding that a Chinese newspaper may come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// GB18030, which contains GBK and GB2312.
    Gb18030,
    /// Big5 with the Hong Kong supplement.
    Big5,
}

/// What is wrong with a stretch of the raw bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// `bytes` bytes are not text in this encoding; each run of them shows as one U+FFFD.
    Malformed {
        /// How many bytes of the stretch are malformed: all, unless many runs are gathered in one note.
        bytes: usize,
    },
    /// `count` characters of the private use areas, which no font shows alike.
    PrivateUse {
        /// How many characters.
        count: usize,
    },
    /// `count` characters were already U+FFFD in the input: damage done before.
    Replaced {
        /// How many characters.
        count: usize,
    },
}

/// A file as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without byte order mark; every line end is `\n`, a form feed stays because it separates pages.
    pub text: String,
    /// The encoding it was in.
    pub encoding: Encoding,
    /// The damage, by bytes of the raw input.
    pub notes: Vec<Note<Damage>>,
}

/// Why a file cannot be read as text at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing in it.
    Empty,
    /// It is not text.
    Binary {
        /// The byte offset of the first byte that text does not have.
        at: usize,
    },
    /// It is text, but in none of the encodings known here: the reader must choose one.
    Unknown,
    /// It is larger than [`LARGEST_FILE`].
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
}

impl Encoding {
    /// The usual name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Gb18030 => "GB18030",
            Self::Big5 => "Big5",
        }
    }

    /// The encoding that a label means (WHATWG Encoding Standard: case and spaces around do not matter), if it is one of ours.
    pub fn named(label: &str) -> Option<Self> {
        let label = label.trim().to_ascii_lowercase().replace('_', "-");
        match label.as_str() {
            "utf16" | "utf16le" => return Some(Self::Utf16Le),
            "utf16be" => return Some(Self::Utf16Be),
            "cp936" | "ms936" => return Some(Self::Gb18030),
            "cp950" | "ms950" | "big5hkscs" => return Some(Self::Big5),
            _ => {}
        }
        let known = encoding_rs::Encoding::for_label(label.as_bytes())?;
        [
            Self::Utf8,
            Self::Utf16Le,
            Self::Utf16Be,
            Self::Gb18030,
            Self::Big5,
        ]
        .into_iter()
        .find(|ours| {
            ours.decoder_kind() == known || (known == encoding_rs::GBK && *ours == Self::Gb18030)
        })
    }

    fn decoder_kind(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Gb18030 => GB18030,
            Self::Big5 => BIG5,
        }
    }
}

/// Reads `bytes` as text, in the encoding `forced` or else in the one that the whole file speaks for.
///
/// # Errors
/// A [`Refusal`] if it is empty, too large, not text, or in an unknown encoding; with `forced` only the first two.
pub fn decode<'b>(
    bytes: impl Into<Cow<'b, [u8]>>,
    forced: Option<Encoding>,
) -> Result<Decoded, Refusal> {
    let bytes = bytes.into();
    let length = bytes.len();
    if bytes.len() > LARGEST_FILE {
        return Err(Refusal::TooLarge { bytes: bytes.len() });
    }
    let utf8 = std::str::from_utf8(&bytes).ok();
    let (encoding, mark) = match forced {
        Some(encoding) => (encoding, detect::mark_of(encoding, &bytes)),
        None => detect::encoding_of(&bytes, utf8.is_some())?,
    };
    if bytes.len() == mark {
        return Err(Refusal::Empty);
    }
    let whole = encoding == Encoding::Utf8 && utf8.is_some();
    let (text, mut notes) = match bytes {
        bytes if whole => (unmarked(bytes, mark), Vec::new()),
        bytes => read(encoding, &bytes, mark..length, true),
    };
    notes.extend(doubts(&text, notes.len(), length));
    let text = with_plain_line_ends(text);
    Ok(Decoded {
        text,
        encoding,
        notes,
    })
}

/// UTF-8 without its first `mark` bytes; what is given away is not copied.
fn unmarked(bytes: Cow<[u8]>, mark: usize) -> String {
    let bytes = match bytes {
        Cow::Owned(mut bytes) => {
            bytes.drain(..mark);
            bytes
        }
        Cow::Borrowed(bytes) => bytes[mark..].to_owned(),
    };
    String::from_utf8(bytes).unwrap_or_default()
}

/// Decodes the bytes `part` of `bytes`; `whole` tells that the text ends there, so that a dangling byte is damage.
pub(super) fn read(
    encoding: Encoding,
    bytes: &[u8],
    part: Range<usize>,
    whole: bool,
) -> (String, Vec<Note<Damage>>) {
    let mut decoder = encoding.decoder_kind().new_decoder_without_bom_handling();
    let mut buffer = vec![0; BUFFER];
    let (mut text, mut notes) = (String::new(), Vec::new());
    let mut at = part.start;
    loop {
        let (result, read, written) =
            decoder.decode_to_utf8_without_replacement(&bytes[at..part.end], &mut buffer, whole);
        at += read;
        text.push_str(std::str::from_utf8(&buffer[..written]).unwrap_or_default());
        match result {
            DecoderResult::InputEmpty => return (text, notes),
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, after) => {
                let end = at - usize::from(after);
                note_malformed(
                    end.saturating_sub(usize::from(length))..end,
                    &mut text,
                    &mut notes,
                );
            }
        }
    }
}

/// Writes U+FFFD for the malformed bytes `at`, or lengthens the run that they continue.
fn note_malformed(at: Range<usize>, text: &mut String, notes: &mut Vec<Note<Damage>>) {
    let full = notes.len() >= MOST_NOTES;
    match notes.last_mut() {
        Some(Note {
            at: before,
            what: Damage::Malformed { bytes },
        }) if full || before.end == at.start => {
            if before.end != at.start {
                text.push(char::REPLACEMENT_CHARACTER);
            }
            *bytes += at.len();
            before.end = at.end;
        }
        _ => {
            text.push(char::REPLACEMENT_CHARACTER);
            notes.push(Note::new(at.clone(), Damage::Malformed { bytes: at.len() }));
        }
    }
}

/// What is doubtful about a text that decoded: private use characters, and U+FFFD beyond the `own` that decoding wrote.
fn doubts(text: &str, own: usize, bytes: usize) -> Vec<Note<Damage>> {
    // The bytes that begin characters of the private use areas.
    let bytes_of = text.as_bytes();
    let private = memchr::memchr3(0xEE, 0xF3, 0xF4, bytes_of).is_some()
        || memchr::memchr_iter(0xEF, bytes_of).any(|at| bytes_of[at + 1] <= 0xA3);
    let count = if private {
        text.chars().filter(|c| detect::is_private(*c)).count()
    } else {
        0
    };
    let replaced = text.matches(char::REPLACEMENT_CHARACTER).count();
    let mut notes = Vec::new();
    if count > 0 {
        notes.push(Note::new(0..bytes, Damage::PrivateUse { count }));
    }
    if replaced > own && own < MOST_NOTES {
        notes.push(Note::new(
            0..bytes,
            Damage::Replaced {
                count: replaced - own,
            },
        ));
    }
    notes
}

/// Every line end (CRLF, CR, NEL, LS, PS, VT) as `\n`; UAX #14 rules LB4 and LB5 tell which they are.
fn with_plain_line_ends(text: String) -> String {
    const OTHERS: [char; 5] = ['\r', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}'];
    let bytes = text.as_bytes();
    let wide = ["\u{85}", "\u{2028}", "\u{2029}"];
    let any_wide = || {
        wide.iter()
            .any(|end| memchr::memmem::find(bytes, end.as_bytes()).is_some())
    };
    if memchr::memchr2(b'\r', 0x0B, bytes).is_none() && !any_wide() {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(OTHERS) {
        plain.push_str(&rest[..at]);
        plain.push('\n');
        let end = if rest[at..].starts_with("\r\n") {
            2
        } else {
            rest[at..].chars().next().map_or(1, char::len_utf8)
        };
        rest = &rest[at + end..];
    }
    plain.push_str(rest);
    plain
}
